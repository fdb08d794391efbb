"""Cuts a cleaned seed into articles and names every line.

A page is read as runs of paragraphs. The longest run is the core of an article; neighbouring runs join it over a gap when they
are about the same thing and the gap is not the end of the article; what is left may hold another core. Then each article's
headline is looked for above its first paragraph, and every line gets its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_dossier.clean import REPEAT, furniture
from build_dossier.cohesion import pairs, share, union
from build_dossier.fold import fold
from build_dossier.model import Cut, Draft, Lines, MarkedLine
from build_dossier.problems import problem
from build_dossier.shapes import (
    cut_off,
    glued,
    is_byline,
    is_caption,
    is_credit,
    is_dateline,
    is_headline,
    is_item,
    is_paragraph,
    is_source_line,
    syllables,
)

# A lone run needs this many letters to be an article: three short paragraphs. Link lists with summaries stay below.
_CORE_LETTERS = 350
_CORE_PARAGRAPHS = 3
# A further article on the page needs more, because tails of pages hold teasers of two or three sentences.
_NEXT_LETTERS = 500

_SAME_STORY = 0.10  # a run shares this much of its pairs with the article: see cohesion.py
_RESTATED = 0.45  # this much of a headline stands in the paragraph below it: that paragraph is its lede
_TITLE_WORDS = 8  # a shorter line between paragraphs is a subhead, whatever follows
_SUBHEAD_WORDS = 11  # a longer headline-shaped line between paragraphs is a link, unless the article takes up its words
_ABOVE = 8  # date line, byline and breadcrumbs stand within this many lines above the title


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its shape. `role` is the shape that decides: paragraph, item, headline, label, caption, credit, dateline,
    byline, source-line, or furniture."""

    line: MarkedLine
    role: str
    pairs: frozenset[tuple[str, str]]
    heads: bool = False
    ends: bool = False

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def body(self) -> bool:
        return self.role in ("paragraph", "item")

    @property
    def see_through(self) -> bool:
        """Stands between two paragraphs of one run without parting them."""
        return self.role in ("caption", "credit") or (self.role == "furniture" and not self.heads and not self.ends)


@dataclass(frozen=True, slots=True)
class Found:
    """One article among the rows: indexes of its title (or None), its first and its last row."""

    title: int | None
    first: int
    last: int


def segment(lines: Lines) -> Cut:
    """A cleaned seed cut into articles, every line named. A seed without an article keeps its lines in `rest`."""
    rows = [_row(line) for line in lines.lines]
    rows = [_pictured(row, rows, i) for i, row in enumerate(rows)]
    articles = _articles(rows, 0, len(rows), _CORE_LETTERS)
    if not articles:
        named = _settle_repeats([_leftover(row) for row in rows])
        return Cut(lines.seed, (), tuple(named), (problem("no-article", lines.seed.name),) if rows else ())
    named = [_leftover(row) for row in rows]
    for article in articles:
        for i, line in _named(rows, article):
            named[i] = line
    named = _settle_repeats(named)
    ends = [article.last + 1 for article in articles[:-1]] + [len(rows)]
    starts = [0, *ends[:-1]]
    drafts = tuple(Draft(lines.seed, part, tuple(named[a:b])) for part, (a, b) in enumerate(zip(starts, ends, strict=True), 1))
    return Cut(lines.seed, drafts)


# -- shapes ---------------------------------------------------------------------------------------------------------------


def _row(line: MarkedLine) -> Row:
    if line.kind is not None:
        rule = furniture(line.text) if line.kind != REPEAT else None
        return Row(line, "furniture", frozenset(), bool(rule and rule.heads), bool(rule and rule.ends))
    return Row(line, _role(line.text), pairs(line.text))


def _role(text: str) -> str:
    if is_dateline(text):
        return "dateline"
    if is_credit(text):
        return "credit"
    if is_byline(text):
        return "byline"
    if is_caption(text):
        return "caption"
    if is_source_line(text):
        return "source-line"
    if is_paragraph(text):
        return "paragraph"
    if is_item(text):
        return "item"
    return "headline" if is_headline(text) else "label"


def _pictured(row: Row, rows: Sequence[Row], i: int) -> Row:
    """A headline-shaped line right under a picture's alt text or right above its credit is the caption."""
    if row.role != "headline":
        return row
    above = i > 0 and rows[i - 1].line.kind == "alt-text"
    below = i + 1 < len(rows) and rows[i + 1].role == "credit" and syllables(rows[i + 1].text) <= 6
    return replace(row, role="caption") if above or below else row


# -- articles -------------------------------------------------------------------------------------------------------------


def _articles(rows: Sequence[Row], start: int, stop: int, letters: int) -> list[Found]:
    """The articles among rows[start:stop], in order."""
    runs = _runs(rows, start, stop)
    core = max(runs, key=lambda run: _letters(rows, run), default=None)
    if core is None or _letters(rows, core) < letters or not _has_paragraphs(rows, core, letters):
        return []
    position = runs.index(core)
    first, last = _grown(rows, runs, position)
    last = _without_teasers(rows, first, last)
    last = _signed(rows, last, stop)
    title = _title(rows, start, first, last)
    top = first if title is None else min(title, first)
    before = _articles(rows, start, _furthest_up(rows, start, top), _NEXT_LETTERS)
    return [*before, Found(title, first, last), *_articles(rows, last + 1, stop, _NEXT_LETTERS)]


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


def _has_paragraphs(rows: Sequence[Row], run: tuple[int, int], letters: int) -> bool:
    """Three paragraphs make an article; a page that is one long text has fewer and more letters."""
    count = sum(row.role == "paragraph" for row in rows[run[0] : run[1] + 1])
    return count >= _CORE_PARAGRAPHS or (letters == _CORE_LETTERS and count >= 1)


def _grown(rows: Sequence[Row], runs: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """The article around a core run: neighbouring runs joined as long as they belong."""
    first, last = runs[position]
    for run in runs[position + 1 :]:
        if not _continues(rows, first, last, run):
            break
        last = run[1]
    for run in reversed(runs[:position]):
        if not _precedes(rows, run, first, last):
            break
        first = run[0]
    return first, last


def _continues(rows: Sequence[Row], first: int, last: int, run: tuple[int, int]) -> bool:
    """Does a later run go on with the article of rows[first:last]?"""
    gap = rows[last + 1 : run[0]]
    story = _story(rows, first, last)
    related = share(_story(rows, *run), story)
    heads = [row for row in gap if row.role == "headline"]
    closest = heads[-1] if heads and _directly_above(rows, run[0]) is heads[-1] else None
    long = sum(row.body for row in rows[run[0] : run[1] + 1]) >= _CORE_PARAGRAPHS
    restated = bool(closest) and share(closest.pairs, rows[run[0]].pairs) >= _RESTATED if closest else False
    if closest and restated and long and syllables(closest.text) >= _TITLE_WORDS and not is_item(closest.text):
        return False  # the headline of another article
    if any(row.role in ("byline", "source-line") for row in gap):
        return not heads and related >= 2 * _SAME_STORY and not any(row.ends for row in gap)
    if any(row.ends for row in gap):
        return not closest and related >= 2 * _SAME_STORY
    if not heads:
        return long or related >= _SAME_STORY / 2
    if closest and restated and not long:
        return related >= 3 * _SAME_STORY and len(heads) == 1  # a headline with its summary: a teaser
    return long or related >= _SAME_STORY


def _precedes(rows: Sequence[Row], run: tuple[int, int], first: int, last: int) -> bool:
    """Does an earlier run belong to the article of rows[first:last]: a lede parted from the rest by links or pictures?"""
    gap = rows[run[1] + 1 : first]
    related = share(_story(rows, *run), _story(rows, first, last))
    heads = sum(row.role == "headline" for row in gap)
    if any(row.role in ("byline", "source-line") for row in gap) and heads:
        return False
    closest = _directly_above(rows, first)
    if closest and syllables(closest.text) >= _TITLE_WORDS and share(closest.pairs, rows[first].pairs) >= _RESTATED:
        return False  # the run below has its own headline
    return related >= (_SAME_STORY if heads else _SAME_STORY / 2)


def _story(rows: Sequence[Row], first: int, last: int) -> frozenset[tuple[str, str]]:
    return union(row.pairs for row in rows[first : last + 1] if row.body)


def _directly_above(rows: Sequence[Row], i: int) -> Row | None:
    """The headline right above a row, furniture, dates and pictures aside."""
    for row in reversed(rows[:i]):
        if row.role == "headline":
            return row
        if not (row.see_through or row.role in ("dateline", "byline")):
            return None
    return None


def _without_teasers(rows: Sequence[Row], first: int, last: int) -> int:
    """The last row that is the article's own: link-list lines with headline and cut-off summary in one are not."""
    while last > first and (not (rows[last].body) or _is_teaser(rows[last])):
        last -= 1
    return last


def _is_teaser(row: Row) -> bool:
    return cut_off(row.text) and glued(row.text)


def _signed(rows: Sequence[Row], last: int, stop: int) -> int:
    """The last row with the signature, the source line and the last picture's caption below the last paragraph."""
    end = last
    for i in range(last + 1, min(stop, last + 6)):
        role = rows[i].role
        if role in ("byline", "source-line", "credit", "caption"):
            end = i
        elif role != "furniture" or rows[i].ends or rows[i].heads:
            break
    return end


def _furthest_up(rows: Sequence[Row], start: int, top: int) -> int:
    """Where the article's own head begins: date line, byline and the picture's caption may stand above everything else."""
    highest = top
    for i in range(top - 1, max(start, top - _ABOVE) - 1, -1):
        if rows[i].role in ("dateline", "byline", "caption", "credit"):
            highest = i
        elif rows[i].body or rows[i].role == "headline":
            break
    return highest


# -- titles ---------------------------------------------------------------------------------------------------------------


def _title(rows: Sequence[Row], start: int, first: int, last: int) -> int | None:
    """The row of the headline: the line above the article that its text takes up most, the nearer one if in doubt."""
    story = union(row.pairs for row in [row for row in rows[first : last + 1] if row.body][:8])
    candidates = [i for i in range(start, first) if rows[i].role in ("headline", "label", "item") and syllables(rows[i].text) >= 3]
    if not candidates:
        return None
    scored = [(share(rows[i].pairs, story), i) for i in candidates]
    nearest = candidates[-1]
    best_share, best = max(scored, key=lambda pair: (pair[0] + (0.15 if pair[1] == nearest else 0), pair[1]))
    if best_share >= 0.2:
        return best
    # A headline may play with words that the text never uses: then only its place speaks for it.
    return nearest if rows[nearest].role == "headline" and _directly_above(rows, first) is rows[nearest] and len(candidates) <= 3 else None


# -- names ----------------------------------------------------------------------------------------------------------------


def _named(rows: Sequence[Row], article: Found) -> list[tuple[int, MarkedLine]]:
    """The kinds of an article's rows, from the date line above the title to the signature."""
    first, last = article.first, article.last
    top = first if article.title is None else min(article.title, first)
    story = _story(rows, first, last)
    lede = next((i for i in range(first, last + 1) if rows[i].role == "paragraph"), first)
    out = []
    for i in range(_furthest_up(rows, 0, top), last + 1):
        row = rows[i]
        if i == article.title:
            kind, rule = "title", "headline-above-the-text"
        elif row.role == "furniture":
            continue
        elif i == lede:
            kind, rule = "lede", "first-paragraph"
        elif i < first:
            kind, rule = _above_text(row, article.title is not None and i > article.title, story)
        else:
            kind, rule = _inside(rows, i, lede, last, story)
        out.append((i, replace(row.line, kind=kind, rule=rule)))
    return out


def _above_text(row: Row, below_title: bool, story: frozenset[tuple[str, str]]) -> tuple[str, str]:
    """Between the page's top and the first paragraph."""
    if row.role in ("dateline", "byline", "source-line"):
        return row.role, row.role
    if row.role in ("caption", "credit"):
        return row.role, "picture"
    if below_title and row.role == "headline" and syllables(row.text) >= 12 and share(row.pairs, story) >= 0.3:
        return "lede", "summary-below-the-title"
    return _kind_of_leftover(row)


def _inside(rows: Sequence[Row], i: int, lede: int, last: int, story: frozenset[tuple[str, str]]) -> tuple[str, str]:
    """Between the first paragraph and the signature."""
    row = rows[i]
    if row.role == "paragraph":
        return ("related", "cut-off-teaser") if _is_teaser(row) else ("body", "paragraph")
    if row.role in ("caption", "credit"):
        return row.role, "picture"
    if row.role in ("byline", "source-line"):
        later = any(r.body for r in rows[i + 1 : last + 1])
        return (row.role, row.role) if not later or i < lede + 3 else ("subhead", "line-between-paragraphs")
    if row.role == "dateline":
        return "dateline", "dateline"
    if row.role == "item":
        return "list", "list-item"
    return _between_paragraphs(rows, i, story)


def _between_paragraphs(rows: Sequence[Row], i: int, story: frozenset[tuple[str, str]]) -> tuple[str, str]:
    """A short line among paragraphs: a subhead, a row of a table, or a link to another article."""
    row = rows[i]
    if _under_list_heading(rows, i):
        return "related", "link-under-heading"
    block = _block(rows, i)
    if len(block) >= 2:
        long = [r for r in block if syllables(r.text) >= 8]
        if len(long) * 2 > len(block) and share(union(r.pairs for r in block), story) < 0.5:
            return "related", "links-between-paragraphs"
        if len(block) >= 3:
            return "list", "rows-between-paragraphs"
    if row.role == "label" or syllables(row.text) < _SUBHEAD_WORDS or share(row.pairs, story) >= 0.5:
        return "subhead", "line-between-paragraphs"
    return "related", "link-between-paragraphs"


def _block(rows: Sequence[Row], i: int) -> list[Row]:
    """The short lines that stand together with row i."""
    short = ("headline", "label")
    a = i
    while a > 0 and rows[a - 1].role in short:
        a -= 1
    b = i
    while b + 1 < len(rows) and rows[b + 1].role in short:
        b += 1
    return list(rows[a : b + 1])


def _under_list_heading(rows: Sequence[Row], i: int) -> bool:
    """ "Tin liên quan" stands above, with nothing but links between."""
    for row in reversed(rows[:i]):
        if row.role == "furniture":
            return row.heads or row.ends
        if row.role not in ("headline", "label"):
            return False
    return False


def _leftover(row: Row) -> MarkedLine:
    """A row outside every article."""
    kind, rule = (row.line.kind, row.line.rule) if row.role == "furniture" else _kind_of_leftover(row)
    return replace(row.line, kind=kind, rule=rule)


def _kind_of_leftover(row: Row) -> tuple[str, str]:
    if row.role in ("dateline", "credit", "byline"):
        return "widget", "stamp-outside-the-article"
    if row.role == "label" and syllables(row.text) <= 4:
        return "nav", "section-name"
    if row.role == "paragraph" and cut_off(row.text):
        return "teaser", "cut-off-teaser"
    return "related", "outside-the-article"


def _settle_repeats(lines: list[MarkedLine]) -> list[MarkedLine]:
    """A repeat of a kept line is a duplicate, a repeat of a dropped line has that line's kind."""
    kinds: dict[str, MarkedLine] = {}
    out = []
    for line in lines:
        key = fold(line.text)
        if line.kind == REPEAT:
            original = kinds[key]
            line = replace(line, kind="duplicate" if original.kept else original.kind)
        kinds.setdefault(key, line)
        out.append(line)
    return out
