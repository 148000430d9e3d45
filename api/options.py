"""Options that several commands share, and how they become a store, a page or a manifest."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from graph.model import Given
    from graph.store import GraphStore

Command = TypeVar("Command", bound=Callable[..., Any])

STORE_VARIABLE = "POLICYGRAPH_STORE"
REGISTRY_VARIABLE = "POLICYGRAPH_REGISTRY"
DEFAULT_STORE = "sqlite:policygraph.db"
LARGEST_PAGE = 500
PAGE = 50
ROLES = ("leads", "supports", "implements")
KINDS = ("planned", "reported", "all")

store_option = click.option(
    "--store",
    envvar=STORE_VARIABLE,
    default=DEFAULT_STORE,
    metavar="URL",
    show_default=True,
    show_envvar=True,
    help="Where the graph is kept.",
)
jurisdiction_option = click.option(
    "--jurisdiction", metavar="NAME", help="The issuer's place where the text does not say it: 上海市 or 310000."
)
manifest_option = click.option(
    "--manifest",
    metavar="CSV",
    help="What the files do not say, by file: path,url,retrieved_on,issuer,number,issued_on,jurisdiction,publisher,published_on.",
)


def _chosen_registry(_: click.Context, __: click.Parameter, folder: str | None) -> None:
    """Load the own folder before anything is read: what is wrong in it is said once, not for each file."""
    if folder:
        from ingest.corrections import corrections
        from ingest.judgements import judgements
        from ingest.registry import own, registry

        own.choose(folder)
        for load in (registry, judgements, corrections):
            load()


registry_option = click.option(
    "--registry",
    envvar=REGISTRY_VARIABLE,
    metavar="FOLDER",
    show_envvar=True,
    expose_value=False,
    callback=_chosen_registry,
    help="Your own rows, judgements and corrections: see docs/curation.md.",
)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """``--format`` with these choices, the first by default."""
    return click.option(
        "--format", "style", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print it."
    )


def page_options(command: Command) -> Command:
    """``--all``, ``--limit`` and ``--after``, for lists."""
    limit = click.IntRange(1, LARGEST_PAGE)
    for option in (
        click.option(
            "--after", default="", metavar="CURSOR", help="Go on behind this row: meta.next of the page before."
        ),
        click.option("--limit", type=limit, default=PAGE, show_default=True, help="Rows of a page."),
        click.option("--all", "everything", is_flag=True, help="All rows, not a page."),
    ):
        command = option(command)
    return command


def once(_: click.Context, option: click.Parameter, values: Sequence[str]) -> str | None:
    """An option that takes one value; said twice, the first is not forgotten in silence."""
    if len(values) > 1:
        raise click.UsageError(f"--{option.name} was given {len(values)} times: say one")
    return values[0] if values else None


def task_options(command: Command) -> Command:
    """``--unit``, ``--policy`` and all that chooses tasks; ``questions.asked`` takes them by these names."""
    for option in (
        click.option("--text", metavar="WORDS", multiple=True, callback=once, help="Tasks that hold these words."),
        click.option(
            "--kind", type=click.Choice(KINDS), default="planned", show_default=True, help="Planned or reported ones."
        ),
        click.option("--document", metavar="ID", multiple=True, callback=once, help="Tasks of this document."),
        click.option(
            "--campaign",
            metavar="NAME",
            multiple=True,
            callback=once,
            help="Tasks in this campaign: a name, a part of it, or an id.",
        ),
        click.option(
            "--policy",
            metavar="TITLE",
            multiple=True,
            callback=once,
            help="Tasks that name this policy: a title, a part of it, or an id.",
        ),
        click.option(
            "--role", "roles", multiple=True, type=click.Choice(ROLES), help="Only in this role; may be repeated."
        ),
        click.option(
            "--unit",
            metavar="NAME",
            multiple=True,
            callback=once,
            help="Tasks of this unit: a name, full or short, in either script, or an id.",
        ),
    ):
        command = option(command)
    return command


def body_options(command: Command) -> Command:
    """``--collectives``, ``--through-time``, ``--editions`` and ``--as-of``: what counts as a unit's or policy's, until when."""
    for option in (
        click.option(
            "--editions", is_flag=True, help="Also other editions of the policy or campaign: another year, 试行 or not."
        ),
        click.option(
            "--as-of", metavar="DATE", multiple=True, callback=once, help="Only documents until this date or year."
        ),
        click.option("--through-time", is_flag=True, help="Also tasks of what the unit was before and became later."),
        click.option(
            "--collectives",
            is_flag=True,
            help="Also tasks of collectives that the unit is one of: 各区人民政府, …成员单位.",
        ),
    ):
        command = option(command)
    return command


@contextmanager
def opened(url: str, *, create: bool = False) -> Iterator[GraphStore]:
    """The store at an address, closed at the end. Only ``ingest`` and ``copy`` make one."""
    from graph.open import open_store

    with closing(open_store(url, create=create)) as store:
        yield store


def given_by(manifest: str | None, jurisdiction: str | None) -> Callable[[str], Given]:
    """From the path of a file to what the manifest says of it; the jurisdiction fills its gaps.

    Raises:
        InvalidRequest: the jurisdiction is no place, or the manifest is not as it should be.
        UnreadableInput: the manifest cannot be read.
    """
    from ingest.manifest import given_for, load

    if jurisdiction:
        _check_place(jurisdiction)
    rows = load(manifest) if manifest else {}
    for place in {row.jurisdiction for row in rows.values() if row.jurisdiction}:
        _check_place(place, f"{manifest}: ")
    return lambda path: given_for(rows, path, jurisdiction)


def _check_place(name: str, where: str = "") -> None:
    """Say at once what would be wrong with every file."""
    from graph.errors import InvalidRequest
    from graph.model import Document, Given
    from ingest.reading import read

    try:
        read(Document(text=" ", media_type="text/plain", sha256="", given=Given(jurisdiction=name)))
    except InvalidRequest as error:
        raise InvalidRequest(f"{where}{error}") from None
