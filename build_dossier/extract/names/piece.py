"""A name candidate of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_dossier.extract.names.roles import Role
from build_dossier.extract.names.text import Text

Kind = Literal["person", "organization", "country", "capital", "seat", "place", "media", "thing", "open"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A name candidate: its tokens, what it is taken for, and how sure. `open`: a run of capitals that nothing explains yet."""

    text: Text
    start: int
    end: int
    kind: Kind
    sure: bool = True
    code: str | None = None
    sense: Literal["state", "place"] | None = None
    role: Role | None = None
    body: str | None = None  # the shown spelling of a body that the tables know

    @property
    def written(self) -> str:
        return self.text.written(self.start, self.end)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.text.keys[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start
