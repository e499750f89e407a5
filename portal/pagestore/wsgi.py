"""The store's place in front of Django."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


class PageStore:
    """Pass requests on to Django."""

    def __init__(self, application: Any) -> None:
        self.application = application

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        """Answer one request."""
        return self.application(environ, start_response)
