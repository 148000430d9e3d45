"""Questions as people ask them, by name: names become ids, then the store answers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from weakref import WeakKeyDictionary

from api.named import Named
from api.stand_ins import stand_ins
from api.title_names import find_campaign, find_editions, find_policy
from api.unit_names import find_unit
from graph.answers import PAGE, Page, StandIn, TaskFilter, TaskRow
from graph.errors import InvalidRequest
from graph.immutable import immutable
from graph.model import Kind, Role
from graph.store import GraphStore
from ingest.identity import name_in

EVERY_KIND = "all"
"""Ask for planned and reported tasks together by this word."""
KINDS = (*(str(kind) for kind in Kind), EVERY_KIND)
ROLES = tuple(str(role) for role in Role)

_FINDERS: dict[str, Callable[..., Named]] = {
    "unit": find_unit,
    "policy": find_policy,
    "campaign": find_campaign,
}
_REMEMBERED = 10_000


EDITIONS = "editions"
_Meanings = dict[tuple[str, str, int | str | None], list[Named]]
_memories: WeakKeyDictionary[GraphStore, tuple[object, _Meanings]] = WeakKeyDictionary()
"""What names were found to mean, with the version of the store that it was found in."""


@immutable
class TasksAsked:
    """A question for tasks, names resolved: what the store is asked, and what the names were found to mean."""

    filter: TaskFilter
    unit: Named | None = None
    policy: Named | None = None
    campaign: Named | None = None
    collectives: bool = False

    @property
    def also(self) -> list[Named]:
        """What counts as the unit, policy or campaign beside it."""
        asked = self.filter
        ids = dict.fromkeys([*(one.node for one in asked.also), *asked.policies, *asked.campaigns])
        return [Named(one, name_in(one)) for one in ids]


def find(what: str, store: GraphStore, name: str, year: int | None = None) -> Named:
    """The ``unit``, ``policy`` or ``campaign`` that a name or id means, remembered until the store changes.

    A name of a unit is one of ``year`` if that is given.

    Raises:
        NotFound, UnknownName, AmbiguousName: as ``find_unit`` and its like.
    """
    meanings = _remembered(store)
    if (found := meanings.get((what, name, year))) is None:
        when = () if year is None else (year,)
        found = meanings[what, name, year] = [_FINDERS[what](store, name, *when)]
    return found[0]


def _remembered(store: GraphStore) -> _Meanings:
    """What names were found to mean in this state of the store."""
    version = store.version()
    remembered, meanings = _memories.get(store, (None, {}))
    if version != remembered or len(meanings) >= _REMEMBERED:
        meanings = {}  # a new one, since a thread may still write into the old one what it found before the change
        _memories[store] = version, meanings
    return meanings


def asked(
    store: GraphStore,
    *,
    unit: str | None = None,
    roles: Sequence[str] = (),
    policy: str | None = None,
    campaign: str | None = None,
    document: str | None = None,
    kind: str = Kind.PLANNED,
    text: str | None = None,
    collectives: bool = False,
    through_time: bool = False,
    as_of: str | None = None,
    editions: bool = False,
) -> TasksAsked:
    """A question for tasks with ids in the place of names; parameters as for ``tasks``."""
    until = _date(as_of)
    body = None if unit is None else find("unit", store, unit, int(until[:4]) if until else None)
    policies = _found(store, "policy", policy, editions)
    campaigns = _found(store, "campaign", campaign, editions)
    also: tuple[StandIn, ...] = ()
    if body and (collectives or through_time):
        also = stand_ins(store, body.id, collectives=collectives, through_time=through_time)
    sought = TaskFilter(
        unit=body.id if body else None,
        also=also,
        as_of=until,
        roles=_roles(roles),
        policy=policies[0].id if policies else None,
        policies=tuple(one.id for one in policies[1:]),
        campaign=campaigns[0].id if campaigns else None,
        campaigns=tuple(one.id for one in campaigns[1:]),
        document=None if document is None else store.document(document).id,
        kind=_kind(kind),
        text=text or None,
    )
    first = {"policy": next(iter(policies), None), "campaign": next(iter(campaigns), None)}
    return TasksAsked(sought, unit=body, **first, collectives=collectives and body is not None)


def answered(store: GraphStore, question: TasksAsked, *, after: str = "", limit: int = PAGE) -> Page[TaskRow]:
    """The store's answer to a question for tasks."""
    return store.tasks(question.filter, after=after, limit=limit)


def tasks(
    store: GraphStore,
    *,
    unit: str | None = None,
    roles: Sequence[str] = (),
    policy: str | None = None,
    campaign: str | None = None,
    document: str | None = None,
    kind: str = Kind.PLANNED,
    text: str | None = None,
    collectives: bool = False,
    through_time: bool = False,
    as_of: str | None = None,
    editions: bool = False,
    after: str = "",
    limit: int = PAGE,
) -> Page[TaskRow]:
    """Tasks of a unit, of a policy, in a campaign or of a document, each with the sentences that prove it.

    ``unit``, ``policy`` and ``campaign`` are names or ids, ``document`` is an id; those given must all hold. ``roles``
    are ``leads``, ``supports``, ``implements``; ``kind`` is ``planned``, ``reported`` or ``all``; ``text`` is words
    that the task holds. ``collectives`` adds tasks of collectives that the unit is one of, by a roster or its place;
    ``through_time`` those of its predecessors and successors; ``as_of``, an ISO date or a year, takes names as they were
    meant then and leaves out documents of later or unknown date; ``editions`` adds other editions of the policy or
    campaign: of another year, 试行 or not. ``after`` is the ``next`` of the page before.

    Raises:
        UnknownName: nothing is called so; carries near names.
        AmbiguousName: several things are; carries them.
        NotFound: no document, unit, policy or campaign has this id.
        InvalidRequest: a role or kind that there is not, or no date.
    """
    question = asked(
        store,
        unit=unit,
        roles=roles,
        policy=policy,
        campaign=campaign,
        document=document,
        kind=kind,
        text=text,
        collectives=collectives,
        through_time=through_time,
        as_of=as_of,
        editions=editions,
    )
    return answered(store, question, after=after, limit=limit)


def _roles(roles: Sequence[str]) -> tuple[Role, ...]:
    for role in roles:
        if role not in ROLES:
            raise InvalidRequest(f"no role is called {role}; roles are {', '.join(ROLES)}")
    return tuple(Role(role) for role in dict.fromkeys(roles))


def _found(store: GraphStore, what: str, name: str | None, editions: bool) -> list[Named]:
    """The policy or campaign of a name, with its editions if they are asked for."""
    if name is None:
        return []
    if not editions:
        return [find(what, store, name)]
    meanings = _remembered(store)
    if (found := meanings.get((what, name, EDITIONS))) is None:
        found = meanings[what, name, EDITIONS] = find_editions(store, what, name)
    return found


def _date(text: str | None) -> str | None:
    from ingest.dates import ISO

    if text and not ISO.fullmatch(text):
        raise InvalidRequest(f"{text} is no date; write a year, 2018, or an ISO date, 2018-03 or 2018-03-17")
    return text or None


def _kind(kind: str) -> Kind | None:
    if kind not in KINDS:
        raise InvalidRequest(f"no kind is called {kind}; kinds are {', '.join(KINDS)}")
    return None if kind == EVERY_KIND else Kind(kind)
