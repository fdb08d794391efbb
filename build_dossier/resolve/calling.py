"""By what an article calls its people and bodies after it has named them in full."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from build_dossier.lang import table
from build_dossier.lexicon import TOKEN, calling_names, is_syllable, key
from build_dossier.lexicon import words as lexicon
from build_dossier.model import Actor, MarkedLine, Name
from build_dossier.resolve.aliases import Found, tokens
from build_dossier.resolve.spelling import alike

Pair = tuple[Name | None, Found | None]
Keys = tuple[str, ...]


class People:
    """Who is named in full in an article, and by which words they may be called. `named`: the table's id, or the name as first
    written, with its words."""

    def __init__(self, pairs: Iterable[Pair], by_id: Mapping[str, Actor]) -> None:
        self.named: dict[str, Keys] = {}
        self._spellings: dict[Keys, list[tuple[str, Keys]]] = {}
        written: set[Keys] = set()
        for name, alias in pairs:
            keys = tokens(name.text if name else alias.text if alias else "")
            if alias and len(alias.owners) == 1 and alias.words > 1 and by_id[alias.owners[0]].kind == "person":
                if alias.owners[0] not in self.named:
                    self._spellings.setdefault(_bucket(keys), []).append((alias.owners[0], keys))
                self.named.setdefault(alias.owners[0], keys)
            elif name and name.kind == "person" and not alias and len(keys) > 1 and keys not in written:
                written.add(keys)
                if not self._spelled(keys):
                    self.named[name.text] = keys
                    self._spellings.setdefault(_bucket(keys), []).append((name.text, keys))
        # "Minh Hoan" beside "Lê Minh Hoan": the longest name stands for its parts
        parts = {part for keys in self.named.values() for part in (*_ends(keys), *_beginnings(keys))}
        self.named = {who: keys for who, keys in self.named.items() if who in by_id or keys not in parts}
        self._by_keys: dict[Keys, list[str]] = {}
        self._by_part: dict[Keys, list[str]] = {}
        self._by_first: dict[Keys, list[str]] = {}
        for who, keys in self.named.items():
            self._by_keys.setdefault(keys, []).append(who)
            calls = ((word,) for word in calling_names(keys))
            for call in calling_names(keys):
                self._spellings.setdefault(_bucket((call,)), []).append((who, (call,)))
            for part in {*calls, *_ends(keys), *_beginnings(keys), *_without_initial(keys)}:
                self._by_part.setdefault(part, []).append(who)
            # "ông Kishida" after "Kishida Fumio", "bà Hoa" after "Hoa Xuân Doanh": names of East Asia begin with the family's
            self._by_first.setdefault(keys[:1], []).append(who)

    def meant(self, text: str) -> list[str]:
        """Who of those named in full is called so: ids of the table or names as written. Empty: nobody is."""
        keys = tokens(text)
        for known in (self._by_keys, self._by_part, self._by_first):
            if keys in known:
                return known[keys]
        # "Donald J. Trump" after "Donald Trump"
        short = next((self._by_keys[short] for short in _without_initial(keys) if short in self._by_keys), [])
        return short or [who for who in self._spelled(keys) if who in self.named]

    def _spelled(self, keys: Keys) -> list[str]:
        """Who of those named so far bears this name in another spelling: "Sergei Mikhalov" is "Sergey Mikhailov"."""
        return [who for who, known in self._spellings.get(_bucket(keys), ())[:_FEW] if all(map(alike, known, keys))]


# No article names more people whose names begin alike; the bound keeps hostile lists linear.
_FEW = 20


def _bucket(keys: Keys) -> Keys:
    """The first letters of a name: what two spellings of it share."""
    return tuple(key[0] for key in keys)


def _ends(keys: Keys) -> list[Keys]:
    return [keys[at:] for at in range(1, len(keys) - 1)]


def _beginnings(keys: Keys) -> list[Keys]:
    """ "Y Thông" of "Y Thông Kbuôr": names that begin with no family name of the Kinh may lose their end."""
    if keys[0] in lexicon().sets["family_names"]:
        return []
    return [keys[:at] for at in range(2, len(keys))]


def _without_initial(keys: Keys) -> list[Keys]:
    return [(keys[0], keys[2])] if len(keys) == 3 and len(keys[1]) == 1 else []


class Bodies:
    """Which of an article's names of organizations are one body: an abbreviation in brackets behind the full name, the full name
    cut short later, the proper name at its end."""

    def __init__(self, pairs: Sequence[Pair], lines: Sequence[MarkedLine]) -> None:
        texts = {line.n: line.text for line in lines}
        named = [(name, alias) for name, alias in pairs if (name and name.kind == "organization") or (alias and not name)]
        self._known: dict[str, str] = {name.text: alias.owners[0] for name, alias in named if name and alias and len(alias.owners) == 1}
        self._same: dict[str, str] = {}
        for left, right in pairwise(named):
            self._bracket(texts, left, right)
        self._meant: dict[str, str] = {}
        texts_of = list(dict.fromkeys(_text(pair) for pair in named))
        shorter: dict[Keys, set[str]] = {}
        for text in texts_of:
            for part in _parts(text):
                shorter.setdefault(part, set()).add(text)
        before: set[str] = set()
        for text in texts_of:
            full = self._same.get(text, text)
            keys = tokens(full)
            # "Bộ Ngoại giao" in front of "Bộ Ngoại giao Trung Quốc" is the reader's own; behind it, that one
            longer = {name for name in shorter.get(keys, ()) if name in before or not _is_country(name, len(keys))}
            self._meant[text] = next(iter(longer)) if full not in self._known and len(longer) == 1 else full
            before.add(text)

    def _bracket(self, texts: Mapping[int, str], left: Pair, right: Pair) -> None:
        """ "Cơ quan Năng lượng ... (IAEA)": both are one; the table's knowledge of either holds for both."""
        one, other = left[0] or left[1], right[0] or right[1]
        if one is None or other is None or one.span.n != other.span.n:
            return
        between = texts[one.span.n][one.span.end : other.span.start]
        if between.replace(" ", "") != "(" or " " in other.text:
            return
        for pair, twin in ((left, right), (right, left)):
            alias = twin[1]
            if pair[0] and not pair[1] and alias and len(alias.owners) == 1:
                self._known[pair[0].text] = alias.owners[0]
        if left[0] and right[0] and not left[1] and not right[1]:
            short, full = (left, right) if other.text in spelled() else (right, left)
            self._same[_text(short)] = _text(full)

    def meant(self, text: str) -> tuple[str, str | None]:
        """The name under which a body goes in this article, and the id of the table if it has one."""
        text = self._meant.get(text, text)
        return spelled().get(text) or spelled().get(text[:1].upper() + text[1:], text), self._known.get(text)


def country_inside(text: str) -> tuple[str, int, int] | None:
    """The country at the end of a body's name, by its code and place: "Bộ Ngoại giao Nga". A country that can be another word
    counts behind a small word or a field, not behind a capital that it may belong to ("Trường Hồng Đức")."""
    found = [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text)]
    written, keys = [word for word, _, _ in found], [key(word) for word, _, _ in found]
    for at in range(max(1, len(keys) - _LONGEST_COUNTRY), len(keys)):
        entry = lexicon().lexicon.find(written, keys, at)
        if entry and entry[0].kind == "country" and entry[0].code and entry[1] == len(keys):
            known = written[at - 1][0].islower() or any(lexicon().fields.end(keys, back) == at for back in range(max(0, at - 3), at))
            known = known or any(lexicon().heads.end(keys, back) == at for back in range(max(0, at - 3), at))
            return (entry[0].code, found[at][1], found[-1][2]) if known or not entry[0].ambiguous else None
    return None


# "Các Tiểu vương quốc Ả Rập Thống nhất" has eight syllables.
_LONGEST_COUNTRY = 8


def _is_country(text: str, after: int) -> bool:
    """Nothing but a country stands behind so many words of a name."""
    words = TOKEN.findall(text)
    found = lexicon().lexicon.find(words, [key(word) for word in words], after) if after < len(words) else None
    return found is not None and found[0].kind == "country" and found[1] == len(words)


def _parts(text: str) -> list[Keys]:
    """By what a body is called after its full name: the name cut short behind ("Công an tỉnh" of a province), or its proper name
    alone ("Kim Lạc", "Vingroup" of "Tập đoàn Vingroup")."""
    keys = tokens(text)
    cut = [keys[:at] for at in range(2, len(keys))]
    words = text.split()
    proper = 0
    while proper < len(words) - 1 and words[-1 - proper][0].isupper():
        proper += 1
    ends = [keys[-size:] for size in range(2, proper + 1)]
    brand = [keys[-1:]] if len(keys) == 3 and not is_syllable(keys[-1]) else []
    return [*cut, *ends, *brand]


@cache
def spelled() -> Mapping[str, str]:
    """The spelling under which the package shows a body that it knows: LHQ is Liên Hợp Quốc."""
    return {spelling: group[0] for group in table("vi", "names")["bodies_by_name"] for spelling in group}


def _text(pair: Pair) -> str:
    thing = pair[0] or pair[1]
    return thing.text if thing else ""
