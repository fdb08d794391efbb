"""The front page: what the dossier is about, how far it reaches, what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from build_dossier.model import Actor, Dossier, Page
from build_dossier.pages.cards import cards
from build_dossier.pages.linked_data import of_dossier
from build_dossier.pages.rendering import page
from build_dossier.pages.sharing import feed_of
from build_dossier.pages.statements import latest, statements
from build_dossier.pages.topics import kickers
from build_dossier.pages.wording import day, words

LEADING = 10  # people and topics
NEWEST = 12  # articles below the lead story


@dataclass(frozen=True, slots=True)
class Bar:
    """A month in the coverage chart: place and height in the drawing's units."""

    month: str
    count: int
    x: int
    height: int


def home(dossier: Dossier) -> Iterator[Page]:
    """index.md"""
    above = kickers(dossier)
    listed = [(card, above.get(entry.id)) for card, entry in zip(cards(dossier), dossier.entries, strict=True)]
    days = sorted(entry.date for entry in dossier.entries if entry.date)
    about = dossier.about
    description = about["description"] or words()["articles_intro"]
    header = {"title": about["title"], "description": description, **feed_of(dossier, "feed.xml")}
    yield page(
        "index.md",
        "home.md.j2",
        header,
        about=about,
        linked_data=of_dossier(dossier),
        lead=listed[0] if listed else None,
        people=_leading(dossier),
        topics=Counter(fact.value for entry in dossier.entries for fact in entry.tags).most_common(LEADING),
        labels=dossier.labels,
        said=latest(statements(dossier)),
        newest=listed[1 : NEWEST + 1],
        more=len(listed) > NEWEST + 1,
        count=len(listed),
        outlets=len({entry.facts["source"].value for entry in dossier.entries} - {None}),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        bars=(bars := _bars([date for date in days if len(date) > 4])),  # of a year nobody knows the month
        peak=_peak(bars),
        months="; ".join(f"{day(bar.month)}: {bar.count}" for bar in bars if bar.count),
    )


def _leading(dossier: Dossier) -> list[tuple[Actor, int]]:
    """The known people that most articles name."""
    people = {actor.id: actor for actor in dossier.actors if actor.kind == "person" and actor.known}
    counts = Counter(who for entry in dossier.entries for who in dict.fromkeys(m.actor for m in entry.mentions) if who in people)
    return [(people[who], count) for who, count in counts.most_common(LEADING)]


def _peak(bars: list[Bar]) -> str:
    """Where the coverage was thickest, in words: the first of the months with most articles."""
    most = max(bars, key=lambda bar: bar.count, default=None)
    return str(words()["coverage_peak"].format(month=day(most.month), count=most.count)) if most else ""


def _bars(days: list[str]) -> list[Bar]:
    """One bar per month from the first to the last, the empty months too: a gap in the coverage is a fact."""
    if not days:
        return []
    counts = Counter(date[:7] for date in days)
    tallest = max(counts.values())
    months = []
    year, month = int(days[0][:4]), int(days[0][5:7])
    while (label := f"{year}-{month:02d}") <= days[-1][:7]:
        months.append(label)
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return [Bar(label, counts[label], 10 * i, round(80 * counts[label] / tallest)) for i, label in enumerate(months)]
