"""Where the articles of a page begin and end, and which line is their headline.

A page is read as runs of paragraphs. The longest run is the core of an article; neighbouring runs join it over a gap unless
something says that the article is over; what is left may hold another core."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_dossier.lexicon import UPPER
from build_dossier.segment.cohesion import share, union
from build_dossier.segment.rows import Row, headline_above, story
from build_dossier.segment.shapes import cut_off, glued, has_clock, syllables
from build_dossier.signatures import has_family_name

# Three paragraphs are an article, however short; a page that is one long text needs this many letters (a cut-off teaser, the
# longest of the texts tried, has 260). Further articles on a page need both and more, because tails hold teasers of two or three
# sentences.
_PARAGRAPHS = 3
_LETTERS = 350
_NEXT_LETTERS = 500
_TEASER = 600  # letters of headline and cut-off summary together (the longest seen has 390); a longer line is a paragraph

_SAME_STORY = 0.10  # a run shares this much of its pairs with the article: see cohesion.py
_RESTATED = 0.45  # this much of a headline stands in the paragraph below it: that paragraph is its lede
TITLE_WORDS = 9  # a shorter line between paragraphs is a subhead, whatever follows
_NAME = re.compile(rf"(?<=[^\W\d_])(?:,)? ([{UPPER}][^\W\d_]+)")
_ITEM_GAP = ("headline", "label", "caption", "credit")  # all that stands between the items of a digest
_DIGEST = 80  # rows: the longest digest read has 60
_LINKS = 3  # headlines on end, or nearly: a list of links
_TAKEN_UP = 0.15  # of a headline's pairs stand in the paragraph below it: less, and it is a link in between
_SAME_HEADLINE = 0.8  # of its pairs: the page's title repeats the headline with a suffix
_BELOW = 9  # date, author, buttons and a picture stand within this many rows below a headline
_ABOVE = 8  # date line, byline and breadcrumbs stand within this many lines above the title


@dataclass(frozen=True, slots=True)
class Found:
    """One article among the rows: indexes of its title (or None), its first and its last row."""

    title: int | None
    first: int
    last: int


def find_articles(rows: Sequence[Row]) -> list[Found]:
    """The articles of a page, in order. The first one found may be short, further ones must be long: see _NEXT_LETTERS."""
    found: list[Found] = []
    spaces = [(0, len(rows))]
    while spaces:
        start, stop = spaces.pop()
        article = _find(rows, start, stop, further=bool(found))
        if article:
            found.append(article)
            top = article.first if article.title is None else article.title
            spaces += [(start, head_of(rows, start, top)), (article.last + 1, stop)]
    return sorted(found, key=lambda article: article.first)


def _find(rows: Sequence[Row], start: int, stop: int, further: bool) -> Found | None:
    """The article around the longest run of rows[start:stop], if that makes one."""
    runs = _runs(rows, start, stop)
    if not runs:
        return None
    core = max(runs, key=lambda run: _letters(rows, run))
    first, last = _grown(rows, runs, runs.index(core))
    last = _without_teasers(rows, first, last)
    paragraphs = sum(row.role == "paragraph" for row in rows[first : last + 1])
    letters = _letters(rows, (first, last))
    several = paragraphs >= _PARAGRAPHS
    title = _title(rows, start, first, last)
    enough = _LETTERS if title is not None and _is_headline_of(rows[title], rows[first]) else _NEXT_LETTERS
    if further and _is_link_list(rows, first):
        return None
    if not (several and letters >= enough if further else several or letters >= _LETTERS):
        return None
    return Found(title, first, _signed(rows, last, stop))


def _runs(rows: Sequence[Row], start: int, stop: int) -> list[tuple[int, int]]:
    """Runs of body rows, parted by anything that is not see-through: (first, last) row."""
    runs: list[tuple[int, int]] = []
    parted = True
    for i in range(start, stop):
        if rows[i].body:
            if parted:
                runs.append((i, i))
            else:
                runs[-1] = (runs[-1][0], i)
            parted = False
        elif not rows[i].see_through:
            parted = True
    return runs


def _letters(rows: Sequence[Row], run: tuple[int, int]) -> int:
    return sum(len(row.text) for row in rows[run[0] : run[1] + 1] if row.body)


class _Told:
    """What an article has told so far: grows with every run that joins it."""

    def __init__(self, rows: Sequence[Row], run: tuple[int, int]) -> None:
        self.rows = rows
        self.pairs: set[tuple[str, str]] = set()
        self.names: set[str] = set()
        self.add(run)

    def add(self, run: tuple[int, int]) -> None:
        self.pairs |= story(self.rows, *run)
        self.names |= _names(self.rows, *run)


def _grown(rows: Sequence[Row], runs: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """The article around a core run: neighbouring runs joined as long as they belong."""
    first, last = runs[position]
    told = _Told(rows, runs[position])
    for run in runs[position + 1 :]:
        if not _continues(rows, told, last, run):
            break
        last = run[1]
        told.add(run)
    for run in reversed(runs[:position]):
        if not _precedes(rows, told, run, first):
            break
        first = run[0]
        told.add(run)
    return first, last


def _continues(rows: Sequence[Row], told: _Told, last: int, run: tuple[int, int]) -> bool:
    """Does a later run go on with the article that ends at `last`? It does unless something says that the article is over:
    another article's headline, a signature, the heading of the page's tail, a list of links with summaries."""
    gap = rows[last + 1 : run[0]]
    related = share(story(rows, *run), told.pairs)
    closest = headline_above(rows, run[0])
    stamped = _opens_stamped(rows, gap, last + 1)
    if closest and not stamped and _is_next_item(rows, gap, run):
        return True
    if closest and _long(rows, run) and (stamped or _opens_another(closest, rows, run, told)):
        return False
    if any(row.ends for row in gap):
        # Tails list links: paragraphs without a headline above them are the article's, parted by a box. Under a comment form
        # stand readers' words.
        readers = any(row.line.rule == "comment-form" for row in gap)
        same = related >= 2 * _SAME_STORY or (related >= _SAME_STORY and bool(_names(rows, *run) & told.names))
        return closest is None and (_long(rows, run) and same if readers else same or _long(rows, run))
    if _is_signature(gap):
        return closest is None and related >= _SAME_STORY
    if closest is None:
        return True
    if any(row.heads for row in gap):
        return _long(rows, run) or related >= _SAME_STORY / 2
    return related >= _SAME_STORY or not _is_link_list(rows, run[0])


def _is_next_item(rows: Sequence[Row], gap: Sequence[Row], run: tuple[int, int]) -> bool:
    """The run is an item of a digest: from its headline on, nothing but text, headlines and pictures down to a signature."""
    if any(row.role not in _ITEM_GAP for row in gap):
        return False
    for row in rows[run[0] : run[0] + _DIGEST]:
        if row.role not in (*_ITEM_GAP, "paragraph", "item"):
            return row.role == "byline"
    return False


def _index(rows: Sequence[Row], row: Row, before: int) -> int:
    return next(i for i in range(before - 1, -1, -1) if rows[i] is row)


def _precedes(rows: Sequence[Row], told: _Told, run: tuple[int, int], first: int) -> bool:
    """Does an earlier run belong to the article that begins at `first`: its first paragraphs, parted from the rest by links,
    pictures or a subhead?"""
    gap = rows[run[1] + 1 : first]
    closest = headline_above(rows, first)
    stamped = _opens_stamped(rows, gap, run[1] + 1)
    above = headline_above(rows, run[0])
    own = above is not None and is_stamped(rows, _index(rows, above, run[0]))
    digest = own and all(row.role in _ITEM_GAP for row in gap)
    if stamped or (closest and _is_headline_of(closest, rows[first]) and not digest):
        return False  # the run below has its own headline
    if (closest and _is_signature(gap)) or _is_link_list(rows, run[0]):
        return False
    if any(row.ends for row in gap):
        return closest is None and share(story(rows, *run), told.pairs) >= _SAME_STORY  # the lede above a live page's switches
    if digest:
        return True
    related = share(story(rows, *run), told.pairs)
    if sum(row.role == "headline" for row in gap) >= _LINKS and not own:
        return related >= 2 * _SAME_STORY
    if closest is None and any(row.role == "dateline" and has_clock(row.text) for row in gap):
        return related >= _SAME_STORY  # a lede above the date; the summary of another article otherwise
    if closest is None or syllables(closest.text) < TITLE_WORDS:
        return True  # nothing or a subhead between
    return _long(rows, run) or share(story(rows, *run), told.pairs) >= _SAME_STORY / 2


def _long(rows: Sequence[Row], run: tuple[int, int]) -> bool:
    """Two paragraphs on end: summaries in link lists have one."""
    return sum(row.role == "paragraph" for row in rows[run[0] : run[1] + 1]) >= 2


def _is_headline_of(headline: Row, paragraph: Row) -> bool:
    """The paragraph below takes up the line's words, and the line is too long for a subhead."""
    long = syllables(headline.text) >= TITLE_WORDS and headline.role == "headline"
    return long and share(headline.pairs, paragraph.pairs) >= _RESTATED


def _opens_another(headline: Row, rows: Sequence[Row], run: tuple[int, int], told: _Told) -> bool:
    """The line over a later run is the headline of another article: the paragraph below restates it, or the run takes it up
    and shares no name with the article before. A subhead does neither."""
    if _is_headline_of(headline, rows[run[0]]):
        return True
    takes_up = syllables(headline.text) >= TITLE_WORDS and share(headline.pairs, story(rows, *run)) >= _RESTATED / 2
    return takes_up and not (_names(rows, *run) & told.names)


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


def _opens_stamped(rows: Sequence[Row], gap: Sequence[Row], start: int) -> bool:
    """Among the rows of a gap that begins at `start` is the stamped headline of the text below: it takes up the headline's words, or
    the date has its time."""
    below = rows[start + len(gap)]
    timed = any(row.role == "dateline" and has_clock(row.text) for row in gap)
    return any(
        row.role == "headline" and (timed or share(row.pairs, below.pairs) >= _TAKEN_UP) and is_stamped(rows, start + i)
        for i, row in enumerate(gap)
    )


def _names(rows: Sequence[Row], first: int, last: int) -> frozenset[str]:
    """The words in capitals within sentences: names of people, places and bodies."""
    text = " ".join(row.text for row in rows[first : last + 1] if row.body)
    return frozenset(_NAME.findall(text))


def _is_signature(gap: Sequence[Row]) -> bool:
    """The first line of a gap that means anything signs the article."""
    for row in gap:
        if not row.see_through:
            return row.role in ("byline", "source-line")
    return False


def _is_link_list(rows: Sequence[Row], i: int) -> bool:
    """Row i begins a list of links with summaries: three times and more a long headline over a single paragraph."""
    count = 0
    while count < 3 and i < len(rows) and rows[i].role == "paragraph":
        above = headline_above(rows, i)
        if above is None or syllables(above.text) < TITLE_WORDS:
            break
        count += 1
        i += 1
        while i < len(rows) and not rows[i].body:
            i += 1
    return count >= 3


def _without_teasers(rows: Sequence[Row], first: int, last: int) -> int:
    """The last row that is the article's own: link-list lines with headline and cut-off summary in one are not."""
    while last > first and (not (rows[last].body) or is_teaser(rows[last])):
        last -= 1
    return last


def is_teaser(row: Row) -> bool:
    """A headline and its cut-off summary on one line, as link lists print them."""
    return len(row.text) <= _TEASER and cut_off(row.text) and glued(row.text)


def _signed(rows: Sequence[Row], last: int, stop: int) -> int:
    """The last row with the signature, the source line and the last picture's caption below the last paragraph."""
    end, signed = last, False
    below = rows[last + 1 : min(stop, last + 9)]
    for i, row in enumerate(below, last + 1):
        if row.role in ("source-line", "credit", "caption") or (row.role == "byline" and not signed):
            signed = signed or row.role == "byline"
            end = i
        elif row.role == "headline" and not signed:
            late = [j for j, other in enumerate(below, last + 1) if j > i and _signs_below_links(other)]
            return late[0] if late else end
        elif row.role != "furniture" or row.ends or row.heads:
            break
    return end


def _signs_below_links(row: Row) -> bool:
    """ "HOÀI ÂN" or "Theo Hoài Ân (báo ...)" below the article's last links and buttons."""
    return row.role == "byline" and (row.text.isupper() or row.text.lower().startswith("theo "))


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
    """A date line stands right above or below, or below the headline that the names stand above: they are a signature."""
    above_headline = i + 1 < len(rows) and rows[i + 1].role == "headline" and has_family_name(rows[i].text)
    below = i + 3 if above_headline else i + 2
    return any(row.role == "dateline" for row in rows[max(0, i - 1) : below])


def _title(rows: Sequence[Row], start: int, first: int, last: int) -> int | None:
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
