"""Every field that says something about a person is listed here, and none of them is handed out in bulk.

A new field whose name looks personal fails the first test until somebody decides which list it belongs to.
"""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from wagtail.search.index import Indexed

from tests.architecture.tree import PACKAGES, name, template_files

LOOKS_PERSONAL = re.compile(
    r"e?mail|phone|recipient|sender|birth|first_name|last_name|full_name|surname|patronymic|contact|person"
    r"|guardian|iin|address|password|token|responsible"
)
#: Model to its personal fields; "*" is the whole row.
PERSONAL = {
    "accounts.User": {"*"},
    "outbox.OutgoingMail": {"*"},
    "organizations.DirectoryImport": {"*"},
    "organizations.MistakeReport": {"*"},
    "organizations.Organization": {"contact_person"},
}
#: Fields that look personal and are not, and why.
PUBLIC = {
    "home.PortalSettings": {
        "address_kk": "the operator's seat, published by law",
        "address_ru": "the operator's seat, published by law",
        "address_en": "the operator's seat, published by law",
        "responsible": "whom to ask about personal data, published by law",
        "email": "the operator's own",
        "phone": "the operator's own",
    },
    "organizations.Organization": {"address": "the organisation's seat"},
}
#: Names that no answer of the API may have, in whatever schema.
NEVER_ANSWERED = {
    "contact_person",
    "first_name",
    "last_name",
    "password",
    "last_login",
    "recipient",
    "uploaded_by",
}


def ours():
    return [model for model in apps.get_models() if model.__module__.split(".")[0] in PACKAGES]


def own_fields(model):
    """Return a model's fields; of a page type only those that it adds to Wagtail's."""
    return {field.name for field in [*model._meta.local_fields, *model._meta.local_many_to_many]}


def points_to_a_user(model, field_name):
    related = model._meta.get_field(field_name).related_model
    return related is not None and related._meta.label == "accounts.User"


def personal_fields(model):
    """Return what is personal of a model, spelled out."""
    listed = PERSONAL.get(model._meta.label, set())
    return own_fields(model) if "*" in listed else listed


def names(declared):
    """Return the field names of a list of API or search fields."""
    return {getattr(field, "name", getattr(field, "field_name", field)) for field in declared}


def test_every_field_that_looks_personal_is_listed():
    undecided = {
        f"{model._meta.label}.{field}"
        for model in ours()
        for field in own_fields(model) - personal_fields(model) - PUBLIC.get(model._meta.label, {}).keys()
        if LOOKS_PERSONAL.search(field) or points_to_a_user(model, field)
    }
    assert undecided - {"media.PortalImage.uploaded_by_user"} == set()


@pytest.mark.parametrize("label", [*PERSONAL, *PUBLIC])
def test_the_lists_name_what_there_is(label):
    listed = (PERSONAL.get(label, set()) | PUBLIC.get(label, {}).keys()) - {"*"}
    assert listed - own_fields(apps.get_model(label)) == set()


@pytest.mark.parametrize("label", PERSONAL)
def test_personal_fields_are_not_on_the_api_of_pages(label):
    model = apps.get_model(label)
    assert names(getattr(model, "api_fields", [])) & personal_fields(model) == set()


@pytest.mark.parametrize("label", PERSONAL)
def test_personal_fields_are_not_in_the_search_index(label):
    model = apps.get_model(label)
    assert not ("*" in PERSONAL[label] and issubclass(model, Indexed))
    assert names(getattr(model, "search_fields", [])) & personal_fields(model) == set()


def properties(schema):
    """Return the property names of every schema inside a description of the API."""
    if isinstance(schema, list):
        return set().union(*map(properties, schema))
    if not isinstance(schema, dict):
        return set()
    own = set(schema["properties"]) if isinstance(schema.get("properties"), dict) else set()
    return own.union(*map(properties, schema.values()))


@pytest.mark.django_db
def test_no_answer_of_the_api_has_a_personal_field(client):
    described = properties(client.get("/api/v1/openapi.json").json())
    assert "number" in described
    assert described & NEVER_ANSWERED == set()


def test_a_contact_persons_name_stands_only_where_search_engines_are_told_not_to_quote_it():
    showing = [path for path in template_files() if "contact_person" in path.read_text()]
    careless = [name(path) for path in showing if "data-nosnippet" not in path.read_text()]
    elsewhere = [name(path) for path in showing if not name(path).startswith("templates/organizations/")]
    assert (careless, elsewhere) == ([], [])
