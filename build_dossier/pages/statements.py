"""Who said what, as pages show it: the words, the narrator's sentence around them, how sure the speaker is, and where they stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import groupby

from build_dossier.model import Actor, Dossier, Entry
from build_dossier.pages.cards import Card, cards
from build_dossier.pages.linking import FOLDERS
from build_dossier.pages.wording import LANGUAGE, day, words
from build_dossier.said import Quote
from build_dossier.sentences import sentence_bounds
from build_dossier.telling import tell_step

LATEST = 3  # on the front page
SHORT = 6  # on the page of a speaker; all of them stand on a page of their own
PAGED = 200  # statements of one speaker, topic or month on a page; more are split by year or by day
ABOVE = ("title", "dateline")  # lines that an article's page shows above its text, in other words
_CONTEXT = 150  # characters of the narrator's sentence on either side of words quoted in part


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sentence: the narrator's, or words of a statement, the first of them with its id."""

    text: str
    said: bool = False
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as pages show it. `parts` are its words and the narrator's around them, if it is a part of a sentence; words have the
    id of their statement. Several parts of one sentence are shown as one, the first of them, and have one number."""

    quote: Quote
    card: Card
    number: int  # in its article
    name: str
    address: str | None  # of the speaker's page
    home: str  # the page of all statements of its month
    line: int
    marked: bool  # its words stand marked in the article's text; a headline and what an excerpt leaves out do not
    text: str = ""  # of its line
    sentence: tuple[int, int] | None = None  # of the narrator, around a part
    parts: tuple[Part, ...] = ()

    @property
    def anchor(self) -> str:
        return f"pn-{self.quote.id}"

    @property
    def place(self) -> str:
        """The anchor on the article's page: the words, or else the entry in the list of its statements."""
        return self.anchor if self.marked else f"noi-{self.number}"

    @property
    def day(self) -> str | None:
        """The day it was said, or else the day of the news."""
        return self.quote.said_on or self.card.date

    @property
    def day_told(self) -> str | None:
        """What leads to a day that is inferred, in words."""
        steps = self.quote.said_steps
        return tell_step(steps[0], LANGUAGE, {}, {}, day).rstrip(".") if steps else None

    @property
    def state(self) -> str:
        """How sure the speaker is: named, unnamed, or open. "N.T.H." of two articles are two people."""
        if self.quote.speaker is None or self.quote.speaker_rule == "speaker-hidden":
            return "unnamed" if self.quote.certain else "open"
        return "sure" if self.quote.certain else "likely"


def _home(day: str | None, crowded: Set[str]) -> str:
    if not day:
        return "phat-ngon/chua-ro-ngay"
    return f"phat-ngon/{day if day[:7] in crowded else day[:7]}"


def statements(dossier: Dossier) -> tuple[Said, ...]:
    """All statements, newest first; within an article in reading order."""
    actors = {actor.id: actor for actor in dossier.actors}
    pairs = zip(dossier.entries, cards(dossier), strict=True)
    crowded = crowded_months(dossier)
    found = (said for entry, card in pairs for said in _of(entry, card, actors, crowded))
    return tuple(sorted(found, key=lambda said: _newest_first(said.day)))


def _newest_first(day: str | None) -> tuple[bool, tuple[int, ...]]:
    return (not day, tuple(-ord(ch) for ch in (day or "").ljust(10)))


def of_entry(entry: Entry, card: Card, actors: Mapping[str, Actor], crowded: Set[str]) -> list[Said]:
    """The statements of one article in reading order; `crowded` are the months whose statements stand by days."""
    return list(_of(entry, card, actors, crowded))


def crowded_months(dossier: Dossier) -> frozenset[str]:
    """The months ('2024-12') with more statements than a page holds: theirs stand on a page for each day."""
    counts = Counter((quote.said_on or entry.date or "")[:7] for entry in dossier.entries for quote in entry.quotes)
    return frozenset(month for month, count in counts.items() if len(month) == 7 and count > PAGED)


def by_speaker(dossier: Dossier, found: Iterable[Said]) -> list[tuple[Actor, list[Said]]]:
    """The actors with a page of their own, and what they certainly said, newest first."""
    own: dict[str, list[Said]] = defaultdict(list)
    for said in found:
        if said.quote.speaker_id and said.state == "sure":
            own[said.quote.speaker_id].append(said)
    return [(actor, own[actor.id]) for actor in dossier.actors if actor.known and actor.id in own]


def _of(entry: Entry, card: Card, actors: Mapping[str, Actor], crowded: Set[str]) -> Iterator[Said]:
    kept = {line.n: line for line in entry.article.draft.kept}
    number, before = 0, None
    for quote in entry.quotes:
        actor = actors.get(quote.speaker_id or "")
        name = quote.speaker or quote.speaker_text or str(words()["speaker_unknown"])
        address = f"{FOLDERS[actor.kind]}/{actor.id}/" if actor and actor.known else None
        line = kept[quote.spans[0].n]
        marked = not line.stripped and line.kind not in ABOVE
        sentence = _sentence(quote, line.text)
        home = _home(quote.said_on or card.date, crowded)
        said = Said(quote, card, 0, name[0].upper() + name[1:], address, home, line.n, marked, line.text, sentence)
        number += _together(said) != before
        before = _together(said)
        yield replace(said, number=number, parts=_parts([said], line.text) if sentence else ())


def _sentence(quote: Quote, text: str) -> tuple[int, int] | None:
    """The bounds of the narrator's sentence around words quoted in part."""
    bounds = sentence_bounds(text, quote.spans[0].start)
    within = all(span.n == quote.spans[0].n and span.start < bounds[1] for span in quote.spans)
    return bounds if quote.kind == "partial" and within else None


def in_sentences(found: Iterable[Said]) -> list[Said]:
    """Statements with several parts of one sentence by one speaker put together."""
    groups = (list(group) for _, group in groupby(found, key=_together))
    return [replace(own[0], parts=_parts(own, own[0].text)) if len(own) > 1 else own[0] for own in groups]


def _together(said: Said) -> tuple[object, ...]:
    span = said.quote.spans[0]
    return (span.seed, span.n, said.sentence, said.quote.speaker_id, said.quote.speaker_text) if said.sentence else (said.quote.id,)


def _parts(own: Sequence[Said], text: str) -> tuple[Part, ...]:
    """The narrator's sentence, cut between words where it is long, with the words of the statements in it."""
    pieces = [(said, span) for said in own for span in said.quote.spans]
    first, last = own[0].sentence or (pieces[0][1].start, pieces[-1][1].end)
    parts = [Part(_tail(text[first : pieces[0][1].start].lstrip(" |")))]
    for (said, span), following in zip(pieces, [*pieces[1:], None], strict=True):
        spoken = said.quote.text if len(said.quote.spans) == 1 else text[span.start : span.end]
        parts.append(Part(spoken, True, said.quote.id if span is said.quote.spans[0] else None))
        between = text[span.end : following[1].start] if following else _head(text[span.end : max(last, span.end)].rstrip(" |"))
        parts.append(Part(between))
    return tuple(parts)


def _tail(text: str) -> str:
    return text if len(text) <= _CONTEXT else "…" + text[text.find(" ", len(text) - _CONTEXT) :]


def _head(text: str) -> str:
    return text if len(text) <= _CONTEXT else text[: text.rfind(" ", 0, _CONTEXT)] + " …"


def latest(found: Iterable[Said]) -> list[Said]:
    """The newest statements for the front page: quoted whole, by speakers who are certain, one of each."""
    chosen: dict[str, Said] = {}
    for said in found:
        if said.quote.kind == "direct" and said.state in ("sure", "unnamed"):
            chosen.setdefault(said.name, said)
    return list(chosen.values())[:LATEST]
