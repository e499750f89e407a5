"""Addresses of the directory, below `/<language>/organizations/`."""

from __future__ import annotations

from django.urls import path

from organizations.views.detail import detail, moved
from organizations.views.directory import directory
from organizations.views.reports import report, report_thanks
from organizations.views.shortlist import shortlist

app_name = "organizations"

urlpatterns = [
    path("", directory, name="list"),
    path("my-list/", shortlist, name="shortlist"),
    path("<int:number>/", moved, name="number"),
    path("<slug:slug>/", detail, name="detail"),
    path("<slug:slug>/report/", report, name="report"),
    path("<slug:slug>/report/thanks/", report_thanks, name="report_thanks"),
]
