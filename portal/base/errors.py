"""Errors with a code and a sentence for the reader; everything else propagates."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class PortalError(Exception):
    """A refusal that the reader can understand; views make a message of it, the API a 4xx."""

    code = "refused"
    status = 400
    default: str | Promise = _("This cannot be done.")
    #: Seconds after which the same call may go through; 0 where waiting does not help.
    retry_after = 0

    def __init__(self, message: str | Promise = "", *, code: str = "", field: str = "") -> None:
        self.message = message or self.default
        self.code = code or self.code
        self.field = field
        super().__init__(str(self.message))


class Refused(PortalError):
    """A rule says no."""

    status = 422


class NotAllowed(PortalError):
    """The person may not do this."""

    code = "not_allowed"
    status = 403
    default = _("You do not have the right to do this.")


class Conflict(PortalError):
    """Somebody else changed it first, or it is there already."""

    code = "conflict"
    status = 409
    default = _("It was changed in the meantime.")


class TooMany(PortalError):
    """The same sender came too often."""

    code = "slow_down"
    status = 429
    default = _("That was too often in a short time. Please try again a little later.")

    def __init__(self, retry_after: int) -> None:
        super().__init__()
        self.retry_after = retry_after


class Busy(PortalError):
    """Too much at once; the same call may go through later."""

    code = "busy"
    status = 503
    default = _("Too many people are writing at once. Nothing was lost; please try again in a moment.")
    retry_after = 5
