"""Whose page an article is, from the signs of the tables; and which media it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from build_dossier.codes import code_pattern
from build_dossier.fold import label_key
from build_dossier.model import Article, Cut, Fact, MarkedLine, Outlet, Sign, Span, Step, unknown
from build_dossier.resolve.imprint import imprint
from build_dossier.signatures import signature_behind

# Lines that speak of others, and lines that nobody could place: a foot line with the paper's name has up to fourteen words.
_OTHERS_WORDS = ("see-also", "table-bar-teaser", "topic-list", "comment-form", "cut-off-teaser", "link-list-heading", "repeated-line")
_STRAY = ("outside-the-article", "link-under-heading", "links-between-paragraphs", "link-between-paragraphs", "link-below-the-text")
_LABEL_WORDS = 14

_HEADS = re.compile(r"(?<!\w)(?:báo|tờ|trang|kênh|đài|chuyên trang|điện tử|online)(?!\w)")
_SHOWN = 3  # spans listed per sign: enough to check it


@dataclass(frozen=True, slots=True)
class Signs:
    """The signs of all outlets, ready to be looked for in one go."""

    phrases: re.Pattern[str]
    codes: re.Pattern[str]
    owners: dict[str, list[tuple[Outlet, Sign, bool]]]  # of a phrase or code: whose sign, and whether one is enough
    patterns: tuple[tuple[re.Pattern[str], Outlet, Sign, bool], ...]


def whose(article: Article, page: Cut, outlets: tuple[Outlet, ...]) -> tuple[Outlet | None, Fact]:
    """Whose page an article is, as the outlet's id; the outlet itself where no table has it and the page names it."""
    fact = source(article, page, outlets)
    named = imprint(article, page) if fact.reason == "no-outlet-sign" else None
    if named is None:
        return None, fact
    outlet, told = named
    known = next((o.id for o in outlets if o.domain and o.domain == outlet.domain), None) or _canonical(outlets).get(_bare(outlet.name))
    return (None, replace(told, value=known)) if known else (outlet, told)


def _bare(name: str) -> str:
    """The key of a medium's name without "báo", "tạp chí", "online" and the like."""
    return " ".join(_HEADS.sub(" ", label_key(name.replace("&", "và"))).split())


@lru_cache(maxsize=4)
def _canonical(outlets: tuple[Outlet, ...]) -> dict[str, str]:
    """The ids of outlets by every name, code and address that the tables know."""
    found: dict[str, str] = {}
    for outlet in reversed(outlets):
        codes = (sign.phrase for sign in outlet.strong if sign.phrase and sign.at == "opening")
        for name in (*codes, *outlet.named, outlet.domain or "", outlet.name):
            found[_bare(name)] = outlet.id
    found.pop("", None)
    return found


def source(article: Article, page: Cut, outlets: tuple[Outlet, ...]) -> Fact:
    """The outlet's id, inferred from one strong sign or from two weak ones of different families. A date style alone proves
    nothing; signs of two outlets contradict each other, and then the outlet is unknown."""
    url = page.seed.url
    by_address = [outlet for outlet in outlets if outlet.domain and url and _on(url, outlet.domain)]
    if len(by_address) == 1:
        return Fact(by_address[0].id, "stated", "address", steps=(Step("outlet-address", refs=(by_address[0].id, url or "")),))
    strong, weak = _shown(article, page, _signs(outlets))
    gathered = {o.id for o in outlets if o.kind == "aggregator"} & set(strong)
    if len(gathered) == 1:  # its articles open with the codes of those that wrote them
        strong = {o: steps for o, steps in strong.items() if o in gathered}
    if len(strong) > 1:  # a code in front of the article's own lede outweighs names in link lists
        strong = {o: steps for o, steps in strong.items() if any(step.kind == "outlet-dateline-code" for step in steps)} or strong
    if len(strong) > 1:  # link lists of an aggregator name others; its own page also shows its licence or legal line
        strong = {o: steps for o, steps in strong.items() if len({step.refs[1] for step in steps}) > 1} or strong
    for found, rule in ((strong, "strong-sign"), (weak, "two-weak-signs")):
        if len(found) > 1:
            return unknown("outlet-signs-conflict")
        if found:
            outlet, steps = next(iter(found.items()))
            return Fact(outlet, "inferred", rule, tuple(span for step in steps for span in step.spans), steps)
    return unknown("no-outlet-sign")


def agencies(article: Article, own: str | None, outlets: tuple[Outlet, ...]) -> tuple[Fact, ...]:
    """The media that the article's own lines name, in the order of their first mention, one fact each: those of the tables,
    and those that a signature or source line names as its origin. The outlet whose page it is does not count."""
    pattern, owners = _names(outlets)
    names = {outlet.id: outlet.name for outlet in outlets}
    own_name = names.get(own or "", own)  # an outlet that only its page names has its slug
    found: dict[str, list[Span]] = {}
    for line in article.draft.kept:
        for match in pattern.finditer(line.text):
            if owners[match[0]] != own and not (own_name or "").startswith(f"{names[owners[match[0]]]} "):  # Sputnik, on Sputnik Việt Nam
                found.setdefault(names[owners[match[0]]], []).append(Span(article.draft.seed.name, line.n, *match.span()))
    for origin in article.credited:
        known = any(_overlap(span, other) for span in origin.spans for spans in found.values() for other in spans)
        written = names.get(_canonical(outlets).get(_bare(origin.value), ""), origin.value)
        if not known and own_name != written:
            found.setdefault(written, []).extend(origin.spans)
    return tuple(Fact(name, "stated", "named-in-text", tuple(spans)) for name, spans in found.items())


def _shown(article: Article, page: Cut, signs: Signs) -> tuple[dict[str, tuple[Step, ...]], dict[str, tuple[Step, ...]]]:
    """The outlets of which the page shows a strong sign, and those with weak signs of two families: steps by outlet id."""
    own = {line.n for line in article.draft.kept}
    spans: dict[tuple[str, str, str, bool], list[Span]] = {}
    for line in page.lines:
        for outlet, sign, strong, match in _matches(line, line.n in own, signs):
            spans.setdefault((outlet.id, sign.at, sign.family, strong), []).append(Span(page.seed.name, line.n, *match.span()))
    found: dict[bool, dict[str, list[Step]]] = {True: {}, False: {}}
    for (outlet_id, at, family, strong), places in spans.items():
        places.sort(key=lambda span: span.n not in own)
        kind = "outlet-dateline-code" if at == "opening" and places[0].n in own else "outlet-sign"
        found[strong].setdefault(outlet_id, []).append(Step(kind, tuple(places[:_SHOWN]), (outlet_id, family)))
    weak = {outlet: steps for outlet, steps in found[False].items() if len({step.refs[1] for step in steps}) > 1}
    return {o: tuple(steps) for o, steps in found[True].items()}, {o: tuple(steps) for o, steps in weak.items()}


def _matches(line: MarkedLine, own: bool, signs: Signs) -> Iterator[tuple[Outlet, Sign, bool, re.Match[str]]]:
    """The signs that a line shows, furniture anywhere on the page, wording in the article's own lines."""
    code = signs.codes.match(line.text)
    if code:
        letters = code["inside"] or code["outside"]
        owners = signs.owners.get(letters) or [owner for owner in signs.owners.get(letters.lower(), ()) if "." in letters]
        yield from ((outlet, replace(sign, at="opening", family="dateline code"), strong, code) for outlet, sign, strong in owners)
    lower = line.text.lower()
    lower = lower if len(lower) == len(line.text) else line.text  # "İ" has two small letters
    signed = 0 if not line.kept or line.kind in ("title", "byline") else signature_behind(line.text)
    for match in signs.phrases.finditer(lower, signed) if signed is not None else ():
        if _is_own_name(line, match) if not line.kept else _is_suffix(line, match, signed or 0):
            yield from ((*owner, match) for owner in signs.owners[match[0].lower()])
    for pattern, outlet, sign, strong in signs.patterns:
        if sign.at == "any" or (own if sign.at == "text" else not line.kept):
            found = pattern.search(line.text)
            if found:
                yield outlet, sign, strong, found


def _is_own_name(line: MarkedLine, match: re.Match[str]) -> bool:
    """In the page's furniture a name says whose page this is, but not in links to other articles, tags and comments, nor in a
    sentence or a headline that has strayed there. An address (vnexpress.net) is as good as a name."""
    if line.rule in _OTHERS_WORDS:
        return False
    if line.rule not in _STRAY:
        return True
    return len(line.text.split()) <= _LABEL_WORDS and not line.text.rstrip().endswith(".") and not line.text[match.end() :].startswith(":")


def _is_suffix(line: MarkedLine, match: re.Match[str], signed: int) -> bool:
    """In the article's own text a name says whom it quotes. Behind the headline it says whose page this is ("... - Báo Đà Nẵng
    điện tử"), in a signature whose author signs ("Khánh Vy/VOV.VN", an address at the paper), unless "theo" stands before it."""
    before = line.text[signed : match.start()]
    if line.kind == "byline" or signed:
        return not re.search(r"(?<!\w)(?:theo|nguồn)(?!\w)", before, re.IGNORECASE)
    return len(line.text[match.end() :].split()) <= 2 and bool(re.search(r"\s[-–—|]\s[^-–—|]*$", before))


@lru_cache(maxsize=4)
def _signs(outlets: tuple[Outlet, ...]) -> Signs:
    owners: dict[str, list[tuple[Outlet, Sign, bool]]] = {}
    patterns = []
    for outlet in outlets:
        for sign, strong in (*((sign, True) for sign in outlet.strong), *((sign, False) for sign in outlet.weak)):
            if sign.pattern:
                patterns.append((re.compile(sign.pattern, re.IGNORECASE), outlet, sign, strong))
            elif sign.phrase:
                key = sign.phrase if sign.at == "opening" else sign.phrase.lower()
                owners.setdefault(key, []).append((outlet, sign, strong))
    codes = [phrase for phrase, found in owners.items() if found[0][1].at == "opening"]
    phrases = [phrase for phrase in owners if phrase not in codes]
    return Signs(
        re.compile(rf"(?<![^\W_])(?:{_alternatives(phrases)})(?![^\W_])"),  # in small letters: ten times as quick
        code_pattern(tuple(codes)),
        owners,
        tuple(patterns),
    )


def _alternatives(phrases: list[str]) -> str:
    """The phrases as one pattern, the longest first; a pattern that matches nothing for none."""
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda p: (-len(p), p))) or "(?!)"


@lru_cache(maxsize=4)
def _names(outlets: tuple[Outlet, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all names of media, the longest first, and whose name each is."""
    owners = {name: outlet.id for outlet in reversed(outlets) for name in outlet.named}
    longest = sorted(owners, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w.@-])(?:{'|'.join(map(re.escape, longest))})(?![\w])(?!\.\w)"), owners


def origin(article: Article, named: tuple[Fact, ...]) -> Fact:
    """The medium that the article was taken from, if a source line of the page names one."""
    lines = {line.n for line in article.draft.kept if line.kind == "source-line"}
    found = [(fact, span) for fact in named for span in fact.spans if span.n in lines]
    names = {fact.value for fact, _ in found}
    if len(names) != 1:
        return unknown("several-origins" if names else "no-source-line")
    return Fact(found[0][0].value, "stated", "source-line", tuple(span for _, span in found))


def _overlap(one: Span, other: Span) -> bool:
    return one.n == other.n and one.start < other.end and other.start < one.end


def _on(url: str, domain: str) -> bool:
    host = re.sub(r"^https?://(?:[^/@]*@)?", "", url).split("/")[0].split(":")[0].lower()
    return host == domain or host.endswith("." + domain)
