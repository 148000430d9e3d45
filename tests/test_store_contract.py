"""What every store answers, question by question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace

import pytest

from graph.answers import NamedRow, TaskFilter
from graph.errors import InvalidRequest, NotFound
from graph.folding import fold_name
from graph.model import Basis, Given, Kind, Level, Relation, Role, Unit
from graph.records import records
from graph.store import GraphStore
from tests import readings as pool
from tests.readings import Plan, Topic, reading
from tests.store_dump import NewStore

EXPLICIT = Basis.EXPLICIT
DRUGS, MARKET, MEMBERS, DISTRICTS = (
    pool.UNITS.index(unit) for unit in (pool.DRUGS, pool.MARKET, pool.MEMBERS, pool.DISTRICTS)
)
OLD = Plan(
    1,
    "2021",
    topics=(
        Topic(section=True, subject=5),
        Topic(duties=((Role.LEADS, DRUGS, 2, EXPLICIT), (Role.SUPPORTS, MARKET, 0, EXPLICIT)), measures=(30, 40)),
        Topic(subject=2, duties=((Role.IMPLEMENTS, MEMBERS, 0, EXPLICIT),), deadlines=(2025,), campaigns=(0,)),
        Topic(subject=2, duties=((Role.IMPLEMENTS, DISTRICTS, 0, EXPLICIT),), policies=((1, Relation.REVISES),)),
    ),
)
NEW = Plan(
    2,
    "2022-05-08",
    addressees=(MARKET,),
    topics=(
        Topic(
            subject=1,
            duties=((Role.SUPPORTS, DRUGS, 0, EXPLICIT), (Role.LEADS, DRUGS, 1, EXPLICIT)),
            policies=((1, Relation.CARRIES_OUT), (1, Relation.CITES)),
            campaigns=(0, 1),
            places=(1,),
            mentions=(pool.UNITS.index(pool.HEALTH),),
        ),
        Topic(subject=3, kind=Kind.REPORTED, duties=((Role.LEADS, DRUGS, 0, EXPLICIT),)),
    ),
    remark=Topic(policies=((0, Relation.CITES),), duties=((Role.IMPLEMENTS, MARKET, 0, EXPLICIT),)),
)
TASK = f"{NEW.id}~1"
SECTION, BELOW = f"{OLD.id}~1", f"{OLD.id}~1.2"


@pytest.fixture(scope="module")
def store(new_store: NewStore) -> Iterator[GraphStore]:
    """Two notices, of 2021 and 2022."""
    with new_store() as tested:
        tested.store.write([reading(OLD), reading(NEW)])
        yield tested.store


def test_tasks_of_unit(store: GraphStore) -> None:
    page = store.tasks_of_unit(pool.DRUGS.id)
    assert [(row.id, row.roles) for row in page.rows] == [(TASK, ["leads", "supports"]), (BELOW, ["leads"])]
    assert (page.count, page.next, page.through_collectives) == (2, None, 1)
    row, proof = page.rows[1], page.rows[1].evidence[0]
    text = store.document_text(OLD.id)
    assert text[row.start : row.end].startswith(row.text)
    assert row.path == ["1.", "2."]
    assert (row.document.id, row.document.year, row.document.issued_on) == (OLD.id, 2021, "2021")
    assert (proof.relation, proof.target, proof.name, proof.text) == (
        "leads",
        pool.DRUGS.id,
        pool.DRUGS.name,
        "市藥品監管局",
    )
    assert text[proof.quote_start : proof.quote_end] == proof.quote == "（責任單位：市藥品監管局等）"
    assert [len(row.evidence) for row in page.rows] == [2, 1]


def test_tasks_of_unit_in_some_roles(store: GraphStore) -> None:
    page = store.tasks_of_unit(pool.DRUGS.id, roles=[Role.SUPPORTS])
    assert [(row.id, row.roles, len(row.evidence)) for row in page.rows] == [(TASK, ["supports"], 1)]
    assert page == store.tasks(TaskFilter(unit=pool.DRUGS.id, roles=(Role.SUPPORTS,)))


def test_a_unit_that_no_document_names_has_no_tasks(store: GraphStore) -> None:
    page = store.tasks_of_unit("unit:none")
    assert (page.rows, page.count, page.next, page.through_collectives) == ([], 0, None, 0)


@pytest.mark.parametrize("unit", [pool.MEMBERS, pool.DISTRICTS])
def test_a_collective_that_is_asked_for_has_nothing_through_collectives(store: GraphStore, unit: Unit) -> None:
    assert store.tasks_of_unit(unit.id).through_collectives == 0


def test_tasks_of_policy(store: GraphStore) -> None:
    page = store.tasks_of_policy(pool.POLICIES[1].id)
    assert [(row.id, row.roles) for row in page.rows] == [(TASK, []), (f"{OLD.id}~4", [])]
    assert page.through_collectives is None
    assert {proof.relation for proof in page.rows[0].evidence} == {"leads", "supports", "carries_out", "cites"}


def test_tasks_of_campaign(store: GraphStore) -> None:
    page = store.tasks_of_campaign(pool.CAMPAIGNS[0].id)
    assert [row.id for row in page.rows] == [TASK, f"{OLD.id}~3"]
    assert "carries_out" in {proof.relation for proof in page.rows[1].evidence}


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("藥品監管", [2, 1]),
        ("药品监管", [2, 1]),
        ("品监", [2, 1]),
        ("标", [2, 1, 1]),
        ("标準化 责任", [2, 1, 1]),
        ("標準化 铁拳", [2, 1]),
        ("药监", [2]),
        ("监品", []),
        ("", [2, 1, 1, 1]),
    ],
)
def test_tasks_by_words_of_either_script(store: GraphStore, words: str, numbers: list[int]) -> None:
    page = store.tasks(TaskFilter(text=words))
    expected = {1: OLD.id, 2: NEW.id}
    assert [row.document.id for row in page.rows] == [expected[number] for number in numbers]


@pytest.mark.parametrize("words", ['药品" OR "监管', "words:药品", "药品 NOT 标", "NEAR(药品 监管)", "药品 AND 监管"])
def test_words_of_a_query_language_are_words(store: GraphStore, words: str) -> None:
    assert store.tasks(TaskFilter(text=words)).rows == []


@pytest.mark.parametrize("words", ["药品*", "^药品", "-药品", '"药品', "药品;--", "药品')", "{药品}", "药品\0"])
def test_signs_of_a_query_language_are_nothing(store: GraphStore, words: str) -> None:
    assert store.tasks(TaskFilter(text=words)) == store.tasks(TaskFilter(text="药品"))


@pytest.mark.parametrize("words", ["《》", "，。", "*"])
def test_words_without_a_letter_are_refused(store: GraphStore, words: str) -> None:
    with pytest.raises(InvalidRequest, match="at least one letter"):
        store.tasks(TaskFilter(text=words))


def test_many_words_are_found_and_too_many_refused(store: GraphStore) -> None:
    assert store.tasks(TaskFilter(text="药品 标 " * 2000)) == store.tasks(TaskFilter(text="药品 标"))
    words = [f"w{number}" for number in range(1001)]
    assert store.tasks(TaskFilter(text=" ".join(words[:1000]))).rows == []
    with pytest.raises(InvalidRequest, match="at most 1000"):
        store.tasks(TaskFilter(text=" ".join(words)))


@pytest.mark.parametrize("limit", [0, -1])
def test_a_page_without_rows_is_refused(store: GraphStore, limit: int) -> None:
    with pytest.raises(InvalidRequest):
        store.tasks(TaskFilter(), limit=limit)
    with pytest.raises(InvalidRequest):
        store.units(limit=limit)


def test_task(store: GraphStore) -> None:
    detail = store.task(BELOW)
    assert [(parent.id, parent.text) for parent in detail.parents] == [(SECTION, pool.SUBJECTS[5])]
    assert [(action.id, action.text) for action in detail.actions] == [(f"{BELOW}~a1", "抓好落實。")]
    assert [(m.id, m.text, m.value, m.approximate) for m in detail.measures] == [
        (f"{BELOW}~m1", "30個", 30.0, False),
        (f"{BELOW}~m2", "40個", 40.0, False),
    ]
    assert detail.task.roles == []
    assert {proof.relation for proof in store.task(TASK).task.evidence} == {
        *("leads", "supports", "carries_out", "cites", "concerns")
    }
    dated = store.task(f"{OLD.id}~3").deadlines
    assert [(limit.id, limit.by, limit.recurring) for limit in dated] == [(f"{OLD.id}~3~d1", "2025-12-31", False)]


def test_a_section_is_found_like_a_task(store: GraphStore) -> None:
    detail = store.task(SECTION)
    assert (detail.task.id, detail.parents) == (SECTION, [])
    assert detail.task.text in store.document_text(OLD.id)
    assert pool.SUBJECTS[0] not in detail.task.text


def test_units(store: GraphStore) -> None:
    page = store.units()
    assert [unit.id for unit in page.rows] == sorted(unit.id for unit in page.rows)
    assert pool.GOVERNMENT.id in {unit.id for unit in page.rows}  # only a parent
    assert {unit.id: unit.tasks for unit in page.rows}[pool.DRUGS.id] == 2
    assert page.count == len(page.rows)


@pytest.mark.parametrize("text", ["藥品", "药监局", "市藥品監管局", "市药品监管"])
def test_units_by_a_part_of_any_name(store: GraphStore, text: str) -> None:
    page = store.units(text=text)
    assert ([unit.id for unit in page.rows], page.count) == ([pool.DRUGS.id], 1)


def test_unit(store: GraphStore) -> None:
    unit = store.unit(pool.DRUGS.id)
    assert (unit.name, unit.short, unit.level, unit.jurisdiction) == (
        pool.DRUGS.name,
        pool.DRUGS.short,
        Level.PROVINCE,
        "310000",
    )
    assert (unit.parent, unit.collective, unit.provisional, unit.tasks) == (pool.MARKET.id, False, False, 2)
    assert unit.surfaces == sorted([pool.DRUGS.short, pool.DRUGS.name, "市藥品監管局"])


@pytest.mark.parametrize("name", ["市藥品監管局", "市药品监管局", "市药监局", "上海市药品监督管理局"])
def test_units_named(store: GraphStore, name: str) -> None:
    assert [unit.id for unit in store.units_named(fold_name(name))] == [pool.DRUGS.id]
    assert store.units_named(fold_name(name) + "x") == []


def test_policies(store: GraphStore) -> None:
    first, second = sorted((pool.POLICIES[1], pool.POLICIES[0]), key=lambda policy: policy.id)
    counts = {pool.POLICIES[1].id: 2, pool.POLICIES[0].id: 0}
    rows = [NamedRow(policy.id, policy.name, counts[policy.id]) for policy in (first, second)]
    assert store.policies().rows == rows
    assert [row.id for row in store.policies(text="《上海市標準化》").rows] == [pool.POLICIES[1].id]


def test_campaigns(store: GraphStore) -> None:
    assert [(row.name, row.tasks) for row in store.campaigns().rows] == [("质量月", 1), ("铁拳", 2)]
    assert [row.name for row in store.campaigns(text="鐵").rows] == ["铁拳"]


def test_documents(store: GraphStore) -> None:
    page = store.documents()
    assert [(row.id, row.tasks, row.unread) for row in page.rows] == [(NEW.id, 1, 1), (OLD.id, 3, 1)]
    assert [row.id for row in store.documents(text="2号质量").rows] == [NEW.id]
    assert store.documents(text="2号质量").count == 1


def test_document(store: GraphStore) -> None:
    told = asdict(store.document(NEW.id))
    assert (told.pop("tasks"), told.pop("unread")) == (1, 1)
    assert told == asdict(reading(NEW).document)


def test_document_text(store: GraphStore) -> None:
    assert store.document_text(OLD.id) == reading(OLD).text


def test_jurisdictions(store: GraphStore) -> None:
    assert store.jurisdictions() == ["310000"]


def test_unknown_ids_are_not_found(store: GraphStore) -> None:
    for ask in (store.task, store.unit, store.document, store.document_text):
        with pytest.raises(NotFound, match="none:none"):
            ask("none:none")


def test_status(store: GraphStore) -> None:
    status = store.status()
    assert (status.documents, status.tasks, status.unread, status.reader) == (2, 4, 2, "1")
    assert (status.nodes["Task"], status.nodes["Achievement"], status.nodes["Section"]) == (4, 1, 1)
    assert (status.nodes["Collective"], status.nodes["Measure"]) == (2, 2)
    keys = {(edge.key, edge.type) for plan in (OLD, NEW) for edge in records(reading(plan)).edges}
    here = {unit.id for plan in (OLD, NEW) for unit in reading(plan).nodes.units}
    followed = [one for one in pool.SUCCESSIONS if {one.successor, one.predecessor} <= here]
    keys |= {(one.predecessor, "SUCCEEDS") for one in followed}
    assert len(followed) == 2
    assert status.edges == {kind: sum(k == kind for _, k in keys) for kind in {kind for _, kind in keys}}


def test_other_editions_count_as_the_policy_and_the_campaign(store: GraphStore) -> None:
    standards, drugs = pool.POLICIES[1].id, pool.POLICIES[2].id
    month, fist = pool.CAMPAIGNS[1].id, pool.CAMPAIGNS[0].id
    assert [row.id for row in store.tasks(TaskFilter(policy=drugs, policies=(standards,))).rows] == [
        row.id for row in store.tasks_of_policy(standards).rows
    ]
    page = store.tasks(TaskFilter(campaign=month, campaigns=(fist,)))
    assert ([row.id for row in page.rows], page.count) == ([TASK, f"{OLD.id}~3"], 2)
    first = store.tasks(TaskFilter(campaign=month, campaigns=(fist,)), limit=1)
    assert (first.count, len(first.rows)) == (2, 1)
    both = TaskFilter(policy=drugs, policies=(standards,), campaign=month, campaigns=(fist,))
    assert [row.id for row in store.tasks(both).rows] == [TASK]
    assert {proof.target for proof in store.tasks(both).rows[0].evidence} >= {standards, month, fist}
    of_unit = TaskFilter(unit=pool.DRUGS.id, policy=drugs, policies=(standards,))
    assert [row.id for row in store.tasks(of_unit).rows] == [TASK]


def test_files(store: GraphStore) -> None:
    files = [(row.document, row.sha256, row.media_type, row.given) for row in store.files()]
    sources = sorted((reading(plan) for plan in (OLD, NEW)), key=lambda one: one.document.id)
    assert files == [(one.document.id, one.source.sha256, one.source.media_type, one.source.given) for one in sources]


def test_what_the_page_said_is_kept_with_the_text(new_store: NewStore) -> None:
    made = reading(OLD)
    page = replace(
        made.source, given=Given(url="http://a.cn"), page=Given(publisher="某市政府网", published_on="2021-02")
    )
    with new_store() as tested:
        tested.store.write([replace(made, source=page)])
        assert list(tested.store.sources()) == [page]
        assert [row.given for row in tested.store.files()] == [Given(url="http://a.cn")]
