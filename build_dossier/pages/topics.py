"""Chủ đề: an index and a page per topic that articles have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from build_dossier.fold import fold
from build_dossier.model import Dossier, Entry, Page
from build_dossier.pages.cards import cards
from build_dossier.pages.paging import leaves
from build_dossier.pages.rendering import page
from build_dossier.pages.sharing import feed_of
from build_dossier.pages.wording import words


def topic_pages(dossier: Dossier) -> Iterator[Page]:
    """chu-de/index.md and chu-de/<id>.md"""
    where = articles_of_topics(dossier)
    present = [topic for topic in dossier.topics if topic.id in where]
    rows = sorted(((topic, len(where[topic.id])) for topic in present), key=lambda row: (-row[1], row[0].label))
    header = {"title": words()["topics"], "description": words()["topics_intro"]}
    yield page("chu-de/index.md", "topics.md.j2", header, rows=rows)
    for topic in present:
        spelled = {fold(phrase): phrase for phrase in topic.phrases}  # as the editor writes them: NATO, not nato
        phrases = Counter(
            spelled[fold(next(line.text for line in entry.article.draft.kept if line.n == span.n)[span.start : span.end])]
            for entry in where[topic.id]
            for fact in entry.tags
            if fact.value == topic.id
            for span in fact.spans
        )
        for leaf in leaves(cards(dossier, where[topic.id]), f"chu-de/{topic.id}", f"chu-de/{topic.id}"):
            yield page(
                f"{leaf.path}.md",
                "topic.md.j2",
                {
                    "title": leaf.title(topic.label),
                    "description": words()["topic_description"].format(name=topic.label),
                    **feed_of(dossier, f"chu-de/{topic.id}.xml"),
                },
                phrases=sorted(phrases.items(), key=lambda item: (-item[1], item[0])),
                leaf=leaf,
            )


def articles_of_topics(dossier: Dossier) -> Mapping[str, list[Entry]]:
    """The articles of each topic that has any, newest first, by the topic's id."""
    where: dict[str, list[Entry]] = defaultdict(list)
    for entry in dossier.entries:
        for fact in entry.tags:
            where[fact.value].append(entry)
    return where


def kickers(dossier: Dossier) -> dict[str, tuple[str, str]]:
    """The topic above the headline of each article that has any, id and label, by the article's id: the one that its text speaks of
    most often. A topic of all articles says what the dossier is about, and nothing of one article: only an article with no other
    has it."""
    counts = {topic: len(entries) for topic, entries in articles_of_topics(dossier).items()}
    found = {}
    for entry in dossier.entries:
        own = [fact for fact in entry.tags if counts[fact.value] < len(dossier.entries)] or entry.tags
        if own:
            chosen = max(own, key=lambda fact: len(fact.spans)).value
            found[entry.id] = (chosen, dossier.labels[chosen])
    return found
