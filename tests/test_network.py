"""Networks say what the notices say, from every store, in the same order, and go through files unchanged."""

from __future__ import annotations

import io
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.answers import TaskFilter
from graph.errors import InvalidRequest, MissingExtra
from graph.model import Basis, Kind, Reading, Relation, Role
from graph.network import (
    NETWORKS,
    co_responsibility_network,
    lead_support_network,
    network,
    unit_task_network,
)
from graph.network_attributes import of_task
from graph.store import GraphStore
from tests import readings as pool
from tests.readings import Plan, Topic, distinct_plans, reading
from tests.store_dump import NewStore

EXPLICIT = Basis.EXPLICIT
DRUGS, MARKET, HEALTH, MEMBERS = (
    pool.UNITS.index(unit) for unit in (pool.DRUGS, pool.MARKET, pool.HEALTH, pool.MEMBERS)
)
OLD = Plan(
    1,
    "2021",
    topics=(
        Topic(duties=((Role.LEADS, DRUGS, 2, EXPLICIT), (Role.SUPPORTS, MARKET, 0, EXPLICIT))),
        Topic(subject=1, duties=((Role.IMPLEMENTS, MEMBERS, 0, EXPLICIT), (Role.IMPLEMENTS, HEALTH, 0, EXPLICIT))),
        Topic(subject=3, duties=((Role.IMPLEMENTS, MEMBERS, 0, EXPLICIT),)),
    ),
)
NEW = Plan(
    2,
    "2022-05-08",
    topics=(
        Topic(
            subject=2,
            duties=(
                (Role.LEADS, DRUGS, 0, EXPLICIT),
                (Role.SUPPORTS, DRUGS, 1, EXPLICIT),
                (Role.SUPPORTS, MARKET, 0, EXPLICIT),
                (Role.IMPLEMENTS, HEALTH, 0, EXPLICIT),
            ),
            policies=((1, Relation.CITES),),
        ),
        Topic(subject=4),
        Topic(subject=5, kind=Kind.REPORTED, duties=((Role.LEADS, HEALTH, 0, EXPLICIT),)),
    ),
)
FIRST, LAST = f"{OLD.id}~1", f"{NEW.id}~1"
rule = settings(max_examples=12, deadline=None)


@pytest.fixture(scope="module")
def store(new_store: NewStore) -> Iterator[GraphStore]:
    """Two notices, of 2021 and 2022."""
    with new_store() as tested:
        tested.store.write([reading(OLD), reading(NEW)])
        yield tested.store


def test_units_and_their_tasks(store: GraphStore) -> None:
    found = unit_task_network(store)
    assert list(found) == [pool.HEALTH.id, pool.MARKET.id, pool.DRUGS.id, LAST, FIRST, f"{OLD.id}~2"]
    assert list(found[pool.DRUGS.id][LAST]) == ["leads", "supports"]
    proof = found.edges[pool.DRUGS.id, LAST, "supports"]
    text = store.document_text(proof["document"])
    assert text[proof["text_start"] : proof["text_end"]] == proof["text"] == "上海市药品监督管理局"
    assert text[proof["quote_start"] : proof["quote_end"]] == proof["quote"] == "（責任單位：上海市药品监督管理局等）"
    assert (proof["role"], proof["basis"], proof["open_ended"]) == ("supports", "explicit", True)
    unit, task = found.nodes[pool.DRUGS.id], found.nodes[LAST]
    assert (unit["mode"], unit["label"], unit["name"], unit["tasks"]) == ("unit", "市药监局", pool.DRUGS.name, 2)
    assert (task["mode"], task["label"], task["path"], task["year"]) == ("task", "推進標準化", "1.", 2022)


def test_leads_and_supports(store: GraphStore) -> None:
    found = lead_support_network(store)
    assert list(found.edges) == [(pool.DRUGS.id, pool.MARKET.id)]
    edge = found.edges[pool.DRUGS.id, pool.MARKET.id]
    assert (edge["weight"], edge["tasks"], edge["document"]) == (2, f"{LAST} {FIRST}", NEW.id)
    assert edge["quote"] == "（責任單位：市药监局等）"
    assert edge["second_quote"] == "（責任單位：市市场监管局等）"
    assert pool.HEALTH.id not in found


def test_units_that_share_tasks(store: GraphStore) -> None:
    found = co_responsibility_network(store)
    assert not found.is_directed()
    assert weights(found) == {
        frozenset({pool.DRUGS.id, pool.MARKET.id}): 2,
        frozenset({pool.DRUGS.id, pool.HEALTH.id}): 1,
        frozenset({pool.MARKET.id, pool.HEALTH.id}): 1,
    }
    assert tasks_of(found) == {pool.DRUGS.id: 2, pool.MARKET.id: 2, pool.HEALTH.id: 2}


def test_collectives_are_there_if_asked_for(store: GraphStore) -> None:
    found = co_responsibility_network(store, collectives=True)
    assert found.nodes[pool.MEMBERS.id]["collective"]
    assert found.nodes[pool.MEMBERS.id]["tasks"] == 2
    assert found.has_edge(pool.MEMBERS.id, pool.HEALTH.id)
    assert f"{OLD.id}~3" in unit_task_network(store, collectives=True)


def test_the_tasks_of_a_unit_come_with_its_partners(store: GraphStore) -> None:
    asked = TaskFilter(unit=pool.HEALTH.id)
    assert set(co_responsibility_network(store, asked)) == {pool.HEALTH.id, pool.DRUGS.id, pool.MARKET.id}
    leading = TaskFilter(unit=pool.DRUGS.id, roles=(Role.LEADS,), document=OLD.id)
    assert list(unit_task_network(store, leading).edges(keys=True)) == [
        (pool.MARKET.id, FIRST, "supports"),
        (pool.DRUGS.id, FIRST, "leads"),
    ]


def test_a_filter_chooses_tasks(store: GraphStore) -> None:
    assert set(co_responsibility_network(store, TaskFilter(policy=pool.POLICIES[1].id)).nodes) == {
        pool.HEALTH.id, pool.DRUGS.id, pool.MARKET.id,
    }  # fmt: skip
    assert tasks_of(co_responsibility_network(store, TaskFilter(kind=Kind.REPORTED))) == {pool.HEALTH.id: 1}
    assert not unit_task_network(store, TaskFilter(unit="unit:none"))


def test_every_attribute_is_documented(store: GraphStore) -> None:
    page = (Path(__file__).parents[1] / "docs" / "networks.md").read_text("utf-8")
    described = set(re.findall(r"`(\w+)`", page.partition("| attribute |")[2].partition("\n\n")[0]))
    found = [network(store, name, collectives=True) for name in NETWORKS]
    attributes = {name for one in found for _, data in one.nodes(data=True) for name in data}
    attributes |= {name for one in found for *_, data in one.edges(data=True) for name in data}
    assert attributes <= described
    assert all(f"`{name}`" in page for name in NETWORKS)


def test_networks_by_name(store: GraphStore) -> None:
    assert nx.utils.graphs_equal(network(store, "lead-support"), lead_support_network(store))
    with pytest.raises(InvalidRequest, match="no network is called friends; networks are unit-task, lead-support, co-"):
        network(store, "friends")


@pytest.mark.parametrize("name", NETWORKS)
def test_without_networkx_it_is_said_what_to_install(
    name: str, store: GraphStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(MissingExtra, match=r"pip install 'policygraph\[network\]'"):
        network(store, name)


def test_what_xml_cannot_hold_is_replaced_character_by_character(store: GraphStore) -> None:
    row = replace(store.tasks(TaskFilter()).rows[0], title="a\x01b\ud800\t監")
    assert of_task(row)["label"] == "a\ufffdb\ufffd\t監"


def test_units_of_several_places_that_are_called_alike_have_their_full_names(new_store: NewStore) -> None:
    made = reading(NEW)
    units = tuple(replace(unit, short="市药监局") if unit == pool.HEALTH else unit for unit in made.nodes.units)
    with new_store() as tested:
        tested.store.write([replace(made, nodes=replace(made.nodes, units=units))])
        labels = [data["label"] for _, data in co_responsibility_network(tested.store).nodes(data=True)]
    assert labels == [pool.HEALTH.name, "市市场监管局", pool.DRUGS.name]


def duties_of(readings: list[Reading], collectives: bool) -> dict[str, set[tuple[str, str]]]:
    """The units and roles of each planned task, straight from the readings."""
    found: dict[str, set[tuple[str, str]]] = {}
    for made in readings:
        planned = {task.id for task in made.tasks if task.kind is Kind.PLANNED}
        for duty in made.responsibilities:
            if duty.task in planned and (collectives or not duty.collective):
                found.setdefault(duty.task, set()).add((duty.unit, str(duty.role)))
    return found


@rule
@given(made=distinct_plans(), collectives=st.booleans())
def test_networks_say_what_the_readings_say(new_store: NewStore, made: list[Plan], collectives: bool) -> None:
    readings = [reading(plan) for plan in made]
    duties = duties_of(readings, collectives)
    together, led = Counter[frozenset[str]](), Counter[tuple[str, str]]()
    for entries in duties.values():
        units = sorted({unit for unit, _ in entries})
        together.update(frozenset(pair) for pair in combinations(units, 2))
        led.update(
            (lead, support)
            for lead, one in entries
            for support, other in entries
            if (one, other) == ("leads", "supports") and lead != support
        )
    with new_store() as tested:
        tested.store.write(readings)
        two_mode = unit_task_network(tested.store, collectives=collectives)
        support = lead_support_network(tested.store, collectives=collectives)
        shared = co_responsibility_network(tested.store, collectives=collectives)
    expected = {(unit, task, role) for task, entries in duties.items() for unit, role in entries}
    assert set(two_mode.edges(keys=True)) == expected
    assert weights(support) == led
    assert weights(shared) == together
    assert set(shared) == {unit for unit, _, _ in expected}
    texts = {made.document.id: made.text for made in readings}
    for _, _, proof in two_mode.edges(data=True):
        assert texts[proof["document"]][proof["quote_start"] : proof["quote_end"]] == proof["quote"]
    for _, _, proof in [*support.edges(data=True), *shared.edges(data=True)]:
        assert len(set(proof["tasks"].split(" "))) == proof["weight"]
        assert proof["tasks"].startswith(f"{proof['document']}~")
        assert proof["quote"] in texts[proof["document"]]


@rule
@given(made=distinct_plans())
def test_networks_go_through_files_unchanged_whatever_was_written_first(new_store: NewStore, made: list[Plan]) -> None:
    readings = [reading(plan) for plan in made]
    for found, again in zip(every_network(new_store, readings), every_network(new_store, readings[::-1]), strict=True):
        assert list(found.nodes(data=True)) == list(again.nodes(data=True))
        assert list(found.edges(data=True)) == list(again.edges(data=True))
        for write, read in ((nx.write_graphml, nx.read_graphml), (nx.write_gexf, nx.read_gexf)):
            written = through(found, write, read)
            assert list(written.nodes(data=True)) == list(found.nodes(data=True))
            assert edges(written) == edges(found)


def every_network(new_store: NewStore, readings: list[Reading]) -> list[nx.Graph[str]]:
    """The networks of these notices, with collectives."""
    with new_store() as tested:
        tested.store.write(readings)
        return [network(tested.store, name, collectives=True) for name in NETWORKS]


def weights(network: nx.Graph[str]) -> dict[object, int]:
    """The weight of each two units, in order if the edge has a direction."""
    pair = tuple if network.is_directed() else frozenset
    return {pair((one, other)): data["weight"] for one, other, data in network.edges(data=True)}


def tasks_of(network: nx.Graph[str]) -> dict[str, int]:
    """In how many tasks each unit stands."""
    return {unit: data["tasks"] for unit, data in network.nodes(data=True)}


def through(network: nx.Graph[str], write: Callable[..., None], read: Callable[..., nx.Graph[str]]) -> nx.Graph[str]:
    """What a format makes of a network."""
    content = io.BytesIO()
    write(network, content)
    content.seek(0)
    return read(content)


def edges(network: nx.Graph[str]) -> list[tuple[object, dict[str, object]]]:
    """All edges with their attributes, but for the numbers that GEXF gives them."""
    pair = tuple if network.is_directed() else sorted
    return [
        (pair((one, other)), {name: value for name, value in data.items() if name != "id"})
        for one, other, data in network.edges(data=True)
    ]
