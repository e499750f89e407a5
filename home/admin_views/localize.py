"""What we change in wagtail-localize: no Kazakh words on pages of other languages, PO files with names."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import ngettext
from wagtail.models import TranslatableMixin
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import download_pofile
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView


class SyncForm(UpdateTranslationsForm):
    """The form of wagtail-localize without its way to publish what is not translated yet."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["publish_translations"]

    def clean(self) -> dict[str, Any]:
        """Publish nothing, whatever was sent."""
        return {**super().clean(), "publish_translations": False}


class SyncView(UpdateTranslationsView):
    """New Kazakh words go to the translators; readers of other languages never see them."""

    def get_form(self) -> SyncForm:
        """Return our form."""
        return SyncForm(self.request.POST if self.request.method == "POST" else None)


def refuse_unfinished(request: HttpRequest, row: models.Model) -> HttpResponseRedirect | None:
    """Publish a translation only when it is whole: wagtail-localize fills what is missing with Kazakh."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = translation_into(row)
    total, done = translation.get_progress() if translation else (0, 0)
    if done == total:
        return None
    missing = ngettext(
        "Not published: %(count)s piece is not translated yet.",
        "Not published: %(count)s pieces are not translated yet.",
        total - done,
    )
    messages.error(request, missing % {"count": total - done})
    return redirect(request.path)


def translation_into(row: models.Model) -> Translation | None:
    """Return the translation that a page or snippet is the result of."""
    if not isinstance(row, TranslatableMixin):
        return None
    return Translation.objects.filter(
        source__object_id=row.translation_key, target_locale_id=row.locale_id, enabled=True
    ).first()


def download_named(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Send the PO file under the address and the language of what it translates: all had one name before."""
    response = download_pofile(request, translation_id)
    translation = get_object_or_404(Translation, pk=translation_id)
    source = translation.source.get_source_instance()
    name = getattr(source, "slug", "") or getattr(source, "key", "") or source.pk
    language = translation.target_locale.language_code
    response["Content-Disposition"] = f'attachment; filename="{name}-{language}.po"'
    return response
