"""Organisations saved through the room's own service, with values that depend on the number alone."""

from __future__ import annotations

import datetime

import factory
from django.db.models import Max
from factory.django import DjangoModelFactory

from organizations.enums import ContactKind, Precision, Status
from organizations.models import Organization, OrganizationContact, OrganizationPage
from organizations.services.facts import save_facts
from organizations.services.pages import make_missing_pages
from tests.factories.places import CityFactory, LocalityFactory, RegionFactory, SectorFactory

__all__ = [
    "CityFactory",
    "LocalityFactory",
    "OrganizationContactFactory",
    "OrganizationFactory",
    "OrganizationPageFactory",
    "RegionFactory",
    "SectorFactory",
]


def next_number():
    """Return the number after the highest one there is."""
    return (Organization.objects.aggregate(top=Max("number"))["top"] or 0) + 1


class OrganizationFactory(DjangoModelFactory):
    """A listed public association in Kokshetau.

    `sectors=["bilim"]` gives it directions, `contacts={"phones": ["+77011234567"]}` contacts.
    """

    class Meta:
        model = Organization
        skip_postgeneration_save = True

    class Params:
        hidden = factory.Trait(status=Status.HIDDEN)
        demo = factory.Trait(is_demo=True)
        confirmed = factory.Trait(confirmed_on=datetime.date(2026, 3, 1))
        exact = factory.Trait(
            precision=Precision.EXACT, latitude=53.2871, longitude=69.4044, address="Абай көшесі, 76"
        )

    number = factory.LazyFunction(next_number)
    name_kk = factory.LazyAttribute(lambda row: f"«Ұйым {row.number}» қоғамдық бірлестігі")
    name_ru = factory.LazyAttribute(lambda row: f"Общественное объединение «Организация {row.number}»")
    name_en = factory.LazyAttribute(lambda row: f"“Organisation {row.number}” Public Association")
    legal_form = "qb"
    city = factory.SubFactory(CityFactory)
    region = factory.LazyAttribute(lambda row: row.city.region if row.city else RegionFactory())

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        """Save as every door of the portal does."""
        return save_facts(model_class(*args, **kwargs))

    @factory.post_generation
    def sectors(self, create, ids, **kwargs):
        """Link directions by id."""
        if ids:
            self.sectors.set([SectorFactory(id=one) for one in ids])

    @factory.post_generation
    def contacts(self, create, by_kind, **kwargs):
        """Add contacts by kind."""
        for kind, values in (by_kind or {}).items():
            for position, value in enumerate(values):
                OrganizationContactFactory(organization=self, kind=kind, value=value, position=position)


class OrganizationContactFactory(DjangoModelFactory):
    """A phone that is shown everywhere."""

    class Meta:
        model = OrganizationContact

    organization = factory.SubFactory(OrganizationFactory)
    kind = ContactKind.PHONE
    value = "+77162255555"


class OrganizationPageFactory(DjangoModelFactory):
    """The page of an organisation below the real directory page; needs `site_tree()`.

    The pages of the other languages are made with it, as the portal does.
    """

    class Meta:
        model = OrganizationPage

    organization = factory.SubFactory(OrganizationFactory)
    language = "kk"

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        language = kwargs.pop("language")
        organization = kwargs.pop("organization")
        make_missing_pages(of=[organization])
        page = model_class.objects.get(organization=organization, locale__language_code=language)
        for name, value in kwargs.items():
            setattr(page, name, value)
        if kwargs:
            page.save_revision().publish()
            page.refresh_from_db()
        return page
