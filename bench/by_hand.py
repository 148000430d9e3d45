"""The flagship as one would write it by hand: the same SQL with the same parameters, no names, filters or pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import orjson
from fastapi import Response

from graph.sqlite_statements import statement

ROLES = "leads supports implements"
Answer = dict[str, Any]


def handler(database: Path) -> Callable[[str], Awaitable[Response]]:
    """An asynchronous handler over one connection that answers the first page of a unit's planned tasks by its id."""
    connection = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    tasks_sql, through_sql, evidence_sql = (
        statement(*named)
        for named in (("tasks_of_unit",), ("through_collectives",), ("parts/evidence", "evidence", ("unit",)))
    )

    async def by_hand(unit: str) -> Response:
        values: dict[str, object] = {"unit": unit, "roles": ROLES, "kinds": "planned", "after": "", "limit": 51}
        values["bodies"] = orjson.dumps([[unit, "", "9999"]]).decode()
        values |= {"policy": None, "campaign": None}
        rows = connection.execute(tasks_sql, values).fetchall()
        (through,) = connection.execute(through_sql, values).fetchone()
        values["items"] = orjson.dumps([row[0] for row in rows]).decode()
        proofs: dict[int, list[Answer]] = {}
        for row in connection.execute(evidence_sql, values):
            proofs.setdefault(row[0], []).append(_proof(row))
        results = [_task(row, proofs[row[0]]) for row in rows]
        meta = {"count": len(rows), "next": None, "through_collectives": through}
        return Response(orjson.dumps({"meta": meta, "results": results}), media_type="application/json")

    return by_hand


def _proof(row: tuple[Any, ...]) -> Answer:
    return {
        "relation": row[1],
        "target": row[2],
        "name": row[3],
        "text": row[4],
        "start": row[5],
        "end": row[6],
        "basis": row[7],
        "open_ended": bool(row[8]),
        "rule": row[9],
        "quote": row[10],
        "quote_start": row[11],
        "quote_end": row[12],
        "source": None,
    }


def _task(row: tuple[Any, ...], evidence: list[Answer]) -> Answer:
    held = {proof["relation"] for proof in evidence}
    return {
        "id": row[1],
        "title": row[2],
        "path": orjson.loads(row[3]),
        "kind": row[4],
        "text": row[5],
        "start": row[6],
        "end": row[7],
        "document": {
            "id": row[9],
            "title": row[10],
            "issuer": row[11],
            "number": row[12],
            "issued_on": row[13],
            "year": row[14],
        },
        "roles": [role for role in ("leads", "supports", "implements") if role in held],
        "evidence": evidence,
    }
