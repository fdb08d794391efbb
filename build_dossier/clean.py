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
    page = set(keys)
    for line, key, below in zip(lines, keys, keys[1:] + [""] * bool(keys), strict=True):
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


def _recognise(text: str, folded: str) -> tuple[str | None, str | None]:
    if not any(ch.isalnum() for ch in text):
        return "widget", "no-words"
    found = _furniture(text, folded)
    return (found.kind, found.rule) if found else (None, None)
