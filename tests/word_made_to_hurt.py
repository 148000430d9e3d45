"""Word files made to hurt, and what becomes of each."""

from __future__ import annotations

import struct
from pathlib import Path

from tests import make_doc as word97
from tests.hostile import Hostile
from tests.make_compound import compound
from tests.make_docx import docx, item, numbering, p, package, parts_of, raw, tbl, tc, tr
from tests.make_odd_zip import MEGABYTE, Packed, cut, encrypted, laughs, packed, zeros, zipped

PLAN = ("市2022年工作要点", "一、道路", "（一）修路。（市交通局负责）")


def with_document(document: Packed) -> bytes:
    """A .docx whose document is this entry."""
    others = [packed(name, data) for name, data in parts_of("").items() if name != document.name]
    return zipped([*others, document])


def bomb() -> bytes:
    return with_document(Packed("word/document.xml", zeros(3000), 3000 * MEGABYTE))


def lying() -> bytes:
    return with_document(Packed("word/document.xml", zeros(3000), 1000))


def with_xml(document: str) -> bytes:
    return package({**parts_of(""), "word/document.xml": document})


def plan() -> bytes:
    return docx(list(PLAN))


def remote() -> bytes:
    """A template and a picture that lie on a server."""
    parts = parts_of("".join(map(p, PLAN)))
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    outside = "".join(
        f'<Relationship Id="x{n}" Type="{office}/{kind}" Target="http://127.0.0.1:9/x.xml" TargetMode="External"/>'
        for n, kind in enumerate(("attachedTemplate", "image", "styles", "header"))
    )
    parts["word/_rels/document.xml.rels"] = str(parts["word/_rels/document.xml.rels"]).replace(
        "</Rel", outside + "</Rel"
    )
    return package(parts)


def circular_styles() -> bytes:
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
    )
    return raw(p("一、道路", '<w:pStyle w:val="A"/>'), styles=styles)


def circular_lists() -> bytes:
    styles = '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    return raw(item("道路"), styles=styles, numbering=lists)


def large_numbers() -> bytes:
    """A list that begins at a number of ten digits and levels beyond the ninth."""
    body = item("道路", 10**6) + item("桥梁", 0, 10**12)
    return raw(body, numbering=numbering().replace('<w:start w:val="1"/>', f'<w:start w:val="{10**10}"/>'))


def nested(depth: int) -> bytes:
    return raw("<w:tbl><w:tr><w:tc>" * depth + p("底") + "</w:tc></w:tr></w:tbl>" * depth)


def deep_runs(depth: int) -> bytes:
    return raw("<w:p>" + "<w:smartTag>" * depth + "</w:smartTag>" * depth + "</w:p>")


def wide(span: int) -> bytes:
    return raw(tbl(tr("甲", tc("乙", f'<w:gridSpan w:val="{span}"/>')), tr("丙", "丁")))


def slanted() -> bytes:
    """Each row has a cell, and each begins a column further right."""
    rows = "".join(tr("甲", properties=f'<w:gridBefore w:val="{n}"/>') for n in range(2500))
    return raw(tbl(*[rows]))


WORD = (
    Hostile("a .docx that unpacks to 3 GB", "bomb.docx", bomb, "unpacks to more than 200 MB"),
    Hostile("a .docx of 3 GB whose directory says 1 kB", "lying.docx", lying, "is damaged: word/document.xml"),
    Hostile(
        "a .docx whose document is a .docx", "nested.docx", lambda: with_xml(plan().decode("latin-1")), "is not XML"
    ),
    Hostile(
        "a .docx of 10,000 files",
        "many.docx",
        lambda: package({**parts_of(""), **{f"word/media/{n}.png": b"" for n in range(10_000)}}),
        "holds more than 5,000 files",
    ),
    Hostile(
        "a .docx with a file called ../../etc/passwd",
        "up.docx",
        lambda: package({**parts_of(""), "../../etc/passwd": "x"}),
        "which leads out of it",
    ),
    Hostile("entities of entities in a .docx", "laughs.docx", lambda: with_xml(laughs("document")), "document type"),
    Hostile(
        "an entity that is a file of the machine",
        "outside.docx",
        lambda: with_xml('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><document><body>&x;</body></document>'),
        "document type",
    ),
    Hostile(
        "the same in UTF-16",
        "outside16.docx",
        lambda: package({**parts_of(""), "word/document.xml": laughs("document").encode("utf-16")}),
        "document type",
    ),
    Hostile("a template and pictures on a server", "remote.docx", remote, "read"),
    Hostile("half of a .docx", "half.docx", lambda: cut(plan(), 50), "is damaged: its end is missing"),
    Hostile("99 % of a .docx", "most.docx", lambda: cut(plan(), 99), "is damaged: its end is missing"),
    Hostile("XML that breaks off", "broken.docx", lambda: with_xml("<document><body><p>"), "is not XML"),
    Hostile("an encrypted .docx", "secret.docx", encrypted, "is encrypted"),
    Hostile(
        "a .docx whose files have passwords",
        "password.docx",
        lambda: zipped([packed(name, data, flags=1) for name, data in parts_of("").items()]),
        "is encrypted",
    ),
    Hostile("a zip without files", "empty.docx", lambda: package({}), "no document is in it"),
    Hostile("a zip of a picture", "picture.docx", lambda: package({"a.png": b"\x89PNG"}), "no document is in it"),
    Hostile(
        "a .docx without its document",
        "hollow.docx",
        lambda: package({name: part for name, part in parts_of("").items() if name != "word/document.xml"}),
        "no document is in it",
    ),
    Hostile(
        "a file with macros called .docx",
        "macros.docx",
        lambda: package(parts_of(p("甲"), main_type="document.macroEnabled.main")),
        "save it as .docx",
    ),
    Hostile(
        "a template called .docx",
        "template.docx",
        lambda: package(parts_of(p("甲"), main_type="template.main")),
        "save it as .docx",
    ),
    Hostile("a .docx of zeros", "zeros.docx", lambda: bytes(10_000), "it does not begin as one"),
    Hostile("zeros behind the first bytes", "magic.docx", lambda: b"PK\3\4" + bytes(10_000), "is damaged"),
    Hostile("100,000 tables in each other", "tables.docx", lambda: nested(100_000), "deep"),
    Hostile("80 tables in each other", "tables80.docx", lambda: nested(80), "read"),
    Hostile("100,000 elements in each other", "runs.docx", lambda: deep_runs(100_000), "deep"),
    Hostile("a cell over 100,000 columns", "wide.docx", lambda: wide(100_000), "read"),
    Hostile("2,500 rows, each a column further right", "slanted.docx", slanted, "more than 1,000,000 cells"),
    Hostile(
        "a .docx of a million paragraphs", "paragraphs.docx", lambda: raw("<w:p/>" * 1_000_000), "more than 500,000"
    ),
    Hostile("styles based on each other", "styles.docx", circular_styles, "read"),
    Hostile("a list that is that of its own style", "lists.docx", circular_lists, "read"),
    Hostile("a list that begins at 10,000,000,000", "large.docx", large_numbers, "read"),
)


def sample_doc() -> bytes:
    return Path("tests/files/tables.doc").read_bytes()


def loop() -> bytes:
    """A file whose first stream goes on with itself."""
    data = bytearray(word97.doc("一、道路"))
    data[512:1024] = struct.pack("<128I", *([0] * 128))
    return bytes(data)


WORD_97 = (
    Hostile("half of a .doc", "half.doc", lambda: cut(sample_doc(), 50), "is damaged"),
    Hostile("99 % of a .doc", "most.doc", lambda: cut(sample_doc(), 99), "read"),
    Hostile("the first bytes of a .doc", "head.doc", lambda: sample_doc()[:600], "is damaged"),
    Hostile("a .doc that goes on with itself", "loop.doc", loop, "white space only"),
    Hostile(
        "an encrypted .doc",
        "secret.doc",
        lambda: word97.doc("甲", flags=word97.ENCRYPTED | word97.IN_TABLE_1),
        "is encrypted",
    ),
    Hostile("an encrypted .docx called .doc", "secret2.doc", encrypted, "is encrypted"),
    Hostile("a file of Word 6 called .doc", "six.doc", lambda: word97.doc("甲", version=0x65), "older than Word 97"),
    Hostile("a .docx called .doc", "new.doc", plan, "is a Word document: rename it to new.docx"),
    Hostile("a .doc of zeros", "zeros.doc", lambda: bytes(10_000), "is no .doc file"),
    Hostile(
        "a container without a document",
        "hollow.doc",
        lambda: compound({"Workbook": b""}),
        "is an Excel 97 workbook: rename it to hollow.xls",
    ),
    Hostile(
        "a .doc of 100,000 pieces of the same text",
        "pieces.doc",
        lambda: word97.file(bytes(4096), range(0, 2048 * 100_001, 2048), [1024] * 100_000, 2048 * 100_000),
        "is damaged",
    ),
    Hostile("a .doc of a million paragraphs", "lines.doc", lambda: word97.doc(b"\r" * 1_000_000), "more than 500,000"),
    Hostile(
        "a .doc whose text lies behind its end",
        "behind.doc",
        lambda: word97.file(b"", [0, 1000], [10**8], 1000),
        "is damaged",
    ),
    Hostile(
        "a .doc whose pieces go back",
        "back.doc",
        lambda: word97.file(bytes(4096), [0, 100, 50], [1024, 1024], 100),
        "is damaged",
    ),
    Hostile(
        "a .doc that says it has 4,000,000,000 characters",
        "long.doc",
        lambda: word97.file("一、道路\r".encode("utf-16-le"), [0, 5], [1024], 4 * 10**9),
        "read",
    ),
)


HOSTILE: tuple[Hostile, ...] = (*WORD, *WORD_97)
