from __future__ import annotations

import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.template import Context, Template
from django.test import override_settings

from portal.storage import SMALL, PatientCompressor, PortalStaticFilesStorage
from portal.stylesheets import BUNDLES, STYLESHEETS

CSS = "portal/css/"
SITE, GUIDES = BUNDLES
#: Most bytes of each, compressed: the whole first view of a page of text has 60 KB.
MOST = {SITE: 10_000, GUIDES: 12_500}


def storage_settings(root: Path, **more):
    backend = {"BACKEND": "portal.storage.PortalStaticFilesStorage"}
    return override_settings(STATIC_ROOT=root, STORAGES={**settings.STORAGES, "staticfiles": backend}, **more)


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    root = tmp_path_factory.mktemp("static")
    with storage_settings(root):
        call_command("collectstatic", interactive=False, verbosity=0)
        yield root


def processed(root: Path, sources: dict[str, str]) -> PortalStaticFilesStorage:
    """Post-process made-up sources, with every listed style sheet present and empty but for those given."""
    texts = {**dict.fromkeys(STYLESHEETS, "/* empty */"), **sources}
    for name, text in texts.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    storage = PortalStaticFilesStorage(location=root)
    results = list(storage.post_process({name: (FileSystemStorage(root), name) for name in texts}))
    assert not [result for result in results if isinstance(result[2], Exception)]
    return storage


def text_of(storage: PortalStaticFilesStorage, name: str) -> str:
    return Path(storage.path(storage.stored_name(name))).read_text()


@pytest.mark.parametrize("bundle", BUNDLES)
def test_collected_style_sheet_holds_its_parts_in_order(collected, bundle):
    sheet = (collected / staticfiles_storage.stored_name(bundle)).read_text()

    assert sheet.startswith("@layer tokens, base, shell, ")
    layers = list(dict.fromkeys(re.findall(r"^@layer ([a-z]+) {$", sheet, re.MULTILINE)))
    assert layers == [Path(name).stem for name in BUNDLES[bundle]]


@pytest.mark.parametrize("bundle", BUNDLES)
def test_collected_style_sheet_names_only_files_that_exist(collected, bundle):
    name = staticfiles_storage.stored_name(bundle)
    addresses = re.findall(r'url\("([^"]+)"\)', (collected / name).read_text())

    assert addresses
    for address in addresses:
        if address.startswith("data:image/svg+xml,"):
            continue
        assert re.search(r"\.[0-9a-f]{12}\.svg$", address)
        assert (collected / name).parent.joinpath(address).resolve().exists()


@pytest.mark.parametrize(("tag", "bundle"), [("stylesheets", SITE), ('stylesheets "guides"', GUIDES)])
def test_pages_link_one_collected_style_sheet_only(collected, tag, bundle):
    html = Template(f"{{% load components %}}{{% {tag} %}}").render(Context())

    assert html == f'<link rel="stylesheet" href="/static/{staticfiles_storage.stored_name(bundle)}">'


@pytest.mark.parametrize("bundle", BUNDLES)
def test_collected_style_sheet_has_small_compressed_copies(collected, bundle):
    sheet = collected / staticfiles_storage.stored_name(bundle)
    packed = Path(f"{sheet}.br")

    assert brotli.decompress(packed.read_bytes()) == sheet.read_bytes()
    assert packed.stat().st_size < MOST[bundle]
    assert Path(f"{sheet}.gz").exists()


def test_collected_admin_script_is_compressed_and_source_maps_are_not(collected):
    script = collected / staticfiles_storage.stored_name("wagtailadmin/js/core.js")

    assert script.stat().st_size > SMALL
    assert Path(f"{script}.br").exists()
    assert not list(collected.rglob("*.map.br"))


def test_every_style_sheet_of_ours_is_listed():
    folder = Path(find(STYLESHEETS[0])).parent

    assert {CSS + path.name for path in folder.glob("*.css")} == set(STYLESHEETS)
    assert set().union(*BUNDLES.values()) == set(STYLESHEETS)


def test_joined_sheet_drops_comments_and_keeps_blank_values(tmp_path):
    storage = processed(tmp_path, {STYLESHEETS[0]: ":root {\n  --dark: ; /* off */\n\n  --a: 1;\n}\n"})

    assert text_of(storage, SITE) == ":root {\n--dark: ; \n--a: 1;\n}\n"


def test_joined_sheet_changes_its_name_with_any_part(tmp_path):
    before = processed(tmp_path / "a", {}).stored_name(SITE)
    after = processed(tmp_path / "b", {STYLESHEETS[-1]: "b { color: red }"}).stored_name(SITE)

    assert before != after


def test_missing_style_sheet_stops_the_collecting(tmp_path):
    storage = PortalStaticFilesStorage(location=tmp_path)

    with pytest.raises(ImproperlyConfigured, match=re.escape(STYLESHEETS[0])):
        list(storage.post_process({}))


def test_dry_run_writes_nothing(tmp_path):
    assert list(PortalStaticFilesStorage(location=tmp_path).post_process({}, dry_run=True)) == []
    assert list(tmp_path.iterdir()) == []


def test_our_modules_import_each_other_by_hashed_name(tmp_path):
    storage = processed(
        tmp_path,
        {"portal/js/a.js": 'import { b } from "./b.js";\n', "portal/js/b.js": "export const b = 1;\n"},
    )
    hashed = Path(storage.stored_name("portal/js/b.js")).name

    assert text_of(storage, "portal/js/a.js") == f'import {{ b }} from "./{hashed}";\n'


def test_scripts_of_others_are_left_as_they_are(tmp_path):
    text = 'const help = `import x from "./missing.js";`;\n'
    storage = processed(tmp_path, {"vendor/v.js": text})

    assert text_of(storage, "vendor/v.js") == text


def test_large_files_are_compressed_in_less_time_but_fully():
    data = bytes(range(256)) * 1000

    assert len(data) > SMALL
    assert brotli.decompress(PatientCompressor.compress_brotli(data)) == data
