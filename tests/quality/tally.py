"""How often the program was right, wrong, or left a value open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass
class Score:
    """What came out for one field."""

    right: int = 0
    wrong: int = 0
    unknown: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def of(self) -> int:
        return self.right + self.wrong + self.unknown

    def count(self, got: object, want: object, where: str) -> None:
        """One value: right, left open, or wrong."""
        if got == want or (isinstance(got, str) and isinstance(want, str) and got.casefold() == want.casefold()):
            self.right += 1  # capitals are a matter of setting: THU DUYÊN is Thu Duyên
            return
        if got is None:
            self.unknown += 1
        else:
            self.wrong += 1
        self.misses.append(f"{where}: {got!r}, not {want!r}")

    def count_set(self, got: Iterable[str], want: Iterable[str], where: str) -> None:
        """Members of a set: found, invented (wrong) and missed (unknown)."""
        got, want = set(got), set(want)
        self.right += len(got & want)
        self.wrong += len(got - want)
        self.unknown += len(want - got)
        self.misses += [f"{where}: +{name}" for name in sorted(got - want)] + [f"{where}: -{name}" for name in sorted(want - got)]

    def judge(self, right: bool, decided: bool, where: str) -> None:
        """A value that has been compared: right; else wrong if the program decided it, unknown if it said that it is not sure."""
        if right:
            self.right += 1
        else:
            self.miss(where, wrong=decided)

    def miss(self, where: str, wrong: bool = False) -> None:
        """Something invented (wrong) or not found (unknown)."""
        self.wrong += wrong
        self.unknown += not wrong
        self.misses.append(where)
