"""What search engines are told about an organisation, as schema.org data.

Holds no person's name and no contact that is shown on the page only or nowhere.
"""

from __future__ import annotations

from typing import Any

from organizations.enums import LINK_KINDS, ContactKind, Precision
from organizations.models import Organization
from organizations.services.places import cities, regions
from organizations.services.showing import address
from organizations.services.ways import public_contacts
from portal.base.languages import LANGUAGES, localized
from portal.base.sites import absolute


def structured_data(organization: Organization, language: str) -> dict[str, Any]:
    """Return the organisation as a schema.org NGO."""
    name = organization.name(language).text
    contacts = public_contacts(organization.contacts.all())
    values: dict[str, list[str]] = {}
    for contact in contacts:
        values.setdefault(contact.kind, []).append(contact.value)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NGO",
        "identifier": str(organization.number),
        "name": name,
        "alternateName": _other_names(organization, name),
        "url": absolute(address(organization, language)),
        "address": _address(organization, language),
        "telephone": values.get(ContactKind.PHONE, []),
        "email": values.get(ContactKind.EMAIL, []),
        "sameAs": [
            value for kind in LINK_KINDS for value in values.get(kind, []) if value.startswith("http")
        ],
    }
    if organization.precision == Precision.EXACT and organization.point:
        longitude, latitude = organization.point
        data["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    return {key: value for key, value in data.items() if value}


def _other_names(organization: Organization, name: str) -> list[str]:
    names = [organization.short(code).text for code in LANGUAGES]
    names += [organization.name(code).text for code in LANGUAGES]
    return [other for other in dict.fromkeys(names) if other and other != name]


def _address(organization: Organization, language: str) -> dict[str, str]:
    city = cities().get(organization.city_id or "")
    parts = {
        "streetAddress": organization.address,
        "addressLocality": localized(city, "name", language).text if city else "",
        "addressRegion": localized(regions()[organization.region_id], "name", language).text,
        "addressCountry": "KZ",
    }
    return {"@type": "PostalAddress", **{key: value for key, value in parts.items() if value}}
