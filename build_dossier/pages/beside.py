"""What stands beside an article: other prints of the same text, and related articles with the reason."""

from __future__ import annotations

from dataclasses import dataclass

from build_dossier.alike import Related
from build_dossier.model import Dossier, Entry
from build_dossier.pages.cards import Card, cards
from build_dossier.pages.wording import cut, words

_LISTED = 20  # prints on a page; the data file has them all
_SENTENCE = 120  # characters of the event that two articles tell


@dataclass(frozen=True, slots=True)
class Printed:
    """One print of a text: the article of this page itself (`own`) or another, and by what it is known as the first."""

    card: Card
    own: bool
    rule: str | None


@dataclass(frozen=True, slots=True)
class Prints:
    """All prints of a text."""

    listed: list[Printed]
    more: int
    sources: int
    first: bool


class Beside:
    """Looks up what stands beside the articles of a dossier."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.cards = dict(zip((entry.id for entry in dossier.entries), cards(dossier), strict=True))
        self.sentences = {event.id: event.text for entry in dossier.entries for event in entry.events}

    def reprints(self, entry: Entry) -> Prints | None:
        """The prints of an article's text, the first publication first; nothing where it stands alone."""
        found = {one.article: one for one in sorted(entry.reprints, key=lambda one: one.first)}  # of two groups: where it is the first
        known = [found[article] for article in dict.fromkeys(one.article for one in entry.reprints) if article in self.cards]
        if len(known) < 2:
            return None
        known.sort(key=lambda one: (not one.first, one.article != entry.id))
        listed = [Printed(self.cards[one.article], one.article == entry.id, one.rule) for one in known[:_LISTED]]
        outlets = [self.cards[one.article].outlet for one in known]
        sources = len(set(outlets) - {None}) + outlets.count(None)  # of an unknown outlet nobody knows that it is one of the others
        return Prints(listed, len(known) - len(listed), sources, any(one.first for one in known))

    def related(self, entry: Entry) -> list[tuple[Card, str]]:
        """The articles that belong beside this one, with the reason in words."""
        return [(self.cards[one.article], self._why(one)) for one in entry.related if one.article in self.cards]

    def _why(self, one: Related) -> str:
        named = {"event": self.sentences, "actors": self.dossier.names, "topics": self.dossier.labels}[one.reason]
        what = ", ".join(cut(named[value], _SENTENCE) for value in one.values if value in named)
        return str(words()[f"related_{one.reason}"]).format(what=what)
