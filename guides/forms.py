"""Forms of the guides in the admin."""

from __future__ import annotations

from typing import Any

from portal.base.guards import GuardedDraftForm, GuardedRowForm

#: What texts, lists and addresses hold on to: given once and never changed.
FIXED = ("key", "slug", "position")


class TextForm(GuardedDraftForm):
    """A text that is no page: what names it and where it stands are given when it is new."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FIXED:
            if self.instance.pk and name in self.fields:
                self.fields[name].disabled = True


class LinkForm(GuardedRowForm):
    """A link to a site; its key is given once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            self.fields["key"].disabled = True
