"""The admin's forms for uploads, and the form of a page, which looks at its pictures before publishing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.base.guards import GuardedPageForm
from portal.media.documents import check_document
from portal.media.pictures import CleanPicture, look_at, make_anew
from portal.media.publishing import sentence, unfit_pictures


class PictureField(WagtailImageField):
    """Wagtail's field, which unpacks a picture to count its pixels and falls over a damaged one."""

    def to_python(self, data: Any) -> Any:
        """Look at the first bytes before anything is unpacked, and refuse what cannot be read."""
        if data not in self.empty_values:
            self.check_image_file_size(data)
            look_at(data, settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)
        try:
            return super().to_python(data)
        except (OSError, SyntaxError, ValueError) as error:
            raise ValidationError(self.error_messages["invalid_image"], code="invalid_image") from error


class PictureForm(BaseImageForm):
    """Makes an uploaded picture anew."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = self.fields.get("file")
        if given:
            self.fields["file"] = PictureField(
                label=given.label, required=given.required, widget=given.widget
            )

    def clean_file(self) -> CleanPicture | FieldFile:
        """Return the picture made anew, or the one that is there already."""
        upload: UploadedFile | FieldFile = self.cleaned_data["file"]
        if isinstance(upload, FieldFile):
            return upload
        return make_anew(upload, upload.name or "", settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS)


class DocumentForm(BaseDocumentForm):
    """Looks into an uploaded document; Wagtail's own field has looked at its size."""

    def clean_file(self) -> UploadedFile | FieldFile:
        """Return the document if it is what its name says."""
        upload: UploadedFile | FieldFile = self.cleaned_data["file"]
        if not isinstance(upload, FieldFile):
            check_document(upload, upload.name or "")
        return upload


class PublishingForm(GuardedPageForm):
    """The form of every page of ours: nothing typed is lost when publishing is refused."""

    def is_valid(self) -> bool:
        """Refuse to publish while a picture of the page must not be shown."""
        if not super().is_valid():
            return False
        if "action-publish" not in self.data:
            return True
        pictures = unfit_pictures([self.instance, *self._children()])
        if pictures:
            self.add_error(NON_FIELD_ERRORS, sentence(pictures))
        return not pictures

    def _children(self) -> list[Any]:
        return [
            form.instance
            for formset in self.formsets.values()
            for form in formset.forms
            if not formset._should_delete_form(form)
        ]
