"""Names become mentions of actors: of the editor's table, of the package's countries, or found by their shape alone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from slugify import slugify

from build_dossier.bounds import bounds
from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.model import Actor, Article, MarkedLine, Mention, Name, Span
from build_dossier.resolve.aliases import Aliases, Found, aliases_of, tokens
from build_dossier.resolve.calling import Bodies, People, country_inside
from build_dossier.sexes import sex_of, sexes

LINES = ("title", "lede", "body", "subhead", "list", "caption")


Kind = Literal["person", "organization", "country", "office"]


def link(article: Article, actors: tuple[Actor, ...]) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
    """The mentions of an article in reading order, and the actors they name that are in no table of the editor: countries
    (known) and what was found by shape (not known). A name that two actors share and nothing decides has no mention."""
    return _Linker(article, actors).run()


@cache
def countries() -> Mapping[str, Actor]:
    """The package's countries by ISO code."""
    return {
        entry["code"]: Actor(entry["id"], "country", entry["name"], tuple(entry.get("aliases", ()))) for entry in table("vi", "countries")
    }


@cache
def _seats() -> frozenset[str]:
    return frozenset(fold(seat) for entry in table("vi", "countries") for seat in entry.get("seats", ()))


@cache
def _capitals() -> frozenset[str]:
    return frozenset(fold(city) for entry in table("vi", "countries") for city in entry.get("capital", ()))


@lru_cache(maxsize=4)
def _aliases(actors: tuple[Actor, ...]) -> Aliases:
    return aliases_of(actors)


@lru_cache(maxsize=4)
def _bodies(actors: tuple[Actor, ...]) -> Mapping[tuple[str, ...], str]:
    """The organizations of the table by the words of their names and aliases, whatever is written small: "đảng Cộng hòa"."""
    found: dict[tuple[str, ...], str] = {}
    for actor in actors:
        for alias in (actor.name, *actor.aliases) if actor.kind == "organization" else ():
            if " " in alias:
                found.setdefault(tokens(alias), actor.id)
    return found


@dataclass(frozen=True, slots=True)
class _Judged:
    """A span with the actor it was judged to mean."""

    span: Span
    text: str
    actor: Actor
    rule: str


class _Linker:
    """One article's names against the tables."""

    def __init__(self, article: Article, actors: tuple[Actor, ...]) -> None:
        self.article = article
        self.aliases = _aliases(actors)
        self.bodies = _bodies(actors)
        self.by_id = {actor.id: actor for actor in actors}
        self.shaped: dict[str, Actor] = {}
        self.sexes = sexes(article.names)
        self.seen: dict[str, int] = {}  # the line in which someone was last named in full, so far

    def run(self) -> tuple[tuple[Mention, ...], tuple[Actor, ...]]:
        lines = [line for line in self.article.draft.kept if line.kind in LINES]
        own = _by_line(self.article.names)
        pairs = [pair for line in lines for pair in self._merged(line, own.get(line.n, []))]
        people = People(pairs, self.by_id)
        bodies = Bodies(pairs, lines)
        judged = [found for name, alias in pairs if (found := self._judge(name, alias, people, bodies))]
        judged += self._countries_inside(judged)
        order = {line.n: at for at, line in enumerate(lines)}
        judged.sort(key=lambda j: (order[j.span.n], j.span.start))
        mentions = tuple(Mention(j.span, j.text, j.actor.id, j.actor.kind, j.rule) for j in judged if j.actor.kind != "office")
        extra = {j.actor.id: j.actor for j in judged if j.actor.id not in self.by_id}
        return mentions, tuple(extra.values())

    # ---- names and aliases of one line ------------------------------------------------------------------------

    def _merged(self, line: MarkedLine, names: Sequence[Name]) -> list[tuple[Name | None, Found | None]]:
        """Each name of a line with the alias of the table that it is, and the aliases that no rule saw. Of two that overlap the
        longer stays: the table's "Bộ Quốc phòng Mỹ" over a country in it, "Ủy ban quân sự NATO" over the table's NATO."""
        credit = bounds(line.text, line.kind or "")[1]
        found = [alias for alias in self.aliases.find(self.article.draft.seed.name, line) if alias.span.start < credit]
        pairs: list[tuple[Name | None, Found | None]] = []
        taken: list[Found] = []
        for name in names:
            over = [alias for alias in found if _overlap(alias.span, name.span)]
            same = next((alias for alias in over if _same(alias.span, name.span) or _initialled(alias, name)), None)
            if same is None and any(_wins(alias, name) for alias in over):
                continue
            taken += [alias for alias in over if alias is not same]
            if same:
                taken.append(same)
            pairs.append((name, same))
        pairs += [(None, alias) for alias in found if alias not in taken]
        return sorted(pairs, key=lambda pair: _span(pair).start)

    # ---- judging ----------------------------------------------------------------------------------------------

    def _judge(self, name: Name | None, alias: Found | None, people: People, bodies: Bodies) -> _Judged | None:
        span, text = _span((name, alias)), _text(name, alias)
        if alias is not None and not (name is not None and name.kind == "person" and len(tokens(text)) == 1):
            actor = self._owner(name, alias, people)
            if actor and alias.words > 1:
                self.seen[actor.id] = span.n
            return _Judged(span, text, actor, "table") if actor else None
        if name is None or name.kind == "place":
            return None
        if name.kind == "country":
            return self._country(name)
        if name.kind == "person":
            return self._person(name, alias, people)
        return self._body(name, bodies)

    def _owner(self, name: Name | None, alias: Found, people: People) -> Actor | None:
        """Whose alias this is; of several owners the one that the article names in full or by office."""
        owners = [self.by_id[owner] for owner in alias.owners]
        if len(owners) == 1:
            return owners[0]
        full = [owner for owner in owners if owner.id in people.named]
        if len(full) == 1:
            return full[0]
        by_role = [owner for owner in owners if name is not None and name.role and self._holds(owner, name.role)]
        return by_role[0] if len(by_role) == 1 else None

    def _holds(self, person: Actor, role: str) -> bool:
        """One of the person's offices, past or present, is called as the text calls it."""
        said = f" {fold(role)} "
        offices = [self.by_id[term.office] for term in person.terms if term.office in self.by_id]
        return any(f" {fold(title)} " in said for office in offices for title in (office.name, *office.titles, *office.aliases))

    def _country(self, name: Name) -> _Judged | None:
        country = countries().get(name.code or "")
        if country is None:
            return None
        actor = next((a for a in self.by_id.values() if a.kind == "country" and a.name == country.name), country)
        key = fold(name.text)
        rule = "seat" if key in _seats() else "capital" if name.sense == "state" and key in _capitals() else "country"
        return _Judged(name.span, name.text, actor, rule)

    def _countries_inside(self, judged: Sequence[_Judged]) -> list[_Judged]:
        """The countries that an article names nowhere but inside the name of a body: "Cục Dự trữ Liên bang Mỹ" names Mỹ."""
        found: dict[str, _Judged] = {}
        named = {one.actor.id for one in judged if one.actor.kind == "country"}
        for one in judged:
            part = country_inside(one.text) if one.actor.kind == "organization" else None
            if part is None:
                continue
            code, start, end = part
            span = Span(one.span.seed, one.span.n, one.span.start + start, one.span.start + end)
            country = self._country(Name("country", one.text[start:end], span, code=code))
            if country and country.actor.id not in named:
                found.setdefault(country.actor.id, country)
        return list(found.values())

    def _person(self, name: Name, alias: Found | None, people: People) -> _Judged | None:
        keys = tokens(name.text)
        same = self._nearest(self._of_sex(people.meant(name.text), name.role, people), name.span.n)
        if len(same) == 1:
            if len(keys) > 1:
                self.seen[same[0]] = name.span.n
            actor = self.by_id.get(same[0]) or self._shape("person", same[0])
            rule = "shape" if len(keys) > 1 else "surname"
            return _Judged(name.span, name.text, actor, rule)
        if alias is not None:
            owner = self._owner(name, alias, people)
            return _Judged(name.span, name.text, owner, "table") if owner else None
        return _Judged(name.span, name.text, self._shape("person", name.text), "shape") if not same else None

    def _of_sex(self, same: list[str], role: str | None, people: People) -> list[str]:
        """Of several who are called so, the only one whom "bà" or "ông" fits: bà Kim is Kim Yo-jong beside Kim Jong Un."""
        sex = sex_of(role or "") if len(same) > 1 else None
        known = [self.sexes.get(people.named[who][-1]) for who in same] if sex else []
        fitting = [who for who, own in zip(same, known, strict=True) if own == sex] if sex and None not in known else []
        return fitting if len(fitting) == 1 else same

    def _nearest(self, same: list[str], line: int) -> list[str]:
        """Of several who are called so: the one whom the paragraph has named in full, or the only one named so far."""
        named = [who for who in same if who in self.seen]
        here = [who for who in named if self.seen[who] == line]
        return next((few for few in (here, named) if len(few) == 1), same)

    def _body(self, name: Name, bodies: Bodies) -> _Judged:
        meant, known = bodies.meant(name.text)
        known = known or self.bodies.get(tokens(meant))
        actor = self.by_id[known] if known else self._shape("organization", meant)
        return _Judged(name.span, name.text, actor, "table" if known else "shape")

    def _shape(self, kind: Kind, text: str) -> Actor:
        """An actor that only the text knows. Marks tell people apart (Hùng is not Hưng), so the id carries a few digits of a hash
        of kind and folded name behind the slug."""
        key = f"{kind} {fold(text)}"
        if key not in self.shaped:
            slug = slugify(text)[:60].strip("-") or "x"
            digits = hashlib.sha256(key.encode("utf-8")).hexdigest()[:6]
            shouted = kind == "person" and text.isupper() and len(text) > 3  # who signs in capitals
            name = text.title() if shouted else text[0].upper() + text[1:]
            self.shaped[key] = Actor(f"{slug}-{digits}", kind, name, known=False)
        return self.shaped[key]


def _by_line(names: Iterable[Name]) -> dict[int, list[Name]]:
    lines: dict[int, list[Name]] = {}
    for name in names:
        lines.setdefault(name.span.n, []).append(name)
    return lines


def _wins(alias: Found, name: Name) -> bool:
    """The table's alias against an overlapping name of other extent: the longer wins; inside a person's name only a full name."""
    longer = alias.span.end - alias.span.start > name.span.end - name.span.start
    return longer or (name.kind == "person" and alias.words > 1)


def _initialled(alias: Found, name: Name) -> bool:
    """ "V.Putin", "V. Putin": the alias behind the letters of first names."""
    before = name.text[: alias.span.start - name.span.start]
    return name.kind == "person" and alias.span.end == name.span.end and bool(_INITIALS.fullmatch(before))


# First names by their letters, each with its full stop.
_INITIALS = re.compile(r"(?:[^\W\d_]\.\s?){1,3}")


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _same(one: Span, other: Span) -> bool:
    return one.start == other.start and one.end == other.end


def _span(pair: tuple[Name | None, Found | None]) -> Span:
    name, alias = pair
    thing = name or alias
    assert thing is not None
    return thing.span


def _text(name: Name | None, alias: Found | None) -> str:
    thing = name or alias
    assert thing is not None
    return thing.text
