"""Saving the facts of an organisation, with the columns that follow from them.

Admin, import, claims and seed all save through here, so sorting, searching, the address and the titles of
the pages never lag behind the names.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, count

from django.db import transaction

from organizations.models import City, Organization, Region
from organizations.names import distinctive, folded_names, names_of_place
from organizations.querysets import OrganizationQuerySet
from organizations.rules import is_reserved
from organizations.services.pages import keep_titles
from portal.base import generation
from portal.base.languages import LANGUAGES
from portal.text import Language, fold_words, slugify, sort_key

ALPHABETS: tuple[Language, ...] = ("kk", "ru", "en")
#: What `derive` may set; an import writes a row again when one of these has changed.
DERIVED = ("region", "short_kk", "short_ru", "short_en", "sort_kk", "sort_ru", "sort_en", "folded")


def save_facts(organization: Organization) -> Organization:
    """Save an organisation, new or changed, with everything that follows from its names and place."""
    with transaction.atomic():
        derive(organization)
        if not organization.slug:
            slug = slug_for(organization)
            taken = Organization.objects.filter(slug__startswith=slug[:70]).exclude(pk=organization.pk)
            organization.slug = free_slug(
                slug, organization.number, set(taken.values_list("slug", flat=True))
            )
        organization.save()
        keep_titles([organization])
    return organization


def derive(organization: Organization) -> None:
    """Set what follows from names and place: region, missing short names, sort keys and folded words."""
    if organization.city is not None:
        organization.region = organization.city.region
    for code in LANGUAGES:
        if not getattr(organization, f"short_{code}"):
            setattr(organization, f"short_{code}", distinctive(getattr(organization, f"name_{code}")))
    for code in ALPHABETS:
        setattr(organization, f"sort_{code}", sort_key(organization.short(code).text, code))
    organization.folded = _folded_words(organization)


def _folded_words(organization: Organization) -> str:
    """Return the words people search by, each once with a space before it."""
    texts = [getattr(organization, f"{kind}_{code}") for kind in ("short", "name") for code in LANGUAGES]
    words = dict.fromkeys(word for text in texts for word in fold_words(text))
    for place in (organization.city, organization.region):
        words |= dict.fromkeys(_place_words(tuple(names_of_place(place))) if place else ())
    return "".join(f" {word}" for word in words)


@lru_cache(maxsize=1000)
def _place_words(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for name in names for word in fold_words(name))


def slug_for(organization: Organization) -> str:
    """Return the address that an organisation would have if nobody else had it."""
    return slugify(organization.short_kk) or slugify(organization.short("en").text) or "organization"


def free_slug(slug: str, number: int, taken: set[str]) -> str:
    """Return the slug, with the number where the plain one is taken or reserved."""
    candidates = [slug] if not is_reserved(slug) else []
    others = (f"{slug[:70]}-{number}-{more}" for more in count(2))
    return next(text for text in chain(candidates, [f"{slug}-{number}"], others) if text not in taken)


def save_city(city: City) -> City:
    """Save a town with its folded names, and refresh the organisations that are found by them."""
    with transaction.atomic():
        city.folded = folded_names(names_of_place(city))
        city.save()
        refresh(Organization.objects.filter(city=city))
    return city


def save_region(region: Region) -> Region:
    """Save a region, and refresh the organisations that are found by its name."""
    with transaction.atomic():
        region.save()
        refresh(Organization.objects.filter(region=region))
    return region


def refresh(organizations: OrganizationQuerySet) -> int:
    """Work out anew what follows from names and places, and return how many rows that changed."""
    rows = organizations.select_related("city__region", "region")
    stale = [organization for organization in rows if is_stale(organization)]
    if stale:
        Organization.objects.bulk_update(stale, DERIVED, batch_size=200)
        transaction.on_commit(generation.bump)
    return len(stale)


def is_stale(organization: Organization) -> bool:
    """Derive, and say whether that changed anything."""
    before = [getattr(organization, name) for name in DERIVED]
    derive(organization)
    return before != [getattr(organization, name) for name in DERIVED]
