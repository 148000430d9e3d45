"""Pages as government sites have them, each around the paragraphs and tables of a notice that it is given."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from html import escape

from ingest.files.blocks import Block, Table

Style = Callable[[str, Sequence[Block]], bytes]

MENU = "".join(
    f'<li><a href="/channel{number}/index.html">{name}</a></li>\n'
    for number, name in enumerate(("首页", "新闻中心", "政务公开", "政务服务", "互动交流", "数据开放"))
)
RELATED = "".join(
    f'<li><a href="/zwgk/2022/t{number}.html" title="{title}">{title}</a><span>2022-0{number}-11</span></li>\n'
    for number, title in enumerate(
        (
            "1.关于印发某某区2021年度绿化工作要点的通知",
            "二、某某镇人民政府关于开展春季植树活动的通知",
            "某某市城市管理局关于做好清明节期间有关工作的通知",
            "市教育局负责人就招生政策答记者问",
        ),
        start=1,
    )
)
FOOTER = "主办单位：某某市人民政府办公室 承办：某某市大数据中心"
RECORD = "网站标识码：1234567890 某ICP备12345678号"
WRAPPABLE = re.compile(r".{36}[一-龥](?=[一-龥])")
"""A line of the source of a page that a word processor made: it ends within words, though never within numbers."""


def rows_of(table: Table, cell: Callable[[str], str] = escape, tag: str = "td") -> str:
    """The rows of a table, cells that are merged with rowspan and colspan; the first row is the header."""
    made = []
    for number, row in enumerate(table.rows):
        if number in table.titles:
            made.append(f'<tr><{tag} colspan="{len(row)}">{cell("".join(filter(None, row)))}</{tag}></tr>')
            continue
        cells = []
        for column, words in enumerate(row):
            below = 1
            while number + below < len(table.rows) and table.rows[number + below][column] is None:
                below += 1
            span = f' rowspan="{below}"' if below > 1 else ""
            cells += [] if words is None else [f"<{tag}{span}>{cell(words)}</{tag}>"]
        made.append(f"<tr>{''.join(cells)}</tr>")
    return "\n".join(made)


def _body(blocks: Sequence[Block], paragraph: Callable[[str], str], table: str = "<table>") -> str:
    return "\n".join(
        paragraph(block) if isinstance(block, str) else f"{table}{rows_of(block)}</table>" for block in blocks
    )


def article(title: str, blocks: Sequence[Block]) -> bytes:
    """A site of today: menu, path, title, source, share buttons, related pages, footer."""
    body = _body(blocks, lambda words: f'<p style="text-indent: 2em;">&nbsp;　{escape(words)}</p>')
    return f"""<!DOCTYPE html>
<html lang="zh"><head><meta charset="utf-8"><title>{escape(title)}_某某市人民政府门户网站</title>
<meta name="SiteName" content="某某市人民政府"><meta name="ArticleTitle" content="{escape(title)}">
<meta name="PubDate" content="2022-07-05 10:12"><meta name="ContentSource" content="某某市人民政府办公室">
<meta name="Url" content="http://www.example.gov.cn/zwgk/2022/t1.html">
<style>.a{{display:none}}</style><script>var a = "<p>一、脚本</p>";</script></head>
<body><div class="header"><a href="/"><img src="logo.png" alt="logo"></a><ul class="nav">{MENU}</ul></div>
<div class="path">您现在的位置： <a href="/">首页</a> &gt; <a href="/zwgk/">政务公开</a> &gt; <a href="/gz/">政府文件</a></div>
<div class="main"><h1>{escape(title)}</h1>
<div class="info"><span>来源：某某市人民政府办公室</span><span>发布时间：2022-07-05</span><span>浏览次数：<em id="n">12</em></span></div>
<div class="TRS_Editor">{body}</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<div class="related"><h3>相关链接</h3><ul>{RELATED}</ul></div></div>
<div class="footer"><p>{FOOTER}</p><p>{RECORD}</p></div></body></html>""".encode()


def layout(title: str, blocks: Sequence[Block]) -> bytes:
    """A page of 2005: tables in tables, one with the whole notice in a cell, GBK that calls itself gb2312."""
    body = _body(blocks, lambda words: f"&nbsp;&nbsp;&nbsp;&nbsp;{escape(words)}<BR>", "<TABLE border=1>")
    return f"""<HTML><HEAD><META http-equiv="Content-Type" content="text/html; charset=gb2312"><TITLE>{escape(title)}</TITLE>
</HEAD><BODY bgcolor=#ffffff><TABLE width=778 align=center><TR><TD colspan=2><IMG src=top.gif></TD></TR>
<TR><TD width=160 valign=top><TABLE><TR><TD><A href=a.asp>机构设置</A></TD></TR><TR><TD><A href=b.asp>政策法规</A></TD></TR>
<TR><TD><A href=c.asp>办事指南</A></TD></TR></TABLE></TD>
<TD valign=top><TABLE width=600><TR><TD align=center><FONT size=4><B>{escape(title)}</B></FONT></TD></TR>
<TR><TD align=right>发布日期：2022-7-5　　<A href="javascript:window.print()">【打印】</A></TD></TR>
<TR><TD><FONT face=宋体>{body}</FONT></TD></TR></TABLE></TD></TR>
<TR><TD colspan=2 align=center>{FOOTER}<BR>{RECORD}</TD></TR></TABLE></BODY></HTML>""".encode("gb18030")


def disclosure(title: str, blocks: Sequence[Block]) -> bytes:
    """A page of information disclosure: a block with what the notice is stands above it."""
    body = _body(blocks, lambda words: f"<p>　　{escape(words)}</p>")
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"/><title>{escape(title)}</title></head><body>
<div><ul>{MENU}</ul></div><table class="index"><tbody>
<tr><td>索 引 号：</td><td>001008/2022-00012</td><td>主题分类：</td><td>城乡建设</td></tr>
<tr><td>发布机构：</td><td>某某市人民政府办公室</td><td>发布日期：</td><td>2022-07-05</td></tr>
<tr><td>名　　称：</td><td colspan="3">{escape(title)}</td></tr>
<tr><td>有 效 性：</td><td></td><td>主 题 词：</td><td></td></tr></tbody></table>
<h1>{escape(title)}</h1><div id="zoom">{body}</div>
<p>【字体：<a href="#">大</a> <a href="#">中</a> <a href="#">小</a>】 【<a href="#">打印本页</a>】</p>
<div class="foot">{FOOTER}<br>{RECORD}</div></body></html>""".encode()


def post(title: str, blocks: Sequence[Block]) -> bytes:
    """A post of an account in an app: sections and spans, a body that a script will show, zero-width spaces."""
    body = _body(
        blocks,
        lambda words: (
            f'<section style="margin: 0"><span style="font-size: 16px;">\u200b{escape(words)}</span></section>'
        ),
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title></title>
<meta property="og:title" content="{escape(title)}"><meta property="og:url" content="http://mp.example.com/s?id=1">
<meta property="og:site_name" content="某某公众平台"></head><body><div id="js_article">
<h1 id="activity-name">
{escape(title)}
</h1><div id="meta_content"><span>某某发布</span> <em id="publish_time">2022-07-05 10:00</em></div>
<div id="js_content" style="visibility: hidden; opacity: 0;">{body}</div></div>
<div style="display: none"><p>一、此处不显示</p></div><script>var ct = "1656986400";</script></body></html>""".encode()


def exported(title: str, blocks: Sequence[Block]) -> bytes:
    """A file that a word processor saved as a page: its own tags, styles and comments, lines that end anywhere."""

    def paragraph(words: str) -> str:
        wrapped = WRAPPABLE.sub(r"\g<0>\n", words)
        cut = len(wrapped) // 3
        runs = f"{escape(wrapped[:cut])}</span><span\nlang=EN-US>{escape(wrapped[cut:])}"
        return f"<p class=MsoNormal style='text-indent:32.0pt'><span\nstyle='font-family:仿宋_GB2312'>{runs}</span><span lang=EN-US><o:p></o:p></span></p>"

    body = _body(blocks, paragraph, "<table class=MsoTableGrid border=1 style='mso-yfti-tbllook:1184'>")
    return f"""<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv=Content-Type content="text/html; charset=gb2312"><meta name=Generator content="Microsoft Word 15">
<title>{escape(title)}</title><!--[if gte mso 9]><xml><o:DocumentProperties><o:Author>某某</o:Author></o:DocumentProperties></xml><![endif]-->
<style><!-- p.MsoNormal {{mso-style-parent:""; margin:0cm;}} --></style></head>
<body lang=ZH-CN><div class=Section1><p class=MsoNormal align=center><b><span>{escape(title)}</span></b></p>
{body}<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p></div></body></html>""".encode("gb18030")


def aggregator(title: str, blocks: Sequence[Block]) -> bytes:
    """A site that passes notices on: a summary above, votes below, a column of other pages beside."""
    body = _body(blocks, lambda words: f"<div>{escape(words)}</div><div>&nbsp;</div>")
    return f"""<!DOCTYPE html><html><head><meta charset="gbk"><title>{escape(title)} - 某某食品网</title>
<link rel="canonical" href="https://www.example.com/law/123.html"></head><body>
<div id="top"><a href="/">某某食品网</a></div><div class="menu"><ul>{MENU}</ul></div>
<div class="left"><h1>{escape(title)}</h1><div class="date">2022-07-05　浏览：572</div>
<div class="intro">核心提示：本页转载的是一份文件，供读者参考。</div><div id="content">{body}</div>
<div class="vote">反对 0 举报 0 收藏 0 打赏 0</div><div class="more">更多&gt;同类法规</div><ul>{RELATED}</ul></div>
<div class="right"><div class="box"><h3>推荐图文</h3><ul>{RELATED}</ul></div><div class="box"><h3>点击排行</h3>
<ol>{RELATED}</ol></div></div><footer>{FOOTER} Copyright 某某食品网</footer></body></html>""".encode(
        "gbk", "xmlcharrefreplace"
    )


def breaks(title: str, blocks: Sequence[Block]) -> bytes:
    """One element with all paragraphs parted by line breaks, saved from a browser; UTF-8 that calls itself gb2312."""
    body = _body(blocks, lambda words: f"　　{escape(words)}<br />\r\n<br />")
    return f"""<!-- saved from url=(0041)http://www.example.gov.cn/zwgk/2022/t2.htm -->\r
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>{escape(title)}-某某县人民政府</title>
</head><body><div class="top"><ul>{MENU}</ul></div><div class="title">{escape(title)}</div>
<div>作者：<span>时间：2022-07-05</span></div><div id="con">{body}</div><div>上一篇：<a href="1.htm">某某县召开会议</a></div>
<div>下一篇：<a href="2.htm">某某县召开座谈会</a></div><div>{FOOTER}</div></body></html>""".encode()


def runs(title: str, blocks: Sequence[Block]) -> bytes:
    """Paragraphs that are cut into runs of letters, some bold, some with references for their characters; XHTML."""

    def paragraph(words: str) -> str:
        pieces = [words[at : at + 7] for at in range(0, len(words), 7)]
        made = [
            escape(piece) if at % 2 else "".join(f"&#x{ord(sign):x};" for sign in piece)
            for at, piece in enumerate(pieces)
        ]
        return f"<p><b>{made[0]}</b>{''.join(f'<span>{piece}</span>' for piece in made[1:])}</p>"

    return f"""<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(title)}</title></head><body><nav><ul>{MENU}</ul></nav>
<noscript>请启用脚本。</noscript><main><h2>{escape(title)}</h2>{_body(blocks, paragraph)}</main>
<iframe src="share.html"></iframe><template><p>一、模板</p></template><footer>{FOOTER}</footer></body></html>""".encode()


STYLES: dict[str, Style] = {
    made.__name__: made for made in (article, layout, disclosure, post, exported, aggregator, breaks, runs)
}
