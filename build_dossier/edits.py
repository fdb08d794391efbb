"""The values of what an editor says: corrections, and what is kept off the site. All frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Correction:
    """An entry of corrections.yml: the words by which its article, line or name is found, and what it says of it."""

    n: int  # its line in the file
    target: Literal["article", "line", "name", "hide"]
    words: str
    within: str | None = None  # words of the article in which to look
    changes: tuple[tuple[str, Any], ...] = ()  # of an article: fields and values
    confirms: tuple[str, ...] = ()  # of an article: fields
    kind: str | None = None  # of a line
    actor: str | None = None  # whom a name means; None: nobody
    sort: str | None = None  # of what is hidden: article, line or name, where the words fit several
    was: tuple[tuple[str, Any], ...] = ()  # what was read when the entry was written
    by: str | None = None
    why: str | None = None

    @property
    def place(self) -> str:
        return f"corrections.yml:{self.n}"


@dataclass(frozen=True, slots=True)
class Withheld:
    """What an editor keeps off the site: articles by id, lines by seed and number, people and bodies by id, and the words that are
    blacked out wherever they stand; those of `within` in the seeds named."""

    articles: frozenset[str] = frozenset()
    lines: frozenset[tuple[str, int]] = frozenset()
    actors: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    within: tuple[tuple[str, str], ...] = ()  # seed, words exactly so


NOTHING = Withheld()
