"""What the API says about guides: field names are a contract, more may be added, none renamed."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

BlockType = Literal[
    "heading", "subheading", "text", "callout", "steps", "checklist", "myth", "questions", "table",
    "comparison", "quote", "definition", "figure", "tiers", "contacts", "helplines", "form", "worksheet",
    "action", "resources", "organizations",
]  # fmt: skip


class Answer(BaseModel):
    """An answer with exactly the described fields."""

    model_config = ConfigDict(extra="forbid")


class SectorItem(Answer):
    """A direction of volunteering."""

    id: str
    code: str
    name: str
    tagline: str
    description: str
    audience: str
    min_age: int | None
    min_age_note: str
    min_commitment_months: int | None
    commitment_note: str


class SectorList(Answer):
    """The directions."""

    count: int
    items: list[SectorItem]


class GuideItem(Answer):
    """A guide in a list; `sector` is null for a programme of no direction."""

    slug: str
    sector: str | None
    code: str
    title: str
    intro: str
    reading_minutes: int
    url: str


class GuideList(Answer):
    """The guides."""

    count: int
    items: list[GuideItem]


class Block(Answer):
    """One block of a chapter; what `value` is follows from `type`, texts with markup are HTML.

    `anchor` is the name by which an address can lead to a heading, and empty for every other block.
    """

    type: BlockType
    anchor: str
    value: str | list[Any] | dict[str, Any]


class Chapter(Answer):
    """A chapter; `shared` ones stand in every sectoral guide, `url` is where they are at home."""

    slug: str
    title: str
    part: Literal[1, 2, 3] | None
    shared: bool
    reading_minutes: int
    url: str
    intro: str
    glance: list[str]
    blocks: list[Block]
    html: str
    sources: str


class GuideAnswer(GuideItem):
    """One guide with its chapters in the order in which they are read; `sources` is HTML."""

    glance: list[str]
    author: str
    review: str
    sources: str
    chapters: list[Chapter]


class TermItem(Answer):
    """A word of the field with its meaning."""

    key: str
    term: str
    meaning: str
    url: str


class TermList(Answer):
    """The terms in the order of the language's alphabet."""

    count: int
    items: list[TermItem]


class FormItem(Answer):
    """A printable form; `repealed` is a sample after a repealed order."""

    key: str
    title: str
    intro: str
    status: Literal["current", "repealed"]
    url: str


class FormList(Answer):
    """The printable forms."""

    count: int
    items: list[FormItem]
