"""What someone said as the narrator tells it: a clause behind a verb of saying, in front of it, or beside "theo"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from build_dossier.extract.quotes.attribution import ASIDE, is_medium
from build_dossier.extract.quotes.circumstances import medium
from build_dossier.extract.quotes.passage import BLANK, Passage
from build_dossier.extract.quotes.phrases import CAPITALS, Subject, according, after_openers, subject_at
from build_dossier.extract.quotes.subjects import subject_before, unread_ahead
from build_dossier.extract.quotes.words import TIME, Verb, any_of, is_noun, is_unsaid, words
from build_dossier.lang import table

_RANG = re.compile(r"(?<!\w)(?:rằng|(?<!dữ )(?<!số )(?<!tài )(?<!vật )(?<!tư )(?<!nhiên )(?<!chất )(?<!nguyên )liệu)(?!\w)[,:]?\s*")
_DEEPER = re.compile(r"(?<!\w)(?:không|chưa|đã|sẽ|là|có)(?!\w)")  # "cho biết không có gì bảo đảm rằng": that is the clause's own
_NEAR = 70  # characters between a verb and its "rằng": "nói với báo giới tại Hà Nội rằng"
_FEWEST = 3  # words that a clause has
_NO_CLAUSE = re.compile(r"\s*(?:về|với|cho|của|để|ra|khẩn|gần đây về|ban đầu về|thêm về|rõ về|gì|như)(?!\w)")
_WEAK = re.compile(
    r"\s*(?:về|với|đến|tới|trên|trước(?! (?:đây|đó|mắt))|ra|gần đây về|ban đầu về|tại|trong|ở|sau|qua|cho|của|bằng|để|nhân|khi"
    r"|thêm về|rõ về|lý do|điều(?! (?:tiết|tra|chỉnh|động|hành|trị))|gì|như|cùng|theo)(?!\w)"
)
_LEAD = re.compile(r"(?:\s*(?:thêm|rõ|là|:|,))*\s*")
_WITH = re.compile(r"\s+với\s+")
_BESIDE = re.compile(r"\s+(?:với|trên) (?:[^\s,;:.]+ ?){1,5}, ")  # "nói với Reuters, cây cầu đã xong"
_TIMES = re.compile(rf"\s+{TIME}(?!\w)")
_OTHER = re.compile(
    r",\s+(?:nhưng|trong khi|song|còn)(?!\w)|,?\s+(?P<also>đồng thời|(?<!kể )từ đó)(?!\w)"
    r"| nhưng(?=(?: vẫn)? (?:từ chối|không (?:nói|nêu|đưa ra)))"
)
_UNTOLD = re.compile(r"(?:\s+(?:vẫn|cũng|đã))*\s+(?:từ chối|để ngỏ|không (?:nói|nêu|đưa ra|phủ nhận|tiết lộ|loại trừ|bình luận))(?!\w)")
_CREDIT = re.compile(r"\.?\s*\([^()]{2,24}\)[\s.|]*$")  # "... bắt đầu ngày 21/1. (TASS)"
_TOPIC = 6  # words in front of "theo" that only say what it is about: "Thời gian tới, theo ông X, ..."
_SHORT = 9  # letters of a label that may be a section's: "Bạn đọc: ..."
_LONGEST = 16  # words of someone who is not named; more are a clause that only begins so
_WHAT = re.compile(r"(?<!\w)(?:thông tin|nội dung|điều|những gì|con số)(?: mà)? $")
_THEO = re.compile(r",\s+theo\s+")
# Behind whom "theo" names: what the person is, where, when.
_AT = re.compile(
    r"(?:\s+[-–]\s+[^,;:]{1,60}|\s+(?:tại|ở|thuộc|của|đến từ|có trụ sở tại) [^,;:.]{1,50}"
    rf"|\s+(?:(?:công bố|cho biết) )?{TIME})?\s*"
)
_POINTING = re.compile(r"(?:\w+ ){1,4}(?:này|đó|trên|ấy|nói trên)$")  # "thông tin này" is no clause
# What a clause has and a thing does not: "công bố tám nước đã đồng ý", "công bố danh sách".
_PREDICATE = re.compile(r"(?<!\w)(?:đã|đang|sẽ|vẫn|chưa|không|là|có|bị|được|phải|nên|cần|còn|vừa|mới|từng|có thể)(?!\w)")
_BEFORE_LEAST = 4  # words of a clause in front of who said it
_BEHIND_VERB = re.compile(
    r"[\s.!|]*$|\s+(?:với|trên|tại|trong|qua|sau|hôm|ngày|sáng|chiều|tối|trưa|vào)(?!\w)(?:(?! rằng )[^,;:]){1,60}$|,\s+theo\s[^,;:]{2,40}$"
)
_COMMA = re.compile(r",\s+")
_EDGE = re.compile(r"(?:,|\s[-–—])\s+$")


@dataclass(frozen=True, slots=True)
class Told:
    """A clause that gives someone's words: its place, its speaker, the verb."""

    start: int
    end: int
    rule: str
    subject: Subject
    verb: tuple[int, int] | None
    sentence: tuple[int, int]


def told(passage: Passage, start: int, end: int) -> Told | None:
    """The words of someone that a sentence tells; of several clauses the first."""
    return next(all_told(passage, start, end), None)


def all_told(passage: Passage, start: int, end: int) -> Iterator[Told]:
    """The words of someone that a sentence tells, clause by clause: "nói rằng A và cáo buộc B" are two statements."""
    if not any(ch.isalnum() for ch in passage.low[start:end]):
        return
    labelled = _labelled(passage, start, end) if passage.kind in ("title", "subhead") else None
    if labelled:
        yield labelled
        return
    if passage.low.startswith("theo ", after_openers(passage.low, start, end)):
        found = _by_theo(passage, start, end)
        if found and not (is_medium(passage, found.subject) and _by_verb(passage, start, end)):  # "Theo AFP, ông X nói ..."
            yield found
            return
    closing = _in_front(passage, start, end)
    if closing:
        yield closing
        return
    fronted = _fronted(passage, start, end)
    if fronted:
        yield fronted
    main = _by_verb(passage, fronted.subject.start if fronted else start, end)
    if main:
        last, until = main[0], _end_of_aside(passage, start, main[2], end)
        for clause in _clauses(passage, *main, until, (start, end)):
            last = clause.end
            yield clause
        yield from _another(passage, last if until == end else until, end, (start, end))
        return
    found = _by_theo(passage, start, end)
    if found:
        yield found


def _end_of_aside(passage: Passage, start: int, verb: Verb, end: int) -> int:
    """ "Sau khi ông X tuyên bố rút lui, bà Y đã giành được ...": where the clause ends that only tells when, if the verb stands in it."""
    low = passage.low
    aside = ASIDE.match(low, start) and ", " not in low[start : verb.start]
    commas = (m.start() for m in _COMMA.finditer(low, verb.end, end)) if aside else iter(())
    return next((at for at in commas if subject_at(passage, at + 2, end)), end)


def _another(passage: Passage, at: int, end: int, sentence: tuple[int, int]) -> Iterator[Told]:
    """ "X nói ..., trong khi Y cho rằng ...": someone else says something in the same sentence."""
    other = _OTHER.match(passage.low, at, end) or _COMMA.match(passage.low, at, end)
    second = _by_verb(passage, other.end(), end) if other else None
    if second and second[1].form != "pronoun":
        yield from _clauses(passage, *second, end, sentence)


def _labelled(passage: Passage, start: int, end: int) -> Told | None:
    """ "Bộ trưởng X: Cầu đã xong" as a headline: someone, and no state or place, which would be what it is about."""
    colon = passage.low.find(": ", start, end)
    subject = subject_at(passage, start, colon) if colon != -1 else None
    if subject is None or passage.low[subject.end : colon].strip() or passage.quoted(colon + 2):
        return None
    if words().occasions.match(passage.low, subject.start):
        return None
    body = subject.form == "body" and subject.name is not None and subject.name.kind == "organization"
    person = subject.form in ("name", "description") or (subject.form == "unnamed" and subject.end - start > _SHORT)
    return _told(passage, colon + 2, end, "said-label", subject, None, (start, end)) if body or person else None


def _fronted(passage: Passage, start: int, end: int) -> Told | None:
    """ "Nhấn mạnh cây cầu đã xong, ông X đề nghị ...": whoever the main clause is about says the first, too."""
    low = passage.low
    first = after_openers(low, start, end)
    opening = next((verb for verb in passage.verbs_in(first, end) if verb.start == first and verb.text in _going_on()), None)
    content = _content(passage, opening, end) if opening else None
    if content is not None and not _is_clause(low, content, end):
        return None  # "Nhấn mạnh vai trò của cây cầu, ..."
    for verb in passage.verbs_in(content, end) if content is not None else ():
        comma = low.rfind(", ", content, verb.start)
        subject = subject_at(passage, comma + 2, verb.start) if comma != -1 else None
        if subject and subject.form in ("name", "pronoun", "description") and not low[subject.end : verb.start].strip().count(","):
            return _told(passage, content or start, comma, "told-verb", subject, opening, (start, end))
    return None


def _by_verb(passage: Passage, start: int, end: int) -> tuple[int, Subject, Verb] | None:
    """The first verb with a clause behind it and a subject: where the clause begins, the subject, the verb."""
    low = passage.low
    reported: tuple[int, Subject, Verb] | None = None  # "Reuters đưa tin ông X nói ...": the words are X's
    for verb in passage.verbs_in(start, end):
        if verb.text not in words().saying or is_noun(low, verb) or is_unsaid(low, verb):
            continue
        content = _content(passage, verb, end)
        if content is None:
            continue
        since = reported[2].end if reported else start
        subject = subject_before(passage, since, verb.start) or unread_ahead(passage, since, verb.start)
        if subject and _WHAT.search(low, start, subject.start):
            continue  # "Theo Reuters, thông tin ông X thông báo có phần lạc quan"
        if subject and subject.form != "medium":
            return content, subject, verb
        if subject and reported is None:
            reported = content, subject, verb
    return reported


def _clauses(passage: Passage, content: int, subject: Subject, verb: Verb, end: int, sentence: tuple[int, int]) -> Iterator[Told]:
    """The clause behind a verb, and those behind the further verbs of the same speaker."""
    low = passage.low
    while True:
        joint = next((found for found in _joints().finditer(low, content, end)), None)
        following = _next_verb(passage, joint.start("verb"), end) if joint else None
        while joint and following is None:
            joint = _joints().search(low, joint.end(), end)
            following = _next_verb(passage, joint.start("verb"), end) if joint else None
        last = joint.start() if joint else end
        found = _told(passage, content, last, "told-verb", subject, verb, sentence)
        if found:
            yield found
        if joint is None or following is None:
            return
        content, verb = following


def going_on(passage: Passage, verb_end: int, subject: Subject, sentence: tuple[int, int]) -> Iterator[Told]:
    """What the speaker of a quotation is told to say besides: "“...”, ông X nói và cho biết thêm hiện cầu đã xong"."""
    end = sentence[1]
    joint = _joints().search(passage.low, verb_end, min(end, verb_end + _NEAR))
    following = _next_verb(passage, joint.start("verb"), end) if joint else None
    if following:
        yield from _clauses(passage, following[0], subject, following[1], end, sentence)


def _next_verb(passage: Passage, at: int, end: int) -> tuple[int, Verb] | None:
    """The verb that goes on at a place, with where its clause begins."""
    verb = next((verb for verb in passage.verbs_in(at, end) if verb.start == at), None)
    content = _content(passage, verb, end) if verb else None
    return (content, verb) if verb and content is not None else None


@lru_cache(maxsize=1)
def _joints() -> re.Pattern[str]:
    """ "và khẳng định", "đồng thời cáo buộc", ", nhấn mạnh"."""
    said = table("vi", "statements")
    going_on, also = any_of(said["going_on"]), any_of([*said["going_on"], *said["going_on_behind_and"]])
    between = r"(?:(?:đồng thời|cũng|còn|đã|tái)\s+)*"
    return re.compile(
        rf"(?:[,;]\s+(?={between}(?:{going_on})(?!\w))"
        rf"|,?\s+(?:và|đồng thời|nhưng|song|rồi)\s+(?={between}(?:{also})(?!\w))){between}(?P<verb>)"
    )


def _content(passage: Passage, verb: Verb, end: int) -> int | None:
    """Where the clause behind a verb begins, if one does."""
    low = passage.low
    rang = _RANG.search(low, verb.end, min(end, verb.end + _NEAR))
    between = low[verb.end : rang.start()] if rang else ""
    if rang and not any(sign in between for sign in ",;:.") and not _DEEPER.search(between):
        return rang.end()
    told = _WITH.match(low, verb.end, end) if verb.text in words().weak else None  # "nói với Reuters cây cầu đã xong"
    heard = medium(passage, told.end(), end) if told else None
    if heard and _is_clause(low, heard[1], end):
        return heard[1]
    beside = _BESIDE.match(low, verb.end, end)
    if beside and verb.text in words().weak and _is_clause(low, beside.end(), end):
        return beside.end()
    if verb.text not in words().reporting or (_WEAK if verb.text in words().weak else _NO_CLAUSE).match(low, verb.end, end):
        return None
    lead = _LEAD.match(low, verb.end, end)
    content = lead.end() if lead else verb.end
    if verb.text in words().after_comma and low[verb.end : verb.end + 1] not in (",", ":"):
        return content if _is_clause(low, content, end) and not words().things.match(low, content, end) else None
    if not low[verb.end : content].strip() and words().topics.match(low, content, end) and not _is_clause(low, content, end):
        return None  # "phủ nhận tin đồn qua đời"
    return content


def _is_clause(low: str, start: int, end: int) -> bool:
    """Someone or something with a predicate behind: not a thing alone."""
    found = _PREDICATE.search(low, start, end)
    return found is not None and len(low[start : found.start()].split()) >= 1 and "," not in low[start : found.start()]


def _by_theo(passage: Passage, start: int, end: int) -> Told | None:
    low = passage.low
    first = after_openers(low, start, end)
    if low.startswith("theo ", first):
        comma = low.find(", ", first, end)
        subject = according(passage, first + 5, comma) if comma != -1 else None
        if subject and _AT.fullmatch(low, subject.end, comma):
            comma = _behind_office(passage, subject, comma, end)
            return _told(passage, comma + 1, end, "told-according", subject, None, (start, end))
        source = _source(passage, first + 5, comma) if comma != -1 else None
        return _told(passage, comma + 1, end, "told-according", source, None, (start, end)) if source else None
    behind = _THEO.search(low, start, end)
    subject = according(passage, behind.end(), end) if behind else None
    if behind is None:
        return None
    if (
        subject
        and low.startswith(", ", subject.end)
        and not _OTHER.match(low, subject.end)
        and len(low[start : behind.start()].split()) <= _TOPIC
    ):
        return _told(passage, subject.end, end, "told-according", subject, None, (start, end))  # "Lý do, theo ông X, là máy hỏng"
    rest = _TIMES.sub("", low[subject.end : end]).strip(' .!?…"”|') if subject else ""
    if subject and (not rest or (rest.startswith(",") and not _PREDICATE.search(rest))):  # "..., theo ông X, thành viên chương trình Y"
        return _told(passage, start, behind.start(), "told-according", subject, None, (start, end))
    source = _source(passage, behind.end(), end)
    return _told(passage, start, behind.start(), "told-according", source, None, (start, end)) if source else None


def _source(passage: Passage, start: int, end: int) -> Subject | None:
    """ "Theo số liệu được công bố hôm 9/6, ...", "theo một nhà ngoại giao xin giấu tên", "theo Zentoro": what knows or tells, in words
    that no subject covers; no rule, no plan, and not the reporter."""
    known, low = words(), passage.low
    end = len(low[:end].rstrip(' .!?…"”|'))
    source = known.sources.match(low, start, end)
    seen = known.own_eyes.fullmatch(low, start, end)
    if seen or (known.rules.match(low, start, end) and not source) or not 0 < len(low[start:end].split()) <= _LONGEST:
        return None
    named = CAPITALS.match(passage.text, start, end)
    if named and named.end() == end:
        return Subject(start, end, "description", sure=False)  # a person or a firm that nobody read as a name
    said = any(table.match(low, start, end) for table in (known.some, known.unnamed, known.roles, known.body_nouns))
    return Subject(start, end, "unnamed") if source or said or named else None


def _behind_office(passage: Passage, subject: Subject, comma: int, end: int) -> int:
    """The comma behind the offices of whoever is named: "Theo ông Đồng, Chủ tịch hợp tác xã, Công an huyện, giá thu mua ..."."""
    following = passage.low.find(", ", comma + 1, end)
    while subject.form == "name" and following != -1:
        about = words().telling_about.match(passage.low, comma + 2, following)
        office = subject_at(passage, comma + 1, following)
        alone = office and office.form in ("description", "body") and not passage.low[office.end : following].strip()
        if not (alone or about):
            break
        comma, following = following, passage.low.find(", ", following + 1, end)
    return comma


def _in_front(passage: Passage, start: int, end: int) -> Told | None:
    """ "Lệnh phát ra do nhầm, bà X, giám sát viên, xác nhận.": the sentence ends with who said it."""
    low = passage.low
    for verb in reversed(passage.verbs_in(start, end)):
        if verb.text not in _closing() or is_unsaid(low, verb) or not _BEHIND_VERB.match(low, verb.end, end):
            continue
        subject = subject_before(passage, start, verb.start)
        if subject is None or not _EDGE.search(low[start : subject.start]):
            return None
        clause = low[start : subject.start].rstrip(" ,-–—")
        if not _stands_alone(passage, start, start + len(clause)):
            return None
        return _told(passage, start, start + len(clause), "told-behind", subject, verb, (start, end))
    return None


@lru_cache(maxsize=1)
def _going_on() -> frozenset[str]:
    return frozenset(table("vi", "statements")["going_on"])


@lru_cache(maxsize=1)
def _closing() -> frozenset[str]:
    return frozenset(table("vi", "statements")["closing"])


def _stands_alone(passage: Passage, start: int, end: int) -> bool:
    """A clause, not only words of time and place in front of a subject."""
    low = passage.low
    first = after_openers(low, start, end)
    while first < end and words().adverbial.match(low, first, end) and first not in passage.by_start:
        comma = low.find(",", first, end)
        if comma == -1:
            return False
        first = after_openers(low, comma + 1, end)
    return len(low[first:end].split()) >= _BEFORE_LEAST


def _is_apart(passage: Passage, other: re.Match[str], end: int) -> bool:
    """Behind "nhưng" and the like someone says, judges or refuses something more, or words are quoted; else the clause goes on:
    "đã gửi đơn, nhưng không nhận được hồi âm"."""
    behind = passage.low[other.end() : end]
    told = any(verb.text in words().saying for verb in passage.verbs_in(other.end(), end))
    return bool(other["also"] or told or _UNTOLD.match(behind) or BLANK in behind or other[0].startswith(" nhưng"))


def _told(passage: Passage, start: int, end: int, rule: str, subject: Subject, verb: Verb | None, sentence: tuple[int, int]) -> Told | None:
    text = passage.text
    while start < end and text[start] in " ,:|":
        start += 1
    start += 3 if rule == "told-according" and text.startswith("là ", start) else 0
    end = next((other.start() for other in _OTHER.finditer(passage.low, start, end) if _is_apart(passage, other, end)), end)
    credit = _CREDIT.search(text, start, end)
    end = credit.start() if credit else end
    while end > start and text[end - 1] in " .,;:|…":
        end -= 1
    if len(text[start:end].split()) < _FEWEST or (len(text[subject.start : subject.end].split()) > _LONGEST and subject.form == "unnamed"):
        return None
    if _POINTING.fullmatch(passage.low, start, end):
        return None
    return Told(start, end, rule, subject, (verb.start, verb.end) if verb else None, sentence)
