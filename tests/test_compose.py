"""The container files say what they should. No container engine runs here: they are validated, not run."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from api.endpoints import ENDPOINTS
from scripts.neo4j_settings import image_variable, safe_settings

ROOT = Path(__file__).parent.parent
COMPOSE = ROOT / "docker-compose.yml"
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COPIED = [
    source
    for words in re.findall(r"^COPY (?!--)(.+)$", DOCKERFILE, re.MULTILINE)
    for source in words.split()[:-1]
]  # fmt: skip


@pytest.fixture(scope="module")
def services() -> dict[str, Any]:
    read: dict[str, Any] = YAML(typ="safe").load(COMPOSE.read_text(encoding="utf-8"))["services"]
    return read


def check(path: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.compose-spec", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_it_is_a_compose_file(tmp_path: Path) -> None:
    said = check(COMPOSE)
    assert said.returncode == 0, said.stdout
    wrong = tmp_path / "docker-compose.yml"
    wrong.write_text(COMPOSE.read_text(encoding="utf-8").replace("ports:", "prots:"), encoding="utf-8")
    assert check(wrong).returncode == 1


def test_neo4j_has_the_safe_settings_and_no_others(services: dict[str, Any]) -> None:
    environment = services["neo4j"]["environment"]
    ours = {image_variable(name): value for name, value in safe_settings().items()}
    own = {"NEO4J_AUTH", "NEO4J_server_memory_heap_initial__size", "NEO4J_server_memory_heap_max__size"}
    assert {name: value for name, value in environment.items() if name not in own} == ours
    for variable, name in zip(ours, safe_settings(), strict=True):  # as the image's entry point reads them
        assert variable.removeprefix("NEO4J_").replace("_", ".").replace("..", "_") == name


def test_passwords_come_from_the_environment(services: dict[str, Any]) -> None:
    needed = "${NEO4J_PASSWORD:?write it into .env, see .env.example}"
    assert services["neo4j"]["environment"]["NEO4J_AUTH"] == f"neo4j/{needed}"
    assert services["api"]["environment"]["NEO4J_PASSWORD"] == needed
    text = COMPOSE.read_text(encoding="utf-8").replace(needed, "")
    assert re.findall(r"(?i)(?:password|secret|token)\S*[:=] *\S.*", text) == []
    assert "NEO4J_PASSWORD=\n" in (ROOT / ".env.example").read_text(encoding="utf-8")
    assert ".env" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()


def test_nothing_listens_beyond_this_machine(services: dict[str, Any]) -> None:
    ports = [port for service in services.values() for port in service["ports"]]
    assert len(ports) == 3 and all(port.startswith("127.0.0.1:") for port in ports)


def test_the_api_waits_for_a_healthy_neo4j(services: dict[str, Any]) -> None:
    assert services["api"]["depends_on"] == {"neo4j": {"condition": "service_healthy"}}
    assert services["api"]["environment"]["POLICYGRAPH_STORE"] == "neo4j://neo4j:7687"
    asked = re.search(r"http://127\.0\.0\.1:8000([^']+)'", DOCKERFILE)
    assert asked and asked[1] in {endpoint.path for endpoint in ENDPOINTS}
    assert "\nUSER policygraph\n" in DOCKERFILE and 'CMD ["serve", "--host", "0.0.0.0", "--port", "8000"]' in DOCKERFILE


def test_the_image_gets_what_the_wheel_is_made_of() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    needed = {*wheel, project["project"]["readme"], *project["project"]["license-files"], "pyproject.toml", "uv.lock"}
    assert needed | {"samples"} == set(COPIED)
    assert all((ROOT / source).exists() for source in COPIED)
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {line[1:] for line in ignored if line.startswith("!")} == set(COPIED)
