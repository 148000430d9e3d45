"""What is read from a PDF is what was printed: paragraphs, tables, and nothing of the margins."""

from __future__ import annotations

import math
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate

from graph.errors import MissingExtra
from ingest.files.blocks import Table, as_text
from ingest.files.pdf import reader
from ingest.files.pdf.tables import Cell, PageTable, continued
from ingest.readers import load
from ingest.reading import read
from tests.as_blocks import blocks_of, facts
from tests.make_pdf import Page, drawn, pdf, with_lines

CASES = Path(__file__).parent / "cases"
SAMPLE = Path(__file__).parent.parent / "samples" / "shanghai-2022-quality.txt"
NOTICES = [
    SAMPLE,
    *(
        CASES / name / "input.txt"
        for name in (
            "bianmao",
            "changxing-safety",
            "chouyang",
            "dangan",
            "fangsha",
            "gongmu",
            "haiguan-neihe",
            "hegang-grain",
            "kunming-jingkai",
            "lanzhou-digital",
            "liaoning-minsheng2011",
            "weiyang-yiyang",
            "xianxue",
            "xinfang",
            "ziyang-fupin2013",
        )
    ),
]
LONG = "各级各部门要加强组织领导，明确责任分工，细化工作举措，确保各项任务落到实处。"
HEADED = Page(head="重点工作任务分工方案")


def text_of(data: bytes) -> str:
    return reader.read(data, "a.pdf").text


@pytest.mark.parametrize("path", NOTICES, ids=lambda path: path.parent.name)
def test_a_notice_says_the_same_as_text_and_as_pdf(path: Path) -> None:
    written = load(path)
    printed = load(pdf(blocks_of(written.text), HEADED), "a.pdf")
    assert printed.media_type == "application/pdf"
    assert facts(read(printed)) == facts(read(written))


@pytest.mark.parametrize(
    "page", [HEADED, Page(size=12), Page(paper=landscape(A4)), Page(columns=2, size=10.5)], ids=str
)
def test_paragraphs_go_on_over_lines_and_pages(page: Page) -> None:
    paragraphs = [f"{number}.第{number}项工作。" + LONG * (number % 7 + 1) for number in range(1, 40)]
    assert text_of(pdf(paragraphs, page)).splitlines() == paragraphs


def test_paragraphs_that_are_not_set_in_end_where_a_line_is_short() -> None:
    paragraphs = [f"（{number}）" + LONG * 3 for number in "一二三四五六七八九十"]
    assert text_of(pdf(paragraphs, Page(indent=0))).splitlines() == paragraphs


def test_fields_and_brackets_show_what_goes_on_where_nothing_is_set_in() -> None:
    line = "各级各部门要加强组织领导，明确责任分工，细化工作举措，确保"
    field = "责任单位：市教育局"
    lines = [line[:-2] + "落实", "到位。", line[:-3] + "。", field, line[:20] + "（市教育局、市财", "政局负责）"]
    text = text_of(drawn(with_lines(*[line] * 5, *lines, x=60)))
    assert text.splitlines() == [line * 5 + "".join(lines[:2]), lines[2], field, "".join(lines[4:])]


def test_short_lines_of_one_length_are_no_full_lines() -> None:
    units = ["市教育局", "市民政局", "市交通局", "市财政局", "市住建局", "市水利局"]
    fields = ["1、修路1号", "牵头单位：市交通局", "配合单位：市财政局"] * 4
    assert text_of(drawn(with_lines(*units))).splitlines() == units
    assert text_of(drawn(with_lines(*fields))).splitlines() == fields


def test_words_of_an_embedded_font_are_parted_at_the_ends_of_lines() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    paragraphs = [f"{number}. The World Health Organization supports the plan. " * 9 for number in range(1, 30)]
    style = ParagraphStyle("text", fontName="Vera", fontSize=12, leading=18, alignment=TA_JUSTIFY, firstLineIndent=24)
    out = BytesIO()
    SimpleDocTemplate(out).build([Paragraph(text, style) for text in paragraphs])
    assert text_of(out.getvalue()).splitlines() == [text.strip() for text in paragraphs]


def test_a_part_that_is_set_in_as_a_whole_is_one_paragraph() -> None:
    lines = [
        "各级各部门要加强组织领导，明确责任分工，细化",
        "工作举措，确保各项任务落到实处，并按时间要求",
        "报送进展情况",
    ]

    def block(canvas: Canvas) -> None:
        with_lines(*["各级各部门要加强组织领导，明确责任分工，细化工作"] * 5)(canvas)
        with_lines(*lines, x=104, y=500)(canvas)

    assert text_of(drawn(block)).splitlines()[-1] == "".join(lines)


def test_a_title_of_two_lines_is_one_paragraph() -> None:
    title = "某市人民政府办公室关于印发2021年重点工作任务分解表和考核办法的通知"
    assert text_of(pdf([title, *[LONG * 3] * 3], centred=1)).splitlines() == [title, *[LONG * 3] * 3]


@pytest.mark.parametrize(
    "foot", ["— {number} —", "- {number} -", "第{number}页 共9页", "{number}/9", "{number}", "－{number}－"]
)
def test_numbers_of_pages_are_left_out(foot: str) -> None:
    assert text_of(pdf([LONG * 9] * 9, Page(foot=foot))).splitlines() == [LONG * 9] * 9


def test_heads_that_change_with_the_page_are_left_out() -> None:
    data = pdf([LONG * 9] * 12, Page(head="市政府公报2022年第5期 第{number}页", foot=""))
    assert text_of(data).splitlines() == [LONG * 9] * 12


def test_a_line_that_stands_once_is_kept_wherever_it_stands() -> None:
    text = text_of(drawn(with_lines(LONG[:20], y=810), with_lines("2022年5月8日印发", y=30)))
    assert text.splitlines() == [LONG[:20], "2022年5月8日印发"]


def test_headings_that_differ_by_their_number_are_kept() -> None:
    text = text_of(drawn(*(with_lines(f"附件{number}", f"第{number}张表") for number in range(1, 6))))
    assert [f"附件{number}" in text for number in range(1, 6)] == [True] * 5


MERGED = Table(
    (
        ("序号", "任务", "措施", "责任单位"),
        ("一、道路", "", "", ""),
        ("1", "修路", "修一条路", "市交通局"),
        ("2", None, "养一条路", None),
        ("3", "种树", "种一百棵树，并在三年内养护成活，不得缺株断带", "市园林局\n市财政局"),
    ),
    frozenset({1}),
)
MERGED_TEXT = (
    "序号\t任务\t措施\t责任单位\n一、道路\n1\t修路\t修一条路\t市交通局\n2\t〃\t养一条路\t〃\n"
    "3\t种树\t种一百棵树，并在三年内养护成活，不得缺株断带\t市园林局 市财政局\n"
)


def test_a_ruled_table_stands_in_its_place_with_its_merged_cells() -> None:
    assert text_of(pdf([LONG, MERGED, LONG])) == f"{LONG}\n{MERGED_TEXT}{LONG}\n"


def test_a_table_over_pages_is_one_and_its_header_stands_once() -> None:
    rows = [(str(number), f"任务{number}" + LONG[:20], "市交通局") for number in range(1, 90)]
    table = Table((("序号", "任务", "责任单位"), *rows))
    assert text_of(pdf([LONG, table, LONG], HEADED)) == as_text([LONG, table, LONG])


def test_a_row_that_a_page_breaks_is_one_row() -> None:
    table = Table((("序号", "任务", "责任单位"), ("1", LONG * 40, "市交通局"), ("2", "修路", "市财政局")))
    assert text_of(pdf([LONG, table], Page(splits_rows=True))) == as_text([LONG, table])


def _part(*rows: tuple[str | None, ...], room: float = math.inf) -> PageTable:
    """What stands of a table on a page; ``room`` is left on the last lines of its cells."""
    cells = tuple(tuple(None if text is None else Cell(text, room) for text in row) for row in rows)
    return PageTable(72, 700, 500, (72, 100, 300), cells, frozenset())


HEADER = ("序号", "任务", "责任单位")


def test_a_broken_row_goes_on_below_a_repeated_header() -> None:
    above = _part(HEADER, ("1", "修一条", "市交通局、市财"), room=0)
    whole = continued(above, _part(HEADER, ("", "路", "政局"), ("2", "养路", "市财政局")))
    assert whole and whole.table().rows == (HEADER, ("1", "修一条路", "市交通局、市财政局"), ("2", "养路", "市财政局"))


@pytest.mark.parametrize(("rest", "is_one_row"), [("路，并养护", True), ("路并养护", False)])
def test_a_line_ends_before_a_character_that_a_mark_must_follow(rest: str, is_one_row: bool) -> None:
    whole = continued(_part(HEADER, ("1", "修一条", "市交通局"), room=1.8), _part(("", rest, "")))
    assert whole and (len(whole.rows) == 2) is is_one_row


def test_a_cell_that_is_merged_over_pages_reaches_into_the_next() -> None:
    whole = continued(_part(HEADER, ("1", "修路。", "市交通局")), _part(("", "养路。", "市财政局")))
    assert whole and whole.table().rows[2] == (None, "养路。", "市财政局")


def test_a_cell_within_a_row_is_merged_over_pages_if_its_column_shows_it() -> None:
    above = _part(HEADER, ("1", "修路。", "市交通局"), ("2", "养路。", None))
    whole = continued(above, _part(HEADER, ("3", "造桥。", ""), ("4", "种树。", "市园林局")))
    assert whole and whole.table().rows[3] == ("3", "造桥。", None)
    whole = continued(_part(HEADER, ("1", "修路。", "市交通局")), _part(("2", "养路。", ""), ("3", "造桥。", None)))
    assert whole and whole.table().rows[2] == ("2", "养路。", None)
    whole = continued(above, _part(("3", "造桥。", "市财政局"), ("4", "种树。", None)))
    assert whole and whole.table().rows[3] == ("3", "造桥。", "市财政局")
    whole = continued(_part(HEADER, ("1", "修路。", "市交通局")), _part(("2", "养路。", ""), ("3", "造桥。", "")))
    assert whole and whole.table().rows[2] == ("2", "养路。", "")


def test_a_table_that_a_browser_printed_is_one() -> None:
    rows = [
        (str(number), None if number % 7 else f"市{number}局", f"任务{number}。" + LONG[:20]) for number in range(120)
    ]
    table = Table((("序号", "责任单位", "任务"), *rows))
    head, foot = "2026/11/26 12:37 重点工作任务分工方案", "https://www.gov.cn/zhengce/content.html?id=7 {number}/9"
    page = Page(head=head, foot=foot)
    assert text_of(pdf([table], page)) == as_text([table])
    assert text_of(pdf([LONG, table, LONG], page)) == as_text([LONG, table, LONG])


def test_what_a_browser_prints_around_a_single_page_is_left_out() -> None:
    page = Page(head="11/26/26, 12:37 PM 重点工作任务分工方案", foot="file:///home/plan.html 1/1")
    assert text_of(pdf([LONG], page)) == f"{LONG}\n"
    timed = Page(head="2026/11/26 12:37 召开会议", foot="")
    assert text_of(pdf([LONG], timed)) == f"2026/11/26 12:37 召开会议\n{LONG}\n"


def test_a_running_head_of_tables_alone_is_left_out() -> None:
    table = Table((("序号", "任务", "责任单位"), *((str(number), LONG[:20], "市交通局") for number in range(120))))
    assert text_of(pdf([table], Page(head="市政府公报2022年第5期 第{number}页", foot=""))) == as_text([table])


def test_tables_of_other_columns_are_two() -> None:
    other = PageTable(72, 700, 500, (72, 200, 300), _part(HEADER).rows, frozenset())
    assert continued(_part(HEADER), other) is None


def _cell_by_cell(canvas: Canvas) -> None:
    """Rules as text processors print them: thin areas, the sides left open."""
    for level in (600, 630, 660):
        canvas.rect(72, level, 400, 0.5, stroke=0, fill=1)
    canvas.rect(200, 600, 0.5, 60, stroke=0, fill=1)
    for y, row in ((640, ("任务", "责任单位")), (610, ("修路", "市交通局"))):
        canvas.drawString(80, y, row[0])
        canvas.drawString(210, y, row[1])


def _in_a_drawing(canvas: Canvas) -> None:
    canvas.beginForm("table")
    canvas.grid([0, 100, 300], [0, 30, 60])
    canvas.endForm()
    canvas.translate(72, 600)
    canvas.doForm("table")
    for y, row in ((40, ("任务", "责任单位")), (10, ("修路", "市交通局"))):
        canvas.drawString(8, y, row[0])
        canvas.drawString(108, y, row[1])


@pytest.mark.parametrize("draw", [_cell_by_cell, _in_a_drawing])
def test_rules_are_found_however_they_are_drawn(draw: Callable[[Canvas], None]) -> None:
    assert text_of(drawn(draw)) == "任务\t责任单位\n修路\t市交通局\n"


def test_a_frame_around_a_text_is_no_table() -> None:
    def framed(canvas: Canvas) -> None:
        canvas.rect(60, 500, 480, 250)
        canvas.rect(60, 400, 480, 50)
        with_lines("一、修路", "二、养路")(canvas)

    assert text_of(drawn(framed)) == "一、修路\n二、养路\n"


def test_spaces_that_only_spread_a_line_are_no_text() -> None:
    def spread(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "任务分工方案", charSpace=6)
        canvas.drawString(72, 650, "关 于 印 发 通 知")
        canvas.drawString(72, 600, "市教育局 市财政局")
        canvas.drawString(72, 550, "市教育局")
        canvas.drawString(172, 550, "市财政局 World Health")

    assert text_of(drawn(spread)) == "任务分工方案\n关于印发通知\n市教育局 市财政局\n市教育局 市财政局 World Health\n"


@pytest.mark.parametrize("narrower_by", [0, 2, 3, 3.4])
def test_a_written_space_between_latin_words_is_kept_however_narrow(narrower_by: float) -> None:
    def narrow(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 16)
        canvas.drawString(72, 700, "The GDP per capita of Shenzhen, 2022", wordSpace=-narrower_by)

    assert text_of(drawn(narrow)) == "The GDP per capita of Shenzhen, 2022\n"


def test_what_is_printed_twice_to_look_bold_is_there_once() -> None:
    def bold(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "一、加快修路")
        canvas.drawString(72.4, 700, "一、加快修路")

    assert text_of(drawn(bold)) == "一、加快修路\n"


def test_marks_that_the_file_puts_elsewhere_stand_where_they_are_printed() -> None:
    def displaced(canvas: Canvas) -> None:
        canvas.drawString(88, 700, "十四五")
        canvas.drawString(152, 700, "规划")
        canvas.drawString(72, 700, "“")
        canvas.drawString(136, 700, "”")

    assert text_of(drawn(displaced)) == "“十四五”规划\n"


def test_text_that_is_there_to_be_found_and_not_seen_is_read() -> None:
    def hidden(canvas: Canvas) -> None:
        text = canvas.beginText(72, 700)
        text.setTextRenderMode(3)
        text.textOut("一、加快修路")
        canvas.drawText(text)

    assert text_of(drawn(hidden)) == "一、加快修路\n"


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_is_read_as_its_text_runs(turn: int) -> None:
    def turned(canvas: Canvas) -> None:
        canvas.translate(300, 400)
        canvas.rotate(turn)
        canvas.grid([0, 100, 200], [0, 30])
        with_lines("一、修路", "二、养路", x=0, y=100)(canvas)
        canvas.drawString(5, 10, "任务")
        canvas.drawString(105, 10, "市交通局")

    assert text_of(drawn(turned)) == "一、修路\n二、养路\n任务\t市交通局\n"


def _stamped(line: str, text: str) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        with_lines(line)(canvas)
        canvas.translate(200, 300)
        canvas.rotate(45)
        canvas.drawString(0, 0, text)

    return draw


def test_what_is_stamped_aslant_on_every_page_is_left_out() -> None:
    pages = _stamped("一、修路。", "内部资料"), _stamped("二、养路。", "内部资料")
    assert text_of(drawn(*pages)) == "一、修路。\n二、养路。\n"


def test_what_stands_aslant_once_comes_last() -> None:
    pages = _stamped("一、修路。", "内部资料"), _stamped("二、养路。", "存档")
    assert text_of(drawn(*pages)) == "一、修路。\n二、养路。\n内部资料\n存档\n"


def test_pages_that_say_the_same_are_kept() -> None:
    assert text_of(drawn(with_lines("一、修路。"), with_lines("一、修路。"))) == "一、修路。\n" * 2


def test_a_footnote_stands_behind_the_text_it_interrupts() -> None:
    def noted(canvas: Canvas) -> None:
        with_lines(*["各级各部门要加强组织领导，明确责任分工，细化工作"] * 6)(canvas)
        with_lines("① 指全市各级部门。", y=90, size=10)(canvas)

    text = text_of(drawn(noted, with_lines("举措。")))
    assert text.splitlines() == [
        "各级各部门要加强组织领导，明确责任分工，细化工作" * 6 + "举措。",
        "① 指全市各级部门。",
    ]


def test_a_list_in_smaller_type_is_no_footnote() -> None:
    def listing(canvas: Canvas) -> None:
        with_lines(*["各级各部门要加强组织领导"] * 2)(canvas)
        with_lines("1.修路", y=600, size=10)(canvas)

    listed = drawn(listing, with_lines("二、养路"))
    assert text_of(listed).splitlines()[-2:] == ["1.修路", "二、养路"]


def test_radicals_and_ligatures_become_ordinary_characters() -> None:
    assert text_of(drawn(with_lines("⼀、市⻓⼯作，ﬁle"))) == "一、市长工作，file\n"


def test_a_missing_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    with pytest.raises(MissingExtra, match=r"policygraph\[pdf\]"):
        reader.read(pdf([LONG]), "a.pdf")
