"""From a document to its reading: the steps in order, each a function over the folded text."""

from __future__ import annotations

from dataclasses import asdict, replace

from graph.errors import InvalidRequest
from graph.folding import fold, fold_name
from graph.model import Document, Given, Notice, Reading
from ingest.bracket_slips import with_matched_brackets
from ingest.broken_lines import with_whole_lines
from ingest.corrections import correct
from ingest.facts import Facts
from ingest.frame import Frame, frame
from ingest.identity import document_id
from ingest.items import outlined
from ingest.line_breaks import with_line_breaks
from ingest.notice import jurisdiction_of, place_in_front, plan_year
from ingest.registry import registry
from ingest.resolve import Context
from ingest.spans import Span

READER = "9"
"""Version of the reader: raised whenever the same bytes may give another reading."""


def read(document: Document) -> Reading:
    """Read a notice. Pure: the same document and registry give the same reading.

    Raises:
        InvalidRequest: the jurisdiction that was given is no place that the registry knows.
    """
    shadow = with_whole_lines(with_line_breaks(with_matched_brackets(fold(_without_end(document.text)))))
    found = frame(shadow)
    notice = _notice(document, found)
    context = Context(notice.jurisdiction, notice.year, notice.id)
    outline, left_out = outlined(document.text, shadow, found, notice)
    facts = Facts(document.text, shadow, notice, context)
    facts.read_parties(found)
    facts.read_items(found, outline, left_out)
    facts.name_in_full()
    correct(facts)
    return facts.reading(document, READER, registry().version, tuple(entry.item for entry in outline))


def _without_end(text: str) -> str:
    """A text without the white space at its end, but for tabs: empty cells of the last row."""
    end = len(text.rstrip())
    return text[: end + len(text[end:]) - len(text[end:].lstrip("\t"))]


def _notice(document: Document, found: Frame) -> Notice:
    """What the text and the manifest say of the document as a whole; the manifest goes first."""
    text, given = document.text, _filled(document.given, document.page)

    def words(span: Span | None) -> str | None:
        return " ".join(text[span.start : span.end].split()) if span else None

    signed = [name for name in map(words, (*found.signatures, found.agency)) if name]
    named: dict[str, str] = {}
    for name in filter(None, map(words, found.issuers or found.signatures)):
        in_full = next((full for full in signed if fold(full).endswith(fold(name))), name)
        named.setdefault(fold(in_full), in_full)  # who signs twice, in another script, is one
    issuer = given.issuer or " ".join(named.values()) or None
    number = given.number or "".join((words(found.number) or "").split()) or None
    issued_on = given.issued_on or found.issued_on
    title = words(found.title)
    return Notice(
        id=document_id(issuer, number, issued_on, document.sha256),
        title=title,
        notice_title=words(found.notice_title),
        number=number,
        issuer=issuer,
        issued_on=issued_on,
        year=plan_year(fold(title or ""), issued_on, fold(number or "")),
        jurisdiction=_jurisdiction(given.jurisdiction, issuer, fold(title or ""), words(found.agency)),
        publisher=given.publisher or words(found.publisher),
        published_on=given.published_on or found.published_on,
        url=given.url,
        retrieved_on=given.retrieved_on,
        media_type=document.media_type,
        sha256=document.sha256,
        length=len(text),
    )


def _filled(given: Given, page: Given) -> Given:
    """What is given, and for the rest what the page says."""
    return replace(given, **{name: said for name, said in asdict(page).items() if said and not getattr(given, name)})


def _jurisdiction(given: str | None, issuer: str | None, title: str, agency: str | None) -> str | None:
    """The place that was given, else the issuer's, else the one that the title begins with, else, where nobody is named as
    issuer, that of whom the site names.
    """
    if given is None:
        told = (jurisdiction_of(fold(issuer)) if issuer else None) or place_in_front(title)
        return told or (jurisdiction_of(fold(agency)) if agency and not issuer else None)
    code = registry().code_of(given) or jurisdiction_of(fold_name(given))
    if code is None:
        raise InvalidRequest(
            f"no place is called {given}; write a full name, as 上海市, or a GB/T 2260 code, as 310000"
        )
    return code
