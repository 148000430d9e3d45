"""From the title of a policy or the name of a campaign, or a part of it, in either script, to its id."""

from __future__ import annotations

from api.editions import same_work
from api.named import Named, ambiguous
from api.near_names import unknown
from graph.answers import NamedRow
from graph.errors import AmbiguousName, NotFound
from graph.folding import fold_title
from graph.paging import Listing, all_rows
from graph.store import GraphStore


def find_policy(store: GraphStore, title: str) -> Named:
    """The policy of this id or title, else the only one whose title holds these words.

    Raises:
        NotFound: no policy has this id.
        UnknownName: no title is or holds this; carries near titles.
        AmbiguousName: several titles hold it.
    """
    return _find("policy", store.policies, title)


def find_campaign(store: GraphStore, name: str) -> Named:
    """The campaign of this id or name, whoever runs it, else the only one whose name holds these words.

    Raises:
        NotFound: no campaign has this id.
        UnknownName: no name is or holds this; carries near names.
        AmbiguousName: several campaigns are called so, or several names hold it.
    """
    return _find("campaign", store.campaigns, name)


def find_editions(store: GraphStore, what: str, name: str) -> list[Named]:
    """All editions of the ``policy`` or ``campaign`` that a name or id means, that one first.

    Raises:
        NotFound, UnknownName: as ``find_policy`` and ``find_campaign``.
        AmbiguousName: the name fits several that are no editions of one.
    """
    rows = list(all_rows(store.policies if what == "policy" else store.campaigns))
    first, *others = _fitting(what, rows, name)
    if not all(same_work(first, row) for row in others):
        raise _ambiguous(what, name, [first, *others])
    editions = [row for row in rows if same_work(first, row) and row is not first]
    return [Named(row.id, row.name) for row in (first, *editions)]


def _find(what: str, listing: Listing[NamedRow], name: str) -> Named:
    found = _fitting(what, list(all_rows(listing)), name)
    if len(found) > 1:
        raise _ambiguous(what, name, found)
    return Named(found[0].id, found[0].name)


def _fitting(what: str, rows: list[NamedRow], name: str) -> list[NamedRow]:
    """The rows that an id or name means: those of this very title, else those whose title holds it."""
    if name.startswith(f"{what}:"):
        return [_with_id(what, rows, name)]
    folded = fold_title(name)
    titles = {row.id: fold_title(row.name) for row in rows}
    same = [row for row in rows if titles[row.id] == folded]
    found = same or [row for row in rows if folded and folded in titles[row.id]]
    if not found:
        raise unknown(what, name, [(row.name, row.name) for row in rows])
    return found


def _ambiguous(what: str, name: str, found: list[NamedRow]) -> AmbiguousName:
    return ambiguous(what, name, [(row.id, row.name) for row in found])


def _with_id(what: str, rows: list[NamedRow], asked: str) -> NamedRow:
    for row in rows:
        if row.id == asked:
            return row
    raise NotFound(f"no {what} has the id {asked}")
