"""The wheel holds the packages, the facade and their data, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_contents(tmp_path: Path) -> None:
    build = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
    subprocess.run([sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, check=True, capture_output=True)
    names = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    code = {
        str(p.relative_to(ROOT))
        for folder in ("graph", "ingest", "api", "cypher")
        for p in (ROOT / folder).rglob("*.py")
    }
    queries = {str(p.relative_to(ROOT)) for ending in ("sql", "cypher") for p in ROOT.glob(f"[cg]*/**/*.{ending}")}
    assert {"graph/sql/tasks_of_unit.sql", "cypher/tasks_of_unit.cypher"} <= queries
    data = queries | {"api/coverage.css", "graph/simplified.txt", "ingest/registry/places.csv"}
    assert code | data | {"policygraph.py", "graph/py.typed", "api/py.typed", "ingest/py.typed"} <= names
    assert {name.split("/")[0] for name in names} == {
        "graph", "ingest", "api", "cypher", "policygraph.py", "policygraph-0.1.0.dist-info",
    }  # fmt: skip
    assert not [name for name in names if name.endswith((".db", ".pyc"))]
