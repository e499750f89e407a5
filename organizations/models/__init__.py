"""Models of the directory."""

from __future__ import annotations

from organizations.models.contacts import OrganizationContact
from organizations.models.imports import DirectoryImport, RemovedFact
from organizations.models.organization import Organization
from organizations.models.pages import OrganizationIndexPage, OrganizationPage
from organizations.models.places import City, Locality, Region
from organizations.models.reports import MistakeReport

__all__ = [
    "City",
    "DirectoryImport",
    "Locality",
    "MistakeReport",
    "Organization",
    "OrganizationContact",
    "OrganizationIndexPage",
    "OrganizationPage",
    "Region",
    "RemovedFact",
]
