"""States and choices of organisations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class LegalForm(models.TextChoices):
    """Legal forms as the 2020 guide prints them (its README says how each is written there)."""

    PUBLIC_ASSOCIATION = "qb", _("public association")
    PUBLIC_FOUNDATION = "qq", _("public foundation")
    YOUTH_ASSOCIATION = "zhqb", _("youth public association")
    UNION = "ztb", _("association of legal entities")
    PRIVATE_FOUNDATION = "zhq", _("private foundation")
    CORPORATE_FUND = "corporate_fund", _("corporate foundation")
    GROUP = "initiative_group", _("initiative group")
    CLUB = "volunteer_club", _("volunteer club")
    OTHER = "state_or_other", _("form not stated")


class Status(models.TextChoices):
    """Whether an organisation is shown."""

    LISTED = "listed", _("listed")
    HIDDEN = "hidden", _("hidden")
    MERGED = "merged", _("merged into another")


class Precision(models.TextChoices):
    """How exactly the place of an organisation is known."""

    EXACT = "exact", _("exact address")
    CITY = "city", _("town only")


class Reach(models.TextChoices):
    """How far an organisation works, where that is known."""

    UNKNOWN = "", _("not stated")
    CITY = "city", _("its town")
    REGION = "region", _("the whole region")
    COUNTRY = "country", _("the whole country")


class ContactKind(models.TextChoices):
    """Ways to reach an organisation; the values are the columns of an import file."""

    PHONE = "phones", _("phone")
    EMAIL = "emails", _("e-mail")
    WEBSITE = "website", _("website")
    INSTAGRAM = "instagram", "Instagram"
    FACEBOOK = "facebook", "Facebook"
    VK = "vk", _("VKontakte")
    TELEGRAM = "telegram", "Telegram"
    YOUTUBE = "youtube", "YouTube"
    TWITTER = "twitter", "X"
    WHATSAPP = "whatsapp", "WhatsApp"


class Visibility(models.TextChoices):
    """Where a contact may be shown."""

    EVERYWHERE = "everywhere", _("page, single API answer, exports")
    PAGE = "page", _("the organisation's own page only")
    NOWHERE = "nowhere", _("nowhere until the organisation confirms it")


ON_PAGE = (Visibility.EVERYWHERE, Visibility.PAGE)
LINK_KINDS = tuple(kind for kind in ContactKind if kind not in (ContactKind.PHONE, ContactKind.EMAIL))


class ReportState(models.TextChoices):
    """What became of a report."""

    OPEN = "open", _("open")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
