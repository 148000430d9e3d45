"""Names that look like the one that was asked, for the error that says that nothing is called so."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from graph.errors import UnknownName
from graph.folding import fold_title

PLURAL = {"unit": "units", "policy": "policies", "campaign": "campaigns"}
NEAR = 5
"""So many near names are shown."""
_ALIKE = 0.6  # difflib's ratio: 市药监居 and 市药监局 have 0.75


def near_names(name: str, known: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Full names of the known things whose name looks like this one, best first, each with the name that does.

    ``known`` are pairs ``(name or short name, full name)``; both scripts compare equal, and the last pair of a name counts.

    >>> near_names("市藥監居", [("市药监局", "上海市药品监督管理局")])
    {'上海市药品监督管理局': '市药监局'}
    """
    aliases: dict[str, tuple[str, str]] = {fold_title(alias): (alias, full) for alias, full in known}
    close = get_close_matches(fold_title(name), aliases, n=4 * NEAR, cutoff=_ALIKE)
    found: dict[str, str] = {}
    for alias, full in (aliases[folded] for folded in close):
        found.setdefault(full, alias)
    return dict(list(found.items())[:NEAR])


def unknown(what: str, name: str, known: Iterable[tuple[str, str]]) -> UnknownName:
    """``no unit is called 市藥監居; near names: 市药监局 (上海市药品监督管理局)``, as an error."""
    near = near_names(name, known)
    shown = ", ".join(full if alias == full else f"{alias} ({full})" for full, alias in near.items())
    hint = f"near names: {shown}" if near else f"look for a part of the name: policygraph {PLURAL[what]} PART"
    return UnknownName(f"no {what} is called {name}; {hint}", list(near))
