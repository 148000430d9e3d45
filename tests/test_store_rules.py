"""The rules that hold for every store, whatever is written in whatever order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.answers import TaskFilter
from graph.errors import Conflict, NotFound
from graph.model import Basis, Reading
from graph.records import records
from graph.store import GraphStore
from tests.readings import Plan, Topic, distinct_plans, plans, reading
from tests.store_dump import Dump, NewStore

rule = settings(max_examples=40, deadline=None)


def dump_of(new_store: NewStore, *readings: Reading) -> Dump:
    """What a fresh store holds after these were written."""
    with new_store() as tested:
        tested.store.write(readings)
        return tested.dump()


@given(plans())
def test_synthetic_readings_are_sound(plan: Plan) -> None:
    made = reading(plan)
    edges = records(made).edges
    for edge in edges:
        assert made.text[edge.start : edge.end] == edge.text
        assert made.text[edge.quote_start : edge.quote_end] == edge.quote
        assert edge.text in edge.quote or edge.basis is Basis.INHERITED
    assert all(made.text[action.start : action.end] == action.text for action in made.actions)
    assert len({edge.key for edge in edges}) == len(edges)


@rule
@given(made=distinct_plans())
def test_writing_twice_changes_nothing(new_store: NewStore, made: list[Plan]) -> None:
    readings = [reading(plan) for plan in made]
    with new_store() as tested:
        first = tested.store.write(readings)
        before = tested.dump()
        again = tested.store.write(readings)
        assert tested.dump() == before
    assert (first.new, again.unchanged) == (len(made), len(made))
    assert replace(first, new=0) == replace(again, unchanged=0)


@rule
@given(old=plans(st.just(1)), new=plans(st.just(1)), other=plans(st.just(2)))
def test_a_newer_reading_leaves_nothing_of_the_older(new_store: NewStore, old: Plan, new: Plan, other: Plan) -> None:
    with new_store() as tested:
        tested.store.write([reading(old), reading(other)])
        written = tested.store.write([reading(new)], replace=True)
        assert written.replaced + written.unchanged == 1
        assert tested.dump() == dump_of(new_store, reading(new), reading(other))


@rule
@given(made=distinct_plans(4), data=st.data())
def test_the_order_of_distinct_documents_does_not_matter(
    new_store: NewStore, made: list[Plan], data: st.DataObject
) -> None:
    readings = [reading(plan) for plan in made]
    shuffled = data.draw(st.permutations(readings))
    assert dump_of(new_store, *readings) == dump_of(new_store, *shuffled)


@rule
@given(made=distinct_plans(3, 2))
def test_a_deleted_document_leaves_no_trace(new_store: NewStore, made: list[Plan]) -> None:
    gone, *kept = [reading(plan) for plan in made]
    with new_store() as tested:
        empty = tested.dump()
        tested.store.write([gone])
        tested.store.write(kept)
        tested.store.delete(gone.document.id)
        assert tested.dump() == dump_of(new_store, *kept)
        for one in kept:
            tested.store.delete(one.document.id)
        assert tested.dump() == empty


@rule
@given(made=distinct_plans())
def test_a_rewrite_from_the_store_s_own_sources_is_a_fresh_write(new_store: NewStore, made: list[Plan]) -> None:
    newer = {p.id: reading(replace(p, reader="2")) for p in made}
    sources = {one.source.sha256: one for one in newer.values()}
    with new_store() as tested:
        tested.store.write([reading(plan) for plan in made])
        written = tested.store.rewrite(sources[source.sha256] for source in tested.store.sources())
        assert (written.documents, written.replaced) == (len(made), len(made))
        assert tested.dump() == dump_of(new_store, *newer.values())


@rule
@given(made=distinct_plans())
def test_the_sources_come_back_exactly(new_store: NewStore, made: list[Plan]) -> None:
    readings = sorted((reading(plan) for plan in made), key=lambda one: one.document.id)
    with new_store() as tested:
        tested.store.write(readings)
        assert list(tested.store.sources()) == [one.source for one in readings]
        assert [tested.store.document_text(one.document.id) for one in readings] == [one.text for one in readings]


def tasks_paged(store: GraphStore, asked: TaskFilter, limit: int) -> list[str]:
    """The ids of all pages."""
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        page = store.tasks(asked, after=after, limit=limit)
        found += [task.id for task in page.rows]
        after = page.next
    return found


@rule
@given(made=distinct_plans(4), limit=st.integers(1, 7))
def test_pages_of_any_length_give_the_same_rows(new_store: NewStore, made: list[Plan], limit: int) -> None:
    with new_store() as tested:
        store = tested.store
        store.write([reading(plan) for plan in made])
        whole = [task.id for task in store.tasks(TaskFilter(kind=None), limit=500).rows]
        assert tasks_paged(store, TaskFilter(kind=None), limit) == whole
        for ask in (store.units, store.policies, store.campaigns, store.documents):
            rows: list[object] = []
            after: str | None = ""
            while after is not None:
                page = ask(after=after, limit=limit)
                rows += page.rows
                after = page.next
            assert rows == ask(limit=500).rows
            assert page.count == len(rows)


def test_tasks_at_the_same_place_are_all_listed(new_store: NewStore) -> None:
    one = reading(Plan(1, topics=(Topic(), Topic(), Topic())))
    same = replace(one, items=tuple(replace(item, start=one.items[0].start) for item in one.items))
    with new_store() as tested:
        tested.store.write([same])
        assert tasks_paged(tested.store, TaskFilter(), 1) == [item.id for item in one.items]


def test_another_text_under_a_known_id_is_refused_unless_replaced(new_store: NewStore) -> None:
    old, new = reading(Plan(1)), reading(Plan(1, edition="（修訂）"))
    with new_store() as tested:
        tested.store.write([old])
        before = tested.dump()
        with pytest.raises(Conflict) as caught:
            tested.store.write([reading(Plan(2)), new])
        assert tested.dump() == before
        for part in (old.document.id, str(old.document.title), str(new.document.title), "--replace"):
            assert part in str(caught.value)
        assert tested.store.write([new], replace=True).replaced == 1


@pytest.mark.parametrize("other", [Plan(2, reader="2"), Plan(2, registry="2")])
def test_readings_of_other_versions_are_refused(new_store: NewStore, other: Plan) -> None:
    with new_store() as tested:
        tested.store.write([reading(Plan(1))])
        with pytest.raises(Conflict, match="policygraph reread"):
            tested.store.write([reading(other)])
        with pytest.raises(Conflict, match="policygraph reread"):
            tested.store.write([reading(Plan(1)), reading(other)])
        tested.store.delete(Plan(1).id)
        assert tested.store.status().reader is None
        assert tested.store.write([reading(other)]).new == 1
        assert tested.store.status().registry == other.registry


def test_a_rewrite_that_fails_leaves_the_store_as_it_was(new_store: NewStore) -> None:
    with new_store() as tested:
        tested.store.write([reading(Plan(1)), reading(Plan(2))])
        before = tested.dump()
        with pytest.raises(ZeroDivisionError):
            tested.store.rewrite(reading(Plan(number, str(1 // (3 - number)))) for number in (1, 2, 3))
        assert tested.dump() == before
        assert tested.store.rewrite([reading(Plan(1)), reading(Plan(3))]).unchanged == 1


def test_an_unknown_document_cannot_be_deleted(new_store: NewStore) -> None:
    with new_store() as tested, pytest.raises(NotFound, match="doc:none"):
        tested.store.delete("doc:none")


def test_the_version_changes_with_every_change_and_only_then(new_store: NewStore) -> None:
    with new_store() as tested:
        seen = [tested.store.version()]
        tested.store.write([reading(Plan(1, topics=(Topic(),)))])
        seen.append(tested.store.version())
        tested.store.tasks(TaskFilter())
        assert tested.store.version() == seen[-1]
        tested.store.delete(Plan(1).id)
        seen.append(tested.store.version())
        assert len(set(seen)) == 3
