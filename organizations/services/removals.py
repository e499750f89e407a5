"""The removal list: what somebody asked to take down is taken down, and no import brings it back.

The list holds keyed digests only. They are made with SECRET_KEY and compared under SECRET_KEY_FALLBACKS
too, so a key that made entries must stay among the fallbacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from organizations.enums import ContactKind
from organizations.models import Organization, OrganizationContact, RemovedFact
from organizations.validators import contact_cleaner
from portal.base.errors import Refused
from portal.text import normalise, person_key

PERSON, NOTE = "contact_person", "source_note"
TEXTS = (PERSON, "address", NOTE)
REMOVABLE = (*ContactKind.values, *TEXTS)
#: Stands for every value of a field.
EVERYTHING = "*"

_SALT = "organizations.removals"
_ROLE = re.compile(r"\s+[-\u2013\u2014]\s+|,\s*")
_LETTERS_OF_NAMES = re.compile(r"[^\W\d_][\w.'\u2019-]*")


def digest(number: int, field: str, plain: str, key: str | bytes | None = None) -> str:
    """Return the keyed digest of a value in its plainest form."""
    return salted_hmac(_SALT, f"{number}:{field}:{plain}", secret=key, algorithm="sha256").hexdigest()


def plainest(field: str, value: str) -> str:
    """Return the form in which two spellings of one value are equal."""
    if field == PERSON:
        return " ".join(sorted(person_key(value).split()))
    if field in TEXTS:
        return normalise(value).casefold()
    try:
        value = contact_cleaner(field)(value)
    except ValidationError:
        value = value.strip()
    return re.sub(r"^https?://(?:www\.)?", "", value.casefold()).rstrip("/")


def parts_of(field: str, value: str) -> list[str]:
    """Return the single facts of a text: the people of a cell, else the text itself."""
    return [part.strip() for part in value.split(";") if part.strip()] if field == PERSON else [value]


def spellings(field: str, value: str) -> set[str]:
    """Return the plain forms under which a value is known: a person with the role and without it."""
    names = [part for part in _ROLE.split(value) if _is_name(part)] if field == PERSON else []
    return {plainest(field, text) for text in (value, *names)} - {""}


def _is_name(text: str) -> bool:
    words = text.split()
    return len(words) > 1 and all(word[0].isupper() and _LETTERS_OF_NAMES.fullmatch(word) for word in words)


class Removals:
    """A removal list, whole or in part: the digests of each organisation and field."""

    def __init__(self, digests: Mapping[tuple[int, str], set[str]]) -> None:
        self._digests = digests
        self._keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]

    @classmethod
    def of(cls, numbers: Iterable[int]) -> Removals:
        """Read the list of some organisations in one query."""
        digests: dict[tuple[int, str], set[str]] = {}
        rows = RemovedFact.objects.filter(number__in=numbers)
        for number, field, found in rows.values_list("number", "field", "digest"):
            digests.setdefault((number, field), set()).add(found)
        return cls(digests)

    def holds(self, number: int, field: str, value: str) -> bool:
        """Say whether this value of this organisation must not come back."""
        removed = self._digests.get((number, field))
        if not removed:
            return False
        plain = {EVERYTHING, *spellings(field, value)}
        return any(digest(number, field, text, key) in removed for key in self._keys for text in plain)

    def remaining(self, number: int, field: str, values: list[str]) -> list[str]:
        """Return the values that nobody asked to remove."""
        return [value for value in values if not self.holds(number, field, value)]

    def remaining_text(self, number: int, field: str, text: str) -> str:
        """Return a text without the parts that somebody asked to remove."""
        if (number, field) not in self._digests:
            return text
        return "; ".join(self.remaining(number, field, parts_of(field, text)))


def request_removal(number: int, field: str, value: str) -> int:
    """Take a fact down and put it on the removal list; return how many facts were taken down.

    An empty value means all of the field. Where an organisation's note on the source repeats the value, the
    note goes too. Asking twice is harmless.
    """
    if field not in REMOVABLE:
        raise Refused(_("Only contacts, the person, the address and the note can be removed."), field=field)
    plain = {text for part in parts_of(field, value) for text in spellings(field, part)}
    if value.strip() and not plain:
        raise Refused(_("This value says nothing that could be found again."), field=field)
    asked = {(number, field): {digest(number, field, text) for text in plain or {EVERYTHING}}}
    for other in _notes_repeating(field, plain):
        asked[other, NOTE] = {digest(other, NOTE, EVERYTHING)}
    with transaction.atomic():
        RemovedFact.objects.bulk_create(
            [
                RemovedFact(number=key[0], field=key[1], digest=one)
                for key, found in asked.items()
                for one in found
            ],
            ignore_conflicts=True,
        )
        return _enforce({number for number, _field in asked}, Removals(asked))


def _notes_repeating(field: str, plain: set[str]) -> list[int]:
    """Return the numbers of organisations whose note on the source repeats a removed value."""
    if field == NOTE:
        return []
    words = {text[-10:] if field == ContactKind.PHONE else text for text in plain if len(text) > 4}
    notes = Organization.objects.exclude(source_note="").values_list("number", NOTE)
    return [number for number, note in notes if any(_repeats(field, note, word) for word in words)]


def _repeats(field: str, note: str, word: str) -> bool:
    if field == ContactKind.PHONE:
        return word in re.sub(r"\D", "", note)
    if field == PERSON:
        return set(word.split()) <= set(re.findall(r"\w+", person_key(note)))
    return word in note.casefold() or word.rpartition("/")[2] in note.casefold()


def enforce() -> int:
    """Take down whatever is on the removal list (a restored copy may be older than a request)."""
    numbers = set(RemovedFact.objects.values_list("number", flat=True))
    with transaction.atomic():
        return _enforce(numbers, Removals.of(numbers))


def _enforce(numbers: set[int], removals: Removals) -> int:
    rows = Organization.objects.select_for_update().filter(number__in=numbers).prefetch_related("contacts")
    return sum(_enforce_on(organization, removals) for organization in rows)


def _enforce_on(organization: Organization, removals: Removals) -> int:
    number, memory = organization.number, dict(organization.imported)
    gone = [
        contact.pk
        for contact in organization.contacts.all()
        if removals.holds(number, contact.kind, contact.value)
    ]
    OrganizationContact.objects.filter(pk__in=gone).delete()
    cleared = 0
    for field in TEXTS:
        text = getattr(organization, field)
        left = removals.remaining_text(number, field, text)
        cleared += left != text
        setattr(organization, field, left)
    organization.imported = forgotten(number, memory, removals)
    if cleared or organization.imported != memory:
        organization.save(update_fields=[*TEXTS, "imported", "changed_at"])
    return len(gone) + cleared


def forgotten(number: int, memory: dict[str, object], removals: Removals) -> dict[str, object]:
    """Return the memory of imports without the values that were removed."""
    left = dict(memory)
    for field, value in memory.items():
        if field in ContactKind.values and isinstance(value, list):
            left[field] = removals.remaining(number, field, value)
        elif field in TEXTS and isinstance(value, str):
            left[field] = removals.remaining_text(number, field, value)
        elif field == "withheld" and isinstance(value, dict):
            left[field] = {
                kind: {
                    text: shown[text]
                    for text in ["", *removals.remaining(number, kind, [*shown])]
                    if text in shown
                }
                for kind, shown in value.items()
            }
    return left
