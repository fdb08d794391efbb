"""By the words that an editor can see: which title, line or name is meant, and if none is, what comes nearest."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable

from build_dossier.fold import label_key, words

_GAP = re.compile(r"\s*(?:…|\.\.\.)\s*")  # an editor writes the beginning and the end of a long line


def says(phrase: str, text: str) -> bool:
    """Whether a text has the words of a phrase, whole and in order; case, spaces, quotation marks and tone placement aside."""
    return key_says(label_key(phrase), label_key(text))


def key_says(phrase: str, text: str) -> bool:
    """`says` for what is folded already: whoever looks for many phrases in many texts folds each once."""
    return phrase in text and re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text) is not None


def is_line(phrase: str, text: str) -> bool:
    """Whether a phrase is a whole line. "Cầu mới … thông xe" is a line that begins and ends so: half of a line is not the line,
    and neither are two lines that a new copy of the page has run together."""
    return key_is_line(label_key(phrase), label_key(text))


def has_gap(phrase: str) -> bool:
    """Whether a phrase leaves out the middle of a line."""
    return bool(_GAP.search(label_key(phrase)))


def key_is_line(key: str, line: str) -> bool:
    """`is_line` for what is folded already."""
    if key == line:
        return bool(key)
    first, *rest = _GAP.split(key)
    if not rest or len(line) < len(first) + len(rest[-1]):
        return False
    begins = line.startswith(first) and not line[len(first) : len(first) + 1].isalnum()
    return begins and line.endswith(rest[-1]) and not line[: len(line) - len(rest[-1])][-1:].isalnum()


def nearest(phrase: str, texts: Iterable[str], count: int = 3) -> tuple[str, ...]:
    """The texts that share most of the phrase's words, the shorter first; none that shares no word."""
    wanted = set(words(phrase))
    scored = [(len(wanted & set(words(text))), text) for text in dict.fromkeys(texts)]
    close = [(-shared, len(text), text) for shared, text in scored if shared]
    return tuple(text for _, _, text in sorted(close)[:count])


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known key or id that a mistyped one probably means."""
    names = {name.casefold(): name for name in known}
    found = difflib.get_close_matches(word.casefold(), names, n=1, cutoff=0.6)
    return names[found[0]] if found else None
