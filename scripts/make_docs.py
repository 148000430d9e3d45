"""Write the reference pages of docs/ from the code: commands, endpoints, and the schema of a reading.

    python -m scripts.make_docs

A test fails when a page is not what this writes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_type_hints

import click
from pydantic import TypeAdapter

from graph import model
from scripts.data_dictionary import data_dictionary
from scripts.formats_page import formats_page
from scripts.hostile_page import hostile_page

DOCS = Path(__file__).parent.parent / "docs"


def command_line() -> str:
    """docs/command-line.md: the help of every command."""
    from api.cli import policygraph

    parts = ["# The command line\n", "Written by `scripts/make_docs.py` from the commands themselves.\n"]
    parts.append(
        "Exit status: 0 all done, 1 some input failed or nothing found, 2 wrong usage, 130 interrupted. Errors are one line on "
        "stderr;\n`POLICYGRAPH_DEBUG=1` shows the traceback. `POLICYGRAPH_STORE` names the store where `--store` does not,\n`POLICYGRAPH_REGISTRY` the folder of your own rows, judgements and corrections where `--registry` does not.\n"
    )
    context = click.Context(policygraph, info_name="policygraph", terminal_width=100, **policygraph.context_settings)
    return "\n".join([*parts, *_sections("policygraph", policygraph, context)])


def _sections(title: str, command: click.Command, context: click.Context) -> Iterator[str]:
    """The help of a command and of all below it."""
    yield _section(title, command.get_help(context))
    for name, inner in sorted(command.commands.items()) if isinstance(command, click.Group) else ():
        below = click.Context(inner, info_name=name, parent=context, terminal_width=100)
        yield from _sections(f"{title} {name}", inner, below)


def _section(title: str, help_text: str) -> str:
    lines = "\n".join(line.rstrip() for line in help_text.splitlines())
    return f"## {title}\n\n```text\n{lines}\n```\n"


def http_api() -> str:
    """docs/http-api.md: every endpoint with its parameters, from the OpenAPI description."""
    from api.app import create_app

    described = create_app(None).openapi()  # type: ignore[arg-type]
    parts = [
        "# The HTTP API\n",
        "Written by `scripts/make_docs.py` from the OpenAPI description, which a running server has at `/openapi.json` and, to\n"
        'be read, at `/docs`. Every list answers `{"meta": {"count", "next", …}, "results": […]}`; `after=` takes `meta.next`.\n'
        "Every error is `application/problem+json` (RFC 9457).\n",
    ]
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            parts.append(_endpoint(method, path, operation))
    return "\n".join(parts)


def _endpoint(method: str, path: str, operation: dict[str, Any]) -> str:
    text = operation.get("description") or operation.get("summary", "")
    rows = [f"## {method.upper()} {path}\n", f"`{operation['operationId']}`. {text}\n"]
    parameters = operation.get("parameters", [])
    if parameters:
        rows += ["| parameter | in | says |", "|---|---|---|"]
        rows += [f"| `{p['name']}` | {p['in']} | {p.get('description', '')} |" for p in parameters] + [""]
    return "\n".join(rows)


def reading_schema() -> str:
    """docs/reading.schema.json: the JSON Schema of what ``policygraph read --format json`` prints."""
    kinds = {
        name: hint for name, hint in get_type_hints(model.Reading).items() if name not in ("source", "nodes", "items")
    }
    properties: dict[str, Any] = {"schema": {"const": model.SCHEMA}}
    definitions: dict[str, Any] = {}
    for name, hint in kinds.items():
        described = TypeAdapter(hint).json_schema()
        definitions |= described.pop("$defs", {})
        properties[name] = described
    item = TypeAdapter(model.Item).json_schema()
    definitions |= item.pop("$defs", {})
    for name, dropped in (("tasks", {"is_task"}), ("sections", {"is_task", "kind"})):
        fields = {key: value for key, value in item["properties"].items() if key not in dropped}
        required = [key for key in item["required"] if key not in dropped]
        entry = {"type": "object", "properties": fields, "required": required, "additionalProperties": False}
        properties[name] = {"type": "array", "items": entry}
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The reading of a notice",
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


PAGES = {
    "command-line.md": command_line,
    "formats.md": formats_page,
    "hostile-files.md": hostile_page,
    "graph-model.md": data_dictionary,
    "http-api.md": http_api,
    "reading.schema.json": reading_schema,
}


def main() -> None:
    """Write all pages."""
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
