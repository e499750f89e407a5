"""The kit of a guide: one zip that works without a connection, with the guide, its forms and a poster."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from guides.enums import DocumentKind
from guides.models import GuideDocument
from guides.services.documents import shelf
from guides.services.documents.epub import DATE
from guides.services.documents.wanted import Ident
from guides.services.forms import form_cards

Rows = Mapping[Ident, GuideDocument]
Parts = dict[str, GuideDocument]


def parts_of(guide: str, forms: tuple[str, ...], language: str, rows: Rows) -> Parts | None:
    """Return what a kit is made of, by the names in it; None while a part of it is not what it should be."""
    cards = form_cards(language)
    idents: dict[str, Ident] = {
        f"{guide}-{language}.pdf": (DocumentKind.GUIDE, guide, "", language),
        f"{guide}-poster-{language}.pdf": (DocumentKind.POSTER, guide, "", language),
    }
    for slug in (cards[key].slug for key in forms if key in cards):
        idents[f"forms/{slug}-{language}.pdf"] = (DocumentKind.FORM, "", slug, language)
    found = {name: rows[ident] for name, ident in idents.items() if ident in rows and is_current(rows[ident])}
    return found if len(found) == len(idents) else None


def is_current(row: GuideDocument) -> bool:
    """Say whether the file is there and made of the content that was seen last."""
    return row.digest == row.seen_digest and shelf.holds(row.name)


def digest_of(parts: Parts) -> str:
    """Return a mark of everything that is in a kit."""
    mark = sha256()
    for name in sorted(parts):
        mark.update(f"{name} {parts[name].digest}\n".encode())
    return mark.hexdigest()[:32]


def pack(parts: Parts) -> bytes:
    """Return the zip; PDF is packed already, so it is only put together."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_STORED) as packed:
        for name, row in parts.items():
            packed.writestr(ZipInfo(name, DATE), shelf.path_of(row.name).read_bytes())
    return out.getvalue()
