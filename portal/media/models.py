"""A picture is shown only with its credit, its licence and the consent of those in it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image

from portal.media.pictures import CleanPicture, make_anew


class Consent(models.TextChoices):
    """What is known of the people in a picture."""

    UNKNOWN = "unknown", _("not known yet")
    NOBODY = "nobody", _("nobody can be recognised")
    GIVEN = "given", _("everyone in it has consented")


class PortalImage(AbstractImage):
    """An uploaded picture, with what publishing it requires."""

    credit = models.CharField(_("credit"), max_length=200, blank=True, help_text=_("Who made the picture."))
    licence = models.CharField(
        _("licence"), max_length=200, blank=True, help_text=_("Under which licence or permission it is used.")
    )
    consent = models.CharField(
        _("consent of the people in it"),
        max_length=10,
        choices=Consent,
        default=Consent.UNKNOWN,
        help_text=_("A picture can be published only when nobody is recognised or everyone has consented."),
    )

    admin_form_fields = (*Image.admin_form_fields, "credit", "licence", "consent")
    public_content = True

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Make a new file anew whichever way it came; the forms have done so already."""
        given: Any = self.file  # type: ignore[has-type]  # Wagtail has no types
        if given and not given._committed and not isinstance(given.file, CleanPicture):
            self.file = make_anew(given.file, given.name or "", settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)

    @property
    def may_be_published(self) -> bool:
        """Credit, licence and consent are all there."""
        return bool(self.credit and self.licence) and self.consent != Consent.UNKNOWN


class PortalRendition(AbstractRendition):
    """A picture at one size."""

    image = models.ForeignKey(PortalImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)
