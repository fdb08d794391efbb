"""Whose words a statement gives: the words that the language found become actors, or stay a speaker without a name. In doubt the
speaker is shown as uncertain."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from build_dossier.fold import fold, words
from build_dossier.lang import table
from build_dossier.lexicon import HIDDEN, TOKEN, calling_names, key
from build_dossier.lexicon import words as lexicon
from build_dossier.model import Actor, Article, Mention, Outlet, Span, Step
from build_dossier.resolve.calendar import Moment
from build_dossier.resolve.describing import (
    Described,
    holds_alone,
    is_foreign,
    is_source,
    is_vietnamese,
    may_be_unnamed,
    other_office,
    points_at_body,
    points_back,
    summed_up,
    tells_age,
)
from build_dossier.resolve.holders import office_holder
from build_dossier.resolve.saying import SaidOn, days_of_saying
from build_dossier.said import Quote, Speaker, Speech
from build_dossier.sexes import sex_of


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who can have spoken: the actors of the article by id, those of the table with their terms, and the media."""

    actors: Mapping[str, Actor]
    table: tuple[Actor, ...]
    outlets: tuple[Outlet, ...]


@dataclass(frozen=True, slots=True)
class _Who:
    """A speaker as judged: the actor if there is one, the basis, whether only this one can be meant, and the step that leads there;
    and the name of whom no actor stands for: a medium, someone whom the paper hides."""

    actor: Actor | None
    basis: str
    certain: bool
    rule: str
    steps: tuple[Step, ...] = ()
    name: str | None = None


def quotes(
    article: Article, identity: str, date: str | None, mentions: Sequence[Mention], known: Speakers, days: Mapping[Span, Moment]
) -> tuple[Quote, ...]:
    """The statements of an article with their speakers, in reading order; `days` holds what the days in the text mean."""
    return tuple(_Resolver(article, identity, date, mentions, known).run(days))


class _Resolver:
    """One article's statements against its mentions and the tables."""

    def __init__(self, article: Article, identity: str, date: str | None, mentions: Sequence[Mention], known: Speakers) -> None:
        self.article = article
        self.identity = identity
        self.date = date
        self.known = known
        self.texts = {line.n: line.text for line in article.draft.kept}
        self.heads = {line.n for line in article.draft.kept if line.kind in ("title", "subhead")}
        self.summary = {line.n for line in article.draft.kept if line.kind in ("title", "lede")}
        self.by_line: dict[int, list[Mention]] = {}
        for mention in sorted(mentions, key=lambda mention: mention.span.start):
            self.by_line.setdefault(mention.span.n, []).append(mention)
        self.described = Described(article, self._actor, self.by_line, known.actors)
        self.hidden = {name for text in self.texts.values() for name in HIDDEN.findall(text)}  # the names that the paper hides
        self.roles: dict[str, str] = {}  # the longest words of office that the article puts in front of someone's name, by actor
        for name in article.names:
            actor = self._actor(name.span) if name.kind == "person" and name.role and not _is_address(name.role) else None
            if actor and name.role and len(name.role) > len(self.roles.get(actor.id, "")):
                self.roles[actor.id] = name.role

    def run(self, days: Mapping[Span, Moment]) -> Iterable[Quote]:
        speakers = [self._who(speech.speaker) for speech in self.article.speeches]
        said = days_of_saying(
            self.article,
            [_key(speaker, who) for speaker, who in zip((speech.speaker for speech in self.article.speeches), speakers, strict=True)],
            self.date,
            days,
        )
        seen: Counter[str] = Counter()
        for speech, who, on in zip(self.article.speeches, speakers, said, strict=True):
            key = " ".join(words(speech.text))
            seen[key] += 1
            yield self._quote(speech, who, on, _identity(self.identity, key, seen[key]))

    def _quote(self, speech: Speech, who: _Who, said: SaidOn, identity: str) -> Quote:
        return Quote(
            id=identity,
            kind=speech.kind,
            text=speech.text,
            spans=speech.spans,
            rule=speech.rule,
            speaker=who.actor.name if who.actor else who.name,
            speaker_id=who.actor.id if who.actor else None,
            speaker_text=speech.speaker.text if speech.speaker else None,
            speaker_span=speech.speaker.span if speech.speaker else None,
            speaker_basis=who.basis,
            speaker_rule=who.rule,
            certain=who.certain,
            role=self._role(who, said.day),
            verb=self._text(speech.verb),
            verb_span=speech.verb,
            relay=self._relay(speech.relay),
            said_on=said.day,
            steps=who.steps,
            said_basis=said.basis,
            said_steps=said.steps,
        )

    def _text(self, span: Span | None) -> str | None:
        return self.texts[span.n][span.start : span.end] if span else None

    # ---- the speaker ------------------------------------------------------------------------------------------

    def _who(self, speaker: Speaker | None) -> _Who:
        if speaker is None:
            return _Who(None, "unknown", False, "no-speaker")
        if speaker.form in ("name", "body"):
            actor = self._actor(speaker.names[0]) if speaker.names else None
            if actor and actor.kind != "person" and speaker.form == "name" and speaker.names[0].start > speaker.span.start:
                return self._described(replace(speaker, form="description", names=()))  # "Tổng thư ký Lam Kiều" names a body
            sure = actor is not None and speaker.sure and not self._odd(actor, speaker)
            return _Who(actor, "stated" if actor else "unknown", sure, "speaker-named")
        if speaker.form == "unnamed":
            known = speaker.sure and not (speaker.span.n in self.summary and summed_up(speaker.text))
            return _Who(None, "stated" if known else "unknown", known, "speaker-unnamed" if known else "no-speaker")
        if speaker.form == "description":
            return self._described(speaker)
        if speaker.form == "hidden":
            return self._hidden(speaker)
        if speaker.form == "medium":
            return _Who(None, "stated", speaker.sure, "speaker-named", name=self._medium(speaker.text))
        return self._referred(speaker, "speaker-referred")

    def _hidden(self, speaker: Speaker) -> _Who:
        """ "Chị N.T.H.", "N.": someone whose name the paper hides; "N." alone is whoever has a longer name of that end."""
        name = speaker.text.rsplit(" ", 1)[-1]
        end = name.rstrip(".").rsplit(".", 1)[-1]
        named = {actor.id: (actor, n.span) for n in self.article.names if n.text.endswith(f" {end}.") and (actor := self._actor(n.span))}
        if len(named) == 1 and name.rstrip(".") == end:
            ((actor, span),) = named.values()
            return _Who(actor, "inferred", True, "speaker-called", (Step("speaker-before", (span,)),))
        longer = {found for found in self.hidden if found.rstrip(".").endswith(f".{end}")} if name.rstrip(".") == end else set()
        return _Who(None, "stated", not named, "speaker-hidden", name=longer.pop() if len(longer) == 1 else name)

    def _odd(self, actor: Actor, speaker: Speaker) -> bool:
        """Called by the first of several words of a name that no table has: "Tổng thống Velmora" beside "Velmora Tomas Werrin" is
        rather a country that nobody knows than a person."""
        text = self._text(speaker.names[0]) or ""
        shaped = actor.kind == "person" and not actor.known and " " not in text and not sex_of(speaker.text.split(" ", 1)[0])
        called = (*calling_names(tuple(key(word) for word in TOKEN.findall(actor.name))), *lexicon().sets["given_names"])
        return shaped and not actor.name.endswith(text) and key(text) not in called and " " in actor.name

    def _actor(self, span: Span) -> Actor | None:
        """The actor of the mention at a place of the text."""
        mentions = self.by_line.get(span.n, [])
        at = bisect_right(mentions, span.start, key=lambda mention: mention.span.end)
        return self.known.actors.get(mentions[at].actor) if at < len(mentions) and mentions[at].span.start < span.end else None

    def _referred(self, speaker: Speaker, rule: str) -> _Who:
        """ "ông", "vị này": the person of the sentences before. No name at all: someone who was not named there either."""
        if speaker.refers:
            who = self._who(speaker.refers)
        if speaker.refers and (who.certain or not speaker.names):
            named = who.actor or (who.name and who.rule == "speaker-named")
            return replace(who, basis="inferred", certain=who.certain and speaker.clear, rule=rule if named else who.rule)
        if not speaker.names and not is_foreign(speaker.text):
            known = speaker.clear and speaker.sure
            return _Who(None, "inferred" if known else "unknown", known, "speaker-unnamed" if known else "no-speaker")
        meant = [actor for span in speaker.names if (actor := self._actor(span))]
        if is_foreign(speaker.text):
            own = [actor for actor in meant if not is_vietnamese(actor.name)]
            if len({actor.id for actor in own}) == 1 and own != meant:
                return _Who(own[0], "inferred", False, rule, (Step("speaker-before", (speaker.names[meant.index(own[0])],)),))
            if not own:
                return self._only_foreigner(rule)
        if not meant:
            return _Who(None, "unknown", False, "no-speaker")
        one = len({actor.id for actor in meant}) == 1 and len(meant) == len(speaker.names)
        return _Who(meant[0], "inferred", speaker.clear or (one and len(meant) > 1), rule, (Step("speaker-before", (speaker.names[0],)),))

    def _only_foreigner(self, rule: str) -> _Who:
        """ "Nhà cầm quân người Bồ Đào Nha" where the sentences before are about others: likely the one whose name is not Vietnamese."""
        people = ((self._actor(name.span), name.span) for name in self.described.people if " " in name.text)
        found = {actor.id: (actor, span) for actor, span in people if actor and not is_vietnamese(actor.name)}
        if len(found) != 1:
            return _Who(None, "unknown", False, "no-speaker")
        ((actor, span),) = found.values()
        return _Who(actor, "inferred", False, rule, (Step("speaker-before", (span,)),))

    def _described(self, speaker: Speaker) -> _Who:
        """ "Tổng thống Ukraine", "nhà lãnh đạo Ukraine", "người đứng đầu liên minh này"."""
        if points_at_body(speaker.text):
            return self._body_before(speaker)
        if is_source(speaker.text):
            return _Who(None, "stated", True, "speaker-unnamed")
        called = self.described.called(speaker.text, speaker.span)
        held = office_holder(speaker.text, self.date, self.known.table) if self.date else None
        if held:
            actor, step = held
            step = Step(step.kind, (speaker.span,), (*step.refs, "holds", step.since or ""), step.since, step.until)
            return _Who(actor, "inferred", not called or set(called) == {actor.id}, "office-holder", (step,))
        before = self._actor(speaker.names[0]) if speaker.names else None
        if (speaker.sure or tells_age(speaker.text)) and (len(called) == 1 or (before and before.id in called and speaker.clear)):
            who = before.id if before and before.id in called else next(iter(called))
            return _Who(self.known.actors[who], "inferred", True, "speaker-called", (Step("speaker-before", (called[who],)),))
        if speaker.sure and points_back(speaker.text) and not called:
            if before and other_office(speaker.text, self.roles.get(before.id, "")):
                return _Who(None, "unknown", False, "no-speaker")  # "Giám đốc Đức ... Vị chủ tịch xã xác nhận"
            return self._referred(speaker, "speaker-referred")
        alike = {} if called else self.described.of_office(speaker.text) or self.described.leader(speaker.text)
        if alike and speaker.sure:
            who = before.id if before and before.id in alike else next(iter(alike))
            sure = before is not None and before.id == who and len(alike) == 1
            return _Who(self.known.actors[who], "inferred", sure, "speaker-called", (Step("speaker-before", (alike[who],)),))
        headline = speaker.span.n in self.heads  # it describes whom the text names
        varied = not (headline or called) and holds_alone(speaker.text) and may_be_unnamed(speaker.text)
        if varied and before and speaker.clear and speaker.sure:
            office = self.roles.get(before.id)
            if office is None and not is_vietnamese(before.name):  # "Ông Trump ... Cựu Tổng thống Mỹ nhấn mạnh": likely he
                return _Who(before, "inferred", False, "speaker-called", (Step("speaker-before", (speaker.names[0],)),))
            if office and fold(office).split()[0] == fold(speaker.text).split()[0]:
                return _Who(None, "unknown", False, "no-speaker")  # "Chủ tịch Okke ... Chủ tịch UBND tỉnh nói"
        known = not called and not headline and speaker.sure and may_be_unnamed(speaker.text)
        return _Who(None, "stated" if known else "unknown", known, "speaker-unnamed" if known else "no-speaker")

    def _body_before(self, speaker: Speaker) -> _Who:
        found = self.described.body_before(speaker.span, speaker.text)
        if found is None:
            return _Who(None, "unknown", False, "no-speaker")
        actor, span, alone = found
        return _Who(actor, "inferred", alone, "speaker-referred", (Step("speaker-before", (span,)),))

    # ---- office, medium, day ----------------------------------------------------------------------------------

    def _role(self, who: _Who, said_on: str | None) -> str | None:
        """The office that the speaker held on the day by the tables; else the words of office in front of the name."""
        actor = who.actor
        if actor is None or actor.kind != "person":
            return None
        day = said_on or self.date
        offices = {office.id: office.name for office in self.known.table if office.kind == "office"}
        terms = actor.terms if day else ()
        held = [t.office for t in terms if t.office in offices and t.since and t.since <= (day or "") <= (t.until or "9999")]
        if held:
            return offices[held[0]]
        return self.roles.get(actor.id)

    def _relay(self, span: Span | None) -> str | None:
        text = self._text(span)
        return self._medium(text) if text else None

    def _medium(self, text: str) -> str:
        """As the outlets are called, "hãng tin" and "báo" in front or not; "Đài Á Châu" keeps its first word."""
        bare = _media_noun().sub("", text)
        known = _media(self.known.outlets)
        return known.get(fold(text)) or known.get(fold(bare)) or (text if is_vietnamese(bare) else bare)


def _key(speaker: Speaker | None, who: _Who) -> str | None:
    """What two statements of the same speaker have in common, as far as he is certain: the actor, or the words for one without."""
    if speaker is None or not who.certain:
        return None
    return who.actor.id if who.actor else fold(speaker.text)


def _identity(article: str, key: str, nth: int) -> str:
    """Twelve hex digits of SHA-256 over the article's id and the folded words; the second time of the same words adds its number.
    Of eight digits two met among 14,000 statements."""
    text = f"{article} {key}" if nth == 1 else f"{article} {key} {nth}"
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]


def _is_address(role: str) -> bool:
    """Nothing but a form of address: "ông"."""
    said = table("vi", "statements")
    return fold(role) in {*said["men"], *said["women"]} or fold(role) in table("vi", "names")["honorifics"]


@lru_cache(maxsize=1)
def _media_noun() -> re.Pattern[str]:
    nouns = "|".join(sorted(table("vi", "statements")["media_nouns"], key=len, reverse=True))
    return re.compile(rf"^(?:(?:{nouns})\s+)+", re.IGNORECASE)


@lru_cache(maxsize=4)
def _media(outlets: tuple[Outlet, ...]) -> dict[str, str]:
    return {fold(name): outlet.name for outlet in outlets for name in (*outlet.named, outlet.name)}
