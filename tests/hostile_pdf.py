"""PDFs made to hurt, each written object by object."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from io import BytesIO

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from tests.hostile import Hostile
from tests.make_pdf import FONT, pdf

SENTENCE = "一、修路。（责任单位：市交通局）"
CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
FONTS = (
    b"<</Font<</F <</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<</Type/Font"
    b"/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 4>>>>]>>>>>>"
)
WRITTEN = b"BT /F 16 Tf 72 700 Td <" + SENTENCE.encode("utf-16-be").hex().encode() + b"> Tj ET\n"


def page(content: int = 4, more: bytes = b"", box: bytes = b"0 0 595 842") -> bytes:
    """A page whose content is the object of a number."""
    return b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Contents %d 0 R/Resources %b %b>>" % (box, content, FONTS, more)


def stream(content: bytes, packed: int = 0, more: bytes = b"") -> bytes:
    """A stream, packed by zlib once or more."""
    for _ in range(packed):
        content = zlib.compress(content, 1)
    packing = b"/Filter[%b]" % (b"/FlateDecode" * packed) if packed else b""
    return b"<</Length %d %b %b>>\nstream\n%b\nendstream" % (len(content), packing, more, content)


def written(objects: Sequence[bytes], catalog: bytes = b"/Root 1 0 R", previous: bytes = b"") -> bytes:
    """A file of numbered objects with a table of where they are."""
    out = b"%PDF-1.7\n"
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    begin = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<</Size %d %b %b>>\n" % (len(objects) + 1, catalog, previous.replace(b"HERE", b"%d" % begin))
    return out + trailer + b"startxref\n%d\n%%%%EOF\n" % begin


def notice(content: bytes = WRITTEN, more: bytes = b"", box: bytes = b"0 0 595 842", packed: int = 0) -> bytes:
    """A page with a sentence, or with other content."""
    return written([CATALOG, PAGES, page(4, more, box), stream(content, packed)])


def _locked(password: str) -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, "owner", canPrint=0, canCopy=0))
    canvas.setFont(FONT, 16)
    canvas.drawString(72, 700, SENTENCE)
    canvas.save()
    return out.getvalue()


def _picture() -> bytes:
    grey = b"/Type/XObject/Subtype/Image/Width 8 /Height 8 /ColorSpace/DeviceGray/BitsPerComponent 8"
    scanned = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>"
    return written([CATALOG, PAGES, scanned, stream(b"q 595 0 0 842 0 0 cm /I Do Q"), stream(b"\x80" * 64, 1, grey)])


def _partly_picture() -> bytes:
    whole = b"<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>"
    grey = b"/Type/XObject/Subtype/Image/Width 8 /Height 8 /ColorSpace/DeviceGray/BitsPerComponent 8"
    scanned = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R/Resources<</XObject<</I 7 0 R>>>>>>"
    picture = stream(b"q 595 0 0 842 0 0 cm /I Do Q")
    return written([CATALOG, whole, page(), stream(WRITTEN), scanned, picture, stream(b"\x80" * 64, 1, grey)])


def _many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (number + 4) for number in range(count))
    whole = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count)
    return written([CATALOG, whole, stream(WRITTEN), *(page(3) for _ in range(count))])


def _nameless() -> bytes:
    """A font that numbers its glyphs and says nothing of their characters."""
    font = (
        b"<</Font<</F <</Type/Font/Subtype/Type0/BaseFont/ABCDEF+Song/Encoding/Identity-H/DescendantFonts[<</Type/Font"
        b"/Subtype/CIDFontType2/BaseFont/ABCDEF+Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        b">>]>>>>>>"
    )
    glyphs = b"BT /F 16 Tf 72 700 Td <" + bytes(range(1, 60)).hex().encode() + b"> Tj ET"
    only = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources %b>>" % font
    return written([CATALOG, PAGES, only, stream(glyphs)])


def _attached() -> bytes:
    names = b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(a.txt) 5 0 R]>>>>>>"
    file = b"<</Type/Filespec/F(a.txt)/EF<</F 6 0 R>>>>"
    return written([names, PAGES, page(), stream(WRITTEN), file, stream(b"hidden", 0, b"/Type/EmbeddedFile")])


def _xfa() -> bytes:
    form = b"<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</Fields[]/XFA 5 0 R>>>>"
    return written([form, PAGES, page(), stream(WRITTEN), stream(b"<xdp:xdp/>")])


RECTANGLES = b"".join(b"%d %d 9 9 re S\n" % (number % 500, number // 500) for number in range(200_000))
CHARACTERS = b"".join(
    b"BT /F 9 Tf %d %d Td <%b> Tj ET\n"
    % (number % 500, number % 800, f"第{number}项工作".encode("utf-16-be").hex().encode())
    for number in range(18_000)
)
CURVES = b"0 0 m " + b"1 2 3 4 5 6 c " * 200_000 + b"S\n"

HOSTILE: tuple[Hostile, ...] = (
    Hostile(
        "a PDF of which half is missing", "a.pdf", lambda: (whole := pdf([SENTENCE] * 9))[: len(whole) // 2], "cut off"
    ),
    Hostile(
        "a PDF without its last hundredth",
        "a.pdf",
        lambda: (whole := pdf([SENTENCE] * 99))[: len(whole) * 99 // 100],
        "cut off",
    ),
    Hostile("a PDF of a header alone", "a.pdf", lambda: b"%PDF-1.7\n", "cut off"),
    Hostile("a PDF with nothing between its header and its end", "a.pdf", lambda: b"%PDF-1.7\n%%EOF\n", "is damaged"),
    Hostile(
        "a page that is its own tree of pages",
        "a.pdf",
        lambda: written([CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
        "its page 1 cannot be opened",
    ),
    Hostile(
        "two trees of pages that hold each other",
        "a.pdf",
        lambda: written(
            [CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 9>>", b"<</Type/Pages/Kids[2 0 R]/Parent 2 0 R/Count 9>>"]
        ),
        "its page 1 cannot be opened",
    ),
    Hostile(
        "a page that is its own parent",
        "a.pdf",
        lambda: written([CATALOG, PAGES, b"<</Type/Page/Parent 3 0 R/Contents 4 0 R>>", stream(WRITTEN)]),
        "fonts do not say",
    ),
    Hostile(
        "a table of objects that goes before itself",
        "a.pdf",
        lambda: written([CATALOG, PAGES, page(), stream(WRITTEN)], previous=b"/Prev HERE"),
        "read",
    ),
    Hostile(
        "a billion pages that are not there",
        "a.pdf",
        lambda: written([CATALOG, PAGES.replace(b"Count 1", b"Count 1000000000"), page(), stream(WRITTEN)]),
        "read",
    ),
    Hostile("3,000 pages", "a.pdf", lambda: _many_pages(3_000), "has 3,000 pages"),
    Hostile("no pages", "a.pdf", lambda: written([CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"]), "is damaged"),
    Hostile(
        "100 MB of what a page draws, packed in some hundred kB",
        "a.pdf",
        lambda: notice(b"0 0 m " * 17_000_000, packed=1),
        "unpacks to more",
    ),
    Hostile("the same packed twice", "a.pdf", lambda: notice(b"0 0 m " * 17_000_000, packed=2), "unpacks to more"),
    Hostile(
        "arrays in arrays, 10,000 deep", "a.pdf", lambda: notice(more=b"/Deep " + b"[" * 10_000 + b"]" * 10_000), "read"
    ),
    Hostile(
        "150,000 characters on a page",
        "a.pdf",
        lambda: notice(CHARACTERS, packed=1),
        "more than 100,000 characters on its page 1",
    ),
    Hostile("200,000 rectangles on a page", "a.pdf", lambda: notice(WRITTEN + RECTANGLES, packed=1), "read"),
    Hostile("a line of 200,000 curves", "a.pdf", lambda: notice(WRITTEN + CURVES, packed=1), "read"),
    Hostile("a page as wide as a country", "a.pdf", lambda: notice(box=b"-1e12 -1e12 1e12 1e12"), "read"),
    Hostile("a page without size", "a.pdf", lambda: notice(box=b"0 0 0 0"), "read"),
    Hostile("a page turned on its side", "a.pdf", lambda: notice(more=b"/Rotate 90"), "read"),
    Hostile("text from bottom to top", "a.pdf", lambda: notice(b"0 1 -1 0 800 0 cm " + WRITTEN), "read"),
    Hostile(
        "a drawing that holds itself",
        "a.pdf",
        lambda: written(
            [
                CATALOG,
                PAGES,
                page().replace(b"<</Font", b"<</XObject<</X 5 0 R>>/Font"),
                stream(WRITTEN + b"/X Do"),
                stream(b"/X Do", 0, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>"),
            ]
        ),
        "read",
    ),
    Hostile("a PDF with a password", "a.pdf", lambda: _locked("secret"), "needs a password"),
    Hostile("a PDF that must not be copied, without a password", "a.pdf", lambda: _locked(""), "read"),
    Hostile("a scanned page", "a.pdf", _picture, "pictures of its pages and no text: run OCR"),
    Hostile("a scanned page behind one of text", "a.pdf", _partly_picture, "pictures without text as pages 2"),
    Hostile("glyphs without characters", "a.pdf", _nameless, "fonts do not say which characters"),
    Hostile("a form whose pages a program makes", "a.pdf", _xfa, "is an XFA form"),
    Hostile(
        "a script that runs when it is opened",
        "a.pdf",
        lambda: written(
            [
                CATALOG.replace(b"/Pages", b"/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>/Pages"),
                PAGES,
                page(),
                stream(WRITTEN),
            ]
        ),
        "read",
    ),
    Hostile("a file in the PDF", "a.pdf", _attached, "read"),
    Hostile(
        "a page of the web that is called a PDF",
        "a.pdf",
        lambda: b"<html><body>" + SENTENCE.encode() + b"</body></html>",
        "is a web page: rename it to a.html",
    ),
    Hostile("junk before the header", "a.pdf", lambda: b"junk\r\n" * 20 + notice(), "read"),
)
