"""Problems as data: what is wrong, in which file and line, with the values that a sentence of any language needs."""

from __future__ import annotations

from dataclasses import dataclass

from build_dossier.lang import sentence


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something an editor should know. `kind` has one sentence per language in lang/*/problems.yml."""

    kind: str
    file: str
    line: int | None = None
    values: tuple[tuple[str, str], ...] = ()

    def message(self, language: str = "en") -> str:
        """The sentence for readers: what is wrong and what to do."""
        return sentence(language, "problems", self.kind, **dict(self.values))

    def where(self) -> str:
        return f"{self.file}:{self.line}" if self.line else self.file

    def as_dict(self, language: str = "en") -> dict[str, object]:
        return {"kind": self.kind, "file": self.file, "line": self.line, "message": self.message(language)}


def problem(kind: str, file: str, line: int | None = None, /, **values: object) -> Problem:
    """A problem with its values as text."""
    return Problem(kind, file, line, tuple(sorted((key, str(value)) for key, value in values.items())))


class DossierError(Exception):
    """The root of what stops a build; carries the problems that stopped it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(f"{p.where()}: {p.message()}" for p in problems))
        self.problems = problems


class BrokenTable(DossierError):
    """A table of the editor cannot be used: nothing is written, the last good site stays."""


class NothingToBuild(DossierError):
    """There is no seed to build from."""


class CannotWrite(DossierError):
    """A folder cannot be written to: what stands there stays."""


class PublisherFailed(DossierError):
    """MkDocs or Zensical did not finish."""
