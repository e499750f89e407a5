"""A directory of a size that the country does not have yet: fact rows made in bulk."""

from __future__ import annotations

import random

from organizations.enums import LegalForm, Status
from organizations.models import City, Organization
from organizations.services.directory import sectors
from portal.base import generation
from portal.text import fold_words, sort_key

FIRST = 1_000_001
BATCH = 5_000
WORDS = (
    "жастар", "ұлан", "болашақ", "достық", "мейірім", "шаңырақ", "асар", "самға", "қанат", "жүрек",
    "үміт", "сенім", "көмек", "қамқор", "жұлдыз", "дала", "өрлеу", "тұлпар", "бастау", "нұр",
    "ізгілік", "парыз", "ерлік", "мұра", "табиғат", "орман", "өзен", "таза", "білім", "кітап",
    "спорт", "бала", "ана", "қарт", "ауыл", "қала",
)  # fmt: skip


def fill(count: int) -> int:
    """Add generated organisations until there are `count`; returns how many were added."""
    have = Organization.objects.filter(number__gte=FIRST).count()
    chance = random.Random(20261124)  # noqa: S311 -- figures for a speed table, not a secret
    towns = list(City.objects.all())
    weights = [max(town.population or 5_000, 5_000) for town in towns]
    numbers = range(FIRST + have, FIRST + count)
    for start in range(0, len(numbers), BATCH):
        rows = [_row(number, chance, towns, weights) for number in numbers[start : start + BATCH]]
        made = Organization.objects.bulk_create(rows)
        _link(made, chance)
    generation.bump()
    return len(numbers)


def _row(number: int, chance: random.Random, towns: list[City], weights: list[int]) -> Organization:
    town = chance.choices(towns, weights)[0]
    short = " ".join(chance.sample(WORDS, 3)).capitalize()
    words = {
        *fold_words(short),
        *fold_words(town.name_kk),
        *fold_words(town.name_ru),
        *fold_words(town.former_names),
    }
    return Organization(
        number=number, slug=f"generated-{number}", status=Status.LISTED,
        name_kk=f"«{short}» қоғамдық қоры", short_kk=short, short_ru=short, short_en=short,
        legal_form=chance.choice(LegalForm.values), city=town, region_id=town.region_id,
        sort_kk=sort_key(short, "kk"), sort_ru=sort_key(short, "ru"), sort_en=sort_key(short, "en"),
        folded="".join(f" {word}" for word in sorted(words)),
    )  # fmt: skip


def _link(rows: list[Organization], chance: random.Random) -> None:
    through = Organization.sectors.through
    ids = list(sectors())
    links = [
        through(organization_id=row.pk, sector_id=chance.choice(ids)) for row in rows if chance.random() < 0.6
    ]
    through.objects.bulk_create(links)
