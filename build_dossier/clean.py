"""Recognises page furniture by its wording, and lines that stand on the page twice. Knows nothing of articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_dossier.fold import bare_label, fold, label_key
from build_dossier.lang import table
from build_dossier.model import Line, Lines, MarkedLine, Seed

REPEAT = "repeat"  # a provisional kind: `segment` turns it into `duplicate` or into the kind of the line it repeats

# Furniture is short; the longest we met, a legal line with two addresses, had 380 characters.
_LONGEST = 500

_NUMBERED = re.compile(r"\s+[-–]?\s*(?:ảnh |hình )?\d{1,2}\.?$")

# A phrase of fewer syllables comes back on a page for reasons of its own ("PV", "0-0", a section's name).
_REPEAT_WORDS = 4


@dataclass(frozen=True, slots=True)
class FurnitureRule:
    """One entry of lang/vi/furniture.yml, ready to match."""

    rule: str
    kind: str
    heads: bool
    ends: bool
    whole: frozenset[str]
    start: re.Pattern[str] | None
    limits: tuple[tuple[str, int], ...]
    pattern: re.Pattern[str] | None
    composite: bool = False  # several of the phrases on one line: "Nông nghiệp - Nông thôn"

    def matches(self, text: str, folded: str, label: str, count: int) -> bool:
        if label in self.whole or (self.composite and _parts(folded) <= self.whole):
            return True
        if self.start and self.start.match(folded) and any(folded.startswith(p) and count <= n for p, n in self.limits):
            return True
        return bool(self.pattern and self.pattern.search(text))


@cache
def furniture_rules() -> tuple[FurnitureRule, ...]:
    """The rules in the order in which they are tried."""
    rules = []
    for entry in table("vi", "furniture"):
        limits = tuple((fold(phrase), int(n)) for phrase, n in entry.get("start", ()))
        limits += tuple((phrase + " ", n) for phrase, n in limits if phrase.endswith(":"))
        patterns = entry.get("pattern", ())
        rules.append(
            FurnitureRule(
                rule=entry["rule"],
                kind=entry["kind"],
                heads=entry.get("heads", False),
                ends=entry.get("ends", False),
                whole=frozenset(label_key(phrase) for phrase in entry.get("whole", ())),
                start=re.compile("|".join(re.escape(p) for p, _ in limits)) if limits else None,
                limits=limits,
                composite=entry.get("composite", False),
                pattern=re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE) if patterns else None,
            )
        )
    return tuple(rules)


def rule_named(name: str | None) -> FurnitureRule | None:
    """The rule of a line that `clean` has marked."""
    return _by_name().get(name or "")


@cache
def _by_name() -> dict[str, FurnitureRule]:
    return {rule.rule: rule for rule in furniture_rules()}


def _furniture(text: str, folded: str) -> FurnitureRule | None:
    """The first rule that knows a line by its wording, if any."""
    if len(text) > _LONGEST:
        return None
    stripped, label = text.strip(), bare_label(folded)
    count = folded.count(" ") + 1
    return next((rule for rule in furniture_rules() if rule.matches(stripped, folded, label, count)), None)


def _parts(folded: str) -> set[str]:
    return {label_key(part) for part in re.split(r"\s[-–|•·/]\s|[,|•·&]", folded) if part.strip()} or {""}


def clean(seed: Seed) -> Lines:
    """A seed's lines with furniture and repeats marked."""
    return Lines(seed, tuple(_marked(seed.lines)))


def _marked(lines: tuple[Line, ...]) -> Iterator[MarkedLine]:
    first_seen: dict[str, int] = {}
    previous = 0
    for line in lines:
        key = fold(line.text)
        kind, rule = _recognise(line.text, key)
        numbered = _NUMBERED.sub("", key)
        if kind is None and key in first_seen and key.count(" ") + 1 >= _REPEAT_WORDS:
            kind, rule = REPEAT, "repeated-line"
        elif kind is None and numbered != key and numbered in first_seen:
            kind, rule = "alt-text", "image-alt-text"  # the headline or the caption with the picture's number
        first_seen.setdefault(key, line.n)
        yield MarkedLine(line.n, line.text, kind, rule, gap=line.n > previous + 1)
        previous = line.n


def _recognise(text: str, folded: str) -> tuple[str | None, str | None]:
    if not any(ch.isalnum() for ch in text):
        return "widget", "no-words"
    found = _furniture(text, folded)
    return (found.kind, found.rule) if found else (None, None)
