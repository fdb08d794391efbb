"""Runs of capitals: how far they go, and whose they may be."""

from __future__ import annotations

from build_dossier.extract.names.text import Text
from build_dossier.lexicon import is_full_name, is_syllable, words

# No name read has more capitals in a row than seven; the bound keeps hostile text linear.
_MOST = 12
# No name read has more small words between its last capital and its letters in brackets.
_MOST_SMALL = 8


def foreign_words(text: Text, at: int) -> tuple[int, int]:
    """How many capitals stand in a row, hyphens between them counted out, and where they end; none if they are Vietnamese."""
    end, size, foreign = at, 0, False
    while text.cap(end) and (end == at or text.spaced(end) or (text.words[end - 1] == "-" and text.touching(end))) and size < _MOST:
        foreign = foreign or not is_syllable(text.keys[end])
        size, end = size + 1, end + 1
        if end + 1 < len(text) and text.words[end] == "-" and text.touching(end) and text.cap(end + 1):
            end += 1
    return (size, end) if foreign else (0, at)


def nested_head(text: Text, at: int) -> int:
    """Where a head inside a name ends. One syllable in front of another capital is part of a name: "Trường Hà", "Đỗ Trường An"."""
    end = words().heads.end(text.keys, at)
    if end - at == 1 and text.cap(end) and text.spaced(end) and not words().fields.end(text.keys, end):
        return 0
    return end


def person_after_place(text: Text, start: int, end: int) -> int:
    """How many words of a run are the place when a person's full name may follow it: all, some, or none ("UBND tỉnh Hồ Quang Bửu")."""
    keys = text.keys[start:end]
    for cut in range(len(keys)):
        if is_full_name(keys[cut:]):
            return cut
    return len(keys)


def up_to_brackets(text: Text, at: int) -> int:
    """Where a body's name ends whose last words are small and followed by its letters in brackets, or 0: "Văn phòng Công tố chống
    tham nhũng đặc biệt (SAPO)"."""
    no = words().sets["not_before_brackets"]
    end = at
    while end < len(text) and end - at < _MOST_SMALL and text.spaced(end) and text.words[end].islower() and text.keys[end] not in no:
        end += 1
    if end == at or end + 2 >= len(text) or text.words[end] != "(" or text.words[end + 2] != ")":
        return 0
    letters = text.words[end + 1]
    return end if letters.isupper() and 2 <= len(letters) <= 6 else 0


def is_letters_of_thing(text: Text, at: int, letters: frozenset[str]) -> bool:
    """Letters that are no body, in front of a name in small letters: "USS", "HMS", "USD"."""
    return text.words[at] in letters and not text.words[at + 1].isupper()


def is_all_letters(text: Text, start: int, end: int) -> bool:
    """The whole run is set in capitals."""
    return all(word.isupper() for word in text.words[start:end] if word[0].isalpha())
