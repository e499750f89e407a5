"""Guides, shared chapters, terms, printable forms and links, published in the languages one asks for."""

from __future__ import annotations

from dataclasses import dataclass

from guides.enums import Part
from guides.models import (
    FormTemplate,
    GlossaryTerm,
    GuideChapterPage,
    GuideIndexPage,
    GuidePage,
    ResourceLink,
    SharedChapter,
)
from portal.base import generation
from portal.base.languages import LANGUAGES
from portal.loading.keys import key_of_page
from tests.factories.places import SectorFactory

INDEX = {"kk": "Нұсқаулықтар", "ru": "Руководства", "en": "Guides"}
#: Words of each language, so that a page shows in which language it is.
WORDS = {
    "kk": ("Тәлімгерлік", "Болады не болмайды", "Қалай бастаймын", "Волонтерлік деген не", "Аңыздар"),
    "ru": ("Наставничество", "Что можно и нельзя", "Как начать", "Что такое волонтёрство", "Мифы"),
    "en": ("Mentoring", "What is allowed", "How to begin", "What volunteering is", "Myths"),
}


@dataclass(frozen=True)
class Guides:
    """What `guide_tree` made: everything by language, chapters and shared chapters in their order."""

    index: dict[str, GuideIndexPage]
    guide: dict[str, GuidePage]
    chapters: dict[str, list[GuideChapterPage]]
    shared: dict[str, list[SharedChapter]]


def guide_tree(tree, languages=LANGUAGES, *, code="SABAQTASTYQ", sector="sabaqtastyq"):
    """Publish the list of guides with one guide of two chapters, and two shared chapters.

    Its chapters are `may` (part II) and `begin` (part III), the shared ones `volunteering` and `myths`.
    """
    index = {language: guide_index(tree, language) for language in languages}
    pages = {
        language: guide(tree, index[language], language, code=code, sector=sector) for language in languages
    }
    chapters = {
        language: [
            chapter(pages[language], "may", WORDS[language][1], part=Part.DEVELOP),
            chapter(pages[language], "begin", WORDS[language][2], part=Part.BEGIN),
        ]
        for language in languages
    }
    shared = {
        language: [
            shared_chapter(tree, language, "volunteering", WORDS[language][3], position=1),
            shared_chapter(tree, language, "myths", WORDS[language][4], position=2),
        ]
        for language in languages
    }
    generation.bump()
    return Guides(index, pages, chapters, shared)


def guide_index(tree, language="kk"):
    """Publish the page that lists the guides."""
    page = GuideIndexPage(
        title=INDEX[language],
        slug="guides",
        intro=f"{INDEX[language]}.",
        locale=tree.locales[language],
        translation_key=key_of_page("guides"),
    )
    return tree.homes[language].add_child(instance=page)


def guide(tree, index, language="kk", *, code="SABAQTASTYQ", sector="sabaqtastyq", **fields):
    """Publish a guide without chapters; `sector=""` makes a guide without a direction."""
    slug = code.lower()
    page = GuidePage(
        **{
            "title": f"{WORDS[language][0]} ({code})",
            "slug": slug,
            "code": code,
            "sector": SectorFactory(id=sector) if sector else None,
            "intro": f"{WORDS[language][0]}.",
            "glance": f"{WORDS[language][1]}\n{WORDS[language][2]}",
            "author": "Birgemiz",
            "locale": tree.locales[language],
            "translation_key": key_of_page(f"guide:{slug}"),
            **fields,
        }
    )
    made = index.add_child(instance=page)
    generation.bump()
    return made


def chapter(guide, name, title, *, body=None, **fields):
    """Publish a chapter of a guide; its slug is its name unless `slug` says otherwise."""
    page = GuideChapterPage(
        **{
            "title": title,
            "slug": name,
            "intro": f"{title}.",
            "glance": f"{title} 1\n{title} 2\n{title} 3",
            "body": body or words(title),
            "sources": "<p>2020.</p>",
            "locale": guide.locale,
            "translation_key": key_of_page(f"guide:{guide.slug}/{name}"),
            **fields,
        }
    )
    made = guide.add_child(instance=page)
    generation.bump()
    return made


def shared_chapter(tree, language, key, title, *, body=None, **fields):
    """Publish a shared chapter; its slug is its key unless `slug` says otherwise."""
    row = SharedChapter(
        **{
            "key": key,
            "slug": key,
            "title": title,
            "intro": f"{title}.",
            "glance": f"{title} 1\n{title} 2\n{title} 3",
            "body": body or words(title),
            "sources": "<p>2020.</p>",
            "locale": tree.locales[language],
            "translation_key": key_of_page(f"shared:{key}"),
            **fields,
        }
    )
    return published(row)


def term(tree, key, word, meaning, language="kk", **fields):
    """Publish a term."""
    row = GlossaryTerm(
        key=key,
        term=word,
        meaning=meaning,
        locale=tree.locales[language],
        translation_key=key_of_page(f"term:{key}"),
        **fields,
    )
    return published(row)


def form(tree, key, title, language="kk", *, body=None, **fields):
    """Publish a printable form; its slug is its key unless `slug` says otherwise."""
    row = FormTemplate(
        **{
            "key": key,
            "slug": key,
            "title": title,
            "intro": f"{title}.",
            "body": body or stream(FormTemplate, [("section", title), ("line", "Аты-жөні")]),
            "locale": tree.locales[language],
            "translation_key": key_of_page(f"form:{key}"),
            **fields,
        }
    )
    return published(row)


def link(key="adilet", sector=None, **fields):
    """Save a link to a site that nobody has checked."""
    values = {"url": f"https://{key}.example/", "language": "kk", "title_kk": f"{key} kk", "note_kk": "kk"}
    return ResourceLink.objects.create(key=key, sector=sector, **{**values, **fields})


def words(title):
    """Return the blocks of a small chapter: a heading and a paragraph that say its title."""
    return stream(GuideChapterPage, [("heading", title), ("text", f"<p>{title}, <b>{title}</b>.</p>")])


def stream(model, blocks):
    """Return blocks, given as (kind, value as it is stored), as the body of that model."""
    raw = [{"type": kind, "value": value} for kind, value in blocks]
    return model._meta.get_field("body").stream_block.to_python(raw)


def published(row):
    """Save a snippet with a revision, as the admin does, and publish it."""
    row.live = False
    row.save()
    row.save_revision().publish()
    row.refresh_from_db()
    generation.bump()
    return row
