"""What befalls texts: pieces lost, doubled, exchanged; scripts and widths mixed; brackets and line breaks lost; odd characters."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from random import Random

from hypothesis import strategies as st

from tests.grow import in_script

Mutation = Callable[[str, Random], str]
LONGEST = 60_000
"""Characters of a mutated text."""
BRACKETS = "()（）[]【】〔〕《》〈〉“”「」『』"
SPACES = (
    " ",
    "  ",
    "\t",
    "\u3000",
    "\u00a0",
    "\n",
    "\n\n",
    "\r",
    "\r\n",
    "\u2028",
    "\u2029",
    "\x85",
    "\x0b",
    "\x0c",
    "\x1c",
    "\u200b",
)
ODD = (
    "\x00", "\x01", "\x1b", "\x7f", "\ufeff", "\ufffd", "\u200d", "\u202e", "\u0301", "\u3099", "\ufe0f", "\U000e0100", "\U00020000", "\U0002a6d6",
    "\U0001f600", "\U0001d7cf", "٣", "௧", "²", "½", "①", "⒈", "㈠", "㊀", "Ⅷ", "〇", "零", "百", "千", "亿", "㎡", "％", "﹪", "‰", "…", "—", "〃", "|", "/",
    "?", "#", "\\", "'", '"', "%", "<", "&", "İ", "ß", "ﷺ", "\ue000",
)  # fmt: skip


def _place(text: str, random: Random) -> int:
    return random.randrange(len(text) + 1)


def _piece(text: str, random: Random) -> tuple[int, int]:
    start = _place(text, random)
    return start, min(len(text), start + random.choice((1, 2, 5, 20, 100, 1_000)))


def cut_here(text: str, random: Random) -> str:
    """Only what stands before or behind a place."""
    at = _place(text, random)
    return text[:at] if random.random() < 0.5 else text[at:]


def lose_piece(text: str, random: Random) -> str:
    """A piece is lost."""
    start, end = _piece(text, random)
    return text[:start] + text[end:]


def lose_characters(text: str, random: Random) -> str:
    """Each character is lost by chance."""
    return "".join(character for character in text if random.random() > 0.03)


def double_line(text: str, random: Random) -> str:
    """A line comes twice."""
    found = text.split("\n")
    at = random.randrange(len(found))
    return "\n".join([*found[: at + 1], *found[at:]])


def swap_lines(text: str, random: Random) -> str:
    """Two lines change places."""
    found = text.split("\n")
    one, other = random.randrange(len(found)), random.randrange(len(found))
    found[one], found[other] = found[other], found[one]
    return "\n".join(found)


def drop_line(text: str, random: Random) -> str:
    """A line is lost."""
    found = text.split("\n")
    del found[random.randrange(len(found))]
    return "\n".join(found)


def exchange_brackets(text: str, random: Random) -> str:
    """Brackets are lost or become others."""
    return "".join(
        random.choice((*BRACKETS, "")) if character in BRACKETS and random.random() < 0.2 else character
        for character in text
    )


def mix_scripts(text: str, random: Random) -> str:
    """Each line is in a script and width of its own."""
    return "\n".join(in_script(line, random.randrange(5)) for line in text.split("\n"))


def space_words(text: str, random: Random) -> str:
    """White space of any kind stands inside words."""
    space, share = random.choice(SPACES), random.choice((0.005, 0.05, 0.5))
    return "".join(character + space if random.random() < share else character for character in text)


def lose_line_breaks(text: str, random: Random) -> str:
    """The whole stands on one line, or most of it."""
    rest, kept = random.choice(("", " ", "　", "  ")), random.choice((0, 0, 0.2))
    first, *others = text.split("\n")
    return first + "".join(("\n" if random.random() < kept else rest) + line for line in others)


def break_lines(text: str, random: Random) -> str:
    """Lines break after so many characters, as in a text out of a PDF."""
    width = random.choice((1, 2, 7, 20, 40))
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


def odd_characters(text: str, random: Random) -> str:
    """Characters that no notice should hold."""
    for _ in range(random.choice((1, 3, 30))):
        at = _place(text, random)
        text = text[:at] + random.choice(ODD) + text[at:]
    return text


def repeat_piece(text: str, random: Random) -> str:
    """A piece comes again and again."""
    start, end = _piece(text, random)
    times = min(random.choice((2, 10, 300, 3_000)), LONGEST // max(1, end - start))
    return text[:start] + text[start:end] * times + text[end:]


def move_piece(text: str, random: Random) -> str:
    """A piece stands elsewhere."""
    start, end = _piece(text, random)
    rest = text[:start] + text[end:]
    at = _place(rest, random)
    return rest[:at] + text[start:end] + rest[at:]


def exchange_characters(text: str, random: Random) -> str:
    """Characters of the text itself, or odd ones, stand in place of others, as a machine that reads errs."""
    pool = (*text[:200], *ODD)
    return "".join(random.choice(pool) if random.random() < 0.02 else character for character in text)


MUTATIONS: tuple[Mutation, ...] = (
    cut_here, lose_piece, lose_characters, double_line, swap_lines, drop_line, exchange_brackets, mix_scripts, space_words, lose_line_breaks, break_lines,
    odd_characters, repeat_piece, move_piece, exchange_characters,
)  # fmt: skip


@cache
@st.composite
def mutated(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """A text to which one or more of these happened; sometimes two texts joined."""
    text = draw(texts)
    if draw(st.integers(0, 5)) == 0:
        text += draw(texts)
    for mutation in draw(st.lists(st.sampled_from(MUTATIONS), max_size=4)):
        text = mutation(text, Random(draw(st.integers(0, 2**32))))[:LONGEST]
    return text


@cache
@st.composite
def pieces(draw: st.DrawFn, texts: tuple[str, ...]) -> str:
    """A piece of one of these texts, or the whole."""
    text = draw(st.sampled_from(texts))
    if draw(st.integers(0, 3)) == 0:
        return text
    start = draw(st.integers(0, len(text)))
    return text[start : start + draw(st.integers(0, 4_000))]
