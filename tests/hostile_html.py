"""Web pages made to hurt, and what becomes of each."""

from __future__ import annotations

from tests.hostile import Hostile
from tests.make_html import article, layout

TITLE = "某某市人民政府关于印发2022年工作要点的通知"
PARAGRAPHS = [
    "各区人民政府，各有关单位：",
    "一、加强食品监管。（牵头单位：市市场监管局）",
    "二、加强药品监管。（牵头单位：市药监局）",
]
PAGE = article(TITLE, PARAGRAPHS).decode()
BODY = "".join(f"<p>{words}</p>" for words in PARAGRAPHS)
ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def _table(rows: str) -> bytes:
    return f"{BODY}<table>{rows}</table>".encode()


HOSTILE: tuple[Hostile, ...] = (
    Hostile("an empty page", "empty.html", lambda: b"", "is empty"),
    Hostile("white space", "white.html", lambda: b" \r\n\t" * 1_000, "holds no text"),
    Hostile("a page of no text", "bare.html", lambda: b"<html><body></body></html>", "white space only"),
    Hostile("only a head", "head.html", lambda: b"<title>a</title>", "white space only"),
    Hostile(
        "a page that a script fills in",
        "script.html",
        lambda: (
            "<title>工作要点</title><div id=app>加载中</div><noscript>请启用脚本后再访问本网站的各个页面。</noscript><script src=a.js></script>".encode()
        ),
        "filled in by a script",
    ),
    Hostile(
        "a frame around the page", "frame.html", lambda: b'<iframe src="text.htm"></iframe>', "in its frame, text.htm"
    ),
    Hostile(
        "frames",
        "frames.html",
        lambda: b"<frameset><frame src=top.htm><frame src=a.htm></frameset>",
        "in its frame, top",
    ),
    Hostile(
        "a page that leads to another",
        "refresh.html",
        lambda: b'<meta http-equiv="Refresh" content="0; URL=index.html">',
        "leads to index.html",
    ),
    Hostile(
        "a page of pictures", "pictures.html", lambda: b"<p><img src=1.jpg><p><img src=2.jpg>", "no text but pictures"
    ),
    Hostile("null bytes", "null.html", lambda: PAGE.encode().replace(b"<p ", b"\0<p "), "binary data"),
    Hostile("a picture that is called a page", "picture.html", lambda: bytes(range(256)) * 40, "binary data"),
    Hostile(
        "lone surrogates",
        "surrogates.html",
        lambda: PAGE.encode().replace("监管".encode(), b"\xed\xa0\x80"),
        "damaged character",
    ),
    Hostile(
        "references of lone surrogates",
        "references.html",
        lambda: f"{BODY}<p>&#xd800;&#xdfff;".encode(),
        "damaged character",
    ),
    Hostile(
        "a damaged byte in the notice",
        "damaged.html",
        lambda: PAGE.encode("gb18030").replace("市场".encode("gb18030"), b"\xff"),
        "damaged character behind",
    ),
    Hostile(
        "a damaged byte in a name for machines",
        "meta.html",
        lambda: PAGE.encode("gb18030").replace(b'content="2022', b'content="\xd6"><meta content="2022'),
        "read",
    ),
    Hostile("half a character of UTF-16", "half.html", lambda: PAGE.encode("utf-16") + b"\x00", "damaged character"),
    Hostile(
        "UTF-16 that declares gb2312", "wide.html", lambda: PAGE.replace("utf-8", "gb2312").encode("utf-16"), "read"
    ),
    Hostile(
        "an encoding that does not exist", "x.html", lambda: PAGE.replace("utf-8", "x-unknown").encode("gbk"), "read"
    ),
    Hostile("two encodings", "two.html", lambda: PAGE.encode() + PAGE.encode("gbk"), "damaged character"),
    Hostile(
        "UTF-8 that was saved as Latin-1",
        "latin.html",
        lambda: PAGE.encode().decode("latin-1").encode(),
        "damaged when it was saved",
    ),
    Hostile("text as references", "entities.html", lambda: PAGE.encode("ascii", "xmlcharrefreplace"), "read"),
    Hostile(
        "a section of character data",
        "cdata.html",
        lambda: f"<div><![CDATA[{'<p>工作，'}]]></div>{BODY}".encode(),
        "read",
    ),
    Hostile(
        "entities that grow a billionfold",
        "laughs.html",
        lambda: (
            f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "ha">{ENTITIES}]><html><body>{BODY}&l9;</body></html>'.encode()
        ),
        "read",
    ),
    Hostile(
        "an entity that is a file",
        "file.html",
        lambda: f'<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd">]><body>{BODY}&f;</body>'.encode(),
        "read",
    ),
    Hostile(
        "100,000 elements in each other", "deep.html", lambda: b"<div>" * 100_000 + BODY.encode(), "tags within tags"
    ),
    Hostile("1,900 elements in each other", "deeper.html", lambda: b"<span>" * 1_900 + BODY.encode(), "read"),
    Hostile(
        "5,000 tables in each other",
        "tables.html",
        lambda: b"<table><tr><td>" * 5_000 + BODY.encode(),
        "tags within tags",
    ),
    Hostile(
        "600 tables in each other",
        "nested.html",
        lambda: "<table><tr><td>甲<td>乙<tr><td>丙<td>".encode() * 600 + BODY.encode(),
        "read",
    ),
    Hostile("1,000,000 tags that nobody closes", "unclosed.html", lambda: b"<p>" * 1_000_000, "more than 300,000 tags"),
    Hostile("100,000 tags that nobody closes", "paragraphs.html", lambda: BODY.encode() + b"<p>" * 100_000, "read"),
    Hostile(
        "1,000,000 signs that open no tag",
        "signs.html",
        lambda: BODY.encode() + b"< " * 1_000_000,
        "tags: it is no notice",
    ),
    Hostile(
        "an attribute of 12 MB", "attribute.html", lambda: f'<p title="{"a" * 12_000_000}">{BODY}'.encode(), "read"
    ),
    Hostile("a style of 5 MB", "style.html", lambda: f'<p style="{"display:" * 600_000}">{BODY}'.encode(), "read"),
    Hostile("200 KB on one line", "line.html", lambda: f"<div>{BODY * 1_000}".replace("\n", "").encode(), "read"),
    Hostile(
        "a cell over 100,000 columns",
        "colspan.html",
        lambda: _table("<tr><td colspan=100000>任务<td>单位<tr><td>修路<td>市交通局"),
        "read",
    ),
    Hostile(
        "1,100 cells over 1,000 columns each",
        "colspans.html",
        lambda: _table("<tr><td>甲<td>乙" + "<tr><td colspan=1000>甲<td>乙" * 1_100),
        "more than 1,000,000 cells",
    ),
    Hostile(
        "a cell over 65,534 rows",
        "rowspan.html",
        lambda: _table("<tr><td>任务<td>单位<tr><td rowspan=65534>修路<td>市交通局"),
        "read",
    ),
    Hostile(
        "cells over all rows, 2,000 of them",
        "rowspans.html",
        lambda: _table("<tr><td>甲<td>乙" + f"<tr>{'<td rowspan=0>甲' * 2_000}" + "<tr><td>丙" * 2_000),
        "more than 1,000,000 cells",
    ),
    Hostile(
        "a span that is no number",
        "spans.html",
        lambda: _table('<tr><td colspan="-1">甲<td rowspan="9e9">乙<tr><td>丙<td>丁'),
        "read",
    ),
    Hostile(
        "a list that begins at 10^9999",
        "list.html",
        lambda: f'{BODY}<ol start="{"9" * 9_999}"><li>修路</ol>'.encode(),
        "read",
    ),
    Hostile(
        "data for machines that is nested 100,000 deep",
        "json.html",
        lambda: f'<script type="application/ld+json">{"[" * 100_000}</script>{BODY}'.encode(),
        "read",
    ),
    Hostile(
        "a page that ends within a tag", "tag.html", lambda: layout(TITLE, PARAGRAPHS)[:-3], "in the middle of a tag"
    ),
    Hostile(
        "a page that ends within a character",
        "character.html",
        lambda: PAGE.encode()[: PAGE.encode().index("药监".encode()) + 1],
        "damaged character",
    ),
    Hostile(
        "a page that ends between tags", "middle.html", lambda: PAGE[: PAGE.index('<div class="share')].encode(), "read"
    ),
    Hostile("a comment that nobody closes", "comment.html", lambda: f"{BODY}<!-- {BODY}".encode(), "read"),
    Hostile(
        "100,000 sections of character data that nobody closes",
        "sections.html",
        lambda: BODY.encode() + b"<![CDATA[ a" * 100_000 + b">",
        "read",
    ),
    Hostile(
        "a list whose style is of 2 MB",
        "list-style.html",
        lambda: f'{BODY}<ol style="list-style:{"a-" * 1_000_000}"><li>修路</ol>'.encode(),
        "read",
    ),
    Hostile(
        "1,000 elements around 20,000 links",
        "links.html",
        lambda: (BODY + "<div>" * 1_000 + "<a href=a>修路</a>" * 20_000).encode(),
        "read",
    ),
)
