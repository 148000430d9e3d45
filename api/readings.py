"""What files say, for commands that touch no store: read by worker processes, a line on stderr for each that is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import click

from api.inputs import Outcome, Status, inputs
from api.reading_files import reading_of
from api.visible import visible
from api.workers import Workers, cores
from graph.errors import PolicygraphError
from graph.model import Given, Reading

Said = TypeVar("Said")


def readings(paths: Sequence[str], given: Callable[[str], Given]) -> Iterator[tuple[str, Reading | Outcome]]:
    """Each file named, in a folder or in an archive, with what it says, or with why it is not read, which is told."""
    return of_each(reading_of, paths, given)


def of_each(
    function: Callable[[str, Given], Said], paths: Sequence[str], given: Callable[[str], Given]
) -> Iterator[tuple[str, Said | Outcome]]:
    """Each file with what a function of ``reading_files`` makes of it, or why not, likewise."""
    with Workers(cores()) as workers:
        found = inputs(paths, workers)
        for other in found.others:
            yield other.path, _told(other)
        answers = workers.answers(function, ((file, given(file)) for file in found.files))
        for file, answer in zip(found.files, answers, strict=True):
            if isinstance(answer, PolicygraphError):
                yield file, _told(Outcome(file, Status.FAILED, str(answer)))
            else:
                yield file, answer


def _told(outcome: Outcome) -> Outcome:
    click.echo(f"policygraph: {visible(outcome.sentence)}", err=True)
    return outcome
