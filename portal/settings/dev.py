"""Settings for a developer's own machine: loosened, never for the public."""

from __future__ import annotations

from portal.settings.base import *  # noqa: F403 -- the settings modules build on one another

DEBUG = True
SECRET_KEY = "only-for-development-" + "x" * 40
SITE_URL = "http://localhost:8000"
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = SITE_URL
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME = "session"
CSRF_COOKIE_NAME = "csrf"
OUTBOX_TRANSPORT = "portal.outbox.backends.EmlFileBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
