"""The wording of page furniture: the rules of lang/vi/furniture.yml, ready to match."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from build_dossier.fold import fold, label_key
from build_dossier.lang import table


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


def _parts(folded: str) -> set[str]:
    return {label_key(part) for part in re.split(r"\s[-–|•·/]\s|[,|•·&]", folded) if part.strip()} or {""}
