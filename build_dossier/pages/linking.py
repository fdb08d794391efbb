"""A line of an article as Markdown, the first mention of each known actor a link to its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from build_dossier.escape import markdown, markdown_piece
from build_dossier.model import Actor, Entry, MarkedLine, Mention

FOLDERS = {"person": "nhan-vat", "organization": "to-chuc", "country": "quoc-gia", "office": "chuc-vu"}


def first_mentions(entry: Entry, actors: Mapping[str, Actor]) -> dict[int, list[Mention]]:
    """By line: the first mention of every actor that has a page. A headline is never a link."""
    seen: set[str] = set()
    found: dict[int, list[Mention]] = {}
    titles = {line.n for line in entry.article.draft.kept if line.kind in ("title", "subhead") or line.stripped}
    for mention in sorted(entry.mentions, key=lambda m: (m.span.n, m.span.start)):
        if mention.span.n in titles or mention.actor in seen or not actors[mention.actor].known:
            continue
        seen.add(mention.actor)
        found.setdefault(mention.span.n, []).append(mention)
    return found


def linked(line: MarkedLine, mentions: Iterable[Mention], actors: Mapping[str, Actor]) -> str:
    """The line as one line of Markdown with its links."""
    start, end = shown(line.text)
    links = [m for m in mentions if start <= m.span.start and m.span.end <= end]
    if not links:
        return markdown(line.text[start:end])
    out, at = [], start
    for mention in links:
        if mention.span.start < at:
            continue
        before = line.text[at : mention.span.start]
        out.append(markdown(before) + (" " if before.endswith(" ") else "") if at == start and before.strip() else markdown_piece(before))
        actor = actors[mention.actor]
        out.append(f"[{markdown_piece(mention.text)}](../{FOLDERS[actor.kind]}/{actor.id}.md)")
        at = mention.span.end
    return " ".join(("".join(out) + markdown_piece(line.text[at:end])).split())


def shown(text: str) -> tuple[int, int]:
    """The bounds of a line without spaces and the bars of a table that it stood in."""
    start, end = 0, len(text)
    while start < end and text[start] in " |":
        start += 1
    while end > start and text[end - 1] in " |":
        end -= 1
    return start, end
