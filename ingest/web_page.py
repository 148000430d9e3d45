"""What of a saved page is no part of the notice: its colophon, and the buttons and links of the web site."""

from __future__ import annotations

import re

from ingest.spans import Span

COPIES = re.compile(r"抄\s*[送报]\s*:")
PRINTED = re.compile(r".{2,40}?\d{4}年\d{1,2}月\d{1,2}日\s*印发")

NOT_OF_SITE = r"(?:职能|主管|责任|市|省|区|县|州|旗|乡|镇|街道|各)?(?:单位|部门|企业|机构|科室|处室|股室|人员|责任|人民政府|政府|街道|乡|镇|区|市|县|院校|高校|学校|协会|银行|医院|园区)"
"""Behind 相关 at the beginning of a line of a plan: 相关部门; on a web page it begins a heading of links."""
WEB = re.compile(
    r"(?:主办\s*:\s*\S+\s+[督承]办|主管(?:部门)?\s*:\s*\S+\s+[主承协]办(?:单位)?|[-—–]\s*\d+\s*[-—–]$|地区|编辑|责任编辑|信息来源|来源|作者|浏览|阅读|点击|字体|发布)\s*:|"
    r"(?:(?:分享|打印|关闭|返回|收藏|反对|举报|更多|热门|推荐)(?![^\n]*。)|上一篇|下一篇|版权(?:所有|归|声明|属|信息|[\s:©]|$)|主办单位|主管单位|网站|扫一扫|附件下载|技术支持|政府网站|网站标识|Copyright|©|"
    rf"相关(?!{NOT_OF_SITE})(?![^\n]*。)|"
    r".{0,20}ICP备|[\[【(]?(?:打印|关闭|字号|字体|返回|收藏|分享))"
)
"""How lines of a web page begin; those of its buttons are no sentences."""


def is_of_page(shadow: str, line: Span) -> bool:
    """Whether a line belongs to the colophon or to the web page."""
    return any(pattern.match(shadow, line.start, line.end) for pattern in (COPIES, PRINTED, WEB))
