from __future__ import annotations

import gettext
import os

from portal.management.catalogues import compile_catalogues

PO = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "volunteer"
msgstr "волонтер"

msgctxt "verb"
msgid "call"
msgstr "қоңырау шалу"

msgid "%(count)d place"
msgid_plural "%(count)d places"
msgstr[0] "%(count)d орын"
msgstr[1] "%(count)d бос орын"

#, fuzzy
msgid "maybe"
msgstr "мүмкін"
"""


def catalogue(folder, language="kk"):
    path = folder / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(PO)
    return path


def test_compiled_catalogue_is_what_gettext_reads(tmp_path):
    source = catalogue(tmp_path)
    assert compile_catalogues([tmp_path]) == [source.with_suffix(".mo")]
    messages = gettext.translation("django", tmp_path, ["kk"])
    assert messages.gettext("volunteer") == "волонтер"
    assert messages.pgettext("verb", "call") == "қоңырау шалу"
    assert messages.ngettext("%(count)d place", "%(count)d places", 2) == "%(count)d бос орын"
    assert messages.gettext("maybe") == "maybe"


def test_unchanged_catalogue_is_left_alone(tmp_path):
    catalogue(tmp_path)
    compile_catalogues([tmp_path])
    assert compile_catalogues([tmp_path]) == []


def test_older_source_put_back_is_compiled_again(tmp_path):
    source, other = catalogue(tmp_path), catalogue(tmp_path, "ru")
    compile_catalogues([tmp_path])
    source.write_text(PO.replace("волонтер", "ерікті"))
    os.utime(source, (1, 1))
    assert compile_catalogues([tmp_path]) == [source.with_suffix(".mo")]
    assert gettext.translation("django", tmp_path, ["kk"]).gettext("volunteer") == "ерікті"
    assert other.with_suffix(".mo").exists()


def test_no_draft_is_left_behind(tmp_path):
    source = catalogue(tmp_path)
    compile_catalogues([tmp_path])
    assert sorted(path.name for path in source.parent.iterdir()) == ["django.mo", "django.po"]
