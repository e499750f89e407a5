"""A chapter for the printer: whole addresses in links, terms as plain words, names that stay apart."""

from __future__ import annotations

import re

from django.utils.safestring import SafeString, mark_safe

from guides.services.contents import Entry, Guide
from guides.services.showing import Shown
from portal.base.sites import absolute

_TERM = re.compile(
    r'<button class="term"[^>]*>(?P<words>.*?)</button><span class="def"[^>]*>.*?</span>', re.DOTALL
)
_NAMES = re.compile(r'(?P<before>\s(?:id|for|aria-labelledby|aria-describedby)=")(?P<names>[^"]+)')
_LINK = re.compile(r'(?P<before><a\b[^>]*\shref=")(?P<path>/[^"#]*)(?P<place>[^"]*)')
_OWN_PLACE = re.compile(r'(?P<before><a\b[^>]*\shref="#)')
_HEADING = re.compile(r"(?P<tag></?h)(?P<level>[2-5])\b")


def on_paper(html: str) -> SafeString:
    """Return the text of a chapter that is printed alone."""
    return _safe(_LINK.sub(_whole, _without_terms(html)))


def in_whole(shown: Shown, entry: Entry, guide: Guide) -> SafeString:
    """Return the text of a chapter that is printed in its guide.

    Its headings stand one level deeper; links to other chapters of the guide stay on the paper.
    """
    html = _NAMES.sub(
        lambda found: found["before"] + " ".join(f"{entry.slug}-{name}" for name in found["names"].split()),
        _without_terms(shown.body),
    )
    html = _OWN_PLACE.sub(lambda found: f"{found['before']}{entry.slug}-", html)
    places = {other.href: other.slug for other in guide.chapters}

    def inside(found: re.Match[str]) -> str:
        slug = places.get(found["path"])
        if slug is None:
            return _whole(found)
        place = found["place"].removeprefix("#")
        return f"{found['before']}#{slug}-{place}" if place else f"{found['before']}#{slug}"

    html = _LINK.sub(inside, html)
    return _safe(_HEADING.sub(lambda found: f"{found['tag']}{int(found['level']) + 1}", html))


def _without_terms(html: str) -> str:
    return _TERM.sub(lambda found: found["words"], html)


def _whole(found: re.Match[str]) -> str:
    return f"{found['before']}{absolute(found['path'])}{found['place']}"


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 -- it was written by our templates
