"""The ways to reach an organisation, as links that can be pressed.

What is withheld is counted and never handed out. Only addresses of the web, phones and mailboxes become
links: anything else stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

import phonenumbers
from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

from organizations.enums import ON_PAGE, ContactKind, Visibility
from organizations.models import Organization, OrganizationContact

_ICONS: Final = {
    ContactKind.PHONE: "phone",
    ContactKind.EMAIL: "mail",
    ContactKind.WEBSITE: "globe",
    ContactKind.INSTAGRAM: "instagram",
    ContactKind.FACEBOOK: "facebook",
    ContactKind.VK: "vk",
    ContactKind.TELEGRAM: "telegram",
    ContactKind.YOUTUBE: "youtube",
    ContactKind.WHATSAPP: "whatsapp",
}
_ACTS: Final[dict[str, str | Promise]] = {
    ContactKind.PHONE: pgettext_lazy("what a link does", "Call"),
    ContactKind.EMAIL: pgettext_lazy("what a link does", "Write an e-mail"),
    ContactKind.WEBSITE: pgettext_lazy("what a link does", "Open the website"),
}
#: Kinds whose addresses are a name after the host, written with an @ by everybody.
_HANDLES: Final = {ContactKind.INSTAGRAM, ContactKind.TELEGRAM, ContactKind.TWITTER}
_LAST_FOUR: Final = re.compile(r"(\d\d)(\d\d)$")
_MAX_TEXT: Final = 40


@dataclass(frozen=True)
class Way:
    """One way: what stands on the button, where it leads, and whether search engines may quote it."""

    kind: str
    icon: str
    href: str
    text: str
    label: str | Promise
    private: bool


@dataclass(frozen=True)
class Ways:
    """All ways that may be shown on an organisation's own page, and how many may not."""

    shown: tuple[Way, ...]
    withheld: int
    doubtful: int


def ways(organization: Organization) -> Ways:
    """Return what its own page shows: everything but contacts that are withheld altogether."""
    contacts = list(organization.contacts.all())
    visible = [contact for contact in contacts if contact.visibility in ON_PAGE]
    doubtful = [contact for contact in visible if contact.kind == ContactKind.PHONE and contact.note]
    return Ways(tuple(map(_way, visible)), len(contacts) - len(visible), len(doubtful))


def public_ways(organization: Organization) -> tuple[Way, ...]:
    """Return what may also stand outside its own page."""
    return tuple(map(_way, public_contacts(organization.contacts.all())))


def public_contacts(contacts: Iterable[OrganizationContact]) -> list[OrganizationContact]:
    """Return the contacts that may be handed out one organisation at a time."""
    return [contact for contact in contacts if contact.visibility == Visibility.EVERYWHERE]


def _way(contact: OrganizationContact) -> Way:
    kind = ContactKind(contact.kind)
    return Way(
        kind=kind.value,
        icon=_ICONS.get(kind, "link"),
        href=_address(kind, contact.value),
        text=_text(kind, contact.value),
        label=_ACTS.get(kind, kind.label),
        private=kind in (ContactKind.PHONE, ContactKind.EMAIL) or contact.visibility == Visibility.PAGE,
    )


def _address(kind: ContactKind, value: str) -> str:
    if kind == ContactKind.PHONE:
        return f"tel:{value}"
    if kind == ContactKind.EMAIL:
        return f"mailto:{value}"
    digits = re.sub(r"\D", "", value)
    if kind == ContactKind.WHATSAPP and re.fullmatch(r"\+?[\d\s()-]+", value):
        return f"https://wa.me/{digits}"
    return value if urlsplit(value).scheme in ("http", "https") else ""


def _text(kind: ContactKind, value: str) -> str:
    if kind == ContactKind.PHONE:
        return readable_phone(value)
    parts = urlsplit(value)
    path = parts.path.strip("/")
    if not parts.netloc:
        return value
    if kind in _HANDLES and path and "/" not in path:
        return f"@{path}"
    host = parts.netloc.removeprefix("www.")
    written = f"{host}/{path}" if path else host
    return written if len(written) <= _MAX_TEXT else host


def readable_phone(value: str) -> str:
    """Return a number in groups as people here read it: +7 708 283 19 65, +7 7172 76 21 84."""
    try:
        number = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        return value
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return _LAST_FOUR.sub(r"\1 \2", written) if number.country_code == 7 else written
