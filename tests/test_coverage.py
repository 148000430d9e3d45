"""What was read of a notice, shown: nothing of its text is lost, every fact is marked, and nothing that it says acts."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from api import coverage_page, coverage_text
from api.cli import run
from api.coverage_words import LETTERS, Covered
from api.visible import visible
from graph.model import Document, Reading
from ingest.coverage import AROUND, FACTS, PARTIES, ROLES, Cover, Mark, marks, segments
from ingest.coverage_figures import Figures, altogether, figures, of_responsibility
from ingest.readers import load
from ingest.reading import read
from tests.test_reading import PIECES

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "shanghai-2022-quality.txt"
NOTICES = [SAMPLE, *sorted((ROOT / "tests" / "cases").glob("*/input.txt"))]
HOSTILE = st.sampled_from(
    ["<script>alert(1)</script>", "</div></section>", "&amp;", "&", '"', "'", "\0", "\x1b[31m", "\x07", "\x85", "\r", "\t", "\u202e", "\u2066", "\u0338", "\u0301", "\ufffe", "\u2028", "https://example.org/x.js", "<!--", "]]>"]
)  # fmt: skip
WORST = (
    "广州市<b>&‮\u0338关于印发《<script>alert(1)</script>》的通知\n一、\u0338修路\0<img src=https://example.org/x.png>。"
    '（牵头单位：市教育局\x1b[2J、</div>\u0338"\'市财政局）\n二、造桥，落实《城市规划" onfocus="alert(1)》。（牵头单位待定<!--）\n'
)

Captured = pytest.CaptureFixture[str]


def of_text(text: str) -> Reading:
    return read(Document(text, "text/plain", "0" * 64))


def covered(reading: Reading, name: str = "notice.txt") -> Covered:
    text = tuple(segments(reading))
    return Covered(name, reading, text, figures(reading, text))


def html_of(*readings: Reading) -> str:
    all_of_them = [covered(reading) for reading in readings]
    rows = [(one.name, one.figures) for one in all_of_them]
    total = [("all", altogether(one.figures for one in all_of_them))] if len(rows) > 1 else []
    return coverage_page.page([*rows, *total], [coverage_page.section(n, one) for n, one in enumerate(all_of_them, 1)])


def expected(reading: Reading) -> Iterator[tuple[Cover, int, int]]:
    """The range of each fact and item with its kind."""
    for duty in reading.responsibilities:
        yield ROLES[duty.role], duty.start, duty.end
        yield Cover.CARRIER, duty.quote_start, duty.quote_end
    for party in reading.parties:
        yield PARTIES[party.role], party.start, party.end
    for item in reading.items:
        yield Cover.TASK if item.is_task else Cover.SECTION, item.start, item.end
    for cover, facts in (
        (Cover.UNIT, reading.mentions),
        (Cover.POLICY, reading.policies),
        (Cover.CAMPAIGN, reading.campaigns),
        (Cover.PLACE, reading.places),
        (Cover.MEASURE, reading.measures),
        (Cover.DEADLINE, reading.deadlines),
        (Cover.UNREAD, reading.unread),
    ):
        for fact in facts:
            yield cover, fact.start, fact.end


def keeps_the_text(reading: Reading) -> None:
    """The segments are the text; each fact's range is covered by its kind, and by it nowhere else."""
    text = list(segments(reading))
    assert "".join(reading.text[segment.start : segment.end] for segment in text) == reading.text
    assert all(segment.start < segment.end for segment in text)
    shown = {
        cover: {at for segment in text for mark in segment.marks if mark.cover is cover for at in _within(segment)}
        for cover in Cover
    }
    wanted: dict[Cover, set[int]] = {cover: set() for cover in Cover}
    for cover, start, end in expected(reading):
        wanted[cover].update(range(start, end))
    for cover in Cover:
        if cover is not Cover.TITLE:
            assert shown[cover] == wanted[cover], cover


def _within(where: object) -> range:
    return range(where.start, where.end)  # type: ignore[attr-defined]


def adds_up(reading: Reading) -> None:
    found = figures(reading)
    assert found.in_tasks + found.in_sections + found.outside == found.characters == len(reading.text)
    assert found.planned == found.with_responsible + found.without_responsible
    assert found.planned + found.reported == len(reading.tasks)
    facts = (
        reading.responsibilities, reading.parties, reading.mentions, reading.policies, reading.campaigns, reading.places,
        reading.measures, reading.deadlines,
    )  # fmt: skip
    assert found.facts == sum(len(kind) for kind in facts)
    assert found.unread == len(reading.unread)
    assert found.carriers_read == len({(duty.quote_start, duty.quote_end) for duty in reading.responsibilities})


class Page(HTMLParser):
    """A page as a browser would take it: its elements must nest; the text of the notices apart."""

    VOID = ("meta",)

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.texts: list[str] = []
        self.depth_of_text = 0
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.tips: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self.attributes.update(given)
        self.ids += [given["id"] or ""] if "id" in given else []
        self.links += [given["href"] or ""] if "href" in given else []
        self.tips += [given["title"] or ""] if "title" in given else []
        if tag not in self.VOID:
            self.open.append(tag)
        if given.get("class") == "text":
            self.texts.append("")
            self.depth_of_text = len(self.open)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if len(self.open) < self.depth_of_text:
            self.depth_of_text = 0

    def handle_data(self, data: str) -> None:
        if self.depth_of_text:
            self.texts[-1] += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def is_sound(html: str, *readings: Reading) -> Page:
    """The page holds each text once and in order; its anchors are unique and its links lead to them; nothing acts."""
    page = Page(html)
    assert page.texts == [visible(reading.text) for reading in readings]
    assert len(set(page.ids)) == len(page.ids)
    assert {link[1:] for link in page.links} <= set(page.ids) and all(link.startswith("#") for link in page.links)
    assert not page.tags & {"script", "link", "img", "iframe", "object", "base", "form"}
    assert not {name for name in page.attributes if name.startswith("on") or name in ("src", "style", "srcset")}
    assert not re.search(r"url\(|@import", coverage_page.STYLES.read_text("utf-8"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", html)
    assert not re.search("[<>\"'=]\u0338", html)
    html.encode()
    return page


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.parent.name)
def test_a_notice_is_shown_whole(path: Path) -> None:
    reading = read(load(path))
    keeps_the_text(reading)
    adds_up(reading)
    is_sound(html_of(reading), reading)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES | HOSTILE, max_size=60).map("".join))
@example(WORST)
def test_any_text_is_shown_whole_and_nothing_acts(text: str) -> None:
    reading = of_text(text)
    keeps_the_text(reading)
    adds_up(reading)
    is_sound(html_of(reading, reading), reading, reading)
    for colours in (False, True):
        said = "\n".join(coverage_text.covered(covered(reading), colours=colours))
        assert not re.search("[\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", said)
        assert not re.search("\x1b(?!\\[[0-9;]*m)" if colours else "\x1b", said)


def test_what_is_hostile_is_shown_as_it_stands() -> None:
    page = is_sound(html_of(of_text(WORST)), of_text(WORST))
    assert "<script>alert(1)</script>" in page.texts[0]
    assert "https://example.org/x.png" in page.texts[0]
    assert "修路␀<img" in page.texts[0] and "&�" in page.texts[0]


def test_a_tip_tells_kind_role_unit_rule_and_reason() -> None:
    reading = of_text("广州市2023年工作要点\n一、修路。（牵头单位：市教育局等）\n二、造桥。（牵头单位待定）\n")
    tips = is_sound(html_of(reading), reading).tips
    said = "leads: 广州市教育局, unit:440100:广州市教育局, 等, rule labelled\ncarrier, read by the rule labelled\ntask: 一 修路"
    assert said in tips
    assert "unread: a parenthesis speaks of responsibility, but no format reads it\ntask: 二 造桥" in tips


def test_a_unit_that_a_rule_gives_to_many_tasks_is_one_mark() -> None:
    reading = of_text("2023年工作要点\n一、修路。（财政部负责）\n")
    (duty,) = reading.responsibilities
    reading = replace(reading, responsibilities=(duty,) * 1000)
    (mark,) = (mark for mark in marks(reading) if mark.cover is Cover.IMPLEMENTS)
    assert len(mark.facts) == 1000
    assert any("and 995 more here" in tip for tip in is_sound(html_of(reading), reading).tips)


def test_the_most_telling_gives_the_look_and_all_are_known() -> None:
    reading = of_text("2023年工作要点\n一、修路。（财政部负责）\n")
    looks = {reading.text[s.start : s.end]: [mark.cover for mark in s.marks] for s in segments(reading)}
    assert looks["财政部"] == [Cover.IMPLEMENTS, Cover.CARRIER, Cover.TASK]
    assert looks["负责）"] == [Cover.CARRIER, Cover.TASK]
    assert looks["修路"] == [Cover.TITLE, Cover.TASK]
    assert Mark(Cover.UNREAD, 0, 9, ()).place < Mark(Cover.LEADS, 0, 9, ()).place


UNREAD = {
    "一、修路。（牵头单位待定）": True,
    "一、修路。由其中一家牵头建立机制。": True,
    "一、修路。\n责任单位：待定": True,
    "一、修路。（牵头单位：市教育局、很好的事情真好）": False,
    "（牵头单位：市教育局）": True,
    "| 序号 | 任务 | 责任单位 |\n| --- | --- | --- |\n| 1 | 修路 | 市教育局 |\n| 2 | 造桥 | 待定事项很好 |": True,
}


@pytest.mark.parametrize("words", UNREAD)
def test_a_carrier_that_was_not_read_is_counted(words: str) -> None:
    reading = of_text(f"广州市2023年工作要点\n\n{words}\n")
    assert [of_responsibility(passage) for passage in reading.unread] == [UNREAD[words]]
    assert figures(reading).carriers_unread == UNREAD[words]


def test_each_passage_of_a_fact_has_its_letter_though_another_stands_in_it() -> None:
    reading = of_text("广州市2023年工作要点\n一、建设30个学校。\n")
    (measure,) = reading.measures
    title = reading.policies[0]
    around = replace(title, start=measure.start, end=measure.end + 2)
    html = html_of(replace(reading, policies=(around,)))
    text = html[html.index('class="text"') :]
    assert re.findall(r'<mark class="(\w+)" data-letter="(.)" tabindex="0"', text) == [
        ("measure", "#"),
        ("policy", "P"),
    ]


def test_items_in_what_was_not_read_have_their_anchors() -> None:
    reading = of_text("广州市2023年工作要点\n一、修路。\n二、造桥。\n")
    (whole,) = of_text("2023年工作要点\n一、（牵头单位待定）\n").unread
    reading = replace(reading, unread=(replace(whole, start=0, end=len(reading.text)),))
    assert len(is_sound(html_of(reading), reading).links) == 3


def test_a_page_grows_with_its_text() -> None:
    """One endless title with many facts does not stand in the tip of each."""
    short, long = (len(html_of(of_text("2023年工作要点\n一、" + "建设30个项目，" * times))) for times in (500, 2000))
    assert long < 4.5 * short


def test_the_sample_in_figures() -> None:
    found = figures(read(load(SAMPLE)))
    assert (found.planned, found.with_responsible, found.reported) == (18, 18, 9)
    assert (found.carriers_read, found.carriers_unread) == (18, 0)
    assert (found.leads, found.supports, found.implements) == (12, 12, 35)
    assert 0.75 < found.share(found.in_tasks) < 0.9


def test_figures_of_several_are_sums() -> None:
    one = figures(read(load(SAMPLE)))
    both = altogether([one, one])
    assert all(getattr(both, name) == 2 * value for name, value in asdict(one).items())
    assert altogether([]) == Figures()


def colours(name: str) -> dict[str, str]:
    """The colours of the page in light, and in dark."""
    light, dark = re.findall(r":root \{(.*?)\}", coverage_page.STYLES.read_text("utf-8"), re.DOTALL)
    return dict(re.findall(r"--(\w+): (#\w{6})", light if name == "light" else dark))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_readable(scheme: str) -> None:
    found = colours(scheme)
    kinds = {*FACTS, Cover.UNREAD, Cover.CARRIER}
    assert kinds <= set(found)
    assert all(contrast(found["ink"], found[kind]) >= 7 for kind in kinds)
    assert all(contrast(found[name], found["page"]) >= 4.5 for name in ("ink", "quiet", "link", "alarm"))
    assert contrast(found["rule"], found["page"]) >= 3


def test_nobody_needs_to_see_colours() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)
    assert set(LETTERS) == set(Cover) - set(AROUND)


def test_without_colours_facts_stand_in_brackets(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "a.txt"
    path.write_text("广州市2023年工作要点\n\n一、修路。（牵头单位：市教育局）\n二、造桥。（牵头单位待定）\n", "utf-8")
    assert run(["coverage", str(path)]) == 0
    said = capsys.readouterr().out
    assert "┃ 一、修路。（牵头单位：‹leads:市教育局›）\n┃ 二、造桥。‹unread:（牵头单位待定）›\n" in said
    assert "unread at 36: （牵头单位待定） (a parenthesis speaks of responsibility, but no format reads it)" in said
    assert run(["coverage", str(path), "--color"]) == 0
    assert "\x1b[36m\x1b[1m\x1b[4mL:市教育局\x1b[0m" in capsys.readouterr().out


def test_several_files_have_a_row_each(tmp_path: Path, capsys: Captured) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(SAMPLE.read_bytes())
    assert run(["coverage", str(SAMPLE), str(copy), "--figures"]) == 0
    head, first, second, total = capsys.readouterr().out.splitlines()
    assert (
        head.startswith("file")
        and first.split()[1:] == second.split()[1:]
        and total.startswith("all")
        and " 36 " in total
    )
    page = tmp_path / "page.html"
    assert run(["coverage", str(SAMPLE), str(copy), "--html", str(page)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == head
    text = SAMPLE.read_text("utf-8")
    assert Page(page.read_text("utf-8")).texts == [text, text]
    before = page.read_bytes()
    assert run(["coverage", str(SAMPLE), str(copy), "--html", str(page)]) == 0
    assert page.read_bytes() == before


def test_json(capsys: Captured) -> None:
    assert run(["coverage", str(SAMPLE), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    (row,) = answer["results"]
    assert answer["meta"]["count"] == 1 and answer["meta"]["total"]["planned"] == 18
    assert (row["file"], row["document"]) == (str(SAMPLE), "doc:上海市质量工作领导小组:沪质20220001号")
    assert row["leads"] == 12 and sum(row["shares"].values()) == pytest.approx(1, abs=0.001)


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_shown(tmp_path: Path, capsys: Captured) -> None:
    page = tmp_path / "page.html"
    assert run(["coverage", str(SAMPLE), str(tmp_path / "no.txt"), "--html", str(page)]) == 1
    said = capsys.readouterr()
    assert (
        said.err == f"policygraph: there is no file {tmp_path / 'no.txt'}\n" and len(Page(page.read_text()).texts) == 1
    )
    assert run(["coverage", str(tmp_path / "no.txt"), "--html", str(tmp_path / "none.html"), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["results"] == []
    assert not (tmp_path / "none.html").exists()


def test_a_page_never_replaces_another_file(tmp_path: Path, capsys: Captured) -> None:
    notice = tmp_path / "notice.html"
    notice.write_text("<p>一、修路。</p>", "utf-8")
    assert run(["coverage", str(SAMPLE), "--html", str(notice)]) == 2
    assert "is no page of this command" in capsys.readouterr().err and notice.read_text("utf-8") == "<p>一、修路。</p>"
    assert run(["coverage", str(SAMPLE), "--html", str(tmp_path)]) == 2
    assert run(["coverage", str(SAMPLE), "--html", str(tmp_path / "no" / "page.html")]) == 2
    assert run(["coverage"]) == 2


def test_the_documented_example(tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    notice, said = re.findall(
        r"```(?:text|console)\n(.*?)```", (ROOT / "docs" / "coverage.md").read_text("utf-8"), re.DOTALL
    )
    (tmp_path / "plan.txt").write_text(notice, "utf-8")
    monkeypatch.chdir(tmp_path)
    command, _, output = said.partition("\n")
    assert run(command.removeprefix("$ policygraph ").split()) == 0
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == output.splitlines()


def test_what_is_not_read_is_on_the_page_and_in_the_figures(tmp_path: Path, capsys: Captured) -> None:
    folder, page = tmp_path / "notices", tmp_path / "page.html"
    folder.mkdir()
    (folder / "a.txt").write_bytes(SAMPLE.read_bytes())
    (folder / "b<i>.txt").touch()
    (folder / "c.rtf").write_bytes(b"{\\rtf1}")
    assert run(["coverage", str(folder), "--html", str(page)]) == 1
    told = page.read_text("utf-8")
    assert "2 files not read" in told
    assert (
        "b&lt;i&gt;.txt is empty: it holds no notice" in told and "c.rtf is a Rich Text file: save it as .docx" in told
    )
    capsys.readouterr()
    assert run(["coverage", str(folder), "--format", "json"]) == 1
    not_read = json.loads(capsys.readouterr().out)["meta"]["not_read"]
    assert [(Path(one["file"]).name, one["status"]) for one in not_read] == [
        ("c.rtf", "skipped"),
        ("b<i>.txt", "failed"),
    ]
