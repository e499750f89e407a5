"""Which encoding a text file is written in, judged by its bytes and by the letters that come out."""

from __future__ import annotations

import codecs
import re

from django.utils.translation import gettext as _

from portal.base.errors import Refused

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Letters of other Slavic languages: where they come out, the bytes were those of the Kazakh code page.
_OTHER_SLAVIC = re.compile("[ЂЃђѓЉЊЌЋЏљњќћџЎўЈҐЄЇјЅѕєїґ]")
_LOST_LETTER = re.compile(r"\?(?=[а-яё])|(?<=[а-яё])\?(?=[а-яё\w])", re.IGNORECASE)
_DAMAGED = "\ufffd"


def decode(content: bytes) -> tuple[str, list[str]]:
    """Return the text of a file and what is to be said about its encoding, or refuse it.

    UTF-8 and UTF-16, with or without their mark, and the two old Windows code pages, as long as no Kazakh
    letter was lost in them.
    """
    text, encoding = _decoded(content)
    if "\x00" in text:
        raise Refused(_("The file holds null bytes: it is not a table saved as text."), code="null")
    notes = []
    if encoding in ("cp1251", "kz1048"):
        notes.append(
            _("The file is in the old encoding %(name)s; it was read, UTF-8 is safer.") % {"name": encoding}
        )
    return text, notes


def _decoded(content: bytes) -> tuple[str, str]:
    encoding = next((name for mark, name in _BOMS if content.startswith(mark)), _guess_utf_16(content))
    try:
        return content.decode(encoding or "utf-8"), encoding or "utf-8"
    except UnicodeDecodeError as error:
        if encoding or _is_damaged_utf_8(content):
            line = content[: error.start].count(b"\n") + 1
            raise Refused(
                _("The file is in %(name)s, but damaged in line %(line)s. Save it as CSV UTF-8 or XLSX.")
                % {"name": (encoding or "utf-8").upper(), "line": line},
                code="damaged",
            ) from error
    return _old_code_page(content)


def _guess_utf_16(content: bytes) -> str:
    """A heading in plain letters has a zero in every other byte."""
    head = content[:8]
    if len(head) == 8 and not any(head[1::2]) and all(head[::2]):
        return "utf-16-le"
    return "utf-16-be" if len(head) == 8 and not any(head[::2]) and all(head[1::2]) else ""


def _is_damaged_utf_8(content: bytes) -> bool:
    """Say whether most letters beyond the plain ones are sound UTF-8."""
    text = content.decode("utf-8", errors="replace")
    damaged = text.count(_DAMAGED)
    sound = sum(char > "\x7f" for char in text) - damaged
    return sound > 4 * damaged


def _old_code_page(content: bytes) -> tuple[str, str]:
    for encoding in ("cp1251", "kz1048"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _OTHER_SLAVIC.search(text):
            continue
        if _LOST_LETTER.search(text):
            raise Refused(
                _(
                    "The file is in the old Windows encoding (CP1251), which has no Kazakh letters: they"
                    " became question marks. Save it as CSV UTF-8 or XLSX."
                ),
                code="lost_letters",
            )
        return text, encoding
    raise Refused(_("The encoding of the file is not known. Save it as CSV UTF-8 or XLSX."), code="encoding")
