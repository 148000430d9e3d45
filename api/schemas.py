"""What answers look like, for the OpenAPI only: answers are not validated while they are served, the tests do that."""

from __future__ import annotations

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

Row = TypeVar("Row")


class Reference(BaseModel):
    """A thing of the graph by its id and name."""

    id: str
    name: str


class Meta(BaseModel):
    """How many rows there are in all, and where the list goes on."""

    model_config = ConfigDict(extra="forbid")

    count: int = Field(ge=0)
    next: str | None = Field(description="Give this as `after` to get the next page; null at the end.")


class TasksMeta(Meta):
    """What the names in the question were found to mean, and what the answer rests on."""

    unit: Reference | None
    policy: Reference | None
    campaign: Reference | None
    also: list[Reference] = Field(
        description="What counts as the unit, policy or campaign beside it: collectives, predecessors, other editions."
    )
    judgements: list[str] = Field(description="What researchers judged of the unit, in a folder of their own.")
    through_collectives: int | None = Field(
        description="Tasks more, in the documents of the answer, that name a collective the unit is or may be in."
    )
    basis: list[str] = Field(description="Only evidence of these bases is in the answer.")
    note: str


class ResolveMeta(Meta):
    """Names that look like the one asked, when it means nothing."""

    near: list[str]


class Health(BaseModel):
    """Whether the service can answer."""

    status: str
    version: str


class Listed(BaseModel, Generic[Row]):
    """An answer."""

    model_config = ConfigDict(extra="forbid")

    meta: Meta
    results: list[Row]


class TasksListed(BaseModel, Generic[Row]):
    """An answer of tasks."""

    model_config = ConfigDict(extra="forbid")

    meta: TasksMeta
    results: list[Row]


class Resolved(BaseModel, Generic[Row]):
    """What a name may mean."""

    model_config = ConfigDict(extra="forbid")

    meta: ResolveMeta
    results: list[Row]


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str = Field(description="What was wrong and what would be right, in one sentence.")
    instance: str
    near: list[str] = Field(default=[], description="Names that look like the unknown one.")
    candidates: list[Reference] = Field(default=[], description="What the ambiguous name may mean.")
