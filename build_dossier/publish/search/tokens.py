"""How a text is cut into words, and under which keys they meet. theme/assets/search/text.js does the same to what readers type."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")

# Letters with a stroke do not decompose: đ would never be found as d. U+0335 stands for the stroke. Ligatures are two letters.
_STROKES = str.maketrans({"đ": "d̵", "ð": "d̵", "ł": "l̵", "ø": "o̵", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"})
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_MARKS = re.compile("[\u0300-\u036f]")
_ZEROS = re.compile("^0+(?=[0-9])")
_Y = re.compile("^([hklmst]|qu)y$")  # the end of a syllable that is written in two ways: lý, lí; kỹ, kĩ; Hoa Kỳ, Hoa Kì


def words(text: str) -> list[str]:
    """The syllables and numbers of a text as written, in NFC."""
    return WORD.findall(unicodedata.normalize("NFC", text))


@lru_cache(maxsize=65536)
def form(word: str) -> str:
    """A word with its marks as it is compared: small, decomposed, its tones at the end ("hoà" is "hòa"), "ký" as "kí", 03 as 3."""
    letters = unicodedata.normalize("NFD", word.lower().translate(_STROKES))
    return _ZEROS.sub("", _Y.sub(r"\1i", _TONES.sub("", letters)) + "".join(_TONES.findall(letters)))


@lru_cache(maxsize=65536)
def bare(form_of_word: str) -> str:
    """A form without its marks."""
    return _MARKS.sub("", form_of_word)
