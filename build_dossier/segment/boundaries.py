"""Where the articles of a page begin and end.

A page is read as runs of paragraphs. The longest run is the core of an article; neighbouring runs join it over a gap unless
something says that the article is over; what is left may hold another core."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from build_dossier.lexicon import UPPER
from build_dossier.segment.cohesion import share
from build_dossier.segment.headlines import RESTATED, TITLE_WORDS, head_of, is_headline_of, is_stamped, opens_stamped, title_row
from build_dossier.segment.rows import NEAR, Row, headline_above, story
from build_dossier.segment.shapes import cut_off, glued, has_clock, syllables

# Three paragraphs are an article, however short; a page that is one long text needs this many letters (a cut-off teaser, the
# longest of the texts tried, has 260). Further articles on a page need both and more, because tails hold teasers of two or three
# sentences.
_PARAGRAPHS = 3
_LETTERS = 350
_NEXT_LETTERS = 500
_TEASER = 600  # letters of headline and cut-off summary together (the longest seen has 390); a longer line is a paragraph

_SAME_STORY = 0.10  # a run shares this much of its pairs with the article: see cohesion.py
_SUBHEAD = 12  # syllables: a shorter line alone between paragraphs of one story is no headline, even if the text restates it
_NAME = re.compile(rf"(?<=[^\W\d_])(?:,)? ([{UPPER}][^\W\d_]+)")
_ITEM_GAP = ("headline", "label", "caption", "credit")  # all that stands between the items of a digest
_DIGEST = 80  # rows: the longest digest read has 60
_LINKS = 3  # headlines on end, or nearly: a list of links


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
    title = title_row(rows, start, first, last)
    enough = _LETTERS if title is not None and is_headline_of(rows[title], rows[first]) else _NEXT_LETTERS
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
    stamped = opens_stamped(rows, gap, last + 1)
    if closest and not stamped and _is_next_item(rows, gap, run):
        return True
    subhead = closest and all(row is closest for row in gap) and syllables(closest.text) < _SUBHEAD and related >= _SAME_STORY
    if closest and _long(rows, run) and (stamped or (not subhead and _opens_another(closest, rows, run, told))):
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


def _in_digest(rows: Sequence[Row], i: int) -> bool:
    """From row i upwards stand nothing but text, headlines and pictures, up to a headline with the date of its article."""
    lowest = max(-1, i - _DIGEST)
    while i > lowest and rows[i].role in (*_ITEM_GAP, "paragraph", "item"):
        i -= 1
    around = range(min(i + 1, len(rows) - 1), max(-1, i - 4), -1)
    top = next((j for j in around if rows[j].role == "headline"), None)
    return top is not None and is_stamped(rows, top)


def _index(rows: Sequence[Row], row: Row, before: int) -> int:
    return next(i for i in range(before - 1, -1, -1) if rows[i] is row)


def _precedes(rows: Sequence[Row], told: _Told, run: tuple[int, int], first: int) -> bool:
    """Does an earlier run belong to the article that begins at `first`: its first paragraphs, parted from the rest by links,
    pictures or a subhead?"""
    gap = rows[run[1] + 1 : first]
    closest = headline_above(rows, first)
    stamped = opens_stamped(rows, gap, run[1] + 1)
    above = headline_above(rows, run[0])
    own = above is not None and is_stamped(rows, _index(rows, above, run[0]))
    digest = all(row.role in _ITEM_GAP for row in gap) and _in_digest(rows, run[0])
    if stamped or (closest and is_headline_of(closest, rows[first]) and not digest):
        return False  # the run below has its own headline
    if digest:
        return True
    if (closest and _is_signature(gap)) or _is_link_list(rows, run[0]):
        return False
    if any(row.ends for row in gap):
        return closest is None and share(story(rows, *run), told.pairs) >= _SAME_STORY  # the lede above a live page's switches
    related = share(story(rows, *run), told.pairs)
    if sum(row.role == "headline" for row in gap) >= _LINKS and not own:
        return related >= 2 * _SAME_STORY
    if closest is None and any(row.role == "dateline" and has_clock(row.text) for row in gap):
        # a lede above the date; the summary of another article otherwise
        return related >= _SAME_STORY or (above is not None and rows[run[0] - 1] is above and _opens_page(rows, run[0] - 1))
    if closest is None or syllables(closest.text) < TITLE_WORDS:
        return True  # nothing or a subhead between
    return _long(rows, run) or share(story(rows, *run), told.pairs) >= _SAME_STORY / 2


def _opens_page(rows: Sequence[Row], i: int) -> bool:
    """No text stands above row i: no summary of a link list."""
    return not any(row.body for row in rows[max(0, i - NEAR) : i])


def _long(rows: Sequence[Row], run: tuple[int, int]) -> bool:
    """Two paragraphs on end: summaries in link lists have one."""
    return sum(row.role == "paragraph" for row in rows[run[0] : run[1] + 1]) >= 2


def _opens_another(headline: Row, rows: Sequence[Row], run: tuple[int, int], told: _Told) -> bool:
    """The line over a later run is the headline of another article: the paragraph below restates it, or the run takes it up
    and shares no name with the article before. A subhead does neither."""
    if is_headline_of(headline, rows[run[0]]):
        return True
    takes_up = syllables(headline.text) >= TITLE_WORDS and share(headline.pairs, story(rows, *run)) >= RESTATED / 2
    return takes_up and not (_names(rows, *run) & told.names)


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
