"""The notebooks are stored without results, run from top to bottom on every store, and find what the store says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from notebooks.pictures import NoChineseFont, chinese_font
from tests.store_dump import NewStore

FOLDER = Path(__file__).parent.parent / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_stored_without_results(path: Path) -> None:
    for cell in code(json.loads(path.read_text("utf-8"))):
        assert cell["outputs"] == []
        assert cell["execution_count"] is None


def test_who_works_with_whom(new_store: NewStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    try:
        chinese_font("藥药監监")
    except NoChineseFont as error:
        pytest.skip(str(error))
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    with new_store() as tested:
        monkeypatch.setenv("POLICYGRAPH_STORE", tested.store.status().url)
        results = executed(FOLDER / "01-who-works-with-whom.ipynb")
        assert tested.store.status().documents == 1
    said = "\n".join(data.get("text/markdown", "") for data in results)
    assert "加強防疫產品保障" in said
    assert "2 tasks name the unit. 5 more name a group it is or may be in." in said
    assert "| 各区质量工作领导小组 *(collective)* | 5 | 7 |" in said
    assert sum("image/png" in data for data in results) == 3
    answer = results[-1]["text/markdown"]
    assert answer.startswith(
        "**上海市药品监督管理局** stands in 2 of 17 tasks, where it implements. It shares them with"
    )
    assert answer.count("市藥品監管局") == 2


def executed(path: Path) -> list[dict[str, Any]]:
    """All that a notebook shows, by media type, in order."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(path.parent)}}).execute()
    outputs = [output for cell in code(notebook) for output in cell["outputs"]]
    return [output["data"] for output in outputs if "data" in output]


def code(notebook: Any) -> list[Any]:
    """The cells that are run."""
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
