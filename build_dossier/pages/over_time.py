"""Which topics an actor's articles treat, over time: a row of bars for each topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from build_dossier.model import Entry
from build_dossier.pages.wording import day

_ROWS = 6  # topics
_MONTHS = 48  # more of them and a bar is a year
_FEWEST = 3  # articles with a day: fewer make no course


@dataclass(frozen=True, slots=True)
class Row:
    """A topic with its bars (place, height, what stands there) and all of them in words."""

    id: str
    label: str
    bars: list[tuple[int, int, str]]
    text: str


@dataclass(frozen=True, slots=True)
class Course:
    """The rows, how many periods they have, and the first and last of these."""

    rows: list[Row]
    periods: int
    first: str
    last: str


def course(entries: Iterable[Entry], labels: Mapping[str, str]) -> Course | None:
    """The topics of some articles by month or year; nothing where too few of them have a day."""
    dated = [(entry.date, {fact.value for fact in entry.tags}) for entry in entries if entry.date and len(entry.date) >= 7]
    if len(dated) < _FEWEST or len({date[:7] for date, _ in dated}) < 2:
        return None
    months = _months(min(date[:7] for date, _ in dated), max(date[:7] for date, _ in dated))
    size = 7 if len(months) <= _MONTHS else 4
    periods = list(dict.fromkeys(month[:size] for month in months))
    counts = Counter((topic, date[:size]) for date, topics in dated for topic in topics)
    totals = Counter(topic for _, topics in dated for topic in topics)
    highest = max(counts.values(), default=0)
    rows = [_row(topic, labels[topic], periods, counts, highest) for topic, _ in sorted(totals.items(), key=_by_count)[:_ROWS]]
    return Course(rows, len(periods), _short(periods[0]), _short(periods[-1])) if rows else None


def _short(period: str) -> str:
    """'2024-03' as "3-2024": there is little room below the bars."""
    return "-".join(str(int(part)) for part in reversed(period.split("-")))


def _by_count(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]


def _row(topic: str, label: str, periods: list[str], counts: Mapping[tuple[str, str], int], highest: int) -> Row:
    found = [(i, period, counts[topic, period]) for i, period in enumerate(periods) if counts[topic, period]]
    told = [f"{day(period)}: {count}" for _, period, count in found]
    bars = [(10 * i + 1, max(3, round(22 * count / highest)), text) for (i, _, count), text in zip(found, told, strict=True)]
    return Row(topic, label, bars, "; ".join(told))


def _months(first: str, last: str) -> list[str]:
    """Every month from one to another, as '2024-03'."""
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return [f"{at // 12:04}-{at % 12 + 1:02}" for at in range(start, end + 1)]
