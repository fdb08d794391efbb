"""Whom "ông", "bà", "vị này" stand for: the subject of the sentences before, if its sex fits. Nothing is taken over from a weak match."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.subjects import Subject, after_openers, subject_at
from build_dossier.extract.quotes.words import words
from build_dossier.fold import fold
from build_dossier.model import Name

_SENTENCES = 7  # looked back at: beyond that a paper names the person again
_SURE = 3  # sentences over which a subject goes on without being named

Place = tuple[int, int]  # of a sentence: the number of its passage, where it begins


class Reference:
    """The people of an article by the sentences whose subject they are."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._subjects: dict[Place, Subject | None] = {}
        self._sexes: dict[str, str] | None = None

    def note(self, at: int, sentence: int, subject: Subject) -> None:
        """A sentence whose speaker is known."""
        self._subjects[at, sentence] = subject

    def antecedents(self, at: int, subject: Subject) -> tuple[tuple[Name, ...], bool]:
        """The names that a subject without one may stand for, the likeliest first, and whether only one can be meant."""
        weak: list[Name] = []
        for distance, (i, start, end) in enumerate(self._back(at, subject.start)):
            found = self.subject(i, start, end)
            if found and found.start == subject.start and i == at:
                continue
            if found and found.form == "name" and found.name and self._fits(found, subject.sex):
                return (found.name, *weak), found.sure and distance <= _SURE and not weak
            if found and found.form == "unnamed" and _is_one(self._passages[i], found):
                return (), not weak
            if found is None or found.form in {"body", "unnamed"}:
                weak += [name for name in self._people(i, start, end) if self._name_fits(name, subject.sex)]
        return tuple(weak), False

    def _back(self, at: int, place: int) -> Iterator[tuple[int, int, int]]:
        """The sentences at and before a place, the nearest first."""
        own = [(at, start, end) for start, end in self._passages[at].sentences if start <= place]
        before = ((i, start, end) for i in range(at - 1, -1, -1) for start, end in reversed(self._passages[i].sentences))
        for number, sentence in enumerate(chain(reversed(own), before)):
            if number > _SENTENCES:
                return
            yield sentence

    def subject(self, i: int, start: int, end: int) -> Subject | None:
        """The subject of a sentence: its speaker, or the one with which its first clause that has one begins."""
        if (i, start) not in self._subjects:
            self._subjects[i, start] = _main_subject(self._passages[i], start, end)
        return self._subjects[i, start]

    def _people(self, i: int, start: int, end: int) -> list[Name]:
        return [name for name in self._passages[i].told if name.kind == "person" and start <= name.span.start < end]

    def _fits(self, found: Subject, sex: str | None) -> bool:
        assert found.name is not None
        return sex is None or (found.sex == sex if found.sex else self._name_fits(found.name, sex))

    def _name_fits(self, name: Name, sex: str | None) -> bool:
        known = self.sexes.get(fold(name.text.split()[-1]))
        return sex is None or known is None or known == sex

    @property
    def sexes(self) -> dict[str, str]:
        """What forms of address say about people, by the last word of their names."""
        if self._sexes is None:
            known = words()
            self._sexes = {}
            for name in (name for passage in self._passages for name in passage.names if name.kind == "person" and name.role):
                for word in fold(name.role or "").split():
                    if word in known.men or word in known.women:
                        self._sexes.setdefault(fold(name.text.split()[-1]), "male" if word in known.men else "female")
        return self._sexes


def _is_one(passage: Passage, subject: Subject) -> bool:
    """ "Một quan chức", not "các chuyên gia"."""
    return passage.low.startswith(("một ", "vị ", "người "), subject.start) and not passage.low.startswith("một số", subject.start)


def _main_subject(passage: Passage, start: int, end: int) -> Subject | None:
    low = passage.low
    if low.find("\x00", start, end) == -1 and not any(start <= name.span.start < end for name in passage.told):
        first = after_openers(low, start, end)
        return subject_at(passage, first, end) if words().pronouns.match(low, first, end) else None
    at = start
    for stop in chain((m.start() for m in words().clause.finditer(low, start, end)), (end,)):
        first = after_openers(low, at, stop)
        if first < stop and (not words().adverbial.match(low, first, stop) or first in passage.by_start):
            subject = subject_at(passage, first, stop)
            if subject:
                return subject
        at = stop + 1
    return None
