"""Names become ids, and the flagship question is answered, from Python."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import policygraph
from api.questions import find
from api.unit_names import unit_candidates
from graph.errors import AmbiguousName, InvalidRequest, NotFound, UnknownName
from graph.store import GraphStore

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"
DRUGS = "unit:310000:上海市药品监督管理局"
NAMES = ["市藥品監管局", "市药品监管局", "市药监局", "上海市药品监督管理局", "上海市藥品監督管理局", DRUGS]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    opened = policygraph.open_store(f"sqlite:{tmp_path_factory.mktemp('questions') / 'graph.db'}")
    opened.write([policygraph.read(SAMPLE)])
    yield opened
    opened.close()


@pytest.mark.parametrize("name", NAMES)
def test_every_name_finds_the_two_tasks_of_the_drug_administration(store: GraphStore, name: str) -> None:
    page = policygraph.tasks(store, unit=name)
    text = SAMPLE.read_text("utf-8")
    assert [task.path[-1].strip("()（）") for task in page.rows] == ["十一", "十二"]
    assert page.count == 2
    assert page.next is None
    assert page.through_collectives == 5
    for task in page.rows:
        assert task.roles == ["implements"]
        assert {evidence.text for evidence in task.evidence} == {"市藥品監管局"}
        assert "按照職責分工實施" in task.evidence[0].quote
        assert task.evidence[0].quote in text


def test_the_lines_of_the_readme_work(store: GraphStore, capsys: pytest.CaptureFixture[str]) -> None:
    for task in policygraph.tasks(store, unit="市药监局").rows:
        print(task.title, task.roles, task.evidence[0].quote)
    assert "加強防疫產品保障 ['implements'] (上海海關、市市場監管局、市藥品監管局" in capsys.readouterr().out


def test_a_unit_that_the_registry_knows_and_no_document_names_has_no_tasks(store: GraphStore) -> None:
    page = policygraph.tasks(store, unit="生态环境部")
    assert (page.rows, page.count) == ([], 0)


@pytest.mark.parametrize("name", ["市藥監居", "市药监居"])
def test_an_unknown_name_is_an_error_with_near_names(store: GraphStore, name: str) -> None:
    with pytest.raises(
        UnknownName, match=f"no unit is called {name}; near names: .*市药监局 [(]上海市药品监督管理局[)]"
    ) as caught:
        policygraph.tasks(store, unit=name)
    assert "上海市药品监督管理局" in caught.value.near


@pytest.mark.parametrize("name", ["", "  ", "？！", "宇宙探索局", "x" * 1000])
def test_what_is_no_name_is_unknown(store: GraphStore, name: str) -> None:
    with pytest.raises(UnknownName):
        find("unit", store, name)


def test_an_id_must_be_known(store: GraphStore) -> None:
    assert find("unit", store, "unit:310000:上海市教育委员会").name == "上海市教育委员会"
    for what in ("unit", "policy", "campaign"):
        with pytest.raises(NotFound, match=f"no {what} has the id {what}:1:no"):
            find(what, store, f"{what}:1:no")


def test_a_policy_is_found_by_its_title_or_a_part_of_it(store: GraphStore) -> None:
    row = store.policies(limit=1).rows[0]
    for asked in (row.id, row.name, f"《{row.name}》"):
        assert find("policy", store, asked).id == row.id
    assert find("policy", store, "電梯安全管理").name == "上海市电梯安全管理办法"


def test_a_part_of_several_titles_is_ambiguous(store: GraphStore) -> None:
    with pytest.raises(AmbiguousName, match=r"管理办法 may mean \d+ policies, ask by full name or id: ") as caught:
        find("policy", store, "管理办法")
    assert len(caught.value.candidates) > 1
    assert all(identifier.startswith("policy:") for identifier, _ in caught.value.candidates)


def test_a_campaign_is_found_by_its_name(store: GraphStore) -> None:
    row = store.campaigns(limit=1).rows[0]
    assert find("campaign", store, row.name).id == row.id
    with pytest.raises(UnknownName):
        find("campaign", store, "沒有這樣的行動")


def test_candidates_say_why(store: GraphStore) -> None:
    (candidate,) = unit_candidates(store, "市藥品監管局")
    assert (candidate.id, candidate.in_store, candidate.tasks) == (DRUGS, True, 2)
    assert candidate.reason


def test_filters_narrow_the_answer(store: GraphStore) -> None:
    every = policygraph.tasks(store, limit=500)
    document = every.rows[0].document.id
    assert policygraph.tasks(store, document=document, limit=500).count == every.count
    assert policygraph.tasks(store, kind="all").count > every.count
    assert policygraph.tasks(store, unit="市药监局", roles=["leads"]).count == 0
    assert policygraph.tasks(store, unit="市药监局", text="疫苗").count == 1


@pytest.mark.parametrize(("asked", "said"), [({"roles": ["does"]}, "no role"), ({"kind": "past"}, "no kind")])
def test_unknown_words_are_refused(store: GraphStore, asked: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidRequest, match=f"{said} is called"):
        policygraph.tasks(store, **asked)  # type: ignore[arg-type]


def test_an_unknown_document_is_not_found(store: GraphStore) -> None:
    with pytest.raises(NotFound):
        policygraph.tasks(store, document="doc:no")


def test_pages_join_to_the_whole(store: GraphStore) -> None:
    whole = [task.id for task in policygraph.tasks(store, limit=500).rows]
    joined: list[str] = []
    after: str | None = ""
    while after is not None:
        page = policygraph.tasks(store, after=after, limit=7)
        joined += [task.id for task in page.rows]
        after = page.next
    assert joined == whole


def test_an_empty_store_knows_near_names_of_the_registry(tmp_path: Path) -> None:
    store = policygraph.open_store(f"sqlite:{tmp_path / 'graph.db'}")
    with pytest.raises(UnknownName) as caught:
        find("unit", store, "生态环境步")
    store.close()
    assert "生态环境部" in caught.value.near


def test_names_are_found_anew_after_a_change(tmp_path: Path) -> None:
    store = policygraph.open_store(f"sqlite:{tmp_path / 'graph.db'}")
    with pytest.raises(UnknownName):
        find("policy", store, "上海市电梯安全管理办法")
    store.write([policygraph.read(SAMPLE)])
    assert find("policy", store, "上海市电梯安全管理办法")
    store.delete(store.documents().rows[0].id)
    with pytest.raises(UnknownName):
        find("policy", store, "上海市电梯安全管理办法")
    store.close()
