"""Settings every way of running shares: secure unless another module loosens them.

Each variable that is read from the environment is explained in the README's table.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from environs import Env

from portal.settings.security import *  # noqa: F403 -- a part of these settings, kept beside for its length
from portal.settings.security import CONTENT_SECURITY_POLICY

BASE_DIR = Path(__file__).resolve().parents[2]
env = Env()
VAR_DIR = Path(env.str("VAR_DIR", str(BASE_DIR / "var")))

DEBUG = False
SECRET_KEY = env.str("SECRET_KEY", "")
SECRET_KEY_FALLBACKS: list[str] = env.list("SECRET_KEY_FALLBACKS", [])
SITE_URL = env.str("SITE_URL", "")
ALLOWED_HOSTS: list[str] = env.list("ALLOWED_HOSTS", [])

INSTALLED_APPS = [
    "home",
    "organizations",
    "guides",
    "portal.accounts",
    "portal.media",
    "portal.outbox",
    "portal.loading",
    "portal.base",
    "portal",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.settings",
    "wagtail.api.v2",
    "wagtail.embeds",
    "wagtail.users",
    "wagtail.sites",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "ninja",
    "csp",
    "django_tasks_db",
    "js_lib_leaflet",
    "phonenumber_field",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_structlog",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django.forms",
]

# The headers come first, so that refusals of the others carry them too.
MIDDLEWARE = [
    "portal.base.health.HealthMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "portal.base.middleware.PolicyHeadersMiddleware",
    "portal.base.middleware.RefuseBadRequestsMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "portal.base.logs.RequestLogMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.base.middleware.PortalLocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.base.middleware.PortalErrorMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "portal.accounts.middleware.StaffSecondFactorMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data -----------------------------------------------------------------------------------
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;",
}
DATABASES = {
    "default": env.dj_db_url(
        "DATABASE_URL", f"sqlite:///{VAR_DIR / 'portal.sqlite3'}", conn_max_age=600, conn_health_checks=True
    ),
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = dict(SQLITE_OPTIONS)
CACHES: dict[str, dict[str, Any]]
CACHE_URL = env.str("CACHE_URL", "")
if CACHE_URL:
    CACHES = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": CACHE_URL}}
else:
    DATABASES["cache"] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(VAR_DIR / "cache.sqlite3"),
        "OPTIONS": {**SQLITE_OPTIONS, "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"},
        "CONN_MAX_AGE": 600,
    }
    CACHES = {
        "default": {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "portal_cache",
            # Limits on guessing are counted here: a flood of other keys must not push them out.
            "OPTIONS": {"MAX_ENTRIES": 200_000},
        }
    }
DATABASE_ROUTERS = ["portal.base.routers.CacheRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
GENERATION_FILE = VAR_DIR / "generation"

# --- Languages and time ---------------------------------------------------------------------
LANGUAGE_CODE = "kk"
LANGUAGES = [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "portal" / "locale", BASE_DIR / "portal" / "upstream"]
FORMAT_MODULE_PATH = ["portal.formats"]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
UNPREFIXED_PATHS = ("/api/", "/cms/", "/static/", "/media/", "/documents/", "/healthz", "/readyz", "/demo/")
TIME_ZONE = "Asia/Almaty"
USE_I18N = True
USE_TZ = True

# --- Files ----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "portal.storage.PortalStaticFilesStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
WAGTAILIMAGES_IMAGE_MODEL = "media.PortalImage"
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 40_000_000
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odt", "pdf", "xlsx"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILIMAGES_IMAGE_FORM_BASE = "portal.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "portal.media.forms.DocumentForm"

# --- Wagtail --------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "Birgemiz"
WAGTAILADMIN_BASE_URL = SITE_URL
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_PERMITTED_LANGUAGES = [("ru", "Русский"), ("en", "English"), ("kk", "Қазақша")]
WAGTAILAPI_SEARCH_ENABLED = False
WAGTAILAPI_BASE_URL = SITE_URL
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "portal.base.admin_search"}}
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a new translation is a draft, not Kazakh in public
TAGGIT_CASE_INSENSITIVE = True

# --- Tasks, mail, API -----------------------------------------------------------------------
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "queue": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}
EMAIL_BACKEND = "portal.outbox.backends.OutboxBackend"
OUTBOX_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
MAIL_DIR = VAR_DIR / "mail"
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "Birgemiz <no-reply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
NUM_PROXIES = NINJA_NUM_PROXIES = env.int("NUM_PROXIES", 0)
NINJA_PAGINATION_PER_PAGE = 20
CORS_ALLOWED_ORIGINS: list[str] = env.list("CORS_ALLOWED_ORIGINS", [])
RATE_LIMITS = True
MAP_TILE_URL = env.str("MAP_TILE_URL", "")
MAP_TILE_CREDIT = env.str("MAP_TILE_CREDIT", "")
if "://" in MAP_TILE_URL:  # the one host beside our own that pictures may come from
    _tile_host = "/".join(MAP_TILE_URL.replace("{s}", "*").split("/")[:3])
    CONTENT_SECURITY_POLICY["DIRECTIVES"]["img-src"].append(_tile_host)
PAGE_STORE_BYTES = 64 * 1024 * 1024
DOCUMENTS_WITH_CONTENT = True  # PDF and EPUB of the guides are made when the content is loaded
DEMO = False
PHONENUMBER_DEFAULT_REGION = "KZ"

# No mail to ADMINS: reports by mail carry what people typed.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "portal.base.logs.json_formatter"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": "json",
            "level": env.str("LOG_LEVEL", "INFO"),
        }
    },
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO"},
        "django.server": {"handlers": [], "level": "INFO", "propagate": True},
        "allauth": {"level": "INFO"},
        "gunicorn.http.wsgi": {"level": "ERROR"},  # warns of every HEAD: Django leaves the body to the server
    },
}
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = 10  # a request is one line, written at its end
