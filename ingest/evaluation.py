"""Readings held against gold annotations: what was found, missed, and found wrongly, with its place.

Gold is a JSON object with ``tasks``, each with ``path``, ``anchor`` (the first characters of its own text),
``responsibilities`` (``role``, ``unit``) and ``deadlines`` (see docs/annotate.md). An item of the reading is a gold
task's if it begins where the anchor stands.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graph.errors import InvalidRequest
from graph.immutable import immutable
from graph.model import Reading, Role

BEFORE, BEHIND = 3, 40
"""How far an anchor may stand before an item's first character, and behind it: numbers stand between."""
KINDS = ("duty", "unit", "deadline")


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something that gold or a reading says of a task: ``path`` as written, ``at`` its place in the text or the anchor's."""

    path: str
    what: str
    at: int


@dataclass(slots=True)
class Score:
    """Counts of one kind in one or more notices. Precision, recall and F1 are 0 where nothing was found."""

    hits: int = 0
    wanted: int = 0
    found: int = 0
    missed: list[Finding] = field(default_factory=list)
    false: list[Finding] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Which part of what was found is right."""
        return self.hits / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Which part of what gold has was found."""
        return self.hits / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def add(self, other: Score) -> None:
        """Count another notice in."""
        self.hits, self.wanted, self.found = (
            self.hits + other.hits,
            self.wanted + other.wanted,
            self.found + other.found,
        )


@immutable
class Judged:
    """The scores of one notice by kind."""

    name: str
    scores: dict[str, Score]


def pairs(golds: str | Path, texts: str | Path) -> Iterator[tuple[str, Path, Path]]:
    """The gold files of a folder, ``NAME.gold.json``, each with the notice whose file name begins with NAME.

    Raises:
        InvalidRequest: a folder does not exist, or a gold file has no notice, or there is none.
    """
    folders = Path(golds), Path(texts)
    for folder in folders:
        if not folder.is_dir():
            raise InvalidRequest(f"{folder} is no folder: name the folder of gold files, then that of their notices")
    found = sorted(folders[0].glob("*.gold.json"))
    if not found:
        raise InvalidRequest(f"{folders[0]} holds no gold file: they are called NAME.gold.json")
    for gold in found:
        name = gold.name.removesuffix(".gold.json")
        notices = [path for path in sorted(folders[1].glob(f"{name}*")) if path.suffix != ".json"]
        notices.sort(key=lambda path: path.stem != name)
        if not notices:
            raise InvalidRequest(f"{gold} has no notice: {folders[1]} holds no file whose name begins with {name}")
        yield name, gold, notices[0]


def gold_in(path: Path) -> dict[str, Any]:
    """A gold file.

    Raises:
        InvalidRequest: it is no JSON object with tasks as they are described above.
    """
    try:
        gold = json.loads(path.read_text("utf-8"))
        for task in gold["tasks"]:
            str.join("", [task["anchor"], *task["path"], *task.get("deadlines", ())])
            str.join("", [word for duty in task["responsibilities"] for word in (duty["role"], duty["unit"])])
    except json.JSONDecodeError as error:
        raise InvalidRequest(f"{path} is no JSON (line {error.lineno}, column {error.colno}: {error.msg})") from None
    except (ValueError, KeyError, TypeError) as error:
        raise InvalidRequest(f"{path} is no gold file ({error!r}): docs/annotate.md says how one is made") from None
    for task in gold["tasks"]:
        wrong = next((duty["role"] for duty in task["responsibilities"] if duty["role"] not in tuple(Role)), None)
        if wrong is not None:
            raise InvalidRequest(f"{path}: {task['anchor']} has the role {wrong}; roles are {', '.join(Role)}")
    return dict(gold)


def check_anchors(path: Path, gold: dict[str, Any], text: str) -> None:
    """See that each anchor stands in the notice.

    Raises:
        InvalidRequest: one does not.
    """
    for task in gold["tasks"]:
        if not task["anchor"] or task["anchor"] not in text:
            raise InvalidRequest(f"{path}: the anchor {task['anchor'] or '(empty)'} does not stand in its notice")


def judge(name: str, gold: dict[str, Any], reading: Reading) -> Judged:
    """Hold a reading against its gold."""
    tasks = gold["tasks"]
    owner = _owners([task["anchor"] for task in tasks], reading)
    paths = {item.id: "/".join(item.path) for item in reading.items}
    wanted: dict[str, dict[tuple[object, ...], Finding]] = {kind: {} for kind in KINDS}
    found: dict[str, dict[tuple[object, ...], Finding]] = {kind: {} for kind in KINDS}
    for number, task in enumerate(tasks):
        at, path = reading.text.find(task["anchor"]), "/".join(task["path"])
        for duty in task["responsibilities"]:
            unit = _bare(duty["unit"])
            wanted["duty"][number, duty["role"], unit] = Finding(path, f"{duty['role']} {duty['unit']}", at)
            wanted["unit"][number, unit] = Finding(path, duty["unit"], at)
        for words in task.get("deadlines", ()):
            wanted["deadline"][number, _bare(words)] = Finding(path, words, at)
    for fact in reading.responsibilities:
        task_of = owner.get(fact.task or "", fact.task)
        path = paths.get(fact.task or "", "")
        found["duty"][task_of, str(fact.role), _bare(fact.text)] = Finding(path, f"{fact.role} {fact.text}", fact.start)
        found["unit"][task_of, _bare(fact.text)] = Finding(path, fact.text, fact.start)
    for limit in reading.deadlines:
        if limit.task in owner:  # gold says nothing of deadlines elsewhere
            key = (owner[limit.task], _bare(limit.text))
            found["deadline"][key] = Finding(paths[limit.task], limit.text, limit.start)
    return Judged(name, {kind: _score(wanted[kind], found[kind]) for kind in KINDS})


def altogether(judged: Iterable[Judged]) -> dict[str, Score]:
    """The counts of all notices by kind."""
    total = {kind: Score() for kind in KINDS}
    for one in judged:
        for kind, score in one.scores.items():
            total[kind].add(score)
    return total


def _score(wanted: dict[tuple[object, ...], Finding], found: dict[tuple[object, ...], Finding]) -> Score:
    missed = [wanted[key] for key in wanted.keys() - found.keys()]
    false = [found[key] for key in found.keys() - wanted.keys()]
    hits = len(wanted.keys() & found.keys())
    return Score(hits, len(wanted), len(found), sorted(missed), sorted(false))


def _owners(anchors: Sequence[str], reading: Reading) -> dict[str, int]:
    """The gold task of each item: the item that begins nearest to the anchor, of several the shortest.

    An anchor that stands several times is looked for behind the one before it first.
    """
    owner: dict[str, int] = {}
    done = -1
    for number, anchor in enumerate(anchors):
        near = [
            (at <= done, abs(at - item.start), item.end - item.start, item.start, item.id, at)
            for at in _places(reading.text, anchor)
            for item in reading.items
            if item.id not in owner and -BEFORE <= at - item.start <= BEHIND and at < item.end
        ]
        if near:
            *_, identifier, done = min(near)
            owner[identifier] = number
    return owner


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words) if words else -1
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _bare(words: str) -> str:
    """Without white space and differences of width: what two surfaces must share to be equal."""
    return "".join(unicodedata.normalize("NFKC", words).split())
