"""Case folders: a text of our own, and what a careful reader finds in it. Adding a case is adding a folder.

``gold.json`` was made by hand, before the reader saw the text, as docs/annotate.md says; ``known`` lists where the reader
still errs. ``reading.json`` holds everything that is read: ``python -m tests.test_cases`` writes it into a folder that has
neither; read it before you keep it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.model import Reading
from ingest.evaluation import gold_in, judge
from ingest.readers import load
from ingest.reading import read
from tests.reading_rules import keeps_the_rules

FOLDERS = sorted(folder for folder in (Path(__file__).parent / "cases").iterdir() if folder.is_dir())
WHOLE = [folder for folder in FOLDERS if (folder / "reading.json").exists()]
GOLD = [folder for folder in FOLDERS if (folder / "gold.json").exists()]


def found(reading: Reading) -> dict[str, Any]:
    """What a case holds: facts by the number of their item, without places in the text."""
    path = {item.id: "/".join(item.path) for item in reading.items} | {None: ""}
    return {
        "document": [
            reading.document.id,
            reading.document.jurisdiction,
            reading.document.issued_on,
            reading.document.year,
        ],
        "parties": [[p.role, p.text, p.name] for p in reading.parties],
        "tasks": [[path[task.id], task.title] for task in reading.tasks],
        "responsibilities": [
            [path[r.task], r.role, r.text, r.unit] + (["open-ended"] if r.open_ended else [])
            for r in reading.responsibilities
        ],
        "policies": [[path[p.task], p.relation, p.title] for p in reading.policies],
        "campaigns": [[path[c.task], c.name] for c in reading.campaigns],
        "places": [[path[p.task], p.name] for p in reading.places],
        "measures": [[path[m.task], m.text, m.comparator] for m in reading.measures],
        "deadlines": [[path[d.task], d.text, d.by] for d in reading.deadlines],
        "unread": [u.text for u in reading.unread],
    }


@pytest.mark.parametrize("folder", WHOLE, ids=lambda folder: folder.name)
def test_case(folder: Path) -> None:
    expected = json.loads((folder / "reading.json").read_text("utf-8"))
    assert found(read(load(folder / "input.txt"))) == expected


@pytest.mark.parametrize("folder", GOLD, ids=lambda folder: folder.name)
def test_gold(folder: Path) -> None:
    gold = gold_in(folder / "gold.json")
    reading = read(load(folder / "input.txt"))
    keeps_the_rules(reading)
    scores = judge(folder.name, gold, reading).scores
    errors = [
        f"{kind} {word} {finding.path} {finding.what}"
        for kind in ("duty", "deadline")
        for word, findings in (("missed", scores[kind].missed), ("false", scores[kind].false))
        for finding in findings
    ]
    assert errors == gold.get("known", [])
    assert scores["duty"].wanted >= 10


def _line(value: Any) -> str:
    rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in value)
    return f"[\n  {rows}\n ]" if value else "[]"


def main() -> None:
    for folder in FOLDERS:
        if folder not in (*WHOLE, *GOLD):
            facts = found(read(load(folder / "input.txt")))
            whole = ",\n ".join(f"{json.dumps(key)}: {_line(value)}" for key, value in facts.items())
            (folder / "reading.json").write_text("{" + whole + "}\n", "utf-8")


if __name__ == "__main__":
    main()
