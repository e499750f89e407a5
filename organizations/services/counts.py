"""Counts in words: whole sentences in every language, with the right plural."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import ngettext, ngettext_lazy

from organizations.enums import LegalForm

_OF_FORM: Final[dict[str, Promise | str]] = {
    LegalForm.PUBLIC_ASSOCIATION: ngettext_lazy(
        "%(number)s public association", "%(number)s public associations", "number"
    ),
    LegalForm.PUBLIC_FOUNDATION: ngettext_lazy(
        "%(number)s public foundation", "%(number)s public foundations", "number"
    ),
    LegalForm.YOUTH_ASSOCIATION: ngettext_lazy(
        "%(number)s youth public association", "%(number)s youth public associations", "number"
    ),
    LegalForm.UNION: ngettext_lazy(
        "%(number)s association of legal entities", "%(number)s associations of legal entities", "number"
    ),
    LegalForm.PRIVATE_FOUNDATION: ngettext_lazy(
        "%(number)s private foundation", "%(number)s private foundations", "number"
    ),
    LegalForm.CORPORATE_FUND: ngettext_lazy(
        "%(number)s corporate foundation", "%(number)s corporate foundations", "number"
    ),
    LegalForm.GROUP: ngettext_lazy("%(number)s initiative group", "%(number)s initiative groups", "number"),
    LegalForm.CLUB: ngettext_lazy("%(number)s volunteer club", "%(number)s volunteer clubs", "number"),
}


def counted(number: int, form: str = "") -> str:
    """Return how many organisations there are, by the name of their legal form where one was asked for."""
    if form in _OF_FORM:
        return str(_OF_FORM[form] % {"number": number})
    return ngettext("%(number)s organisation", "%(number)s organisations", number) % {"number": number}


def counted_towns(number: int) -> str:
    """Return in how many towns they are."""
    return ngettext("In %(number)s town", "In %(number)s towns", number) % {"number": number}
