"""What an import did or would do, told by row and column."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MAX_PROBLEMS = 500


@dataclass(frozen=True)
class Problem:
    """Why the file is refused; row 1 is the heading, row 0 and an empty column mean the whole file."""

    row: int
    column: str
    message: str

    def __str__(self) -> str:
        if self.row and self.column:
            where = _("Row %(row)s, column %(column)s") % {"row": self.row, "column": self.column}
        elif self.row:
            where = _("Row %(row)s") % {"row": self.row}
        else:
            where = _("The file")
        return _("%(where)s: %(message)s") % {"where": where, "message": self.message}


@dataclass(frozen=True)
class Kept:
    """A fact of the file that was not written, and why; the value itself is not repeated."""

    number: int
    column: str
    why: str

    def __str__(self) -> str:
        return _("Organisation %(number)s, column %(column)s: %(why)s") % asdict(self)


@dataclass(frozen=True)
class Change:
    """Which facts of an organisation were brought up to date."""

    number: int
    columns: tuple[str, ...]


@dataclass
class ImportReport:
    """The whole report; it holds no contact and no name, so that a removed one does not live on in it."""

    file_name: str
    dry_run: bool = False
    total: int = 0
    added: list[int] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    kept: list[Kept] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)
    unlisted_problems: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing was refused."""
        return not self.refused

    @property
    def problems(self) -> int:
        """How many problems were found, those beyond the listed ones too."""
        return len(self.refused) + self.unlisted_problems

    def refuse(self, problem: Problem) -> None:
        """Add a problem; after 500 they are only counted."""
        if len(self.refused) < MAX_PROBLEMS:
            self.refused.append(problem)
        else:
            self.unlisted_problems += 1

    def as_json(self) -> dict[str, Any]:
        """Return the report in plain values, to be kept with an upload."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> ImportReport:
        """Return the report that `as_json` wrote."""
        return cls(
            **{
                **data,
                "changed": [Change(change["number"], tuple(change["columns"])) for change in data["changed"]],
                "kept": [Kept(**kept) for kept in data["kept"]],
                "refused": [Problem(**problem) for problem in data["refused"]],
            }
        )

    def lines(self) -> Iterator[str]:
        """Yield the report in sentences, the counts first."""
        yield _("%(file)s: %(rows)s") % {
            "file": self.file_name,
            "rows": ngettext("%(count)s organisation", "%(count)s organisations", self.total)
            % {"count": self.total},
        }
        yield (
            _(
                "added %(added)s, changed %(changed)s, unchanged %(unchanged)s, kept %(kept)s,"
                " refused %(refused)s"
            )
            % self.counts()
        )
        yield from self.notes
        yield from map(str, self.kept)
        yield from map(str, self.refused)
        if self.unlisted_problems:
            yield ngettext("and %(count)s more.", "and %(count)s more.", self.unlisted_problems) % {
                "count": self.unlisted_problems
            }
        yield self.verdict()

    def counts(self) -> dict[str, int]:
        """Return how many organisations were added and so on; kept and refused count facts."""
        return {
            "added": len(self.added),
            "changed": len(self.changed),
            "unchanged": self.unchanged,
            "kept": len(self.kept),
            "refused": self.problems,
        }

    def verdict(self) -> str:
        """Say whether anything was written."""
        if not self.ok:
            return _("The file was refused. Nothing was written.")
        return _("This was a trial. Nothing was written.") if self.dry_run else _("Everything was written.")
