"""A container is what its directory says, whatever stands in its bytes."""

from __future__ import annotations

import struct
import sys
from pathlib import Path

import pytest

from graph.errors import UnreadableInput
from ingest.files import archive
from ingest.files.kinds import ENCRYPTED, XLS, kind_of
from ingest.readers import load
from tests.make_compound import compound
from tests.make_docx import docx, package
from tests.make_odd_zip import cut, encrypted
from tests.make_xls import xls
from tests.make_xlsx import cells, parts_of
from tests.make_zip import zipped

WORD = "WordDocument".encode("utf-16-le")


def test_a_workbook_that_holds_a_word_document_is_a_workbook() -> None:
    embedded = parts_of(cells(A1="修路"))
    embedded["xl/embeddings/Document1.docx"] = zipped({"word/document.xml": b""})
    stored = package(embedded) + b"word/document.xml"
    assert load(stored, "a.xlsx").text == "修路\n"


def test_a_container_with_the_parts_of_two_kinds_is_what_its_ending_says() -> None:
    parts = parts_of(cells(A1="修路"))
    parts["word/document.xml"] = ""
    assert load(package(parts), "a.xlsx").text == "修路\n"


def test_an_archive_of_documents_is_an_archive() -> None:
    kind = kind_of(zipped({"plan.docx": docx(["修路"]), "more": b"word/document.xml" * 9}))
    assert kind and kind.endings[0] == ".zip"


def test_a_damaged_zip_is_what_its_bytes_say() -> None:
    kind = kind_of(cut(docx(["修路"]), 60))
    assert kind and ".docx" in kind.endings


def test_what_a_library_quotes_of_a_damaged_file_is_cut() -> None:
    data = bytearray(package(parts_of(cells(A1="修路"))))
    struct.pack_into("<H", data, data.index(b"_rels/.rels") - 4, len(data) // 2)  # the length of the name
    with pytest.raises(UnreadableInput, match=r"^a\.xlsx is damaged: .{1,240}…; fetch or save it again$"):
        load(bytes(data), "a.xlsx")


def test_an_old_container_is_what_the_streams_in_its_root_say(monkeypatch: pytest.MonkeyPatch) -> None:
    assert kind_of(xls([["修路", WORD.decode("utf-16-le")]])) == XLS
    assert kind_of(encrypted()) == ENCRYPTED
    book = compound({"Workbook": WORD})
    assert kind_of(book) == XLS
    monkeypatch.setitem(sys.modules, "olefile.olefile", None)
    found = kind_of(book)
    assert found and set(found.endings) == {".doc", ".xls"}


def test_a_folder_in_an_archive_may_be_called_as_an_archive(tmp_path: Path) -> None:
    path = tmp_path / "notices.zip"
    path.write_bytes(zipped({"2022.zip/": b"", "2022.zip/plan.txt": b"plan", "old.zip": zipped({"a.txt": b"old"})}))
    assert archive.members(str(path)) == [f"{path}/2022.zip/plan.txt", f"{path}/old.zip/a.txt"]
    assert archive.member(path, "2022.zip/plan.txt") == b"plan"
    assert archive.member(path, "old.zip/a.txt") == b"old"
