"""Match keys: what counts as the same text. The text itself is never changed by these."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from functools import lru_cache

# Old and new tone placement (hoà, hóa / hòa, hoá): the key carries the old one. Only open syllables differ:
# "hoàn" and "toán" are written alike in both styles.
_NEW_TO_OLD = {"oà": "òa", "oá": "óa", "oả": "ỏa", "oã": "õa", "oạ": "ọa",
               "oè": "òe", "oé": "óe", "oẻ": "ỏe", "oẽ": "õe", "oẹ": "ọe",
               "uỳ": "ùy", "uý": "úy", "uỷ": "ủy", "uỹ": "ũy", "uỵ": "ụy"}  # fmt: skip
_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_NEW_TO_OLD)})(?!\w)")
_OLD_TO_NEW = {old: new for new, old in _NEW_TO_OLD.items()}
_OLD_TONE = re.compile(rf"(?<!q)(?:{'|'.join(_OLD_TO_NEW)})(?!\w)")
# Syllables that are written with i or y: "bác sỹ" is "bác sĩ", "kì họp" is "kỳ họp".
_ONE_SPELLING = {"sỹ": "sĩ", "kĩ": "kỹ", "lí": "lý", "quí": "quý", "mĩ": "mỹ", "kì": "kỳ"}
_TWO_SPELLINGS = re.compile(rf"(?<!\w)(?:{'|'.join(_ONE_SPELLING)})(?!\w)")
_SINGLE = "‘’‚‛′"
_QUOTE = re.compile(f"[“”„‟«»″{_SINGLE}]")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
_WORD = re.compile(r"[^\W_]+")


@lru_cache(maxsize=4096)  # the stages ask again of the same lines, and of the same names
def fold(text: str) -> str:
    """The key under which spellings meet: NFC, lower case, one kind of quotation mark, single spaces, old tone placement."""
    lower = unicodedata.normalize("NFC", text).casefold()
    lower = _QUOTE.sub(lambda m: "'" if m[0] in _SINGLE else '"', lower)
    return _TONE.sub(lambda m: _NEW_TO_OLD[m[0]], " ".join(lower.split()))


def one_spelling(lower: str) -> str:
    """A text in small letters as the tables spell it, letter by letter: toạ as tọa, bác sỹ as bác sĩ."""
    return _TWO_SPELLINGS.sub(lambda m: _ONE_SPELLING[m[0]], _TONE.sub(lambda m: _NEW_TO_OLD[m[0]], lower))


def new_style(folded: str) -> str:
    """A folded text in the other placement of tones: hòa as hoà."""
    return _OLD_TONE.sub(lambda m: _OLD_TO_NEW[m[0]], folded)


def label_key(text: str) -> str:
    """`fold` of a text without the signs around a label: "| Tin liên quan:" and "TIN LIÊN QUAN" are one heading."""
    return bare_label(fold(text))


def bare_label(folded: str) -> str:
    """`label_key` of a text that is folded already."""
    return _EDGES.sub("", folded)


def words(text: str) -> list[str]:
    """The syllables and numbers of a text, folded."""
    return _WORD.findall(fold(text))


def bare(text: str) -> str:
    """Letters and digits without marks, lower case, đ as d: "Đàm phán" is "dam phan"."""
    decomposed = unicodedata.normalize("NFD", fold(text).replace("đ", "d"))
    return "".join(ch for ch in decomposed if not unicodedata.combining(ch))


def article_id(body: str) -> str:
    """Eight hex digits of SHA-256 over the first 300 letters and digits of the kept body."""
    letters = "".join(ch for ch in unicodedata.normalize("NFC", body).lower() if ch.isalnum())
    return hashlib.sha256(letters[:300].encode("utf-8")).hexdigest()[:8]
