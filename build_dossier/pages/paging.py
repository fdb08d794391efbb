"""Long lists on several pages: none grows with the dossier."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from build_dossier.pages.wording import words

T = TypeVar("T")

LISTED = 200  # articles on a page: with their ledes about 60 kB as hosts send them, and more than anyone reads through


@dataclass(frozen=True, slots=True)
class Leaf(Generic[T]):
    """One page of a list: its number and path (without .md), what stands on it, and all pages of the list as (number, address)."""

    number: int
    path: str
    items: Sequence[T]
    all: list[tuple[int, str]]

    def title(self, of: str) -> str:
        """The title of the list, with the number of the page behind the first."""
        return of if self.number == 1 else str(words()["numbered"]).format(title=of, number=self.number)


def leaves(items: Sequence[T], first: str, further: str, size: int | None = None) -> Iterator[Leaf[T]]:
    """The pages of a list with `size` or LISTED items each, one at least: the first at its path, the others numbered below another."""
    size = size or LISTED
    count = max(1, -(-len(items) // size))
    paths = [first, *(f"{further}/{number}" for number in range(2, count + 1))]
    every = [(number, path.removesuffix("index").rstrip("/") + "/") for number, path in enumerate(paths, 1)]
    for number, path in enumerate(paths, 1):
        yield Leaf(number, path, items[(number - 1) * size : number * size], every)
