"""Takes the pictures of ``docs/neo4j-browser.md`` from a running Neo4j Browser with the sample in it.

Run ``make screenshots``. It starts a server of its own, ingests the sample, puts our style and saved queries into
Neo4j Browser as a user would, and photographs what Chromium shows.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from graph.open import open_store
from ingest.readers import load
from ingest.reading import read
from scripts.neo4j_server import Neo4jServer

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parent.parent
QUERIES = ROOT / "cypher" / "browser"
PICTURES = ROOT / "docs" / "pictures"
PASSWORD = "for the pictures"
SETTLED = 6_000
"""Milliseconds that a graph takes until its nodes stand still."""
WIDTH, HEIGHT = 1300, 900
SHOWN = (
    "tasks-of-a-unit",
    "who-works-with-whom",
    "campaign-map",
    "outline-of-a-notice",
    "most-burdened-units",
    "evidence-of-a-sentence",
)
"""The saved queries whose answers are shown."""


def main() -> int:
    """Take all pictures. Returns the exit status."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        print("no Chromium is installed: `apt-get install chromium fonts-noto-cjk`", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder, Neo4jServer(Path(folder), password=PASSWORD) as server:
        _ingest(server)
        photograph(server, chromium)
    return 0


def _ingest(server: Neo4jServer) -> None:
    os.environ["NEO4J_PASSWORD"] = server.password
    with closing(open_store(server.bolt_url)) as store:
        store.write([read(load(path)) for path in sorted((ROOT / "samples").glob("*.txt"))])


def photograph(server: Neo4jServer, chromium: str) -> None:
    """Log in, set the style, run the queries, and keep a picture of each answer."""
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        _log_in(page, server)
        style = " ".join((QUERIES / "style.grass").read_text("utf-8").split())
        _run(page, f":style {style}")
        shown = {name: (QUERIES / f"{name}.cypher").read_text("utf-8") for name in SHOWN}
        for name, query in (shown | {"schema": "CALL db.schema.visualization()"}).items():
            _run(page, ":clear")
            _run(page, query)
            frame = page.get_by_test_id("frame").first
            frame.wait_for()
            page.wait_for_timeout(SETTLED)
            frame.screenshot(path=PICTURES / f"{name}.png")
        browser.close()


def _log_in(page: Page, server: Neo4jServer) -> None:
    page.goto(f"{server.http_url}/browser/?dbms={server.bolt_url}")
    page.get_by_test_id("username").fill("neo4j")
    page.get_by_test_id("password").fill(server.password)
    page.get_by_test_id("connect").click()
    page.wait_for_timeout(SETTLED)


def _run(page: Page, command: str) -> None:
    """Put a command or query into the editor and run it."""
    page.get_by_test_id("activeEditor").locator(".monaco-editor").first.click()
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(command)
    page.get_by_test_id("editor-Run").click()
    page.wait_for_timeout(1_000)


if __name__ == "__main__":
    sys.exit(main())
