"""Values that several rooms accept as people really write them: phones and names of people."""

from __future__ import annotations

import re
import unicodedata

import phonenumbers
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_NAME = 120

_TELEPHONE_WORD = re.compile(r"^(?:tel|тел|моб|mob|ph|phone)[.:]*\s*", re.IGNORECASE)
_OUTSIDE_A_PHONE = re.compile(r"[^\d+()\s./\u2010-\u2015\u2212-]")
_NAME_MARKS = frozenset(" -.'\u2019\u02bc\u2018`\u00b7\u2010\u2011")
_SPACES = re.compile(r"\s+")


def clean_phone(text: str) -> str:
    """Return a phone number in E.164 form, or refuse it.

    Takes `8701...`, `+7 (701) ...`, `7172 ...` with any brackets, hyphens and spaces, and foreign numbers
    that begin with `+`. The number must be possible in its country's plan; nobody is called.
    """
    written = _TELEPHONE_WORD.sub("", unicodedata.normalize("NFKC", text).strip())
    try:
        if _OUTSIDE_A_PHONE.search(written) or "+" in written[1:]:
            raise phonenumbers.NumberParseException(phonenumbers.NumberParseException.NOT_A_NUMBER, written)
        number = phonenumbers.parse(_with_country(written), None)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_valid_number(number):
        raise ValidationError(
            _("“%(value)s” is not a phone number. Write it like 8 701 123 45 67 or +7 701 123 45 67."),
            code="phone",
            params={"value": text.strip()[:40]},
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def _with_country(written: str) -> str:
    """Return the digits with `+` and country code; a number without them is one of this country."""
    digits = re.sub(r"\D", "", written)
    if written.startswith("+"):
        return f"+{digits}"
    code = str(phonenumbers.country_code_for_region(settings.PHONENUMBER_DEFAULT_REGION))
    if digits.startswith("810"):  # the old way to dial abroad
        return f"+{digits[3:]}"
    if len(digits) == 11 and digits[0] in ("8", code):
        digits = digits[1:]
    return f"+{code}{digits}"


def clean_person_name(text: str) -> str:
    """Return a person's name with single spaces, or refuse it: letters of any alphabet, one word or more."""
    name = _SPACES.sub(" ", unicodedata.normalize("NFC", text)).strip()
    if len(name) > MAX_NAME:
        raise ValidationError(
            _("The name is longer than %(limit)s characters."), code="name_long", params={"limit": MAX_NAME}
        )
    if not any(char.isalpha() for char in name) or not all(map(_belongs_to_a_name, name)):
        raise ValidationError(
            _("Write the name in letters; spaces, hyphens, dots and apostrophes may stand between them."),
            code="name",
        )
    return name


def _belongs_to_a_name(char: str) -> bool:
    return char in _NAME_MARKS or unicodedata.category(char)[0] in "LM"


def validate_phone(value: str) -> None:
    """Refuse what `clean_phone` refuses (for model and form fields)."""
    clean_phone(value)


def validate_person_name(value: str) -> None:
    """Refuse what `clean_person_name` refuses (for model and form fields)."""
    clean_person_name(value)
