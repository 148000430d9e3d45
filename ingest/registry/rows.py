"""What a row of the registry's tables is in memory."""

from __future__ import annotations

from graph.immutable import immutable
from graph.model import Level, Place


@immutable
class UnitRow:
    """A body by name, of ``units.csv``; names are folded. Years bound the time it existed."""

    jurisdiction: str
    name: str
    short: str
    kind: str
    parent: str
    since: int | None
    until: int | None
    source: str


@immutable
class Department:
    """A standard department, of ``departments.csv``. ``template`` makes its full name of the place's.

    A ``vertical`` one is a branch of a national body, named by the place's short name: 成都海关.
    """

    name: str
    short: str
    levels: frozenset[str]
    areas: tuple[str, ...]
    kind: str
    template: str
    vertical: bool
    since: int | None
    until: int | None
    source: str

    def serves(self, place: Place) -> bool:
        """Whether a place of this level has such a department; a municipality's may be named like a city's."""
        return place.level in self.levels or (place.level is Level.PROVINCE and place.name.endswith("市"))

    def remoteness(self, place: Place) -> int:
        """0 where the name is the usual one of the place's area, 2 where it is another area's, 1 for names of no area."""
        return (0 if place.code.startswith(self.areas) else 2) if self.areas else 1


@immutable
class Branch:
    """What a county's department is called where it is a part of the city's, of ``branches.csv``: 苏州市昆山生态环境局."""

    above: str
    template: str
    since: int | None


@immutable
class Lifetime:
    """When a place existed, by years of the tables, and what it was called until when."""

    since: int | None
    until: int | None
    former: tuple[tuple[str, int], ...]
