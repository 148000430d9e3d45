"""A web page gives the notice that stands in it, whole and in order, and what is known of it."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from graph.errors import UnreadableInput
from graph.model import Document, Given
from ingest.files.blocks import Table, as_text
from ingest.files.web import html
from ingest.readers import load
from ingest.reading import read
from tests.as_blocks import blocks_of, facts
from tests.make_html import STYLES, article, layout

TESTS = Path(__file__).parent
NOTICES = sorted(TESTS.glob("cases/*/input.txt"))[::6]
SAMPLE = TESTS.parent / "samples" / "shanghai-2022-quality.txt"
OPENING = "<p>各区人民政府，各有关单位，请认真贯彻落实下列各项工作。</p>"
"""Enough of a text for a page."""
TABLE = Table(
    (
        ("序号", "任务", "牵头单位", "完成时限"),
        ("一、道路", "", "", ""),
        ("1", "修一条路", "市交通局", "6月底前"),
        ("2", "养护道路", None, None),
        ("3", "清除积雪", "市城管局", "12月底前"),
    ),
    frozenset({1}),
)


def text_of(page: str) -> str:
    """The text of a page behind the opening that is put before it."""
    text = html.read(f"{OPENING}{page}".encode(), "a.html").text
    return text.split("\n", 1)[1]


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("notice", [SAMPLE, *NOTICES], ids=lambda path: path.parent.name)
def test_a_page_and_a_text_are_read_alike(style: str, notice: Path) -> None:
    plain = load(notice)
    told = read(plain)
    title = told.document.notice_title or "某某通知"
    blocks = [" ".join(block.split()) if isinstance(block, str) else block for block in blocks_of(plain.text)]
    page = load(STYLES[style](title, blocks), "a.html")
    assert as_text(blocks) in page.text
    assert facts(read(page)) == facts(told)
    assert page.media_type == "text/html"


def test_the_notices_have_facts() -> None:
    told = [facts(read(load(notice))) for notice in [SAMPLE, *NOTICES]]
    assert len(told) > 10
    assert all(tasks and duties for tasks, duties, _ in told)


@pytest.mark.parametrize("style", STYLES)
def test_what_stands_around_the_notice_is_left_out(style: str) -> None:
    text = html.read(STYLES[style]("关于修路的通知", ["各有关单位：", "一、修路。（市交通局）" * 9]), "a.html").text
    for around in ("新闻中心", "植树", "招生政策", "脚本", "模板", "此处不显示", "机构设置", "DocumentProperties"):
        assert around not in text


@pytest.mark.parametrize("style", STYLES)
def test_tables_keep_their_cells(style: str) -> None:
    page = STYLES[style]("关于修路的通知", ["请认真贯彻落实下列各项工作，按期完成。" * 9, TABLE])
    assert as_text([TABLE]) in html.read(page, "a.html").text


def test_the_head_of_a_page_says_where_it_comes_from() -> None:
    page = load(article("关于修路的通知", ["一、修路。（市交通局）"] * 9), "a.html", Given(publisher="某某网"))
    said = page.page
    assert (said.url, said.published_on) == ("http://www.example.gov.cn/zwgk/2022/t1.html", "2022-07-05")
    assert said.publisher and page.given == Given(publisher="某某网")
    notice = read(page).document
    assert (notice.url, notice.published_on, notice.publisher) == (said.url, said.published_on, "某某网")


@pytest.mark.parametrize(
    ("head", "given"),
    [
        ('<link rel="canonical" href="https://a.cn/1.html">', Given(url="https://a.cn/1.html")),
        ('<link rel="canonical" href="/1.html"><meta name="Url" content="a.html">', Given()),
        ('<meta property="og:url" content="http://a.cn/2"><meta name="PubDate" content="20220508">', Given(url="http://a.cn/2", published_on="2022-05-08")),
        ('<meta name="firstpublishedtime" content="2022-09-28-21:50:00">', Given(published_on="2022-09-28")),
        ('<meta name="PubDate" content="2022-13-45"><meta name="SiteName" content=" ">', Given()),
        ('<meta name="ContentSource" content="本站"><meta name="SiteName" content="某县政府网">', Given(publisher="某县政府网")),
        ('<script type="application/ld+json">{"datePublished": "2022-05-08T10:00:00+08:00", "publisher": {"name": "某网"}}</script>', Given(publisher="某网", published_on="2022-05-08")),
        ('<script type="application/ld+json">{"publisher": 1, "@graph": [[]]}</script>', Given()),
        ('<script type="application/ld+json">[}</script>', Given()),
        ('<!-- saved from url=(0019)http://a.cn/3.htm -->', Given(url="http://a.cn/3.htm")),
    ],
)  # fmt: skip
def test_what_the_head_says(head: str, given: Given) -> None:
    assert html.read(f"{head}{OPENING}".encode(), "a.html").page == given


def test_a_source_that_the_page_shows_goes_before_the_site_it_stands_on() -> None:
    page = '<meta name="SiteName" content="某网">' + OPENING
    assert html.read(page.encode(), "a.html").page.publisher == "某网"
    assert html.read(f"{page}<p>来源：市政府".encode(), "a.html").page.publisher is None


@pytest.mark.parametrize(
    ("head", "first"),
    [
        ("<title>关于修路的通知_某某市人民政府门户网站</title>", "关于修路的通知"),
        ("<title>关于修路的通知_国务院部门文件_某某政府网</title>", "关于修路的通知"),
        ("<title>关于修路的通知-某某县人民政府</title>", "关于修路的通知"),
        ("<title>某市2021-2022年工作要点</title>", "某市2021-2022年工作要点"),
        ('<meta name="ArticleTitle" content="关于修路的通知"><title>政府文件</title>', "关于修路的通知"),
        ("<title>关于修路和养护道路的通…</title>", "各区人民政府"),
        ("<title>贯彻落实下列各项工作-某某网</title>", "各区人民政府"),
        ("<title>通知</title>", "各区人民政府"),
        ("", "各区人民政府"),
    ],
)
def test_a_title_that_the_text_lacks_is_put_before_it(head: str, first: str) -> None:
    assert html.read(f"{head}{OPENING}".encode(), "a.html").text.startswith(first)


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("甲<br>乙<p>丙<div>丁<span>戊</span></div>己</p>", "甲\n乙\n丙\n丁戊\n己\n"),
        ("<p>&nbsp;&nbsp;　　一、&ensp;加强\t监管\u200b。&#8203;</p>", "一、 加强 监管。\n"),
        ("<p>加强\n监管，完善\r\n制度 AB\nCD</p>", "加强监管，完善制度 AB CD\n"),
        ("<p><span>来源：市政府</span><span>发布时间：2022-05-08</span></p>", "来源：市政府 发布时间：2022-05-08\n"),
        ("<pre>一、修路\n  二、养路</pre>", "一、修路\n二、养路\n"),
        ("<p style='white-space: pre-wrap'>一\n二</p>", "一\n二\n"),
        ("<span style='display:block'>一</span><span style='display: block'>二</span>", "一\n二\n"),
        ("<ol><li>修路<li>养路</ol>", "1.修路\n2.养路\n"),
        ("<ol start=4><li>修路<li value=9><p>养路</p><li>清雪</ol>", "4.修路\n9.养路\n10.清雪\n"),
        ("<ol reversed><li>修路<li>养路</ol>", "2.修路\n1.养路\n"),
        ("<ol><li>一、修路<li>（二）养路</ol>", "一、修路\n（二）养路\n"),
        ("<ol><li><li><p>修路</ol>养路", "2.修路\n养路\n"),
        ("<ol style='list-style-type: simp-chinese-informal'><li>修路</ol>", "一、修路\n"),
        ("<ol style='list-style:none'><li>修路</ol><ul><li>养路</ul>", "修路\n养路\n"),
        ("<ol><li><a href=1.html>首页</a><li>正文内容如下</ol>", "首页\n正文内容如下\n"),
        ("<p>修<!-- 路 -->桥<![if !supportLists]>一<![endif]><!--[if mso]>二<![endif]--><o:p></o:p></p>", "修桥一\n"),
        ("<p>增长<5%，<一>，《<关于修路>》，<<通知>></p>", "增长<5%，<一>，《<关于修路>》，<<通知>>\n"),
        ("<p style='DISPLAY : none'>藏</p><p hidden>藏</p><p>露</p>", "露\n"),
        ("<script>一</script><style>二</style><noscript>三</noscript><template>四</template><select><option>五</select><p>六", "六\n"),
        ("</body></html><html><head><title>另</title></head><body><p>后</p></body></html>", "后\n"),
        ("<![CDATA[<p>甲</p>]]>", "<p>甲</p>\n"),
        ("<p>&#x4e2d;&#25991;&hellip;&#147;甲&#148;", "中文…“甲”\n"),
        ("<p>附件：<a href=a.doc>甲甲甲甲</a><a href=b.doc>乙乙乙乙</a><a href=c.doc>丙丙丙丙</a></p>", "附件：甲甲甲甲乙乙乙乙丙丙丙丙\n"),
        ("<p><a href=#1>一、修路</a><br><a href=#2>二、养路</a><br><a href=#3>三、清雪</a></p>", "一、修路\n二、养路\n三、清雪\n"),
        ("<ul><li><a href=1>关于甲的通知</a>2022-01-01<li><a href=2>关于乙的通知</a><li><a href=3>关于丙的通知</a></ul><p>完", "完\n"),
        ("<footer>版权所有</footer><p>完", "完\n"),
    ],
)  # fmt: skip
def test_lines_are_those_that_a_reader_sees(page: str, text: str) -> None:
    assert text_of(page) == text


def test_a_menu_that_is_longer_than_the_article_is_no_column_of_it() -> None:
    menu = "".join(f"<a href={number}.asp>某某镇政府信息公开栏目</a><br>" for number in range(60))
    article = "".join(f"　　{number}、认真贯彻落实下列各项工作，按期完成。（市交通局）<br>" for number in range(30))
    top = "<tr><td>某某市政府网站</td><td>今天是2022年5月8日</td></tr>"
    page = f"<table>{top}<tr><td>{menu}</td><td>{article}</td></tr></table>"
    lines = html.read(page.encode(), "a.html").text.splitlines()
    assert lines[:3] == ["某某市政府网站", "今天是2022年5月8日", "0、认真贯彻落实下列各项工作，按期完成。（市交通局）"]
    assert len(lines) == 32


def test_a_row_of_a_table_may_be_longer_than_all_others() -> None:
    task = "".join(f"<p>{number}.认真贯彻落实下列各项工作，按期完成。</p>" for number in range(30))
    page = f"<table><tr><td>序号<td>工作任务<td>责任单位<tr><td>1<td>{task}<td>市交通局</table>"
    first, second = html.read(page.encode(), "a.html").text.splitlines()
    assert first == "序号\t工作任务\t责任单位"
    assert second.startswith("1\t0.认真") and second.endswith("\t市交通局")


def test_links_in_a_cell_or_a_paragraph_are_no_menu() -> None:
    links = "、".join(f"<a href='http://{number}.gov.cn'>市交通局</a>" for number in range(4))
    table = f"<table><tr><td>任务<td>单位<tr><td>修路架桥<td>{links}<tr><td>养护道路<td><p>{links}</p></table>"
    units = "、".join(["市交通局"] * 4)
    assert text_of(f"{table}<p>{links}</p>") == f"任务\t单位\n修路架桥\t{units}\n养护道路\t{units}\n{units}\n"


def test_a_list_of_links_that_says_who_is_responsible_is_no_menu() -> None:
    links = [f"<a href='/{number}.html'>修路架桥并养护道路{number}</a>" for number in range(4)]
    items = "".join(f"<li>{link}（市交通局牵头）" for link in links)
    assert text_of(f"<ul>{items}</ul>").splitlines() == [
        f"修路架桥并养护道路{number}（市交通局牵头）" for number in range(4)
    ]
    within = "".join(f"<li>{link}".replace("</a>", "（市交通局负责）</a>") for link in links)
    assert text_of(f"<ul>{within}</ul>").count("市交通局负责") == 4
    assert text_of(f"<ul><li>{'<li>'.join(links)}</ul><p>一、修路") == "一、修路\n"


def test_reading_aids_are_left_out() -> None:
    ruby = "<ruby>修<rp>（</rp><rt>xiū</rt><rp>）</rp>路<rt>lù</ruby>架桥"
    assert text_of(f"<p>{ruby}") == "修路架桥\n"
    assert text_of("<p><ruby>修路<rt>xiū<p>架桥") == "修路xiū\n架桥\n"


def test_a_table_of_policies_with_links_is_no_menu() -> None:
    rows = "".join(
        f"<tr><td>{n}<td><a href={n}.html>关于加强某某道路养护工作的实施意见</a><td>市交通局" for n in range(5)
    )
    table = f"<div><table><tr><td>序号<td>名称<td>责任单位{rows}</table></div>"
    assert text_of(table).splitlines()[1] == "0\t关于加强某某道路养护工作的实施意见\t市交通局"


@pytest.mark.parametrize("tag", ["html", "body", "div"])
def test_a_page_that_is_hidden_as_a_whole_is_read(tag: str) -> None:
    assert "贯彻落实" in html.read(f'<{tag} style="display:none">{OPENING}'.encode(), "a.html").text
    with pytest.raises(UnreadableInput, match="white space only"):
        load(f'<{tag} style="display:none">'.encode(), "a.html")


def test_a_damaged_mark_of_copyright_is_no_damage_of_the_notice() -> None:
    page = f"{OPENING}<div>版权所有 © 某某市人民政府</div>".encode("gb18030")
    assert "某某市" in html.read(page.replace("©".encode("gb18030"), b"\xa9 "), "a.html").text
    with pytest.raises(UnreadableInput, match="damaged character behind “各区人民政府，各有关”"):
        html.read(page.replace("单位".encode("gb18030"), b"\xff"), "a.html")


def test_xhtml_closes_elements_in_their_first_tag() -> None:
    page = f'<?xml version="1.0"?><html><head><title/><script src="a.js" /></head><body><iframe src="b"/>{OPENING}</body></html>'
    assert "贯彻落实" in html.read(page.encode(), "a.html").text


def test_hidden_elements_are_read_where_they_hold_the_text() -> None:
    page = f"<p>正在加载，请稍候再访问本页面的内容。</p><div style='display:none'>{OPENING}</div>"
    assert "贯彻落实" in html.read(page.encode(), "a.html").text


@pytest.mark.parametrize(
    ("table", "text"),
    [
        ("<caption>表1</caption><tr><th>任务<th>单位<tr><td>修路<td>市局", "表1\n任务\t单位\n修路\t市局\n"),
        ("<tr><td>任务<td>单位<tr><td>修<br>路<td><p>市局<p>县局", "任务\t单位\n修 路\t市局 县局\n"),
        ("<tfoot><tr><td>注<td>无</tfoot><tbody><tr><td>1<td>甲<tr><td>2<td>乙", "1\t甲\n2\t乙\n注\t无\n"),
        ("<tr><td>1<td rowspan=9>市局<tr><td>2<tr><td>3", "1\t市局\n2\t〃\n3\t〃\n"),
        ("<tr><td>1<td rowspan=0>市局<tr><td>2<tbody><tr><td>3<td>县局", "1\t市局\n2\t〃\n3\t县局\n"),
        ("<tr><td>1<td rowspan=2><tr><td>2<tr><td>3<td>县局<tr><td>4<td>乡", "1\t\n2\t\n3\t县局\n4\t乡\n"),
        ("<tr><td colspan=2>单位<td rowspan=2>任务<tr><td>牵头<td>配合<tr><td>甲<td>乙<td>修路", "单位\t\t任务\n牵头\t配合\t〃\n甲\t乙\t修路\n"),
        ("<tr><td>1<td>甲<td>乙<tr><td colspan=3>二、养路<tr><td>2<td>丙<td>丁<tr><td>三、清雪", "1\t甲\t乙\n二、养路\n2\t丙\t丁\n三、清雪\n"),
        ("<tr><td colspan=100000>1<td>甲<tr><td>2<td>乙", "1\t\t甲\n2\t乙\t\n"),
        ("<tr><td>甲<td>&nbsp;<td>乙<tr><td>丙<td><td>丁<tr><td><td><td>", "甲\t乙\n丙\t丁\n"),
        ("<form><tr><td>甲<td>乙<tr><td>丙<td>丁</form>", "甲\t乙\n丙\t丁\n"),
        ("<tr><td>甲<td>乙</tr>散<tr><td>丙<td>丁", "散\n甲\t乙\n丙\t丁\n"),
        ("<tr><td>甲甲甲甲<td>乙乙乙乙<tr><td>丙丙丙丙<td><table><tr><td>1<td>丁<tr><td>2<td>戊</table>", "甲甲甲甲\t乙乙乙乙\n丙丙丙丙\t1 丁 2 戊\n"),
        ("<tr><td>索 引 号：<td>001<td>成文日期：<td>2022年5月8日<tr><td>文　　号：<td colspan=3>", "索引号：001\n成文日期：2022年5月8日\n文号：\n"),
        ("<tr><th>发文机关<td>市政府<tr><th>成文日期<td>2022年5月8日", "发文机关：市政府\n成文日期：2022年5月8日\n"),
        ("<tr><td>一、修路<tr><td>二、养路", "一、修路\n二、养路\n"),
        ("<tr><td>一、修路<td>二、养路", "一、修路\n二、养路\n"),
    ],
)  # fmt: skip
def test_tables_are_placed_as_browsers_place_them(table: str, text: str) -> None:
    assert text_of(f"<table>{table}</table>") == text


def test_a_declared_encoding_does_not_go_before_the_bytes() -> None:
    for declared in ("gb2312", "utf-8", "big5", "x-unknown", "utf-7"):
        for encoding in ("utf-8", "gb18030", "utf-16", "utf-8-sig"):
            page = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">{OPENING}镕、堃、“㐂”'
            assert html.read(page.encode(encoding), "a.html").text.endswith("镕、堃、“㐂”\n")


def test_a_page_too_short_to_tell_is_in_the_encoding_it_declares() -> None:
    name = "龘靐齉爩鱻麤龗灪吁龖厵滟爨癵籱饢驫鲡"
    page = f'<meta charset="gbk">{name * 2}'.encode("gbk")
    assert html.read(page, "a.html").text == f"{name * 2}\n"


def test_a_page_needs_its_extra() -> None:
    program = (
        "import sys; sys.modules['lxml'] = None; from ingest.readers import load\n"
        "try: load(b'<p>a</p>', 'a.html')\n"
        "except Exception as error: print(type(error).__name__, error)"
    )
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert re.match(r"MissingExtra a\.html needs a library: .*policygraph\[html\]", told)


def test_the_document_is_the_same_for_both_endings() -> None:
    page = layout("关于修路的通知", ["一、修路。（市交通局）"] * 9)
    documents: set[Document] = {load(page, "a.html"), load(page, "a.HTM")}
    assert len(documents) == 1
