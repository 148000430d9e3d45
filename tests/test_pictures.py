"""The pictures of the notebooks can be read: no name over another, all on the page, in a font that has the characters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from random import Random

import matplotlib
import networkx as nx
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Circle
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from graph.network import NETWORKS, network
from ingest.readers import load
from ingest.reading import read
from notebooks.pictures import NoChineseFont, chinese_font, core, draw, font
from tests.store_dump import sqlite_store

SAMPLE = Path(__file__).parents[1] / "samples" / "shanghai-2022-quality.txt"
DATA_FONTS = str(Path(matplotlib.get_data_path()) / "fonts" / "ttf")


@pytest.fixture(scope="module", autouse=True)
def _chinese() -> None:
    try:
        chinese_font("市藥監局药监")
    except NoChineseFont as error:
        pytest.skip(str(error))


@pytest.fixture(scope="module", params=[name for name in NETWORKS if name != "unit-task"])
def sample(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[nx.Graph[str]]:
    """A network of the sample's units, with its collectives."""
    with sqlite_store(tmp_path_factory.mktemp("pictures") / "graph.db") as tested:
        tested.store.write([read(load(SAMPLE))])
        yield network(tested.store, request.param, collectives=True)


def crowd(units: int, seed: int = 1) -> nx.Graph[str]:
    """So many units with long names, joined at random; some stand alone."""
    random = Random(seed)
    made: nx.Graph[str] = nx.Graph()
    for unit in range(units):
        label = "市" + "质量监督管理" * random.randrange(1, 3) + f"{unit}局"
        made.add_node(f"unit:{unit}", label=label, tasks=random.randrange(1, 40), collective=unit % 7 == 0)
    for one, other in combinations(made, 2):
        if random.random() < 2 / units:
            made.add_edge(one, other, weight=random.randrange(1, 30))
    return made


def boxes(figure: Figure) -> list[Bbox]:
    """The places of all words on the page, in pixels."""
    FigureCanvasAgg(figure)
    return [text.get_window_extent() for text in figure.findobj(Text) if isinstance(text, Text) and text.get_text()]


def assert_readable(figure: Figure) -> None:
    names, page = boxes(figure), figure.bbox
    assert not [pair for pair in combinations(names, 2) if Bbox.intersection(*pair) is not None]
    discs = [disc.get_window_extent() for disc in figure.findobj(Circle)]
    for box in [*names, *discs]:
        assert page.x0 <= box.x0 <= box.x1 <= page.x1
        assert page.y0 <= box.y0 <= box.y1 <= page.y1
    for disc in discs:
        assert not any(disc.contains(*_middle(name)) for name in names)


def _middle(box: Bbox) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2


def test_the_pictures_of_the_sample_can_be_read(sample: nx.Graph[str]) -> None:
    assert_readable(draw(sample, "誰與誰合作 Units that share tasks"))


@pytest.mark.parametrize("units", [1, 2, 12, 40])
@pytest.mark.parametrize("seed", [1, 2])
def test_pictures_of_many_long_names_can_be_read(units: int, seed: int) -> None:
    assert_readable(draw(crowd(units, seed), "一"))


def test_a_network_is_drawn_alike_each_time() -> None:
    first, second = (boxes(draw(crowd(20), "一")) for _ in range(2))
    assert [box.bounds for box in first] == [box.bounds for box in second]


def test_the_core_is_the_units_with_the_most_tasks() -> None:
    made = crowd(60)
    kept = core(made, 10)
    least = min(data["tasks"] for _, data in kept.nodes(data=True))
    assert len(kept) == 10
    assert all(data["tasks"] <= least for unit, data in made.nodes(data=True) if unit not in kept)


def test_nothing_cannot_be_drawn() -> None:
    with pytest.raises(ValueError, match="the network has no units"):
        draw(nx.Graph(), "nothing")


def test_without_a_font_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    fonts = [str(path) for path in Path(DATA_FONTS).glob("*.ttf")]
    monkeypatch.setattr(font, "findSystemFonts", lambda: fonts)
    assert chinese_font("Latin")
    with pytest.raises(NoChineseFont, match="apt-get install fonts-noto-cjk"):
        draw(crowd(3), "市药监局")
