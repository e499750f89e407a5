"""Addresses of the demo's letter box."""

from __future__ import annotations

from django.urls import path

from portal.outbox import views

app_name = "demo_mail"
urlpatterns = [
    path("", views.mail_list, name="list"),
    path("<str:name>/", views.mail, name="mail"),
]
