"""What every store finds, against a plain search through the readings that needs no index."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from graph.answers import TaskFilter
from graph.folding import fold_name
from graph.model import Item, Kind, Level, Reading, Role, Unit
from graph.records import Edge, document_sort, own_texts, records
from tests import readings as pool
from tests.properties import on_every_store
from tests.readings import Plan, distinct_plans, reading
from tests.store_dump import NewStore


def role_edges(one: Reading, item: Item) -> list[Edge]:
    return [edge for edge in records(one).edges if edge.to_id == item.id and edge.type.lower() in tuple(Role)]


def named_by(one: Reading, item: Item) -> set[str]:
    return {edge.to_id for edge in records(one).edges if edge.from_id == item.id}


def holds(one: Reading, item: Item, asked: TaskFilter) -> bool:
    roles = [edge for edge in role_edges(one, item) if edge.type.lower() in (asked.roles or tuple(Role))]
    if asked.unit is not None:
        roles = [edge for edge in roles if edge.from_id == asked.unit]
    words = (asked.text or "").split()
    text = own_texts(one)[item.id]
    return (
        item.is_task
        and asked.kind in (None, item.kind)
        and asked.document in (None, one.document.id)
        and (bool(roles) or (asked.unit is None and not asked.roles))
        and {name for name in (asked.policy, asked.campaign) if name} <= named_by(one, item)
        and all(fold_name(word).lower() in fold_name(text).lower() for word in words)
    )


def may_be_in(unit: Unit, collective: Unit) -> bool:
    in_area = collective.holds_level == Level.NATIONAL or str(unit.jurisdiction).startswith(str(collective.holds_area))
    return collective.collective and unit.level is not None and collective.holds_level == unit.level and in_area


def through_collectives(readings: Sequence[Reading], asked: TaskFilter) -> int:
    unit = next(unit for unit in pool.UNITS if unit.id == asked.unit)
    collectives = {other.id for other in pool.UNITS if may_be_in(unit, other)} if not unit.collective else set()
    more = 0
    for one in readings:
        if any(holds(one, item, asked) for item in one.items):
            rest = [item for item in one.tasks if asked.kind in (None, item.kind) and not holds(one, item, asked)]
            more += sum(any(edge.from_id in collectives for edge in role_edges(one, item)) for item in rest)
    return more


filters = st.builds(
    TaskFilter,
    unit=st.none() | st.sampled_from([unit.id for unit in pool.UNITS]),
    roles=st.lists(st.sampled_from(Role), unique=True, max_size=2).map(tuple),
    policy=st.none() | st.sampled_from([policy.id for policy in pool.POLICIES]),
    campaign=st.none() | st.none() | st.sampled_from([campaign.id for campaign in pool.CAMPAIGNS]),
    document=st.none() | st.sampled_from([Plan(number).id for number in (1, 2)]),
    kind=st.sampled_from([Kind.PLANNED, Kind.PLANNED, Kind.REPORTED, None]),
    text=st.sampled_from([None, None, "药品监管", "標準化", "5G", "标", "Quality", "质量 铁拳"]),
)


@on_every_store(
    examples=60,
    on_a_server=4,
    made=distinct_plans(4),
    asked=st.lists(filters, min_size=1, max_size=8),
    limit=st.integers(1, 9),
)
def test_tasks_are_what_a_plain_search_finds(
    new_store: NewStore, made: list[Plan], asked: list[TaskFilter], limit: int
) -> None:
    readings = [reading(plan) for plan in made]
    readings.sort(key=lambda one: document_sort(one.document.issued_on, one.document.id))
    with new_store() as tested:
        tested.store.write(readings)
        for ask in asked:
            expected = [item.id for one in readings for item in one.items if holds(one, item, ask)]
            page = tested.store.tasks(ask, limit=limit)
            assert [row.id for row in page.rows] == expected[:limit]
            assert (page.count, page.next is None) == (len(expected), len(expected) <= limit)
            if ask.unit is None:
                assert page.through_collectives is None
            else:
                assert page.through_collectives == through_collectives(readings, ask)
                assert all(row.roles for row in page.rows)


@on_every_store(examples=30, made=distinct_plans(3))
def test_numbers_of_tasks_agree_with_the_lists(new_store: NewStore, made: list[Plan]) -> None:
    with new_store() as tested:
        store = tested.store
        store.write([reading(plan) for plan in made])
        for unit in store.units().rows:
            assert unit.tasks == len(store.tasks_of_unit(unit.id).rows)
            assert store.unit(unit.id).tasks == unit.tasks
        for policy in store.policies().rows:
            assert policy.tasks == len(store.tasks_of_policy(policy.id).rows)
        for campaign in store.campaigns().rows:
            assert campaign.tasks == len(store.tasks_of_campaign(campaign.id).rows)
        assert store.status().tasks == store.tasks(TaskFilter()).count
        assert store.status().tasks == sum(document.tasks for document in store.documents().rows)


@on_every_store(examples=30, made=distinct_plans(2))
def test_the_detail_of_a_task_holds_every_edge_of_it(new_store: NewStore, made: list[Plan]) -> None:
    with new_store() as tested:
        for one in (reading(plan) for plan in made):
            tested.store.write([one])
            for item in one.items:
                shared = {
                    (edge.type.lower(), edge.from_id if edge.to_id == item.id else edge.to_id, edge.quote, edge.start)
                    for edge in records(one).edges
                    if item.id in (edge.from_id, edge.to_id) and edge.type not in ("PART_OF", "MEASURED_BY", "DUE")
                }
                found = tested.store.task(item.id).task.evidence
                assert {(proof.relation, proof.target, proof.quote, proof.start) for proof in found} == shared
                assert [proof.start for proof in found] == sorted(proof.start for proof in found)
