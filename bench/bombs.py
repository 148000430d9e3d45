"""Time per character on texts made to hurt, at 1, 10 and 100 times their length: a column that grows is a fault."""

from __future__ import annotations

import time
from collections.abc import Callable

from api.coverage_page import section
from api.coverage_words import Covered
from graph.model import Document
from ingest.coverage import segments
from ingest.coverage_figures import figures
from ingest.reading import read
from ingest.registry import registry

LENGTH = 2_000
TIMES = (1, 10, 100)
SENTENCE = (
    "加强质量基础设施建设，推进制造业高质量发展行动计划，到2022年底前建成30个示范点，由市财政局、市教育局牵头负责。"
)

Bomb = Callable[[int], str]


def repeated(words: str, before: str = "", behind: str = "") -> Bomb:
    """Texts of a given length: the words again and again between two others."""
    return lambda length: before + (words * (length // len(words) + 1))[: length - len(before) - len(behind)] + behind


def _nested(length: int) -> str:
    opened = length // 9
    return "一、修路" + "（牵头单位：市局" * opened + "）" * opened


REPEATED = (
    "（", "（）", "（市", "《", "《》", "“", "、", "1", "1,111", "3个", "一、", "（一）", "（一）\n", "第一章 ", "1.a\n", "行动", "规划", "由",
    "专项" * 16 + "质量发展行动。",
    "专项行动", "专项", "和", "等", "上海市", "市人民政府", "奉贤、宝山等区", "由市财政局牵头", "（市财政局）", "（市财政局负责）\n", "（一）修路（市财政局负责）",
    "牵头单位：", "落实《a规划》、", "《a》、", "2022年12月底前", "某市人民政府\n2022年3月1日\n", SENTENCE, SENTENCE + "\n",
)  # fmt: skip
BOMBS: dict[str, Bomb] = {words[:16].replace("\n", "⏎"): repeated(words) for words in REPEATED} | {
    "a carrier of 市局": repeated("a市局、", "一、修路（", "负责）"),
    "a carrier of 和": repeated("市局和", "一、修路（", "负责）"),
    "a carrier of 各县": repeated("、县各县", "一、修路（各区", "负责）"),
    "a carrier with labels": repeated("市财政局、", "一、修路（牵头单位：", "）"),
    "a carrier left open": repeated("a市局、", "一、修路（牵头单位："),
    "carriers in carriers": _nested,
    "a copy to many": repeated("市财政局、", "一、修路\n抄送："),
    "titles in titles": repeated("《" * 199 + "》"),
    "brackets closed wrongly": repeated("（市局〉", "一、修路"),
    "table with tabs": repeated("1\t修路\t6月\t市交通局\n", "序号\t任务\t时限\t责任单位\n"),
    "table with tabs, titles": repeated("一、路\n", "序号\t任务\t时限\t责任单位\n1\t修路\t6月\t市交通局\n"),
    "table with gaps": repeated("1  修路  市交通局  市财政局  6月\n", "序号  任务  时限  责任单位\n"),
    "cells on lines": repeated("1\n修路\n6月\n市交通局\n市财政局\n", "序号\n任务\n时限\n责任单位\n"),
    "cells without an end": repeated("市交通局\n", "序号\n任务\n时限\n责任单位\n1\n修路\n6月\n"),
    "headers alone": repeated("序号任务时限责任单位"),
    "headers with tabs alone": repeated("序号\t任务\t时限\t责任单位\n"),
    "table run together": repeated("1修路6月市交通局", "序号任务时限责任单位"),
    "table run together, times": repeated("6月市", "序号任务时限责任单位1修路"),
    "table run together, names": repeated("市局", "序号任务时限责任单位1修路6月"),
    "table without times": repeated("市局各区", "序号任务责任单位1修路"),
    "units that head lines": repeated("市交通局：负责修路。\n", "一、职责分工\n"),
    "clauses with subjects": repeated("市交通局会同市财政局修路，", "一、修路。"),
    "bullets": repeated("●修路\n"),
    "a wide header": lambda length: (head := "任务\t责任单位\t" * (length // 14)) + "\n" + head + "x\n",
    "headers run together": repeated("序号任务时限责任单位7全年市局"),
    "slips in slips": repeated("（（〉"),
    "many carriers on a line": repeated("（市交通局负责）。", "一、修路："),
    "many labels on a line": repeated("牵头单位：市局。"),
    "all of the above": repeated("以上由市局牵头。", "一、路\n1.修路\n2."),
    "many rules": repeated("一、修路（市局负责）\n以下均由各镇落实，不再列出\n"),
    "a merged cell": repeated("1\t修桥\t\n", "序号\t任务\t责任单位\n1\t修路\t" + "市局、" * 90 + "\n"),
    "tables after text": repeated("序号\t任务\t责任单位\n1\t修桥\t市局\n", "一、修路（市局负责）\n"),
    "signatures": repeated("某市人民政府\n"),
    "telephone numbers": repeated("修路（市交通局负责），", "一、电话：1，"),
    "tables without a task": repeated("序号\t任务\t责任单位\n1\t\t市交通局\n"),
    "tables that run together without a row": repeated("序号任务责任单位1修路某某某\n"),
    "times before names": repeated("全年项目办", "序号任务完成时限责任单位1修路"),
    "brackets open at the ends of lines": repeated("修路（市交通局\n"),
    "names without a mark": repeated("市交通局市水利局", "一、修路。责任单位："),
    "titles between rows of two": repeated("道路\n修路\t市交通局牵头\n", "任务\t责任单位\n"),
    "letters among bullets": repeated("各区：\n", "●首页\n", "●首页"),
    "tabs alone": repeated("\t", "一、修路（市局负责）", "二、"),
    "headings in a row": repeated("一、负责"),
    "footnotes": repeated("〔1〕修路\n", "一、修路\n", "桥\n〔2〕桥"),
    "borders behind cells": repeated("修一条路", "市财政局 |\n" * 8, " |"),
    "numbers of documents": repeated("国发〔2020〕1号\n", "按国发〔2020〕2号"),
    "brackets of the third kind": repeated("〔市财政局负责〕\n", "〔市财政局负责。"),
    "limits without before": repeated("6月底完成", "年底建成。"),
    "carriers outside all items": repeated("市教育局牵头。（市财政局负责）\n"),
    "names of one length": repeated("市财政办、", "一、修路（"),
    "footnotes on a line": repeated("〔1〕", "一、修路\n", "\n桥\n〔2〕桥"),
    "remarks": repeated("修路\t市交通局\t资金由市局负责落实（市局配合）\n", "任务\t责任单位\t备注\n"),
    "rows of two": repeated("修路（市交通局牵头）\t市公安局\n", "任务\t责任单位\n"),
}
LONG = 1_000_000
LONG_BOMBS = {words: repeated(words) for words in ("（", "、", "1", "一、")}
"""Read at a million characters too."""


def main() -> None:
    """Read each text at each length once; microseconds per character."""
    registry()
    read(Document("一、修路", "text/plain", "0" * 64))
    print("µs per character at" + "".join(f"{LENGTH * times:10,}" for times in TIMES))
    for name, bomb in BOMBS.items():
        row = [_microseconds(bomb(LENGTH * times)) for times in TIMES]
        print("".join(f"{value:10.2f}" for value in row), f" {name}", flush=True)
    for name, bomb in LONG_BOMBS.items():
        print(f"{_microseconds(bomb(LONG)):10.2f} at {LONG:,}  {name}", flush=True)
    row = [_of_page(LENGTH * times) for times in TIMES]
    print("".join(f"{value:10.2f}" for value in row), " the page of coverage, much of it unread")


def _microseconds(text: str) -> float:
    begin = time.process_time()
    read(Document(text, "text/plain", "0" * 64))
    return (time.process_time() - begin) / len(text) * 1e6


def _of_page(length: int) -> float:
    """Microseconds per character for a page of coverage."""
    reading = read(Document("一、修路。（牵头单位待定）\n" * (length // 14), "text/plain", "0" * 64))
    begin = time.process_time()
    text = tuple(segments(reading))
    section(1, Covered("notice.txt", reading, text, figures(reading, text)))
    return (time.process_time() - begin) / length * 1e6


if __name__ == "__main__":
    main()
