"""Who is a man and who a woman, as far as a text shows it: "bà Aldous", "nữ chỉ huy", the middle name Thị, the first name Karoline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Name

_JOINTS = re.compile(r"[\s-]+")
_ENDS = "bcdfghjklmnopqrstvwxzčšžćńł"  # first names that end so are men's, but for those listed


def sexes(names: Iterable[Name]) -> dict[str, str]:
    """male or female by the last word of a person's name; what stands in front of it outweighs the name itself."""
    people = [name for name in names if name.kind == "person"]
    known: dict[str, str] = {}
    shown = [(name, sex_of(name.role or "")) for name in people]
    for name, sex in (*shown, *((name, _sex_of_name(fold(name.text).split())) for name in people)):
        if sex:
            known.setdefault(last_name(name.text), sex)
    return known


def last_name(text: str) -> str:
    """By what a person is called later: "qudsi" of "Mahmoud al-Qudsi"."""
    return fold(_JOINTS.split(text)[-1])


def sex_of(words: str) -> str | None:
    """What the last of some words that shows a sex shows."""
    men, women = _words()
    return next(("male" if word in men else "female" for word in reversed(fold(words).split()) if word in men or word in women), None)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    said = table("vi", "statements")
    return frozenset(said["men"]), frozenset(said["women"])


@cache
def _lists() -> dict[str, frozenset[str]]:
    names = table("vi", "names")
    lists = ("women_middle", "men_middle", "women_names", "shared_names", "given_names", "family_names")
    return {name: frozenset(map(fold, names[name])) for name in lists}


def _sex_of_name(words: Sequence[str]) -> str | None:
    known = _lists()
    if len(words) > 2 and words[0] in known["family_names"]:
        middle = [word for word in words[1:-1] if word in known["women_middle"] or word in known["men_middle"]]
        return ("female" if middle[0] in known["women_middle"] else "male") if middle else None
    if len(words) < 2 or words[0] not in known["given_names"] or words[0] in known["shared_names"]:
        return None
    return "female" if words[0] in known["women_names"] else "male" if words[0][-1] in _ENDS else None
