"""A researcher's own folder for a test: files written, the setting made, and all that was remembered of another forgotten."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.registry.own import VARIABLE


@contextmanager
def registry_folder(folder: Path, files: Mapping[str, str]) -> Iterator[Path]:
    """The setting with a folder of these files; before and after, the process starts anew."""
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv(VARIABLE, str(folder))
        _forget()
        try:
            yield folder
        finally:
            _forget()


def _forget() -> None:
    for name, module in list(sys.modules.items()):
        if name.split(".")[0] == "ingest":
            for value in vars(module).values():
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
