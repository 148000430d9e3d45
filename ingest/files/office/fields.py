"""Fields of word processors: an instruction, which is not seen, then what it came to, which is."""

from __future__ import annotations

LEFT_OUT = ("TOC", "PAGE", "NUMPAGES", "SECTIONPAGES")
"""A table of contents says headings twice; numbers of pages say nothing of the notice."""


class Field:
    """A field that is open."""

    def __init__(self) -> None:
        self.instruction = ""
        self.has_result = False


class Fields:
    """The fields that are open at a place. ``are_whole``: whether all that begin in the text end in it."""

    def __init__(self, are_whole: bool) -> None:
        self._are_whole = are_whole
        self._open: list[Field] = []

    def begin(self) -> None:
        """A field begins with its instruction."""
        self._open.append(Field())

    def instruct(self, words: str) -> None:
        """Words of an instruction."""
        if self._open and not self._open[-1].has_result:
            self._open[-1].instruction += words

    def separate(self) -> None:
        """The result of the last field begins."""
        if self._open:
            self._open[-1].has_result = True

    def end(self) -> None:
        """The last field ends."""
        if self._open:
            self._open.pop()

    def end_paragraph(self) -> None:
        """An instruction never goes on in the next paragraph; a result may."""
        self._open = [field for field in self._open if field.has_result]

    def is_shown(self) -> bool:
        """Whether what comes next is seen: no instruction, and nothing of a field that is left out."""
        return all(field.has_result and not self.leaves_out(field.instruction) for field in self._open)

    def leaves_out(self, instruction: str) -> bool:
        """Whether the result of an instruction is left out. If a field never ends, none is: its result would be all."""
        return self._are_whole and instruction.strip().partition(" ")[0].upper() in LEFT_OUT
