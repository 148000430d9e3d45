"""The command that explains what a name means: ``resolve``. It needs no store."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from api.options import format_option, registry_option
from api.tables import table
from graph.errors import InvalidRequest, UnreadableInput

if TYPE_CHECKING:
    from ingest.candidates import Candidate

NOTHING = 1


@click.command()
@click.argument("name", required=False)
@click.option(
    "--in", "within", metavar="PLACE", help="Where the name is said: 广州市, 浙江省杭州市临平区, 国务院, or a code."
)
@click.option("--at", metavar="DATE", help="When: a year or an ISO date.")
@click.option(
    "--batch", metavar="FILE", help='Many names, one JSON object {"name", "in", "at"} a line; - reads standard input.'
)
@format_option("table", "json")
@registry_option
def resolve(name: str | None, within: str | None, at: str | None, batch: str | None, style: str) -> int:
    """Say what unit a name means in a place at a date, and why.

    One candidate means resolved; several that the name is ambiguous; none that the registry and its rules know nothing.
    With --batch one JSON object is printed for each line.

    \b
    Examples:
      policygraph resolve 市市场监管局 --in 广州市
      policygraph resolve 市工商局 --in 广州市 --at 2016
      policygraph resolve 朝阳区教育局
    """
    from ingest.candidates import candidates

    if (name is None) == (batch is None):
        raise click.UsageError("say a NAME, or --batch FILE")
    if batch is not None:
        for line in _answers(_lines(batch), batch):
            click.echo(line)
        return 0
    found = candidates(name or "", within, at)
    if style == "json":
        click.echo(_json(found))
    elif found:
        heads = ("unit", "name", "kind", "from", "to", "why")
        rows = [[c.unit, c.name, c.kind, c.valid_from or "", c.valid_to or "", c.why] for c in found]
        click.echo(table(heads, rows))
    else:
        where = f"in {within}" if within else "and no place is given: say where with --in"
        click.echo(f"no unit is known as {name} {where}", err=True)
        _tell_judgements(name or "")
    return 0 if found else NOTHING


COMMANDS = (resolve,)


def _tell_judgements(name: str) -> None:
    """Say where researchers judged that a name does not mean a unit."""
    from ingest.judgements import against

    for judgement in against(name):
        click.echo(f"{judgement.unit} is {judgement}", err=True)


def _lines(batch: str) -> Iterator[str]:
    if batch == "-":
        yield from sys.stdin
        return
    try:
        with Path(batch).open(encoding="utf-8") as file:
            yield from file
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableInput(f"{batch} cannot be read: {error}") from None


def _answers(lines: Iterable[str], batch: str) -> Iterator[bytes]:
    """One object for each line. A place that nobody knows leaves a name without candidates, and says why."""
    from ingest.candidates import candidates

    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        name, within, at = _asked(line, f"{batch}, line {number}")
        try:
            yield _json(candidates(name, within, at))
        except InvalidRequest as error:
            yield _json([], error=str(error))


def _asked(line: str, where: str) -> tuple[str, str | None, str | None]:
    import orjson

    try:
        said = orjson.loads(line)
        name, within, at = said["name"], said.get("in"), said.get("at")
        if not isinstance(name, str) or any(
            part is not None and not isinstance(part, str | int) for part in (within, at)
        ):
            raise TypeError
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError):
        raise InvalidRequest(f'{where} is no object {{"name": …, "in": …, "at": …}} with texts') from None
    return name, str(within) if within else None, str(at) if at else None


def _json(found: Iterable[Candidate], **more: Any) -> bytes:
    import orjson

    return orjson.dumps({"candidates": list(found), **more})
