"""Pages of the directory: prose per language beside the facts of the rows."""

from __future__ import annotations

from django.db import models
from django.http import HttpRequest, HttpResponseBase
from django.urls import resolve
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField

from organizations.models.organization import Organization
from portal.base.blocks import CalloutBlock, HeadingBlock, ParagraphBlock
from portal.base.pages import BasePage


class OrganizationStream(blocks.StreamBlock):
    """What an organisation can write about itself."""

    heading = HeadingBlock()
    text = ParagraphBlock()
    callout = CalloutBlock()


class ServedByRoute(BasePage):
    """A page whose address is answered by a view of this room; previews go the same way."""

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


class OrganizationIndexPage(ServedByRoute):
    """The directory: its words; the list comes from the rows."""

    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    source_note = models.CharField(_("about the source"), max_length=250, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("source_note")]
    api_fields = [APIField("intro"), APIField("source_note")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["organizations.OrganizationPage"]

    class Meta:
        verbose_name = _("directory page")
        verbose_name_plural = _("directory pages")


class OrganizationPage(ServedByRoute):
    """What is written about one organisation in one language."""

    organization = models.ForeignKey(
        Organization, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="pages"
    )
    intro = models.TextField(_("in two sentences"), max_length=400, blank=True)
    body = StreamField(OrganizationStream(), verbose_name=_("text"), blank=True)

    content_panels = [
        FieldPanel("title", read_only=True),
        FieldPanel("organization", read_only=True),
        FieldPanel("intro"),
        FieldPanel("body"),
    ]
    promote_panels = [
        FieldPanel("slug", read_only=True),
        *[panel for panel in BasePage.promote_panels[0].children if panel.field_name != "slug"],
    ]
    api_fields = [APIField("intro"), APIField("body")]
    parent_page_types = ["organizations.OrganizationIndexPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("page of an organisation")
        verbose_name_plural = _("pages of organisations")
