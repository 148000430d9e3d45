"""Fetching the server: whole or not at all, and one clear line when it cannot be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.neo4j_jars import Neo4jUnavailable, cache, jars, version

JAVA = "echo 'openjdk version \"17.0.1\"\nOpenJDK Runtime Environment (build {})' >&2"
FETCHES = 'for word; do case $word in -DoutputDirectory=*) lib=${word#*=};; esac; done; mkdir -p "$lib"; : >"$lib/neo4j-server-5.jar"'


class Programs:
    """A folder that is the whole PATH, and an empty cache."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, name: str, script: str) -> None:
        program = self.folder / name
        program.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n", encoding="utf-8")
        program.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Programs(tmp_path / "bin")


def refusal() -> str:
    with pytest.raises(Neo4jUnavailable) as raised:
        jars()
    assert "\n" not in str(raised.value)
    return str(raised.value)


def test_java_is_needed_and_a_new_one(programs: Programs) -> None:
    assert "there is no `java` on the PATH" in refusal()
    programs.has("java", JAVA.format("11.0.2+9"))
    assert "needs Java 17 or newer" in refusal()
    programs.has("java", "exit 1")
    assert "needs Java 17 or newer" in refusal()


def test_maven_is_needed_only_to_fetch(programs: Programs) -> None:
    programs.has("java", JAVA.format("17.0.15+6-Debian"))
    assert "there is no `mvn` on the PATH" in refusal()
    programs.has("mvn", FETCHES)
    fetched = jars()
    assert fetched.classpath.endswith("neo4j-server-5.jar")
    assert fetched.archive.name == "classes-17.0.15+6-Debian.jsa"
    programs.has("mvn", "exit 1")
    assert jars() == fetched


def test_what_was_not_fetched_whole_is_not_there(programs: Programs) -> None:
    programs.has("java", JAVA.format("21.0.1+12"))
    programs.has("mvn", FETCHES + "\necho '[ERROR] Could not transfer artifact'; exit 1")
    assert refusal() == "Maven could not fetch Neo4j: Could not transfer artifact"
    assert list(cache().iterdir()) == []


def test_the_version_is_that_of_the_pom() -> None:
    assert re.fullmatch(r"5\.26\.\d+", version())
