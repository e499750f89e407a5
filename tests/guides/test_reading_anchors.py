"""The names by which links lead to headings."""

from __future__ import annotations

import pytest

from guides.models import GuideChapterPage
from guides.services.anchors import named
from tests.factories import guides as made


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (["Day", "Day", "Day"], ["s-day", "s-day-2", "s-day-3"]),
        (["Day", "Day", "Day 2"], ["s-day", "s-day-2", "s-day-2-2"]),
        (["Day 2", "Day", "Day"], ["s-day-2", "s-day", "s-day-3"]),
        (["Day", "Day", "Day 2", "Day"], ["s-day", "s-day-2", "s-day-2-2", "s-day-3"]),
    ],
)
def test_no_two_headings_have_one_name(headings, names):
    body = made.stream(GuideChapterPage, [("heading", heading) for heading in headings])
    assert [name for _block, name in named(body)] == names


def test_what_is_no_heading_has_no_name():
    body = made.stream(GuideChapterPage, [("text", "<p>Day</p>"), ("heading", "Day"), ("subheading", "Day")])
    assert [name for _block, name in named(body)] == ["", "s-day", "s-day-2"]
