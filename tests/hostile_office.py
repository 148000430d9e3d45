"""Word and Excel files made to hurt, and what becomes of each."""

from __future__ import annotations

from tests import excel_made_to_hurt, word_made_to_hurt
from tests.hostile import Hostile

HOSTILE: tuple[Hostile, ...] = (*word_made_to_hurt.HOSTILE, *excel_made_to_hurt.HOSTILE)
