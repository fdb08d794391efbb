"""A line of an article as Markdown, the first mention of each known actor a link to its page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from types import MappingProxyType

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


Inserts = Mapping[int, str]  # markup that stands in front of a character of a line


def linked(line: MarkedLine, mentions: Iterable[Mention], actors: Mapping[str, Actor], inserts: Inserts = MappingProxyType({})) -> str:
    """The line as one line of Markdown with its links, and with the given markup; markup within a name stands behind it."""
    start, end = shown(line.text)
    links = [m for m in mentions if start <= m.span.start and m.span.end <= end]
    if not links and not inserts:
        return markdown(line.text[start:end])
    out, at = [], start
    for mention in links:
        if mention.span.start < at:
            continue
        out.append(_text(line.text, at, mention.span.start, at == start, inserts))
        actor = actors[mention.actor]
        link = f"[{markdown_piece(mention.text)}](../{FOLDERS[actor.kind]}/{actor.id}.md)"
        inside = range(mention.span.start + 1, mention.span.end)
        out += [inserts.get(mention.span.start, ""), link, *(inserts[i] for i in inside if i in inserts)]
        at = mention.span.end
    out += [_text(line.text, at, end, at == start, inserts), inserts.get(end, "")]
    return " ".join("".join(out).split())


def _text(text: str, start: int, end: int, opens: bool, inserts: Inserts) -> str:
    """A stretch of a line without links, escaped, with its markup; `opens`: the line begins with it."""
    out = []
    for a, b in pairwise((start, *(i for i in sorted(inserts) if start < i < end), end)):
        piece = text[a:b]
        first = opens and a == start and piece.strip()
        out.append(inserts.get(a, "") if b > a else "")
        out.append(markdown(piece) + (" " if piece.endswith(" ") else "") if first else markdown_piece(piece))
    return "".join(out)


def shown(text: str) -> tuple[int, int]:
    """The bounds of a line without spaces and the bars of a table that it stood in."""
    start, end = 0, len(text)
    while start < end and text[start] in " |":
        start += 1
    while end > start and text[end - 1] in " |":
        end -= 1
    return start, end
