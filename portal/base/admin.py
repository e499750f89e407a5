"""What snippets of all rooms have in common in the admin: what nobody may do to them, and plain lists."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth import get_permission_codename
from django.contrib.auth.models import AbstractBaseUser, Permission
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.functional import cached_property
from wagtail.admin.ui.tables import BaseColumn
from wagtail.models import TranslatableMixin
from wagtail.permissions import ModelPermissionPolicy
from wagtail.snippets.views.snippets import IndexView, PreviewOnEditView, SnippetViewSet

from portal.base.guards import GuardedDraftForm
from portal.base.languages import LANGUAGES


class LimitedPolicy(ModelPermissionPolicy):
    """Django's own rights, and things that nobody may do, administrators included."""

    def __init__(self, model: type[models.Model], never: Iterable[str]) -> None:
        super().__init__(model)
        self.never = frozenset(never)

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        """Say whether the user may do it to some row."""
        return action not in self.never and super().user_has_permission(user, action)


class SourcePolicy(LimitedPolicy):
    """Whoever may add texts may change them in every language, others may change translations only."""

    def user_has_permission_for_instance(
        self, user: AbstractBaseUser, action: str, instance: TranslatableMixin
    ) -> bool:
        """Say whether the user may do it to that text."""
        if not super().user_has_permission_for_instance(user, action, instance):
            return False
        is_source = instance.locale.language_code == LANGUAGES[0]
        return not is_source or self.user_has_permission(user, "add")


class PlainIndexView(IndexView):
    """A list without boxes to tick, where nothing can be done to many rows at once."""

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Leave out the column of boxes, which Wagtail puts first."""
        return super().columns[1:]


class LimitedViewSet(SnippetViewSet):
    """A snippet with things that nobody may do (`never`); neither copied nor handled in bulk."""

    never: tuple[str, ...] = ()
    copy_view_enabled = False
    index_view_class = PlainIndexView

    @property
    def permission_policy(self) -> LimitedPolicy:
        """Return the rights, less what nobody may do."""
        return LimitedPolicy(self.model, self.never)

    def get_permissions_to_register(self) -> models.QuerySet[Permission]:
        """Offer only rights that can be used, where groups are given theirs."""
        useless = [get_permission_codename(action, self.model._meta) for action in self.never]
        return super().get_permissions_to_register().exclude(codename__in=useless)


class LookOnlyView(PreviewOnEditView):
    """A preview, which is shown even of what was opened before somebody else saved."""

    def get_form(self, query_dict: QueryDict) -> GuardedDraftForm:
        """Tell the form that nothing will be saved."""
        form: GuardedDraftForm = super().get_form(query_dict)
        form.is_preview = True
        return form


class DraftViewSet(LimitedViewSet):
    """A translated snippet with drafts, which nobody overwrites unseen; its forms are `GuardedDraftForm`."""

    preview_on_edit_view_class = LookOnlyView

    @property
    def permission_policy(self) -> SourcePolicy:
        """Return the rights by language."""
        return SourcePolicy(self.model, self.never)


def refuse_deletion(request: HttpRequest, rows: Iterable[models.Model]) -> None:
    """Hold deletions to the policy of each snippet: Wagtail's deletion in bulk asks Django's rights only."""
    for row in rows:
        _hold(request, "delete", row)


def refuse_change(request: HttpRequest, row: models.Model) -> None:
    """Hold changes to the policy of each snippet: Wagtail's form asks for the right to change any row."""
    _hold(request, "change", row)


def _hold(request: HttpRequest, action: str, row: models.Model) -> None:
    policy = getattr(getattr(row, "snippet_viewset", None), "permission_policy", None)
    if policy and not policy.user_has_permission_for_instance(request.user, action, row):
        raise PermissionDenied
