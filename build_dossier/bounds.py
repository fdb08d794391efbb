"""Where the names of a line may stand: behind the outlet's code of a lede, before the credit of a picture."""

from __future__ import annotations

import re
from functools import lru_cache

from build_dossier.codes import opening_code
from build_dossier.lexicon import LOWER, TOKEN, UPPER, key, words
from build_dossier.signatures import signature_behind

# "Ảnh: AFP/TTXVN", "(Nguồn: Telegram)", "Ảnh tư liệu: ...": who took the picture is no actor of the article.
_CREDIT = re.compile(
    r"(?:[(\[]\s*)?\b(?:nguồn ảnh|nguồn|ảnh chụp màn hình|ảnh cắt từ clip|ảnh tư liệu|ảnh minh h[oọ][aạ]|ảnh"
    r"|đồ h[oọ][aạ]|photo|clip|video)\s*:",
    re.IGNORECASE,
)


# Names, statements and mentions ask for the same lines one after the other.
@lru_cache(maxsize=1024)
def bounds(line: str, kind: str) -> tuple[int, int]:
    """Where the names of a line may stand: behind the outlet's code of a lede, before the credit of a caption."""
    begin = 0
    code = lede_code(line) if kind in ("lede", "body") else None
    if code:
        begin = code.end()
    found = None
    for found in _CREDIT.finditer(line, begin):
        if kind == "caption" or len(line) - found.start() <= 60:
            return begin, found.start()
    signed = signature_behind(line) if kind in ("lede", "body") and line[-1:] not in _NEVER_SIGNED else None
    return begin, signed if signed is not None and signed >= begin else len(line)


# A signature ends in a name or a bracket: most paragraphs need no look.
_NEVER_SIGNED = frozenset('.!?:;,”"…')

_LETTERS = re.compile(rf"\s*([{UPPER}]{{3,6}})\s+[-–—]\s+(?=[{UPPER}“\"])")
_BRACKETS = re.compile(rf"\s*\([{UPPER}&.]{{2,8}}\)[.\s]*[-–—]?\s+(?=[^\W\d_\"“])")


def lede_code(line: str) -> re.Match[str] | None:
    """The outlet's code in front of a lede, known or not."""
    return opening_code(line) or _BRACKETS.match(line) or _unknown_code(line)


def _unknown_code(line: str) -> re.Match[str] | None:
    """Letters and a dash in front of a sentence are the code of an outlet that the table does not have, unless they are a body."""
    found = _LETTERS.match(line)
    return found if found and words().lexicon.find([found[1]], [key(found[1])], 0) is None else None


# In front of a lede some outlets set the place in a type of its own; a scrape loses the space behind it.
_SEAM = re.compile(rf"(?<=[{LOWER}M])(?=[{UPPER}][{LOWER}])")
_LONGEST_PLACE = 20


@lru_cache(maxsize=1024)
def glued_place(line: str) -> int:
    """Where a place ends that is glued to the first word of a line: "Phú ThọSau khi", "TP HCMÔng", "AustraliaAlexander"."""
    for seam in _SEAM.finditer(line, 0, _LONGEST_PLACE):
        place = TOKEN.findall(line[: seam.start()])
        known = words().lexicon.find(place, [key(word) for word in place], 0)
        if known and known[1] == len(place) and known[0].kind in ("country", "capital", "place"):
            return seam.start()
    return 0
