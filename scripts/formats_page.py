"""docs/formats.md: every way of naming who is responsible that the reader knows, each example read by the reader itself."""

from __future__ import annotations

import re

from graph.model import Document, Reading, Role
from ingest.columns import COLUMNS, HEADS
from ingest.deadlines import TIME_HEADS
from ingest.formats import FORMATS, LABELS, ROLE_WORDS
from ingest.outline import STYLES
from ingest.reading import read

BEFORE = "某市人民政府关于印发2021年工作要点的通知\n"
EXAMPLES: dict[str, tuple[str, ...]] = {
    "In a parenthesis at the end of an item, a sentence or a clause": (
        "一、修路。今年修路。（市交通局牵头，市财政局、市公安局配合）",
        "一、修路。今年修路。（市交通局会同市财政局，各区政府按职责分工负责）",
        "一、修路。今年修路。（县水利局河湖科）",
        "一、修路。今年修路。（市交通局 市财政局、市公\n安局负责，12月31日）",
        "一、修路，2021年底前通车（市交通局、市公安局负责）；造桥（市水利局、各区政府负责）。",
    ),
    "With labels, in brackets of any kind": (
        "一、修路。今年修路。【牵头单位：市交通局；配合单位：市财政局等；完成时限：6月底前】",
        "一、修路。今年修路。（责任单位：市交通局（市道运局）；各区、县级市）",
        "一、修路。〔市级牵头单位：市交通局；协同配合单位：各级党委、政府，县（市、区）政府〕",
    ),
    "As a field": (
        "一、修路\n牵头单位：市交通局\n责任单位：市财政局、各区政府\n完成时限：持续推进",
        "一、修路。今年修路。责任单位：市交通局牵头，市财政局参与\n二、造桥\n——责任科室：规划科、建设科",
    ),
    "In a sentence": (
        "一、修路。由市交通局牵头，市财政局、市公安局配合，6月底前修好。",
        "一、修路。市交通局会同市财政局制定计划。",
        "一、预报。市气象局配合市应急局做好预警。",
        "一、排查，市环保局、市水务局牵头（各区政府配合）。",
        "一、修路。牵头单位为市交通局，市财政局为配合单位。",
        "一、修路。由市交通局承办，市财政局协办。市公安局依法负责交通安全，年底全面完成。",
        "一、修路。市交通局要切实承担修路牵头责任，市财政局配合，确保通车。",
    ),
    "Units as headings": (
        "一、市教育局：落实校车条例；会同市公安局开展检查。",
        "一、市民政局（牵头）\n做好救助工作。",
        "一、市教育局。负责校车。\n二、市公安局主要职责\n负责道路。\n三、市交通委（市道运局）\n负责公路。",
        "一、职责分工\n市财政局：负责筹措资金。\n市审计局：负责监督检查。",
        "一、道路。今年修路。（市交通局牵头）\n市水利局：会同市公安局做好防汛。",
    ),
    "In tables": (
        "序号\t任务\t完成时限\t牵头单位\t配合单位\n一、道路\n1\t修路\t6月底前\t市交通局\t市财政局、市公安局\n2\t养路\t全年\t\t各区政府",
        "| 序号 | 任务 | 责任单位 | 完成时间 |\n|---|---|---|---|\n| 1 | 修路 | 市交通局牵头，各区政府 | 年底前 |",
        "责任单位\t工作任务\n市交通局\t修路，6月底前通车\n\t养路（市财政局配合）\n市水利局\t造桥",
        "领域\t工作任务\t部门\n交通\t修路\t市交通局\n\t养路\t市公路局",
        "序号   任务   完成时限   责任单位\n1   修路   6月底前   市交通局 市财政局",
        "序号\n任务\n完成时限\n责任单位\n1\n修一条路\n6月\n市交通局、\n市财政局\n2\n造一座桥\n全年\n市水利局",
        "序号工作任务完成时间责任单位1修一条路6月底前市交通局市财政局2造一座桥全年市水利局各区人民政府",
    ),
    "Rules of the document": (
        "一、修路。今年修路。（市交通局、市财政局。列第一位者为牵头单位，下同）\n二、造桥。今年造桥。（市水利局、市交通局）",
        "一、修路。今年修路。（市交通局）\n以下均需各镇人民政府落实，不再列出\n二、造桥。今年造桥。（市水利局）",
        "除特别注明的外，各镇人民政府都是配合单位。\n一、修路。今年修路。（市交通局）\n二、造桥。今年造桥。（市水利局）",
    ),
}


def formats_page() -> str:
    """The page, examples read as they are printed."""
    parts = [
        "# How plans say who is responsible, as far as the reader knows\n",
        "Written by `scripts/make_docs.py`: below each example stands what the reader makes of it. Both scripts and both widths\n"
        "of punctuation are one to it. What looks like a carrier and is none of these goes to `unread`, with the reason.\n",
    ]
    for title, examples in EXAMPLES.items():
        parts.append(f"## {title}\n")
        parts += [_example(words) for words in examples]
    parts.append("## The words\n")
    parts.append(
        "Regular expressions on the folded text, as they stand in `ingest/formats.py`, `ingest/columns.py`, `ingest/outline.py`.\n"
    )
    parts += ["| role | labels before a colon | words behind a list | heads of columns |", "|---|---|---|---|"]
    parts += [f"| {role} | {_code(LABELS[role])} | {_code(ROLE_WORDS[role])} | {_code(HEADS[role])} |" for role in Role]
    parts += ["", f"Times: {_code(TIME_HEADS)}. Other columns: {_code(dict(COLUMNS)['other'])}.\n"]
    parts += ["| numbering | as |", "|---|---|"]
    parts += [f"| {style} | {_code(re.sub(r'[?]P<[a-z]+>', '', pattern))} |" for style, pattern in STYLES]
    parts += ["", "## The formats of carriers\n", "Tried in this order; the first that fits reads the words.\n"]
    parts += [f"- `{form.__name__}`: {form.__doc__}" for form in FORMATS]
    return "\n".join(parts) + "\n"


def _code(pattern: str) -> str:
    return "`" + pattern.replace("|", "\\|") + "`"


def _example(words: str) -> str:
    reading = read(Document(BEFORE + words, "text/plain", "0" * 64))
    shown = words.replace("\t", "→")
    return f"```text\n{shown}\n```\n\n" + "\n".join(_duties(reading)) + "\n"


def _duties(reading: Reading) -> list[str]:
    lines = []
    for task in reading.tasks:
        said: dict[str, list[str]] = {}
        for duty in reading.responsibilities:
            if duty.task == task.id:
                word = duty.role + (" (inherited)" if duty.basis == "inherited" else "")
                said.setdefault(word, []).append("".join(duty.text.split()) + ("等" if duty.open_ended else ""))
        limits = [
            f"{limit.text} = {limit.by or ('recurring' if limit.recurring else 'no date')}"
            for limit in reading.deadlines
            if limit.task == task.id
        ]
        told = [f"{role} {'、'.join(units)}" for role, units in said.items()] + [f"due {limit}" for limit in limits]
        lines.append(f"- {'/'.join(task.path)} {task.title}: {'; '.join(told) or 'nobody'}")
    return lines
