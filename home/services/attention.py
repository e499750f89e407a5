"""What needs an editor's attention: counts with the way to each, for those who can do something about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.permissions import page_permission_policy

from home.models import Helpline, PortalSettings
from home.services import translations
from organizations.enums import ReportState
from organizations.models import MistakeReport, Organization
from portal.base.languages import LANGUAGES
from portal.outbox.models import OutgoingMail

#: A helpline that nobody called for so long is to be called again.
HELPLINE_KEPT = timedelta(days=180)
#: Settings that a portal cannot be without.
NEEDED = (
    *(f"{name}_{code}" for name in ("operator", "address") for code in LANGUAGES),
    *("bin", "responsible", "email"),
)


@dataclass(frozen=True)
class Item:
    """One thing to look at: what it is, in a sentence with its number, and where it is dealt with."""

    name: str
    sentence: str
    url: str = ""


def items(user: AbstractBaseUser) -> list[Item]:
    """Return what this person should look at; a query each, none for what they cannot change."""
    found: list[Item] = []
    for may_see, look in _LOOKS:
        if may_see(user):
            found += look()
    return found


def _pages() -> Iterator[Item]:
    counts = translations.pages().aggregate(
        lacking=Count("pk", filter=Q(lacks=1)), lagging=Count("pk", filter=Q(lags=1))
    )
    report = reverse("home_reports:translations")
    if counts["lacking"]:
        yield Item(
            "lacking",
            ngettext("%(count)s page lacks a language", "%(count)s pages lack a language", counts["lacking"])
            % {"count": counts["lacking"]},
            f"{report}?state=lacks",
        )
    if counts["lagging"]:
        yield Item(
            "lagging",
            ngettext(
                "%(count)s page was changed in Kazakh after it was translated",
                "%(count)s pages were changed in Kazakh after they were translated",
                counts["lagging"],
            )
            % {"count": counts["lagging"]},
            f"{report}?state=lags",
        )


def _organizations() -> Iterator[Item]:
    counts = Organization.objects.listed().aggregate(
        unconfirmed=Count("pk", filter=Q(confirmed_on=None)), listed=Count("pk")
    )
    if counts["unconfirmed"]:
        url = reverse("wagtailsnippets_organizations_organization:list")
        yield Item(
            "unconfirmed",
            ngettext(
                "%(count)s listing was never confirmed by its organisation",
                "%(count)s listings were never confirmed by their organisations",
                counts["unconfirmed"],
            )
            % {"count": counts["unconfirmed"]},
            f"{url}?status=listed&confirmed=no",
        )


def _reports() -> Iterator[Item]:
    count = MistakeReport.objects.filter(state=ReportState.OPEN).count()
    if count:
        url = reverse("wagtailsnippets_organizations_mistakereport:list")
        yield Item(
            "reports",
            ngettext("%(count)s report of a mistake is open", "%(count)s reports of mistakes are open", count)
            % {"count": count},
            f"{url}?state={ReportState.OPEN.value}",
        )


def _mails() -> Iterator[Item]:
    state = OutgoingMail.State
    counts = OutgoingMail.objects.aggregate(
        parked=Count("pk", filter=Q(state=state.PARKED)),
        failing=Count("pk", filter=Q(state=state.WAITING, tries__gt=0)),
    )
    if counts["parked"]:
        yield Item(
            "parked",
            ngettext(
                "%(count)s mail was given up after five tries",
                "%(count)s mails were given up after five tries",
                counts["parked"],
            )
            % {"count": counts["parked"]},
        )
    if counts["failing"]:
        yield Item(
            "failing",
            ngettext(
                "%(count)s mail could not be sent yet and is tried again",
                "%(count)s mails could not be sent yet and are tried again",
                counts["failing"],
            )
            % {"count": counts["failing"]},
        )


def _settings() -> Iterator[Item]:
    url = reverse("wagtailsettings:edit", args=["home", "portalsettings"])
    settings = PortalSettings.objects.first() or PortalSettings()
    missing = [name for name in NEEDED if not getattr(settings, name)]
    if missing:
        names = ", ".join(str(settings._meta.get_field(name).verbose_name) for name in missing)
        yield Item("settings", _("The settings of the portal lack: %(names)s") % {"names": names}, url)
    unchecked = Q(checked_on=None) | Q(checked_on__lt=timezone.localdate() - HELPLINE_KEPT)
    count = Helpline.objects.filter(unchecked).count()
    if count:
        yield Item(
            "helplines",
            ngettext(
                "%(count)s helpline was not called for half a year",
                "%(count)s helplines were not called for half a year",
                count,
            )
            % {"count": count},
            url,
        )


def _may(permission: str) -> Callable[[AbstractBaseUser], bool]:
    return lambda user: bool(user.has_perm(permission))  # type: ignore[attr-defined]  # PermissionsMixin


def _may_write_pages(user: AbstractBaseUser) -> bool:
    return bool(page_permission_policy.user_has_any_permission(user, {"add", "change", "publish"}))


_LOOKS: tuple[tuple[Callable[[AbstractBaseUser], bool], Callable[[], Iterator[Item]]], ...] = (
    (_may("organizations.change_mistakereport"), _reports),
    (_may("outbox.view_outgoingmail"), _mails),
    (_may("home.change_portalsettings"), _settings),
    (_may_write_pages, _pages),
    (_may("organizations.change_organization"), _organizations),
)
