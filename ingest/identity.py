"""Ids of documents, policies and campaigns: they follow from what a thing is, never from when it was seen."""

from __future__ import annotations

import re

from graph.folding import fold_name, safe_id

NO_MATTER = re.compile(
    r"(?:(?:19|20)\d{2}年?度?|年度|本(?:单位|地区?|部门|系统|行业|市|区|县|镇)|当地|各自|各地|具体|相应|相关|有关|配套|重点工作及?|本|该|此)*(?:实施方案|工作方案|总体方案|方案|工作要点|要点|行动计划|工作计划|计划|实施意见|指导意见|意见|通知|管理办法|实施办法|办法|实施细则|"
    r"细则|规划|纲要|标准|条例|清单|任务分工)"
)


def document_id(issuer: str | None, number: str | None, issued_on: str | None, sha256: str) -> str:
    """``doc:<issuer>:<number>``, with the year if the number has none; else by the hash of the bytes.

    >>> document_id("上海市質量工作領導小組", "滬質20220001號", None, "")
    'doc:上海市质量工作领导小组:沪质20220001号'
    """
    if not issuer or not number:
        return f"doc:{sha256[:16]}"
    folded = fold_name(number)
    if not re.search(r"(?:19|20)\d{2}", folded):
        if not issued_on:
            return f"doc:{sha256[:16]}"
        folded = f"{issued_on[:4]}-{folded}"
    return safe_id(f"doc:{fold_name(issuer)}:{folded}")


def policy_id(folded: str, document: str) -> str:
    """``policy:<folded title>``; a title that names no matter (實施方案 alone) belongs to its document."""
    folded = safe_id(folded)
    return f"policy:{document}:{folded}" if NO_MATTER.fullmatch(folded) else f"policy:{folded}"


def campaign_id(folded: str, jurisdiction: str | None, document: str) -> str:
    """``campaign:<the issuer's code, or its document's id>:<folded name>``."""
    return f"campaign:{jurisdiction or document}:{safe_id(folded)}"


def name_in(identifier: str) -> str:
    """The name that an id of a unit, policy or campaign ends in."""
    return identifier.rsplit(":", 1)[1]
