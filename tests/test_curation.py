"""Curation without fear: own rows, judgements and corrections are applied, told in answers, and undone by taking them out."""

import asyncio
import csv
import io
import itertools
import json
import re
import shlex
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from urllib.parse import quote

import httpx
import orjson
import pytest

import policygraph
from api.app import create_app
from api.cli import run
from api.review import findings
from graph.errors import Conflict
from graph.model import Reading
from ingest.judgements import judgements
from ingest.readers import load
from ingest.reading import read
from ingest.registry import registry
from tests.reading_rules import keeps_the_rules
from tests.registry_folder import registry_folder

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "shanghai-2022-quality.txt"
DOCUMENT = "doc:上海市质量工作领导小组:沪质20220001号"
MARKET = "unit:310000:上海市市场监督管理局"
PATENTS = "unit:310000:上海市知识产权局"
DRUGS = "unit:310000:上海市药品监督管理局"
JUDGED = "judgement,unit,other,on,who,when,why\n"
CORRECTED = "document,start,end,field,value,who,when,why\n"
ONE_OFFICE = f"same,{MARKET},上海市知识产权局,,李,2024-03-01,两块牌子一套人马\n"
SECOND = """上海市人民政府办公厅关于印发《2023年上海市公共数据工作要点》的通知
沪府办〔2023〕9号

各区人民政府：

2023年上海市公共数据工作要点

一、开放公共数据
推进公共数据开放。（牵头单位：市大数据中心；配合单位：市大数据管理中心、市公共数据实验室）
二、建设数据平台
建设数据平台。（责任单位：市大数据中心、省数据集团）

上海市人民政府办公厅
2023年3月1日
"""

Captured = pytest.CaptureFixture[str]
Own = Callable[..., AbstractContextManager[Path]]


@pytest.fixture
def own(tmp_path: Path) -> Own:
    """An own folder of files, by name without ending."""
    return lambda **files: registry_folder(tmp_path / "own", {f"{name}.csv": text for name, text in files.items()})


def sample() -> Reading:
    return read(load(SAMPLE))


def units_of(reading: Reading) -> set[str]:
    return {unit.id for unit in reading.nodes.units} | {duty.unit for duty in reading.responsibilities}


def error(captured: Captured) -> str:
    lines = captured.readouterr().err.splitlines()
    assert len(lines) == 1 and lines[0].startswith("policygraph: "), lines
    return lines[0]


def test_two_units_become_one_and_two_again(own: Own) -> None:
    before = sample()
    assert {MARKET, PATENTS} <= units_of(before)
    with own(judgements=JUDGED + ONE_OFFICE):
        after = sample()
        keeps_the_rules(after)
        assert PATENTS not in units_of(after)
        assert {d.unit for d in after.responsibilities if d.text == "市知識產權局"} == {MARKET}
        assert all(unit.parent != PATENTS for unit in after.nodes.units)
        assert after.registry != before.registry
    assert orjson.dumps(sample()) == orjson.dumps(before)


def test_an_empty_folder_changes_nothing(own: Own) -> None:
    before = orjson.dumps(sample())
    with own():
        assert orjson.dumps(sample()) == before


def test_chains_are_followed_in_any_order(own: Own) -> None:
    rows = [f"same,{MARKET},{PATENTS},,李,2024,甲\n", f"same,{PATENTS},{DRUGS},,李,2024,乙\n"]
    for order in (rows, rows[::-1]):
        with own(judgements=JUDGED + "".join(order)):
            assert {d.unit for d in sample().responsibilities if d.text == "市藥品監管局"} == {MARKET}


def test_what_was_a_part_of_a_merged_unit_is_a_part_of_the_other(own: Own) -> None:
    trade = "unit:310000:上海市商务委员会"
    with own(judgements=JUDGED + f"same,{trade},{MARKET},,李,2024,试\n"):
        assert {unit.parent for unit in sample().nodes.units if unit.id in (PATENTS, DRUGS)} == {trade}


def test_a_name_that_does_not_mean_a_unit_is_provisional(own: Own, capsys: Captured) -> None:
    with own(judgements=JUDGED + f"different,{DRUGS},市藥品監管局,,李,2024-03,另有所指\n"):
        reading = sample()
        keeps_the_rules(reading)
        assert {d.unit for d in reading.responsibilities if d.text == "市藥品監管局"} == {
            f"unit:{DOCUMENT}:市药品监管局"
        }
        assert run(["resolve", "市药品监管局", "--in", "上海市"]) == 1
        assert "judged not meant by 市药品监管局 (李, 2024-03): 另有所指" in capsys.readouterr().err
        assert run(["resolve", "市药监局", "--in", "上海市"]) == 0


def test_a_unit_that_its_notice_does_not_place_can_be_placed(own: Own) -> None:
    other = f"unit:{DOCUMENT}:市药品监管局"
    rows = f"different,{DRUGS},市藥品監管局,,李,2024,非本市\nsame,国家药品监督管理局,{other},,李,2024,指国家局\n"
    with own(judgements=JUDGED + rows):
        found = {d.unit for d in sample().responsibilities if d.text == "市藥品監管局"}
    assert found == {"unit:100000:国家药品监督管理局"}


def test_why_tells_the_judgement(own: Own, capsys: Captured) -> None:
    with own(judgements=JUDGED + ONE_OFFICE):
        assert run(["resolve", "市知识产权局", "--in", "上海市", "--format", "json"]) == 0
        (found,) = json.loads(capsys.readouterr().out)["candidates"]
    assert found["unit"] == MARKET
    assert found["why"].endswith(f"judged the same as {PATENTS} (李, 2024-03-01): 两块牌子一套人马")


def test_renamed_units_are_told(own: Own) -> None:
    with own(judgements=JUDGED + "renamed,上海市市场监督管理局,上海市工商行政管理局,2018-11,李,2024,机构改革\n"):
        (row,) = judgements().renamed
        assert (row.unit, row.other, row.on) == (MARKET, "unit:310000:上海市工商行政管理局", "2018-11")
        assert PATENTS in units_of(sample())
    assert judgements().renamed == []


def test_own_rows_stand_beside_ours_or_in_their_place(own: Own) -> None:
    units = "jurisdiction,name,short,aliases,kind,parent,valid_from,valid_to,source,status\n"
    office = "310000,上海市行业质量工作促进会,质促会,,office,上海市人民政府,,,某公告,verified\n"
    new = "zone:云岭试验区,云岭试验区管理委员会,云岭管委会,,agency,,2024,,某批复,verified\n"
    zones = "name,short,aliases,parent,level,source,status\n云岭试验区,云岭,,310000,county,某批复,verified\n"
    with own(units=units + office + new, zones=zones):
        (body,) = (u for u in sample().nodes.units if u.name == "上海市行业质量工作促进会")
        assert (body.kind, body.source) == ("office", "某公告")
        assert registry().units["zone:云岭试验区", "云岭管委会"][0].source == "某批复"
    assert ("zone:云岭试验区", "云岭管委会") not in registry().units


def place_of(words: str) -> tuple[int, int]:
    """Where the first duty of these words stands in the sample."""
    return next((d.start, d.end) for d in sample().responsibilities if d.text == words)


def test_a_corrected_role_says_so_in_an_answer(own: Own, tmp_path: Path) -> None:
    start, end = place_of("市藥品監管局")
    store = policygraph.open_store(f"sqlite:{tmp_path / 'graph.db'}")
    with own(corrections=f"{CORRECTED}{DOCUMENT},{start},{end},role,leads,李,2024-03-01,见会议纪要\n"):
        keeps_the_rules(sample())
        store.write([sample()])
        rows = policygraph.tasks(store, unit="市药监局").rows
    store.close()
    assert sorted((row.roles[0], row.evidence[0].rule) for row in rows) == [
        ("implements", "shared"),
        ("leads", "correction"),
    ]


def test_a_corrected_unit_takes_the_place_of_the_other(own: Own) -> None:
    start, end = place_of("市行業質量工作促進會")
    rows = f"{DOCUMENT},{start},{end},unit,上海市青年联合会,李,2024,误\n"
    with own(corrections=CORRECTED + rows):
        reading = sample()
    keeps_the_rules(reading)
    duty = next(d for d in reading.responsibilities if d.start == start)
    assert (duty.name, duty.text, duty.rule) == ("上海市青年联合会", "市行業質量工作促進會", "correction")
    assert duty.unit in units_of(reading)


def test_dropped_facts_and_corrections_that_fit_nothing_are_unread(own: Own) -> None:
    start, end = place_of("市藥品監管局")
    rows = [
        f"{DOCUMENT},{start},{end},drop,,李,2024,转引\n",
        f"{DOCUMENT},{start},{end - 1},drop,,李,2024,错位\n",
        "doc:other,1,2,drop,,李,2024,别的\n",
    ]
    said = set()
    for order in (rows, rows[::-1]):
        with own(corrections=CORRECTED + "".join(order)):
            reading = sample()
            keeps_the_rules(reading)
            assert not any(d.start == start for d in reading.responsibilities)
            said.add(tuple((unread.text, unread.why) for unread in reading.unread))
    assert said == {
        (
            ("市藥品監管", "a correction of drop by 李 (2024) fits no fact here"),
            ("市藥品監管局", "corrected by 李: 转引"),
        )
    }


WRONG_JUDGEMENTS = [
    ("alike,上海市教育委员会,上海市财政局,,李,2024,甲", "judgement is 'alike'; write same, different, renamed"),
    (",上海市教育委员会,上海市财政局,,李,2024,甲", "judgement is empty"),
    ("same,上海市教育委员会,上海市财政局,,,2024,甲", "who is empty; write who decided so"),
    ("same,上海市教育委员会,上海市财政局,,李,去年,甲", "when is '去年'; write a date as 2024-03-01"),
    ("renamed,上海市教育委员会,上海市财政局,,李,2024,甲", "on is empty; write since when"),
    ("same,unit:310000:某某,上海市财政局,,李,2024,甲", "unit is unit:310000:某某, the id of no unit"),
    ("same,unit:乌有,上海市财政局,,李,2024,甲", "unit is unit:乌有, the id of no unit"),
    ("same,朝阳区教育局,上海市财政局,,李,2024,甲", "which names several units: write one of unit:"),
    ("same,市教育局,上海市财政局,,李,2024,甲", "which names no unit that is known"),
    ("same,上海市财政局,上海市财政局,,李,2024,甲", "write two units"),
    ("different,上海市财政局,unit:310000:上海市财政局,,李,2024,甲", "write the name that does not mean"),
    ("same,上海市财政局,上海市教育委员会,李,2024,甲", "it has 6 cells for 7 columns"),
    ('same,上海市财政局,上海市教育委员会,,李,2024,"甲', "check its quotation marks"),
]


@pytest.mark.parametrize(("row", "said"), WRONG_JUDGEMENTS)
def test_a_wrong_judgement_is_one_sentence(own: Own, row: str, said: str, capsys: Captured) -> None:
    with own(judgements=f"{JUDGED}{row}\n") as folder:
        assert run(["read", str(SAMPLE)]) == 2
        line = error(capsys)
    assert f"{folder / 'judgements.csv'}, line 2: " in line
    assert said in line


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([(MARKET, DRUGS), (DRUGS, MARKET)], "line 3: " + MARKET + " would become itself"),
        ([(MARKET, DRUGS), (PATENTS, MARKET), (DRUGS, PATENTS)], "line 4: " + PATENTS + " would become itself"),
        (
            [(MARKET, DRUGS), (PATENTS, DRUGS)],
            "line 3: " + DRUGS + " is the same as " + PATENTS + " here and as " + MARKET,
        ),
    ],
)
def test_judgements_that_contradict_each_other(
    own: Own, rows: list[tuple[str, str]], said: str, capsys: Captured
) -> None:
    with own(judgements=JUDGED + "".join(f"same,{unit},{other},,李,2024,甲\n" for unit, other in rows)):
        assert run(["resolve", "上海市财政局"]) == 2
        assert said in error(capsys)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (f"{DOCUMENT},a,9,drop,,李,2024,甲", "start is 'a'; write a number"),
        (f"{DOCUMENT},9,9,drop,,李,2024,甲", "end is 9, not behind start 9"),
        (f"{DOCUMENT},1,9,rule,,李,2024,甲", "field is 'rule'; write unit, role, drop"),
        (f"{DOCUMENT},1,9,role,boss,李,2024,甲", "value is 'boss'; write a role, leads, supports, implements"),
        (f"{DOCUMENT},1,9,drop,x,李,2024,甲", "leave it empty where field is drop"),
        (f"{DOCUMENT},1,9,unit,市教育局,李,2024,甲", "value is 市教育局, which names no unit"),
        ("1,1,9,drop,,李,2024,甲", "which is no id; policygraph documents lists them"),
        (f"{DOCUMENT},1,99999,drop,,李,2024,甲", "the text of " + DOCUMENT + " ends at"),
    ],
)
def test_a_wrong_correction_is_one_sentence(own: Own, row: str, said: str, capsys: Captured) -> None:
    with own(corrections=f"{CORRECTED}{row}\n") as folder:
        assert run(["read", str(SAMPLE)]) in (1, 2)
        line = error(capsys)
    assert f"{folder / 'corrections.csv'}, line 2: " in line
    assert said in line


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "judgements.csv",
            "judgement,unit,others\n",
            "line 1: the columns are judgement,unit,others; write judgement,unit,",
        ),
        ("units.csv", "name\n", "line 1: the columns are name; write jurisdiction,name"),
        ("judgement.csv", JUDGED, "judgement.csv would not be read: the files of a registry are zones.csv"),
        ("places.csv", "code\n", "places.csv would not be read"),
        ("judgements.csv", "", "line 1: the columns are missing; write judgement,unit"),
        ("prefixes.csv", "prefix,full,source,status\n某行,,甲,\n", "line 2: full is empty"),
        (
            "zones.csv",
            "name,short,aliases,parent,level,source,status\n甲区,甲,,31,county,乙,\n",
            "parent is '31', no place",
        ),
        (
            "zones.csv",
            "name,short,aliases,parent,level,source,status\n甲区,甲,,310000,x,乙,\n",
            "level is 'x'; write one of",
        ),
    ],
)
def test_a_wrong_file_is_one_sentence(tmp_path: Path, name: str, text: str, said: str, capsys: Captured) -> None:
    with registry_folder(tmp_path / "own", {name: text}):
        assert run(["ingest", str(SAMPLE), "--store", f"sqlite:{tmp_path / 'g.db'}"]) in (1, 2)
        assert said in error(capsys)
    assert not (tmp_path / "g.db").exists()


def test_files_as_spreadsheets_write_them(own: Own) -> None:
    row = JUDGED + ONE_OFFICE
    for data in (row.replace("\n", "\r\n").encode("utf-8-sig"), row.encode("utf-16")):
        with own(judgements="") as folder:
            (folder / "judgements.csv").write_bytes(data)
            assert PATENTS not in units_of(sample())


def test_the_folder_must_be_there(tmp_path: Path, capsys: Captured) -> None:
    with registry_folder(tmp_path / "own", {}):
        assert run(["read", str(SAMPLE), "--registry", str(tmp_path / "none")]) == 2
        assert "which is no folder" in error(capsys)


def test_a_store_of_another_registry_refuses_until_it_is_read_again(own: Own, tmp_path: Path, capsys: Captured) -> None:
    url = f"sqlite:{tmp_path / 'graph.db'}"
    store = policygraph.open_store(url)
    store.write([sample()])
    with own(judgements=JUDGED + ONE_OFFICE):
        with pytest.raises(Conflict, match="policygraph reread"):
            store.write([sample()])
        assert run(["ingest", str(SAMPLE), "--store", url]) == 1
        assert "`policygraph reread` brings it up to date" in error(capsys)
        assert run(["reread", "--store", url]) == 0
        assert store.status().registry == registry().version
        assert PATENTS not in [row.id for row in store.units(limit=500).rows]
        for name in (PATENTS, "市知识产权局", "上海市知识产权局"):
            assert policygraph.tasks(store, unit=name).rows == policygraph.tasks(store, unit=MARKET).rows
    assert run(["reread", "--store", url]) == 0
    assert PATENTS in [row.id for row in store.units(limit=500).rows]
    store.close()


def test_the_old_address_leads_to_the_new_one(own: Own, tmp_path: Path) -> None:
    store = policygraph.open_store(f"sqlite:{tmp_path / 'graph.db'}")

    async def get(path: str, follow: bool = False) -> httpx.Response:
        transport = httpx.ASGITransport(create_app(store))
        async with httpx.AsyncClient(transport=transport, base_url="http://test", follow_redirects=follow) as client:
            return await client.get(path)

    with own(judgements=JUDGED + ONE_OFFICE):
        store.write([sample()])
        for end in ("", "/tasks", "/tasks?role=implements&limit=2"):
            moved = asyncio.run(get(f"/v1/units/{PATENTS}{end}"))
            assert (moved.status_code, moved.content) == (308, b"")
            path, question, query = end.partition("?")
            assert moved.headers["location"] == f"/v1/units/{quote(MARKET, safe=':')}{path}{question}{query}"
            there = asyncio.run(get(f"/v1/units/{PATENTS}{end}", follow=True))
            assert there.content == asyncio.run(get(f"/v1/units/{MARKET}{end}")).content
        assert asyncio.run(get(f"/v1/units/{MARKET}")).status_code == 200
        assert asyncio.run(get(f"/v1/tasks?unit={PATENTS}")).json()["meta"]["unit"]["id"] == MARKET
    store.close()


@pytest.fixture
def two(tmp_path: Path) -> str:
    """A store of the sample and a second notice."""
    (tmp_path / "second.txt").write_text(SECOND, "utf-8")
    url = f"sqlite:{tmp_path / 'two.db'}"
    assert run(["ingest", str(SAMPLE), str(tmp_path / "second.txt"), "--store", url]) == 0
    return url


def test_review_lists_what_is_worth_a_look(two: str, capsys: Captured) -> None:
    capsys.readouterr()
    assert run(["review", "--store", two, "--format", "json"]) == 0
    near, provisional, rare = json.loads(capsys.readouterr().out)["results"]
    assert (near["unit"], near["other"]) == ("unit:310000:上海市大数据管理中心", "unit:310000:上海市大数据中心")
    assert (provisional["name"], provisional["reason"][:11]) == ("省数据集团", "provisional")
    assert rare["name"] == "上海市公共数据实验室"
    assert all(one["quote"] in SECOND and one["document"] == near["document"] for one in (near, provisional, rare))
    assert run(["review", "--store", two, "--limit", "1", "--format", "csv"]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert row["unit"] == near["unit"]
    assert run(["review", "--store", two]) == 0
    assert "市大数据管理中心、市公共数据实验室" in capsys.readouterr().out


def test_what_review_prints_becomes_judgements(two: str, own: Own, capsys: Captured) -> None:
    capsys.readouterr()
    assert run(["review", "--store", two, "--limit", "1", "--format", "judgements"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    judged = f"same{row.removesuffix(',,,,')},,李,2024,改名\n"
    with own(judgements=f"{head}\n{judged}"):
        assert run(["reread", "--store", two]) == 0
        capsys.readouterr()
        assert run(["review", "--store", two, "--format", "json"]) == 0
        assert [one["name"] for one in json.loads(capsys.readouterr().out)["results"]] == [
            "省数据集团",
            "上海市公共数据实验室",
        ]
    told = row.removesuffix(",,,,").split(",")
    with own(judgements=f"{head}\ndifferent,{told[1]},上海市大数据管理中心,,李,2024,两家\n"):
        assert run(["review", "--store", two, "--format", "csv"]) == 0
        assert "near names" not in capsys.readouterr().out


def test_the_example_of_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    page = (ROOT / "docs" / "curation.md").read_text("utf-8")
    files = dict(re.findall(r"`curation/(\S+)`\n\n```csv\n(.*?)```", page, re.DOTALL))
    assert sorted(files) == ["corrections.csv", "judgements.csv"]
    commands = re.findall(r"tests/test_curation.py -->\n```console\n(.*?)```", page, re.DOTALL)
    (tmp_path / "samples").symlink_to(SAMPLE.parent)
    monkeypatch.chdir(tmp_path)
    told = ""
    with registry_folder(tmp_path / "curation", files):
        for line in "".join(commands).splitlines():
            if line.startswith("$ "):
                told += f"{line}\n"
            if line.startswith("$ policygraph "):
                assert run(shlex.split(line)[2:]) == 0
                told += capsys.readouterr().out if " ingest " not in line else ""  # whose counts grow with the reader
                capsys.readouterr()
    assert told == "".join(commands)


def test_review_of_many_units(tmp_path: Path) -> None:
    store = policygraph.open_store(f"sqlite:{tmp_path / 'many.db'}")
    letters = itertools.product("水电气数科技文旅商贸", repeat=3)
    names = ["市" + "".join(three) + kind for three in letters for kind in ("研究中心", "协会")]
    tasks = [f"{n}.推进工作。（责任单位：{'、'.join(names[n::100])}）" for n in range(1, 100)]
    notice = "上海市人民政府关于印发工作要点的通知\n沪府〔2023〕1号\n\n2023年上海市工作要点\n\n" + "\n".join(tasks)
    store.write([policygraph.read(notice.encode(), "notice.txt")])
    assert store.status().nodes["Unit"] > 1500
    assert len(findings(store, 500)) == 500
    store.close()


def test_answers_about_a_judged_unit_say_so(tmp_path: Path, own: Own, capsys: Captured) -> None:
    store = f"sqlite:{tmp_path / 'judged.db'}"
    with own(judgements=JUDGED + ONE_OFFICE):
        assert run(["ingest", str(SAMPLE), "--store", store]) == 0
        capsys.readouterr()
        assert run(["tasks", "--unit", "市知识产权局", "--store", store, "--format", "json"]) == 0
        (told,) = json.loads(capsys.readouterr().out)["meta"]["judgements"]
        assert told == f"{MARKET} is judged the same as {PATENTS} (李, 2024-03-01): 两块牌子一套人马"
        assert run(["tasks", "--unit", "市市场监管局", "--store", store]) == 0
        assert told in capsys.readouterr().out
        assert run(["tasks", "--unit", "市教委", "--store", store, "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out)["meta"]["judgements"] == []
