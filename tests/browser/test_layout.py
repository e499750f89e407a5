"""Nothing runs out of a narrow screen, nor out of a page with larger letters."""

from __future__ import annotations

import pytest

from tests.browser.pages import LANGUAGES, PAGES, by_name

pytestmark = pytest.mark.browser
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", PAGES, ids=by_name)
def test_page_fits_320_pixels(portal, look, kind, language):
    page = look(f"{portal}/{language}/{kind.path}", width=320)
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("kind", PAGES, ids=by_name)
def test_page_with_letters_twice_as_large_fits_a_phone(portal, look, kind):
    page = look(f"{portal}/kk/{kind.path}", width=360)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.parametrize("kind", PAGES, ids=by_name)
def test_controls_are_large_enough_for_a_finger(portal, look, kind):
    page = look(f"{portal}/kk/{kind.path}", width=360)
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            'main :is(button, input, select, .btn, .chip), header a, footer a'
        )]
        .filter(each => each.type !== 'hidden' && each.checkVisibility() && !each.closest('.vh, .skip'))
        .map(each => [each.outerHTML.slice(0, 120), each.getBoundingClientRect()])
        .filter(([_, box]) => box.width && (box.width < 24 || box.height < 24))
        .map(([html]) => html)"""
    )
    assert small == []
