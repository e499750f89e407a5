"""Nobody overwrites what somebody else saved in the meantime without seeing it and saying so.

Wagtail weighs only its automatic saves; an ordinary "save" or "publish" of a form that was opened before
somebody else saved wins silently. Here a form carries the version it was opened on: a save on top of another
version is refused with the form and all that was typed in it, until "replace" is ticked. The versions are
compared once more under a lock when a page is written, so that of two saves at one moment one is refused.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django import forms
from django.db import models, transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.forms.pages import WagtailAdminPageForm
from wagtail.admin.utils import get_user_display_name
from wagtail.log_actions import registry as log_registry
from wagtail.models import Page, Revision

from portal.base.errors import Conflict

LOADED, REPLACE = "loaded_version", "replace_newer"
AT_ONE_MOMENT = gettext_lazy("Somebody else saved at the same moment. Go back and save again.")


@dataclass(frozen=True)
class Version:
    """The latest saved state of a thing: its mark, and when and by whom it was saved."""

    mark: str = ""
    saved_at: datetime | None = None
    saved_by: models.Model | None = None

    def sentence(self, reader: models.Model | None) -> str:
        """Say to a reader who saved it, and when."""
        if self.saved_at is None:
            return _("It was changed or deleted in the meantime.")
        when = date_format(localtime(self.saved_at), "DATETIME_FORMAT")
        if self.saved_by is None:
            return _("A newer version was saved on %(when)s.") % {"when": when}
        if self.saved_by == reader:
            return _("You saved a newer version yourself, in another window, on %(when)s.") % {"when": when}
        who = get_user_display_name(self.saved_by)
        return _("%(who)s saved a newer version on %(when)s.") % {"who": who, "when": when}


class NewerVersion(forms.Widget):
    """A notice with a box to tick; nothing at all while nobody saved in between."""

    newest: Version | None = None
    context: Mapping[str, Any] = {}

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the notice, or nothing."""
        if self.newest is None:
            return mark_safe("")
        return mark_safe(  # noqa: S308 -- a template of ours, which escapes what it is given
            render_to_string(
                "admin/newer_version.html", {**self.context, "name": name, "mark": self.newest.mark}
            )
        )


class GuardedForm(WagtailAdminModelForm):
    """A form that knows on which version it was opened; a subclass says what the newest one is."""

    loaded_version = forms.CharField(required=False, widget=forms.HiddenInput)
    replace_newer = forms.CharField(required=False, widget=NewerVersion)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.newest = self.newest_version() if self.instance.pk else Version()
        self.initial[LOADED] = self.newest.mark

    def newest_version(self) -> Version:
        """Return the latest saved version."""
        raise NotImplementedError

    def links(self, loaded: str) -> list[tuple[str, str]]:
        """Return where the newer version can be seen: addresses and words."""
        return []

    def writes(self) -> bool:
        """Say whether the form is about to be saved (a preview is not)."""
        return True

    def clean(self) -> dict[str, Any]:
        """Refuse to write on top of a version that the form was not opened on."""
        cleaned = super().clean()
        loaded, replaced = cleaned.get(LOADED, ""), cleaned.get(REPLACE, "")
        if not self.writes() or self.newest.mark in (loaded, replaced):
            self.instance.expected_version = self.newest.mark
            return cleaned
        widget = self.fields[REPLACE].widget
        widget.newest = self.newest
        sentence = self.newest.sentence(self.for_user)
        widget.context = {"sentence": sentence, "links": self.links(loaded)}
        hint = _(
            "Nothing was saved, and what you wrote is still here. See the notice at the end of the form."
        )
        self.add_error(None, forms.ValidationError([sentence, hint], code="newer_version"))
        return cleaned

    def get_field_updates_for_resave(self) -> list[tuple[str, str]]:
        """Tell a form that stays open after an automatic save which version it is on now."""
        mark = self.newest_version().mark
        return [*super().get_field_updates_for_resave(), (LOADED, mark), (REPLACE, mark)]


class GuardedDraftForm(GuardedForm):
    """The edit form of a snippet with drafts: its version is its latest revision."""

    #: Set by the view that only shows what it would look like.
    is_preview = False

    def newest_version(self) -> Version:
        """Return the latest revision."""
        revision = newest_revision(self.instance)
        return Version(_mark(revision), revision.created_at, revision.user) if revision else Version()

    def links(self, loaded: str) -> list[tuple[str, str]]:
        """Return the comparison with what the form was opened on, and the newer version itself."""
        before, newest = loaded.partition("@")[0], self.newest.mark.partition("@")[0]
        found = [(self.newest_address(newest), _("See the newer version"))]
        if before.isascii() and before.isdigit() and before != newest:
            address = self.comparison_address(before, newest)
            found.insert(0, (address, _("Compare it with what you opened")))
        return found

    def newest_address(self, newest: str) -> str:
        """Return where the newest version is shown."""
        return self._address("revisions_view", newest)

    def comparison_address(self, before: str, newest: str) -> str:
        """Return where two versions are compared."""
        return self._address("revisions_compare", before, newest)

    def _address(self, name: str, *revisions: str) -> str:
        return reverse(self.instance.snippet_viewset.get_url_name(name), args=[self.instance.pk, *revisions])

    def writes(self) -> bool:
        """A preview saves nothing."""
        return not self.is_preview


class GuardedPageForm(GuardedDraftForm, WagtailAdminPageForm):
    """The edit form of every page of ours."""

    def newest_address(self, newest: str) -> str:
        """Return where the draft is shown."""
        return reverse("wagtailadmin_pages:view_draft", args=[self.instance.pk])

    def comparison_address(self, before: str, newest: str) -> str:
        """Return where two versions of a page are compared."""
        return reverse("wagtailadmin_pages:revisions_compare", args=[self.instance.pk, before, newest])

    def writes(self) -> bool:
        """A preview gives no subscription to the form; it saves nothing."""
        return self.subscription is not None


class GuardedRowForm(GuardedForm):
    """The edit form of a row without revisions: its version is what stands in its columns."""

    def newest_version(self) -> Version:
        """Return the row as it is saved now, with who saved it as far as the log knows."""
        row = type(self.instance)._base_manager.filter(pk=self.instance.pk).first()
        if row is None:
            return Version()
        entry = log_registry.get_logs_for_instance(row).select_related("user").first()
        changed_at = getattr(row, "changed_at", None)
        if entry is None or (changed_at and entry.timestamp < changed_at):
            return Version(row_mark(row), changed_at)
        return Version(row_mark(row), entry.timestamp, entry.user)

    def save(self, commit: bool = True) -> models.Model:
        """Write the row, unless somebody else did since the form was weighed."""
        with transaction.atomic():
            if not self.instance._state.adding:
                rows = type(self.instance)._base_manager.select_for_update()
                row = rows.filter(pk=self.instance.pk).first()
                if row is None or row_mark(row) != self.newest.mark:
                    raise Conflict(AT_ONE_MOMENT)
            return self.write(commit)

    def write(self, commit: bool) -> models.Model:
        """Write the row; a form whose rows are saved by a service calls it here."""
        return super().save(commit)


def row_mark(row: models.Model) -> str:
    """Return a mark of what stands in the columns of a row."""
    values = [field.value_from_object(row) for field in row._meta.concrete_fields]
    return sha256(repr(values).encode()).hexdigest()[:24]


class GuardedRevisions:
    """What a row with revisions adds: the version that a form expects is still the newest on writing."""

    expected_version: str | None = None

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        """Save a revision, unless somebody else did since the form was weighed."""
        expected, self.expected_version = self.expected_version, None
        if expected is None:
            return super().save_revision(*args, **kwargs)  # type: ignore[misc]  # the row's own
        with transaction.atomic():
            if newest_mark(self, lock=True) != expected:  # type: ignore[arg-type]  # it is a row as well
                raise Conflict(AT_ONE_MOMENT)
            return super().save_revision(*args, **kwargs)  # type: ignore[misc]  # the row's own


def newest_mark(row: models.Model, *, lock: bool = False) -> str:
    """Return the mark of the latest version of a row; `lock` keeps it so until the transaction ends."""
    if lock:
        _rows(row).select_for_update().only("pk").get(pk=row.pk)
    return _mark(newest_revision(row))


def newest_revision(row: models.Model) -> Revision | None:
    """Return the latest revision of a row with who made it."""
    latest = _rows(row).filter(pk=row.pk).values("latest_revision")
    return Revision.objects.select_related("user").defer("content").filter(pk__in=latest).first()


def _rows(row: models.Model) -> models.QuerySet[models.Model]:
    return (Page if isinstance(row, Page) else type(row))._base_manager.all()


def _mark(revision: Revision | None) -> str:
    # An automatic save writes the same revision again, at another time.
    return f"{revision.pk}@{revision.created_at.isoformat()}" if revision else ""
