"""Editions of one policy or campaign: 试行 or not, of one year or another, of the 十三五 or the 十四五, 昆仑2021 and 昆仑."""

from __future__ import annotations

import re

from graph.answers import NamedRow
from graph.folding import fold_title

YEAR = r"(?:19|20)\d{2}(?!\d)"
EDITION = re.compile(
    rf"(?<![\dA-Za-z第/T-]){YEAR}(?!号)(?:年?[-—–~至]+(?:{YEAR}|\d{{2}}))?年?度?(?:修[订正])?版?"
    r"|第?十[一二三四五]个?五年?(?=.*规划)|\((?:试行|暂行|修订版?|修正版?|试点|征求意见稿|送审稿|草案|第[一二三四五]版)\)"
    r"|暂行(?=办法|规定|条例|规则)|(?:试行|修订版?)$"
)
EMPTY = re.compile(r"\([\s、,]*\)")
LEAST = 2
"""Characters that must be left of a name without its edition."""


def work(name: str) -> str:
    """What the editions of a policy or campaign have in common, folded.

    >>> work("《上海市質量提升三年行動計劃（2021—2023年）》"), work("“昆侖2021”專項行動"), work("药品管理办法（试行）")
    ('上海市质量提升三年行动计划', '昆仑专项行动', '药品管理办法')
    """
    folded = fold_title(name)
    left = EMPTY.sub("", EDITION.sub("", folded))
    return left if len(left) >= LEAST else folded


def same_work(one: NamedRow, other: NamedRow) -> bool:
    """Whether two rows are editions of one: the same but for year, 试行 and their like, and of the same place."""
    places = [row.id.removesuffix(row.name) for row in (one, other)]
    return places[0] == places[1] and work(one.name) == work(other.name)
