"""The wording of page furniture: the rules of lang/vi/furniture.yml, ready to match."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from build_dossier.fold import fold, label_key
from build_dossier.lang import table

_STOPS = tuple('.!?…:;,"”’)')
_WORD = re.compile(r"[^\W\d_]+")
_ROW = 0.6  # of a row's words belong to known phrases: menus hold a paper's own inventions, too; sentences reach a third


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
    row: re.Pattern[str] | None = None  # ... and with nothing between them: "Thời sự Thế giới Kinh tế"

    def matches(self, text: str, folded: str, label: str, count: int) -> bool:
        if label in self.whole or (self.composite and _parts(folded) <= self.whole):
            return True
        if self.start and self.start.match(folded) and any(folded.startswith(p) and count <= n for p, n in self.limits):
            return True
        return bool(self.pattern and self.pattern.search(text)) or self._is_row(text)

    def _is_row(self, text: str) -> bool:
        """Nothing but phrases of the rule, each with a capital; or four and more of them and few other words."""
        if not self.row or text.endswith(_STOPS):
            return False
        found = [match[0] for match in self.row.finditer(text) if match[0][0].isupper()]
        told = sum(len(_WORD.findall(phrase)) for phrase in found) / max(1, len(_WORD.findall(text)))
        return told == 1 if len(found) in (2, 3) else len(found) > 3 and told >= _ROW


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
                row=_row(entry["whole"]) if entry.get("composite") else None,
                pattern=re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE) if patterns else None,
            )
        )
    return tuple(rules)


def _row(phrases: Iterable[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)", re.IGNORECASE)


def rule_named(name: str | None) -> FurnitureRule | None:
    """The rule of a line that `clean` has marked."""
    return _by_name().get(name or "")


@cache
def _by_name() -> dict[str, FurnitureRule]:
    return {rule.rule: rule for rule in furniture_rules()}


_BETWEEN = re.compile(r"\s[-–|•·/]\s|[,|•·&]")


@lru_cache(maxsize=16)  # every composite rule asks of the same line
def _parts(folded: str) -> frozenset[str]:
    return frozenset(label_key(part) for part in _BETWEEN.split(folded) if part.strip()) or frozenset({""})
