"""Addresses of the guides, the printable forms and the terms, below `/<language>/`."""

from __future__ import annotations

from django.urls import path

from guides.enums import DocumentKind
from guides.views import forms
from guides.views.documents import chapter_pdf, form_pdf, guide_document
from guides.views.glossary import glossary
from guides.views.listing import index
from guides.views.reading import chapter, guide, print_chapter, print_guide

app_name = "guides"

urlpatterns = [
    path("guides/", index, name="index"),
    path("guides/<slug:guide>/", guide, name="guide"),
    path("guides/<slug:guide>/print/", print_guide, name="print"),
    path("guides/<slug:guide>/pdf/", guide_document, {"kind": DocumentKind.GUIDE}, name="pdf"),
    path("guides/<slug:guide>/epub/", guide_document, {"kind": DocumentKind.EPUB}, name="epub"),
    path("guides/<slug:guide>/kit/", guide_document, {"kind": DocumentKind.KIT}, name="kit"),
    path("guides/<slug:guide>/<slug:chapter>/", chapter, name="chapter"),
    path("guides/<slug:guide>/<slug:chapter>/print/", print_chapter, name="print_chapter"),
    path("guides/<slug:guide>/<slug:chapter>/pdf/", chapter_pdf, name="chapter_pdf"),
    path("forms/", forms.index, name="forms"),
    path("forms/<slug:slug>/", forms.detail, name="form"),
    path("forms/<slug:slug>/pdf/", form_pdf, name="form_pdf"),
    path("glossary/", glossary, name="glossary"),
]
