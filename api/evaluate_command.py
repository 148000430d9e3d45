"""The command that holds readings against gold annotations: ``evaluate``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from api.options import format_option, registry_option
from api.tables import table

if TYPE_CHECKING:
    from ingest.evaluation import Judged, Score


@click.command()
@click.argument("golds", metavar="GOLD_DIR")
@click.argument("texts", metavar="TEXT_DIR")
@click.option("--misses", is_flag=True, help="Name each miss and each false find, with its place.")
@format_option("table", "json")
@registry_option
def evaluate(golds: str, texts: str, misses: bool, style: str) -> None:
    """Score the reader on notices that were annotated by hand.

    GOLD_DIR holds files NAME.gold.json, TEXT_DIR a notice for each, whose file name begins with NAME;
    docs/annotate.md says how to make them. Printed are precision, recall and F1 for duties (task, role and unit), units
    (task and unit) and deadlines, for each notice and all together.

    \b
    Example:
      policygraph evaluate gold texts --misses
    """
    from ingest.evaluation import check_anchors, gold_in, judge, pairs
    from ingest.readers import load
    from ingest.reading import read

    judged = []
    for name, gold, notice in pairs(golds, texts):
        annotated, reading = gold_in(gold), read(load(str(notice)))
        check_anchors(gold, annotated, reading.text)
        judged.append(judge(name, annotated, reading))
    if style == "json":
        import orjson

        click.echo(orjson.dumps(_envelope(judged, misses)))
    else:
        click.echo(_table(judged))
        for one in judged if misses else ():
            for line in _misses(one):
                click.echo(line)


COMMANDS = (evaluate,)


def _figures(score: Score) -> dict[str, float]:
    return {"precision": round(score.precision, 4), "recall": round(score.recall, 4), "f1": round(score.f1, 4)}


def _envelope(judged: Sequence[Judged], misses: bool) -> dict[str, Any]:
    from ingest.evaluation import altogether

    rows = []
    for one in judged:
        row: dict[str, Any] = {"name": one.name}
        for kind, score in one.scores.items():
            row[kind] = {**_figures(score), "wanted": score.wanted, "found": score.found, "hits": score.hits}
            if misses:
                row[kind] |= {
                    "missed": [asdict(finding) for finding in score.missed],
                    "false": [asdict(finding) for finding in score.false],
                }
        rows.append(row)
    total = {kind: _figures(score) for kind, score in altogether(judged).items()}
    return {"meta": {"count": len(rows), "micro": total, "macro_duty_f1": round(_macro(judged), 4)}, "results": rows}


def _macro(judged: Sequence[Judged]) -> float:
    return sum(one.scores["duty"].f1 for one in judged) / len(judged)


def _table(judged: Sequence[Judged]) -> str:
    from ingest.evaluation import KINDS, altogether

    rows = [[one.name, *_cells(one.scores)] for one in judged]
    rows.append(["all (micro)", *_cells(altogether(judged))])
    heads = ["notice", *(f"{kind} {figure}" for kind in KINDS for figure in ("P", "R", "F1", "n"))]
    return table(heads, rows) + f"\nduty F1, mean of the notices (macro): {_macro(judged):.3f}"


def _cells(scores: dict[str, Score]) -> list[object]:
    cells: list[object] = []
    for score in scores.values():
        cells += [f"{score.precision:.3f}", f"{score.recall:.3f}", f"{score.f1:.3f}", score.wanted]
    return cells


def _misses(one: Judged) -> list[str]:
    return [
        f"{one.name}  {kind}  {word}  {finding.path}  {finding.what}  at {finding.at}"
        for kind, score in one.scores.items()
        if kind != "unit"
        for word, findings in (("missed", score.missed), ("false", score.false))
        for finding in findings
    ]
