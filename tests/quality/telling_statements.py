"""Scores the statements of articles against texts with truth by hand (tests/quality/told): which words, whose, by which verb.

A statement found counts as the truth's if at least four fifths of their words are common (Jaccard over words, a multiset)."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import Any

from build_dossier.fold import words
from build_dossier.model import Entry
from build_dossier.said import Quote
from tests.quality.tally import Score

_SAME = 0.8  # of the words of both together

Scores = dict[str, Score]


def score_statements(truth: dict[str, Any], entry: Entry, scores: Scores) -> None:
    """Counts, for one article, `quotes`: direct and partial statements found (right), invented (wrong), missed (unknown); `told`: the
    same for reported ones; `kind`; `speaker` (`told_speaker` of reported ones): right, wrong, or shown as uncertain (unknown);
    `unnamed`, `verb`, `relay` and `said_on` of the statements found."""
    _score_text(truth, list(entry.quotes), scores)


def _score_text(record: dict[str, Any], found: list[Quote], scores: Scores) -> None:
    left = list(record["quotes"])
    pairs: list[tuple[Quote, dict[str, Any]]] = []
    for quote in found:
        best = max((want for want in left if _common(quote.text, want["text"]) >= _SAME), key=partial(_fit, quote), default=None)
        if best is not None:
            left.remove(best)
            pairs.append((quote, best))
        else:
            _span_score(quote.kind, scores).miss(f"{record['file']}:{quote.spans[0].n} + {quote.kind} {quote.text[:90]}", wrong=True)
    for want in left:
        _span_score(want["kind"], scores).miss(f"{record['file']}:{want['lines'][0]} - {want['kind']} {want['text'][:90]}")
    for quote, want in pairs:
        where = f"{record['file']}:{want['lines'][0]} {want['text'][:50]}"
        _span_score(want["kind"], scores).right += 1
        scores["kind"].count(quote.kind, want["kind"], where)
        _score_speaker(quote, want, scores, where)
        scores["verb"].count(_folded(quote.verb), _folded(want["verb"]) if want["verb"] != "Theo" else None, where)
        same = quote.relay and _same_name(quote.relay, want["relay"])  # the table calls Bloomberg TV Bloomberg
        scores["relay"].count(_folded(want["relay"]) if same else _folded(quote.relay), _folded(want["relay"]), where)
        scores["said_on"].count(quote.said_on, str(want["said_on"]) if want["said_on"] else None, where)


def _fit(quote: Quote, want: dict[str, Any]) -> tuple[bool, bool, float]:
    """How well a statement of the truth fits one found: a headline may have the words of a sentence below."""
    return quote.spans[0].n in want["lines"], quote.kind == want["kind"], _common(quote.text, want["text"])


def _span_score(kind: str, scores: Scores) -> Score:
    return scores["told" if kind == "reported" else "quotes"]


def _score_speaker(quote: Quote, want: dict[str, Any], scores: Scores, where: str) -> None:
    """Right: the same name for someone named, none for someone who is not. An uncertain speaker is shown as such: unknown."""
    got = quote.speaker if quote.certain else None
    doubt = "" if quote.certain else "(uncertain) "
    told = f"{where}: {quote.speaker!r} {doubt}[{quote.speaker_text}], not {want['speaker']!r} [{want['speaker_text']}]"
    field = "told_speaker" if want["kind"] == "reported" else "speaker"
    if want["unnamed"]:
        named = quote.speaker_rule == "speaker-named" and _same_name(quote.speaker_text, want["speaker_text"])  # "Moscow" is called Nga
        alike = named or _same_name(got, want["speaker"]) or _same_name(got, want["speaker_text"])
        same = quote.certain and (got is None or alike)
        scores["unnamed"].judge(same, quote.certain, told)
        scores[field].judge(same, quote.certain, told)
    else:
        scores[field].judge(quote.certain and _same_name(got, want["speaker"]), quote.certain, told)


def _same_name(got: str | None, want: str | None) -> bool:
    """The same words; the longer of two spellings of a body may have its country or place."""
    if got is None or want is None:
        return got is want
    one, other = words(got), words(want)
    return one == other or set(one) <= set(other) or set(other) <= set(one)


def _folded(text: str | None) -> str | None:
    return " ".join(words(text)) if text else None


def _common(one: str, other: str) -> float:
    a, b = Counter(words(one)), Counter(words(other))
    return sum((a & b).values()) / max(1, sum((a | b).values()))


def f1(score: Score) -> float:
    """Of found, invented and missed."""
    return 2 * score.right / max(1, 2 * score.right + score.wrong + score.unknown)
