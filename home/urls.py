"""Addresses of the home room: what machines ask for, and the pages of the tree, which come last."""

from __future__ import annotations

from django.urls import path, re_path

from home import sitemaps, views

#: Without a language in front.
machine_patterns = [
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon),
    path("sitemap.xml", sitemaps.index, name="sitemap-index"),
    re_path(
        r"^sitemap-(?P<language>kk|ru|en)-(?P<part>pages|guides|organizations)-(?P<number>[1-9][0-9]{0,4})\.xml$",
        sitemaps.sitemap_file,
        name="sitemap",
    ),
]

#: Below a language.
room_patterns = [
    path("site.webmanifest", views.manifest, name="manifest"),
    path("components/", views.components, name="components"),
]

#: Below a language, after everything else; Wagtail knows the address of a page by this name.
page_patterns = [re_path(r"^((?:[\w\-]+/)*)$", views.page, name="wagtail_serve")]
