"""Who stands behind a quotation: "“...”, ông X nói", "“...”, theo ông X", "“...” – ông X", "“...!” Ông X nói thêm."."""

from __future__ import annotations

import re

from build_dossier.extract.quotes.passage import BLANK, Passage
from build_dossier.extract.quotes.phrases import Subject, according, after_openers, subject_at
from build_dossier.extract.quotes.place import WHOLE, Found, Kind, Place
from build_dossier.extract.quotes.subjects import subject_before, unread_name
from build_dossier.extract.quotes.words import Verb, is_unsaid, words

_AFTER = 200  # characters behind a quotation in which its verb stands, offices and ages between
_LEAD = re.compile(r"\s*[,.!?…]*\s*(?:[-–—]+\s*)?")
_SAYING = re.compile(r"(?:đó|đây) (?:chính )?là (?:câu|lời|điều|những gì) ")
_ORDINAL = 3  # words in between: "đó là câu đầu tiên mà bà Ba nói"
_GESTURE = {"direct": 7, "partial": 4}  # words of a gesture behind who makes it: "cười thật hiền"
_CLOSE = 5  # words of a gesture in front of who makes it


def behind(place: Place) -> Found | None:
    """ "“...”, ông X nói", "“...”, theo ông X", "“...” – ông X"."""
    passage, low, end = place.passage, place.passage.low, place.end
    lead = _LEAD.match(low, place.piece.end, end)
    at = lead.end() if lead else place.piece.end
    rule: Kind = "direct" if place.heads and (place.whole or not place.words[:1].islower()) else "partial"
    if at >= end and place.opens:
        return _next_sentence(place, rule)
    if not place.opens and not (lead and ("," in lead[0] or "–" in lead[0] or "-" in lead[0])):
        return None
    if low.startswith("theo ", at):
        subject = according(passage, at + 5, end)
        return place.found("said-according", rule, subject, None) if subject else None
    relay = words().relay.search(low, at, min(end, at + _AFTER))
    cited = _cited_by(passage, relay, end) if relay else None
    if relay and cited:
        return Found("said-relay", rule, cited, relay.span(), passage, (place.start, end))
    owner = _words_of(passage, at, end)
    if owner:
        return place.found("said-behind", rule, owner, None)
    found = subject_and_verb(passage, at, min(end, at + _AFTER)) or _behind_gesture(passage, at, end)
    if found:
        return place.found("said-behind", rule, *found)
    subject = subject_at(passage, at, end) if lead and lead[0].strip() and place.opens else None
    rest = low[subject.end : end] if subject else ""
    if subject and not rest.split(",")[0].strip(" .!|"):
        return place.found("said-signed", rule, subject, None)
    # "“...”, bà nghẹn ngào.": a gesture in the place of the verb, and nothing else
    rest = rest.split(BLANK)[0].rstrip(' ,:"“«')  # "“...”, bà nghẹn ngào, “...”"
    listed = words().gestures.match(rest.lstrip()) is not None  # "- ông cười, thả nắm búp xuống gùi"
    short = len(rest.split()) <= _GESTURE[rule] and "," not in rest
    gesture = subject is not None and subject.form not in {"body", "medium"} and (short or (listed and rule == "direct"))
    return place.found("said-gesture", rule, subject, None) if gesture else None


def _behind_gesture(passage: Passage, start: int, end: int) -> tuple[Subject, Verb] | None:
    """ "“...”, gạt nước mắt, bà Ba kể": a few words about how it is said stand in front of who says it."""
    comma = passage.low.find(", ", start, end)
    short = comma != -1 and len(passage.low[start:comma].split()) <= _CLOSE
    if not short or passage.verbs_in(start, comma) or subject_at(passage, start, comma):
        return None
    return subject_and_verb(passage, comma + 2, min(end, comma + _AFTER))


def _cited_by(passage: Passage, relay: re.Match[str], end: int) -> Subject | None:
    """Behind "dẫn nguồn tin" stands whose it is, or the source itself is all that is told: "dẫn nguồn tin quân sự"."""
    return subject_at(passage, relay.end(), end) or subject_at(passage, passage.low.find(" ", relay.start()) + 1, end)


def _words_of(passage: Passage, start: int, end: int) -> Subject | None:
    """Behind a quotation: "đó là lời tâm sự của bà Ba", "đó là câu đầu tiên bà Ba nói"."""
    known = words().words_of.match(passage.low, start, end)
    if known:
        return subject_at(passage, known.end(), end)
    said = _SAYING.match(passage.low, start, end)
    at = said.end() if said else end
    for _ in range(_ORDINAL + 1):
        subject = subject_at(passage, at, end) if at < end else None
        if subject and subject.form in ("name", "pronoun"):
            return subject
        at = passage.low.find(" ", at, end) + 1 or end
    return None


def subject_and_verb(passage: Passage, start: int, end: int) -> tuple[Subject, Verb] | None:
    """The subject that begins at a place, and its verb of saying."""
    first = after_openers(passage.low, start, end)
    for verb in passage.verbs_in(start, end):
        if verb.text not in words().saying or is_unsaid(passage.low, verb):
            continue
        subject = subject_before(passage, start, verb.start) or unread_name(passage, first, verb.start)
        offices = passage.low[first : subject.start].strip() if subject else ""  # "Tổng Bí thư, Chủ tịch nước X nói"
        if subject and (subject.start <= first or (offices.endswith(",") and words().roles.fullmatch(offices.rstrip(" ,")))):
            return subject, verb
    return None


def _next_sentence(place: Place, kind: Kind) -> Found | None:
    """ "“...!” Ông X nói thêm." as a sentence of its own that says nothing else."""
    passage = place.passage
    start, end = place.end, passage.sentence(place.end)[1]
    if start >= len(passage.low):
        return None
    owner = _words_of(passage, start, end)
    if owner:
        return place.found("said-behind", kind, owner, None)
    found = subject_and_verb(passage, start, end)
    rest = passage.low[found[1].end : end] if found else ""
    if found is None or rest.startswith(" rằng") or len(rest.split()) > WHOLE + 2 or any(sign in rest for sign in ':"“«'):
        return None
    return place.found("said-behind", kind, *found)
