"""How much of a file is read, so that none can exhaust the machine; a notice has some ten thousand bytes."""

from __future__ import annotations

LARGEST_FILE = 50_000_000
"""Bytes of a file, or of a member of an archive."""
LARGEST_TEXT = 20_000_000
"""Characters of the text of a file."""
LARGEST_UNPACKED = 200_000_000
"""Bytes of all that is packed in a file: a .zip, a .docx, an .xlsx."""
LARGEST_PART = 50_000_000
"""Bytes, unpacked, of a part of an .xlsx, which is read element by element."""
LARGEST_TREE = 20_000_000
"""Bytes, unpacked, of a part that is read as a whole; its tree takes up to forty times as much."""
MOST_ENTRIES = 5_000
"""Files packed in one file."""
DEEPEST_ARCHIVE = 3
"""Archives in archives."""
MOST_PARAGRAPHS = 500_000
"""Paragraphs of a Word file, those of its cells counted."""
MOST_CELLS = 1_000_000
"""Cells of the tables of a file, empty ones counted."""
MOST_PAGES = 2_000
"""Pages of a PDF."""
MOST_TAGS = 300_000
"""Tags of a web page."""
DEEPEST_PAGE = 2_000
"""Tags in tags of a web page."""
LARGEST_STREAM = 50_000_000
"""Bytes of one packed stream of a PDF that is no picture: what a page draws, a font."""
MOST_ON_PAGE = 100_000
"""Characters on a page of a PDF."""
MOST_OBJECTS = 300_000
"""Things drawn on a page of a PDF; on a page with more no tables are looked for."""
MOST_RULES = 10_000
"""Ruling lines on a page of a PDF; a page with more is a drawing, and its rules are no table's."""
