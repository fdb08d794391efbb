"""The tables lang/vi/statements.yml and names.yml, made ready for finding statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from build_dossier.lang import table


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of saying in a line: its place and what it may introduce."""

    start: int
    end: int
    text: str


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for one of the phrases, the longest first, branching letter by letter: three times as quick as a plain list of 300."""
    branches: dict[str, list[str]] = {}
    rest = sorted(set(phrases))
    for phrase in rest:
        if phrase:
            branches.setdefault(phrase[0], []).append(phrase[1:])
    pattern = "|".join(re.escape(first) + any_of(tails) for first, tails in branches.items())
    if not branches:
        return ""
    return f"(?:{pattern})?" if "" in rest else f"(?:{pattern})" if len(branches) > 1 else pattern


def _starts(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(phrases)})(?!\w)")


def _ends(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(phrases)})\s*$")


@dataclass(frozen=True, slots=True)
class Words:
    """Compiled patterns; all are for text in small letters. `..._start` match at a place, `..._end` search a short text before it."""

    verbs: re.Pattern[str]
    saying: frozenset[str]
    speaking: frozenset[str]  # of these, those that are no noun
    reporting: frozenset[str]
    after_comma: frozenset[str]
    things: re.Pattern[str]
    topics: re.Pattern[str]
    attitudes: frozenset[str]
    weak: frozenset[str]
    judging: frozenset[str]
    naming: frozenset[str]
    viewing: frozenset[str]
    people: re.Pattern[str]
    callers: re.Pattern[str]
    deeds: re.Pattern[str]
    nouns: frozenset[str]
    noun_end: re.Pattern[str]
    noun_start: re.Pattern[str]
    not_said_end: re.Pattern[str]
    complement: re.Pattern[str]
    pronouns: re.Pattern[str]
    before_offices: frozenset[str]
    oneself: frozenset[str]
    rare_address: frozenset[str]
    pronoun_sex: Mapping[str, str | None]
    men: frozenset[str]
    women: frozenset[str]
    pointing_end: re.Pattern[str]
    pointing_start: re.Pattern[str]
    leading: re.Pattern[str]
    epithets: re.Pattern[str]
    some: re.Pattern[str]
    unnamed: re.Pattern[str]
    someone: re.Pattern[str]
    single: re.Pattern[str]
    not_someone: re.Pattern[str]
    roles: re.Pattern[str]
    belonging_start: re.Pattern[str]
    occasions: re.Pattern[str]
    papers: re.Pattern[str]
    sources: re.Pattern[str]
    own_eyes: re.Pattern[str]
    rules: re.Pattern[str]
    paper: re.Pattern[str]
    private_paper: re.Pattern[str]
    sexed: re.Pattern[str]
    kin: re.Pattern[str]
    relations: re.Pattern[str]
    related_to: re.Pattern[str]
    nameless: re.Pattern[str]
    openers: re.Pattern[str]
    adverbial: re.Pattern[str]
    telling_about: re.Pattern[str]
    between_end: re.Pattern[str]
    acts: re.Pattern[str]
    between_start: re.Pattern[str]
    clause_end: re.Pattern[str]
    not_subject_end: re.Pattern[str]
    title_end: re.Pattern[str]
    term_end: re.Pattern[str]
    gestures: re.Pattern[str]
    words_of: re.Pattern[str]
    body_nouns: re.Pattern[str]
    relay: re.Pattern[str]
    media: re.Pattern[str]
    loose_media: frozenset[str]
    theo: re.Pattern[str]
    clause: re.Pattern[str]


# Part of a day, a day, a weekday, a time: what stands between subject and verb or in front of both.
TIME = (
    r"(?:(?:hôm|vào|từ|lúc|hồi|trong)\s+)?"
    r"(?:(?:sáng|trưa|chiều|tối|đêm|ngày|hôm|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật|đầu tuần|cuối tuần|tháng|năm)[\s,]+)*"
    r"(?:\(?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?\)?|\d{1,2} tháng \d{1,2}(?: năm \d{4})?|\d{1,2}h\d{0,2}"
    r"|tháng \d{1,2}(?:[/-]\d{4})?|năm \d{4}"
    r"|(?:hôm|sáng|trưa|chiều|tối|đêm) (?:qua|nay|kia)|(?:đầu|cuối|giữa) (?:tuần|tháng|năm)(?: (?:này|qua|trước|nay))?"
    r"|(?:tuần|tháng|năm) (?:này|qua|trước|nay|ngoái)|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)"
)


_ABOVE = r"trên(?=\s*(?:[,.;:)]|$)|\s+(?:đã|được|là|cho|bị|của|không|có|sẽ|còn|khiến|do|vì)(?!\w))"  # "thông tin trên", not "viết trên X"


@cache
def words() -> Words:
    """The tables, compiled once per process."""
    said: Mapping[str, Any] = table("vi", "statements")
    names: Mapping[str, Any] = table("vi", "names")
    pronouns = {word: sex for sex, group in said["pronouns"].items() for word in group}
    roles = [role for group in names["roles"] for role in group]
    before = any_of(names["role_before"])
    saying = frozenset(said["verbs"])
    everything = {*said["verbs"], *said["judging"], *said["not_verbs"]}
    return Words(
        verbs=re.compile(rf"(?<!\w)(?:{any_of(everything)})(?!\w)"),
        saying=saying,
        speaking=saying - frozenset(said["nouns"]),
        reporting=frozenset(said["reporting"]),
        weak=frozenset(said["weak"]),
        after_comma=frozenset(said["after_comma"]),
        things=_starts([*said["things"], *said["topics"]]),
        topics=_starts(said["topics"]),
        attitudes=frozenset(said["attitudes"]),
        judging=frozenset(said["judging"]),
        naming=frozenset(said["naming"]),
        viewing=frozenset(said["viewing"]),
        callers=_starts([*said["some"], *said["callers"]]),
        deeds=_starts(said["deeds"]),
        people=_starts(said["people"]),
        nouns=frozenset(said["nouns"]),
        noun_end=_ends(said["noun_before"]),
        noun_start=re.compile(rf"\s*(?:(?:{any_of(said['noun_behind'])})(?!\w)|{_ABOVE})"),
        not_said_end=_ends(said["not_said"]),
        complement=re.compile(rf"\s*(?:{any_of(said['complement'])})(?!\w)"),
        pronouns=_starts(pronouns),
        before_offices=frozenset(said["before_offices"]),
        oneself=frozenset(said["oneself"]),
        rare_address=frozenset(said["rare_address"]),
        pronoun_sex={word: None if sex == "any" else sex for word, sex in pronouns.items()},
        men=frozenset(said["men"]),
        women=frozenset(said["women"]),
        pointing_end=_ends(said["pointing_end"]),
        pointing_start=_starts([*said["pointing_start"], *said["epithets"]]),
        epithets=_starts(said["epithets"]),
        leading=re.compile(rf"(?:{any_of(said['leading'])}) (?!này|ấy|đó|trên)"),
        some=_starts(said["some"]),
        unnamed=_starts(said["unnamed"]),
        someone=re.compile(rf"(?<!\w)một (?:{any_of(said['unnamed'])})(?!\w)"),
        single=_starts(said["single"]),
        not_someone=_starts(said["not_someone"]),
        roles=re.compile(rf"(?:(?:{before})\s+)?(?:{any_of(roles)})(?!\w)"),
        belonging_start=_starts(said["belonging"]),
        occasions=_starts(said["occasions"]),
        papers=re.compile(rf"(?:một\s+|trong\s+)?(?:{any_of(said['papers'])})(?!\w)[^,:;]*?\s(?:của|từ)\s+"),
        sources=_starts(said["sources"]),
        rules=_starts(said["rules"]),
        own_eyes=re.compile(rf"(?:{any_of(said['own_eyes'])})(?: của (?:{any_of(said['reporters'])})(?!\w).*)?"),
        paper=_starts(said["papers"]),
        private_paper=_starts(said["private_papers"]),
        sexed=re.compile(rf"(?:{any_of(said['sexed'])})\s+[^\W\d_]"),
        kin=re.compile(rf"(?:{any_of(said['kin'])})\s+(?:của\s+)?(?=(?:{any_of([*said['men'], *said['women'], 'tôi', 'mình'])})(?!\w))"),
        relations=_starts(said["relations"]),
        related_to=_starts(said["related_to"]),
        nameless=re.compile(any_of(said["nameless"])),
        openers=re.compile(
            rf"(?!(?:{any_of(said['not_openers'])})(?!\w))(?:\d\d?[:h]\d\d(?!\w)|(?:{any_of(said['openers'])})(?!\w)|{TIME}(?!\w))[\s,:]*"
        ),
        adverbial=_starts(said["adverbial"]),
        telling_about=re.compile(rf"(?!một (?:{any_of(said['not_someone'])})(?!\w))(?:\d|(?:{any_of(said['telling_about'])})(?!\w))"),
        between_end=re.compile(rf"(?:(?<!\w)(?:{any_of(said['between'])})|(?<!\w){TIME})\s*$"),
        acts=_starts(said["acts"]),
        between_start=re.compile(rf"(?!(?:{any_of(said['not_between'])})(?!\w))(?:{any_of(said['between'])}|{TIME})(?!\w)"),
        clause_end=_ends([*said["clause_starts"], *said["openers"], *said["relay_verbs"]]),
        not_subject_end=_ends(said["not_subject"]),
        title_end=_ends([*said["title_nouns"], *said["term_nouns"]]),
        term_end=_ends(said["term_nouns"]),
        gestures=re.compile(rf"(?<!\w)(?:{any_of(said['gestures'])})(?!\w)"),
        words_of=re.compile(rf"(?:đó |đây )?(?:chính )?là (?:{any_of(said['words_of'])})(?: \w+){{0,3}}? của "),
        body_nouns=_starts(said["body_nouns"]),
        relay=re.compile(rf"(?<!\w)(?:{any_of(said['relay_verbs'])})(?!\w)(?: (?:của|từ)(?!\w))?"),
        media=_starts(said["media_nouns"]),
        loose_media=frozenset(said["loose_media"]),
        theo=re.compile(rf"(?:{any_of(said['theo'])})\s+"),
        clause=re.compile(rf"[,;:]\s+|(?<!châu á)\s[-–—]\s+|\x00+\)?\s*|(?<!\w)(?:{any_of([*said['relay_verbs'], 'rằng'])})\s+(?:của\s+)?"),
    )


_WINDOW = 24  # characters in which the longest phrase in front of a verb stands


def verbs(low: str) -> Iterator[Verb]:
    """The verbs of saying and judging of a line in small letters, without words that say something else."""
    known = words()
    for found in known.verbs.finditer(low):
        text = found[0]
        if text in known.saying or text in known.judging:
            yield Verb(found.start(), found.end(), text)
        elif text == "lời nói" and low.startswith(" rằng", found.end()):  # "được Reuters dẫn lời nói rằng"
            yield Verb(found.start() + 4, found.end(), "nói")


def is_noun(low: str, verb: Verb) -> bool:
    """Its words are a noun here: "một tuyên bố", "cảnh báo của NATO"."""
    known = words()
    if verb.text not in known.nouns or (low.startswith(" rằng", verb.end) and low.endswith((" đưa ra ", " ra "), 0, verb.start)):
        return False  # "đưa ra thông báo rằng"
    return bool(known.noun_end.search(low[max(0, verb.start - _WINDOW) : verb.start]) or known.noun_start.match(low, verb.end))


def is_unsaid(low: str, verb: Verb) -> bool:
    """Denied, asked for or wished: "không cho biết", "muốn nói"."""
    return bool(words().not_said_end.search(low[max(0, verb.start - _WINDOW) : verb.start]))
