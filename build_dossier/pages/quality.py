"""Chất lượng: what of the dossier is stated, inferred, unknown or contradictory, what was left out, and how well the program reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_dossier.lang import table
from build_dossier.model import KEPT, Dossier, Entry, Page
from build_dossier.pages.cards import headline, outlet_names
from build_dossier.pages.rendering import page
from build_dossier.pages.wording import LANGUAGE, day, rule, words
from build_dossier.telling import tell_contradiction

_SHOWN = 100  # articles in a list: who has more to look at works with `check`
_FACTS = ("title", "date", "published", "source", "author")
_OPEN = ("date", "source")  # whose absence a reader feels most
_BASES = ("stated", "inferred", "derived", "corrected", "unknown")
_UNREAD = ("held", "told-held")  # sets that nobody who writes rules has read: they say most


@dataclass(frozen=True, slots=True)
class Note:
    """An article with what is to be said of it."""

    title: str
    address: str
    told: tuple[str, ...]


def quality(dossier: Dossier) -> Iterator[Page]:
    """chat-luong/index.md"""
    unread, read = _scorecard()
    yield page(
        "chat-luong/index.md",
        "quality.md.j2",
        {"title": words()["quality"], "description": words()["quality_intro"]},
        bases=_BASES,
        facts=[(words()["facts"][name], [str(n) for n in _bases(dossier, name)], _confirmed(dossier, name)) for name in _FACTS],
        unknown=_notes(dossier, _unknown),
        inferred=_notes(dossier, _inferred),
        contradictions=_notes(dossier, _contradictions),
        dropped=[(words()["kinds"][kind], rule(why), count) for kind, why, count in dossier.sorted_lines if kind not in KEPT],
        kept=sum(count for kind, _, count in dossier.sorted_lines if kind in KEPT),
        lines=sum(count for _, _, count in dossier.sorted_lines),
        unread=unread,
        read=read,
        shown=_SHOWN,
    )


def _bases(dossier: Dossier, name: str) -> list[int]:
    counts: Counter[str] = Counter(entry.facts[name].basis for entry in dossier.entries)
    return [counts[basis] for basis in _BASES]


def _confirmed(dossier: Dossier, name: str) -> int:
    return sum(bool((edit := entry.facts[name].edit) and edit.confirms) for entry in dossier.entries)


def _notes(dossier: Dossier, tell: Callable[[Entry, Mapping[str, str]], Iterable[str]]) -> list[Note]:
    """The articles of which there is something to tell, newest first."""
    outlets = outlet_names(dossier)
    return [Note(headline(entry), entry.address, told) for entry in dossier.entries if (told := tuple(tell(entry, outlets)))]


def _unknown(entry: Entry, outlets: Mapping[str, str]) -> Iterator[str]:  # noqa: ARG001
    for name in _OPEN:
        fact = entry.facts[name]
        if fact.value is None:
            yield f"{words()['facts'][name]}: {rule(fact.reason or fact.rule)}"


def _inferred(entry: Entry, outlets: Mapping[str, str]) -> Iterator[str]:
    for name in _OPEN:
        fact = entry.facts[name]
        if fact.basis == "inferred":
            value = outlets[fact.value] if name == "source" else day(fact.value)
            confirmed = f", {words()['confirmed']}" if fact.edit else ""
            yield f"{words()['facts'][name]} {value}: {rule(fact.rule)}{confirmed}"


def _contradictions(entry: Entry, outlets: Mapping[str, str]) -> Iterator[str]:  # noqa: ARG001
    yield from (tell_contradiction(found, LANGUAGE, day) for found in entry.contradictions)


Row = tuple[str, int, int, int, int]  # field, right, wrong, left open, of


def _scorecard() -> tuple[list[tuple[str, list[Row]]], list[tuple[str, list[Row]]]]:
    """The measured sets by name, those apart that nobody who writes rules has read."""
    card: Mapping[str, Mapping[str, Sequence[int]]] = table(LANGUAGE, "scorecard")
    told = [(name, (words()["sets"].get(name, name), _rows(fields))) for name, fields in card.items()]
    return [row for name, row in told if name in _UNREAD], [row for name, row in told if name not in _UNREAD]


def _rows(fields: Mapping[str, Sequence[int]]) -> list[Row]:
    labels = words()["scored"]
    return [(labels[name], right, wrong, open_, right + wrong + open_) for name, (right, wrong, open_) in fields.items() if name in labels]
