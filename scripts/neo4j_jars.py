"""Neo4j Community's jars, fetched once from Maven Central into the user's cache folder.

They are GPL-3.0: a server that runs beside policygraph and is never part of it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

FILES = Path(__file__).parent / "neo4j"
COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.6.0:copy-dependencies"
FETCH_LIMIT = 900
JAVA_NEEDED = 17


class Neo4jUnavailable(Exception):
    """No Neo4j server can be had here, or it does not do what it should; the message is one line."""


@dataclass(frozen=True, slots=True)
class Jars:
    """The server's jars in ``folder`` and the archive of loaded classes that makes a Java start faster."""

    folder: Path
    archive: Path

    @property
    def classpath(self) -> str:
        """In a fixed order, since an archive fits one class path only."""
        return os.pathsep.join(sorted(str(jar) for jar in self.folder.glob("*.jar")))


def version() -> str:
    """The version of Neo4j that ``scripts/neo4j/pom.xml`` asks for."""
    found = ElementTree.parse(FILES / "pom.xml").getroot().findtext("{http://maven.apache.org/POM/4.0.0}version")
    assert found, "the pom has no version"
    return found


def java_version() -> str:
    """The full version of the ``java`` on the path, as ``17.0.15+6``.

    Raises:
        Neo4jUnavailable: there is none, or it is too old.
    """
    java = shutil.which("java")
    if not java:
        raise Neo4jUnavailable(f"Neo4j needs Java {JAVA_NEEDED} or newer, and there is no `java` on the PATH")
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r"\(build ((\d+)[^\s,)]*)", said)
    if not found or int(found[2]) < JAVA_NEEDED:
        raise Neo4jUnavailable(
            f"Neo4j needs Java {JAVA_NEEDED} or newer; `java -version` says: {said.splitlines()[:1]}"
        )
    return found[1]


def cache() -> Path:
    """The folder that keeps the jars: below ``XDG_CACHE_HOME``, else ``~/.cache``."""
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "policygraph" / f"neo4j-{version()}"


def jars() -> Jars:
    """The jars, fetched first where the cache folder has none: 137 MB, about a minute.

    Raises:
        Neo4jUnavailable: Java or Maven is missing, or Maven could not fetch them.
    """
    java = java_version()
    folder = cache() / "lib"
    if not folder.is_dir():
        _fetch(folder)
    return Jars(folder, cache() / f"classes-{java}.jsa")


def _fetch(folder: Path) -> None:
    """Fetch into a folder beside it and rename that: what stands under the name is complete."""
    maven = shutil.which("mvn")
    if not maven:
        raise Neo4jUnavailable("the Neo4j server comes from Maven Central, and there is no `mvn` on the PATH")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix="fetching-") as passing:
        fetched = Path(passing) / "lib"
        _run_maven([maven, "-B", "-ntp", "-q", "-f", str(FILES / "pom.xml"), COPY, "-DincludeScope=runtime"], fetched)
        try:
            fetched.rename(folder)
        except OSError:  # somebody else has fetched them meanwhile
            if not folder.is_dir():
                raise


def _run_maven(command: list[str], fetched: Path) -> None:
    try:
        done = subprocess.run(
            [*command, f"-DoutputDirectory={fetched}"], capture_output=True, text=True, timeout=FETCH_LIMIT, check=False
        )
    except subprocess.TimeoutExpired as late:
        raise Neo4jUnavailable(f"Maven did not fetch Neo4j within {FETCH_LIMIT} s") from late
    if done.returncode or not any(fetched.glob("neo4j-server-*.jar")):
        errors = [line for line in done.stdout.splitlines() if line.startswith("[ERROR]")] or ["it said nothing"]
        raise Neo4jUnavailable(f"Maven could not fetch Neo4j: {errors[0].removeprefix('[ERROR]').strip()[:300]}")
