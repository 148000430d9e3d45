"""Word files: what Word shows is what is read, and the same notice says the same whatever file it is in."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docx import Document as WordDocument

from graph.errors import UnreadableInput
from ingest.files.blocks import Block, Table, as_text
from ingest.files.office.docx import read
from ingest.files.office.numerals import numeral
from ingest.readers import load
from ingest.reading import read as reading_of
from tests.as_blocks import blocks_of, facts
from tests.make_docx import (
    PLAN,
    SPACES,
    STRICT,
    WORD,
    docx,
    item,
    level,
    numbering,
    p,
    package,
    parts_of,
    raw,
    run,
    tbl,
    tc,
    tr,
)


def lines(body: str, **more: str) -> list[str]:
    return read(raw(body, **more), "a.docx").text.splitlines()


SAMPLE = Path("samples/shanghai-2022-quality.txt")
CASES = [
    Path("tests/cases") / name / "input.txt"
    for name in (
        "bianmao", "dali-sports", "fangsha", "guoban-changguan", "hanzhong-eldercare", "kouan", "prose", "table-tabs",
        "traditional-city", "xinfang", "yantai-aiwei", "labels-and-deadlines", "lanzhou-digital", "chouyang", "hegang-grain",
    )
]  # fmt: skip
TASKS = Table(
    (
        ("序号", "任务", "牵头单位", "配合单位"),
        ("一、改善民生", "", "", ""),
        ("1", "修路", "市交通局\n市财政局", "市公安局"),
        ("2", "养路", None, ""),
        ("3", "造桥", None, "各区"),
    ),
    frozenset({1}),
)


def test_paragraphs_and_tables_stand_in_their_order() -> None:
    blocks: list[Block] = ["关于修路的通知", "一、总体要求", TASKS, "二、其他", "市政府"]
    assert read(docx(blocks), "a.docx").text == as_text(blocks)


@pytest.mark.parametrize("path", [SAMPLE, *CASES], ids=lambda path: path.parent.name)
def test_a_notice_says_the_same_in_word(path: Path) -> None:
    written = load(path.read_bytes(), "a.txt")
    in_word = load(docx(blocks_of(path.read_text("utf-8"))), "a.docx")
    assert facts(reading_of(in_word)) == facts(reading_of(written))
    assert facts(reading_of(written))[0], "a notice without tasks proves nothing"


PLAN_TEXT = """市2022年教育工作要点
一、提高质量
（一）抓好教学。
1.建设学校3所。（市教育局负责）
2.培训教师。（市人社局、市教育局负责）
（二）管好食堂。（市市场监管局负责）
二、保障安全
（一）检查校车。6月底前完成。（牵头单位：市公安局；配合单位：市教育局）
"""
NUMBERED = (
    (re.compile(r"([一二三四五六七八九十]+)、"), 0),
    (re.compile(r"[（(]([一二三四五六七八九十]+)[）)]"), 1),
    (re.compile(r"(\d+)[.．、]"), 2),
)
CHINESE = [numeral(number, "chineseCounting") for number in range(1, 99)]


def counted_by_word(text: str) -> tuple[bytes, int]:
    """The text in a file whose numbers Word counts, where it would count as was typed; and how many these are."""
    body, reached, counted = "", [0, 0, 0], 0
    for line in text.splitlines():
        for pattern, at in NUMBERED:
            match = pattern.match(line)
            number = 0 if match is None else int(match[1]) if at == 2 else CHINESE.index(match[1]) + 1
            if match is not None and number == reached[at] + 1:
                reached[at:] = [number, *[0] * (2 - at)]
                body, counted = body + item(line[match.end() :], at), counted + 1
                break
        else:
            body += p(line)
    return raw(body, numbering=numbering()), counted


def test_numbers_that_word_counts_are_as_typed() -> None:
    data, counted = counted_by_word(PLAN_TEXT)
    assert counted == 7
    assert re.sub(r"(?m)^(\d)\. ", r"\1.", read(data, "a.docx").text) == PLAN_TEXT


@pytest.mark.parametrize(
    "path",
    [path for path in (SAMPLE, *CASES) if "\t" not in path.read_text("utf-8")],
    ids=lambda path: path.parent.name,
)
def test_a_notice_says_the_same_with_numbers_that_word_counts(path: Path) -> None:
    text = re.sub(r"(?m)^\((\w+)\)", r"（\1）", path.read_text(encoding="utf-8"))
    data, _ = counted_by_word(text.replace("&", "&amp;").replace("<", "&lt;"))
    assert facts(reading_of(load(data, "a.docx"))) == facts(reading_of(load(text.encode(), "a.txt")))


@pytest.mark.parametrize(
    ("style", "third", "twelfth"),
    [
        ("chineseCounting", "三", "十二"),
        ("chineseCountingThousand", "三", "十二"),
        ("japaneseCounting", "三", "十二"),
        ("ideographDigital", "三", "一二"),
        ("chineseLegalSimplified", "叁", "壹拾贰"),
        ("ideographTraditional", "丙", "乙"),
        ("decimalEnclosedCircle", "③", "⑫"),
        ("decimalEnclosedParen", "⑶", "⑿"),
        ("decimalFullWidth", "３", "１２"),
        ("decimalZero", "03", "12"),
        ("upperLetter", "C", "L"),
        ("lowerRoman", "iii", "xii"),
        ("unheard", "3", "12"),
    ],
)
def test_every_style_of_numbers(style: str, third: str, twelfth: str) -> None:
    assert (numeral(3, style).lstrip("壹"), numeral(12, style).removeprefix("壹")) == (
        third,
        twelfth.removeprefix("壹"),
    )


@pytest.mark.parametrize(
    ("body", "more", "expected"),
    [
        pytest.param(
            item("甲") + p("文") + item("乙") + item("丙", 1) + item("丁") + item("戊", 1),
            {"numbering": numbering()},
            ["一、甲", "文", "二、乙", "（一）丙", "三、丁", "（一）戊"],
            id="levels begin anew below",
        ),
        pytest.param(
            item("甲") + item("乙", 1) + item("丙") + item("丁", 1),
            {"numbering": numbering((PLAN[0], level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>')))},
            ["一、甲", "1. 乙", "二、丙", "2. 丁"],
            id="a level that runs on",
        ),
        pytest.param(
            item("甲") + item("乙", 0, 2) + item("丙") + item("丁", 0, 3),
            {
                "numbering": numbering(
                    nums='<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
                    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
                    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
                )
            },
            ["一、甲", "二、乙", "三、丙", "一、丁"],
            id="lists of one definition count on unless told to start",
        ),
        pytest.param(
            item("甲") + item("乙", 2),
            {
                "numbering": numbering(
                    (level(0, "chineseCounting", "第%1章"), level(2, "decimal", "%1.%3", "<w:isLgl/>"))
                )
            },
            ["第一章 甲", "1.1 乙"],
            id="the number of the level above, in figures",
        ),
        pytest.param(
            p("甲", '<w:pStyle w:val="B"/>') + p("乙", '<w:pStyle w:val="B"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
            {
                "numbering": numbering(
                    (level(0, "decimal", "%1."), level(1, "chineseCounting", "（%2）", '<w:pStyle w:val="A"/>'))
                ),
                "styles": '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
                '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
            },
            ["（一）甲", "乙"],
            id="by a style that is based on another; list 0 is none",
        ),
        pytest.param(
            item("甲") + item("乙"),
            {"numbering": numbering((level(0, "bullet", "\uf06c"),))},
            ["●甲", "●乙"],
            id="bullets",
        ),
        pytest.param(
            tbl(
                tr("序号", "任务", "责任单位"),
                tr(tc(item("")), "修路", "市交通局"),
                tr(tc(item("")), "养路", "市交通局"),
            ),
            {"numbering": numbering((level(0, "decimal", "%1"),))},
            ["序号\t任务\t责任单位", "1\t修路\t市交通局", "2\t养路\t市交通局"],
            id="a column of numbers that are counted",
        ),
    ],
)
def test_numbers_are_counted_as_word_does(body: str, more: dict[str, str], expected: list[str]) -> None:
    assert lines(body, **more) == expected


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


BOX = f"<w:txbxContent>{p('框中')}</w:txbxContent>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            p(f"<w:ins>{run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"), ["新"], id="changes"
        ),
        pytest.param(
            p(run("修"), "<w:rPr><w:del/></w:rPr>") + p("路"), ["修路"], id="the end of a paragraph was taken out"
        ),
        pytest.param(
            p(run("见") + run("密", "<w:vanish/>") + run("明", '<w:vanish w:val="0"/>')), ["见明"], id="hidden"
        ),
        pytest.param(p(field("REF a", "第一条")), ["第一条"], id="field"),
        pytest.param(p(f'<w:fldSimple w:instr="DATE">{run("2022年")}</w:fldSimple>'), ["2022年"], id="simple field"),
        pytest.param(p(field('TOC \\o "1-3"', "一、道路 1")) + p("一、道路"), ["一、道路"], id="table of contents"),
        pytest.param(
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>') + p("一、道路"),
            ["一、道路"],
            id="a field that never ends",
        ),
        pytest.param(p(f'<w:hyperlink r:id="r9">{run("链接")}</w:hyperlink>'), ["链接"], id="link"),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{p('块')}</w:sdtContent></w:sdt>"
            + p(f"<w:sdt><w:sdtContent>{run('行')}</w:sdtContent></w:sdt>"),
            ["块", "行"],
            id="content controls",
        ),
        pytest.param(p(f"<w:smartTag>{run('市')}</w:smartTag>{run('局')}"), ["市局"], id="smart tag"),
        pytest.param(
            p("<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r>"), ["甲", "乙\t丙"], id="breaks"
        ),
        pytest.param(
            p('<w:r><w:t>3</w:t><w:noBreakHyphen/><w:t>6</w:t><w:sym w:char="2460"/><w:sym w:char="F0FC"/></w:r>'),
            ["3-6①▪"],
            id="signs",
        ),
        pytest.param(
            p(f"<w:r><w:ruby><w:rt>{run('lù')}</w:rt><w:rubyBase>{run('路')}</w:rubyBase></w:ruby></w:r>"),
            ["路"],
            id="reading aids",
        ),
        pytest.param(
            p(
                "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
            ),
            ["1/2"],
            id="fraction",
        ),
        pytest.param(
            p(
                f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing>'
                f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
                "</mc:AlternateContent></w:r>" + run("框外")
            ),
            ["框外", "框中"],
            id="text box, once",
        ),
        pytest.param(
            p('<w:r><w:pict><v:shape><v:textpath string="某市人民政府文件"/></v:shape></w:pict></w:r>'),
            ["某市人民政府文件"],
            id="letters that are drawn",
        ),
    ],
)
def test_what_word_shows_is_read(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


SPAN = '<w:gridSpan w:val="{}"/>'
DOWN, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(
            tbl(tr("甲", tc("乙", SPAN.format(2))), tr("1", "2", "3")),
            ["甲\t乙\t", "1\t2\t3"],
            id="merged to the right",
        ),
        pytest.param(
            tbl(tr("甲", tc("乙", DOWN)), tr("丙", tc("", ON)), tr("丁", tc("", ON)), tr("戊", "己")),
            ["甲\t乙", "丙\t〃", "丁\t〃", "戊\t己"],
            id="merged down",
        ),
        pytest.param(
            tbl(tr("0", tc("乙", DOWN + SPAN.format(2))), tr("1", tc("", ON + SPAN.format(2))), tr("1", "2", "3")),
            ["0\t乙\t", "1\t〃\t", "1\t2\t3"],
            id="merged down and right",
        ),
        pytest.param(tbl(tr(tc("甲", ON), "乙"), tr("丙", "丁")), ["甲\t乙", "丙\t丁"], id="goes on with nothing"),
        pytest.param(
            tbl(tr("甲", "乙", "丙"), tr("2", "3", properties='<w:gridBefore w:val="1"/>')),
            ["甲\t乙\t丙", "\t2\t3"],
            id="a row that begins further right",
        ),
        pytest.param(
            tbl(
                tr("序号", tc("任务", SPAN.format(2)), "单位"),
                tr(tc("1", SPAN.format(2)), "修路", "市交通局"),
                widths=(800, 30, 3000, 2000),
            ),
            ["序号\t任务\t单位", "1\t修路\t市交通局"],
            id="borders that nearly meet",
        ),
        pytest.param(
            tbl(tr("序号", "任务", "单位"), tr(tc("一、道路", SPAN.format(3))), tr("1", "修路", "市交通局")),
            ["序号\t任务\t单位", "一、道路", "1\t修路\t市交通局"],
            id="title row",
        ),
        pytest.param(
            tbl(tr(tc(p("一、道路") + p("（一）修路")))), ["一、道路", "（一）修路"], id="a cell that frames a page"
        ),
        pytest.param(
            tbl(tr(tc(p("甲") + p("乙")), tc(p("丙") + p("丁")))), ["甲", "乙", "丙", "丁"], id="cells side by side"
        ),
        pytest.param(
            tbl(tr(tc(p("前") + tbl(tr("1", "2"), tr("3", "4")) + p("后")))),
            ["前", "1\t2", "3\t4", "后"],
            id="table in a frame",
        ),
        pytest.param(
            tbl(tr("甲", tc(p("前") + tbl(tr("1", "2"), tr("3", "4")) + p("后"))), tr("乙", "丙")),
            ["甲\t前 1 2 3 4 后", "乙\t丙"],
            id="table in a cell",
        ),
        pytest.param(
            tbl(
                tr("甲", "乙"),
                tr("旧", "旧", properties="<w:del/>"),
                f"<w:sdt><w:sdtContent>{tr('丙', '丁')}</w:sdtContent></w:sdt>",
            ),
            ["甲\t乙", "丙\t丁"],
            id="a row taken out, a row in a control",
        ),
        pytest.param(
            tbl(
                tr(
                    tc(p("市教育局") + p("市财政局")),
                    "<w:tc><w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p></w:tc>",
                ),
                tr("1", "2"),
            ),
            ["市教育局 市财政局\t甲 乙", "1\t2"],
            id="lines of a cell",
        ),
    ],
)
def test_tables(body: str, expected: list[str]) -> None:
    assert lines(body) == expected


def test_headers_stand_before_the_body_and_notes_and_footers_behind_it() -> None:
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="header1"/><w:footerReference r:id="footer1"/></w:sectPr>'
    )
    number = f"<w:p>{run('— ')}{field('PAGE', '3')}{run(' —')}</w:p>"
    body = p(run("修路") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("（市交通局负责）"))
    notes = f'<w:footnote w:id="0" w:type="separator">{p("x")}</w:footnote><w:footnote w:id="2">{p("指国道。")}</w:footnote>'
    assert lines(
        body + section,
        header1=p("某市人民政府文件"),
        footer1=number + p("第 3 页 共 9 页") + p("内部"),
        footnotes=notes,
    ) == ["某市人民政府文件", "修路（市交通局负责）", "〔1〕指国道。", "内部"]


def test_parts_are_found_whatever_the_case_of_their_names() -> None:
    parts = parts_of(item("修路"), {"numbering": numbering()})
    parts["Word/Numbering.xml"] = parts.pop("word/numbering.xml")
    assert read(package(parts), "a.docx").text == "一、修路\n"


@pytest.mark.parametrize("part", ["numbering", "styles", "footnotes"])
def test_a_part_that_is_missing_is_told(part: str) -> None:
    parts = parts_of(p("修路"), {part: ""})
    del parts[f"word/{part}.xml"]
    with pytest.raises(UnreadableInput, match=f"a.docx is damaged: word/{part}.xml is missing in it"):
        read(package(parts), "a.docx")


def test_strict_files_are_read() -> None:
    parts = parts_of(tbl(tr("甲", tc("乙", DOWN)), tr("丙", tc("", ON))))
    document = str(parts["word/document.xml"])
    parts["word/document.xml"] = document.replace(WORD, STRICT)
    assert SPACES in document
    assert read(package(parts), "a.docx").text == "甲\t乙\n丙\t〃\n"


def test_a_file_that_python_docx_opens_gives_its_words(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(docx(["甲", TASKS]))
    theirs = "".join(cell.text for cell in WordDocument(str(file)).tables[0].columns[1].cells)
    assert all(word in theirs for word in ("修路", "养路", "造桥"))
