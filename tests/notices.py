"""Notices of the samples and the cases, to be written in other formats, and what a reading of them says."""

from __future__ import annotations

from pathlib import Path

from graph.model import Reading
from ingest.files.blocks import Block, Table

SAMPLE = Path("samples/shanghai-2022-quality.txt")
CASES = [
    Path("tests/cases") / name / "input.txt"
    for name in (
        "bianmao", "dali-sports", "fangsha", "guoban-changguan", "hanzhong-eldercare", "kouan", "prose", "table-tabs",
        "traditional-city", "xinfang", "yantai-aiwei", "labels-and-deadlines", "lanzhou-digital",
    )
]  # fmt: skip


def blocks_of(path: Path) -> list[Block]:
    """A line is a paragraph; lines with tabs that follow each other are a table."""
    blocks: list[Block] = []
    rows: list[tuple[str, ...]] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if "\t" in line:
            rows.append(tuple(line.split("\t")))
            continue
        if rows:
            width = max(len(row) for row in rows)
            blocks.append(Table(tuple((*row, *[""] * (width - len(row))) for row in rows)))
            rows = []
        blocks.append(line)
    return blocks


def facts(reading: Reading) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]], list[tuple[object, ...]]]:
    """The tasks, duties and deadlines that it found, without their places."""
    path = {item.id: item.path for item in reading.items}
    return (
        [(item.path, item.title, item.kind) for item in reading.items if item.is_task],
        [(path.get(duty.task or ""), duty.role, duty.text) for duty in reading.responsibilities],
        [(path.get(limit.task or ""), limit.text, limit.by) for limit in reading.deadlines],
    )
