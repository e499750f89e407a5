"""What every page of ours has in common."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.urls import resolve
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from portal.base.guards import GuardedPageForm, GuardedRevisions
from portal.base.tree import live_languages


class BasePage(GuardedRevisions, Page):
    """An abstract page: a picture for sharing, and the fast way out (see `portal.base.serving`)."""

    share_image = models.ForeignKey(
        "media.PortalImage",
        verbose_name=_("picture for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown where the page is shared; without one the portal's general picture is used."),
    )

    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("share_image"),
            ],
            _("For search engines and sharing"),
        )
    ]
    show_in_menus_default = False
    base_form_class = GuardedPageForm

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the languages in which the page can be read."""
        context = super().get_context(request, *args, **kwargs)
        context["available_languages"] = live_languages(self.translation_key)
        return context


class ServedByRoute(BasePage):
    """A page whose address is answered by a view of its room; previews go the same way."""

    class Meta:
        abstract = True

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Answer with the room's own view, which finds this page by its address."""
        match = resolve(self.get_url(request))
        return match.func(request, *match.args, **match.kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Show the unsaved page through the same view."""
        request.preview_page = self  # type: ignore[attr-defined]  # read by the view
        return self.serve(request)
