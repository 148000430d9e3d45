"""Rules that hold for every text and every file, tried on some that are always the same; ``make fuzz`` tries others."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings

from tests.fuzz_checks import CHECKS
from tests.mutate_files import SEEDS, damaged_seed, tried

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


def test_a_damaged_file_is_read_or_refused_in_a_sentence() -> None:
    said = [tried(data, name) for name, data in map(damaged_seed, range(FILES))]
    assert 0 < said.count("read") < FILES


@pytest.mark.parametrize("name", SEEDS)
def test_a_file_that_nothing_befell_is_read(name: str) -> None:
    assert tried(SEEDS[name], name) == "read"
