"""A line as the finder of names sees it: words with their keys, where sentences begin, and what the picture's credit takes away."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_dossier.bounds import bounds, glued_place
from build_dossier.lexicon import TOKEN, key, words

_ENDS = frozenset(".!?:…|•●▪■*")
_OPENING = frozenset("“‘\"'(«[-–—")


@dataclass(slots=True)
class Text:
    """The words of one line: as written, their keys, their places, and whether a sentence begins with them."""

    n: int
    line: str
    kind: str
    words: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    first: list[bool] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def cap(self, at: int) -> bool:
        """A word that begins with a capital, and not with a digit glued in front (4G)."""
        return 0 <= at < len(self.words) and self.words[at][0].isupper() and not self.glued(at, "0123456789")

    def glued(self, at: int, signs: str) -> bool:
        """One of the signs stands before the word without a space."""
        start = self.starts[at]
        return start > 0 and self.line[start - 1] in signs

    def spaced(self, at: int) -> bool:
        """One space, and nothing else, stands before the word."""
        return at > 0 and self.starts[at] - self.ends[at - 1] == 1

    def touching(self, at: int) -> bool:
        """Nothing stands between the word and the one before."""
        return at > 0 and self.starts[at] == self.ends[at - 1]

    def written(self, start: int, end: int) -> str:
        """The words from one to before another, as they stand in the line."""
        return self.line[self.starts[start] : self.ends[end - 1]]


def read(n: int, line: str, kind: str, within: tuple[int, int] | None = None) -> Text:
    """A line, or a part of it, cut into words."""
    text = Text(n, line, kind)
    begin, end = within or bounds(line, kind)
    titles = words().sets["titles"]
    opening = True
    seam = glued_place(line)
    for found in TOKEN.finditer(line, begin, end):
        word = found[0]
        cut = seam - found.start() if found.start() < seam < found.end() else 0
        if cut:
            _add(text, word[:cut], found.start(), opening)
            opening = True
        _add(text, word[cut:], found.start() + cut, opening)
        if word in _ENDS:
            opening = not (word == "." and _is_point_of_abbreviation(text, titles))
        elif word not in _OPENING:
            opening = False
        elif word in '“"‘':
            opening = opening or _opens(line, found.start())
    return text


def _add(text: Text, word: str, start: int, opening: bool) -> None:
    text.words.append(word)
    text.keys.append(key(word))
    text.starts.append(start)
    text.ends.append(start + len(word))
    text.first.append(opening)


def _opens(line: str, at: int) -> bool:
    """A quotation mark that opens: a space or nothing before it, a letter behind."""
    return (at == 0 or line[at - 1] in " (") and at + 1 < len(line) and line[at + 1] != " "


def _is_point_of_abbreviation(text: Text, titles: frozenset[str]) -> bool:
    """ "TS.", "TP.", "J.": no sentence ends here."""
    if len(text.words) < 2:
        return False
    before = text.words[-2]
    return text.touching(len(text.words) - 1) and (len(before) == 1 or before in titles or before in ("TP", "Tp", "TX", "TT", "St"))


def is_shouted(text: Text) -> bool:
    """Set all in capitals: a capital then shows nothing."""
    letters = [word for word in text.words if word[0].isalpha()]
    return len(letters) >= 3 and sum(word.isupper() for word in letters) > 0.7 * len(letters)
