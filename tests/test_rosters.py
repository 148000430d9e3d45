"""A roster from its file to an answer, on the sample: what is asked for by name, over the command line and HTTP."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

import policygraph
from api.app import create_app
from api.cli import run
from api.edit_commands import copy, reread
from api.roster_commands import NOTHING
from api.rosters import imported
from graph.errors import InvalidRequest, UnreadableInput
from graph.store import GraphStore
from ingest.members import is_member
from ingest.registry import registry

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"

HEAD = "collective,member,from,to,source\n"
ROSTER = HEAD + (
    "上海市质量工作领导小组,市藥品監管局,2019,,沪质〔2019〕1号\n"
    "市質量工作領導小組成員單位,上海市教育委员会,2019,2020-12,沪质〔2019〕1号\n"
)
GAINED = ["(一)", "(三)", "(四)", "(十八)"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[GraphStore]:
    with closing(policygraph.open_store(f"sqlite:{tmp_path / 'graph.db'}")) as opened:
        opened.write([policygraph.read(SAMPLE)])
        yield opened


def roster(tmp_path: Path, text: str = ROSTER) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(text, "utf-8")
    return path


def labels(page: policygraph.Page) -> list[str]:  # type: ignore[name-defined]
    return [row.path[-1] for row in page.rows]


def test_a_roster_adds_the_tasks_of_its_collective_and_settles_them(store: GraphStore, tmp_path: Path) -> None:
    before = policygraph.tasks(store, unit="市药监局")
    assert (before.count, before.through_collectives) == (2, 5)
    assert labels(policygraph.tasks(store, unit="市药监局", collectives=True)) == labels(before)
    imported(store, roster(tmp_path))
    default = policygraph.tasks(store, unit="市药监局")
    assert (default.rows, default.through_collectives) == (before.rows, 1)
    more = policygraph.tasks(store, unit="市药监局", collectives=True)
    assert (more.count, more.through_collectives) == (6, 1)
    gained = [row for row in more.rows if row.id not in {one.id for one in before.rows}]
    assert [row.path[-1] for row in gained] == GAINED
    for row in gained:
        (proof,) = row.evidence
        assert (proof.basis, proof.source, proof.name) == (
            *("collective", "沪质〔2019〕1号", "上海市质量工作领导小组成员单位"),
        )
        assert proof.text in proof.quote
    assert (
        policygraph.tasks(store, unit="市教委", collectives=True).count == policygraph.tasks(store, unit="市教委").count
    )


def test_over_http(store: GraphStore, tmp_path: Path) -> None:
    imported(store, roster(tmp_path))

    async def answers(*asked: dict[str, str]) -> list[httpx.Response]:
        transport = httpx.ASGITransport(create_app(store))
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return [await client.get("/v1/tasks", params={"unit": "市药监局"} | one) for one in asked]

    more, default, early, wrong = asyncio.run(
        answers({"collectives": "true"}, {}, {"as_of": "2021"}, {"as_of": "soon"})
    )
    assert (more.json()["meta"]["count"], default.json()["meta"]["count"], early.json()["meta"]["count"]) == (6, 2, 0)
    assert more.json()["meta"]["basis"] == ["explicit", "inherited", "collective"]
    assert default.json()["meta"]["basis"] == ["explicit", "inherited"]
    assert wrong.status_code == 400
    assert wrong.json()["detail"] == "soon is no date; write a year, 2018, or an ISO date, 2018-03 or 2018-03-17"


def test_districts_are_in_their_collective_without_a_roster(store: GraphStore) -> None:
    found = policygraph.tasks(store, unit="徐汇区质量工作领导小组", collectives=True)
    assert (found.count, {proof.basis for row in found.rows for proof in row.evidence}) == (5, {"collective"})
    assert found.rows[0].evidence[0].source == "徐汇区 lies in 上海市 (GB/T 2260)"
    assert policygraph.tasks(store, unit="徐汇区质量工作领导小组").count == 0
    assert policygraph.tasks(store, unit="广州市天河区质量工作领导小组", collectives=True).count == 0


@pytest.mark.parametrize(
    ("unit", "collective", "around", "held"),
    [
        ("unit:310104:上海市徐汇区市场监督管理局", "上海市各区市场监管局", "310000", True),
        ("unit:310104:上海市徐汇区人民政府", "上海市各区", "310000", True),
        ("unit:310104:上海市徐汇区教育局", "上海市各区人民政府", "310000", False),
        ("unit:310151:上海市崇明区人民政府", "上海市各区县人民政府", "310000", True),
        ("unit:440000:广东省人民政府", "各省级人民政府", "100000", True),
        ("unit:310000:上海市人民政府", "各省(区、市)人民政府", "100000", True),
        ("unit:440000:广东省人民政府", "各地区", "100000", True),
        ("unit:360424:修水县教育局", "九江市各县(市、区)教育局", "360400", True),
        ("unit:360424:修水县教育局", "九江市各区教育局", "360400", False),
        ("unit:310104:上海市徐汇区教育局", "上海市各有关部门", "310000", False),
        ("unit:310104:上海市徐汇区教育局", "上海市各区有关部门", "310000", False),
    ],
)
def test_members_by_place(unit: str, collective: str, around: str, held: bool) -> None:
    assert is_member(unit, collective, registry().places[around]) is held


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("collective,member\n", "needs the columns collective,member,from,to,source; it has collective,member"),
        (HEAD + "上海市质量工作领导小组,,,,x\n", "line 2: the member is missing"),
        (HEAD + "上海市质量工作领导小组,市教委,,,\n", "line 2: the source is missing"),
        (
            HEAD + "上海市质量工作领导小组,市教委,2019年,,x\n",
            "line 2: from is '2019年'; write 2022-05-08, 2022-05 or 2022",
        ),
        (HEAD + "上海市质量工作领导小组,市教委,2019,2018-12,x\n", "line 2: it ends, 2018-12, before it begins, 2019"),
        (HEAD + "某某某,市教委,,,x\n", "line 2: 某某某 names no collective of a place"),
        (
            HEAD + "上海市质量工作领导小组,王某某,,,x\n",
            "line 2: 王某某 names no unit of 上海市质量工作领导小组成员单位",
        ),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_stored(store: GraphStore, tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InvalidRequest, match=r"roster\.csv") as error:
        imported(store, roster(tmp_path, text))
    assert said in str(error.value)
    assert store.rosters() == []


def test_a_missing_file(store: GraphStore, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="there is no file"):
        imported(store, tmp_path / "none.csv")


def test_rosters_outlive_reread_and_copy(store: GraphStore, tmp_path: Path) -> None:
    found = imported(store, roster(tmp_path))
    address, other = store.status().url, f"sqlite:{tmp_path / 'other.db'}"
    reread.callback(store=address)  # type: ignore[misc]
    copy.callback(source=address, target=other)  # type: ignore[misc]
    with closing(policygraph.open_store(other)) as copied:
        ends = [(one.collective, one.member, one.since, one.until, one.source) for one in found]
        told = [(one.collective, one.member, one.since, one.until, one.source) for one in store.rosters()]
        assert (copied.rosters(), told) == (store.rosters(), sorted(ends))
        assert policygraph.tasks(copied, unit="市药监局", collectives=True).count == 6


def test_the_commands_of_the_page_run(store: GraphStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (Path(__file__).parents[1] / "docs" / "units.md").read_text("utf-8")
    (rows,) = re.findall(r"```csv\n(.*?)```", page, re.DOTALL)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("POLICYGRAPH_STORE", store.status().url)
    (tmp_path / "members.csv").write_text(rows, "utf-8")
    (tmp_path / "names.jsonl").write_text('{"name": "市教育局", "in": "广州市", "at": "2020"}\n', "utf-8")
    commands = re.findall(r"^    policygraph (.*)$", page, re.MULTILINE)
    assert len(commands) > 8
    for command in commands:
        assert run(command.split()) in (0, NOTHING), command
    assert policygraph.tasks(store, unit="市药监局", collectives=True).count == 6
