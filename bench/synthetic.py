"""Notices like the sample, as many as one likes: other numbers, dates and cities, in text, ids and names alike."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

from graph.model import Reading

NOTICES_OF_A_CITY = 10
EVERYWHERE = "市药品监督管理局"
"""The one unit that stays the sample's own in every notice."""
_CHARACTERS = "安北长东高海和金江兰林明南宁平清泉山泰西新阳永州"
_CITIES = ["上海", *map("".join, product(_CHARACTERS, repeat=2))]


def notices(sample: Reading, serials: Iterable[int]) -> Iterator[Reading]:
    """The notices of these numbers; the first ten are of the sample's own city, the next ten of another, and so on.

    All words that differ are of equal length in UTF-8, so that they are exchanged in the pickled sample, which costs
    little, and every offset still fits its text.
    """
    pickled = pickle.dumps(sample)
    shared = [unit for unit in sample.nodes.units if unit.name.endswith(EVERYWHERE)]
    parents = [unit for unit in sample.nodes.units if unit.id in {one.parent for one in shared}]
    for serial in serials:
        year = 2013 + serial % 10
        issued_on = f"{year}-{1 + serial % 12:02d}-{1 + serial % 28:02d}"
        mine = pickled.replace(b"20220001", b"2022%04d" % serial).replace(b"2022-05-08", issued_on.encode())
        reading: Reading = pickle.loads(_moved(mine, serial // NOTICES_OF_A_CITY))
        units = {unit.id: unit for unit in (*reading.nodes.units, *shared, *parents)}
        nodes = replace(reading.nodes, units=tuple(units[key] for key in sorted(units)))
        yield replace(reading, document=replace(reading.document, year=year), nodes=nodes)


def _moved(pickled: bytes, city: int) -> bytes:
    """The notice as one of another city, whose code is not in the registry, so that it meets no real place."""
    if city == 0:
        return pickled
    code = b"%06d" % (400000 + 100 * city)
    name = _CITIES[city].encode()
    own = "上海".encode()
    swaps = {
        own: name,
        b"310000": code,
        b"3101": code[:4],  # its districts
        b"\x8c\x0231": b"\x8c\x02" + code[:2],  # the area of its collectives: a string of two bytes
        b"unit:%b:%b%b" % (code, name, EVERYWHERE.encode()): b"unit:310000:%b%b" % (own, EVERYWHERE.encode()),
        name + EVERYWHERE.encode(): own + EVERYWHERE.encode(),
    }
    for old, new in swaps.items():
        pickled = pickled.replace(old, new)
    return pickled
