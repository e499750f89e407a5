"""The blocks of a chapter as plain data, and that data as plain HTML: for whoever shows it elsewhere.

Texts with markup are HTML whose links work from anywhere. What a block refers to by key is given whole; a
block that refers to something that is not published is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from wagtail.blocks import StreamValue
from wagtail.rich_text import RichText, expand_db_html

from guides.services.actions import actions, organizations
from guides.services.anchors import named
from guides.services.emergency import emergency_numbers
from guides.services.forms import FormCard, form_cards
from guides.services.glossary import Term, terms
from guides.services.resources import resources
from portal.base.sites import absolute

Data = dict[str, Any]
#: Given the value, the direction of the guide and the language; None where there is nothing to show.
Maker = Callable[[Any, str, str], Any]


def plain_blocks(body: StreamValue, sector: str, language: str) -> list[Data]:
    """Return the blocks of a chapter in the guide of a direction; the language must be the active one."""
    found = ((block, name, _value(block, sector, language)) for block, name in named(body))
    return [
        {"type": block.block_type, "anchor": name, "value": value}
        for block, name, value in found
        if value is not None or block.block_type not in MAKERS
    ]


def plain_html(blocks: Sequence[Mapping[str, Any]]) -> str:
    """Return blocks as HTML that needs no style sheet and no script."""
    written = render_to_string("guides/plain.html", {"blocks": blocks})
    return "\n".join(line for line in written.splitlines() if line.strip())


def absolute_html(source: str) -> SafeString:
    """Return a text with markup as HTML whose links work from anywhere."""
    html = expand_db_html(source).replace('href="/', f'href="{absolute("/")}')
    return mark_safe(html)  # noqa: S308 -- Wagtail lets nothing into a text but what its features allow


def term_data(term: Term) -> Data:
    """Return a term."""
    place = absolute(f"{reverse('guides:glossary')}#{term.key}")
    return {"key": term.key, "term": term.term, "meaning": term.meaning, "url": place}


def form_data(card: FormCard) -> Data:
    """Return a printable form."""
    names = ("key", "title", "intro", "status")
    return {**{name: getattr(card, name) for name in names}, "url": absolute(card.href)}


def _value(block: StreamValue.StreamChild, sector: str, language: str) -> Any:
    make = MAKERS.get(block.block_type)
    return make(block.value, sector, language) if make else _plain(block.value)


def _plain(value: Any) -> Any:
    """Return a value of any kind as texts, numbers, lists and mappings."""
    if isinstance(value, RichText):
        return absolute_html(value.source)
    if isinstance(value, Mapping):
        return {name: _plain(part) for name, part in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_plain(part) for part in value]
    return value


def _term(key: str, sector: str, language: str) -> Data | None:
    term = terms(language).get(key)
    return term_data(term) if term else None


def _form(key: str, sector: str, language: str) -> Data | None:
    card = form_cards(language).get(key)
    return form_data(card) if card else None


def _table(value: Mapping[str, Any], sector: str, language: str) -> Data:
    return {**_plain(value), "rows": [_plain(row["cells"]) for row in value["rows"]]}


def _figure(value: Mapping[str, Any], sector: str, language: str) -> Data | None:
    image = value["image"]
    if image is None or not image.may_be_published:
        return None
    return {
        "url": absolute(image.file.url),
        "width": image.width,
        "height": image.height,
        "alt": "" if image.decorative else image.contextual_alt_text,
        "caption": value["caption"],
        "credit": image.credit,
        "licence": image.licence,
    }


def _resources(value: None, sector: str, language: str) -> list[Data] | None:
    return [
        {
            "title": link.title.text,
            "url": link.url,
            "note": link.note.text,
            "language": link.language.language,
            "checked_on": link.checked_on,
        }
        for link in resources(sector, language)
    ] or None


def _actions(value: None, sector: str, language: str) -> list[Data] | None:
    return [{"title": way.label, "url": absolute(way.href)} for way in actions(sector, language)] or None


def _organizations(value: None, sector: str, language: str) -> list[Data] | None:
    return [
        {"title": one.name, "place": one.place, "url": absolute(one.href)}
        for one in organizations(sector, language)
    ] or None


def _helplines(value: None, sector: str, language: str) -> list[Data] | None:
    return [{"number": one.number, "label": one.label} for one in emergency_numbers(language)] or None


MAKERS: Final[dict[str, Maker]] = {
    "definition": _term,
    "form": _form,
    "table": _table,
    "figure": _figure,
    "helplines": _helplines,
    "resources": _resources,
    "action": _actions,
    "organizations": _organizations,
}
