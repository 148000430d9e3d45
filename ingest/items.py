"""The outline with what each item says of responsibility: which items are tasks, where they end, what they are called."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graph.model import Item, Kind, Notice
from ingest.frame import Frame
from ingest.outline import Branch, first_stop, outline
from ingest.responsibility import Carrier, carriers
from ingest.spans import Span, trimmed


@dataclass(frozen=True, slots=True)
class Outlined:
    """An item with its carriers, the place of its title, and its body between the title and its end."""

    item: Item
    carriers: tuple[Carrier, ...]
    title: Span
    body: Span


def outlined(text: str, shadow: str, found: Frame, notice: Notice) -> list[Outlined]:
    """The items of a notice in the order of the text."""
    title = shadow[found.title.start : found.title.end] if found.title else ""
    branches = outline(shadow, found.body, title)
    stated = [carriers(shadow, branch.own) if branch.kind is Kind.PLANNED else [] for branch in branches]
    ends = _ends(branches, stated)
    ids = _ids(branches, notice.id)
    paths: list[tuple[str, ...]] = []
    entries: list[Outlined] = []
    by_branch = {id(branch): n for n, branch in enumerate(branches)}
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
        entries.append(Outlined(item, tuple(stated[n]), heading, body))
    return entries


def _ids(branches: Sequence[Branch], document: str) -> list[str]:
    """``<document>~2.4.14``; a path that comes again gets ``-2``, ``-3`` in the order of the text."""
    ids: list[str] = []
    seen: dict[str, int] = {}
    paths: dict[int, str] = {}
    for branch in branches:
        above = paths[id(branch.parent)] + "." if branch.parent else ""
        path = above + str(branch.mark.ordinal)
        seen[path] = seen.get(path, 0) + 1
        paths[id(branch)] = path if seen[path] == 1 else f"{path}-{seen[path]}"
        ids.append(f"{document}~{paths[id(branch)]}")
    return ids


def _ends(branches: Sequence[Branch], stated: Sequence[Sequence[Carrier]]) -> list[int]:
    """The end of the last carrier or sub-item, else of the item's own text. Sub-items come later, so from the back."""
    ends: dict[int, int] = {}
    for branch, found in zip(reversed(branches), reversed(stated), strict=True):
        read = [carrier.whole.end for carrier in found if carrier.claims]
        own = max(read) if read else branch.own.end
        ends[id(branch)] = max(own, ends.get(id(branch), 0))
        if branch.parent:
            ends[id(branch.parent)] = max(ends[id(branch)], ends.get(id(branch.parent), 0))
    return [ends[id(branch)] for branch in branches]


def _title(shadow: str, branch: Branch, found: Sequence[Carrier]) -> Span:
    """Between the number and the first 。, line break, carrier or sub-item."""
    stop = min([first_stop(shadow, Span(branch.mark.end, branch.own.end)), *(c.whole.start for c in found)])
    return trimmed(shadow, branch.mark.end, max(stop, branch.mark.end))
