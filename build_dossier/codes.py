"""The code that an outlet prints in front of its ledes: "(CLO) ", "TTO – ", "VOV.VN-", "Hà Nội (TTXVN) - ", "(Soha.vn) - "."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from build_dossier.lang import table

# An address in the place of a code names the outlet, whether a table knows it or not.
DOMAIN = r"(?:[a-zA-Z0-9][\w-]*\.)+(?:vn|com|net|org)"

_NEXT = r"(?=[^\W\d_]|\d|[\"“‘'*])"


def is_code(phrase: str) -> bool:
    """A phrase of a table that stands in brackets or has a dash at its end is a code."""
    return phrase.startswith(("(", "[")) or phrase.endswith("-")


def bare_code(phrase: str) -> str:
    """The letters of a code: "(NLĐO) -" is NLĐO."""
    return phrase.strip("()[] -–—")


@lru_cache(maxsize=8)
def code_pattern(codes: tuple[str, ...], inside: tuple[str, ...] = ()) -> re.Pattern[str]:
    """Matches a code at the beginning of a line up to the sentence behind it, whichever brackets and dashes are printed; its
    letters are the group "inside" or "outside". What may stand in brackets only is given apart: an agency, any capitals."""
    outside = "|".join([*_longest(codes), DOMAIN])
    brackets = "|".join([*_longest((*codes, *inside)), DOMAIN])
    place = r"(?:[^\W\d_][^()\n\d.]{0,24}\s)?"
    return re.compile(
        rf"\s*(?:{place}[(\[](?P<inside>{brackets})[)\]][.:\s]*(?:[-–—]\s*|(?<=\s)){_NEXT}"
        rf"|(?P<outside>{outside})(?:\s+[-–—]\s*|[-–—]\s+|(?<=\.(?i:vn))[-–—]){_NEXT})"
    )


def opening_code(line: str) -> re.Match[str] | None:
    """The code in front of a lede, of an outlet or agency of the package or in capitals between brackets."""
    return _package().match(line)


@cache
def _package() -> re.Pattern[str]:
    entries = table("vi", "outlets")
    codes = {bare_code(sign) for entry in entries for sign in entry.get("strong", ()) if isinstance(sign, str) and is_code(sign)}
    names = {bare_code(name) for entry in entries for name in entry.get("named", ())}
    return code_pattern(tuple(sorted(codes)), tuple(sorted(names - codes)))


def _longest(phrases: Iterable[str]) -> list[str]:
    return [re.escape(phrase) for phrase in sorted(phrases, key=lambda p: (-len(p), p))]
