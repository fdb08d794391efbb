"""A quotation in its sentence, and how it is attributed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_dossier.extract.quotes.marks import Piece
from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.phrases import Subject
from build_dossier.extract.quotes.words import Verb, words

Kind = Literal["direct", "partial"]

TAIL = 40  # characters of the longest phrase in front of a quotation that tells a title or a term
WHOLE = 4  # words from which on a quotation can be a sentence of its own


@dataclass(frozen=True, slots=True)
class Found:
    """How a quotation is attributed: the rule, the verb's place, the subject, and where the narrator's sentence stands."""

    rule: str
    kind: Kind
    subject: Subject | None
    verb: tuple[int, int] | None
    passage: Passage
    sentence: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in its line: the narrator's sentence around it, and the line before."""

    passage: Passage
    piece: Piece
    start: int
    end: int
    before: Passage | None

    @property
    def opens(self) -> bool:
        """Nothing of the narrator's stands in front in its sentence."""
        return not any(ch.isalnum() for ch in self.passage.low[self.start : self.piece.start])

    @property
    def heads(self) -> bool:
        """It opens its sentence, or a colon announces it."""
        return self.opens or self.passage.low[self.start : self.piece.start].rstrip().endswith(":")

    @property
    def words(self) -> str:
        return self.passage.text[self.piece.first : self.piece.last].strip(" .…\"“'‘")

    @property
    def entitled(self) -> bool:
        """A title or a term stands in the marks: what announces it stands in front. Titles begin with a capital."""
        ends = words().term_end if self.words[:1].islower() else words().title_end
        return bool(ends.search(self.passage.low[max(self.start, self.piece.start - TAIL) : self.piece.start]))

    @property
    def whole(self) -> bool:
        """Reads as a sentence: begins with a capital and is no mere word or two."""
        return len(self.words.split()) >= WHOLE and not self.words[:1].islower()

    def found(self, rule: str, kind: Kind, subject: Subject | None, verb: Verb | None) -> Found:
        return Found(rule, kind, subject, (verb.start, verb.end) if verb else None, self.passage, (self.start, self.end))
