"""A small folder of guide files in three languages, built as those of the portal, for tests of the loader."""

from __future__ import annotations

PLAN = """
shared: [agree]
guides:
  - key: sabaqtastyq
    code: SABAQTASTYQ
    sector: sabaqtastyq
    chapters: {"2": [may], "3": [begin]}
  - key: school-violence
    code: SCHOOL-VIOLENCE
    chapters: {"": [about]}
forms: [agreement]
"""
INDEX = """
title: {Guides}
intro: {Guides}, {Guides}.
seo_description: {Guides}.
"""
GUIDE = """
title: {Guide}
intro: {Guide}.
seo_description: {Guide}.
glance: [{Guide} 1, {Guide} 2]
sources: <p>{Guide}, 2020.</p>
author: Birgemiz
review: {Who}
"""
CHAPTER = """
title: {Chapter}
intro: {Chapter}.
seo_description: {Chapter}.
glance: [{Chapter} 1, {Chapter} 2]
sources: <p><a href="https://adilet.zan.kz/{code}/docs">{Law}</a></p>
body:
  - heading: {Chapter} 1
  - text: <p>{First}</p><ul><li>{Second}</li></ul>
  - steps: [{{title: {Chapter} 2, text: <p>{Third}</p>}}, {{title: {Chapter} 3}}]
  - table: {{caption: {Chapter} 4, header: [{Who}, {Guide}], rows: [["1", {Law}], ["2", {Who}]]}}
  - contacts: {{title: {Chapter} 5, items: [{{name: {Who}, phone: "112", note: {Law}}}]}}
  - definition: coordinator
"""
FORM = """
title: {Form}
intro: {Form}.
seo_description: {Form}.
status: current
sources: <p>{Law}</p>
body:
  - section: {Form} 1
  - choice: {{label: {Who}, many: true, options: [{Guide}, {Chapter}]}}
  - signatures: [{Who}]
"""
TERMS = """
coordinator: {{term: {Who}, meaning: {Who}.}}
asar: {{term: {Law}, meaning: {Law}.}}
"""
COORDINATOR = '<a href="term:coordinator">{}</a>'
OTHERS = '<a href="route:organizations">{}</a>'
HOME, SHARED = '<a href="page:home">{}</a>', '<a href="chapter:shared/agree">{}</a>'
WORDS = {
    "kk": {
        "code": "kaz",
        "Guides": "Нұсқаулықтар",
        "Guide": "Сабақтастық",
        "Who": "Үйлестіруші",
        "Chapter": "Болады",
        "Law": "Заң",
        "Form": "Келісім",
        # The same two links in another order than in Russian.
        "First": f"{COORDINATOR.format('Үйлестіруші')} мен {HOME.format('бас бет')}.",
        "Second": f"{OTHERS.format('Ұйымдар')} бар.",
        "Third": f"{SHARED.format('Келісім')} және <b>тағы</b>.",
    },
    "ru": {
        "code": "rus",
        "Guides": "Руководства",
        "Guide": "Преемственность",
        "Who": "Координатор",
        "Chapter": "Можно",
        "Law": "Закон",
        "Form": "Соглашение",
        "First": f"{HOME.format('Главная')} и {COORDINATOR.format('координатор')}.",
        "Second": f"Есть {OTHERS.format('организации')}.",
        "Third": f"{SHARED.format('Соглашение')} и <b>ещё</b>.",
    },
    "en": {
        "code": "eng",
        "Guides": "Guides",
        "Guide": "Continuity",
        "Who": "Coordinator",
        "Chapter": "Allowed",
        "Law": "Law",
        "Form": "Agreement",
        "First": f"{COORDINATOR.format('Coordinator')} and {HOME.format('home')}.",
        "Second": f"There are {OTHERS.format('organisations')}.",
        "Third": f"{SHARED.format('Agreement')} and <b>more</b>.",
    },
}
CHAPTERS = ("sabaqtastyq/may", "sabaqtastyq/begin", "school-violence/about", "shared/agree")
PATTERNS = {
    "index": INDEX,
    "glossary": TERMS,
    "sabaqtastyq/guide": GUIDE,
    "school-violence/guide": GUIDE,
    "forms/agreement": FORM,
    **dict.fromkeys(CHAPTERS, CHAPTER),
}


def write_guide_files(folder):
    """Write the files; each text begins with its name, so that titles differ."""
    (folder / "guides.yaml").write_text(PLAN, encoding="utf-8")
    for name, pattern in PATTERNS.items():
        add_file(folder, name, pattern)
    return folder


def add_file(folder, name, pattern=CHAPTER):
    """Write one text in three languages."""
    for language, words in WORDS.items():
        path = folder / f"{name}.{language}.yaml"
        path.parent.mkdir(exist_ok=True)
        text = pattern.format(**words)
        if pattern is CHAPTER or pattern is GUIDE:
            text = text.replace("title: ", f"title: {name.replace('/', ' ')} ", 1)
        path.write_text(text, encoding="utf-8")


def rewrite(path, old, new):
    """Replace words of a file that are there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
