"""Whom words without a name describe: "Tổng thống Ukraine", "nữ đô đốc", "người đứng đầu Nhà Trắng", "bộ này"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from build_dossier.fold import fold, one_spelling
from build_dossier.lang import table
from build_dossier.lexicon import UPPER, is_syllable
from build_dossier.model import Actor, Article, Mention, Name, Span
from build_dossier.sentences import sentence_bounds
from build_dossier.sexes import last_name, sex_of, sexes

_OFFICE_BEHIND = re.compile(r"(?:\s*\([^)]*\))?(?:,| -| –)\s+(?:\d+ tuổi,\s+)?([^,;.()]{3,80})")
_OFFICE_AHEAD = re.compile(r"(?:^|[,.;:]\s)([^,;.():]{3,60})(?: [-–]|,)(?: (?:ông|bà|anh|chị))? $")
_SEXED = re.compile(r"^(?:nữ|nam|lão|vị|viên)\s+")
# "Tân Tổng thư ký NATO" is called Tổng thư ký NATO, too.
_BEFORE = re.compile(r"^(?:(?:tân|đương kim|vị|viên|chính|nữ|nam|cựu|nguyên|ngài|ông|bà|anh|chị|cô|thầy|đồng chí)\s+)+")
_PASSING = re.compile(r"\s+(?:\d+ tuổi|người (?:gốc )?\w+(?: \w+){0,2}|quê .+)$")  # "chân sút 27 tuổi", "nhà cầm quân người Bồ Đào Nha"
_FOREIGN = re.compile(rf"(?<!\w)người (?:gốc )?(?!Việt)[{UPPER}]")
_AGE = re.compile(r"(?<!\d)(\d{1,3}) tuổi(?!\w)")
_CIRCUMSTANCE = re.compile(r"(?:sau|trước|từ|với|về|trong|liên quan)(?!\w)", re.IGNORECASE)
_NEAR = 40  # characters behind a name in which the person's age stands
_BODY_LINES = 3  # lines back in which a body that is pointed at was named
# "Ông bảo vệ", "chị bán nước": someone of a trade, whom nobody names.
_OF_TRADE = re.compile(r"(?:ông|bà|anh|chị|cô|cậu|chú|bác)\s+(?!(?:dâu|rể|gái|bé)(?!\w))\w")


class Described:
    """One article's people and bodies by what it calls them."""

    def __init__(
        self,
        article: Article,
        actor_at: Callable[[Span], Actor | None],
        mentions: Mapping[int, Sequence[Mention]],
        actors: Mapping[str, Actor],
    ) -> None:
        self.people = [name for name in article.names if name.kind == "person"]
        self.texts = {line.n: line.text for line in article.draft.kept}
        self.order = {line.n: at for at, line in enumerate(article.draft.kept)}
        self.sexes = sexes(article.names)
        self.actor_at, self.mentions, self.actors = actor_at, mentions, actors

    def called(self, words: str, place: Span) -> dict[str, Span]:
        """Whom the article gives the office or the age that the words at a place name, or who leads what they say; by actor, with one
        place."""
        phrase, sex = _bare(words), sex_of(words.split(" ", 1)[0])
        shown = sex and any(self.sexes.get(last_name(name.text)) == sex for name in self.people)  # the article has someone of that sex
        phrase = next((f"{office}{phrase[len(word) :]}" for word, office in _epithets().items() if phrase.startswith(f"{word} ")), phrase)
        leads, age = _names_of(_leader_of(phrase)), _AGE.search(phrase)
        foreign = is_foreign(words)
        phrase = _PASSING.sub("", phrase) if foreign else phrase
        behind = _small_tail(words)  # "HLV trưởng Việt Nam khép lại ...": a verb that nobody knows
        found: dict[str, Span] = {}
        for name in self.people:
            if sex and self.sexes.get(last_name(name.text), None if shown else sex) != sex:
                continue
            if foreign and is_vietnamese(name.text):
                continue
            meant = (
                self._has_office(name, phrase, is_proper(words), behind, place)
                or _leads(name, leads)
                or (age and self._is_aged(name, age[1]))
            )
            if meant and (actor := self.actor_at(name.span)):
                found.setdefault(actor.id, name.span)
        return found

    def _has_office(self, name: Name, phrase: str, proper: bool, behind: int, place: Span) -> bool:
        for office in (_bare(name.role or ""), self._told_behind(name, place), self._told_ahead(name)):
            if office == phrase or office.startswith(f"{phrase} ") or _within(phrase, office):
                return True
            longer = len(phrase.split()) - len(office.split())
            if " " in office and phrase.startswith(f"{office} ") and (not proper or longer <= behind):
                return True
        return False

    def _told_ahead(self, name: Name) -> str:
        """The office in front of a dash: "HLV trưởng Việt Nam - Đỗ Hữu Tưởng"."""
        ahead = _OFFICE_AHEAD.search(self.texts.get(name.span.n, ""), 0, name.span.start)
        return _bare(ahead[1]) if ahead else ""

    def _told_behind(self, name: Name, place: Span) -> str:
        """The office behind a name: "Đỗ Hữu Tưởng (45 tuổi), cựu giám đốc chi nhánh ngân hàng"; not of
        "Sau vụ của bà Ba, lãnh đạo huyện cho biết", where whoever is described speaks."""
        text = self.texts.get(name.span.n, "")
        behind = _OFFICE_BEHIND.match(text, name.span.end)
        ahead = text[sentence_bounds(text, name.span.start)[0] : name.span.start].removesuffix(f"{name.role} ")
        owner = ahead.endswith("của ") and _CIRCUMSTANCE.match(ahead) is not None
        own = owner and behind is not None and (name.span.n, behind.start(1)) == (place.n, place.start)
        return _bare(behind[1]) if behind and not own else ""

    def leader(self, words: str) -> dict[str, Span]:
        """ "Nhà lãnh đạo Nga" where the article says "Tổng thống Putin" and no more: whoever heads something without a name."""
        if _leader_of(_bare(words)) is None:
            return {}
        found: dict[str, Span] = {}
        for name in self.people:
            if _bare(name.role or "") in table("vi", "statements")["leaders"] and (actor := self.actor_at(name.span)):
                found.setdefault(actor.id, name.span)
        return found

    def _is_aged(self, name: Name, age: str) -> bool:
        """The age stands right behind the name: "Ngụy Văn Tới (20 tuổi)", "Hawa, người phụ nữ 29 tuổi"."""
        behind = self.texts.get(name.span.n, "")[name.span.end : name.span.end + _NEAR]
        return re.match(rf"[,(\s][^.;:“\"]*?(?<!\d){age} tuổi(?!\w)", behind) is not None

    def of_office(self, words: str) -> dict[str, Span]:
        """ "Tổng thống Ukraine" where the article says "Tổng thống Andriy Lozovenko": whoever bears the office alone, of no other state."""
        phrase = _bare(words)
        office = next((office for office in _offices() if phrase.startswith(f"{office} ") and _is_state(phrase[len(office) + 1 :])), None)
        found: dict[str, Span] = {}
        others: set[str] = set()
        for name in self.people if office else ():
            role = _bare(name.role or "")
            actor = self.actor_at(name.span) if role == office or role.startswith(f"{office} ") else None
            if actor and role == office:
                found.setdefault(actor.id, name.span)
            elif actor:
                others.add(actor.id)
        return {who: span for who, span in found.items() if who not in others}

    def body_before(self, place: Span, words: str) -> tuple[Actor, Span, bool] | None:
        """ "Bộ này", "cơ quan này": the body of that kind that was named last, its place, and whether that paragraph names no other;
        "nước này": the state."""
        kind = _kind_of_body(words) or ""
        state = kind in table("vi", "statements")["states"]
        found: list[tuple[Actor, Span]] = []
        for n, mentions in self.mentions.items():
            if not 0 <= self.order.get(place.n, 0) - self.order.get(n, 0) <= _BODY_LINES:
                continue
            for mention in mentions:
                actor = self.actors.get(mention.actor)
                fits = actor is not None and actor.kind == ("country" if state else "organization")
                if actor and fits and (n, mention.span.start) < (place.n, place.start):
                    found.append((actor, mention.span))
        found.sort(key=lambda pair: (self.order[pair[1].n], pair[1].start))
        loose = state or kind in table("vi", "statements")["any_body"]
        called = [pair for pair in found if loose or fold(pair[0].name).startswith(kind) or self._announced(pair[1], kind)]
        if not called:
            return None
        actor, span = called[-1]
        return actor, span, len({other.id for other, at in called if at.n == span.n}) == 1

    def _announced(self, span: Span, kind: str) -> bool:
        """ "quỹ Merel Capital" is a quỹ."""
        return fold(self.texts.get(span.n, "")[: span.start]).rstrip().endswith(kind)


def points_at_body(words: str) -> bool:
    """ "Bộ này", "cơ quan này"."""
    return _kind_of_body(words) is not None


def points_back(words: str) -> bool:
    """ "Vị này", "nữ bác sĩ", "chân sút 27 tuổi": someone named before."""
    said, phrase = table("vi", "statements"), fold(words)
    ends = any(phrase.endswith(f" {word}") for word in said["pointing_end"])
    ends = ends or any(phrase.startswith(f"{word} ") for word in said["epithets"])
    bare = _SEXED.sub("", _PASSING.sub("", phrase))
    return ends or bare in {*said["pointing_start"], *said["epithets"], *said["parts"]} or bare != phrase


def may_be_unnamed(words: str) -> bool:
    """An office with a body's or a state's name, or a trade: whoever it is, the article may name nobody for it. "Cựu giám đốc" without
    a body, a leader, a counterpart is someone whom the article names elsewhere, in words that nobody matched."""
    said, phrase = table("vi", "statements"), _bare(words)
    elsewhere = phrase.startswith((*said["counterparts"], *said["leading"])) and not _speaks_for_body(phrase)
    if phrase in said["nameless_offices"]:
        return True
    return not elsewhere and (is_proper(words) or _OF_TRADE.match(fold(words)) is not None)


def is_source(words: str) -> bool:
    """ "Nguồn tin này": whoever it is, the paper does not say."""
    return fold(words).startswith("nguồn tin")


def summed_up(words: str) -> bool:
    """One person by a kind, as headlines and summaries write of whom the text names: "Quan chức Ukraine", not "giới chức"."""
    return fold(words).startswith(tuple(table("vi", "statements")["summed_up"]))


def holds_alone(words: str) -> bool:
    """An office that one person has: "Bộ trưởng Y tế", "cựu Tổng thống Mỹ"; not "lãnh đạo", "phóng viên", "chuyên gia"."""
    phrase, names = _bare(words), table("vi", "names")
    if phrase in table("vi", "statements")["nameless_offices"]:
        return False
    office = max((role for role in _offices() if phrase == role or phrase.startswith(f"{role} ")), key=len, default="")
    return office in table("vi", "statements")["leaders"] or (office != "" and office not in map(fold, names["roles_of_bodies"]))


def other_office(words: str, role: str) -> bool:
    """The words name an office, and whoever is meant by them has another: "vị chủ tịch xã", "Giám đốc"."""
    leaders = table("vi", "statements")["leaders"]
    heads = [
        next((one for one in leaders if phrase == one or phrase.startswith(f"{one} ")), None) for phrase in (_bare(words), _bare(role))
    ]
    return None not in heads and heads[0] != heads[1]


def is_foreign(words: str) -> bool:
    """ "Nhà cầm quân người Bồ Đào Nha": nobody with a Vietnamese name."""
    return _FOREIGN.search(words) is not None


def is_vietnamese(name: str) -> bool:
    """Syllables of Vietnamese and nothing else."""
    return all(map(is_syllable, fold(name).split()))


def _small_tail(words: str) -> int:
    """How many small words end the phrase behind a name of a body or a state."""
    small = takewhile(lambda word: not word[:1].isupper(), reversed(words.split()))
    return sum(1 for _ in small) if is_proper(words) else 0


def tells_age(words: str) -> bool:
    """ "Thanh niên 20 tuổi": whoever has that age in the article."""
    return _AGE.search(fold(words)) is not None


def is_proper(words: str) -> bool:
    """Whether a name of a body or a state is among the words."""
    return any(ch.isupper() for ch in words[1:])


def _bare(words: str) -> str:
    """Without what may stand in front of an office; "Bộ trưởng Bộ Y tế" as "Bộ trưởng Y tế", "Chủ tịch UBND xã" as "chủ tịch xã"."""
    phrase = _BEFORE.sub("", one_spelling(fold(words))).replace("bộ trưởng bộ ", "bộ trưởng ")
    return phrase.replace("chủ tịch ubnd ", "chủ tịch ").replace("chủ tịch ủy ban nhân dân ", "chủ tịch ")


@lru_cache(maxsize=1)
def _pointed_bodies() -> re.Pattern[str]:
    said = table("vi", "statements")
    kinds = "|".join(map(re.escape, (*said["pointed_bodies"], *said["any_body"], *said["states"])))
    return re.compile(rf"({kinds})(?: \w+)? (?:này|nói trên)$")


def _kind_of_body(words: str) -> str | None:
    found = _pointed_bodies().match(_bare(words))
    return found[1] if found else None


@lru_cache(maxsize=1)
def _epithets() -> dict[str, str]:
    """What an office is called, too: "chiến lược gia" is the coach."""
    return {word: office for office, called in table("vi", "statements")["epithets_of"].items() for word in called}


@lru_cache(maxsize=1)
def _offices() -> frozenset[str]:
    return frozenset(fold(role) for group in table("vi", "names")["roles"] for role in group)


def _leader_of(phrase: str) -> str | None:
    """ "ukraine" of "nhà lãnh đạo ukraine"."""
    for head in table("vi", "statements")["leading"]:
        if phrase.startswith(f"{head} ") and not points_back(phrase) and not _speaks_for_body(phrase):
            return phrase[len(head) + 1 :].removeprefix("của ")
    return None


def _speaks_for_body(phrase: str) -> bool:
    """ "Lãnh đạo bộ y tế" is anyone who speaks for it; "lãnh đạo triều tiên" is one."""
    led = phrase.removeprefix("lãnh đạo ")
    return led != phrase and not _is_state(led) and not led.startswith(tuple(table("vi", "statements")["led_by_one"]))


@lru_cache(maxsize=256)
def _names_of(led: str | None) -> tuple[str, ...]:
    """What is led, and if it is a state's seat or capital, the state: "Nhà Trắng" is Mỹ, Hoa Kỳ."""
    if led is None:
        return ()
    for country in table("vi", "countries"):
        named = [fold(name) for name in (country["name"], *country.get("aliases", ()))]
        if led in (*named, *map(fold, country.get("capital", ())), *map(fold, country.get("seats", ()))):
            return tuple(named)
    return (led,)


def _leads(name: Name, led: tuple[str, ...]) -> bool:
    """A head of what is led, and not one to come: "Tổng thống Mỹ", not "Tổng thống đắc cử Mỹ"."""
    role = fold(name.role or "")
    return (
        role.startswith(tuple(table("vi", "statements")["leaders"])) and "đắc cử" not in role and any(f" {state}" in role for state in led)
    )


@lru_cache(maxsize=1)
def _states() -> frozenset[str]:
    return frozenset(fold(name) for country in table("vi", "countries") for name in (country["name"], *country.get("aliases", ())))


def _is_state(words: str) -> bool:
    return words.removeprefix("của ") in _states()


def _within(phrase: str, office: str) -> bool:
    """ "bộ trưởng israel" is said for "bộ trưởng quốc phòng israel"."""
    head, _, state = phrase.rpartition(" ")
    return head in _offices() and office.startswith(f"{head} ") and office.endswith(f" {state}")
