"""The words of content files as unsaved pages and snippets.

The parts of a body get names that depend on nothing but their place, so that the three languages have the
same ones and a text that is loaded again keeps those of its parts that stayed where they were.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from wagtail.blocks import StreamValue
from wagtail.models import Locale, TranslatableMixin

from guides.services.items import Item
from portal.loading.blocks import Body, raw_body
from portal.loading.keys import key_of_page
from portal.loading.markup import Target, resolved
from portal.loading.memory import digest_of
from portal.text import slugify

#: What the files call otherwise than the models do.
RENAMED = {"seo_description": "search_description"}


@dataclass(frozen=True)
class Wanted:
    """An unsaved row with the words of a file, and the fields that the file decides."""

    row: TranslatableMixin
    fields: tuple[str, ...]

    def digest(self, row: TranslatableMixin | None = None) -> str:
        """Return the mark of those fields, of this row or of another."""
        return digest_of(row or self.row, self.fields)


def wanted(item: Item, language: str, target: Target, *, slug: str = "") -> Wanted:
    """Return what a file says as an unsaved row; `slug` is the address that the thing has already."""
    words = _words(item, language, target)
    values = {**words, **item.fixed, **_address(item, words, slug)}
    row = item.model(
        **values,
        locale=Locale.objects.get(language_code=language),
        translation_key=key_of_page(item.key),
    )
    return Wanted(row, tuple(name for name in (*values, "live") if name != "key"))


def title_of(item: Item, language: str) -> str:
    """Return what a page is called in the file of that language."""
    return str(item.read(language).title)


def slug_of(item: Item, title: str) -> str:
    """Return the address of a new thing, made of its Kazakh title unless the plan has one."""
    return str(item.fixed.get("slug") or slugify(title))


def _address(item: Item, words: dict[str, Any], slug: str) -> dict[str, str]:
    if not any(field.name == "slug" for field in item.model._meta.fields):
        return {}
    return {"slug": slug or slug_of(item, words["title"])}


def _words(item: Item, language: str, target: Target) -> dict[str, Any]:
    """Return the fields that hold words, with their links resolved."""
    text = asdict(item.read(language))
    words: dict[str, Any] = {RENAMED.get(name, name): value for name, value in text.items()}
    if "glance" in words:
        words["glance"] = "\n".join(words["glance"])
    if "sources" in words:
        words["sources"] = resolved(words["sources"], target)
    if "body" in words:
        words["body"] = _stream(item, words["body"], target)
    return words


def _stream(item: Item, body: Body, target: Target) -> StreamValue:
    block = item.model._meta.get_field("body").stream_block
    stream = block.to_python(raw_body(body, target))
    list(stream)  # what was read once is written in today's form, in which every part has a name
    return block.to_python(_named(block.get_prep_value(stream), item.key))


def _named(value: Any, place: str) -> Any:
    """Return a stream as it is stored, each part named by its place."""
    if isinstance(value, list):
        return [_named(part, f"{place}/{number}") for number, part in enumerate(value)]
    if not isinstance(value, dict):
        return value
    parts = {name: _named(part, f"{place}/{name}") for name, part in value.items() if name != "id"}
    return parts | {"id": str(uuid5(NAMESPACE_URL, f"birgemiz:part:{place}"))} if "id" in value else parts
