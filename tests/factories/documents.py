"""A chapter and a form with one block of every kind, as they are stored."""

from __future__ import annotations

from django.core.files.base import ContentFile
from wagtail.images import get_image_model

from guides.models import FormTemplate, GuideChapterPage
from portal.media.models import Consent
from tests.factories import guides as make
from tests.factories.files import picture_bytes

RICH = (
    '<p>Бірінші <b>қадам</b>: <a linktype="reference" ref="term:coordinator">үйлестірушіге</a> '
    '<a href="https://adilet.example/law">заңды</a> <i>көрсетіңіз</i>.</p>'
    "<ul><li>бір</li><li>екі<ol><li>үш</li></ol></li></ul>"
)
BLOCKS = [
    ("heading", "Әріптер: ә ғ қ ң ө ұ ү һ і"),
    ("subheading", "Кіші тақырып"),
    ("text", RICH),
    ("callout", {"kind": "safety", "title": "Күтпеңіз", "text": RICH}),
    ("steps", [{"title": "Жазыңыз", "text": RICH}, {"title": "Барыңыз", "text": ""}]),
    ("checklist", {"title": "Дайынсыз ба?", "items": ["Нөмір сақтаулы", "Кесте бар"]}),
    ("myth", {"myth": "Көп уақыт алады", "answer": "<p>Аптасына бір сағат.</p>"}),
    ("questions", {"title": "Сұрақтар", "items": ["Кім?", "Қашан?"]}),
    (
        "table",
        {
            "caption": "Кім не істейді",
            "header": ["Кім", "Не"],
            "rows": [{"cells": ["Үйлестіруші", "Келіседі"]}, {"cells": ["", "Тағы"]}],
        },
    ),
    (
        "comparison",
        {
            "kind": "may",
            "left_title": "Болады",
            "left_items": ["Кітап оқу"],
            "right_title": "Болмайды",
            "right_items": ["Ақша беру"],
        },
    ),
    ("quote", {"text": "Қуанта алсаң, көмек.", "who": "Волонтер"}),
    ("definition", "coordinator"),
    (
        "tiers",
        [
            {"title": "Барлығына", "text": "Бүкіл мектеп", "aim": "Алдын алу"},
            {"title": "Кейбіреуге", "text": "Қауіп тобы", "aim": ""},
        ],
    ),
    ("contacts", {"title": "Кімге", "items": [{"name": "Сенім", "phone": "111", "note": "Тәулік бойы"}]}),
    ("helplines", None),
    ("form", "questionnaire"),
    ("worksheet", {"title": "Дағды", "help": "Жазыңыз", "columns": ["Ұнайды", "Білемін"], "rows": 2}),
    ("action", None),
    ("resources", None),
    ("organizations", None),
]
FORM_BLOCKS = [
    ("section", "Байланыс"),
    ("text", "<p>Толтырыңыз.</p>"),
    ("line", "Аты-жөні"),
    ("lines", {"label": "Тәжірибеңіз", "count": 3}),
    ("choice", {"label": "Қашан?", "many": True, "options": ["Таңертең", "Кешке"]}),
    ("scale", {"label": "Қасиет", "low": "1: жоқ", "high": "5: бар", "items": ["Шыдамдылық"]}),
    ("grid", {"caption": "Кесте", "header": ["Күні", "Іс", "Сағат"], "labels": ["Дүйсенбі"], "rows": 2}),
    ("signatures", ["Волонтер", "Ұйым өкілі"]),
]


def picture(**fields):
    """Save a photograph; by default nobody is in it, so it may be published."""
    file = ContentFile(picture_bytes(), name="bala.jpg")
    values = {"credit": "Кім түсірді", "licence": "CC BY 4.0", "consent": Consent.NOBODY}
    return get_image_model().objects.create(title="Бала", file=file, **{**values, **fields})


def figure(picture, alt="Бала"):
    """Return a figure block of that picture, which is decorative where it has no words of its own."""
    image = {"image": picture.pk, "decorative": not alt, "alt_text": alt}
    return ("figure", {"image": image, "caption": "Бірге"})


def everything(*more):
    """Return the body of a chapter with a block of every kind, but for a figure unless it is given."""
    return make.stream(GuideChapterPage, [*BLOCKS, *more])


def whole_form():
    """Return the body of a form with a block of every kind."""
    return make.stream(FormTemplate, FORM_BLOCKS)


def full_guide(tree, languages=("kk",)):
    """Publish a guide whose first chapter holds every kind of block, with its terms, forms and pictures."""
    for language in languages:
        make.term(tree, "coordinator", "Үйлестіруші", "Кестені келіседі.", language)
        make.form(tree, "questionnaire", "Сауалнама", language, body=whole_form(), sources="<p>2020.</p>")
    made, photograph = make.guide_tree(tree, languages), picture()
    for language in languages:
        chapter = made.chapters[language][0]
        chapter.body = everything(figure(photograph), figure(photograph, alt=""))
        chapter.save_revision().publish()
    return made
