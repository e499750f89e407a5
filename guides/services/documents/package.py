"""What an EPUB says about itself: its package with all files, and the contents that readers open."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone
from django.utils.html import escape

from guides.services.documents.around import Node
from guides.services.documents.xhtml import CHAPTER_FILE, TERMS_FILE, element

COVER = "cover.png"
CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="text/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="{language}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="id">{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
<dc:language>{language}</dc:language>
<dc:creator>{author}</dc:creator>
<dc:publisher>{portal}</dc:publisher>
<dc:source>{href}</dc:source>
<meta property="dcterms:modified">{modified}</meta>
<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
<meta property="schema:accessibilityFeature">structuralNavigation</meta>
<meta property="schema:accessibilityFeature">alternativeText</meta>
<meta property="schema:accessibilityHazard">none</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="css" href="style.css" media-type="text/css"/>
<item id="cover-image" href="{cover}" media-type="image/png" properties="cover-image"/>
<item id="code" href="code.svg" media-type="image/svg+xml"/>
{items}
</manifest>
<spine>
{spine}
</spine>
</package>
"""


def package(data: Node, identifier: str, leaves: list[str], pictures: Iterable[str]) -> str:
    """Return the package: metadata, every file, the order in which they are read."""
    texts = [
        f'<item id="leaf-{n}" href="{escape(name)}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(leaves)
    ]
    images = [
        f'<item id="picture-{n}" href="{escape(name)}" media-type="image/jpeg"/>'
        for n, name in enumerate(pictures)
    ]
    order = [f'<itemref idref="leaf-{n}"/>' for n in range(len(leaves))]
    return PACKAGE.format(
        language=data["language"],
        identifier=identifier,
        title=escape(data["title"]),
        author=escape(data["portal"]),
        portal=escape(data["portal"]),
        href=escape(data["href"]),
        modified=timezone.now().strftime("%Y-%m-%dT%H:%M:%SZ"),
        cover=COVER,
        items="\n".join(texts + images),
        spine="\n".join([*order[:2], '<itemref idref="nav"/>', *order[2:]]),
    )


def navigation(data: Node) -> str:
    """Return the contents: parts, in them the chapters."""
    items = [_part(part) for part in data["parts"]]
    if data["terms"]:
        items.append(f'<li><a href="{TERMS_FILE}">{escape(data["words"]["terms"])}</a></li>')
    title = element("h1", escape(data["words"]["contents"]))
    return f'<nav epub:type="toc" id="toc">{title}<ol>{"".join(items)}</ol></nav>'


def _part(part: Node) -> str:
    chapters = "".join(
        f'<li><a href="{escape(CHAPTER_FILE.format(chapter["name"]))}">'
        f"{chapter['number']}. {escape(chapter['title'])}</a></li>"
        for chapter in part["chapters"]
    )
    return f"<li><span>{escape(part['title'])}</span><ol>{chapters}</ol></li>" if part["title"] else chapters
