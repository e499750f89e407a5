"""The WSGI application: Django behind the store of anonymous pages."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from portal.pagestore.wsgi import PageStore

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.production")

application = PageStore(get_wsgi_application())
