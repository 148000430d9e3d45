"""Texts made to hurt: what they hold is read or listed, nothing is lost, and the rules stand."""

from __future__ import annotations

import math
from typing import Any

import pytest

from bench.bombs import BOMBS
from graph.model import Document
from ingest.dates import WRITTEN, iso_date
from ingest.deadlines import deadlines
from ingest.reading import read
from ingest.spans import LONGEST_LIST, LONGEST_REACH, Span, brackets, closing, meets, merged
from tests.reading_rules import keeps_the_rules

HEAD = "上海市人民政府关于印发方案的通知\n各区人民政府：\n一、"
HASH = "0" * 64


@pytest.mark.parametrize("head", ["", HEAD], ids=["bare", "notice"])
@pytest.mark.parametrize("name", BOMBS)
def test_a_hostile_text_keeps_the_rules(name: str, head: str) -> None:
    reading = read(Document(head + BOMBS[name](20_000), "text/plain", HASH))
    keeps_the_rules(reading)
    assert all(math.isfinite(measure.value) for measure in reading.measures)
    facts: list[Any] = [*reading.policies, *reading.campaigns, *reading.measures, *reading.responsibilities]
    for fact in facts:
        assert fact.quote_end - fact.quote_start <= max(2 * LONGEST_REACH + 250, LONGEST_LIST + 2)


def test_a_list_beyond_the_limit_is_listed_as_unread() -> None:
    text = "1.修路。（" + "市财政局、" * 2_000 + "市教育局负责）\n"
    reading = read(Document(text, "text/plain", HASH))
    assert not reading.responsibilities
    assert [unread.text for unread in reading.unread] == [text[5:-1]]


def test_brackets_are_the_pairs_that_closing_finds() -> None:
    text = "((a)b(c(d))\n(e)))((f)"
    pairs = [span for span, _ in brackets(text, Span(0, len(text)))]
    expected = [(at, closing(text, at, len(text))) for at in range(len(text)) if text[at] == "("]
    assert pairs == [(start, end) for start, end in expected if end]


def test_merged_ranges_meet_what_their_parts_meet() -> None:
    parts = [Span(5, 9), Span(0, 3), Span(2, 4), Span(9, 12), Span(20, 21)]
    for start in range(23):
        for end in range(start + 1, 24):
            span = Span(start, end)
            assert meets(span, merged(parts)) == any(part.start < end and start < part.end for part in parts)


def test_days_that_do_not_exist_are_no_dates() -> None:
    match = WRITTEN.search("2022年2月30日")
    assert match and iso_date(match) is None
    assert [limit.by for limit in deadlines("2022年3月0日前", 0, 10, 2022)] == [None]


def test_carriers_outside_the_items_are_listed_as_unread() -> None:
    text = "2022年廣州市質量工作要點\n\n加強監管。開展檢查。（牽頭單位：市市場監管局）\n\n一、加強追溯\n\n（一）推進體系建設。（責任單位：市藥品監管局）\n"
    numbered = read(Document(text, "text/plain", HASH))
    assert [duty.name for duty in numbered.responsibilities] == ["广州市药品监督管理局"]
    assert [unread.text for unread in numbered.unread] == ["（牽頭單位：市市場監管局）"]
    unnumbered = read(Document(text.replace("一、", "").replace("（一）", ""), "text/plain", HASH))
    assert [unread.text for unread in unnumbered.unread] == ["（牽頭單位：市市場監管局）", "（責任單位：市藥品監管局）"]
