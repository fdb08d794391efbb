"""Recognises page furniture by its wording, and lines that stand on the page twice. Knows nothing of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from build_dossier.fold import bare_label, fold
from build_dossier.furniture import FurnitureRule, furniture_rules
from build_dossier.model import EDITOR, REPEAT, Line, Lines, MarkedLine, Seed

# Furniture is short; the longest we met, a legal line with two addresses, had 380 characters.
_LONGEST = 500

_NUMBERED = re.compile(r"\s+[-–]?\s*(?:ảnh |hình )?\d{1,2}\.?$")

# " - 1", " - Ảnh 2.": how outlets number the pictures of an article; "thắng Thái Lan 2 - 1" is a score.
_PICTURE = re.compile(r"(?<!\d)\s+[-–]\s*(?:ảnh |hình )?\d{1,2}\.?$")
_CREDITED = re.compile(r"\((?:ảnh|nguồn|hình)\b[^()]*\)\.?$|\bảnh: \S[^.]{1,40}\.?$")

_ENTRIES = 3  # of a table of contents
_HEADINGS = ("nội dung", "mục lục", "nội dung chính", "nội dung bài viết", "trong bài viết này")

# A phrase of fewer syllables comes back on a page for reasons of its own ("PV", "0-0", a section's name).
_REPEAT_WORDS = 4


_OWNERS = ("nguồn hình ảnh", "nguồn ảnh", "ảnh:")  # one agency, several pictures


def _furniture(text: str, folded: str) -> FurnitureRule | None:
    """The first rule that knows a line by its wording, if any."""
    if len(text) > _LONGEST:
        return None
    stripped, label = text.strip(), bare_label(folded)
    count = folded.count(" ") + 1
    return next((rule for rule in furniture_rules() if rule.matches(stripped, folded, label, count)), None)


def clean(seed: Seed, kinds: Mapping[int, str] | None = None) -> Lines:
    """A seed's lines with furniture and repeats marked. `kinds`: what an editor says of lines, by number."""
    marked = tuple(_marked(seed.lines, kinds or {}))
    if marked and marked[0].text.strip() == seed.url:  # where the page stood, written above it
        marked = (replace(marked[0], kind="widget", rule="page-address"), *marked[1:])
    return Lines(seed, marked)


def _marked(lines: tuple[Line, ...], kinds: Mapping[int, str]) -> Iterator[MarkedLine]:
    seen: set[str] = set()
    keys = [fold(line.text) for line in lines]
    page, contents = set(keys), _contents(keys)
    for i, (line, key) in enumerate(zip(lines, keys, strict=True)):
        below = keys[i + 1] if i + 1 < len(keys) else ""
        if i in contents and line.n not in kinds:
            yield MarkedLine(line.n, line.text, "nav", "table-of-contents")
            continue
        kind, rule = (kinds[line.n], EDITOR) if line.n in kinds else _recognise(line.text, key)
        numbered, picture = _NUMBERED.sub("", key), _PICTURE.sub("", key)
        if kind is None and key in seen and key.count(" ") + 1 >= _REPEAT_WORDS and not key.startswith(_OWNERS):
            kind, rule = REPEAT, "repeated-line"
        elif kind is None and numbered != key and numbered in seen:
            kind, rule = "alt-text", "image-alt-text"  # the headline or the caption with the picture's number
        elif kind is None and picture != key and (picture in page or _CREDITED.search(below)):
            kind, rule = "alt-text", "image-alt-text"  # the same above the caption, where the headline stands below or nowhere
        seen.add(key)
        yield MarkedLine(line.n, line.text, kind, rule)


def _contents(keys: list[str]) -> set[int]:
    """The lines of an article's table of contents: three and more on end that come again further down, in their order and
    each with text between. A list of links that is printed twice comes again on end."""
    later: dict[str, int] = {}
    again = [-1] * len(keys)
    for i in range(len(keys) - 1, -1, -1):
        again[i] = later.get(keys[i], -1)
        later[keys[i]] = i
    found: set[int] = set()
    run: list[int] = []
    for i in range(len(keys) + 1):
        if i < len(keys) and again[i] > i + 1 and (not run or again[i] > again[run[-1]] + 1):
            run.append(i)
            continue
        if len(run) >= _ENTRIES:
            found.update(run)
            found.update({run[0] - 1} if run[0] and bare_label(keys[run[0] - 1]) in _HEADINGS else ())
        run = [i] if i < len(keys) and again[i] > i + 1 else []
    return found


def _recognise(text: str, folded: str) -> tuple[str | None, str | None]:
    if not any(ch.isalnum() for ch in text):
        return "widget", "no-words"
    found = _furniture(text, folded)
    return (found.kind, found.rule) if found else (None, None)
