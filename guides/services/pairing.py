"""The pieces of a Kazakh text and of its translation, each beside the other.

wagtail-localize cuts a text into pieces and translates them one by one. The files hold whole texts in each
language, built alike; both are cut in the same way, and the pieces that stand in the same place are pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wagtail.models import TranslatableMixin
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments, quote_path_component

from portal.loading.fields import ContentError

Attributes = Mapping[str, Mapping[str, str]]
_NAME = re.compile(r'<a id="(a\d+)">')


@dataclass(frozen=True)
class Pair:
    """A piece in Kazakh, by its place and its number, and what it is in the other language.

    `addresses` are the links of the piece that lead elsewhere in that language, by the paths of their places.
    """

    path: str
    order: int
    translation: str
    addresses: Mapping[str, str]


def pairs(source: TranslatableMixin, translated: TranslatableMixin, key: str) -> Iterator[Pair]:
    """Yield the pieces of both; raises `ContentError` where they are not built alike."""
    ours, theirs = _pieces(source), _pieces(translated)
    places = [[piece.path for piece in pieces] for pieces in (ours, theirs)]
    if places[0] != places[1]:
        differing = sorted(set(places[0]) ^ set(places[1])) or ["the order"]
        raise ContentError(f"{key}: not built as in Kazakh: {', '.join(differing[:3])}")
    found: dict[tuple[str, str], Pair] = {}
    for one, other in zip(ours, theirs, strict=True):
        pair, place = _pair(one, other, key), (one.path, one.string.data)
        if found.setdefault(place, pair).translation != pair.translation:
            raise ContentError(f"{key}: one sentence of a text has two translations: {one.string.data:.60}")
        yield pair


def _pieces(row: TranslatableMixin) -> list[StringSegmentValue]:
    return [piece for piece in extract_segments(row) if isinstance(piece, StringSegmentValue)]


def _pair(ours: StringSegmentValue, theirs: StringSegmentValue, key: str) -> Pair:
    names = dict(_same_links(ours.attrs or {}, theirs.attrs or {}, f"{key}, {ours.path}"))
    text = _NAME.sub(lambda match: f'<a id="{names[match[1]]}">', theirs.string.data)
    addresses = {
        f"{ours.path}.{quote_path_component(ours.attrs[name]['href'])}": theirs.attrs[other]["href"]
        for other, name in names.items()
        if ours.attrs[name].get("href") != theirs.attrs[other].get("href")
    }
    return Pair(ours.path, ours.order, text, addresses)


def _same_links(ours: Attributes, theirs: Attributes, where: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each link of a translation with the name that the same link has in Kazakh.

    A sentence may name them in another order. What has an address in each language is taken in its order.
    """
    left = dict(ours)
    elsewhere = []
    for name, attributes in theirs.items():
        same = next((one for one, given in left.items() if given == attributes), None)
        if same is None:
            elsewhere.append(name)
        else:
            del left[same]
            yield name, same
    unequal = [*left.values(), *(theirs[name] for name in elsewhere)]
    if len(elsewhere) != len(left) or not all("href" in attributes for attributes in unequal):
        raise ContentError(f"{where}: other links than in Kazakh")
    yield from zip(elsewhere, left, strict=True)
