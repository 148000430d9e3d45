"""From the title of a policy or the name of a campaign, or a part of it, in either script, to its id."""

from __future__ import annotations

from api.named import Named, ambiguous
from api.near_names import unknown
from graph.answers import NamedRow
from graph.errors import NotFound
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


def _find(what: str, listing: Listing[NamedRow], name: str) -> Named:
    rows = list(all_rows(listing))
    if name.startswith(f"{what}:"):
        return _with_id(what, rows, name)
    folded = fold_title(name)
    titles = {row.id: fold_title(row.name) for row in rows}
    same = [row for row in rows if titles[row.id] == folded]
    found = same or [row for row in rows if folded and folded in titles[row.id]]
    if not found:
        raise unknown(what, name, [(row.name, row.name) for row in rows])
    if len(found) > 1:
        raise ambiguous(what, name, [(row.id, row.name) for row in found])
    return Named(found[0].id, found[0].name)


def _with_id(what: str, rows: list[NamedRow], asked: str) -> Named:
    for row in rows:
        if row.id == asked:
            return Named(row.id, row.name)
    raise NotFound(f"no {what} has the id {asked}")
