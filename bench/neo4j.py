"""How fast notices go into Neo4j and the flagship question comes out, beside the driver used by hand.

The loop by hand merges the very rows that our writer left in the database, by ``UNWIND``, type by type, in batches; it
reads nothing, checks nothing and forgets nothing. One MERGE for each transaction is what a first script does.
"""

from __future__ import annotations

import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from neo4j import Driver, GraphDatabase, ManagedTransaction

from bench.synthetic import notices
from bench.table import interleaved, show
from graph.model import Reading
from graph.neo4j_store import Neo4jStore
from ingest.readers import load
from ingest.reading import read
from ingest.resolve import Context, resolve
from scripts.neo4j_server import Neo4jServer

SAMPLE = "samples/shanghai-2022-quality.txt"
PASSWORD = "for the benchmark"
SIZES = (1, 10, 100)
ROUNDS = {1: 7, 10: 3, 100: 1}
BATCH = 5_000
GROUP = 10
MERGES = 300
"""Rows that are merged one by one: more would take minutes and tell no more."""
QUESTIONS = 300

Rows = dict[tuple[str, ...], list[dict[str, Any]]]


def main() -> None:
    """Print both tables."""
    sample = read(load(SAMPLE))
    with running() as (store, driver):
        for size in SIZES:
            _writing(store, driver, list(notices(sample, range(size))))
        _question(store, driver, sample)


@contextmanager
def running() -> Iterator[tuple[Neo4jStore, Driver]]:
    """A server of its own, our store on it, and the bare driver."""
    with TemporaryDirectory() as folder, Neo4jServer(Path(folder), password=PASSWORD) as server:
        os.environ["NEO4J_PASSWORD"] = PASSWORD
        with (
            closing(Neo4jStore(server.bolt_url)) as store,
            GraphDatabase.driver(server.bolt_url, auth=("neo4j", PASSWORD)) as driver,
        ):
            yield store, driver


def _writing(store: Neo4jStore, driver: Driver, readings: list[Reading]) -> None:
    emptied(driver)
    in_bulk(store, readings)
    nodes, edges = dumped(driver)
    jobs: dict[str, Callable[[], object]] = {
        "UNWIND by hand": lambda: by_hand(driver, nodes, edges),
        "ours, in bulk": lambda: in_bulk(store, readings),
        "ours, one document at a time": lambda: [store.write([reading]) for reading in readings],
    }
    count = sum(map(len, nodes.values())) + sum(map(len, edges.values()))
    seconds = {name: value / count for name, value in _medians(driver, jobs, ROUNDS[len(readings)]).items()}
    emptied(driver)
    begin = time.perf_counter()
    done = one_by_one(driver, nodes, MERGES)
    seconds["one MERGE a transaction"] = (time.perf_counter() - begin) / done
    hand = seconds["UNWIND by hand"]
    rows = {name: f"{1 / value:8.0f} rows a second, {hand / value:6.3f} of by hand" for name, value in seconds.items()}
    show(f"Writing {len(readings)} notices into Neo4j ({count} nodes and edges)", rows)


def in_bulk(store: Neo4jStore, readings: list[Reading]) -> None:
    """Ten documents in each transaction."""
    for begin in range(0, len(readings), GROUP):
        store.write(readings[begin : begin + GROUP])


def _medians(driver: Driver, jobs: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median seconds of each job on an empty database, the jobs in turns; the first round does not count."""
    seconds: dict[str, list[float]] = defaultdict(list)
    for _ in range(rounds + 1):
        for name, job in jobs.items():
            emptied(driver)
            begin = time.perf_counter()
            job()
            seconds[name].append(time.perf_counter() - begin)
    return {name: median(values[1:]) for name, values in seconds.items()}


def emptied(driver: Driver) -> None:
    """Delete everything but the mark that the database is ours, some at a time."""
    with driver.session() as session:
        session.run(
            "MATCH (n) WHERE NOT n:PolicyGraph|Changes CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS"
        ).consume()


def dumped(driver: Driver) -> tuple[Rows, Rows]:
    """All rows as they stand: nodes by their labels, edges by type and by the labels of their ends."""
    nodes: Rows = defaultdict(list)
    edges: Rows = defaultdict(list)
    found = driver.execute_query(
        "MATCH (n) WHERE NOT n:PolicyGraph|Changes RETURN labels(n) AS labels, properties(n) AS p"
    )
    for row in found.records:
        nodes[tuple(row["labels"])].append(row["p"])
    found = driver.execute_query(
        "MATCH (a)-[r]->(b) RETURN type(r) AS type, labels(a)[0] AS a, labels(b)[0] AS b, a.id AS start, b.id AS end, "
        "properties(r) AS p"
    )
    for row in found.records:
        edges[row["type"], row["a"], row["b"]].append({"start": row["start"], "end": row["end"], "p": row["p"]})
    return nodes, edges


def _statements(nodes: Rows, edges: Rows) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    for labels, rows in nodes.items():
        first, *more = labels
        named = "".join(f" SET n:{label}" for label in more)
        yield f"UNWIND $rows AS row MERGE (n:{first} {{id: row.id}}) SET n += row{named}", rows
    for (kind, start, end), rows in edges.items():
        key = "key" if "key" in rows[0]["p"] else "document"
        query = (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
            f"MERGE (a)-[r:{kind} {{{key}: row.p.{key}}}]->(b) SET r += row.p"
        )
        yield query, rows


def by_hand(driver: Driver, nodes: Rows, edges: Rows) -> None:
    """Merge all rows in batches, a transaction for each."""
    with driver.session() as session:
        for query, rows in _statements(nodes, edges):
            for begin in range(0, len(rows), BATCH):
                session.execute_write(_merge, query, rows[begin : begin + BATCH])


def one_by_one(driver: Driver, nodes: Rows, most: int) -> int:
    """Merge some rows, each in a transaction of its own. Returns how many."""
    done = 0
    with driver.session() as session:
        for query, rows in _statements(nodes, {}):
            for row in rows[: most - done]:
                session.execute_write(_merge, query, [row])
                done += 1
    return done


def _merge(transaction: ManagedTransaction, query: str, rows: list[dict[str, Any]]) -> None:
    transaction.run(query, rows=rows).consume()


def _question(store: Neo4jStore, driver: Driver, sample: Reading) -> None:
    """The flagship question, and the same statement with the same parameters by the bare driver."""
    emptied(driver)
    store.write([sample])
    unit = resolve("市药监局", Context("310000", 2022)).id
    asked: list[tuple[str, dict[str, Any]]] = []
    ask = store._server.ask

    def noted(query: str, **values: Any) -> Any:
        asked.append((query, values))
        return ask(query, **values)

    store._server.ask = noted  # type: ignore[method-assign]
    page = store.tasks_of_unit(unit)
    store._server.ask = ask  # type: ignore[method-assign]
    assert page.rows, "the flagship question has no answer"

    def bare() -> None:
        for _ in range(QUESTIONS):
            for query, values in asked:
                with driver.session(default_access_mode="READ") as session:
                    list(session.run(query, values))

    jobs: dict[str, Callable[[], object]] = {
        "bare driver": bare,
        "tasks_of_unit": lambda: [store.tasks_of_unit(unit) for _ in range(QUESTIONS)],
    }
    seconds = interleaved(jobs, 7, time.perf_counter)
    rows = {
        name: f"{value / QUESTIONS * 1e3:6.2f} ms, {value / seconds['bare driver']:5.2f} times the bare driver"
        for name, value in seconds.items()
    }
    show(f"The flagship question in Neo4j ({len(asked)} statement{'s' * (len(asked) > 1)})", rows)


if __name__ == "__main__":
    main()
