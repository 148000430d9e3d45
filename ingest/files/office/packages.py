"""Packages of Office Open XML (.docx, .xlsx): a zip of XML parts that relations tie together, opened with care.

Only parts that a reader asks for are unpacked; pictures and other media stay packed, and nothing outside is fetched.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import IO, TYPE_CHECKING
from zipfile import ZipFile, ZipInfo

from graph.errors import UnreadableInput
from graph.immutable import immutable
from ingest.files.archive import BROKEN
from ingest.files.limits import LARGEST_PART, LARGEST_TREE, LARGEST_UNPACKED, MOST_ENTRIES
from ingest.files.needs import needed

if TYPE_CHECKING:
    from lxml.etree import _Element

PLAIN = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
"""The type of the main part by ending; templates and files with macros have others."""
LONGEST_WHY = 200
MAIN_PART = "officeDocument"


@immutable
class Relation:
    """What a part says of another: the last word of its kind, and the other's name; nothing that lies outside."""

    kind: str
    part: str


@immutable
class Package:
    """A zip whose directory was found to be sound. Names of parts differ in more than upper and lower case."""

    name: str
    archive: ZipFile
    entries: Mapping[str, ZipInfo]

    def has(self, part: str) -> bool:
        """Whether it holds a part of this name."""
        return part.lower() in self.entries

    def open(self, part: str, most: int = LARGEST_PART) -> IO[bytes]:
        """A part's bytes to be read.

        Raises:
            UnreadableInput: it is missing, has more of them than it may, or they are none of a zip.
        """
        if not self.has(part):
            raise damaged(self.name, f"{part} is missing in it")
        entry = self.entries[part.lower()]
        if entry.file_size > most:
            raise UnreadableInput(f"{self.name} holds {part} of more than {most // 1_000_000} MB: it is no notice")
        try:
            with self.archive.open(entry) as packed:
                return BytesIO(packed.read(entry.file_size))  # no more, whatever is packed
        except BROKEN as error:
            raise damaged(self.name, f"{part} cannot be unpacked ({error})") from None

    def tree(self, part: str) -> _Element:
        """The XML of a part.

        Raises:
            UnreadableInput: it is no XML, or defines entities, which Office never does.
        """
        with needed(self.name, "office"):
            from lxml import etree
        packed = self.open(part, LARGEST_TREE)
        refuse_entities(self.name, part, packed)
        parser = etree.XMLParser(
            resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True, remove_pis=True
        )
        try:
            return etree.parse(packed, parser).getroot()
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._not_xml(part, error) from None

    def elements(self, part: str, names: Sequence[str]) -> Iterator[_Element]:
        """The elements of some names in a part, each forgotten when the next is asked for.

        Raises:
            UnreadableInput: as of ``tree``.
        """
        with needed(self.name, "office"):
            from lxml import etree
        packed = self.open(part)
        refuse_entities(self.name, part, packed)
        tags = [f"{{*}}{name}" for name in names]
        try:
            for _, element in etree.iterparse(
                packed, tag=tags, resolve_entities=False, load_dtd=False, no_network=True, remove_comments=True
            ):
                yield element
                element.clear()
                while element.getprevious() is not None:
                    del element.getparent()[0]
        except (etree.XMLSyntaxError, ValueError) as error:
            raise self._not_xml(part, error) from None

    def relations(self, part: str) -> dict[str, Relation]:
        """By their ids the relations of a part to parts within, missing ones too; "" stands for the package itself."""
        folder, file = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.has(rels):
            return {}
        found: dict[str, Relation] = {}
        for relation in self.tree(rels).iter("{*}Relationship"):
            target = relation.get("Target", "")
            within = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            if relation.get("TargetMode") != "External":
                found[relation.get("Id", "")] = Relation(relation.get("Type", "").rpartition("/")[2], within)
        return found

    def _not_xml(self, part: str, error: Exception) -> UnreadableInput:
        is_deep = "depth" in str(error)
        return too_deep(self.name) if is_deep else damaged(self.name, f"{part} is not XML ({error})")

    def related(self, part: str, kind: str) -> _Element | None:
        """The XML of the first part of a kind that a part relates to."""
        of_kind = (relation.part for relation in self.relations(part).values() if relation.kind == kind)
        target = next(of_kind, None)
        return None if target is None else self.tree(target)


def opened(data: bytes, name: str, ending: str) -> tuple[Package, str]:
    """A package, and the name of its main part.

    Raises:
        UnreadableInput: it is encrypted, damaged, made to hurt, or of another kind than its ending says.
    """
    if not data.startswith(b"PK"):
        raise UnreadableInput(none_such(name, ending))
    try:
        archive = ZipFile(BytesIO(data))
    except BROKEN as error:
        why = "its end is missing" if "not a zip file" in str(error) else f"the zip in it cannot be opened ({error})"
        raise damaged(name, why) from None
    package = Package(name, archive, _sound(name, archive))
    main = next((relation.part for relation in package.relations("").values() if relation.kind == MAIN_PART), None)
    if main is None or not package.has(main) or not package.has("[Content_Types].xml"):
        raise UnreadableInput(f"{name} is a zip, but no {ending} file: no document is in it")
    _of_kind(package, main, ending)
    return package, main


def none_such(name: str, ending: str) -> str:
    """What is told of a file that has the wrong ending, and nothing says which would be right."""
    return (
        f"{name} is no {ending} file: it does not begin as one; if it is plain text, name it .txt, else fetch it again"
    )


def damaged(name: str, why: str) -> UnreadableInput:
    """What is told of a file that is not whole; what a library says may quote a part of the file."""
    said = why if len(why) <= LONGEST_WHY else why[:LONGEST_WHY] + "…"
    return UnreadableInput(f"{name} is damaged: {said}; fetch or save it again")


def too_deep(name: str) -> UnreadableInput:
    """What is told of elements in elements in elements."""
    return UnreadableInput(f"{name} nests tables or other elements deeper than any notice: it is not read")


def refuse_entities(name: str, part: str, packed: IO[bytes]) -> None:
    """Refuse XML that declares entities, before it is read; bytes of zero are those of UTF-16.

    Raises:
        UnreadableInput: it has a document type.
    """
    if b"<!DOCTYPE" in packed.read().replace(b"\0", b""):
        raise UnreadableInput(f"{name} has a document type in {part}, which Office never writes: it is not read")
    packed.seek(0)


def _sound(name: str, archive: ZipFile) -> dict[str, ZipInfo]:
    """The entries of a zip by their names in lower case."""
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise UnreadableInput(f"{name} holds more than {MOST_ENTRIES:,} files: it is no notice")
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise UnreadableInput(f"{name} unpacks to more than {LARGEST_UNPACKED // 1_000_000} MB: it is no notice")
    for entry in entries:
        if entry.flag_bits & 1:
            raise UnreadableInput(f"{name} is encrypted: open it in Office, save it without a password")
        if ".." in entry.filename.split("/") or entry.filename.startswith("/") or "\\" in entry.filename:
            raise UnreadableInput(f"{name} holds a file called {entry.filename[:80]!r}, which leads out of it")
    return {entry.filename.lower(): entry for entry in entries}


def _of_kind(package: Package, main: str, ending: str) -> None:
    """Refuse a main part of another type: templates, files with macros, slides."""
    types = {
        override.get("PartName", "").lstrip("/").lower(): override.get("ContentType", "")
        for override in package.tree("[Content_Types].xml").iter("{*}Override")
    }
    found = types.get(main.lower(), PLAIN[ending])
    if found != PLAIN[ending]:
        raise UnreadableInput(f"{package.name} is no {ending} file but {found}: save it as {ending}")
