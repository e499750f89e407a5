"""What each component is shown with: on the living page, and in the test that renders them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.base.icons import DIRECTIONS
from portal.base.languages import NATIVE_NAMES


@dataclass(frozen=True)
class Sample:
    """A component, what it is for, and the inputs it is shown with."""

    name: str
    title: Promise
    note: Promise
    shown: tuple[dict[str, Any], ...]
    wrap: str = "kit-ex"

    @property
    def template(self) -> str:
        """Return the path of the component's template."""
        return f"components/{self.name}.html"


class SampleForm(forms.Form):
    """One field of each kind."""

    name = forms.CharField(label=_("Name"), help_text=_("Write it the way you want to be addressed"))
    email = forms.EmailField(
        label=_("E-mail"), error_messages={"invalid": _("Write the part after “@” too, as in name@mail.kz")}
    )
    place = forms.ChoiceField(
        label=_("Town or city"), choices=[("oral", "Орал"), ("zhezqazgan", "Жезқазған")]
    )
    message = forms.CharField(label=_("What is wrong?"), widget=forms.Textarea, required=False)
    adult = forms.ChoiceField(
        label=_("Are you 18 or older?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    consent = forms.BooleanField(label=_("I agree that my data are used to answer me"))


def filled_form() -> SampleForm:
    """Return the form as somebody sent it who forgot half of it."""
    return SampleForm({"name": "Айгерім", "email": "aigerim@", "place": "oral", "message": ""})


def sample_page() -> Any:
    """Return the third page of a list of eight."""
    return Paginator(range(160), 20).page(3)


#: All components, in the order of the living page.
SAMPLES = (
    Sample(
        "button",
        _("Button"),
        _("One without a suffix a page. Disabled is dashed, and a word beside it says why."),
        (
            {"label": _("Find"), "icon": "search"},
            {"label": _("Open the map"), "kind": "secondary", "href": "#main", "icon": "map"},
            {"label": _("Clear all"), "kind": "quiet", "href": "#main"},
            {"label": _("Delete"), "kind": "danger", "type": "button"},
            {"label": _("Next"), "icon_after": "arrow", "small": True, "attrs": {"aria-describedby": "main"}},
            {"label": _("Closed"), "disabled": True},
        ),
        wrap="kit-row",
    ),
    Sample(
        "chip",
        _("Chip"),
        _("A chosen filter is turned inside out and can be taken away."),
        (
            {"label": "Алматы, 11", "href": "#main"},
            {"label": "Таза әлем", "href": "#main", "sector": "taza-alem"},
            {"label": "Орал", "href": "#main", "on": True},
        ),
        wrap="kit-row",
    ),
    Sample(
        "tabs",
        _("Tabs"),
        _("Links, so that they work without script."),
        (
            {
                "label": _("View"),
                "items": [
                    {"label": _("List"), "href": "#main", "icon": "list", "current": True},
                    {"label": _("Map"), "href": "#main", "icon": "map"},
                ],
            },
        ),
    ),
    Sample(
        "theme_switch",
        _("Colours"),
        _("Hidden without script: the device decides."),
        ({},),
    ),
    Sample(
        "language_switch",
        _("Language"),
        _("Three languages in full, each named in itself."),
        (
            {
                "languages": [
                    {"code": code, "name": name, "href": f"/{code}/", "current": code == "kk"}
                    for code, name in NATIVE_NAMES.items()
                ],
                "label": _("Language, a sample"),
            },
        ),
    ),
    Sample(
        "notice",
        _("Notice"),
        _("Bar, icon, words. Never colour alone."),
        (
            {"title": _("Good to know"), "text": _("No account is needed to look around.")},
            {"kind": "ok", "title": _("Thank you, we have your message"), "live": True},
            {
                "kind": "warn",
                "title": _("From the 2020 guide, not confirmed since"),
                "href": "#main",
                "label": _("Report a mistake"),
            },
            {"kind": "danger", "title": _("If a child is in danger"), "text": _("Call 112 or 111 at once.")},
        ),
    ),
    Sample(
        "badge",
        _("Direction"),
        _("Figure, word and colour; where none is stated, words only."),
        (*({"sector": key, "name": name} for key, name in DIRECTIONS), {}),
        wrap="kit-row",
    ),
    Sample(
        "state",
        _("State"),
        _("Icon and word."),
        (
            {"label": _("Confirmed"), "icon": "check", "kind": "ok"},
            {"label": _("Waiting"), "icon": "clock", "kind": "warn"},
            {"label": _("Refused"), "icon": "x", "kind": "danger"},
            {"label": _("Draft"), "icon": "edit"},
        ),
        wrap="kit-row",
    ),
    Sample(
        "facts",
        _("Facts"),
        _("Term left, value right; one below the other on a phone."),
        (
            {
                "items": [
                    {"term": _("Town or city"), "value": "Алматы", "lang": "kk"},
                    {"term": _("Number in the list"), "value": "18", "note": _("From the 2020 guide")},
                ]
            },
        ),
    ),
    Sample(
        "empty_state",
        _("Nothing found"),
        _("Says what was not found and offers the nearest thing."),
        (
            {
                "title": _("No organisation here yet"),
                "text": _("The nearest ones are listed below."),
                "actions": [{"label": _("Show all organisations"), "href": "#main"}],
            },
        ),
    ),
    Sample(
        "breadcrumbs",
        _("Breadcrumbs"),
        _("The way to the page; the page itself comes last."),
        (
            {
                "items": [
                    {"label": _("Home"), "href": "#main"},
                    {"label": _("Organisations"), "href": "#main"},
                    {"label": "Көмек", "lang": "kk"},
                ]
            },
        ),
    ),
    Sample(
        "card",
        _("Card"),
        _("A rule on top, no box, no shadow. All of it can be pressed."),
        (
            {
                "title": _("Guide for volunteers"),
                "href": "#main",
                "text": _("What to know before the first day."),
                "meta": _("Ten minutes"),
                "sector": "bilim",
                "sector_name": "Білім",
            },
            {"title": _("About the portal"), "href": "#main"},
        ),
        wrap="cards",
    ),
    Sample(
        "tile",
        _("Felt tile"),
        _("Pointing at it swaps figure and ground. Text never lies on the figure."),
        (
            {"href": "#main", "sector": "saulyq", "name": "Саулық", "text": _("Help for patients")},
            {"href": "#main", "sector": "bilim", "name": "Білім", "text": _("Lessons for rural pupils")},
            {"href": "#main", "sector": "umit", "name": "Үміт", "text": _("Search for missing people")},
            {
                "href": "#main",
                "figure": "mark",
                "name": _("Which one suits me?"),
                "text": _("Three questions"),
            },
        ),
        wrap="felt",
    ),
    Sample("crown", _("Crown"), _("Seven directions under one roof."), ({},)),
)
