"""Every public page type and state; a new page type joins all the gates by joining this list."""

from __future__ import annotations

from typing import NamedTuple


class PageType(NamedTuple):
    """A page type or a state of one: its name and its address below the language prefix."""

    name: str
    path: str
    budget_kb: int = 60
    requests: int = 6
    status: int = 200


MAY = "talimgerge-ne-bolady-ne-bolmaidy"
CHOOSE = "ozingizge-laiyq-bagytty-qalai-tangdaisyz"
ABOUT = "bagdarlama-neden-turady-neden-bastau-kerek"
MISSION = "missiya-men-3-5-erezheni-birge-bekitingiz"
WHERE_TO_GO = "qaida-baruga-ne-oquga-bolady"
AGREE = "volontermen-ne-turaly-kelisemiz"

PAGES = (
    PageType("home", "", budget_kb=100),
    PageType("text page", "zhoba-turaly/"),
    PageType("text page with helplines", "qauip-baiqasangyz-khabarlangyz/"),
    PageType("directory", "organizations/", budget_kb=150, requests=10),
    PageType("directory, filtered", "organizations/?form=qq", budget_kb=150, requests=10),
    PageType("directory, nothing found", "organizations/?q=qwerty", budget_kb=150, requests=10),
    PageType(
        "directory, town without organisations", "organizations/?city=saryagash", budget_kb=150, requests=10
    ),
    PageType(
        "directory, village",
        "organizations/?place=%D0%91%D1%83%D1%80%D0%B0%D0%B1%D0%B0%D0%B9",
        budget_kb=150,
        requests=10,
    ),
    PageType("organisation", "organizations/komek/"),
    PageType("organisation without contacts", "organizations/zhbdo/"),
    PageType("report a mistake", "organizations/komek/report/"),
    PageType("shortlist, empty", "organizations/my-list/"),
    PageType("shortlist", "organizations/my-list/?n=18,12,3"),
    PageType("guides", "guides/"),
    PageType("guide", "guides/sabaqtastyq/"),
    PageType("guide, searched", "guides/sabaqtastyq/?q=112"),
    PageType("guide, nothing found", "guides/sabaqtastyq/?q=qwerty"),
    PageType("guide of the school programme", "guides/school-violence/"),
    PageType("chapter", f"guides/sabaqtastyq/{MAY}/"),
    PageType("chapter with a checklist and a worksheet", f"guides/sabaqtastyq/{CHOOSE}/"),
    PageType("chapter with a diagram of tiers", f"guides/school-violence/{ABOUT}/"),
    PageType("chapter with a quote", f"guides/school-violence/{MISSION}/"),
    PageType("chapter with links and organisations", f"guides/sabaqtastyq/{WHERE_TO_GO}/"),
    PageType("chapter, shared", f"guides/bilim/{AGREE}/"),
    PageType("chapter, printed", f"guides/sabaqtastyq/{MAY}/print/"),
    PageType("guide, printed", "guides/umit/print/"),
    PageType("forms", "forms/"),
    PageType("form", "forms/uiym-men-volonterding-kelisimi-ulgi/"),
    PageType("form after a repealed order", "forms/l-nysany-balanyng-qazhettiligin-keshendi-bagalau-ulgi/"),
    PageType("terms", "glossary/"),
    PageType("components", "components/"),
    PageType("log-in", "account/login/"),
    PageType("page not found", "no-such-page/", status=404),
)
LANGUAGES = ("kk", "ru", "en")
#: What CI looks at; `make prove` looks at every combination.
LOOKS = (("kk", "light", 360), ("kk", "dark", 1280), ("ru", "dark", 360), ("en", "light", 1280))
EVERY_LOOK = tuple(
    (language, theme, width) for language in LANGUAGES for theme in ("light", "dark") for width in (360, 1280)
)


def by_name(page: PageType) -> str:
    """Name a page in a test's id."""
    return page.name.replace(" ", "_").replace(",", "")
