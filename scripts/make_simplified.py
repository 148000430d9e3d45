"""Write graph/simplified.txt, the character table of the folded shadow, from OpenCC's Traditional → Simplified data.

    python scripts/make_simplified.py > graph/simplified.txt

The table is data of ours, not a call at run time, because ids are made of folded text: they must not change when a
library does. See docs/decisions/0001-folding-is-a-table.md.
"""

from __future__ import annotations

import sys
from importlib.metadata import version

import opencc

BLOCKS = ((0x3400, 0xA000), (0xF900, 0xFB00), (0x20000, 0x2FA20))


def pairs() -> list[str]:
    """Each character that OpenCC's t2s maps to one other character, with that character, in order of code point."""
    simplify = opencc.OpenCC("t2s").convert
    characters = (chr(code) for first, last in BLOCKS for code in range(first, last))
    return [c + s for c in characters if len(s := simplify(c)) == 1 and s != c]


def main() -> None:
    """Print the table: a comment line, then one pair a line."""
    rows = pairs()
    sys.stdout.write(
        f"# Traditional and Simplified, one pair a line; OpenCC {version('opencc')} t2s (Apache-2.0), by character\n"
    )
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
