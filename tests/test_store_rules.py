"""The rules that hold for every store, whatever is written in whatever order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.answers import TaskFilter
from graph.errors import Conflict, NotFound
from graph.model import Basis, Document, Policy, Reading, Relation
from graph.records import records
from graph.store import GraphStore
from ingest.reading import read
from tests import readings as pool
from tests.properties import on_every_store
from tests.readings import Plan, Topic, distinct_plans, plans, reading
from tests.store_dump import Dump, NewStore


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


@on_every_store(made=distinct_plans())
def test_writing_twice_changes_nothing(new_store: NewStore, made: list[Plan]) -> None:
    readings = [reading(plan) for plan in made]
    with new_store() as tested:
        first = tested.store.write(readings)
        before = tested.dump()
        again = tested.store.write(readings)
        assert tested.dump() == before
    assert (first.new, again.unchanged) == (len(made), len(made))
    assert replace(first, new=0) == replace(again, unchanged=0)


@on_every_store(old=plans(st.just(1)), new=plans(st.just(1)), other=plans(st.just(2)))
def test_a_newer_reading_leaves_nothing_of_the_older(new_store: NewStore, old: Plan, new: Plan, other: Plan) -> None:
    with new_store() as tested:
        tested.store.write([reading(old), reading(other)])
        written = tested.store.write([reading(new)], replace=True)
        assert written.replaced + written.unchanged == 1
        found = tested.dump()
    assert found == dump_of(new_store, reading(new), reading(other))


@on_every_store(made=distinct_plans(4), data=st.data())
def test_the_order_of_distinct_documents_does_not_matter(
    new_store: NewStore, made: list[Plan], data: st.DataObject
) -> None:
    readings = [reading(plan) for plan in made]
    shuffled = data.draw(st.permutations(readings))
    assert dump_of(new_store, *readings) == dump_of(new_store, *shuffled)


@on_every_store(made=distinct_plans(3, 2))
def test_a_deleted_document_leaves_no_trace(new_store: NewStore, made: list[Plan]) -> None:
    gone, *kept = [reading(plan) for plan in made]
    with new_store() as tested:
        empty = tested.dump()
        tested.store.write([gone])
        tested.store.write(kept)
        tested.store.delete(gone.document.id)
        left = tested.dump()
        for one in kept:
            tested.store.delete(one.document.id)
        assert tested.dump() == empty
    assert left == dump_of(new_store, *kept)


@on_every_store(made=distinct_plans())
def test_a_rewrite_from_the_store_s_own_sources_is_a_fresh_write(new_store: NewStore, made: list[Plan]) -> None:
    newer = {p.id: reading(replace(p, reader="2")) for p in made}
    sources = {one.source.sha256: one for one in newer.values()}
    with new_store() as tested:
        tested.store.write([reading(plan) for plan in made])
        written = tested.store.rewrite(sources[source.sha256] for source in tested.store.sources())
        assert (written.documents, written.replaced) == (len(made), len(made))
        found = tested.dump()
    assert found == dump_of(new_store, *newer.values())


@on_every_store(made=distinct_plans())
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


@on_every_store(made=distinct_plans(4), limit=st.integers(1, 7))
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


@on_every_store(examples=24, made=distinct_plans(3))
def test_a_rewrite_by_another_registry_leaves_nothing_of_the_old_one(new_store: NewStore, made: list[Plan]) -> None:
    """In the other one, the market administration is a collective and part of nothing; two documents are not there."""
    old = [reading(plan) for plan in (*made, Plan(6), Plan(7))]
    new = [_of_another_registry(reading(replace(plan, registry="2"))) for plan in made]
    with new_store() as tested:
        tested.store.write(old)
        assert tested.store.rewrite(new).replaced == len(new)
        found = tested.dump()
    assert found == dump_of(new_store, *new)


def _of_another_registry(one: Reading) -> Reading:
    market = replace(pool.MARKET, parent=None, collective=True, short="市场局", level=None)
    units = tuple(market if unit.id == market.id else unit for unit in one.nodes.units)
    needed = {unit.parent for unit in units} | {edge.from_id for edge in records(one).edges if edge.document}
    needed |= {edge.to_id for edge in records(one).edges if edge.document}
    return replace(one, nodes=replace(one.nodes, units=tuple(unit for unit in units if unit.id in needed)))


def test_nothing_is_replaced_before_all_is_read(new_store: NewStore) -> None:
    twice = [reading(Plan(1)), reading(Plan(2)), reading(Plan(1, edition="（修訂）"))]
    mixed = [reading(Plan(1, reader="2")), reading(Plan(2, reader="3"))]
    with new_store() as tested:
        tested.store.write([reading(Plan(1)), reading(Plan(3))])
        before = tested.dump()
        for wrong in (twice, mixed):
            with pytest.raises(Conflict):
                tested.store.rewrite(wrong)
            assert tested.dump() == before


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


def test_through_collectives_follows_every_change(new_store: NewStore) -> None:
    """What a store remembers of one state is not told of the next."""
    from ingest.readers import load
    from ingest.reading import read

    text = "广州市教育局关于印发工作要点的通知（穗教〔2022〕{}号）\n工作要点\n1.修路。（市教育局负责）\n2.造桥。（市财政局、{}负责）\n"
    counts = []
    with new_store() as tested:
        store = tested.store
        for number, other in ((1, "各有关部门"), (2, "各有关部门"), (3, "市公安局")):
            store.write([read(load(text.format(number, other).encode(), "a.txt"))])
            counts.append(store.tasks_of_unit("unit:440100:广州市教育局").through_collectives)
        store.delete("doc:广州市教育局:穗教〔2022〕1号")
        counts.append(store.tasks_of_unit("unit:440100:广州市教育局").through_collectives)
    assert counts == [1, 2, 2, 1]


def test_lists_go_by_code_points(new_store: NewStore) -> None:
    """Also beyond the first 65,536, where UTF-16 would put 𠮷 before （."""
    names = ("𠮷林办法", "（甲）办法", "a办法", "阿办法", "\U0001f600办法", "\ufb00办法")
    one = reading(Plan(1, topics=(Topic(policies=((0, Relation.CITES),)),)))
    (mention,) = one.policies
    policies = tuple(replace(mention, policy=f"policy:{name}", relation=Relation.CITES) for name in names)
    nodes = replace(one.nodes, policies=tuple(Policy(f"policy:{name}", name) for name in names))
    with new_store() as tested:
        tested.store.write([replace(one, policies=policies, nodes=nodes)])
        expected = sorted(f"policy:{name}" for name in names)
        assert [row.id for row in tested.store.policies().rows] == expected
        assert [row.id for row in tested.store.policies(after=expected[2]).rows] == expected[3:]
        (task,) = tested.store.tasks(TaskFilter(policy=expected[0])).rows
        assert [proof.target for proof in tested.store.task(task.id).task.evidence] == expected


def test_a_name_with_a_null_character_is_forgotten_too(new_store: NewStore) -> None:
    text = "上海市人民政府关于印发方案的通知\n一、修路。（各省级\0人民政府负责）\n"
    made = read(Document(text, "text/plain", "0" * 64))
    with new_store() as tested:
        tested.store.write([made])
        assert any("省级" in unit.id and "\0" not in unit.id for unit in made.nodes.units)
        tested.store.delete(made.document.id)
        assert tested.store.units().rows == []
