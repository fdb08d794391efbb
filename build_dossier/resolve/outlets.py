"""Whose page an article is, from the signs of the tables; and which media it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from build_dossier.model import Article, Cut, Fact, MarkedLine, Outlet, Sign, Span, Step, unknown

_SHOWN = 3  # spans listed per sign: enough to check it


def source(article: Article, page: Cut, outlets: tuple[Outlet, ...]) -> Fact:
    """The outlet's id, inferred from one strong sign or from two weak ones of different families. A date style alone proves
    nothing; signs of two outlets contradict each other, and then the outlet is unknown."""
    url = page.seed.url
    by_address = [outlet for outlet in outlets if outlet.domain and url and _on(url, outlet.domain)]
    if len(by_address) == 1:
        return Fact(by_address[0].id, "stated", "address", steps=(Step("outlet-address", refs=(by_address[0].id, url or "")),))
    candidates = [outlet for outlet in outlets if outlet.kind == "outlet"]
    strong = {outlet: steps for outlet in candidates if (steps := _found(article, page, outlet, outlet.strong))}
    if len(strong) > 1:  # a code in front of the article's own lede outweighs names in link lists
        strong = {o: steps for o, steps in strong.items() if any(step.kind == "outlet-dateline-code" for step in steps)} or strong
    if len(strong) > 1:  # link lists of an aggregator name others; its own page also shows its licence or legal line
        strong = {o: steps for o, steps in strong.items() if len({step.refs[1] for step in steps}) > 1} or strong
    if len(strong) == 1:
        outlet, steps = next(iter(strong.items()))
        return Fact(outlet.id, "inferred", "strong-sign", _spans(steps), steps)
    if strong:
        return unknown("outlet-signs-conflict")
    weak = {}
    for outlet in candidates:
        steps = _found(article, page, outlet, outlet.weak)
        if len({step.refs[1] for step in steps}) >= 2:
            weak[outlet] = steps
    if len(weak) == 1:
        outlet, steps = next(iter(weak.items()))
        return Fact(outlet.id, "inferred", "two-weak-signs", _spans(steps), steps)
    return unknown("outlet-signs-conflict" if weak else "no-outlet-sign")


def agencies(article: Article, own: str | None, outlets: tuple[Outlet, ...]) -> tuple[Fact, ...]:
    """The media that the article's own lines name, in the order of their first mention, one fact each: those of the tables,
    and those that a signature or source line names as its origin. The outlet whose page it is does not count."""
    pattern, owners = _names(outlets)
    names = {outlet.id: outlet.name for outlet in outlets}
    found: dict[str, list[Span]] = {}
    for line in article.draft.kept:
        for match in pattern.finditer(line.text):
            if owners[match[0]] != own:
                found.setdefault(names[owners[match[0]]], []).append(Span(article.draft.seed.name, line.n, *match.span()))
    for origin in article.credited:
        known = any(_overlap(span, other) for span in origin.spans for spans in found.values() for other in spans)
        if not known and (own is None or names[own] != origin.value):
            found.setdefault(origin.value, []).extend(origin.spans)
    return tuple(Fact(name, "stated", "named-in-text", tuple(spans)) for name, spans in found.items())


def _found(article: Article, page: Cut, outlet: Outlet, signs: tuple[Sign, ...]) -> tuple[Step, ...]:
    """A step per sign that the page shows: furniture anywhere on the page, wording in the article's own lines."""
    own = {line.n for line in article.draft.kept}
    steps = []
    for sign in signs:
        spans = [span for line in page.lines for span in _spans_of(sign, line, line.n in own, page.seed.name)]
        spans.sort(key=lambda span: span.n not in own)
        if spans:
            code = sign.at == "opening" and spans[0].n in own
            steps.append(Step("outlet-dateline-code" if code else "outlet-sign", tuple(spans[:_SHOWN]), (outlet.id, sign.family)))
    return tuple(steps)


def _spans_of(sign: Sign, line: MarkedLine, own: bool, seed: str) -> Iterator[Span]:
    match = _compiled(sign.pattern, sign.fixed_case).search(line.text)
    if not match or (sign.at == "text" and not own):
        return
    if sign.at == "furniture" and line.kept and not (line.kind == "title" and match.end() >= len(line.text.rstrip()) - 1):
        return  # in the article's own text a name says whom it quotes; behind the headline it says whose page this is
    yield Span(seed, line.n, *match.span())


@lru_cache(maxsize=4096)
def _compiled(pattern: str, fixed_case: bool) -> re.Pattern[str]:
    return re.compile(pattern, 0 if fixed_case else re.IGNORECASE)


@lru_cache(maxsize=4)
def _names(outlets: tuple[Outlet, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """One pattern for all names of media, the longest first, and whose name each is."""
    owners = {name: outlet.id for outlet in reversed(outlets) for name in outlet.named}
    longest = sorted(owners, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w.@-])(?:{'|'.join(map(re.escape, longest))})(?![\w])(?!\.\w)"), owners


def _overlap(one: Span, other: Span) -> bool:
    return one.n == other.n and one.start < other.end and other.start < one.end


def _spans(steps: tuple[Step, ...]) -> tuple[Span, ...]:
    return tuple(span for step in steps for span in step.spans)


def _on(url: str, domain: str) -> bool:
    host = re.sub(r"^https?://(?:[^/@]*@)?", "", url).split("/")[0].split(":")[0].lower()
    return host == domain or host.endswith("." + domain)
