"""What an editor says of facts: another value, or that the value holds. An entry that no longer fits what was read has no effect."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from build_dossier.corrections import listed
from build_dossier.edits import Correction
from build_dossier.fold import fold
from build_dossier.matching import closest
from build_dossier.model import Edit, Fact, Outlet
from build_dossier.problems import Problem, problem

Facts = Mapping[str, Fact]


def edited(facts: Facts, role: str | None, corrections: Iterable[Correction], outlets: tuple[Outlet, ...]) -> tuple[Facts, list[Problem]]:
    """The facts of an article with its corrections in the order of the file, and a problem for each that has no effect. `role`:
    what the date is, published or reported."""
    problems = []
    for correction in corrections:
        changes, refused = _values(correction, outlets)
        refused = refused or _outdated(facts, correction, dict(changes), outlets) or _nothing_to_confirm(facts, correction)
        if refused:
            problems.append(refused)
            continue
        facts = {**facts, **_changed(facts, role, correction, dict(changes))}
        facts = {**facts, **{name: _confirmed(facts[name], correction) for name in correction.confirms}}
    return facts, problems


def ends(day: str | None) -> tuple[str | None, str | None]:
    """The first and the last day of a month or a year; nothing for a day."""
    if day is None or len(day) == 10:
        return None, None
    if len(day) == 4:
        return f"{day}-01-01", f"{day}-12-31"
    return f"{day}-01", f"{day}-{calendar.monthrange(int(day[:4]), int(day[5:]))[1]}"


def _values(correction: Correction, outlets: tuple[Outlet, ...]) -> tuple[list[tuple[str, Any]], Problem | None]:
    """The values to set as the program holds them: an outlet by its id. Or why one cannot be used."""
    values = []
    for name, value in correction.changes:
        if name == "source" and value is not None:
            found = _outlet(value, outlets)
            if found is None:
                near = listed([text for text in [closest(value, (outlet.name for outlet in outlets))] if text])
                return [], problem("correction-unknown-outlet", "corrections.yml", correction.n, value=value, nearest=near)
            value = found
        if name == "published" and value is not None and not _is_moment(value):
            return [], problem("correction-impossible-day", "corrections.yml", correction.n, value=value)
        values.append((name, value))
    return values, None


def _outlet(words: str, outlets: tuple[Outlet, ...]) -> str | None:
    """The id of the outlet that is called so: by id, name or domain."""
    key = fold(words)
    return next((outlet.id for outlet in outlets if key in (outlet.id, fold(outlet.name), outlet.domain)), None)


def _is_moment(value: str) -> bool:
    try:
        dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


def _outdated(facts: Facts, correction: Correction, changes: Mapping[str, Any], outlets: tuple[Outlet, ...]) -> Problem | None:
    """What was read when the entry was written is read no more, and is not what the entry says either."""
    names = {outlet.id: outlet.name for outlet in outlets}
    for name, was in correction.was:
        if name not in facts:
            continue
        now = facts[name].value
        if name == "source" and was is not None:
            was = _outlet(was, outlets) or was
        if _key(was) != _key(now) and not (name in changes and _key(changes[name]) == _key(now)):
            told = {key: names.get(value, value) or "–" for key, value in (("was", was), ("now", now))}
            return problem("correction-outdated", "corrections.yml", correction.n, words=correction.words, field=name, **told)
    return None


def _nothing_to_confirm(facts: Facts, correction: Correction) -> Problem | None:
    unknown = [name for name in correction.confirms if facts[name].value is None]
    if not unknown:
        return None
    fields = ", ".join(unknown)
    return problem("correction-nothing-to-confirm", "corrections.yml", correction.n, words=correction.words, field=fields)


def _key(value: Any) -> Any:
    return fold(str(value)) if value is not None else None


def _changed(facts: Facts, role: str | None, correction: Correction, changes: Mapping[str, Any]) -> Facts:
    """The new facts of a correction. A day read as that of publication and its minute are one fact told twice."""
    if "published" in changes and "date" not in changes:
        changes = {**changes, "date": (changes["published"] or "")[:10] or None}
    elif "date" in changes and "published" not in changes and role == "published":
        day = changes["date"]
        kept = facts["published"].value if day and str(facts["published"].value)[:10] == day else day
        changes = {**changes, "published": kept if day is None or len(day) == 10 else None}
    return {name: _fact(facts[name], value, correction) for name, value in changes.items() if name in facts}


def _fact(old: Fact, value: Any, correction: Correction) -> Fact:
    """A corrected fact; what the program had read stays beside it. A value that was read as well is confirmed."""
    if value is not None and _key(value) == _key(old.value):
        return _confirmed(old, correction)
    was = old.edit.was if old.edit and not old.edit.confirms else old.value
    edit = Edit(correction.by, correction.why, was)
    if value is None:
        return Fact(None, "unknown", "editor-unknown", correction=correction.place, reason="editor-unknown", edit=edit)
    return Fact(value, "corrected", "editor", correction=correction.place, edit=edit)


def _confirmed(fact: Fact, correction: Correction) -> Fact:
    """The same fact, with who says that it holds. What was corrected before stays corrected."""
    if fact.edit and not fact.edit.confirms:
        return fact
    return replace(fact, correction=correction.place, edit=Edit(correction.by, correction.why, confirms=True))
