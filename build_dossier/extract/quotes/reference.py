"""Whom "ông", "bà", "vị này" stand for: the subject of the sentences before, if its sex fits. Nothing is taken over from a weak match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.phrases import Subject, after_openers, subject_at
from build_dossier.extract.quotes.told import told
from build_dossier.extract.quotes.words import words
from build_dossier.lexicon import HIDDEN
from build_dossier.model import Name
from build_dossier.sexes import last_name, sexes

_DASHES = ("-", "–", "—")
_SENTENCES = 7  # looked back at: beyond that a paper names the person again
_SURE = 3  # sentences over which a subject goes on without being named


@dataclass(frozen=True, slots=True)
class Antecedents:
    """The names that are meant, the likeliest first, and whether only the first can be; or the description that stands there
    instead or points back itself, with the number of its passage."""

    names: tuple[Name, ...]
    clear: bool
    described: tuple[int, Subject] | None = None


Place = tuple[int, int]  # of a sentence: the number of its passage, where it begins


class Reference:
    """The people of an article by the sentences whose subject they are."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self._subjects: dict[Place, Subject | None] = {}

    def note(self, at: int, sentence: int, subject: Subject) -> None:
        """A sentence whose speaker is known. One without a name in a clause behind ("..., trong đó nhóm nghiên cứu cảnh báo ...") is
        not whom the next sentence goes on about."""
        passage = self._passages[at]
        main = _main_subject(passage, *passage.sentence(sentence)) if subject.form == "unnamed" else None
        ahead = main is not None and main.form in ("name", "pronoun") and main.start < subject.start
        self._subjects[at, sentence] = main if ahead else subject

    def antecedents(self, at: int, subject: Subject) -> Antecedents:
        """Whom a subject without a name may stand for; "họ" are several, or a body."""
        if self._passages[at].low[subject.start : subject.end] == "họ":
            last = self._last(at, subject.start)
            names = (last.name,) if last and last.form == "body" and last.name else ()
            return Antecedents(names, last is not None and last.form in {"unnamed", "body"})
        addressed = self._addressed.get(self._passages[at].low[subject.start : subject.end], set())
        if len(addressed) == 1:
            return Antecedents(tuple(addressed), True)  # "cụ" where the article knows one "cụ Mão"
        weak: list[Name] = []
        pointing: tuple[int, Subject] | None = None
        gaps = 0  # sentences between whose subject is someone or something else
        for i, start, end in self._back(at, subject.start):
            found = self.subject(i, start, end)
            if found and found.start == subject.start and i == at:
                continue  # its own sentence
            if i == at and end <= subject.start and self._passages[i].text.lstrip().startswith(_DASHES):
                continue  # "- Dạ thích ạ! - cô bé đáp": what is said tells nothing of who says it
            if i == at and start <= subject.start < end:
                gaps -= 1
            if found and _joined(self._passages[i], found):
                both = [name for name in self._people(i, start, end) if self._name_fits(name, subject.sex)]
                return Antecedents((*both, *weak), len(both) == 1 and found.form == "name" and not weak, pointing)
            if found and found.form == "name" and found.name and self._fits(found, subject.sex):
                near = gaps <= (_SURE if subject.form == "pronoun" else 0)
                return Antecedents((found.name, *weak), found.sure and near and not weak, pointing)
            pronoun = self._passages[at].low[subject.start : subject.end]
            if found and found.form == "unnamed" and _tells_of(self._passages[i], found, pronoun):
                owner = [n for n in self._people(i, found.start, found.end) if (n.role or "").lower() == pronoun]
                if len(owner) == 1:
                    return Antecedents((owner[0],), not weak)
                continue  # "Vợ chồng chị ...": she is still the one who is told of
            if found and found.form == "unnamed" and _is_one(self._passages[i], found) and _may_be(found.sex, subject.sex):
                return Antecedents((), not weak)
            if found and self._passages[i].low.startswith(("phóng viên", "pv"), found.start):  # who asks is not who answers
                asked = self._people(i, start, end)
                if len(asked) == 1:
                    return Antecedents((asked[0],), not weak)
                continue
            told = found and (found.form == "hidden" or (found.form == "description" and not _points(self._passages[i], found)))
            if found and told and _may_be(found.sex, subject.sex):
                return Antecedents((), not weak and gaps <= _SURE, (i, found))
            if found and found.form == "description" and (i, found.start) < (at, subject.start) and _may_be(found.sex, subject.sex):
                pointing = pointing or (i, found)  # it points back itself, and so does what points at it
            gaps += found is None or found.form != "pronoun" or not _may_be(found.sex, subject.sex)
            if found is None or found.form in {"body", "unnamed", "medium"}:
                weak += [name for name in self._people(i, start, end) if self._name_fits(name, subject.sex)]
        return Antecedents(tuple(weak), False, pointing)

    @cached_property
    def _addressed(self) -> dict[str, set[Name]]:
        """The people whom the article calls by a form of address that is rarely anyone's: "cụ", "thầy"."""
        found: dict[str, dict[str, Name]] = {word: {} for word in words().rare_address}
        for name in (name for passage in self._passages for name in passage.told if name.kind == "person" and name.role):
            for word in found.keys() & {(name.role or "").lower().split()[0]}:
                found[word].setdefault(last_name(name.text), name)
        return {word: set(names.values()) for word, names in found.items()}

    def _last(self, at: int, place: int) -> Subject | None:
        """The subject before."""
        before = (self.subject(i, start, end) for i, start, end in self._back(at, place) if (i, start) < (at, place))
        return next((subject for subject in before if subject and subject.start != place), None)

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
            passage = self._passages[i]
            found = told(passage, start, end) if passage.verbs_in(start, end) or passage.low.find("theo ", start, end) != -1 else None
            self._subjects[i, start] = found.subject if found else _main_subject(passage, start, end) or self._called(passage, start, end)
        return self._subjects[i, start]

    def _called(self, passage: Passage, start: int, end: int) -> Subject | None:
        """ "Lộc gặp chấn thương ...": a given name alone at the beginning of a sentence, of someone named in full."""
        first = after_openers(passage.low, start, end)
        word = passage.text[first:end].split(" ", 1)[0]
        name = self.calls.get(word) if word[:1].isupper() else None
        return Subject(first, first + len(word), "name", name) if name else None

    @cached_property
    def calls(self) -> dict[str, Name]:
        """Full names by their last word, as far as only one has it."""
        people = {n.text: n for passage in self._passages for n in passage.names if n.kind == "person" and " " in n.text}
        last = Counter(text.rsplit(" ", 1)[1] for text in people)
        return {text.rsplit(" ", 1)[1]: name for text, name in people.items() if last[text.rsplit(" ", 1)[1]] == 1}

    def _people(self, i: int, start: int, end: int) -> list[Name]:
        return [name for name in self._passages[i].told if name.kind == "person" and start <= name.span.start < end]

    def _fits(self, found: Subject, sex: str | None) -> bool:
        assert found.name is not None
        return sex is None or (found.sex == sex if found.sex else self._name_fits(found.name, sex))

    def _name_fits(self, name: Name, sex: str | None) -> bool:
        known = self.sexes.get(last_name(name.text))
        return sex is None or known is None or known == sex

    @cached_property
    def sexes(self) -> dict[str, str]:
        """What forms of address say about people, by the last word of their names."""
        return sexes(name for passage in self._passages for name in passage.names)


def _joined(passage: Passage, subject: Subject) -> bool:
    """One of two: "Ông X và bà Y đã họp"."""
    return passage.low.startswith((" và ", " cùng "), subject.end)


def _points(passage: Passage, subject: Subject) -> bool:
    """A description that points back itself: "người đứng đầu liên minh này"."""
    known, phrase = words(), passage.low[subject.start : subject.end]
    return bool(known.pointing_end.search(phrase) or known.pointing_start.match(phrase))


def _may_be(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _tells_of(passage: Passage, subject: Subject, pronoun: str) -> bool:
    """The subject's own words hold the pronoun: "vợ chồng chị", "nhà anh"."""
    return f" {pronoun} " in f"{passage.low[subject.start : subject.end]} "


def _is_one(passage: Passage, subject: Subject) -> bool:
    """ "Một quan chức", "giám đốc một nhà máy", "mẹ anh", not "các chuyên gia"; "người phụ nữ 29 tuổi" may be named in front."""
    phrase = passage.low[subject.start : subject.end]
    told = passage.low.startswith(" là một ", subject.end)  # "Người đầu tiên nhảy xuống là một thanh niên"
    one = told or phrase.startswith("một ") or " một " in phrase or words().single.match(phrase) is not None
    return one or bool(words().kin.match(phrase)) or bool(words().nameless.search(phrase))


def _main_subject(passage: Passage, start: int, end: int) -> Subject | None:
    low = passage.low
    if low.find("\x00", start, end) == -1 and not any(start <= name.span.start < end for name in passage.told):
        first = after_openers(low, start, end)
        stands_for = words().pronouns.match(low, first, end) or HIDDEN.match(passage.text, first, end)
        return subject_at(passage, first, end) if stands_for else None
    at = start
    for stop in chain((m.start() for m in words().clause.finditer(low, start, end)), (end,)):
        first = after_openers(low, at, stop)
        if first < stop and (not words().adverbial.match(low, first, stop) or first in passage.by_start):
            subject = subject_at(passage, first, stop)
            if subject:
                return _in_full(passage, subject, stop, end)
        at = stop + 1
    return None


def _in_full(passage: Passage, subject: Subject, stop: int, end: int) -> Subject:
    """ "Trưởng đoàn, Bộ trưởng Farid Alomar, ..." and "Người kế nhiệm là bà Anita Krol": the name behind tells who it is."""
    if subject.form == "name":
        return subject
    copula = passage.low.startswith(" là ", subject.end)
    start = subject.end + 4 if copula else stop + 1 if not passage.low[subject.end : stop].strip(" .") else end
    behind = subject_at(passage, start, end) if start < end else None
    return behind if behind and behind.form == "name" else subject
