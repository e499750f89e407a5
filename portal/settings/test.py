"""Settings of the test suite: everything in memory or in a temporary folder, nothing slow."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403 -- the settings modules build on one another
from portal.settings.base import SQLITE_OPTIONS, env

SECRET_KEY = "only-for-tests-" + "x" * 50
SITE_URL = "http://testserver"
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = SITE_URL
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
VAR_DIR = Path(tempfile.mkdtemp(prefix=f"portal-test-{os.getpid()}-"))
GENERATION_FILE = VAR_DIR / "generation"
MEDIA_ROOT = VAR_DIR / "media"
STATIC_ROOT = VAR_DIR / "static"
MAIL_DIR = VAR_DIR / "mail"

DATABASES = {
    "default": env.dj_db_url("TEST_DATABASE_URL", f"sqlite:///{VAR_DIR / 'test.sqlite3'}"),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        **SQLITE_OPTIONS,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;",
    }
    DATABASES["default"]["TEST"] = {
        "NAME": env.str("TEST_DATABASE_FILE", str(VAR_DIR / "test.sqlite3")),
    }
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
DATABASE_ROUTERS: list[str] = []
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"
OUTBOX_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
LOGGING = {"version": 1, "disable_existing_loggers": False}
DOCUMENTS_WITH_CONTENT = False
RATE_LIMITS = ACCOUNT_RATE_LIMITS = MFA_RATE_LIMITS = False
