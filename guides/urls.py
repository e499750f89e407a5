"""Addresses of the guides, the printable forms and the terms, below `/<language>/`."""

from __future__ import annotations

from django.urls import path

from guides.views import forms
from guides.views.glossary import glossary
from guides.views.listing import index
from guides.views.reading import chapter, guide, print_chapter, print_guide

app_name = "guides"

urlpatterns = [
    path("guides/", index, name="index"),
    path("guides/<slug:guide>/", guide, name="guide"),
    path("guides/<slug:guide>/print/", print_guide, name="print"),
    path("guides/<slug:guide>/<slug:chapter>/", chapter, name="chapter"),
    path("guides/<slug:guide>/<slug:chapter>/print/", print_chapter, name="print_chapter"),
    path("forms/", forms.index, name="forms"),
    path("forms/<slug:slug>/", forms.detail, name="form"),
    path("glossary/", glossary, name="glossary"),
]
