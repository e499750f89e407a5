"""What one cell or field of the directory may hold: pure rules, from a written value to its normal form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import SplitResult, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from organizations.enums import ContactKind, LegalForm, Reach
from portal.base.validators import clean_phone

MAX_NUMBER = 9_999_999
MAX_VALUES = 20
MAX_LINK = 300

_LINE_BREAKS = re.compile(r"[\r\n]+")
_SPACES = re.compile(r"[ \t\u00a0]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_SHEET_ERROR = re.compile(r"#(REF|N/A|NAME|VALUE|DIV/0|NULL|NUM|SPILL|CALC)[!?]?$")
_HANDLE = re.compile(r"@?[A-Za-z0-9._-]{2,60}")
_HOSTS: dict[str, tuple[str, tuple[str, ...]]] = {
    ContactKind.INSTAGRAM: ("www.instagram.com", ("instagram.com", "www.instagram.com", "m.instagram.com")),
    ContactKind.FACEBOOK: (
        "www.facebook.com",
        ("facebook.com", "www.facebook.com", "m.facebook.com", "web.facebook.com", "fb.com"),
    ),
    ContactKind.VK: ("vk.com", ("vk.com", "www.vk.com", "m.vk.com", "vk.ru")),
    ContactKind.TELEGRAM: ("t.me", ("t.me", "telegram.me")),
    ContactKind.YOUTUBE: ("www.youtube.com", ("youtube.com", "www.youtube.com", "m.youtube.com", "youtu.be")),
    ContactKind.TWITTER: ("x.com", ("x.com", "twitter.com", "www.twitter.com", "mobile.twitter.com")),
}  # fmt: skip
_ENDS_WITH_SLASH = (ContactKind.INSTAGRAM, ContactKind.FACEBOOK)
_email = EmailValidator()


def clean_text(written: str, limit: int, *, lines: bool = False) -> str:
    """Return plain text with single spaces; refuse control characters, formulas and what is too long."""
    text = _without_formats(unicodedata.normalize("NFC", written)).strip("\n \u00a0")
    if text.startswith("'") and text[1:].startswith(_FORMULA):
        text = text[1:]  # how spreadsheets and our own exports say "this is text"
    elif text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA):
        sign = text[0] if text[0] > " " else repr(text[0])[1:-1]
        raise ValidationError(
            _("The text begins with “%(sign)s”, which a spreadsheet runs as a formula. Write it as text."),
            code="formula",
            params={"sign": sign},
        )
    if not lines:
        text = " ".join(line.strip() for line in _LINE_BREAKS.split(text))
    text = _SPACES.sub(" ", text).strip()
    if _SHEET_ERROR.match(text):
        raise ValidationError(
            _("“%(value)s” is an error of the spreadsheet."), code="sheet", params={"value": text}
        )
    if any(unicodedata.category(char) in ("Cc", "Cs", "Co") and char != "\n" for char in text):
        raise ValidationError(_("The text holds characters that cannot be shown."), code="control")
    if len(text) > limit:
        raise ValidationError(
            _("The text is longer than %(limit)s characters."), code="long", params={"limit": limit}
        )
    return text


def _without_formats(text: str) -> str:
    """Return the text without soft hyphens, byte order marks and other invisible formats."""
    if text.isprintable():
        return text
    return "".join(char for char in text if unicodedata.category(char) != "Cf")


def clean_number(written: str) -> int:
    """Return an organisation's permanent number."""
    text = written.strip().removesuffix(".0")
    if not text:
        raise ValidationError(_("The number is missing."), code="number_missing")
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= MAX_NUMBER or len(text) > 9:
        raise ValidationError(
            _("“%(value)s” is not a number from 1 to %(limit)s."),
            code="number",
            params={"value": text[:40], "limit": MAX_NUMBER},
        )
    return int(text)


def clean_year(written: str) -> int:
    """Return the year of a source."""
    text = written.strip().removesuffix(".0")
    if not (text.isascii() and text.isdigit() and len(text) == 4 and 1990 <= int(text) <= 2100):
        raise ValidationError(_("“%(value)s” is not a year."), code="year", params={"value": text[:40]})
    return int(text)


def clean_legal_form(written: str) -> str:
    """Return the code of a legal form; nothing written means that no form is stated."""
    return _choice(written.strip().lower() or LegalForm.OTHER.value, LegalForm.values)


def clean_reach(written: str) -> str:
    """Return how far an organisation works."""
    return _choice(written.strip().lower(), Reach.values)


def _choice(value: str, known: list[str]) -> str:
    if value not in known:
        raise ValidationError(
            _("“%(value)s” is not known here. Known are: %(known)s."),
            code="choice",
            params={"value": value[:40], "known": ", ".join(filter(None, known))},
        )
    return value


def clean_contacts(kind: str, written: str) -> list[str]:
    """Return the contacts of one kind in a cell, in their normal form and each once; `;` parts them."""
    separators = r"[;\r\n]+" if kind not in (ContactKind.PHONE, ContactKind.EMAIL) else r"[;,\r\n]+"
    parts = [part.strip().removeprefix("'") for part in re.split(separators, written)]
    cleaned: dict[str, str] = {}
    for part in filter(None, parts):
        value = contact_cleaner(kind)(part)
        cleaned.setdefault(value.casefold(), value)
    if len(cleaned) > MAX_VALUES:
        raise ValidationError(_("More than %(limit)s values."), code="many", params={"limit": MAX_VALUES})
    return list(cleaned.values())


def contact_cleaner(kind: str) -> Callable[[str], str]:
    """Return the function that brings a contact of this kind to its normal form or refuses it."""
    if kind == ContactKind.PHONE:
        return clean_phone
    if kind == ContactKind.EMAIL:
        return clean_email
    return lambda text: clean_link(kind, text)


def clean_email(text: str) -> str:
    """Return an e-mail address; it is not lowered, some are printed with a capital."""
    address = text.strip().removeprefix("mailto:")
    try:
        _email(address if not address.startswith(_FORMULA) else "")
    except ValidationError:
        raise ValidationError(
            _("“%(value)s” is not an e-mail address."), code="email", params={"value": address[:60]}
        ) from None
    return address


def clean_link(kind: str, text: str) -> str:
    """Return an address on the web in the normal form of its network; only http and https are links."""
    if kind == ContactKind.WHATSAPP:
        return f"https://wa.me/{clean_phone(re.sub(r'^https?://wa.me/', '+', text.strip())).lstrip('+')}"
    network = _HOSTS.get(kind)
    if network and _HANDLE.fullmatch(text) and (text.startswith("@") or "." not in text):
        text = f"https://{network[0]}/{text.removeprefix('@')}"
    elif network and "://" not in text and text.lower().startswith(network[1]):
        text = f"https://{text}"
    parts = _address(text)
    if network is None:
        return parts._replace(path=parts.path or "/").geturl()
    host = (parts.hostname or "").lower()
    if host not in network[1] or not parts.path.strip("/"):
        raise ValidationError(
            _("“%(value)s” is not an address on %(host)s."),
            code="host",
            params={"value": text[:60], "host": network[0]},
        )
    host = host if host == "youtu.be" else network[0]
    path = parts.path.rstrip("/") + ("/" if kind in _ENDS_WITH_SLASH and not parts.query else "")
    return SplitResult("https", host, path, parts.query, "").geturl()


def _address(text: str) -> SplitResult:
    try:
        parts = urlsplit(text)
        sound = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and parts.port != 0
    except ValueError:
        sound = False
    if (
        not sound
        or "@" in parts.netloc
        or len(text) > MAX_LINK
        or re.search(r"[\s\x00-\x1f<>\"'\\^`{|}]", text)
    ):
        raise ValidationError(
            _("“%(value)s” is not an address that begins with https:// or http://."),
            code="link",
            params={"value": text[:60]},
        )
    return parts
