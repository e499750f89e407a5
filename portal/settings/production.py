"""Settings for the public: what must be known is required, and a wrong value stops the start."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from portal.settings.base import *  # noqa: F403 -- the settings modules build on one another
from portal.settings.base import ALLOWED_HOSTS, DATABASES, SECRET_KEY, env


def required(name: str, why: str) -> str:
    """Return the environment variable, or stop with a sentence that says what to set."""
    value = env.str(name, "")
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {why}.")
    return value


if len(SECRET_KEY) < 50:
    raise ImproperlyConfigured("Set SECRET_KEY: at least 50 random characters, the same for every process.")
SITE_URL = required("SITE_URL", "the public address, from which every absolute link is made").rstrip("/")
WAGTAILADMIN_BASE_URL = WAGTAILAPI_BASE_URL = SITE_URL
if urlsplit(SITE_URL).scheme not in ("http", "https") or not urlsplit(SITE_URL).hostname:
    raise ImproperlyConfigured("SITE_URL must be an address such as https://birgemiz.example.")
ALLOWED_HOSTS = ALLOWED_HOSTS or [str(urlsplit(SITE_URL).hostname)]
if any("*" in host or host.startswith(".") for host in ALLOWED_HOSTS):
    raise ImproperlyConfigured("ALLOWED_HOSTS must name each host exactly, without wildcards.")

required("EMAIL_URL", "where mail is handed over, such as submission://name:password@mail.example:587")
_mail = env.dj_email_url("EMAIL_URL").copy()
if "EMAIL_BACKEND" not in _mail:
    raise ImproperlyConfigured(
        "EMAIL_URL must begin with submission:// (with TLS) or smtp://, ?ssl=true for SSL."
    )
OUTBOX_TRANSPORT = _mail.pop("EMAIL_BACKEND")
EMAIL_HOST = _mail.get("EMAIL_HOST", "")
EMAIL_PORT = _mail.get("EMAIL_PORT", 0)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 10

CSRF_TRUSTED_ORIGINS = [SITE_URL]
if env.bool("BEHIND_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = True
    DATABASES["default"]["CONN_MAX_AGE"] = 0
TEMPLATES[0]["APP_DIRS"] = True  # noqa: F405 -- the cached loader is Django's default when DEBUG is off
