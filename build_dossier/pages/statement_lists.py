"""Phát ngôn: all statements newest first by month, by speaker and by topic, each with its verb, its day and its line."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from build_dossier.fold import bare
from build_dossier.model import Actor, Dossier, Page
from build_dossier.pages.linking import FOLDERS
from build_dossier.pages.other_speakers import other_pages, other_speakers
from build_dossier.pages.paging import Leaf, leaves
from build_dossier.pages.rendering import page
from build_dossier.pages.statements import PAGED, Said, by_speaker, in_sentences, statements
from build_dossier.pages.wording import dated, words

NEWEST = 20  # above the months


def statement_pages(dossier: Dossier) -> Iterator[Page]:
    """phat-ngon/index.md, a page per month, per speaker with a page and per topic."""
    found = statements(dossier)
    if not found:
        return
    months = [(home, list(group)) for home, group in groupby(sorted(found, key=_by_home), key=lambda said: said.home)]
    speakers = by_speaker(dossier, found)
    topics = _by_topic(dossier, found)
    others = other_speakers(found)
    yield page(
        "phat-ngon/index.md",
        "statements.md.j2",
        {"title": words()["statements"], "description": words()["statements_intro"]},
        count=len(found),
        newest=in_sentences(found[:NEWEST]),
        months=[(home, _period(home), len(group)) for home, group in months],
        speakers=[(actor, FOLDERS[actor.kind], len(own)) for actor, own in _by_count(speakers)],
        others=others,
        topics=[(topic, dossier.labels[topic], len(own)) for topic, own in topics.items()],
    )
    for home, group in months:
        yield _list(f"{home}.md", words()["statements_of"].format(period=_period(home)), group)
    for other in others:
        yield from other_pages(other)
    for actor, own in speakers:
        title = words()["statements_by"].format(name=actor.name)
        yield from _paged(f"phat-ngon/nguoi/{actor.id}", title, own)
    for topic, own in topics.items():
        yield from _paged(f"phat-ngon/chu-de/{topic}", words()["statements_about"].format(name=dossier.labels[topic]), own)


def _by_count(speakers: Iterable[tuple[Actor, Sequence[Said]]]) -> list[tuple[Actor, Sequence[Said]]]:
    return sorted(speakers, key=lambda row: (-len(row[1]), bare(row[0].name), row[0].name))


def _by_home(said: Said) -> tuple[bool, tuple[int, ...], str]:
    """Newest first, unknown days last."""
    day = said.day or ""
    return (not day, tuple(-ord(ch) for ch in said.home), said.home)


def _period(home: str) -> str:
    """ "Tháng 12-2024", "Ngày 3-12-2024" or, of statements without a day, "Chưa rõ ngày"."""
    name = home.rpartition("/")[2]
    return dated(name) if name[0].isdigit() else str(words()["undated"])


def _list(path: str, title: str, own: Sequence[Said], years: Sequence[tuple[str, str]] = (), leaf: Leaf[Said] | None = None) -> Page:
    days = [(day, list(group)) for day, group in groupby(in_sentences(own), key=lambda said: said.day)]
    header = {"title": title, "description": title}
    return page(path, "statement-list.md.j2", header, heading=title, days=days, years=years, count=len(own), leaf=leaf)


def _paged(path: str, title: str, own: Sequence[Said]) -> Iterator[Page]:
    """One page; of more statements than one holds the newest, and a page per year."""
    if len(own) <= PAGED:
        yield _list(f"{path}.md", title, own)
        return
    by_year = [(year, list(group)) for year, group in groupby(own, key=lambda said: (said.day or "")[:4])]
    years = [(f"{path}/{year or 'chua-ro-ngay'}", year or str(words()["undated"])) for year, _ in by_year]
    yield _list(f"{path}.md", title, own[:PAGED], years)
    for (address, label), (_, group) in zip(years, by_year, strict=True):
        for leaf in leaves(group, address, address, PAGED):
            yield _list(f"{leaf.path}.md", leaf.title(f"{title}: {label}"), leaf.items, years, leaf)


def _by_topic(dossier: Dossier, found: Sequence[Said]) -> dict[str, list[Said]]:
    """Statements by the topics whose phrases stand in the same line."""
    lines: dict[tuple[str, int], list[str]] = defaultdict(list)
    for entry in dossier.entries:
        for fact in entry.tags:
            for span in fact.spans:
                if fact.value not in lines[span.seed, span.n]:
                    lines[span.seed, span.n].append(fact.value)
    own: dict[str, list[Said]] = {topic.id: [] for topic in dossier.topics}
    for said in found:
        for topic in dict.fromkeys(t for span in said.quote.spans for t in lines.get((span.seed, span.n), ())):
            own[topic].append(said)
    counts = Counter({topic: len(rows) for topic, rows in own.items() if rows})
    return {topic: own[topic] for topic, _ in counts.most_common()}
