"""Statements of responsibility in every shape of the genre: parentheses, labels, fields, sentences, headings, tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from hypothesis import strategies as st

from tests.grow_words import QUANTITIES, SUBJECTS, Words, heard, lists, names, sentences

BEHIND = (
    "负责",
    "牵头负责",
    "牵头",
    "按照职责分工实施",
    "按职责分工负责",
    "分工负责",
    "配合",
    "负责落实",
    "主办",
    "承办",
    "负责牵头",
    "牵头督导",
    "",
    "分工负责，2023年完成",
)
LABELS = (
    "牵头单位", "牵头部门", "牵头责任单位", "主办单位", "责任单位", "责任部门", "主要责任单位", "实施单位", "配合单位", "配合部门", "协办单位", "参与单位",
    "参加单位", "市级牵头单位", "协同配合单位", "主体责任单位", "主要协作单位", "其他责任单位", "组织实施单位", "主管部门",
    "牵头负责部门",
)  # fmt: skip
FIELD_LABELS = tuple(label for label in LABELS if label != "主办单位")
"""What begins a line; 主办单位： begins the foot of a web page too, where it names who runs the site."""
BRACKETS = ("（）", "()", "【】", "[]", "〔〕", "（)", "（〉", "(）")
COLONS = ("：", ":", "： ")
RULES = (
    "排名第一的部门为牵头部门，以下同", "列第一位者为牵头单位，下同", "列第一位者为工作牵头单位或汇总单位，下同", "排在前位为牵头部门，下同",
)  # fmt: skip
OTHER_LABELS = ("完成时限：年底前", "责任领导：张三", "时间节点：6月底前")
ASIDES = (
    "注：主要责任单位第一个为牵头单位，其余为主要配合单位。", "以下均需各乡镇人民政府落实，不再列出", "以下任务均需各区市政府、开发区管委落实,不再一一列出",
    "除特别注明的外，各区人民政府都是配合单位。", "以下政策措施均需各县区人民政府落实，不再单独列出",
)  # fmt: skip
CELLS = ("6月", "12月底前", "2022年12月底前", "全年", "持续推进", "年底前")
TITLES_OF_ROWS = ("一、道路\n", "水利设施\t\n", "年度重点工作\t\t\n")
COLUMNS = ("工作措施", "完成时限", "牵头单位", "责任单位", "配合单位", "其他责任单位", "来源", "备注")


@cache
@st.composite
def _tiers(draw: st.DrawFn) -> str:
    """Lists with the words behind them that say what they do."""
    first = draw(lists()) + draw(st.sampled_from(BEHIND))
    if draw(st.booleans()):
        first = draw(heard(names())) + "会同" + first
    if draw(st.booleans()):
        first += "，" + draw(lists(2)) + draw(st.sampled_from(BEHIND))
    return first


@cache
@st.composite
def _labelled(draw: st.DrawFn) -> str:
    """Labels, each with its list."""
    parts = [
        draw(st.sampled_from(LABELS)) + draw(st.sampled_from(COLONS)) + draw(st.one_of(lists(3), _tiers()))
        for _ in range(draw(st.integers(1, 3)))
    ]
    if draw(st.booleans()):
        parts.append(draw(st.sampled_from(OTHER_LABELS)))
    return draw(st.sampled_from(("；", "，", ";", "。"))).join(parts)


@cache
@st.composite
def _bracketed(draw: st.DrawFn) -> str:
    """A parenthesis, with or without labels, some with a rule of the document."""
    words = draw(st.one_of(_tiers(), _labelled()))
    if draw(st.integers(0, 9)) == 0:
        words += draw(st.sampled_from(("，{}", "。{}", "（{}）"))).format(draw(st.sampled_from(RULES)))
    around = draw(st.sampled_from(BRACKETS))
    return around[0] + words + around[1] + draw(st.sampled_from(("", "。", "\n")))


@cache
@st.composite
def _field(draw: st.DrawFn) -> str:
    """Labels without brackets, on the line or on lines of their own."""
    apart = draw(st.sampled_from(("\n", "。", "\n——")))
    return apart + apart.join(
        draw(st.sampled_from(FIELD_LABELS)) + draw(st.sampled_from(COLONS)) + draw(lists(3))
        for _ in range(draw(st.integers(1, 2)))
    )


@cache
@st.composite
def _prose(draw: st.DrawFn) -> str:
    """A sentence; what it says may be heard or not, so its names are not marked."""
    one, other = draw(names()), draw(names())
    shape = draw(
        st.sampled_from(
            (
                "由{}牵头，{}配合，建立机制。",
                "{}配合{}做好预警。",
                "由{}、{}负责落实。",
                "{}会同{}制定计划。",
                "{}要切实承担牵头责任，{}配合。",
                "{}在各自职责范围内，协助{}做好工作。",
            )
        )
    )
    return shape.format(one, other)


@cache
def carriers() -> Words:
    """Who answers for an item, at its end."""
    return st.one_of(
        _bracketed(), _bracketed(), _field(), _prose(), st.sampled_from(ASIDES).map("\n{}".format), st.just("")
    )


@cache
@st.composite
def unit_headings(draw: st.DrawFn) -> str:
    """A body as the heading of what it does."""
    return draw(names()) + "：" + draw(sentences()) + f"会同{draw(names())}推进。"


@cache
@st.composite
def tables(draw: st.DrawFn) -> str:
    """A table of tasks: rows with tabs, pipes or gaps, a cell on a line, or nothing between the cells."""
    layout = draw(st.sampled_from((_tabs, _pipes, _gaps, _lines, _run_together)))
    if layout is _run_together:
        columns = ["序号", "任务", "完成时限", draw(st.sampled_from(("责任单位", "牵头单位")))]
    elif layout in (_tabs, _pipes) and draw(st.booleans()):
        columns = draw(
            st.permutations(["任务", *draw(st.lists(st.sampled_from(COLUMNS), min_size=1, max_size=3, unique=True))])
        )
    else:
        columns = ["序号", "任务", *draw(st.lists(st.sampled_from(COLUMNS), min_size=2, max_size=5, unique=True))]
    rows = [columns]
    for number in range(1, draw(st.integers(1, 5)) + 1):
        rows.append(
            [
                draw(_cells(column, number, number > 1 and layout in (_tabs, _pipes), layout is _run_together))
                for column in columns
            ]
        )
    return "\n" + layout(rows, draw(st.booleans()))


@cache
def _cells(column: str, number: int, may_be_empty: bool, is_glued: bool) -> Words:
    """A cell of a column. One that is empty or a ditto is told from others by marks alone, and numbers by what is between."""
    nothing = ("", "〃") if may_be_empty else ()
    if column == "序号":
        return st.just(f"{number}")
    if is_glued and column == "任务":
        return st.sampled_from(("修一条路", "推进标准化建设", "优化营商环境"))
    if is_glued and column.endswith("单位"):
        return lists(3)
    if column.endswith("单位"):
        return st.one_of(lists(3), lists(3), _tiers(), st.sampled_from((*nothing, "—", "无")))
    if column == "完成时限":
        return st.sampled_from((*CELLS, *nothing))
    text = st.tuples(st.sampled_from(SUBJECTS), st.sampled_from(QUANTITIES)).map("".join)
    said = st.tuples(
        text, st.sampled_from(("（", "（由")), lists(2), st.sampled_from(("负责）", "牵头）", "配合）。"))
    ).map("".join)
    return st.one_of(text, text, said, st.sampled_from(("修一条路", "党建工作", "重点任务", "部门协同配合", *nothing)))


Rows = Sequence[Sequence[str]]


def _tabs(rows: Rows, titles: bool) -> str:
    title = TITLES_OF_ROWS[len(rows) % len(TITLES_OF_ROWS)] if titles else ""
    header, *others = ("\t".join(row) + "\n" for row in rows)
    return header + "".join(title + row for row in others)


def _pipes(rows: Rows, titles: bool) -> str:
    rule = "|" + "---|" * len(rows[0]) + "\n" if titles else ""
    made = [f"| {' | '.join(row)} |\n" for row in rows]
    return made[0] + rule + "".join(made[1:])


def _gaps(rows: Rows, titles: bool) -> str:
    gap = "   " if titles else "  "
    return "".join(f"{gap.join(row)}\n" for row in rows)


def _lines(rows: Rows, titles: bool) -> str:
    border = " |" if len(rows[0]) % 2 else ""
    return "".join(f"{cell}{border}\n" for row in rows for cell in row if cell or titles)


def _run_together(rows: Rows, titles: bool) -> str:
    return "".join(cell for row in rows for cell in row) + ("\n" if titles else "")
