"""The way to a page of this room, as the breadcrumbs show it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from guides.services.contents import Guide
from portal.base.languages import current_language

Step = dict[str, str]


def home_step() -> Step:
    """Return the step to the front page."""
    return {"label": _("Home"), "href": f"/{current_language()}/"}


def guides_step(*, link: bool = True) -> Step:
    """Return the step to the list of guides."""
    return {"label": _("Guides"), "href": reverse("guides:index") if link else ""}


def guide_step(guide: Guide, *, link: bool = True) -> Step:
    """Return the step to a guide, by the name of its direction where it has one."""
    if not guide.name.text:
        return {"label": guide.title, "href": guide.href if link else ""}
    step = {"label": guide.name.text, "href": guide.href if link else ""}
    return step if guide.name.language == current_language() else {**step, "lang": guide.name.language}


def forms_step(*, link: bool = True) -> Step:
    """Return the step to the list of printable forms."""
    return {"label": _("Forms to print"), "href": reverse("guides:forms") if link else ""}


def glossary_step() -> Step:
    """Return the step to the list of terms, which is the last one."""
    return {"label": _("Terms"), "href": ""}
