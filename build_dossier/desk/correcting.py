"""A correction by visible words: tried in memory, told before and after, and only then written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from build_dossier.corrections import Finder
from build_dossier.desk.entries import HEAD, with_entry, without_last
from build_dossier.desk.saving import save
from build_dossier.edits import Withheld
from build_dossier.knowing import Knowledge, know
from build_dossier.matching import closest
from build_dossier.model import Entry, Fact
from build_dossier.problems import DossierError, Problem, problem
from build_dossier.settings import Settings
from build_dossier.tables import FIELDS, load_tables, parse_corrections

NAME = "corrections.yml"


class NotCorrected(DossierError):
    """A correction that would have no effect, or cannot be understood: nothing is written."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a correction changes: the article or seed, what of it, before and after."""

    where: str
    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Done:
    """An entry that was written or taken back, with its effects."""

    entry: Mapping[str, Any]
    effects: tuple[Effect, ...]
    problems: tuple[Problem, ...]  # that it solves or brings


def parse_changes(pairs: Sequence[str]) -> dict[str, Any]:
    """date=2024-12-04 author="Hồng Hạnh" source=null as values. Raises NotCorrected for a field that is none."""
    changes: dict[str, Any] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign or name not in FIELDS:
            meant = closest(name, FIELDS) or ", ".join(FIELDS)
            raise NotCorrected(problem("correct-unknown-field", pair, None, field=name, meant=meant))
        changes[name] = None if value.strip() in ("", "null") else value.strip()
    return changes


def correct(settings: Settings, entry: Mapping[str, Any], trial: bool = False) -> Done:
    """Adds an entry to corrections.yml, with `was` as read now, and tells its effect. A trial writes nothing.

    Raises NotCorrected if it would have no effect, BrokenTable if it is no entry."""
    path = settings.seeds / NAME
    old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    before = know(settings)
    entry = _with_was(entry, before)
    text = with_entry(old, entry)
    after = know(settings, tables=_tables(settings, text))
    new = max(after.tables.corrections, key=lambda correction: correction.n)
    refused = [p for p in after.problems if p.file == NAME and p.line == new.n]
    if refused:
        raise NotCorrected(*(replace(p, line=None) for p in refused))
    done = Done(entry, tuple(_effects(before, after)), _news(before, after))
    if not trial:
        save(path, text.encode("utf-8"))
    return done


def undo(settings: Settings, trial: bool = False) -> Done:
    """Takes the last entry of corrections.yml back. Raises NotCorrected if there is none."""
    path = settings.seeds / NAME
    old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
    before = know(settings)
    found = without_last(old)
    if found is None:
        raise NotCorrected(problem("correct-nothing-to-undo", NAME))
    text, entry = found
    after = know(settings, tables=_tables(settings, text))
    if not trial:
        _write_or_remove(path, text)
    return Done(entry, tuple(_effects(before, after)), _news(before, after))


def _write_or_remove(path: Path, text: str) -> None:
    """A file that this program began and that holds nothing any more goes."""
    if text.strip() in ("", HEAD.strip()):
        path.unlink()
    else:
        save(path, text.encode("utf-8"))


def _tables(settings: Settings, text: str) -> Any:
    return replace(load_tables(settings.seeds), corrections=parse_corrections(text))


# ---- what was read when the entry was written ----------------------------------------------------------------------


def _with_was(entry: Mapping[str, Any], known: Knowledge) -> Mapping[str, Any]:
    """The entry with what is read now, so that it loses its effect when something else is read one day."""
    finder = Finder(known.corpus.articles, known.tables.corrections)
    was: dict[str, Any] = {}
    if "article" in entry:
        found = finder.find(entry["article"])
        of = next((one for one in known.dossier.entries if [one.id] == found), None)
        names = [*entry.get("set", {}), *entry.get("confirm", ())]
        was = {name: _now(of, name, known) for name in names if of and name in of.facts}
    if not was or "was" in entry:
        return entry
    single = next(iter(was.values())) if len(was) == 1 and len(entry.get("set", ())) + len(entry.get("confirm", ())) == 1 else was
    rest = {key: value for key, value in entry.items() if key in ("by", "why")}
    return {**{key: value for key, value in entry.items() if key not in rest}, "was": single, **rest}


def _now(entry: Entry, name: str, known: Knowledge) -> Any:
    value = entry.facts[name].value
    return next((o.name for o in known.dossier.outlets if o.id == value), value) if name == "source" else value


# ---- what it changes -----------------------------------------------------------------------------------------------


def _effects(before: Knowledge, after: Knowledge) -> Iterator[Effect]:
    """Facts, links of names, kinds of lines and what is hidden, by article."""
    new = {place: entry for entry in after.dossier.entries for place in _places(entry)}
    for entry in before.dossier.entries:
        other = new.get((entry.article.draft.seed.name, entry.article.draft.part))
        if other:
            yield from _of_article(entry, other, after)
    yield from _of_lines(before, after)
    yield from _of_hidden(before, after)


def _places(entry: Entry) -> list[tuple[str, int]]:
    return [(entry.article.draft.seed.name, entry.article.draft.part), *entry.also_in]


def _of_article(one: Entry, other: Entry, known: Knowledge) -> Iterator[Effect]:
    title, names = str(one.facts["title"].value), {outlet.id: outlet.name for outlet in known.dossier.outlets}
    for name, fact in one.facts.items():
        if fact != other.facts[name]:
            yield Effect(title, name, told_fact(fact, names), told_fact(other.facts[name], names))
    if one.url != other.url:
        yield Effect(title, "source_url", one.url or "–", other.url or "–")
    linked, relinked = ({m.span: m for m in entry.mentions} for entry in (one, other))
    for span in sorted(linked.keys() | relinked.keys(), key=lambda s: (s.n, s.start)):
        pair = [mentions[span].actor if span in mentions else "none" for mentions in (linked, relinked)]
        if pair[0] != pair[1]:
            text = (linked.get(span) or relinked[span]).text
            yield Effect(title, f"{span.n}: {text}", *pair)


def told_fact(fact: Fact, names: Mapping[str, str]) -> str:
    """A fact on a line: its value (an outlet by its name), its basis or that it is confirmed, and who says so."""
    value = "–" if fact.value is None else names.get(fact.value, str(fact.value))
    by = f", {fact.edit.by or '?'}" if fact.edit else ""
    return f"{value} [{'confirmed' if fact.edit and fact.edit.confirms else fact.basis}{by}]"


def _of_lines(before: Knowledge, after: Knowledge) -> Iterator[Effect]:
    new = {(cut.seed.name, line.n): line for cut in after.dossier.seeds for line in cut.lines}
    for cut in before.dossier.seeds:
        for line in cut.lines:
            other = new[cut.seed.name, line.n]
            if other.kind != line.kind:
                yield Effect(f"{cut.seed.name}:{line.n}", line.text.strip(), str(line.kind), str(other.kind))


def _of_hidden(before: Knowledge, after: Knowledge) -> Iterator[Effect]:
    old, new = before.dossier.withheld, after.dossier.withheld
    yield from _hidden(new, old, after, ("shown", "hidden"))
    yield from _hidden(old, new, after, ("hidden", "shown"))


def _hidden(these: Withheld, those: Withheld, known: Knowledge, states: tuple[str, str]) -> Iterator[Effect]:
    """What these hide and those do not."""
    titles = {entry.id: str(entry.facts["title"].value) for entry in known.dossier.entries}
    yield from (Effect(titles[found], "article", *states) for found in sorted(these.articles - those.articles))
    yield from (Effect(f"{seed}:{n}", "line", *states) for seed, n in sorted(these.lines - those.lines))
    yield from (Effect(words, "words", *states) for words in these.words if words not in those.words)


def _news(before: Knowledge, after: Knowledge) -> tuple[Problem, ...]:
    """Problems that a correction brings; those of its own entry have stopped it."""
    old = {(p.kind, p.file, p.values) for p in before.problems}
    return tuple(p for p in after.problems if (p.kind, p.file, p.values) not in old)
