"""Words and entries that an editor can paste: quoted so that nothing in a seed becomes a command or a key."""

from __future__ import annotations

import shlex
from collections.abc import Mapping
from typing import Any

import yaml

from build_dossier.corrections import Finder
from build_dossier.model import Entry

_FEWEST = 7  # syllables of a headline: fewer soon fit another article, too
COMMAND = "build-dossier correct"


def found_by(entry: Entry, finder: Finder) -> str:
    """The fewest words by which an article is found and no other: the beginning of its headline or of its first paragraph."""
    first = next((line.text for line in entry.article.draft.kept if line.kind == "lede"), "")
    for text in (str(entry.facts["title"].value or ""), first):
        words = text.split()
        for count in range(min(_FEWEST, len(words)), len(words) + 1):
            phrase = " ".join(words[:count])
            if phrase and finder.find(phrase) == [entry.id]:
                return phrase
    return str(entry.facts["title"].value or first)


def command(words: str, *rest: str) -> str:
    """A command of this program for an article, to paste into a shell."""
    return " ".join([COMMAND, shlex.quote(words), *rest])


def row(entry: Mapping[str, Any]) -> str:
    """An entry of a table on one line, to paste into it."""
    return yaml.safe_dump([dict(entry)], allow_unicode=True, default_flow_style=None, sort_keys=False, width=1_000_000).rstrip("\n")
