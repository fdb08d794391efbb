"""Two spellings of one foreign name: other letters for one sound, or a slip of the pen."""

from __future__ import annotations

from functools import lru_cache

from build_dossier.fold import bare
from build_dossier.lexicon import is_syllable

# Below six letters two family names differ by one letter too often ("Ivanov" has six, "Trump" and "Tramp" are two people).
_LONG = 6
# What papers write in different ways: Sergei and Sergey, Zelensky and Zelenskiy, Mikhail and Michail, Władysław and Wladyslaw.
_SOUNDS = (
    *(("ł", "l"), ("ø", "o"), ("æ", "ae"), ("ß", "ss")),
    *(("kh", "h"), ("ch", "h"), ("ph", "f"), ("ck", "k"), ("ks", "x"), ("y", "i"), ("j", "i"), ("w", "v"), ("c", "k"), ("ou", "u")),
)


def alike(one: str, other: str) -> bool:
    """Two words, folded, may be one foreign name: they sound alike, or differ by one letter of at least six. A final "a" makes a
    woman's name of a man's."""
    if one == other:
        return True
    if is_syllable(one) or is_syllable(other) or one[0] != other[0] or one[-1:] == "a" != other[-1:] or other[-1:] == "a" != one[-1:]:
        return False
    return _sound(one) == _sound(other) or (min(len(one), len(other)) >= _LONG and _one_letter(one, other))


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    word = bare(word)
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return "".join(letter for at, letter in enumerate(word) if at == 0 or word[at - 1] != letter)


def _one_letter(one: str, other: str) -> bool:
    """One letter more, less or other, or two exchanged."""
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[start:], other[start:]
    swapped = left[:2] == right[1::-1] and left[2:] == right[2:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:] or swapped
