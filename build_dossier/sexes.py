"""What forms of address say about people: "bà Aldous" is a woman, "nữ chỉ huy" means one."""

from __future__ import annotations

from collections.abc import Iterable

from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Name


def sexes(names: Iterable[Name]) -> dict[str, str]:
    """male or female by the last word of a person's name, as far as the words in front of it show it."""
    known: dict[str, str] = {}
    for name in names:
        sex = sex_of(name.role) if name.kind == "person" and name.role else None
        if sex:
            known.setdefault(fold(name.text.split()[-1]), sex)
    return known


def sex_of(words: str) -> str | None:
    """What the last of some words that shows a sex shows."""
    said = table("vi", "statements")
    for word in reversed(fold(words).split()):
        if word in said["men"] or word in said["women"]:
            return "male" if word in said["men"] else "female"
    return None
