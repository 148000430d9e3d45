"""The outline with what each item says of responsibility: which items are tasks, where they end, what they are called."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from graph.immutable import immutable
from graph.model import Item, Kind, Notice
from ingest.dates import ordinal
from ingest.formats import Claim
from ingest.frame import Frame
from ingest.outline import Branch, first_stop, outline
from ingest.responsibility import Carrier, carriers
from ingest.rules import Rule, given, ruled, rules
from ingest.spans import Span, trimmed
from ingest.tables import Table, carriers_of, tables


@immutable
class Outlined:
    """An item with its carriers, the place of its title, and its body between the title and its end."""

    item: Item
    carriers: tuple[Carrier, ...]
    title: Span
    body: Span
    given: tuple[tuple[Rule, Claim], ...]
    """What rules of the document add."""
    times: tuple[Span, ...] = ()
    """The cells of a row that say until when."""


def outlined(text: str, shadow: str, found: Frame, notice: Notice) -> list[Outlined]:
    """The items of a notice in the order of the text."""
    title = shadow[found.title.start : found.title.end] if found.title else ""
    tabled = tables(shadow, found.body)
    prose = Span(found.body.start, tabled[0].whole.start) if tabled else found.body
    branches = outline(shadow, prose, title)
    known = rules(shadow, Span(found.body.start, len(shadow)))
    stated = [
        [ruled(carrier, known) for carrier in carriers(shadow, branch.own, branch.mark.end)]
        if branch.kind is Kind.PLANNED
        else []
        for branch in branches
    ]
    by_branch = {id(branch): n for n, branch in enumerate(branches)}
    _give_to_groups(branches, by_branch, stated)
    ends = _ends(branches, stated)
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
        entries.append(Outlined(item, tuple(stated[n]), heading, body, tuple(given(known, item.start, stated[n]))))
    entries += _of_tables(text, shadow, tabled, known, notice.id, seen)
    return entries


def _of_tables(
    text: str, shadow: str, tabled: Sequence[Table], known: Sequence[Rule], document: str, seen: Counter[str]
) -> Iterator[Outlined]:
    """The rows of tables as tasks; a row without a number is counted."""
    for table in tabled:
        for number, row in enumerate(table.rows, 1):
            path = row.path or (str(number),)
            key = _told_apart(".".join(_plain(label) for label in path), seen)
            found = tuple(ruled(carrier, known) for carrier in carriers_of(shadow, row))
            title = trimmed(shadow, row.subject.start, first_stop(shadow, row.subject))
            item = Item(
                id=f"{document}~{key}",
                parent=None,
                path=path,
                title=text[title.start : title.end],
                start=row.whole.start,
                end=row.whole.end,
                kind=Kind.PLANNED,
                is_task=True,
            )
            body = Span(title.end, row.subject.end)
            yield Outlined(item, found, title, body, tuple(given(known, item.start, found)), row.times)


def _plain(label: str) -> str:
    """A row's number in Arabic numerals, if it is one."""
    bare = label.strip("()")
    return str(ordinal(bare)) if bare else "0"


def _give_to_groups(branches: Sequence[Branch], numbers: Mapping[int, int], stated: Sequence[list[Carrier]]) -> None:
    """A carrier behind the last of several sub-items is the group's if no other of them, nor the group, has one."""
    children: dict[int, list[int]] = {}
    for n, branch in enumerate(branches):
        if branch.parent:
            children.setdefault(numbers[id(branch.parent)], []).append(n)
    for parent, below in children.items():
        *others, last = below
        is_group = others and not any(n in children for n in below) and not any(stated[n] for n in (parent, *others))
        if is_group and all(carrier.claims and carrier.apart for carrier in stated[last]):
            stated[parent].extend(stated[last])
            stated[last].clear()


def _ids(branches: Sequence[Branch], document: str, seen: Counter[str]) -> list[str]:
    """``<document>~2.4.14``, each once."""
    ids: list[str] = []
    paths: dict[int, str] = {}
    for branch in branches:
        above = paths[id(branch.parent)] + "." if branch.parent else ""
        paths[id(branch)] = _told_apart(above + str(branch.mark.ordinal), seen)
        ids.append(f"{document}~{paths[id(branch)]}")
    return ids


def _told_apart(path: str, seen: Counter[str]) -> str:
    """A path that comes again gets ``-2``, ``-3`` in the order of the text."""
    seen[path] += 1
    return path if seen[path] == 1 else f"{path}-{seen[path]}"


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
