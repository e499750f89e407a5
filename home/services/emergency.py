"""Tell the documents of the guides which emergency numbers the portal shows."""

from __future__ import annotations

from guides.services.emergency import EmergencyNumber, register_numbers
from home.services.shell import shell


def register() -> None:
    """Register the numbers of the settings; called once when the apps are ready."""
    register_numbers(_numbers)


def _numbers(language: str) -> tuple[EmergencyNumber, ...]:
    return tuple(EmergencyNumber(line.number, line.label.text) for line in shell(language).helplines)
