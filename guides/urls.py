"""Addresses of the guides, below `/<language>/guides/`."""

from __future__ import annotations

from django.urls import path

from guides.views.reading import chapter, guide, index, print_chapter, print_guide

app_name = "guides"

urlpatterns = [
    path("", index, name="index"),
    path("<slug:guide>/", guide, name="guide"),
    path("<slug:guide>/print/", print_guide, name="print"),
    path("<slug:guide>/<slug:chapter>/", chapter, name="chapter"),
    path("<slug:guide>/<slug:chapter>/print/", print_chapter, name="print_chapter"),
]
