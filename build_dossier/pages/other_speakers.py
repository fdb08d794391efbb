"""Whose statements stand on no actor's page: people of whom no table knows, speakers without a name, and those of whom nobody is sure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_dossier.fold import fold
from build_dossier.model import Page
from build_dossier.pages.rendering import page
from build_dossier.pages.statements import PAGED, Said, in_sentences
from build_dossier.pages.wording import words

_SHOWN = 40  # names of a sort on the page of all statements; its own page has them all

# The folder of each sort, its words in lang/vi/site.yml, and the states of its statements.
_SORTS = (
    ("phat-ngon/chua-co-trang", "speakers_without_page", ("sure",)),
    ("phat-ngon/khong-neu-ten", "speakers_unnamed", ("unnamed",)),
    ("phat-ngon/chua-chac", "speakers_open", ("likely", "open")),
)


@dataclass(frozen=True, slots=True)
class Called:
    """What a speaker is called, the statements under that name, and the place where they stand."""

    name: str
    own: list[Said]
    path: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Others:
    """A sort of speakers, the most frequent first."""

    path: str
    words: str
    speakers: list[Called]

    @property
    def count(self) -> int:
        return sum(len(called.own) for called in self.speakers)

    @property
    def shown(self) -> list[Called]:
        return self.speakers[:_SHOWN]


def other_speakers(found: Iterable[Said]) -> list[Others]:
    """The sorts that have any statements."""
    sorts = {state: path for path, _, states in _SORTS for state in states}
    by_sort: dict[str, dict[str, list[Said]]] = defaultdict(lambda: defaultdict(list))
    for said in found:
        if said.state != "sure" or not said.address:
            by_sort[sorts[said.state]][fold(said.name)].append(said)
    return [Others(path, name, _placed(path, by_sort[path].values())) for path, name, _ in _SORTS if path in by_sort]


def _placed(path: str, groups: Iterable[list[Said]]) -> list[Called]:
    """The speakers on as many pages as their statements need; nobody's are torn apart."""
    placed: list[Called] = []
    number, room = 1, PAGED
    for own in sorted(groups, key=lambda own: (-len(own), fold(own[0].name))):
        if len(own) > room and room < PAGED:
            number, room = number + 1, PAGED
        room -= len(own)
        placed.append(Called(own[0].name, own, path if number == 1 else f"{path}/{number}", f"n{len(placed) + 1}"))
    return placed


def other_pages(others: Others) -> Iterator[Page]:
    """The pages of a sort, each with the statements under the names of their speakers."""
    paths = list(dict.fromkeys(called.path for called in others.speakers))
    title, intro = words()[others.words], words()[f"{others.words}_intro"]
    for number, path in enumerate(paths, 1):
        own = [called for called in others.speakers if called.path == path]
        yield page(
            f"{path}.md",
            "other-speakers.md.j2",
            {"title": title if number == 1 else words()["numbered"].format(title=title, number=number), "description": intro},
            intro=intro,
            count=others.count,
            groups=[(called, in_sentences(called.own)) for called in own],
            pages=list(enumerate(paths, 1)),
            number=number,
        )
