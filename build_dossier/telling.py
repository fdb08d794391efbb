"""Steps of inferences and contradictions put into words, in the language of the reader."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from build_dossier.happened import Contradiction
from build_dossier.lang import sentence, table
from build_dossier.model import Dossier, MarkedLine, Span, Step

Lines = Mapping[tuple[str, int], MarkedLine]
DayWords = Callable[[str], str]


def lines_of(dossier: Dossier) -> Lines:
    """Every line of the corpus by seed and number."""
    return {(cut.seed.name, line.n): line for cut in dossier.seeds for line in cut.lines}


def tell_step(step: Step, language: str, names: Mapping[str, str], lines: Lines, day: DayWords) -> str:
    """One step as a sentence; `day` puts a day into words."""
    values = {
        "text": _text(step.spans[0], lines) if step.spans else "",
        "since": day(step.since) if step.since else "",
        "until": day(step.until) if step.until else "",
    }
    values["period"] = _period(language, step, values)
    kind = step.kind
    if kind in ("term", "told-start"):
        values |= {"person": names.get(step.refs[0], step.refs[0]), "office": names.get(step.refs[1], step.refs[1])}
        kind = f"term-{step.refs[2]}" if kind == "term" else kind
    elif kind == "era-year":
        values["start"] = day(step.refs[1])
    elif kind == "page-stamps":
        values["count"] = step.refs[0]
    elif kind == "weekday":
        values["weekday"] = _weekday(language, step.refs[0])
    elif kind == "outlet-address":
        values["url"] = step.refs[1]
    elif kind.startswith("outlet-"):
        values["family"] = table(language, "steps")["families"].get(step.refs[1], step.refs[1])
    return sentence(language, "steps", kind, **values)


def tell_contradiction(found: Contradiction, language: str, day: DayWords) -> str:
    """A contradiction as a sentence."""
    values = dict(found.values)
    for key in ("day", "published", "since", "one", "other"):
        if key in values:
            values[key] = " – ".join(day(part) for part in values[key].split("/"))
    if "weekday" in values:
        values["weekday"] = _weekday(language, values["weekday"])
    return sentence(language, "contradictions", found.kind, **values)


def _weekday(language: str, number: str) -> str:
    return str(table(language, "steps")["weekdays"][int(number)])


def _period(language: str, step: Step, values: Mapping[str, str]) -> str:
    kind = "period-both" if step.since and step.until else "period-since" if step.since else "period-until"
    return sentence(language, "steps", kind, since=values["since"], until=values["until"])


def _text(span: Span, lines: Lines) -> str:
    line = lines.get((span.seed, span.n))
    return line.text[span.start : span.end] if line else ""
