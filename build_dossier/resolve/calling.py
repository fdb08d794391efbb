"""By what an article calls its people and bodies after it has named them in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from build_dossier.extract.names.memory import calling_names
from build_dossier.extract.names.words import is_syllable
from build_dossier.extract.names.words import words as lexicon
from build_dossier.lang import table
from build_dossier.model import Actor, MarkedLine, Name
from build_dossier.resolve.aliases import Found, tokens

Pair = tuple[Name | None, Found | None]


class People:
    """Who is named in full in an article, and by which words they may be called."""

    def __init__(self, pairs: Iterable[Pair], by_id: Mapping[str, Actor]) -> None:
        self.named: dict[str, tuple[str, ...]] = {}  # the table's id, or the name as first written, with its words
        for name, alias in pairs:
            text = name.text if name else alias.text if alias else ""
            keys = tokens(text)
            if alias and len(alias.owners) == 1 and alias.words > 1 and by_id[alias.owners[0]].kind == "person":
                self.named.setdefault(alias.owners[0], keys)
            elif name and name.kind == "person" and not alias and len(keys) > 1 and not self._known(keys):
                self.named[name.text] = keys
        # "Ủy viên Hoan" after "Lê Minh Hoan", "Minh Hoan" too: the longest name stands for its endings
        for text, keys in list(self.named.items()):
            if text not in by_id and any(other != keys and _is_end(keys, other) for other in self.named.values()):
                del self.named[text]

    def _known(self, keys: tuple[str, ...]) -> bool:
        return any(keys == known for known in self.named.values())

    def meant(self, text: str) -> list[str]:
        """Who of those named in full is called so: ids of the table or names as written. Empty: nobody is."""
        keys = tokens(text)
        same = [who for who, known in self.named.items() if known == keys]
        if same or not keys:
            return same
        if len(keys) == 1:
            return [who for who, known in self.named.items() if keys[0] in calling_names(known)]
        return [
            who
            for who, known in self.named.items()
            if _is_end(keys, known) or _initial_between(keys, known) or _is_beginning(keys, known)
        ]


def _is_end(keys: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return 1 < len(keys) < len(full) and full[-len(keys) :] == keys


def _is_beginning(keys: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """ "Y Thông" of "Y Thông Kbuôr": names that begin with no family name of the Kinh may lose their end."""
    return 1 < len(keys) < len(full) and full[: len(keys)] == keys and keys[0] not in lexicon().sets["family_names"]


def _initial_between(keys: tuple[str, ...], known: tuple[str, ...]) -> bool:
    """ "Donald J. Trump" is "Donald Trump"."""
    longer, shorter = (keys, known) if len(keys) > len(known) else (known, keys)
    return len(shorter) == 2 and len(longer) == 3 and (longer[0], longer[2]) == shorter and len(longer[1]) == 1


class Bodies:
    """Which of an article's names of organizations are one body: an abbreviation in brackets behind the full name, the full name
    cut short, the proper name at its end."""

    def __init__(self, pairs: Sequence[Pair], lines: Sequence[MarkedLine]) -> None:
        texts = {line.n: line.text for line in lines}
        named = [(name, alias) for name, alias in pairs if (name and name.kind == "organization") or (alias and not name)]
        self._known: dict[str, str] = {
            name.text: alias.owners[0] for name, alias in named if name and alias and len(alias.owners) == 1
        }
        self._same: dict[str, str] = {}
        self._full = list(dict.fromkeys(_text(pair) for pair in named))
        for (left, left_alias), (right, right_alias) in zip(named, named[1:], strict=False):
            self._bracket(texts, (left, left_alias), (right, right_alias))

    def _bracket(self, texts: Mapping[int, str], left: Pair, right: Pair) -> None:
        """ "Cơ quan Năng lượng ... (IAEA)": both are one; the table's knowledge of either holds for both."""
        one, other = left[0] or left[1], right[0] or right[1]
        if one is None or other is None or one.span.n != other.span.n:
            return
        between = texts[one.span.n][one.span.end : other.span.start]
        if between.replace(" ", "") != "(" or not other.text.isupper():
            return
        for pair, twin in ((left, right), (right, left)):
            alias = twin[1]
            if pair[0] and not pair[1] and alias and len(alias.owners) == 1:
                self._known[pair[0].text] = alias.owners[0]
        if left[0] and right[0] and not left[1] and not right[1]:
            self._same[right[0].text] = left[0].text

    def meant(self, text: str) -> tuple[str, str | None]:
        """The name under which a body goes in this article, and the id of the table if it has one."""
        text = self._same.get(text, text)
        if text not in self._known:
            longer = [full for full in self._full if full != text and _stands_for(text, full)]
            if len(longer) == 1:
                text = longer[0]
        return spelled().get(text, text), self._known.get(text)


def _stands_for(text: str, full: str) -> bool:
    """The full name cut short behind ("Công an tỉnh" of a province) or its proper name alone ("Kim Lạc")."""
    keys, known = tokens(text), tokens(full)
    if len(keys) >= len(known):
        return False
    if known[: len(keys)] == keys and len(keys) >= 2:
        return True
    proper = all(word[0].isupper() for word in text.split())
    return proper and len(keys) >= 2 and known[-len(keys) :] == keys and all(map(is_syllable, keys))


@cache
def spelled() -> Mapping[str, str]:
    """The spelling under which the package shows a body that it knows: LHQ is Liên Hợp Quốc."""
    return {spelling: group[0] for group in table("vi", "names")["bodies_by_name"] for spelling in group}


def _text(pair: Pair) -> str:
    thing = pair[0] or pair[1]
    return thing.text if thing else ""
