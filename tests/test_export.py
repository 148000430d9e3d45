"""Networks of the real sample as files: what Gephi and Excel need, whole files or none, errors in one line."""

from __future__ import annotations

import csv
import io
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest

import policygraph
from api.cli import run
from graph.errors import InvalidRequest
from graph.export import EXPORTS
from graph.network import NETWORKS

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"
DRUGS, MARKET = "unit:310000:上海市药品监督管理局", "unit:310000:上海市市场监督管理局"
READERS: dict[str, Callable[[str], nx.Graph[str]]] = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    address = f"sqlite:{tmp_path_factory.mktemp('export') / 'graph.db'}"
    assert run(["ingest", str(SAMPLE), "--store", address]) == 0
    return address


@pytest.fixture(autouse=True)
def _in_this_store(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICYGRAPH_STORE", url)
    monkeypatch.chdir(tmp_path)


@pytest.fixture(scope="module")
def network(url: str) -> nx.Graph[str]:
    store = policygraph.open_store(url)
    try:
        return policygraph.network(store, "co-responsibility")
    finally:
        store.close()


def table(path: str) -> list[dict[str, str]]:
    content = Path(path).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "Excel needs the mark to show Chinese"
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("name", NETWORKS)
@pytest.mark.parametrize("style", READERS)
def test_every_network_in_every_format(name: str, style: str, capsys: Captured) -> None:
    assert run(["export", "--network", name, "--output", f"net.{style}", "--collectives"]) == 0
    found = READERS[style](f"net.{style}")
    said = f"net.{style}: {found.number_of_nodes()} nodes, {found.number_of_edges()} edges\n"
    assert capsys.readouterr().out == said
    assert found.nodes[MARKET]["label"] == "市市场监管局"
    assert all(data["quote"] in SAMPLE.read_text("utf-8") for _, _, data in found.edges(data=True))
    assert [path.name for path in Path().iterdir()] == [f"net.{style}"]


@pytest.mark.parametrize("name", NETWORKS)
def test_tables_for_gephi(name: str) -> None:
    assert run(["export", "--network", name, "--output", "net.csv"]) == 0
    nodes, edges = table("net.nodes.csv"), table("net.edges.csv")
    assert list(nodes[0])[:2] == ["Id", "Label"]
    assert list(edges[0])[:4] == ["Source", "Target", "Type", "Weight"]
    assert {"label", "weight", ""}.isdisjoint(map(str.lower, [*list(nodes[0])[2:], *list(edges[0])[4:]]))
    ids = [row["Id"] for row in nodes]
    assert len(set(ids)) == len(ids)
    assert {row["Source"] for row in edges} | {row["Target"] for row in edges} <= set(ids)
    assert {row["Type"] for row in edges} == {"Undirected" if name == "co-responsibility" else "Directed"}
    assert all(int(row["Weight"]) >= 1 for row in edges)
    assert sorted(path.name for path in Path().iterdir()) == ["net.edges.csv", "net.nodes.csv"]


def test_filters_are_those_of_tasks() -> None:
    assert run(["export", "--network", "co-responsibility", "--unit", "市藥品監管局", "--output", "net.csv"]) == 0
    labels = {row["Label"] for row in table("net.nodes.csv")}
    assert labels == {"市药监局", "市市场监管局", "上海海关", "市农业农村委"}


def test_the_examples_of_the_page_run() -> None:
    page = (SAMPLE.parents[1] / "docs" / "networks.md").read_text("utf-8")
    for command in re.findall(r"^\$ policygraph (.+)$", page, re.MULTILINE):
        assert run(command.split()) == 0
    example = page.partition("```python\n")[2].partition("```")[0]
    exec(compile(example, "networks.md", "exec"), {})
    names = {path.name for path in Path().iterdir()}
    assert names == {"together.gexf", "tasks.nodes.csv", "tasks.edges.csv", "together.graphml"}


def test_gephi_finds_labels_and_weights(network: nx.Graph[str]) -> None:
    policygraph.export(network, "net.gexf")
    root = ElementTree.parse("net.gexf").getroot()
    gexf = "{http://www.gexf.net/1.2draft}"
    labels = {node.get("id"): node.get("label") for node in root.iter(f"{gexf}node")}
    assert labels[DRUGS] == "市药监局"
    assert max(int(edge.get("weight", "0")) for edge in root.iter(f"{gexf}edge")) > 1


@pytest.mark.parametrize("style", EXPORTS)
def test_a_network_gives_the_same_bytes_on_every_day(
    style: str, network: nx.Graph[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = policygraph.export(network, "a", style)
    before = [path.read_bytes() for path in files]
    monkeypatch.setattr(time, "strftime", lambda *_: "2035-01-01")
    assert [path.read_bytes() for path in policygraph.export(network, "a", style)] == before


@pytest.mark.parametrize("opening", ["=", "+", "-", "@", "＝", "\t", "\r"])
def test_no_cell_is_calculated_by_a_spreadsheet(opening: str) -> None:
    made: nx.Graph[str] = nx.Graph()
    made.add_node("a", label=f"{opening}1+1", tasks=-1)
    made.add_edge("a", "b", quote=f"{opening}cmd", weight=2)
    policygraph.export(made, "net.csv")
    nodes, edges = table("net.nodes.csv"), table("net.edges.csv")
    assert [(row["Label"], row["tasks"]) for row in nodes] == [(f"'{opening}1+1", "-1"), ("b", "")]
    assert edges[0]["quote"] == f"'{opening}cmd"


def test_an_older_file_stays_whole_when_a_new_one_cannot_be_written(
    network: nx.Graph[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("net.nodes.csv").write_text("older")
    write = Path.write_bytes

    def full(path: Path, content: bytes) -> int:
        if "edges" in path.name:
            raise OSError(28, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(InvalidRequest, match=r"^net.csv cannot be written: no space left on device$"):
        policygraph.export(network, "net.csv")
    assert [path.name for path in Path().iterdir()] == ["net.nodes.csv"]
    assert Path("net.nodes.csv").read_text() == "older"


MISTAKES = {
    "a missing folder": (["--output", "none/net.gexf"], "none/net.gexf: there is no folder none; make it first"),
    "a folder": (["--output", "."], ". is a folder; name a file, as in network.gexf"),
    "an ending": (["--output", "net.docx"], "net.docx: docx is no format; formats are graphml, gexf, csv"),
    "no ending": (
        ["--output", "net"],
        "net: without an ending the format is not known; formats are graphml, gexf, csv",
    ),
    "a format": (["--output", "net", "--format", "pajek"], "'pajek' is not one of 'graphml', 'gexf', 'csv'"),
    "a network": (["--output", "net.csv", "--network", "friends"], "'friends' is not one of 'unit-task'"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_mistakes_are_told_in_one_line(mistake: str, capsys: Captured) -> None:
    options, said = MISTAKES[mistake]
    assert run(["export", "--network", "unit-task", *options]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert said in line
    assert not list(Path().iterdir())


def test_nothing_found_writes_nothing(capsys: Captured) -> None:
    options = ["--unit", "市药监局", "--role", "leads", "--output", "net.gexf"]
    assert run(["export", "--network", "unit-task", *options]) == 1
    assert capsys.readouterr().err == "nothing found; no file is written\n"
    assert not list(Path().iterdir())


def test_the_extra_is_named_when_it_is_missing(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    monkeypatch.setitem(sys.modules, "networkx", None)
    assert run(["export", "--network", "unit-task", "--output", "net.gexf"]) == 1
    assert capsys.readouterr().err == (
        "policygraph: networks need networkx: install it by pip install 'policygraph[network]'\n"
    )
