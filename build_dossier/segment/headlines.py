"""Headlines: which line is one of an article, and what stands with it above the text."""

from __future__ import annotations

from collections.abc import Sequence

from build_dossier.segment.cohesion import share, union
from build_dossier.segment.rows import Row, headline_above
from build_dossier.segment.shapes import has_clock, is_signed_dateline, syllables
from build_dossier.signatures import has_family_name

RESTATED = 0.45  # this much of a headline stands in the paragraph below it: that paragraph is its lede
TITLE_WORDS = 9  # a shorter line between paragraphs is a subhead, whatever follows
_TAKEN_UP = 0.15  # of a headline's pairs stand in the paragraph below it: less, and it is a link in between
_SAME_HEADLINE = 0.8  # of its pairs: the page's title repeats the headline with a suffix
_BELOW = 9  # date, author, buttons and a picture stand within this many rows below a headline
_ABOVE = 8  # date line, byline and breadcrumbs stand within this many lines above the title


def title_row(rows: Sequence[Row], start: int, first: int, last: int) -> int | None:
    """The row of the headline: the line above the article that its text takes up most, the nearer one if in doubt."""
    opening = union(row.pairs for row in [row for row in rows[first : last + 1] if row.body][:8])
    candidates = [i for i in range(start, first) if rows[i].role in ("headline", "item") and syllables(rows[i].text) >= 5]
    if not candidates:
        return None
    stamped = next((i for i in reversed(candidates[-2:]) if rows[i].role == "headline" and is_stamped(rows, i, series=True)), None)
    if stamped is not None:
        return stamped
    scored = [(share(rows[i].pairs, opening), i) for i in candidates]
    nearest = candidates[-1]
    best_share, best = max(scored, key=lambda pair: (pair[0] + (0.15 if pair[1] == nearest else 0), pair[1]))
    if best_share >= 0.2:
        return best
    # A headline may play with words that the text never uses: then only its place speaks for it.
    return nearest if rows[nearest].role == "headline" and headline_above(rows, first) is rows[nearest] and len(candidates) <= 3 else None


def is_stamped(rows: Sequence[Row], i: int, series: bool = False) -> bool:
    """The headline in row i has the date of its article right above or below and text below that, buttons and the author aside:
    link lists print dates, too, but then the next headline. With `series` the name of a series may stand under the date."""
    dated, skipped = _dated_above(rows, i), not series
    for row in rows[i + 1 : i + 1 + _BELOW]:
        if row.role == "dateline":
            dated = True
        elif row.role == "paragraph":
            return dated
        elif row.role not in ("furniture", "byline", "caption", "credit", "source-line"):
            if not dated or skipped or syllables(row.text) >= TITLE_WORDS:
                return False
            skipped = True
    return False


def _dated_above(rows: Sequence[Row], i: int) -> bool:
    """A date with its time stands above row i, the author at most between; a day alone may be the page's own."""
    for row in reversed(rows[max(0, i - 2) : i]):
        if row.role == "dateline":
            return has_clock(row.text)
        if row.role != "byline":
            return False
    return False


def opens_stamped(rows: Sequence[Row], gap: Sequence[Row], start: int) -> bool:
    """Among the rows of a gap that begins at `start` is the stamped headline of the text below: it takes up the headline's words, or
    the date has its time."""
    below = rows[start + len(gap)]
    timed = any(row.role == "dateline" and has_clock(row.text) for row in gap)
    return any(
        row.role == "headline" and (timed or share(row.pairs, below.pairs) >= _TAKEN_UP) and is_stamped(rows, start + i)
        for i, row in enumerate(gap)
    )


def is_headline_of(headline: Row, paragraph: Row) -> bool:
    """The paragraph below takes up the line's words, and the line is too long for a subhead."""
    long = syllables(headline.text) >= TITLE_WORDS and headline.role == "headline"
    return long and share(headline.pairs, paragraph.pairs) >= RESTATED


def head_of(rows: Sequence[Row], start: int, top: int) -> int:
    """Where the article's own head begins: date line, byline and the picture's caption may stand above everything else."""
    highest = top
    for i in range(top - 1, max(start, top - _ABOVE) - 1, -1):
        section = rows[i].role == "credit" and rows[i - 1].role != "caption" and rows[i - 1].line.kind != "alt-text"  # "Internet"
        if (rows[i].role in ("dateline", "caption", "credit") and not section) or (rows[i].role == "byline" and near_date(rows, i)):
            highest = i
        elif rows[i].body or (rows[i].role == "headline" and share(rows[top].pairs, rows[i].pairs) < _SAME_HEADLINE):
            break
    return highest


def near_date(rows: Sequence[Row], i: int) -> bool:
    """The line has the date itself, or a date line stands right above or below, or below the headline that the names stand above:
    they are a signature."""
    if is_signed_dateline(rows[i].text):
        return True
    above_headline = i + 1 < len(rows) and rows[i + 1].role == "headline" and has_family_name(rows[i].text)
    below = i + 3 if above_headline else i + 2
    return any(row.role == "dateline" for row in rows[max(0, i - 1) : below])
