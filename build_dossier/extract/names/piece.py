"""A name candidate of a line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_dossier.extract.names.roles import Role
from build_dossier.extract.names.text import Text
from build_dossier.lexicon import is_syllable

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

    @property
    def vietnamese(self) -> bool:
        """Nothing but Vietnamese syllables, and no name of another language spelled in them: "Xu-ha-ti-ô"."""
        text = self.text
        spelled = any(text.words[at] == "-" and text.words[at + 1][0].islower() for at in range(self.start, self.end - 1))
        return not spelled and all(is_syllable(key) for key in self.keys if key[0].isalpha())

    def __len__(self) -> int:
        return self.end - self.start
