"""The rows of tables as tasks, the titles between them as sections; a table that repeats the text gives none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from graph.folding import safe_id
from graph.model import Item, Kind
from ingest.dates import ordinal
from ingest.outline import first_stop
from ingest.outlined import Outlined, told_apart
from ingest.reasons import TABLE_REPEATS, TABLE_WITHOUT_TASK
from ingest.responsibility import Carrier, carriers, sure_carriers
from ingest.rows import Row, Table, carriers_of
from ingest.rules import Rule, given, ruled
from ingest.spans import Span, trimmed

GROUP_LABEL = re.compile(
    r"\(?(?P<numeral>[一二三四五六七八九十百\d]{1,4})\)?[、.)]?[\s|]*|第(?P<part>[一二三四五六七八九十]{1,3})[部分章节类]+\s*"
)
EDGES = "、. |\t"
NUMERAL = re.compile(r"\d{1,3}|[一二三四五六七八九十百零〇]{1,4}|[①-⑳]")
REPEATED_WORDS = 0.8
"""Which part of a row's pairs of characters stands in the tasks of the text, if it repeats one."""
REPEATED_ROWS = 0.6


def of_tables(
    text: str, shadow: str, found: Iterable[Table], known: Sequence[Rule], document: str, seen: Counter[str]
) -> Iterator[Outlined]:
    """The rows as items in the order of the text, each section before its rows; a row without a number is counted."""
    for table in found:
        sections = _sections(text, shadow, table, document, seen)
        begun: set[Span] = set()
        for number, row in enumerate(table.rows, 1):
            section = sections[row.group] if row.group else None
            if section and row.group and row.group not in begun:
                begun.add(row.group)
                yield _section(text, shadow, row.group, section, known)
            yield _task(text, shadow, row, number, section, known, document, seen)


def pairs_told(shadow: str, told: Sequence[Outlined]) -> set[str]:
    """The pairs of characters of all tasks of the text that name somebody."""
    held: set[str] = set()
    for entry in told:
        if any(carrier.claims for carrier in entry.carriers):
            held |= _pairs(shadow, Span(entry.item.start, entry.item.end))
    return held


def repeats(shadow: str, table: Table, held: set[str]) -> bool:
    """Whether most rows say what tasks of the text that name somebody say already."""
    if not held or not table.rows:
        return False
    same = 0
    for row in table.rows:
        pairs = _pairs(shadow, row.subject)
        same += len(pairs & held) >= REPEATED_WORDS * len(pairs)
    return same >= REPEATED_ROWS * len(table.rows)


def left_out(table: Table) -> Carrier:
    """A table whose rows are no tasks, to be told."""
    return Carrier(table.whole, None, TABLE_REPEATS if table.rows else TABLE_WITHOUT_TASK)


def _pairs(shadow: str, span: Span) -> set[str]:
    words = "".join(shadow[span.start : span.end].split())
    return {words[n : n + 2] for n in range(len(words) - 1)}


def _sections(text: str, shadow: str, table: Table, document: str, seen: Counter[str]) -> dict[Span, Item]:
    ends: dict[Span, int] = {}
    for row in table.rows:
        if row.group:
            ends[row.group] = max(row.whole.end, row.group.end)
    sections: dict[Span, Item] = {}
    for number, (group, end) in enumerate(ends.items(), 1):
        label, length = _label_of(shadow, group)
        first, last = _bare(shadow, Span(group.start, group.start + length) if label else group)
        path = text[first:last] if label else text[group.start : group.end]
        key = told_apart(str(ordinal(label) if label else number), seen)
        words = _bare(shadow, Span(group.start + length, group.end))
        title = text[words.start : words.end]
        sections[group] = Item(f"{document}~{key}", None, (path,), title, group.start, end, Kind.PLANNED, is_task=False)
    return sections


def _bare(shadow: str, words: Span) -> Span:
    """Without the marks around a number or a title."""
    start, end = words
    while start < end and shadow[start] in EDGES:
        start += 1
    while start < end and shadow[end - 1] in EDGES:
        end -= 1
    return Span(start, end)


def _label_of(shadow: str, group: Span) -> tuple[str, int]:
    """The numeral that a section's title begins with, and how many characters it takes; none gives ("", 0)."""
    match = GROUP_LABEL.match(shadow, *group)
    if match is None:
        return "", 0
    return match["numeral"] or match["part"], match.end() - match.start()


def _section(text: str, shadow: str, group: Span, section: Item, known: Sequence[Rule]) -> Outlined:
    """A title between rows: 一、道路（市交通局牵头） is a task of its own, as a heading with a carrier is."""
    start = group.start + _label_of(shadow, group)[1]
    found = tuple(
        ruled(carrier, known) for carrier in carriers(shadow, group, start) if carrier.apart or not carrier.claims
    )
    stops = [carrier.whole.start for carrier in found if carrier.claims]
    if not stops:
        return Outlined(section, found, trimmed(shadow, start, group.end), Span(group.end, group.end))
    title = trimmed(shadow, start, max(start, min(stops)))
    item = replace(section, title=text[title.start : title.end], is_task=True)
    return Outlined(item, found, title, Span(group.end, group.end), tuple(given(shadow, known, item.start, found)))


def _task(
    text: str,
    shadow: str,
    row: Row,
    number: int,
    section: Item | None,
    known: Sequence[Rule],
    document: str,
    seen: Counter[str],
) -> Outlined:
    label = row.label or str(number)
    above = f"{section.id.rpartition('~')[2]}." if section else ""
    in_text = sure_carriers(shadow, row.texts)
    found = tuple(ruled(carrier, known) for carrier in (*in_text, *carriers_of(shadow, row)))
    cell = row.texts[0]
    stops = [carrier.whole.start for carrier in in_text if carrier.claims and carrier.whole.start > cell.start]
    title = trimmed(shadow, cell.start, min([first_stop(shadow, cell), cell.end, *stops]))
    item = Item(
        id=f"{document}~{told_apart(above + _plain(label), seen)}",
        parent=section.id if section else None,
        path=(*(section.path if section else ()), label),
        title=text[title.start : title.end],
        start=row.whole.start,
        end=row.whole.end,
        kind=Kind.PLANNED,
        is_task=True,
    )
    body = Span(title.end, row.subject.end)
    return Outlined(item, found, title, body, tuple(given(shadow, known, item.start, found)), row.times)


def _plain(label: str) -> str:
    """A row's number in Arabic numerals if it is one, else as it is written: 1.1, A3."""
    bare = label.strip("()")
    return str(ordinal(bare)) if NUMERAL.fullmatch(bare) else safe_id(bare)
