"""Production's settings on a loopback address, with demo people, file mail and `/demo/mail/`."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

_root = Path(__file__).resolve().parents[2]
_key = Path(os.environ.get("VAR_DIR", _root / "var")) / "secret-key"
if "SECRET_KEY" not in os.environ:
    if not _key.exists():
        raise ImproperlyConfigured(f"{_key} is missing: `make run` makes it.")
    os.environ["SECRET_KEY"] = _key.read_text().strip()
os.environ.setdefault("SITE_URL", f"http://localhost:{os.environ.get('PORT', '8000')}")
os.environ.setdefault("EMAIL_URL", "dummy://")

from portal.settings.production import *  # noqa: E402, F403 -- the environment is completed first
from portal.settings.production import SITE_URL, env  # noqa: E402 -- as above

if urlsplit(SITE_URL).hostname not in ("localhost", "127.0.0.1", "::1"):
    raise ImproperlyConfigured("The demo settings serve a loopback address only; use production's.")
DEMO = True
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
OUTBOX_TRANSPORT = "portal.outbox.backends.EmlFileBackend"
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"
CSRF_TRUSTED_ORIGINS = [SITE_URL]
RATE_LIMITS = env.str("RATE_LIMITS", "on") != "off"
if not RATE_LIMITS:
    ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
