from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def media_folder(settings, tmp_path):
    """Each test has its own folder for uploads."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT
