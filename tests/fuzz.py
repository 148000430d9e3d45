"""Try the rules of tests/fuzz_checks.py on other texts and files each time, for so long, and keep what breaks one.

python -m tests.fuzz [--minutes 60] [--seed N] [--only CHECK]
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
import traceback
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import HealthCheck, Phase, Verbosity, given, seed, settings

from tests.fuzz_checks import CHECKS, TALLY, Check
from tests.grow import Grown

FOLDER = Path(".fuzz")
EXAMPLES = 150
"""Texts of a check before it is the next one's turn."""
FILES = 500
LONGEST_BATCH = 300
"""Seconds for a batch of files."""


@dataclass
class Found:
    """What was tried and what broke."""

    until: float
    random: Random
    files: int = 0
    failures: int = 0
    kept: set[str] = field(default_factory=set)

    def keep(self, name: str, suffix: str, data: bytes, why: str) -> None:
        """Save an input that breaks a rule, and say why; one that is known is not told again."""
        self.failures += 1
        path = FOLDER / f"{name}-{sha256(data).hexdigest()[:8]}{suffix}"
        told = f"{name}: {why.strip().splitlines()[-1][:200]}"
        if told not in self.kept:
            self.kept.add(told)
            path.write_bytes(data)
            print(f"{path}: {why.strip()}", flush=True)


def main() -> None:
    """Take turns until the time is over; 1 if a rule broke."""
    parser = argparse.ArgumentParser(description="Try the rules of a reading on texts and files of chance.")
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=time.time_ns() % 2**32)
    parser.add_argument("--only", choices=[*CHECKS, "files"])
    asked = parser.parse_args()
    FOLDER.mkdir(exist_ok=True)
    print(f"seed {asked.seed}", flush=True)
    found = Found(time.monotonic() + 60 * asked.minutes, Random(asked.seed))
    while time.monotonic() < found.until:
        for name, check in CHECKS.items():
            if asked.only in (None, name) and time.monotonic() < found.until:
                _texts(name, check, found)
        if asked.only in (None, "files"):
            _files(found)
    print(
        f"{TALLY.texts} texts, {found.files} files, {found.failures} failures; "
        f"the slowest text took {TALLY.slowest:.1f} ms per KB"
    )
    sys.exit(found.failures > 0)


def _texts(name: str, check: Check, found: Found) -> None:
    """One turn of a check; hypothesis makes what breaks it as small as it can be."""
    last: list[Any] = []

    @seed(found.random.getrandbits(64))
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        print_blob=False,
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),  # to explain a failure, texts are traced, which is slow
    )
    @given(check.inputs)
    def holds(drawn: Any) -> None:
        TALLY.texts += 1
        try:
            check.holds(drawn)
        except Exception:
            last[:] = [drawn]
            raise

    try:
        holds()
    except Exception as error:
        drawn = last[0] if last else ""
        text = drawn.text if isinstance(drawn, Grown) else drawn[0] if isinstance(drawn, tuple) else drawn
        found.keep(name, ".txt", text.encode(errors="surrogatepass"), _why(error))


def _why(error: BaseException) -> str:
    """Where it broke, and what is said of it; of what broke only once, what it was the first time."""
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    ours = [frame for frame in traceback.extract_tb(error.__traceback__) if ".venv" not in frame.filename][-2:]
    places = "; ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in ours)
    return f"{places}: {type(error).__name__}: {str(error)[:300]}"


def _files(found: Found) -> None:
    """A batch of damaged files in a process of its own, which may die."""
    first, at_work = found.random.getrandbits(40), FOLDER / "at-work"
    command = [sys.executable, "-m", "tests.mutate_files", str(first), str(FILES), str(at_work)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=LONGEST_BATCH, check=False)
        why = f"{done.stderr[-600:]}\nexit status {done.returncode}" if done.returncode else ""
    except subprocess.TimeoutExpired:
        why = f"no end within {LONGEST_BATCH} s"
    number, name = at_work.with_suffix(".name").read_text("utf-8").split(" ", 1)
    found.files += int(number) - first + 1
    if why:
        found.keep(f"file-{Path(name).stem}", Path(name).suffix, at_work.read_bytes(), why)


if __name__ == "__main__":
    main()
