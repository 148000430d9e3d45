"""Rules that hold for every text and every file, tried on some that are always the same; ``make fuzz`` tries others."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz_checks import CHECKS
from tests.mutate_files import SEEDS, tried

FILES = 1_500


@pytest.mark.parametrize("name", CHECKS)
def test_a_rule_holds(name: str) -> None:
    check = CHECKS[name]

    @settings(
        max_examples=check.examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(check.inputs)
    def holds(drawn: object) -> None:
        try:
            check.holds(drawn)
        except Exception as broken:
            broken.add_note(f"on {drawn!r:.3000}")
            raise

    holds()


def test_a_damaged_file_is_read_or_refused_in_a_sentence(tmp_path: Path) -> None:
    """In a process of their own: a library may die of one."""
    command = [sys.executable, "-m", "tests.mutate_files", "0", str(FILES), str(tmp_path / "at-work")]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[1])
    at_work = (tmp_path / "at-work.name").read_text("utf-8")
    assert done.returncode == 0, f"{at_work}: {done.stderr[-2_000:]}"
    assert 0 < int(done.stdout) < FILES


@pytest.mark.parametrize("name", SEEDS)
def test_a_file_that_nothing_befell_is_read(name: str) -> None:
    assert tried(SEEDS[name], name) == "read"
