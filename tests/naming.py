"""Short ways from lines of an article to the names in them."""

from __future__ import annotations

from build_dossier.extract.names import names
from build_dossier.model import Draft, MarkedLine, Name, Seed


def found(*lines: str | tuple[str, str]) -> tuple[Name, ...]:
    """The names of lines; a line is body text, or (kind, text)."""
    pairs = [("body", line) if isinstance(line, str) else line for line in lines]
    return names(Draft(Seed("a.txt", "", "utf-8", ()), 1, tuple(MarkedLine(n, text, kind) for n, (kind, text) in enumerate(pairs, 1))))


def told(*lines: str | tuple[str, str]) -> dict[str, list[str]]:
    """The texts of the names by kind."""
    by_kind: dict[str, list[str]] = {}
    for name in found(*lines):
        by_kind.setdefault(name.kind, []).append(name.text)
    return by_kind


def people(*lines: str | tuple[str, str]) -> list[str]:
    """The people of lines."""
    return told(*lines).get("person", [])


def bodies(*lines: str | tuple[str, str]) -> list[str]:
    """The organizations of lines."""
    return told(*lines).get("organization", [])


def states(*lines: str | tuple[str, str]) -> list[str]:
    """The countries of lines."""
    return told(*lines).get("country", [])
