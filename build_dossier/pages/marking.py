"""The marks in an article's text that show whose words stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from build_dossier.escape import html
from build_dossier.model import MarkedLine, Span
from build_dossier.pages.linking import shown
from build_dossier.pages.statements import Said
from build_dossier.pages.wording import words


def marks(said: Sequence[Said], lines: Sequence[MarkedLine]) -> Mapping[int, Mapping[int, str]]:
    """By line: the markup in front of a character. Each statement's words are set off, and a number behind them leads to the list."""
    texts = {line.n: line.text for line in lines}
    opening: dict[tuple[int, int], str] = defaultdict(str)
    closing: dict[tuple[int, int], str] = defaultdict(str)
    for one, following in zip_longest(said, said[1:]):
        ends = following is None or following.number != one.number  # parts of one sentence have their number behind the last of them
        for nth, span in enumerate(one.quote.spans):
            bounds = _within(span, texts)
            if bounds is None:
                continue
            start, end = bounds
            name = f' id="{one.anchor}"' if nth == 0 else ""
            opening[span.n, start] += f'<span class="bd-words bd-words-{one.quote.kind}"{name}>'
            note = _note(one) if ends and span is one.quote.spans[-1] else ""
            closing[span.n, end] = f"</span>{note}" + closing[span.n, end]
    found: dict[int, dict[int, str]] = defaultdict(dict)
    for n, at in {*opening, *closing}:
        found[n][at] = closing.get((n, at), "") + opening.get((n, at), "")
    return found


def _within(span: Span, texts: Mapping[int, str]) -> tuple[int, int] | None:
    """The bounds of a span as far as the page shows its line."""
    if span.n not in texts:
        return None
    first, last = shown(texts[span.n])
    start, end = max(span.start, first), min(span.end, last)
    return (start, end) if start < end else None


def _note(one: Said) -> str:
    label = html(words()["said_mark"].format(number=one.number, name=one.name))
    link = f'<a href="#noi-{one.number}" aria-label="{label}" title="{label}">{one.number}</a>'
    return f'<span class="bd-said-mark" data-search-ignore>{link}</span>'
