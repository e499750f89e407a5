"""Every address of the portal; Wagtail answers what nobody else does.

`/healthz` and `/readyz` are answered before any of these, by `portal.base.health`.
"""

from __future__ import annotations

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from home import urls as home_urls
from portal.accounts import urls as accounts_urls
from portal.accounts.views import closed
from portal.base.entrance import entrance
from portal.media.views import picture

handler400 = "portal.base.error_pages.bad_request"
handler403 = "portal.base.error_pages.forbidden"
handler404 = "portal.base.error_pages.not_found"
handler429 = "portal.base.error_pages.too_many"
handler500 = "portal.base.error_pages.server_error"

# Wagtail's own doors take a password and ask for no second factor: these stand above its addresses.
log_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("", entrance),
    *home_urls.machine_patterns,
    path("cms/login/", log_in),
    re_path(r"^cms/password_reset/", log_in),
    path("cms/", include(wagtailadmin_urls)),
    re_path(r"^documents/authenticate_with_password/", closed),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", picture),
    path("api/", include("portal.api.urls")),
    path("demo/mail/", include("portal.outbox.urls")),
]

urlpatterns += i18n_patterns(
    path("account/", include(accounts_urls)),
    path("_util/login/", log_in),
    re_path(r"^_util/authenticate_with_password/", closed),
    path("organizations/", include("organizations.urls")),
    path("", include("guides.urls")),
    *home_urls.room_patterns,
    *home_urls.page_patterns,
    path("", include(wagtail_urls)),
)
