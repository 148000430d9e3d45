"""Every address of the HTTP API on the real sample: answers keep their documented shape, errors are problems."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from fastapi import FastAPI
from jsonschema import Draft202012Validator

import policygraph
from api.app import create_app
from api.endpoints import ENDPOINTS
from graph.store import GraphStore

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"
DRUGS = "unit:310000:上海市药品监督管理局"

Get = Callable[..., httpx.Response]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[GraphStore]:
    opened = policygraph.open_store(f"sqlite:{tmp_path_factory.mktemp('api') / 'graph.db'}")
    opened.write([policygraph.read(SAMPLE)])
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def app(store: GraphStore) -> FastAPI:
    return create_app(store)


@pytest.fixture(scope="module")
def get(app: FastAPI) -> Get:
    async def ask(address: str, method: str, parameters: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.request(method, address, params=parameters or None)

    return lambda address, method="GET", **parameters: asyncio.run(ask(address, method, parameters))


def problem(response: httpx.Response, status: int) -> dict[str, Any]:
    found: dict[str, Any] = response.json()
    assert response.status_code == status, found
    assert response.headers["content-type"] == "application/problem+json"
    assert found["status"] == status
    assert {"type", "title", "detail", "instance"} <= found.keys()
    return found


@pytest.mark.parametrize("name", ["市藥品監管局", "市药监局", "上海市药品监督管理局", DRUGS])
def test_the_tasks_of_a_unit(get: Get, name: str) -> None:
    answer = get("/v1/tasks", unit=name).json()
    meta = answer["meta"]
    assert (meta["count"], meta["next"], meta["through_collectives"]) == (2, None, 5)
    assert meta["unit"] == {"id": DRUGS, "name": "上海市药品监督管理局"}
    assert meta["basis"] == ["explicit", "inherited"]
    assert "not what was done" in meta["note"]
    assert [task["path"][-1].strip("()（）") for task in answer["results"]] == ["十一", "十二"]
    assert all(task["roles"] == ["implements"] for task in answer["results"])
    assert answer == get(f"/v1/units/{quote(name)}/tasks").json()


def test_proofs_stand_in_the_text_where_they_say(get: Get) -> None:
    tasks = get("/v1/tasks", limit=500, kind="all").json()["results"]
    text = get(f"/v1/documents/{tasks[0]['document']['id']}/text").text
    for task in tasks:
        assert text[task["start"] : task["end"]] == task["text"]
        for evidence in task["evidence"]:
            assert text[evidence["start"] : evidence["end"]] == evidence["text"]
            assert text[evidence["quote_start"] : evidence["quote_end"]] == evidence["quote"]


def test_the_text_is_exact(get: Get, store: GraphStore) -> None:
    document = store.documents().rows[0].id
    answer = get(f"/v1/documents/{document}/text")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.content == SAMPLE.read_bytes()


def test_chinese_is_not_escaped(get: Get) -> None:
    assert "药".encode() in get("/v1/units").content


def _examples(store: GraphStore) -> dict[str, str]:
    """An address for each endpoint."""
    of = {
        "task": store.tasks_of_unit(DRUGS).rows[0].id,
        "unit": DRUGS,
        "policy": next(row.id for row in store.policies().rows if row.tasks),
        "campaign": next(row.id for row in store.campaigns().rows if row.tasks),
        "document": store.documents().rows[0].id,
    }
    found = {endpoint.operation: endpoint.path.format_map(of) for endpoint in ENDPOINTS}
    return found | {"resolve": "/v1/resolve?q=市药监局"}


@pytest.mark.parametrize("operation", [endpoint.operation for endpoint in ENDPOINTS if endpoint.model])
def test_answers_are_as_documented(app: FastAPI, store: GraphStore, get: Get, operation: str) -> None:
    documented = app.openapi()
    (responses,) = [
        path["get"]["responses"] for path in documented["paths"].values() if path["get"]["operationId"] == operation
    ]
    schema = responses["200"]["content"]["application/json"]["schema"] | {"components": documented["components"]}
    answer = get(_examples(store)[operation])
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    Draft202012Validator(schema).validate(answer.json())
    assert answer.json()["results"]


def test_ids_work_encoded_and_raw(get: Get, store: GraphStore) -> None:
    for identifier in (row.id for row in store.tasks_of_unit(DRUGS).rows):
        for written in (identifier, quote(identifier, safe="")):
            (found,) = get(f"/v1/tasks/{written}").json()["results"]
            assert found["task"]["id"] == identifier
            assert found["parents"]


@pytest.mark.parametrize("what", ["tasks", "units", "policies", "campaigns", "documents"])
def test_pages_join_to_the_whole(get: Get, what: str) -> None:
    whole = get(f"/v1/{what}", limit=500).json()
    joined: list[str] = []
    after: str | None = ""
    while after is not None:
        page = get(f"/v1/{what}", limit=3, after=after).json()
        assert page["meta"]["count"] == whole["meta"]["count"]
        joined += [row["id"] for row in page["results"]]
        after = page["meta"]["next"]
    assert joined == [row["id"] for row in whole["results"]]
    assert len(joined) == whole["meta"]["count"]


def test_lists_are_searched_in_either_script(get: Get) -> None:
    for text in ("藥品監管", "药品监管"):
        assert DRUGS in [row["id"] for row in get("/v1/units", text=text).json()["results"]]


def test_a_name_is_resolved_with_reasons(get: Get) -> None:
    answer = get("/v1/resolve", q="市藥品監管局").json()
    assert answer["meta"] == {"count": 1, "next": None, "near": []}
    assert answer["results"][0]["id"] == DRUGS
    assert answer["results"][0]["in_store"] is True
    unknown = get("/v1/resolve", q="市藥監居").json()
    assert unknown["results"] == []
    assert "上海市药品监督管理局" in unknown["meta"]["near"]


def test_an_unknown_name_has_near_names(get: Get) -> None:
    found = problem(get("/v1/tasks", unit="市藥監居"), 404)
    assert found["title"] == "Unknown name"
    assert "上海市药品监督管理局" in found["near"]


def test_an_ambiguous_name_has_candidates(get: Get) -> None:
    found = problem(get("/v1/tasks", policy="管理办法"), 409)
    assert {"id", "name"} == found["candidates"][0].keys()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/v1/tasks?units=x", "known are: unit, role, policy"),
        ("/v1/healthz?x=1", ""),
        ("/v1/tasks?limit=0", "from 1 to 500"),
        ("/v1/tasks?limit=501", "from 1 to 500"),
        ("/v1/tasks?limit=ten", "from 1 to 500"),
        ("/v1/tasks?limit=１", "from 1 to 500"),
        ("/v1/tasks?unit=a&unit=b", "given twice"),
        ("/v1/tasks?role=does", "roles are leads, supports, implements"),
        ("/v1/tasks?kind=past", "kinds are planned, reported, all"),
        ("/v1/tasks?unit=%ff", "not UTF-8"),
        ("/v1/resolve", "q is missing"),
        ("/v1/tasks?" + "role=leads&" * 200, "more than 100 parameters"),
    ],
)
def test_questions_that_make_no_sense(get: Get, address: str, said: str) -> None:
    found = problem(get(address), 404 if "healthz" in address else 400)
    assert said in found["detail"]


@pytest.mark.parametrize(
    "address",
    [
        "/nowhere",
        "/v1/tasks/",
        "/v1/tasks/no",
        "/v1/units/unit:1:no",
        "/v1/units/unit:1:no/tasks",
        "/v1/policies/policy:no/tasks",
        "/v1/campaigns/campaign:1:no/tasks",
        "/v1/documents/no",
        "/v1/documents/no/text",
        "/v1/tasks?document=no",
    ],
)
def test_what_there_is_not(get: Get, address: str) -> None:
    assert problem(get(address), 404)["instance"] == address.partition("?")[0]


def test_methods_that_there_are_not(get: Get) -> None:
    answer = get("/v1/tasks", "POST")
    problem(answer, 405)
    assert answer.headers["allow"] == "GET"


def test_a_closed_store_is_no_fault_of_the_question(tmp_path: Path) -> None:
    store = policygraph.open_store(f"sqlite:{tmp_path / 'graph.db'}")
    app = create_app(store)
    store.close()

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
            return await client.get("/v1/units")

    problem(asyncio.run(ask()), 503)


def test_every_operation_documents_its_problems(app: FastAPI) -> None:
    operations = [path["get"] for path in app.openapi()["paths"].values()]
    assert {operation["operationId"] for operation in operations} == {endpoint.operation for endpoint in ENDPOINTS}
    for operation in operations:
        for status in ("400", "500", "503"):
            assert "application/problem+json" in operation["responses"][status]["content"]
        assert "422" not in operation["responses"]


def test_the_first_page_leads_on(get: Get) -> None:
    answer = get("/").json()
    assert answer["meta"]["documentation"] == "/docs"
    assert get(answer["results"][0]["address"]).json()["meta"]["count"] == 2
    assert get("/docs").status_code == 200
