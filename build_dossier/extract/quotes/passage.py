"""A line as the finder of statements sees it: the narrator's words with everything quoted blanked out, cut into sentences."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import groupby, pairwise
from operator import attrgetter

from build_dossier.bounds import bounds, glued_place
from build_dossier.extract.quotes.marks import Piece, pieces
from build_dossier.extract.quotes.words import Verb, verbs
from build_dossier.fold import one_spelling
from build_dossier.lang import table
from build_dossier.lexicon import LOWER, UPPER
from build_dossier.model import Day, MarkedLine, Name

_BRACKET = re.compile(r"\([^()]*\)")
_LONGEST = 1000  # no sentence of a newspaper is longer; a scrape without full stops would be read again for every quotation in it
BLANK = "\x00"  # stands for a character of a quotation; a remark in brackets is nothing but spaces


@cache
def _end() -> re.Pattern[str]:
    """A sentence ends at a stop with a capital, a number or an opening mark behind. "TP. Lào Cai", "PGS. TS. Nam", "J. Biden" go on;
    "... Liên Xô.Phát ngôn viên" are two."""
    short = (rf"[\s.(][{UPPER}]", "TP", "Tp", "St", *table("vi", "names")["abbreviated_titles"])
    goes_on = "".join(rf"(?<!{word}\.)" for word in short)
    spaced = rf"(?<=[.!?…]){goes_on}[\"”’»)\]]*\s+(?=[\"“‘«(\[–-]*\s?[{UPPER}\d\"“«{BLANK}])"
    return re.compile(rf"{spaced}|(?<=[{LOWER}\"”][.!?]){goes_on}(?=[{UPPER}][{LOWER}])")


@dataclass
class Passage:
    """One kept line. `low` is as long as the text: small letters, quotations and brackets blanked."""

    n: int
    kind: str
    text: str
    pieces: Sequence[Piece]
    names: Sequence[Name]
    days: Sequence[Day]

    @cached_property
    def masked(self) -> str:
        """The text with the words in quotation marks and in brackets blanked; a stop at their end is kept."""
        out = self.text
        for piece in self.pieces:
            words = out[piece.first : piece.last]
            stop = words[-1:] if words[-1:] in ".!?…" else BLANK if words else ""
            out = out[: piece.first] + BLANK * (len(words) - len(stop)) + stop + out[piece.last :]
        return _BRACKET.sub(lambda m: " " * len(m[0]), out) if "(" in out else out

    @cached_property
    def low(self) -> str:
        """`masked` in small letters, place by place."""
        lower = self.masked.lower()
        if len(lower) != len(self.masked):
            lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in self.masked)
        return one_spelling(lower)

    @cached_property
    def stops(self) -> list[int]:
        """Where sentences begin behind the first."""
        return [m.end() for m in _end().finditer(self.masked, self.begin)]

    @cached_property
    def begin(self) -> int:
        """Where the text begins behind the outlet's code or a place glued in front: "(CLO) ", "Phú ThọÔng Ba"."""
        return bounds(self.text, self.kind)[0] or glued_place(self.text)

    def sentence(self, at: int) -> tuple[int, int]:
        """The bounds of the sentence at a place."""
        i = bisect_right(self.stops, at)
        start = self.stops[i - 1] if i else min(self.begin, at)
        end = self.stops[i] if i < len(self.stops) else len(self.text)
        return max(start, at - _LONGEST), min(end, at + _LONGEST)

    @property
    def sentences(self) -> list[tuple[int, int]]:
        """All sentences."""
        edges = [self.begin, *self.stops, len(self.text)]
        return list(pairwise(edges))

    def quoted(self, at: int) -> bool:
        """Whether a place stands in quotation marks or brackets."""
        return self.masked[at : at + 1] != self.text[at : at + 1]

    @cached_property
    def by_start(self) -> Mapping[int, Name]:
        """The narrator's names by where they begin, with the words of office in front and without; people and long names first."""
        found: dict[int, Name] = {}
        for name in sorted(self.told, key=lambda name: (name.kind == "person", name.span.end)):
            found[name.span.start] = found[self.role_start(name)] = name
        return found

    @cached_property
    def named(self) -> frozenset[int]:
        """The places inside the narrator's names of bodies: "Tổ chức Lương thực và Nông nghiệp" holds a "và"."""
        bodies = (name.span for name in self.told if name.kind == "organization")
        return frozenset(at for span in bodies for at in range(span.start, span.end))

    @cached_property
    def by_end(self) -> Mapping[int, Name]:
        """The people that the narrator names, by where their names end."""
        return {name.span.end: name for name in self.told if name.kind == "person"}

    def role_start(self, name: Name) -> int:
        """Where the words of office in front of a name begin, or the name itself."""
        at = self.text.rfind(name.role, max(0, name.span.start - _LONGEST), name.span.start) if name.role else -1
        return at if at >= 0 else name.span.start

    @cached_property
    def verbs(self) -> list[Verb]:
        """The narrator's verbs of saying and judging."""
        inside = [(name.span.start, name.span.end) for name in self.told]  # "Hứa" and "Kể" are family names, too
        found = (verb for verb in verbs(self.low) if not any(start <= verb.start < end for start, end in inside))
        return [verb for verb in found if not self._is_named(verb)]

    def _is_named(self, verb: Verb) -> bool:
        """A capital within a sentence: "Noémie Paris Bảo Nhi" says nothing."""
        written = self.text[verb.start : verb.end]
        return written[:1].isupper() and not written.isupper() and self.low[: verb.start].rstrip()[-1:].isalpha()

    def verbs_in(self, start: int, end: int) -> list[Verb]:
        """Those that stand between two places."""
        first = bisect_left(self.verbs, start, key=attrgetter("start"))
        return self.verbs[first : bisect_right(self.verbs, end, key=attrgetter("end"))]

    @cached_property
    def told(self) -> list[Name]:
        """The names in the narrator's own words."""
        return [name for name in self.names if not self.quoted(name.span.start)]


def passages(lines: Sequence[MarkedLine], names: Sequence[Name], days: Sequence[Day]) -> list[Passage]:
    """The lines with their quotations, names and days. Only running text carries a quotation on to the next paragraph."""
    own_names: dict[int, list[Name]] = defaultdict(list)
    own_days: dict[int, list[Day]] = defaultdict(list)
    for name in names:
        own_names[name.span.n].append(name)
    for day in days:
        own_days[day.span.n].append(day)
    found: list[Passage] = []
    for running, group in groupby(lines, key=lambda line: line.kind in ("lede", "body", "list")):
        run = list(group)
        texts = [line.text for line in run]
        quoted = pieces(texts) if running else [pieces([text])[0] for text in texts]
        for line, own in zip(run, quoted, strict=True):
            found.append(Passage(line.n, line.kind or "", line.text, own, own_names.get(line.n, ()), own_days.get(line.n, ())))
    return found
