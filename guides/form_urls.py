"""Addresses of the printable forms, below `/<language>/forms/`."""

from __future__ import annotations

from django.urls import path

from guides.views.forms import detail, index

app_name = "forms"

urlpatterns = [
    path("", index, name="index"),
    path("<slug:slug>/", detail, name="detail"),
]
