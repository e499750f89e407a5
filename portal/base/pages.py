"""What every page of ours has in common."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import resolve
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page

from portal.base.guards import GuardedPageForm, GuardedRevisions
from portal.base.tree import live_languages

#: Wagtail's own way from an address to a page, which answers where no room does.
CATCH_ALL = "wagtail_serve"


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

    slug: str
    #: The address of the only page of its kind, which a new one gets.
    fixed_slug = ""

    #: For pages whose address never changes: the room's view is at that address only.
    fixed_address_panels = [
        FieldPanel("slug", read_only=True),
        *[panel for panel in BasePage.promote_panels[0].children if panel.field_name != "slug"],
    ]

    class Meta:
        abstract = True

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        """Give a new page its fixed address before Wagtail makes one of the title."""
        self.slug = self.slug or self.fixed_slug
        super().full_clean(*args, **kwargs)

    def serve(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        """Answer with the room's own view; where the page's address is none of the room's, nothing is."""
        match = resolve(self.get_url(request))
        if match.url_name == CATCH_ALL:
            raise Http404
        return match.func(request, *match.args, **match.kwargs)

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponseBase:
        """Show the unsaved page through the same view."""
        request.preview_page = self  # type: ignore[attr-defined]  # read by the view
        return self.serve(request)
