"""Media: pictures with credit, licence and consent."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures of the portal."""

    name = "portal.media"
    label = "media"
    verbose_name = _("Pictures")

    def ready(self) -> None:
        """Guard publishing, clean what arrives, and give the pages the form that looks at their pictures."""
        from portal.base.pages import BasePage
        from portal.media import arrivals, publishing
        from portal.media.forms import PublishingForm

        BasePage.base_form_class = PublishingForm
        publishing.connect()
        arrivals.connect()
