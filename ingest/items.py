"""The outline with what each item says of responsibility: which items are tasks, where they end, what they are called."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from graph.model import Item, Kind, Notice
from ingest.deadlines import TIME_HEADS
from ingest.formats import LABEL, OTHER_LABEL
from ingest.frame import Frame
from ingest.outline import Branch, first_stop, outline
from ingest.outlined import Outlined, told_apart
from ingest.responsibility import Carrier, carriers
from ingest.rows import Table
from ingest.rules import given, ruled, rules
from ingest.spans import Span, lines, merged, trimmed
from ingest.table_items import left_out, of_tables, pairs_told, repeats
from ingest.tables import tables
from ingest.titles import attached

FIELD = re.compile(rf"[^\w\n]{{0,4}}(?:{LABEL.pattern}|{OTHER_LABEL.pattern}|(?:{TIME_HEADS})\s*:)")
"""A field on a line of its own: 完成时限：年底前."""

TELL_NO_MERGES = frozenset({"text/plain", "text/markdown", "text/csv"})
"""Kinds of files that do not tell a merged cell from an empty one; readers of the others write a ditto for it."""
ANNEX = re.compile(r"^[ \t]*附\s?(?:件|表|录)\s?\d{0,2}\s*(?::|$)", re.MULTILINE)
FOOTNOTE = re.compile(r"\s*〔\d{1,3}〕")
"""Of passages above, which readers of files put below all."""


def outlined(text: str, shadow: str, found: Frame, notice: Notice) -> tuple[list[Outlined], list[Carrier]]:
    """The items of a notice in the order of the text, and the tables whose rows are no tasks."""
    title = shadow[found.title.start : found.title.end] if found.title else ""
    shadow = _blanked(shadow, (*found.signatures, *attached(shadow)))
    tabled = tables(shadow, found.body, blanks_carry=notice.media_type in TELL_NO_MERGES)
    notes = min(found.body.end, max(found.body.start, _footnotes(shadow)))
    above = trimmed(shadow, found.body.start, notes)
    branches = outline(_blanked(shadow, (table.whole for table in tabled)), above, title)
    _end_at_tables(shadow, branches, tabled)
    _leave_annex(shadow, branches)
    known = rules(shadow, Span(min(found.letter.start, found.body.start), len(shadow)))
    stated = [
        [ruled(carrier, known) for carrier in carriers(shadow, branch.own, branch.mark.end)]
        if branch.kind is Kind.PLANNED
        else []
        for branch in branches
    ]
    by_branch = {id(branch): n for n, branch in enumerate(branches)}
    _give_to_groups(shadow, branches, by_branch, stated)
    ends = _ends(branches, stated)
    _leave_closing(shadow, branches, stated)
    seen: Counter[str] = Counter()
    ids = _ids(branches, notice.id, seen)
    paths: list[tuple[str, ...]] = []
    entries: list[Outlined] = []
    for n, branch in enumerate(branches):
        parent = by_branch[id(branch.parent)] if branch.parent else None
        label = text[branch.mark.start : branch.mark.end].rstrip("、.．").strip()
        paths.append((*(paths[parent] if parent is not None else ()), label))
        heading = _title(shadow, branch, stated[n])
        item = Item(
            id=ids[n],
            parent=ids[parent] if parent is not None else None,
            path=paths[n],
            title=text[heading.start : heading.end],
            start=branch.mark.start,
            end=ends[n],
            kind=branch.kind,
            is_task=not branch.has_children or any(carrier.claims for carrier in stated[n]),
        )
        body = Span(min(max(heading.end, branch.mark.end), branch.own.end), branch.own.end)
        entries.append(
            Outlined(item, tuple(stated[n]), heading, body, tuple(given(shadow, known, item.start, stated[n])))
        )
    told = pairs_told(shadow, entries) if tabled else set()
    is_left_out = [not table.rows or repeats(shadow, table, told) for table in tabled]
    own = [table for table, left in zip(tabled, is_left_out, strict=True) if not left]
    entries += of_tables(text, shadow, own, known, notice.id, seen)
    untold = [left_out(table) for table, left in zip(tabled, is_left_out, strict=True) if left]
    return sorted(entries, key=lambda entry: entry.item.start), untold


def _blanked(shadow: str, apart: Iterable[Span]) -> str:
    """The folded text with line breaks for signatures and tables, in which no number is one of the outline."""
    parts: list[str] = []
    at = 0
    for start, end in merged(apart):
        parts += shadow[at:start], "\n" * (end - start)
        at = end
    return "".join((*parts, shadow[at:]))


def _leave_closing(shadow: str, branches: Sequence[Branch], stated: Sequence[Sequence[Carrier]]) -> None:
    """What stands on the lines below the last item's carrier and fields closes the notice and is not of the item."""
    read = [carrier.whole.end for carrier in stated[-1] if carrier.claims and carrier.apart] if branches else []
    if read:
        own = branches[-1].own
        below = shadow.find("\n", max(read), own.end)
        closing = (line.start for line in lines(shadow, below, own.end) if not FIELD.match(shadow, *line))
        end = next(closing, own.end) if below >= 0 else own.end
        branches[-1].own = trimmed(shadow, own.start, end)


def _leave_annex(shadow: str, branches: Sequence[Branch]) -> None:
    """An item ends above the line that begins an annex."""
    for branch in branches:
        at = shadow.find("附", branch.mark.end, branch.own.end)
        annex = ANNEX.search(shadow, branch.mark.end, branch.own.end) if at >= 0 else None
        if annex:
            branch.own = trimmed(shadow, branch.own.start, max(branch.own.start, annex.start()))


def _footnotes(shadow: str) -> int:
    """Where the lines at the end begin that are footnotes: 〔1〕…."""
    begin = end = len(shadow)
    while end > 0:
        start = shadow.rfind("\n", 0, end) + 1
        if FOOTNOTE.match(shadow, start, end):
            begin = start
        elif shadow[start:end].strip():
            break
        end = start - 1
    return begin


def _end_at_tables(shadow: str, branches: Sequence[Branch], tabled: Sequence[Table]) -> None:
    """An item ends where a table begins."""
    starts = [table.whole.start for table in tabled]
    for branch in branches if starts else ():
        at = bisect_left(starts, branch.own.start)
        if at < len(starts) and starts[at] < branch.own.end:
            branch.own = trimmed(shadow, branch.own.start, starts[at])


def _give_to_groups(
    shadow: str, branches: Sequence[Branch], numbers: Mapping[int, int], stated: Sequence[list[Carrier]]
) -> None:
    """A carrier behind the last of several sub-items is the group's if no other of them, nor the group, has one.

    In a notice with line breaks it must stand on a line of its own: else it ends the last sub-item.
    """
    children: dict[int, list[int]] = {}
    for n, branch in enumerate(branches):
        if branch.parent:
            children.setdefault(numbers[id(branch.parent)], []).append(n)
    broken = sum(branch.mark.opens_line for branch in branches) > len(branches) / 2
    for parent, below in children.items():
        *others, last = below
        of_all = [shadow.startswith("以上", carrier.whole.start) for carrier in stated[last]]
        stated[parent].extend(carrier for carrier, moves in zip(stated[last], of_all, strict=True) if moves)
        stated[last][:] = [carrier for carrier, moves in zip(stated[last], of_all, strict=True) if not moves]
        named = [carrier for carrier in stated[last] if carrier.claims or carrier.apart]
        has_own = any(carrier.claims or carrier.apart for n in (parent, *others) for carrier in stated[n])
        is_group = others and not any(n in children for n in below) and not has_own
        below_all = not broken or all(_opens_line(shadow, carrier.whole.start) for carrier in named)
        if is_group and below_all and all(carrier.claims and carrier.apart for carrier in named):
            stated[parent].extend(named)
            _end_before(shadow, branches[last], named)
            stated[last][:] = [carrier for carrier in stated[last] if carrier not in named]


def _end_before(shadow: str, branch: Branch, moved: Sequence[Carrier]) -> None:
    """The text of an item without the carriers at its end, which are its group's."""
    if moved and not shadow[moved[-1].whole.end : branch.own.end].strip("。;； \n"):
        branch.own = trimmed(shadow, branch.own.start, max(branch.mark.end, moved[0].whole.start))


def _opens_line(shadow: str, at: int) -> bool:
    return not shadow[shadow.rfind("\n", 0, at) + 1 : at].strip()


def _ids(branches: Sequence[Branch], document: str, seen: Counter[str]) -> list[str]:
    """``<document>~2.4.14``, each once."""
    ids: list[str] = []
    paths: dict[int, str] = {}
    for branch in branches:
        above = paths[id(branch.parent)] + "." if branch.parent else ""
        paths[id(branch)] = told_apart(above + str(branch.mark.ordinal), seen)
        ids.append(f"{document}~{paths[id(branch)]}")
    return ids


def _ends(branches: Sequence[Branch], stated: Sequence[Sequence[Carrier]]) -> list[int]:
    """The end of the last carrier or sub-item, else of the item's own text. Sub-items come later, so from the back."""
    ends: dict[int, int] = {}
    for branch, found in zip(reversed(branches), reversed(stated), strict=True):
        read = [carrier.whole.end for carrier in found if carrier.claims and carrier.apart]
        own = max(read) if read else branch.own.end
        ends[id(branch)] = max(own, ends.get(id(branch), 0))
        if branch.parent:
            ends[id(branch.parent)] = max(ends[id(branch)], ends.get(id(branch.parent), 0))
    return [ends[id(branch)] for branch in branches]


def _title(shadow: str, branch: Branch, found: Sequence[Carrier]) -> Span:
    """Between the number and the first 。, line break, carrier or sub-item."""
    stop = min([first_stop(shadow, Span(branch.mark.end, branch.own.end)), *(c.whole.start for c in found if c.apart)])
    return trimmed(shadow, branch.mark.end, max(stop, branch.mark.end))
