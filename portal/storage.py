"""Where static files are collected for production.

Every file gets a name that holds a hash of its content, so that browsers may keep it for ever; our style
sheets are joined, so that a page asks for one; compressed copies stand beside them, so that serving
costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import brotli
from django.core.exceptions import ImproperlyConfigured
from django.core.files.base import ContentFile
from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

from portal.stylesheets import BUNDLES

Processed = tuple[str, str | None, bool | Exception]

#: Up to this size a file is worth Brotli's slowest setting; the admin's large scripts would take longer to
#: squeeze than everything else that starts the portal.
SMALL = 200_000

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_INDENT = re.compile(r"\n\s*")


class PatientCompressor(Compressor):
    """Brotli and gzip beside each file, the small ones as tight as can be."""

    @staticmethod
    def compress_brotli(data: bytes) -> bytes:
        """Return the data compressed."""
        return brotli.compress(data, quality=11 if len(data) <= SMALL else 9)


class PortalStaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Hashed names and compressed copies of everything, one style sheet for each public page."""

    # Our own modules may import one another: the names in them are rewritten too. Other people's scripts are
    # minified text in which such a search finds what is not there.
    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("portal/js/*.js", CompressedManifestStaticFilesStorage._js_module_import_aggregation_patterns[1]),
    )

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Processed]:
        """Join the style sheets, then hash and compress.

        The joined ones stand in the folder of their parts, so relative addresses hold in them.
        """
        if not dry_run:
            for bundle, names in BUNDLES.items():
                self._write_bundle(bundle, names, paths)
            paths = {**paths, **{bundle: (self, bundle) for bundle in BUNDLES}}
        yield from super().post_process(paths, dry_run=dry_run, **options)

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Compress the hashed names only, which are those that pages link to, and no source maps."""
        hashed = set(self.hashed_files.values())
        return super().compress_files(
            [path for path in paths if path in hashed and not path.endswith(".map")]
        )

    def create_compressor(self, **options: Any) -> Compressor:
        """Return the compressor that knows when to take its time."""
        return PatientCompressor(**options)

    def _write_bundle(self, bundle: str, names: Iterable[str], paths: dict[str, Any]) -> None:
        parts = []
        for name in names:
            if name not in paths:
                raise ImproperlyConfigured(f"The style sheet {name} is listed but no static file.")
            storage, path = paths[name]
            with storage.open(path) as sheet:
                parts.append(sheet.read().decode())
        if self.exists(bundle):
            self.delete(bundle)
        self._save(bundle, ContentFile(_shortened("\n".join(parts)).encode()))


def _shortened(css: str) -> str:
    """Drop comments and indentation; blanks inside a line may carry meaning and stay."""
    return _INDENT.sub("\n", _COMMENT.sub("", css)).strip() + "\n"
