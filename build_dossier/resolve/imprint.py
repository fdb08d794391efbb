"""What a page says of its own outlet where no table knows it: in the legal lines of its foot, or as an address before the lede."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from slugify import slugify

from build_dossier.codes import DOMAIN, opening_code
from build_dossier.fold import fold, label_key
from build_dossier.lang import table
from build_dossier.model import Article, Cut, Fact, Outlet, Span, Step
from build_dossier.signatures import is_medium

_FOOT = ("legal-line", "promotion", "share-bar", "comment-form", "topic-list", "outside-the-article", "section-name", "bare-stamp")
_LONGEST = 400  # of a line of the foot


def imprint(article: Article, page: Cut) -> tuple[Outlet, Fact] | None:
    """The outlet that a page names as its own, once all such lines agree, with the lines that say so."""
    found = [*_codes(article), *_foot(page)]
    names = {label_key(name): name for name, _, _ in found if name}
    domains = {domain for _, domain, _ in found if domain}
    if len(names) > 1 or len(domains) > 1 or not found:
        return None
    domain = next(iter(domains), None)
    name = next(iter(names.values()), None) or domain or ""
    outlet = Outlet(slugify(name), name, domain=domain.lower() if domain else None)
    spans = tuple(span for _, _, span in found)
    steps = (Step("outlet-sign", spans, (outlet.id, "legal line")),)
    return outlet, Fact(outlet.id, "inferred", "imprint", spans, steps)


def _codes(article: Article) -> Iterator[tuple[str | None, str | None, Span]]:
    """An address in the place of the outlet's code: "(Songtre.vn) - Sáng nay, ..."."""
    for line in article.draft.kept:
        code = opening_code(line.text) if line.kind == "lede" else None
        letters = code and (code["inside"] or code["outside"])
        if code and re.fullmatch(DOMAIN, letters or ""):
            yield None, letters, Span(article.draft.seed.name, line.n, code.start(), code.end())


def _foot(page: Cut) -> Iterator[tuple[str | None, str | None, Span]]:
    """The names and addresses in the lines of the page that are nobody's text."""
    for line in page.lines:
        if line.kept or line.rule not in _FOOT or len(line.text) > _LONGEST:
            continue
        for pattern in _patterns():
            for match in pattern.finditer(line.text):
                which = "name" if "name" in pattern.groupindex else "domain"
                value = match[which].strip(" .-–\"'“”")
                span = Span(page.seed.name, line.n, *match.span(which))
                if which == "name" and re.fullmatch(DOMAIN, value):
                    yield value, value.lower(), span
                elif which == "name" and _is_name(value):
                    yield value, None, span
                elif which == "domain" and value.lower() not in table("vi", "imprint")["mailboxes"]:
                    yield None, value.lower(), span


def _is_name(value: str) -> bool:
    folded = fold(value)
    if not value or folded.startswith(_openings("others")) or is_medium(value):  # "© AFP" owns a picture
        return False
    head = next((head for head in _openings("heads") if folded.startswith(head)), None)
    if head:
        return value[len(head) : len(head) + 1].isupper()
    return all(word[0].isupper() or not word[0].isalpha() for word in value.split())


@cache
def _openings(key: str) -> tuple[str, ...]:
    return tuple(sorted((f"{fold(word)} " for word in table("vi", "imprint")[key]), key=len, reverse=True))


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in table("vi", "imprint")["patterns"])
