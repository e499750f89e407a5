"""Write a guide as EPUB 3: one file a chapter, contents, terms, a cover; passes epubcheck without a word.

The format is a zip of XHTML files, for which Python has all that is needed (docs/adr/0016-documents.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.utils.html import escape

from guides.services.documents.around import Node
from guides.services.documents.manuscripts import Manuscript, templates
from guides.services.documents.package import CONTAINER, COVER, navigation, package
from guides.services.documents.pictures import code as code_of
from guides.services.documents.typesetting import cover_picture
from guides.services.documents.xhtml import CHAPTER_FILE, TERMS_FILE, body, element, listed, words

#: No file of a zip has a date of its own; when an EPUB was made stands in its package, as the format asks.
DATE = (2026, 1, 1, 0, 0, 0)
PAGE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{language}" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""


@dataclass(frozen=True)
class Leaf:
    """A file of the text: its name, its title, what is in it."""

    name: str
    title: str
    html: str
    chapter: Node | None = None


def write_epub(manuscript: Manuscript) -> bytes:
    """Return the file."""
    data = manuscript.data
    leaves = [*_leaves(data)]
    pictures = {name: content for name, content in manuscript.pictures.items() if name.endswith(".jpg")}
    code = {"code.svg": code_of(data["href"])}
    files = {
        "META-INF/container.xml": CONTAINER.encode(),
        "text/package.opf": package(
            data, _identifier(data), [leaf.name for leaf in leaves], pictures
        ).encode(),
        "text/nav.xhtml": _page(data, data["words"]["contents"], navigation(data)).encode(),
        "text/style.css": templates()["epub.css"],
        f"text/{COVER}": cover_picture(manuscript),
        **{f"text/{leaf.name}": _page(data, leaf.title, leaf.html).encode() for leaf in leaves},
        **{f"text/{name}": content for name, content in (pictures | code).items()},
    }
    return _zip(files)


def _leaves(data: Node) -> Iterable[Leaf]:
    yield Leaf("cover.xhtml", data["title"], _cover(data))
    yield Leaf("front.xhtml", data["title"], _front(data))
    for part in data["parts"]:
        for chapter in part["chapters"]:
            html = _chapter(chapter, data)
            yield Leaf(CHAPTER_FILE.format(chapter["name"]), chapter["title"], html, chapter)
    if data["terms"]:
        yield Leaf(TERMS_FILE, data["words"]["terms"], _terms(data))


def _cover(data: Node) -> str:
    picture = f'<img src="{COVER}" alt="{escape(data["title"])}"/>'
    return f'<section epub:type="cover" class="cover">{picture}</section>'


def _front(data: Node) -> str:
    said = data["words"]
    link = f'<a href="{escape(data["href"])}">{escape(data["shown"])}</a>'
    return "\n".join(
        [
            words("p", data["kicker"], "label"),
            words("h1", data["title"]),
            words("p", data["intro"], "lead"),
            _glance(data["glance"], said),
            words("p", said["who"], "label") + words("p", data["author"]) if data["author"] else "",
            words("p", said["review"], "label") + words("p", data["review"]) if data["review"] else "",
            f'<p><img src="code.svg" alt="{escape(data["code_alt"])}" width="120" height="120"/></p>',
            element("p", f"{escape(said['online'])}: {link}", "small"),
            _sources(data["sources"], said),
        ]
    )


def _chapter(chapter: Node, data: Node) -> str:
    said = data["words"]
    return "\n".join(
        [
            words("p", said["shared"] if chapter["shared"] else "", "label"),
            words("h1", f"{chapter['number']}. {chapter['title']}"),
            words("p", chapter["intro"], "lead"),
            _glance(chapter["glance"], said),
            body(chapter["body"]),
            _sources(chapter["sources"], said),
        ]
    )


def _glance(points: list[str], said: Node) -> str:
    return element("div", words("p", said["glance"], "title") + listed(points), "glance") if points else ""


def _sources(nodes: list[Node], said: Node) -> str:
    return element("div", words("p", said["sources"], "title") + body(nodes), "sources") if nodes else ""


def _terms(data: Node) -> str:
    rows = "".join(
        f'<dt id="{escape(term["key"])}">{escape(term["term"])}</dt>{words("dd", term["meaning"])}'
        for term in data["terms"]
    )
    return words("h1", data["words"]["terms"]) + element("dl", rows)


def _page(data: Node, title: str, html: str) -> str:
    return PAGE.format(language=data["language"], title=escape(title), body=html)


def _identifier(data: Node) -> str:
    return f"urn:uuid:{uuid5(NAMESPACE_URL, data['href'])}"


def _zip(files: dict[str, bytes]) -> bytes:
    """Pack the files; the first says, uncompressed, what this is."""
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        packed.writestr(ZipInfo("mimetype", DATE), b"application/epub+zip", ZIP_STORED)
        for name, content in files.items():
            packed.writestr(ZipInfo(name, DATE), content, ZIP_DEFLATED)
    return out.getvalue()
