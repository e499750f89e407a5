"""What search engines are told about a guide and a chapter, as schema.org data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from guides.services.contents import Entry, Guide
from portal.base.sites import absolute
from portal.base.structured import breadcrumb_list

Steps = Sequence[Mapping[str, str]]


def guide_data(guide: Guide, description: str, language: str, steps: Steps) -> dict[str, Any]:
    """Return a guide with its chapters, and the way to it."""
    about = {
        **_resource(guide.title, description, guide.href, guide.minutes, language),
        "hasPart": [
            {"@type": "LearningResource", "name": entry.title, "url": absolute(entry.canonical)}
            for entry in guide.chapters
        ],
    }
    return _graph(about, steps)


def chapter_data(entry: Entry, guide: Guide, description: str, language: str, steps: Steps) -> dict[str, Any]:
    """Return a chapter of a guide, and the way to it."""
    about = {
        **_resource(entry.title, description, entry.canonical, entry.minutes, language),
        "position": entry.number,
        "isPartOf": {"@type": "LearningResource", "name": guide.title, "url": absolute(guide.href)},
    }
    if entry.changed:
        about["dateModified"] = entry.changed.date().isoformat()
    return _graph(about, steps)


def _resource(name: str, description: str, href: str, minutes: int, language: str) -> dict[str, Any]:
    return {
        "@type": "LearningResource",
        "name": name,
        "description": description,
        "url": absolute(href),
        "inLanguage": language,
        "timeRequired": f"PT{minutes}M",
        "isAccessibleForFree": True,
        "publisher": {"@type": "Organization", "name": "Birgemiz", "url": absolute("/")},
    }


def _graph(about: dict[str, Any], steps: Steps) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@graph": [about, breadcrumb_list(steps)]}
