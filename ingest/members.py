"""Whether a unit is one of a collective by its place alone: 徐汇区教育局 is one of 上海市各区教育局, no roster is needed."""

from __future__ import annotations

import re

from graph.model import Level, Place, Unit
from ingest.identity import name_in
from ingest.placing import official
from ingest.registry import registry
from ingest.resolve import Context, resolve_folded
from ingest.successions import unit_called

EACH = re.compile(
    r"各(?P<kinds>(?:省级?|自治[区州县旗]|直辖市|特别行政区|地级市|县级市|市(?!场)|州|盟|县|区|旗|地区|地方|地|[、,和及()])+)"
    r"(?P<own>.*)"
)
GOVERNMENT = "人民政府"
KIND = re.compile(r"省级|省|自治[区州县旗]|直辖市|特别行政区|地级市|县级市|市|州|盟|县|区|旗|地区|地方|地")
OF_ALL_KINDS = frozenset(("地区", "地方", "地", "省级"))
"""各地 and 各省级 say nothing of the kind of place."""
LEVEL_OF = {"地级市": Level.CITY, "县级市": Level.COUNTY, "直辖市": Level.PROVINCE}


def place_of(unit: str) -> Place | None:
    """The place that a unit serves, by its id; None for a provisional one."""
    return registry().place(unit.split(":", 2)[1].replace("zone-", "zone:"))


def unit_of(identifier: str) -> Unit | None:
    """The unit of an id, by the registry and its rules or by its name alone; None for a provisional one."""
    place = place_of(identifier)
    if place is None:
        return None
    name = name_in(identifier)
    unit = registry().unit(identifier) or resolve_folded(name, Context(place.code))
    return unit if unit.id == identifier else unit_called(name, place)  # 襄樊市教育局 is no name of today


def is_member(unit: str, collective: str, around: Place) -> bool:
    """Whether a unit, by its id, is surely one of a collective, by its official name and the place that it serves.

    >>> shanghai = registry().places["310000"]
    >>> is_member("unit:310104:上海市徐汇区教育局", "上海市各区教育局", shanghai)
    True
    >>> is_member("unit:310104:上海市徐汇区教育局", "上海市各区人民政府", shanghai)
    False
    """
    place = place_of(unit)
    said = EACH.fullmatch(collective.removeprefix(official(around, registry())))
    if place is None or said is None or not _is_of_kind(place, said["kinds"]):
        return False
    own = said["own"].removeprefix("人民").replace("政府", GOVERNMENT) or GOVERNMENT
    return resolve_folded(official(place, registry()) + own, Context(place.code)).id == unit


def _is_of_kind(place: Place, kinds: str) -> bool:
    """Whether a place is one of 县级市 or 县、区, by the end of its name and its level."""
    said = set(KIND.findall(kinds))
    ends = (word for word in said if place.name.endswith("市" if word in LEVEL_OF else word))
    return bool(said & OF_ALL_KINDS) or any(LEVEL_OF.get(word, place.level) is place.level for word in ends)
