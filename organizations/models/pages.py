"""Pages of the directory: prose per language beside the facts of the rows."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from organizations.models.organization import Organization
from portal.base.blocks import CalloutBlock, HeadingBlock, ParagraphBlock
from portal.base.pages import BasePage, ServedByRoute


class OrganizationStream(blocks.StreamBlock):
    """What an organisation can write about itself."""

    heading = HeadingBlock()
    text = ParagraphBlock()
    callout = CalloutBlock()


class OrganizationIndexPage(ServedByRoute):
    """The directory: its words; the list comes from the rows."""

    intro = models.TextField(_("introduction"), max_length=400, blank=True)
    source_note = models.CharField(_("about the source"), max_length=250, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("intro"), FieldPanel("source_note")]
    promote_panels = ServedByRoute.fixed_address_panels
    api_fields = [APIField("intro"), APIField("source_note")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["organizations.OrganizationPage"]
    max_count_per_parent = 1
    fixed_slug = "organizations"
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

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
    promote_panels = ServedByRoute.fixed_address_panels
    api_fields = [APIField("intro"), APIField("body")]
    parent_page_types = ["organizations.OrganizationIndexPage"]
    subpage_types: list[str] = []
    override_translatable_fields = [SynchronizedField("slug", overridable=False)]

    class Meta:
        verbose_name = _("page of an organisation")
        verbose_name_plural = _("pages of organisations")
