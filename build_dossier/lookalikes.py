"""Cyrillic and Greek letters that stand in place of Latin ones, as copied or disguised pages have them."""

from __future__ import annotations

import re

_CYRILLIC = dict(zip("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwABEKMHOPCTYXIJS", strict=True))
_GREEK = dict(zip("οαιυνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oaiuvABEZHIKMNOPTYX", strict=True))
_LATIN = str.maketrans(_CYRILLIC | _GREEK)
_LETTERS = "".join(map(re.escape, _CYRILLIC | _GREEK))
_WORD = re.compile(rf"[^\W\d_]*[{_LETTERS}][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f]*[^\W\d_]*)*")
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")


def to_latin(text: str) -> tuple[str, int]:
    """The text with such letters made Latin, and in how many words: only in words that are Latin otherwise, or that have no other
    letters and stand in a Latin line. Москва and Ελλάδα stay as they are."""
    if not _OTHER_SCRIPT.search(text):
        return text, 0
    line_is_latin = sum(ch.isalpha() and not _OTHER_SCRIPT.match(ch) for ch in text) * 2 > sum(ch.isalpha() for ch in text)
    changed = 0

    def latin(found: re.Match[str]) -> str:
        nonlocal changed
        word = found[0].translate(_LATIN)
        rest = [ch for ch in word if ch.isalpha()]
        if any(_OTHER_SCRIPT.match(ch) for ch in rest) or not (line_is_latin or any(ch.isascii() for ch in found[0])):
            return found[0]
        changed += 1
        return word

    return _WORD.sub(latin, text), changed
