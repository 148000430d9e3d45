"""What files say, for commands that touch no store: read by worker processes, a line on stderr for each that cannot be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import click

from api.inputs import Status, inputs
from api.reading_files import reading_of
from api.workers import Workers, cores
from graph.errors import PolicygraphError
from graph.model import Given, Reading

Said = TypeVar("Said")


def readings(paths: Sequence[str], given: Callable[[str], Given]) -> Iterator[tuple[str, Reading | None]]:
    """Each file named, in a folder or in an archive, with what it says, or None if it was told why it cannot be read."""
    return of_each(reading_of, paths, given)


def of_each(
    function: Callable[[str, Given], Said], paths: Sequence[str], given: Callable[[str], Given]
) -> Iterator[tuple[str, Said | None]]:
    """Each file with what a function of ``reading_files`` makes of it, or None likewise."""
    with Workers(cores()) as workers:
        found = inputs(paths, workers)
        for other in found.others:
            if other.status is Status.FAILED:
                _tell(other.sentence)
                yield other.path, None
        answers = workers.answers(function, ((file, given(file)) for file in found.files))
        for file, answer in zip(found.files, answers, strict=True):
            if isinstance(answer, PolicygraphError):
                _tell(str(answer))
                yield file, None
            else:
                yield file, answer


def _tell(sentence: str) -> None:
    click.echo(f"policygraph: {sentence}", err=True)
