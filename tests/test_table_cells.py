"""Merged, empty and ditto cells of tables: what carries down, and what does not."""

from __future__ import annotations

import pytest

from graph.model import Document, Reading
from ingest.readers import load
from ingest.reading import read
from tests.reading_rules import keeps_the_rules

BEFORE = "某市人民政府关于印发2021年工作要点的通知\n"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def table(*rows: str, media_type: str = "text/plain") -> Reading:
    text = BEFORE + "".join(row.replace(" ", "\t") + "\n" for row in rows)
    reading = read(Document(text, media_type, "0" * 64))
    keeps_the_rules(reading)
    return reading


def duties(reading: Reading) -> list[tuple[str, str, str, str]]:
    tasks = {task.id: task for task in reading.tasks}
    return sorted(
        (tasks[duty.task].path[-1], tasks[duty.task].title, duty.role, duty.text)
        for duty in reading.responsibilities
        if duty.task
    )


@pytest.mark.parametrize("ditto", ["〃", "同上"])
def test_a_ditto_carries_number_time_and_units_down(ditto: str) -> None:
    reading = table(
        "序号 任务 措施 完成时限 牵头单位 配合单位",
        "1 道路 修路 6月底前 市交通局 市财政局",
        f"{ditto} {ditto} 养路 {ditto} {ditto} {ditto}",
        "2 桥梁 造桥 全年 市水利局 ",
        media_type=WORD,
    )
    assert duties(reading) == [
        ("1", "养路", "leads", "市交通局"),
        ("1", "养路", "supports", "市财政局"),
        ("1", "道路", "leads", "市交通局"),
        ("1", "道路", "supports", "市财政局"),
        ("2", "桥梁", "leads", "市水利局"),
    ]
    assert [limit.text for limit in reading.deadlines] == ["6月底前", "6月底前", "全年"]
    assert not reading.unread


def test_where_merges_are_told_an_empty_cell_is_empty() -> None:
    rows = "序号 任务 完成时限 责任单位", "1 修路 6月底前 市交通局", "2 养路  ", "3 护路 〃 〃"
    told = table(*rows, media_type=WORD)
    assert duties(told) == [("1", "修路", "implements", "市交通局")]
    assert [task.title for task in told.tasks] == ["修路", "养路", "护路"]
    carried = table(*rows[:3])
    assert [duty[1] for duty in duties(carried)] == ["修路", "养路"]


def test_a_heading_over_two_columns_and_headings_over_two_rows() -> None:
    reading = table(
        "序号 任务 责任分工  ",
        "〃 〃 牵头单位 配合单位",
        "1 修路 市交通局 市财政局",
        "二、桥梁",
        "2 造桥 市水利局 〃",
        media_type=WORD,
    )
    assert duties(reading) == [
        ("1", "修路", "leads", "市交通局"),
        ("1", "修路", "supports", "市财政局"),
        ("2", "造桥", "leads", "市水利局"),
    ]


def test_rows_under_one_merged_task_add_their_units_to_it() -> None:
    reading = table(
        "序号 任务 责任单位 完成时限",
        "1 修路 市交通局 6月底前",
        "〃 〃 市财政局 〃",
        "〃 〃 〃 〃",
        "2 造桥 市水利局 全年",
        media_type=WORD,
    )
    assert duties(reading) == [
        ("1", "修路", "implements", "市交通局"),
        ("1", "修路", "implements", "市财政局"),
        ("2", "造桥", "implements", "市水利局"),
    ]
    assert not reading.unread


def test_units_of_a_row_without_a_task_are_told() -> None:
    reading = table("序号 任务 责任单位", "1 修路 市交通局", "2  市财政局", "3 造桥 市水利局", media_type=WORD)
    assert [duty[1:] for duty in duties(reading)] == [
        ("修路", "implements", "市交通局"),
        ("造桥", "implements", "市水利局"),
    ]
    assert [passage.text for passage in reading.unread] == ["市财政局"]


def test_a_merged_cell_is_not_told_without_end_and_where_it_stops_is_told() -> None:
    reading = table(
        "序号 任务 责任单位", "1 修路 " + "市交通局、" * 90 + "市财政局", *["2 造桥 〃"] * 300, media_type=WORD
    )
    assert 91 * 10 < len(reading.responsibilities) < 91 * 60
    assert [passage.why for passage in reading.unread] == ["merged cells of units reach over more rows than are read"]
    assert reading.unread[0].end == len(reading.text.rstrip("\n\t〃"))


def test_markdown_is_read_without_its_marks() -> None:
    page = (
        "# 郑州市2023年教育工作要点\n\n## 一、学前教育\n\n**（一）新建幼儿园**。新建5所，2023年8月底前完成。（牵头单位：[市教育局](http://a.cn/x_y)）\n\n"
        "| 序号 | 任务 | 责任单位 |\n|---|---|---|\n| 1 | *修* 路 | 市财政局<br>市交通局 |\n"
    )
    reading = read(load(page.encode(), "a.md"))
    keeps_the_rules(reading)
    assert (reading.document.title, reading.document.jurisdiction) == ("郑州市2023年教育工作要点", "410100")
    assert [(section.path, section.title) for section in reading.sections] == [(("一",), "学前教育")]
    assert [(task.path[-1], task.title) for task in reading.tasks] == [("（一）", "新建幼儿园"), ("1", "修 路")]
    assert [duty.text for duty in reading.responsibilities] == ["市教育局", "市财政局", "市交通局"]


@pytest.mark.parametrize("media_type", ["text/plain", "text/csv"])
def test_a_row_with_one_cell_that_is_not_the_first_is_a_row(media_type: str) -> None:
    head = "序号 任务 责任单位 完成时限"
    units = table(head, "1 修路 市交通局 6月底前", "  市教育局 ", "2 造桥 市水利局 全年", media_type=media_type)
    assert duties(units) == [
        ("1", "修路", "implements", "市交通局"),
        ("1", "修路", "implements", "市教育局"),
        ("2", "造桥", "implements", "市水利局"),
    ]
    times = table(head, "1 修路 市交通局 6月底前", "   9月底前", "2 造桥 市水利局 全年", media_type=media_type)
    assert [limit.by for limit in times.deadlines] == ["2021-06-30", "2021-09-30", "2021-12-31"]
    tasks = table(
        head, "1 修路 市交通局 6月底前", " 造林  ", " 一、桥梁  ", "2 造桥 市水利局 全年", media_type=media_type
    )
    assert [(task.path[-2:], task.title) for task in tasks.tasks] == [
        (("1",), "修路"),
        (("1",), "造林"),
        (("一", "2"), "造桥"),
    ]
    last = table(head, "1 修路 市交通局 6月底前", "  市教育局 ", media_type=media_type)
    assert [duty[3] for duty in duties(last)] == ["市交通局", "市教育局"]


def test_what_a_row_without_a_task_says_is_told_where_merges_are_known() -> None:
    head = "序号 任务 责任单位 完成时限"
    reading = table(
        head, "1 修路 市交通局 6月底前", "  市教育局 ", "   9月底前", "2 造桥 市水利局 全年", media_type=WORD
    )
    assert [duty[3] for duty in duties(reading)] == ["市交通局", "市水利局"]
    assert [(passage.text, passage.why) for passage in reading.unread] == [
        ("市教育局", "a cell of units stands in a row that says no task"),
        ("9月底前", "a cell of times stands in a row that says no task"),
    ]


NAMES_IN_CELLS = {
    "牵头：市教育局；配合：市财政局": ["leads 市教育局", "supports 市财政局"],
    "主办：市教育局，协办：市财政局、市民政局": ["leads 市教育局", "supports 市财政局", "supports 市民政局"],
    "责任：市教育局": ["implements 市教育局"],
    "牵头：市教育局；配合：市财政局、各县（市）区": ["leads 市教育局", "supports 市财政局", "supports 各县（市）区"],
    "市公安局；配合：市财政局": ["implements 市公安局", "supports 市财政局"],
    "市教育局（牵头）、市财政局": ["implements 市财政局", "leads 市教育局"],
    "市教育局、市财政局（配合）": ["implements 市教育局", "supports 市财政局"],
    "市教育局/市财政局": ["implements 市教育局", "implements 市财政局"],
    "市教育局／市财政局": ["implements 市教育局", "implements 市财政局"],
    "市教育局\\市财政局": ["implements 市教育局", "implements 市财政局"],
    "市教育局＼市财政局": ["implements 市教育局", "implements 市财政局"],
    "各乡镇/街道": ["implements 各乡镇/街道"],
    "1.市教育局\u30002.市财政局": ["implements 市教育局", "implements 市财政局"],
    "①市教育局②市财政局": ["implements 市教育局", "implements 市财政局"],
}


@pytest.mark.parametrize("cell", NAMES_IN_CELLS)
def test_names_and_roles_in_a_cell_of_units(cell: str) -> None:
    for mark in "\t", "|":
        rows = "序号", "任务", "责任单位", "备注", "\n1", "修路", cell, "无", "\n2", "造桥", "市水利局", "无"
        reading = read(Document(BEFORE + mark.join(rows).replace(f"{mark}\n", "\n"), "text/plain", "0" * 64))
        keeps_the_rules(reading)
        assert sorted(f"{role} {text}" for _, title, role, text in duties(reading) if title == "修路") == sorted(
            NAMES_IN_CELLS[cell]
        )
        assert not reading.unread


@pytest.mark.parametrize("words", ["牵头：市教育局；配合：市财政局", "市教育局（牵头）、市财政局（配合）"])
def test_roles_in_a_bracket_behind_an_item(words: str) -> None:
    reading = read(Document(f"{BEFORE}一、修路。（{words}）\n", "text/plain", "0" * 64))
    assert [duty[2:] for duty in duties(reading)] == [("leads", "市教育局"), ("supports", "市财政局")]


DATES = {
    "2023-10-31": "2023-10-31",
    "2023/10/31": "2023-10-31",
    "2023.10.31": "2023-10-31",
    "2023.10.31前": "2023-10-31",
    "2023-10": "2023-10-31",
    "2023.10": "2023-10-31",
    "2023.1": None,
    "2023-13": None,
    "2023-02-30": None,
    "2023年10月31日\u300000:00:00": "2023-10-31",
    "2023-10-31\u300000:00:00": "2023-10-31",
    "10/31": "2021-10-31",
    "05/08": "2021-05-08",
    "2/3": None,
    "1/12": None,
}


@pytest.mark.parametrize("words", DATES)
def test_a_date_in_figures_is_one_in_a_cell_of_times(words: str) -> None:
    cell = table("序号 任务 完成时限 责任单位", f"1 修路 {words} 市交通局", "2 造桥 全年 市水利局")
    assert [limit.by for limit in cell.deadlines] == [DATES[words], "2021-12-31"]
    for behind in "\n责任单位：市交通局\n", "；责任单位：市交通局\n":
        field = read(Document(f"{BEFORE}一、修路。\n完成时限：{words}{behind}", "text/plain", "0" * 64))
        assert [limit.by for limit in field.deadlines] == [DATES[words]]
    prose = read(Document(f"{BEFORE}一、修路，比重为{words}。（市交通局负责）\n", "text/plain", "0" * 64))
    assert not prose.deadlines


def test_a_name_behind_an_empty_line_is_no_cell_of_the_last_row() -> None:
    cells = "序号\n任务\n牵头单位\n1\n修路\n市交通局\n市财政局\n"
    reading = read(Document(f"{BEFORE}{cells}\n\n某市人民政府\n2021年3月1日\n", "text/plain", "0" * 64))
    assert [duty.text for duty in reading.responsibilities] == ["市交通局", "市财政局"]
