"""Models of the guides room."""

from __future__ import annotations

from guides.models.documents import GuideDocument
from guides.models.pages import GuideChapterPage, GuideIndexPage, GuidePage
from guides.models.resources import ResourceLink
from guides.models.sectors import Sector
from guides.models.snippets import FormTemplate, GlossaryTerm, SharedChapter

__all__ = [
    "FormTemplate",
    "GlossaryTerm",
    "GuideChapterPage",
    "GuideDocument",
    "GuideIndexPage",
    "GuidePage",
    "ResourceLink",
    "Sector",
    "SharedChapter",
]
