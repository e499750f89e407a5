"""Named values of the guides."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Part(models.TextChoices):
    """The part of a sectoral guide that a chapter belongs to; the first part is shared by all of them."""

    NONE = "", _("not divided into parts")
    DEVELOP = "2", _("part II: for authorities, institutions and organisations")
    BEGIN = "3", _("part III: for whoever wants to volunteer")
    APPENDIX = "appendix", _("appendices")


#: The part that all sectoral guides share, as the API and the contents name it.
COMMON = "1"
#: The parts of a sectoral guide in the order in which they are read.
PARTS = (COMMON, Part.DEVELOP, Part.BEGIN, Part.APPENDIX, Part.NONE)


class FormStatus(models.TextChoices):
    """Whether a printable form is in use."""

    CURRENT = "current", _("in use")
    REPEALED = "repealed", _("a sample after a repealed order")


#: What stands above the chapters of each part in the contents of a guide.
PART_TITLES = {
    COMMON: _("Part I. Common to all directions"),
    Part.DEVELOP: _("Part II. For authorities, institutions and organisations"),
    Part.BEGIN: _("Part III. For whoever wants to volunteer"),
    Part.APPENDIX: _("Appendices"),
}


class DocumentKind(models.TextChoices):
    """What is made of the guides to take away, in the order in which it is made."""

    GUIDE = "guide", _("guide as PDF")
    CHAPTER = "chapter", _("chapter as PDF")
    FORM = "form", _("form as PDF")
    POSTER = "poster", _("poster as PDF")
    EPUB = "epub", _("guide as EPUB")
    KIT = "kit", _("kit to use without a connection")
