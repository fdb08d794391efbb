"""docs/data/quotes.csv: every statement with its speaker and its place, for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterator

from build_dossier.model import Dossier, Entry, Page
from build_dossier.pages.cards import cards
from build_dossier.pages.sheets import sheet
from build_dossier.pages.statements import Said, crowded_months, of_entry

# The first two names mark the file as the generator's own (write.MARKS).
COLUMNS = (
    *("quote_id", "article_id", "kind", "text", "speaker", "speaker_id", "speaker_text", "speaker_basis", "certain", "role"),
    *("verb", "relay", "said_on", "article_date", "article_title", "source", "url", "seed", "line", "said_on_basis"),
)


def quotes_file(dossier: Dossier) -> Iterator[Page]:
    """data/quotes.csv, in the order of the articles and of their lines; UTF-8 with its mark, as spreadsheets expect."""
    actors = {actor.id: actor for actor in dossier.actors}
    pairs = zip(dossier.entries, cards(dossier), strict=True)
    crowded = crowded_months(dossier)
    rows = [_row(entry, said) for entry, card in pairs for said in of_entry(entry, card, actors, crowded)]
    yield Page("data/quotes.csv", sheet(COLUMNS, rows))


def _row(entry: Entry, said: Said) -> tuple[str, ...]:
    q, card = said.quote, said.card
    who = (q.speaker, q.speaker_id, q.speaker_text, q.speaker_basis, "true" if q.certain else "false", q.role)
    article = (entry.date, card.title, card.outlet, f"{entry.address}#{said.place}", entry.article.draft.seed.name, str(said.line))
    return tuple(value or "" for value in (q.id, entry.id, q.kind, q.text, *who, q.verb, q.relay, q.said_on, *article, q.said_basis))
