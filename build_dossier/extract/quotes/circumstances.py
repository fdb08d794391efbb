"""Through whom a statement came, and on which day it was made, where its sentence says so."""

from __future__ import annotations

import re

from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.words import words
from build_dossier.lexicon import TOKEN, UPPER, key
from build_dossier.lexicon import words as lexicon
from build_dossier.model import Day

_NAME = re.compile(rf"[{UPPER}][\w.&'’-]*(?:\s+[{UPPER}\d][\w.&'’-]*)*")
_THROUGH = re.compile(r"(?<!\w)(?:theo|với|trên|phỏng vấn|trả lời)\s+(?:phóng viên\s+(?:của\s+)?)?")
_LOOKED_AT = 70  # characters of the longest name of a medium with what stands in front
_BEHIND = 45  # characters behind the verb in which its day stands: "viết trên Telegram ngày 30.7"
# A day behind one of these is not the day of saying: "sau cuộc họp ngày 3-12", "kể từ 1/10".
_ABOUT = r"kể từ|từ|về|vụ|kể|dự kiến|sinh|xảy ra|diễn ra|bắt đầu|kết thúc|thông qua|ký"
_OTHER = re.compile(rf"(?<!\w)(?:sau|trước|đến|tới|{_ABOUT})(?!\w)[^,;]{{0,45}}$")
# But a sentence that opens with the talk tells its day there: "Phát biểu sau cuộc gặp ngày 17/10, ...", "Đến thăm đơn vị ngày 21.8, ...".
_TALK = re.compile(
    r"(?:phát biểu|nói|trả lời|trao đổi|chia sẻ|phản ứng|lên tiếng|lên sóng|họp báo|đối thoại|tiếp xúc|gặp|(?:đến|tới|thăm))(?!\w)"
)
_OF_TALK = re.compile(rf"(?<!\w)(?:{_ABOUT})(?!\w)[^,;]{{0,45}}$")
_FORMS = ("dmy", "dm", "relative", "weekday", "offset")


def relay(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """The medium between two places of a line that gives someone's words: "Reuters dẫn lời ...", "theo Reuters", "nói với AFP"."""
    low = passage.low
    cited = words().relay.search(low, start, end)
    if cited:
        clause = max((m.end() for m in words().clause.finditer(low, start, cited.start())), default=start)
        found = medium(passage, clause, cited.start())
        if found:
            return found
    for through in _THROUGH.finditer(low, start, end):
        found = medium(passage, through.end(), end)
        if found:
            return found
    return None


def medium(passage: Passage, start: int, end: int) -> tuple[int, int] | None:
    """The name of the medium that begins at a place, a word such as "báo" in front or not."""
    low, text = passage.low, passage.text
    noun = False
    while start < end and (found := words().media.match(low, start, end)):
        start = found.end()
        noun = True
        while start < end and low[start] == " ":
            start += 1
    tokens = list(TOKEN.finditer(text, start, min(end, start + _LOOKED_AT)))
    if not tokens:
        return None
    entry = lexicon().lexicon.find([t[0] for t in tokens], [key(t[0]) for t in tokens], 0)
    if entry and entry[0].kind == "media":
        return start, tokens[entry[1] - 1].end()
    name = _NAME.match(text, start, end) if noun else None
    return name.span() if name else None


def day(passage: Passage, sentence: tuple[int, int], verb: tuple[int, int] | None, content: tuple[int, int]) -> Day | None:
    """The day on which it was said: in front of the verb in its sentence, or right behind it, but not inside the words themselves."""
    start, end = sentence
    until = min(end, verb[1] + _BEHIND) if verb else end
    other = _OF_TALK if _TALK.match(passage.low, start) else _OTHER
    found = [
        day
        for day in passage.days
        if start <= day.span.start < until
        and not content[0] <= day.span.start < content[1]
        and not passage.quoted(day.span.start)
        and day.form in _FORMS
        and not other.search(passage.low, start, day.span.start)
    ]
    at = verb[0] if verb else start
    return min(found, key=lambda day: abs(day.span.start - at), default=None)
