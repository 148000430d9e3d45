"""How words are searched, in every store: titles as they are kept, words as phrases of bigrams, for its query language."""

from __future__ import annotations

from graph.errors import InvalidRequest
from graph.folding import bigrams, fold_title
from graph.model import Notice

Phrase = tuple[str, ...]
MOST_PHRASES = 1000
"""Lucene takes 1,024 at most."""


def phrases(words: str) -> list[Phrase]:
    """The phrases that a text must hold, each once, as bigrams in a row; a character alone is found as a beginning.

    They hold nothing but letters and digits, so no syntax of a query language leaks in.

    >>> phrases("藥品監管 5G 年")
    [('药品', '品监', '监管'), ('5g',), ('年',)]

    Raises:
        InvalidRequest: there is no letter or digit in the words, or there are too many of them.
    """
    found: dict[Phrase, None] = {}
    pairs: list[str] = []
    for token in bigrams(words).split():
        if len(token) > 1:
            pairs.append(token)
            continue
        found[tuple(pairs) or (token,)] = None  # a run ends with its last character
        pairs = []
    if not found:
        raise InvalidRequest(f"nothing can be found by {words!r}: ask for words with at least one letter or digit")
    if len(found) > MOST_PHRASES:
        raise InvalidRequest(f"{len(found)} different words are too many to be found: ask for at most {MOST_PHRASES}")
    return list(found)


def is_beginning(phrase: Phrase) -> bool:
    """Whether a phrase is a single character."""
    return len(phrase[0]) == 1


def folded_titles(notice: Notice) -> str:
    """Both titles as they are searched."""
    return "\n".join(fold_title(title) for title in (notice.title, notice.notice_title) if title)
