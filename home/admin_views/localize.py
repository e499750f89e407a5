"""What we change in wagtail-localize: no Kazakh words on pages of other languages, PO files with names."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from wagtail_localize.models import Translation
from wagtail_localize.views.edit_translation import download_pofile
from wagtail_localize.views.update_translations import UpdateTranslationsForm, UpdateTranslationsView

from home.services.publishing import missing_pieces, sentence


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
    """Say kindly at the translation editor's button what `home.services.publishing` refuses everywhere."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    missing = missing_pieces(row)
    if not missing:
        return None
    messages.error(request, sentence(missing))
    return redirect(request.path)


def download_named(request: HttpRequest, translation_id: int) -> HttpResponse:
    """Send the PO file under the address and the language of what it translates: all had one name before."""
    response = download_pofile(request, translation_id)
    translation = get_object_or_404(Translation, pk=translation_id)
    source = translation.source.get_source_instance()
    name = getattr(source, "slug", "") or getattr(source, "key", "") or source.pk
    language = translation.target_locale.language_code
    response["Content-Disposition"] = f'attachment; filename="{name}-{language}.po"'
    return response
