"""Acts on one organisation or report, each confirmed on a screen of its own and done by a service."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.log_actions import log

from organizations.enums import ContactKind
from organizations.models import Organization
from organizations.services import publishing
from organizations.services.removals import TEXTS, parts_of, request_removal
from portal.base.errors import PortalError


class ActView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView):
    """Ask, do, and go back to the form of the organisation; a refusal is shown beside the question."""

    model: type[models.Model] = Organization
    permission_policy: Any = None
    permission_required = "change"
    edit_url_name = ""
    index_url_name = ""
    template_name = "organizations/admin/act.html"
    form_class: type[forms.Form] = forms.Form
    button: str | Promise = ""
    question: str | Promise = ""
    done: str | Promise = ""

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Fetch the row."""
        super().setup(request, *args, **kwargs)
        self.object = get_object_or_404(self.model, pk=kwargs["pk"])

    def act(self, form: forms.Form, actor: AbstractBaseUser) -> object:
        """Do it; raises `PortalError` where a rule says no."""
        raise NotImplementedError

    def form_valid(self, form: forms.Form) -> HttpResponse:
        """Do it and say so, or show why not."""
        try:
            self.act(form, self.request.user)
        except PortalError as error:
            form.add_error(error.field if error.field in form.fields else None, str(error.message))
            return self.form_invalid(form)
        messages.success(self.request, self.done)
        return redirect(self.get_success_url())

    def get_success_url(self) -> str:
        """Return the address of the row's own form."""
        return reverse(self.edit_url_name, args=[self.object.pk])

    def get_page_subtitle(self) -> str:
        """Name the row."""
        return str(self.object)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way here: the list, the row, the act."""
        plural = capfirst(self.model._meta.verbose_name_plural)
        items = [
            {"url": reverse(self.index_url_name), "label": plural},
            {"url": self.get_success_url(), "label": self.get_page_subtitle()},
            {"url": "", "label": self.page_title},
        ]
        return [*self.breadcrumbs_items, *items]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the question and the words of the button."""
        return super().get_context_data(
            object=self.object,
            question=self.question,
            button=self.button,
            back_url=self.get_success_url(),
            **kwargs,
        )


class HideView(ActView):
    """Take an organisation out of sight."""

    page_title = _("Hide an organisation")
    header_icon = "no-view"
    question = _(
        "It disappears from the directory, the map, the API and search, and its pages are taken down."
        " Nothing is deleted: it can be shown again at any time."
    )
    button = _("Hide")
    done = _("The organisation is hidden.")

    def act(self, form: forms.Form, actor: AbstractBaseUser) -> object:
        """Hide it."""
        return publishing.hide(self.object, actor=actor)


class ShowView(ActView):
    """List an organisation."""

    page_title = _("Show an organisation on the site")
    header_icon = "view"
    question = _(
        "It appears in the directory, on the map, in the API and in search, with a page in each language."
    )
    button = _("Show on the site")
    done = _("The organisation is on the site.")

    def act(self, form: forms.Form, actor: AbstractBaseUser) -> object:
        """List it."""
        return publishing.show(self.object, actor=actor)


class MergeForm(forms.Form):
    """Into which one."""

    into = forms.IntegerField(
        min_value=1,
        label=_("Number of the organisation that stays"),
        help_text=_("The number stands in the list of organisations."),
    )

    def clean_into(self) -> Organization:
        """Return the organisation of that number."""
        found = Organization.objects.filter(number=self.cleaned_data["into"]).first()
        if found is None:
            raise forms.ValidationError(_("There is no organisation with this number."))
        return found


class MergeView(ActView):
    """Close an entry in favour of another one."""

    page_title = _("Merge an organisation into another")
    header_icon = "arrow-right-full"
    form_class = MergeForm
    question = _(
        "This entry is closed, and its address leads to the other one from now on. Facts are not moved."
    )
    button = _("Merge")
    done = _("The organisation is merged into the other one.")

    def act(self, form: forms.Form, actor: AbstractBaseUser) -> object:
        """Merge it; what the service says of its target belongs to the field."""
        try:
            return publishing.merge(self.object, into=form.cleaned_data["into"], actor=actor)
        except PortalError as error:
            error.field = "into"
            raise


class RemoveView(ActView):
    """Take facts down because somebody asked for it."""

    page_title = _("Take down on request")
    header_icon = "bin"
    question = _(
        "What you tick is taken down everywhere and put on the removal list: no import and no restored copy"
        " brings it back. Only its keyed digest is kept."
    )
    button = _("Take down")
    done = _("It is taken down and will not come back.")

    def get_form(self, form_class: type[forms.Form] | None = None) -> forms.Form:
        """Offer what the organisation has that can be removed."""
        form = super().get_form(form_class)
        form.fields["facts"] = forms.MultipleChoiceField(
            label=_("What somebody asked to take down"),
            choices=removable(self.object),
            widget=forms.CheckboxSelectMultiple,
        )
        return form

    def act(self, form: forms.Form, actor: AbstractBaseUser) -> object:
        """Remove each, and write down that something was removed, not what."""
        for fact in form.cleaned_data["facts"]:
            field, _bar, value = fact.partition("|")
            request_removal(self.object.number, field, value)
        return log(instance=self.object, action="wagtail.edit", user=actor)


def removable(organization: Organization) -> list[tuple[str, str]]:
    """Return the facts that can be taken down, as choices of a form."""
    labels = dict(ContactKind.choices)
    found = [
        (f"{contact.kind}|{contact.value}", f"{labels[contact.kind]}: {contact.value}")
        for contact in organization.contacts.all()
    ]
    for name in TEXTS:
        written = getattr(organization, name)
        label = organization._meta.get_field(name).verbose_name
        found += [(f"{name}|{part}", f"{label}: {part}") for part in parts_of(name, written) if part]
    return found
