"""The documentation says what the code does: pages are up to date, examples run, links lead somewhere."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from api.cli import run
from ingest import reasons
from ingest.readers import load
from ingest.reading import read
from ingest.reading_json import to_json
from scripts.make_docs import PAGES

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "shanghai-2022-quality.txt"
CODE = [p for folder in ("graph", "ingest", "api", "scripts") for p in sorted((ROOT / folder).rglob("*.py"))]


@pytest.mark.parametrize("name", PAGES)
def test_a_reference_page_is_up_to_date(name: str) -> None:
    assert (ROOT / "docs" / name).read_text("utf-8") == PAGES[name](), "run `python -m scripts.make_docs`"


def test_a_reading_is_as_its_schema_says() -> None:
    schema = json.loads((ROOT / "docs" / "reading.schema.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(to_json(read(load(SAMPLE))))


def test_the_readme_shows_the_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["ingest", str(SAMPLE)]) == 0
    capsys.readouterr()
    assert run(["tasks", "--unit", "市藥品監管局"]) == 0
    readme = (ROOT / "README.md").read_text("utf-8")
    assert capsys.readouterr().out.strip() in readme
    example = re.search(r"```python\n(.*?)```", readme, re.DOTALL)
    assert example and len(example[1].strip().splitlines()) == 3
    exec(compile(example[1], "README.md", "exec"), {})
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == [
        "加強防疫產品保障",
        "加強食品藥品農產品質量監管",
    ]


@pytest.mark.parametrize("page", sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]), ids=lambda p: p.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#: ]+[./][^)#: ]*)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_reason_for_a_passage_to_be_unread_is_documented() -> None:
    page = (ROOT / "docs" / "coverage.md").read_text("utf-8")
    told = {reason for name, reason in vars(reasons).items() if name.isupper() and isinstance(reason, str)}
    assert len(told) > 10
    assert [reason for reason in sorted(told) if f"| {reason} |" not in page] == []


def test_every_setting_is_in_the_readme() -> None:
    code = "".join(path.read_text("utf-8") for path in CODE if path.parts[-2] != "scripts")
    readme = (ROOT / "README.md").read_text("utf-8")
    assert set(re.findall(r'"(POLICYGRAPH_\w+)"', code)) == set(re.findall(r"`(POLICYGRAPH_\w+)`", readme))


@pytest.mark.parametrize("path", CODE, ids=lambda p: p.stem)
def test_everything_public_is_documented(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert path.stat().st_size == 0 or ast.get_docstring(tree)
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            assert ast.get_docstring(node), node.name
