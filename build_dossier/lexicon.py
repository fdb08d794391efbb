"""The tables of lang/vi/ about names, ready to look up: phrases by their first syllable, the longest first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from build_dossier.fold import fold, one_spelling
from build_dossier.lang import table

# Capitals of Vietnamese and other Latin letters; a class like [À-Ỹ] would hold small letters too.
UPPER = "A-Z" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).isupper())
LOWER = "a-z" + "".join(chr(code) for code in range(0xC0, 0x1EFA) if chr(code).islower())

# A name that the paper hides: "N.", "N.T.H.", "Đ.H.N".
HIDDEN = re.compile(rf"(?<![\w.])[{UPPER}]\.(?:[{UPPER}]\.?){{0,3}}(?=[\s,;:)]|$)")

# A word, a number, or one sign. Hyphens, apostrophes and full stops are signs: "Mỹ-Ukraine" is two countries.
TOKEN = re.compile(r"[^\W\d_]\w*|\d[\d.,/]*\d|\d|\S")

# One syllable of Vietnamese without its tones: initial, vowels, final. Names of other languages break this pattern sooner or later.
_SYLLABLE = re.compile(
    r"(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|q|r|s|th|tr|t|v|x)?"
    r"(?:[aăâeêioôơuưy]|i[aêe]|u[aâêeôoơyiư]|ư[aơiu]|o[aăeio]|a[iouy]|â[uy]|e[o]|ê[u]|ô[i]|ơ[i]|y[êeau]|iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|uya|uyê|uyu|oao|uơ|ui|ia|ưu)"
    r"(?:ch|c|m|ng|nh|n|p|t)?$"
)  # fmt: skip
_BASE = str.maketrans(
    "àáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ",
    "aaaaaăăăăăâââââeeeeeêêêêêiiiiioooooôôôôôơơơơơuuuuuưưưưưyyyyy",
)
_MARKED = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ]")

Kind = Literal["country", "capital", "seat", "media", "place", "region", "organization"]


@dataclass(frozen=True, slots=True)
class Entry:
    """A name of a table: its words as written, what it is, whose it is, and whether it can be another word."""

    words: tuple[str, ...]
    kind: Kind
    code: str | None = None
    ambiguous: bool = False


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """A word as it is compared: small letters, old tone placement, one of two spellings."""
    return one_spelling(fold(word))


@lru_cache(maxsize=65536)
def is_syllable(folded: str) -> bool:
    """Could this be one Vietnamese syllable? "Lan" could, "Putin" could not."""
    return len(folded) <= 7 and bool(_SYLLABLE.match(folded.translate(_BASE)))


def has_marks(folded: str) -> bool:
    """Carries letters or tones that English text has not."""
    return bool(_MARKED.search(folded))


class Phrases:
    """Phrases by their first syllable, matched on keys; the longest wins."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            keys = tuple(key(word) for word in TOKEN.findall(phrase))
            self._by_first.setdefault(keys[0], []).append(keys)
        for known in self._by_first.values():
            known.sort(key=len, reverse=True)

    def __contains__(self, first: str) -> bool:
        return first in self._by_first

    def end(self, keys: list[str], at: int) -> int:
        """Where the longest phrase that begins at a token ends, or 0."""
        for phrase in self._by_first.get(keys[at], ()) if at < len(keys) else ():
            if tuple(keys[at : at + len(phrase)]) == phrase:
                return at + len(phrase)
        return 0


class Endings:
    """Phrases by their last syllable: does one of them end in front of a token?"""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_last: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            keys = tuple(key(word) for word in TOKEN.findall(phrase))
            self._by_last.setdefault(keys[-1], []).append(keys)
        for known in self._by_last.values():
            known.sort(key=len, reverse=True)

    def start(self, keys: list[str], end: int) -> int | None:
        """Where the longest phrase that ends before `end` begins."""
        if end <= 0:
            return None
        for phrase in self._by_last.get(keys[end - 1], ()):
            start = end - len(phrase)
            if start >= 0 and tuple(keys[start:end]) == phrase:
                return start
        return None


class Lexicon:
    """Names of tables by their first word; capitals must stand where the table has them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        for entry in entries:
            keys = tuple(key(word) for word in entry.words)
            self._by_first.setdefault(keys[0], []).append((keys, entry))
        for known in self._by_first.values():
            known.sort(key=lambda pair: -len(pair[0]))  # stable: the table named first wins

    def find(self, words: list[str], keys: list[str], at: int) -> tuple[Entry, int] | None:
        """The longest name that begins at a token, and where it ends."""
        for alias, entry in self._by_first.get(keys[at], ()):
            end = at + len(alias)
            if tuple(keys[at:end]) == alias and _cased(entry.words, words[at:end]):
                return entry, end
        return None


def _cased(alias: tuple[str, ...], words: list[str]) -> bool:
    """A word alone stands as the table writes it, or all in capitals ("REUTERS"); of several, each capital must be one."""
    if len(alias) == 1:
        return words[0] == alias[0] or (len(alias[0]) > 3 and words[0].isupper()) or key(words[0]) != words[0].lower()
    return all(word[0].isupper() or not own[0].isupper() for own, word in zip(alias, words, strict=True))


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the finder looks up."""

    lexicon: Lexicon
    roles: Phrases
    honorifics: frozenset[str]
    titles: Phrases
    kin: Phrases
    role_before: Phrases
    role_after: Phrases
    heads: Phrases
    small_heads: Phrases
    private: frozenset[tuple[str, ...]]
    not_heads: Phrases
    not_small_heads: Endings
    fields: Phrases
    tails: Endings
    naming_tails: Endings
    named_after_people: Endings
    person_verbs: Phrases
    verbs_of_people: Phrases
    place_cues: Endings
    not_place_cues: Endings
    not_honorifics: Endings
    movement: Endings
    city_nouns: Endings
    media_cues: Endings
    body_cues: Endings
    thing_cues: Endings
    not_country_after: Endings
    never: Phrases
    sets: Mapping[str, frozenset[str]]
    country_words: Mapping[str, frozenset[str]]
    short_countries: Mapping[str, str]
    body_of: Mapping[str, str]
    states: frozenset[tuple[str, ...]]
    of_states: Endings
    told_cues: Endings
    told_openers: Phrases
    told_people: Phrases
    platforms: Phrases
    loose_heads: frozenset[tuple[str, ...]]
    parties: Phrases
    not_body_cues: Endings
    groups_of_people: Endings
    heads_with_field: Phrases
    institutes: frozenset[tuple[str, ...]]
    levels: Phrases
    level_ends: Endings
    place_kinds: Endings


@cache
def words() -> Words:
    """The tables, compiled once per process."""
    names: Mapping[str, Any] = table("vi", "names")
    heads = (*names["heads_state"], *names["heads_private"])
    roles = [role for group in names["roles"] for role in group]
    return Words(
        lexicon=Lexicon(_entries(names)),
        roles=Phrases((*roles, *names["honorifics"])),
        honorifics=frozenset(map(fold, names["honorifics"])),
        titles=Phrases(names["abbreviated_titles"]),
        kin=Phrases(names["kin"]),
        role_before=Phrases(names["role_before"]),
        role_after=Phrases(names["role_after"]),
        heads=Phrases(heads),
        small_heads=Phrases((*names["heads_small"], *names["heads_with_field"])),
        private=_phrase_keys(names["heads_private"]),
        not_heads=Phrases(names["not_heads"]),
        not_small_heads=Endings(names["not_small_heads"]),
        fields=Phrases(names["fields"]),
        tails=Endings(names["tails"]),
        naming_tails=Endings(names["naming_tails"]),
        named_after_people=Endings(names["named_after_people"]),
        person_verbs=Phrases(names["person_verbs"]),
        verbs_of_people=Phrases(names["verbs_of_people"]),
        place_cues=Endings(names["place_cues"]),
        not_place_cues=Endings(names["not_place_cues"]),
        not_honorifics=Endings(names["not_honorifics"]),
        movement=Endings(names["movement"]),
        city_nouns=Endings(names["city_nouns"]),
        media_cues=Endings(names["media_cues"]),
        body_cues=Endings(names["body_cues"]),
        thing_cues=Endings(names["thing_cues"]),
        not_country_after=Endings(names["not_country_after"]),
        never=Phrases(names["never"]),
        sets=_sets(names),
        country_words={fold(name): frozenset(map(fold, after)) for name, after in names["country_words"].items()},
        short_countries={fold(name): code for name, code in names["short_countries"].items()},
        body_of={spelling: group[0] for group in names["bodies_by_name"] for spelling in group},
        states=_phrase_keys(names["bodies_of_states"]),
        of_states=Endings(names["of_states"]),
        told_cues=Endings(names["told_cues"]),
        told_openers=Phrases(names["told_openers"]),
        told_people=Phrases(names["told_people"]),
        platforms=Phrases(names["platforms"]),
        loose_heads=_phrase_keys(names["loose_heads"]),
        parties=Phrases(names["parties"]),
        not_body_cues=Endings(names["not_body_cues"]),
        groups_of_people=Endings(names["groups_of_people"]),
        heads_with_field=Phrases(names["heads_with_field"]),
        institutes=_phrase_keys(names["institutes"]),
        levels=Phrases(names["levels"]),
        level_ends=Endings(names["levels"]),
        place_kinds=Endings(names["place_kinds"]),
    )


# Lists that are looked up folded, and those that are looked up as they are written.
_FOLDED = (
    "family_names", "word_family_names", "middle_names", "given_names", "first_family_names", "openers", "stops", "lands",
    "adverbs", "particles", "follows_name", "villages", "not_subjects", "measures", "numbered", "callings", "fields_with_object",
    "lone_countries", "needs_object", "not_before_brackets", "glued_openers", "roles_of_bodies",
)  # fmt: skip
_WRITTEN = ("body_words", "thing_words", "media_words", "not_bodies", "two_letters")


def _sets(names: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    """The single words of the tables by the name of their list."""
    folded = {name: frozenset(map(fold, names[name])) for name in _FOLDED}
    written = {name: frozenset(names[name]) for name in _WRITTEN}
    return (
        folded
        | written
        | {
            "kin_endings": frozenset(key(phrase.split()[-1]) for phrase in names["kin"]),
            "sentence_openers": frozenset(map(fold, table("vi", "words")["openers"])),
            "titles": frozenset(names["abbreviated_titles"]),
        }
    )


def _phrase_keys(phrases: Iterable[str]) -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(key(word) for word in TOKEN.findall(phrase)) for phrase in phrases)


def calling_names(keys: tuple[str, ...]) -> tuple[str, ...]:
    """By which one word a person is called later: the last syllable in Vietnam, the family name elsewhere, which comes first in
    Korea and China."""
    letters = tuple(key for key in keys if key[0].isalpha() and key not in ("jr", "sr", "ii", "iii"))
    if not letters:
        return ()
    sets = words().sets
    first = (letters[0],) if letters[0] in sets["first_family_names"] and len(letters) > 1 else ()
    return (letters[-1], *first)


def is_full_name(keys: Sequence[str]) -> bool:
    """Family, middle and given name: three or four Vietnamese syllables, the middle one such as people have."""
    sets = words().sets
    if not 3 <= len(keys) <= 4 or not all(map(is_syllable, keys)):
        return False
    if keys[0] not in sets["family_names"]:  # "Ngạc Văn Thịnh": of so many families the table has not all
        return keys[1] in ("văn", "thị") and not words().heads.end(list(keys), 0) and keys[0] not in sets["openers"]
    return keys[0] not in sets["word_family_names"] or keys[1] in sets["middle_names"]


def _entries(names: Mapping[str, Any]) -> list[Entry]:
    """All names of the tables; where two tables have one name, the earlier table wins."""
    found: list[Entry] = []
    for country in table("vi", "countries"):
        code = country["code"]
        for alias in (country["name"], *country.get("aliases", ())):
            spelled = tuple(TOKEN.findall(alias))
            unclear = bool(country.get("ambiguous")) and alias == country["name"]
            found.append(Entry(spelled, "country", code, unclear or (len(spelled) == 1 and is_syllable(key(alias)))))
        found += [Entry(tuple(TOKEN.findall(alias)), "capital", code) for alias in country.get("capital", ())]
        found += [Entry(tuple(TOKEN.findall(alias)), "seat", code) for alias in country.get("seats", ())]
    for outlet in table("vi", "outlets"):
        found += [Entry(tuple(TOKEN.findall(alias)), "media") for alias in outlet.get("named", ()) if alias[0].isupper()]
    found += [Entry(tuple(TOKEN.findall(alias)), "organization") for group in names["bodies_by_name"] for alias in group]
    found += [Entry(tuple(TOKEN.findall(alias)), "place") for alias in names["places"]]
    found += [Entry(tuple(word.capitalize() for word in TOKEN.findall(region)), "region") for region in names["regions"]]
    return found
