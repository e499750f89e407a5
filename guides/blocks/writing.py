"""What the texts of the guides may hold: more than other texts, they refer to terms, forms and chapters."""

from __future__ import annotations

from portal.base.blocks.text import TEXT_FEATURES

#: The feature by which a text refers to something of the guides by its key.
REFERENCE = "reference"
GUIDE_FEATURES = [*TEXT_FEATURES, REFERENCE]
