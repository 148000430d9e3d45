"""Rosters in every store: who is one of a collective, and what that adds to answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from graph.answers import COLLECTIVE, StandIn, TaskFilter
from graph.model import Basis, Membership, Nodes, Role, Unit
from graph.store import GraphStore
from tests import readings as pool
from tests.properties import on_every_store
from tests.readings import Plan, Topic, distinct_plans, reading
from tests.store_dump import NewStore

DRUGS, MARKET, MEMBERS, DISTRICTS = (
    pool.UNITS.index(unit) for unit in (pool.DRUGS, pool.MARKET, pool.MEMBERS, pool.DISTRICTS)
)
LIST, LATER = "沪质〔2019〕1号", "沪质〔2023〕2号"


def membership(member: Unit, since: str | None = None, until: str | None = None, source: str = LIST) -> Membership:
    return Membership(pool.MEMBERS.id, member.id, since, until, source, pool.MEMBERS.name, member.short)


ROSTER = [membership(pool.DRUGS, "2019", "2021"), membership(pool.HEALTH), membership(pool.DRUGS, "2023", None, LATER)]


def nodes(*units: Unit) -> Nodes:
    return Nodes(units=units, successions=pool.successions_of(units))


NODES = nodes(pool.GOVERNMENT, pool.MARKET, pool.DRUGS, pool.HEALTH, pool.MEMBERS)


def plan(number: int, issued_on: str | None) -> Plan:
    duties = [(Role.LEADS, DRUGS), (Role.SUPPORTS, MEMBERS), (Role.IMPLEMENTS, DISTRICTS), (Role.LEADS, MARKET)]
    return Plan(
        number, issued_on, topics=tuple(Topic(duties=((role, unit, 0, Basis.EXPLICIT),)) for role, unit in duties)
    )


OLD, NEW, UNDATED = plan(1, "2021-06"), plan(2, "2022-05-08"), plan(3, None)


@pytest.fixture(scope="module")
def store(new_store: NewStore) -> Iterator[GraphStore]:
    with new_store() as tested:
        tested.store.write([reading(OLD), reading(NEW), reading(UNDATED)])
        tested.store.put_rosters(ROSTER, NODES)
        yield tested.store


def found(store: GraphStore, asked: TaskFilter) -> list[str]:
    page = store.tasks(asked)
    assert page.count == len(page.rows)
    assert [row.id for row in page.rows] == _page_by_page(store, asked)
    return [row.id for row in page.rows]


def _page_by_page(store: GraphStore, asked: TaskFilter) -> list[str]:
    ids: list[str] = []
    after: str | None = ""
    while after is not None:
        page = store.tasks(asked, after=after, limit=1)
        ids += [row.id for row in page.rows]
        after = page.next
    return ids


def test_rosters_are_listed_in_order(store: GraphStore) -> None:
    assert store.rosters() == sorted(ROSTER, key=lambda one: (one.collective, one.member, one.source))
    assert store.memberships([pool.HEALTH.id, "unit:none"]) == [ROSTER[1]]
    assert store.memberships([]) == []


def test_what_a_roster_settles_is_not_counted_as_open(store: GraphStore) -> None:
    for asked in (pool.DRUGS, pool.MARKET):
        assert store.tasks_of_unit(asked.id).through_collectives == 0
    assert [row.id for row in store.collectives("province", pool.CITY)] == [pool.MEMBERS.id]
    assert [row.id for row in store.collectives("county", "310101")] == [pool.DISTRICTS.id]
    assert store.collectives("county", "440000") == []


def test_a_collective_adds_its_tasks_while_a_membership_holds(store: GraphStore) -> None:
    named = TaskFilter(unit=pool.DRUGS.id)
    also = tuple(StandIn(one.collective, one.since or "", one.until or "", one.source) for one in ROSTER[:1])
    asked = TaskFilter(unit=pool.DRUGS.id, also=also)
    assert found(store, named) == [f"{NEW.id}~1", f"{OLD.id}~1", f"{UNDATED.id}~1"]
    assert found(store, asked) == [f"{NEW.id}~1", f"{OLD.id}~1", f"{OLD.id}~2", f"{UNDATED.id}~1", f"{UNDATED.id}~2"]
    told = {row.id: row for row in store.tasks(asked).rows}
    proof = told[f"{OLD.id}~2"].evidence[0]
    assert (proof.basis, proof.source, proof.target, proof.relation) == (COLLECTIVE, LIST, pool.MEMBERS.id, "supports")
    assert told[f"{OLD.id}~2"].roles == ["supports"]
    assert (told[f"{OLD.id}~1"].evidence[0].basis, told[f"{OLD.id}~1"].evidence[0].source) == ("explicit", None)
    assert found(store, TaskFilter(unit=pool.DRUGS.id, also=also, roles=(Role.LEADS,))) == found(store, named)


def test_one_unit_stands_for_another(store: GraphStore) -> None:
    asked = TaskFilter(unit=pool.HEALTH.id, also=(StandIn(pool.DRUGS.id), StandIn(pool.MARKET.id)))
    assert found(store, asked) == [f"{one.id}~{n}" for one in (NEW, OLD, UNDATED) for n in (1, 4)]
    assert {proof.basis for row in store.tasks(asked).rows for proof in row.evidence} == {"explicit"}


@pytest.mark.parametrize(
    ("as_of", "documents"),
    [("2020", []), ("2021", [OLD]), ("2021-05", []), ("2022-05-07", [OLD]), ("2022-05-08", [NEW, OLD])],
)
def test_as_of_leaves_out_what_came_later(store: GraphStore, as_of: str, documents: list[Plan]) -> None:
    assert found(store, TaskFilter(unit=pool.DRUGS.id, as_of=as_of)) == [f"{one.id}~1" for one in documents]
    everything = [f"{one.id}~{n}" for one in documents for n in (1, 2, 3, 4)]
    assert found(store, TaskFilter(as_of=as_of)) == everything
    also = (StandIn(pool.MEMBERS.id),)
    assert found(store, TaskFilter(unit=pool.DRUGS.id, also=also, as_of=as_of)) == [
        f"{one.id}~{n}" for one in documents for n in (1, 2)
    ]


@on_every_store(made=distinct_plans(3))
def test_rosters_and_documents_come_and_go_in_any_order(new_store: NewStore, made: list[Plan]) -> None:
    readings = [reading(one) for one in made]
    with new_store() as tested:
        store = tested.store
        store.write(readings)
        without = tested.dump()
        store.put_rosters(ROSTER, NODES)
        both = tested.dump()
        store.put_rosters(ROSTER, NODES)
        assert tested.dump() == both
        assert (store.drop_roster(LIST), store.drop_roster(LATER), store.drop_roster(LATER)) == (2, 1, 0)
        assert tested.dump() == without
        store.put_rosters(ROSTER, NODES)
        for one in readings:
            store.delete(one.document.id)
        alone = tested.dump()
        store.write(readings)
        assert tested.dump() == both
        store.rewrite([])
        assert store.rosters() == sorted(ROSTER, key=lambda one: (one.collective, one.member, one.source))
        store.put_rosters(ROSTER, NODES)  # as a reread does
        assert tested.dump() == alone


def test_a_source_replaces_what_it_said_before(new_store: NewStore) -> None:
    with new_store() as tested:
        tested.store.put_rosters(ROSTER[1:2], nodes(pool.GOVERNMENT, pool.HEALTH, pool.MEMBERS))
        once = tested.dump()
        tested.store.put_rosters(ROSTER, NODES)
        assert tested.store.status().edges["MEMBER_OF"] == 3
        tested.store.drop_roster(LATER)
        tested.store.put_rosters(ROSTER[1:2], nodes(pool.GOVERNMENT, pool.HEALTH, pool.MEMBERS))
        assert tested.dump() == once


def test_a_roster_settles_documents_of_its_time_alone(new_store: NewStore) -> None:
    with new_store() as tested:
        tested.store.write([reading(OLD), reading(NEW)])
        assert tested.store.tasks_of_unit(pool.MARKET.id).through_collectives == 2
        tested.store.put_rosters(ROSTER[:1], nodes(pool.GOVERNMENT, pool.MARKET, pool.DRUGS, pool.MEMBERS))
        assert tested.store.tasks_of_unit(pool.MARKET.id).through_collectives == 1  # the list ended in 2021
        also = tuple(StandIn(one.collective, one.since or "", one.until or "", one.source) for one in ROSTER[:1])
        page = tested.store.tasks(TaskFilter(unit=pool.DRUGS.id, also=also, roles=(Role.SUPPORTS,)))
        assert ([row.id for row in page.rows], page.through_collectives) == ([f"{OLD.id}~2"], 0)
