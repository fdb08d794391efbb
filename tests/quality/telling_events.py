"""Scores the days told in the texts of told/: which words date something, and which days they mean.

The truth lists every expression of date with the first and the last day that it means, null where the text does not settle them. Right:
the same line and words, the same days. Wrong: other days, or days for words that settle none. Unknown: no days although the truth has
them. An event at words that are no expression of date at all is counted wrong as well."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from build_dossier.happened import Event
from build_dossier.model import Entry

Days = tuple[str, str, str] | None


def score_events(truth: dict[str, Any], entry: Entry, scores: Any) -> None:
    """Counts `events` (the days) for one article."""
    told = {(span.n, span.start, span.end): event for event in entry.events for span in event.words}
    lines = {line.n: line.text for line in entry.article.draft.seed.lines}
    seen: set[tuple[int, int, int]] = set()
    wanted = list(_wanted(truth, lines))
    for number, place, want in wanted:
        over = [at for at in told if at[0] == number and at[1] < place[1] and place[0] < at[2]]
        seen.update(over)
        ends = [w for n, (start, end), w in wanted if over and n == number and over[0][1] < end and start < over[0][2] and w]
        got = _days(told[over[0]]) if over else None
        if len(ends) > 1 and got == (ends[0][0], ends[-1][1], "range"):
            got = want  # "từ tháng 3 đến tháng 8" as one range is both of its ends
        words = lines[number][slice(*place)]
        scores["events"].count(got, want, f"{truth['file']}:{number} {words}")
    for at in sorted(told.keys() - seen):
        scores["events"].count(_days(told[at]), None, f"{truth['file']}:{at[0]} {lines[at[0]][at[1] : at[2]]}")


def _wanted(truth: dict[str, Any], lines: dict[int, str]) -> Iterator[tuple[int, tuple[int, int], Days]]:
    """(line, place there, days) of every expression; the same words twice in a line are the first and the second of them."""
    after: dict[int, int] = {}
    for row in truth.get("events") or ():
        number, words = row["line"], row["words"]
        start = lines[number].find(words, after.get(number, 0))
        start = start if start >= 0 else lines[number].find(words)
        after[number] = start + len(words)
        days = (str(row["from"]), str(row["to"]), str(row["precision"])) if row["from"] else None
        yield number, (start, start + len(words)), days


def _days(event: Event) -> Days:
    return event.since, event.until, event.precision
