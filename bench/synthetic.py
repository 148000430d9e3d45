"""Notices like the sample, as many as one likes: other numbers, dates and cities, in text, ids and names alike."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from graph.model import Reading

_CHARACTERS = "安北长东高海和金江兰林明南宁平清泉山泰西新阳永州"
_CITIES = ["上海", *map("".join, product(_CHARACTERS, repeat=2))]


def notices(sample: Reading, number: int, cities: int) -> Iterator[Reading]:
    """So many notices, in turn of so many cities, the sample's own first.

    All words that differ are of equal length in UTF-8, so that they are exchanged in the pickled sample, which costs
    little, and every offset still fits its text.
    """
    pickled = pickle.dumps(sample)
    for serial in range(number):
        year = 2013 + serial % 10
        issued_on = f"{year}-{1 + serial % 12:02d}-{1 + serial % 28:02d}"
        mine = pickled.replace(b"20220001", b"2022%04d" % serial).replace(b"2022-05-08", issued_on.encode())
        reading: Reading = pickle.loads(_moved(mine, serial % cities))
        yield replace(reading, document=replace(reading.document, year=year))


def _moved(pickled: bytes, city: int) -> bytes:
    """The notice as one of another city, whose code is not in the registry, so that it meets no real place."""
    if city == 0:
        return pickled
    code = b"%06d" % (400000 + 100 * city)
    swaps = {
        "上海".encode(): _CITIES[city].encode(),
        b"310000": code,
        b"3101": code[:4],  # its districts
        b"\x8c\x0231": b"\x8c\x02" + code[:2],  # the area of its collectives: a string of two bytes
    }
    for old, new in swaps.items():
        pickled = pickled.replace(old, new)
    return pickled
