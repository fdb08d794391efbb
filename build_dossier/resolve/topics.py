"""Which of the editor's topics an article is about, with the phrases that show it."""

from __future__ import annotations

import re
from functools import lru_cache

from build_dossier.fold import fold, new_style
from build_dossier.model import Article, Fact, Span, Topic
from build_dossier.resolve.terms import fold_keeping_length

_KINDS = ("title", "lede", "body", "subhead", "list", "caption")


def topics(article: Article, table: tuple[Topic, ...]) -> tuple[Fact, ...]:
    """One fact per topic of the table whose phrases stand in the article, in the order of the table; its value is the id."""
    if not table:
        return ()
    pattern, owners = _phrases(table)
    found: dict[str, list[Span]] = {}
    for line in article.draft.kept:
        if line.kind not in _KINDS:
            continue
        for match in pattern.finditer(fold_keeping_length(line.text)):
            for owner in owners[match[0]]:
                found.setdefault(owner, []).append(Span(article.draft.seed.name, line.n, *match.span()))
    return tuple(Fact(topic.id, "inferred", "topic-phrase", tuple(found[topic.id])) for topic in table if topic.id in found)


@lru_cache(maxsize=4)
def _phrases(table: tuple[Topic, ...]) -> tuple[re.Pattern[str], dict[str, list[str]]]:
    """One pattern over all phrases, in both styles of tone placement, the longest first; and whose phrase each is."""
    owners: dict[str, list[str]] = {}
    for topic in table:
        for phrase in topic.phrases:
            for spelling in {fold_keeping_length(phrase), fold(phrase), new_style(fold(phrase))}:
                owners.setdefault(spelling, []).append(topic.id)
    longest = sorted(owners, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)"), owners
