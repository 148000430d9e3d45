"""docs/hostile-files.md: files made to hurt, and what becomes of each, from the table that the tests run."""

from __future__ import annotations

from tests import hostile_archives, hostile_html, hostile_office, hostile_pdf, hostile_text

AREAS = (hostile_text, hostile_html, hostile_office, hostile_pdf, hostile_archives)
HOSTILE = tuple(hostile for area in AREAS for hostile in area.HOSTILE)


def hostile_page() -> str:
    """The page."""
    rows = [f"| {hostile.what} | `{hostile.name}` | {_result(hostile.result)} |" for hostile in HOSTILE]
    return "\n".join(
        [
            "# Files made to hurt\n",
            "Written by `scripts/make_docs.py` from the table that `tests/test_hostile.py` runs: each file is made, read by a worker",
            "process as `policygraph ingest` does it, and either read or refused in a sentence that holds these words.\n",
            f"{len(HOSTILE)} files. [What each reader keeps and loses](files.md).\n",
            "| file | called | result |",
            "|---|---|---|",
            *rows,
            "",
        ]
    )


def _result(result: str) -> str:
    return "read" if result == "read" else f"refused: “… {result} …”"
