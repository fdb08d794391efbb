"""The editor's tables in seeds/ (and the package's own outlets): YAML, checked against a schema, errors with line and remedy."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import best_match

from build_dossier.codes import bare_code, is_code
from build_dossier.edits import Correction
from build_dossier.fold import fold
from build_dossier.lang import table
from build_dossier.matching import closest
from build_dossier.model import Actor, Era, Outlet, Sign, Term, Topic
from build_dossier.problems import BrokenTable, Problem, problem

FIELDS = ("title", "date", "published", "source", "original_source", "author", "source_url")  # that corrections may set
TABLES = ("dossier.yml", "actors.yml", "topics.yml", "outlets.yml", "corrections.yml")


@dataclass(frozen=True, slots=True)
class Tables:
    """What the editor knows: the dossier's own data, outlets, actors, topics and corrections."""

    about: Mapping[str, Any]
    outlets: tuple[Outlet, ...]
    actors: tuple[Actor, ...] = ()
    topics: tuple[Topic, ...] = ()
    eras: tuple[Era, ...] = ()
    corrections: tuple[Correction, ...] = ()


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """YAML without its surprises: NO is a country code, not false, 2024-10-01 stays the text it is, no key hides another."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping. Raises ConstructorError for a key that stands in it twice."""
        seen: set[str] = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key “{key.value}” stands here twice", key.start_mark)
            seen.add(str(key.value))
        return super().construct_mapping(node, deep)  # type: ignore[no-any-return]


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.rsplit(":", 1)[1] not in ("bool", "timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def load_tables(folder: Path, site_url: str | None = None) -> Tables:
    """The tables of a seeds folder, the package's outlets included; `site_url` is the site's address unless dossier.yml names one.
    Raises BrokenTable naming every error's file and line."""
    loaded = {name: load_table(folder / name) for name in TABLES}
    own = tuple(_outlet(entry) for entry in loaded["outlets.yml"] or ())
    added = {outlet.id for outlet in own}
    packaged = tuple(outlet for outlet in package_outlets() if outlet.id not in added)
    dossier = dict(loaded["dossier.yml"] or {})
    eras = tuple(_era(entry) for entry in dossier.pop("eras", ()))
    about = {
        "title": "Hồ sơ tin tức",
        "description": "",
        "language": "vi",
        "mode": "full",
        **dossier,
        "site_url": _address(dossier.get("site_url") or site_url),
    }
    actors = tuple(_actor(entry) for entry in loaded["actors.yml"] or ())
    topics = tuple(_topic(entry) for entry in loaded["topics.yml"] or ())
    _refuse_unknown_offices(actors)
    corrections = load_corrections(folder / "corrections.yml")
    return Tables(about, packaged + own, actors, topics, eras, corrections)


@cache
def package_outlets() -> tuple[Outlet, ...]:
    """The outlets and agencies that the package knows by itself."""
    return tuple(_outlet(entry) for entry in table("vi", "outlets"))


def load_table(path: Path) -> Any:
    """One table as plain values, None if there is no such file. Raises BrokenTable."""
    return _loaded(path)[0]


def load_corrections(path: Path) -> tuple[Correction, ...]:
    """The entries of corrections.yml with their lines, none if there is no such file. Raises BrokenTable."""
    return _corrections(*_loaded(path))


def parse_corrections(text: str) -> tuple[Correction, ...]:
    """The entries of a text that may become corrections.yml. Raises BrokenTable."""
    return _corrections(*check_table("corrections.yml", text))


def _corrections(value: Any, node: yaml.Node | None) -> tuple[Correction, ...]:
    return tuple(_correction(entry, _line(node, [index]) or 1) for index, entry in enumerate(value or ()))


def _loaded(path: Path) -> tuple[Any, yaml.Node | None]:
    if not path.exists():
        return None, None
    try:
        return check_table(path.name, path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BrokenTable(problem("seed-unreadable", path.name, why=error.strerror or type(error).__name__)) from error
    except UnicodeDecodeError as error:
        raise BrokenTable(problem("table-not-utf8", path.name)) from error


def check_table(name: str, text: str) -> tuple[Any, yaml.Node | None]:
    """The text of a table as plain values and as nodes, which know their lines. Raises BrokenTable."""
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        value = loader.construct_document(node) if node else None
    except (yaml.YAMLError, ValueError, AttributeError) as error:  # "!!int x" is no YAMLError
        mark = getattr(error, "problem_mark", None)
        why = getattr(error, "problem", None) or type(error).__name__
        raise BrokenTable(problem("table-not-yaml", name, mark.line + 1 if mark else None, why=why)) from error
    if value is None:
        return None, None
    errors = sorted(_validator(name).iter_errors(value), key=lambda e: [str(part) for part in e.absolute_path])
    if errors:
        raise BrokenTable(*(_complaint(name, node, error) for error in errors))
    _refuse_doubles(name, node, value)
    return value, node


_DAYS = ("date", "published", "from", "to")
_DAY = "a day is written 2025-09-08 (a month '2025-09', a year '2025')"


def _complaint(name: str, node: yaml.Node | None, error: Any) -> Problem:
    if name == "corrections.yml" and error.validator == "oneOf":
        return problem("correction-target", name, _line(node, list(error.absolute_path)))
    error = best_match([error])  # of an "any of", the alternative that fits best says what is wrong
    path = list(error.absolute_path)
    where = "/".join(str(part) for part in path) or name
    if error.validator == "additionalProperties" and isinstance(error.instance, dict):
        known = error.schema["properties"]
        wrong = next(str(key) for key in error.instance if key not in known)
        meant = closest(wrong, known) or ", ".join(known)
        return problem("table-unknown-key", name, _key_line(node, path, wrong), key=wrong, meant=meant)
    if "propertyNames" in error.absolute_schema_path:  # a known key beside one that it does not go with
        fitting = ", ".join(error.validator_value)
        return problem("table-needless-key", name, _key_line(node, path, str(error.instance)), key=error.instance, meant=fitting)
    nearby = closest(str(error.instance), map(str, error.validator_value)) if error.validator == "enum" else None
    if nearby:
        return problem("table-unknown-word", name, _line(node, path), where=where, word=error.instance, meant=nearby)
    why = _DAY if path and path[-1] in _DAYS and not isinstance(error.instance, dict | list) else error.message
    return problem("table-invalid", name, _line(node, path), where=where, why=why)


def _refuse_doubles(name: str, node: yaml.Node | None, value: Any) -> None:
    """Two entries with one id would silently shadow each other."""
    if not isinstance(value, list):
        return
    seen: set[str] = set()
    for index, entry in enumerate(value):
        key = entry.get("id")  # corrections have none
        if key is not None and key in seen:
            raise BrokenTable(problem("table-double-id", name, _line(node, [index]), id=key))
        seen.add(key)


def _line(node: yaml.Node | None, path: list[Any]) -> int | None:
    """The line in the file of the value at a path like [3, "domain"], or of the nearest value around it."""
    if node is None:
        return None
    for part in path:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            found = [value for key, value in node.value if key.value == str(part)]
            if not found:
                break
            node = found[0]
    return int(node.start_mark.line) + 1


def _key_line(node: yaml.Node | None, path: list[Any], key: str) -> int | None:
    """The line of a key in the mapping at a path."""
    for part in path:
        if isinstance(node, yaml.SequenceNode):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            node = next(value for name, value in node.value if name.value == str(part))
    found = [name for name, _ in node.value if name.value == key] if isinstance(node, yaml.MappingNode) else []
    return int(found[0].start_mark.line) + 1 if found else None


@cache
def _validator(name: str) -> Draft202012Validator:
    path = files("build_dossier") / "schemas" / name
    return Draft202012Validator(yaml.safe_load(path.read_text(encoding="utf-8")), format_checker=FormatChecker())


def _actor(entry: Mapping[str, Any]) -> Actor:
    terms = tuple(
        Term(term["office"], _text(term.get("from")), _text(term.get("to")), term.get("source")) for term in entry.get("terms", ())
    )
    lists: dict[str, Any] = {"terms": terms, **{key: tuple(entry.get(key, ())) for key in ("aliases", "titles")}}
    return Actor(**{**entry, **lists})


def _era(entry: Mapping[str, Any]) -> Era:
    phrases, beside = (tuple(fold(words) for words in entry.get(key, ())) for key in ("phrases", "beside"))
    return Era(phrases, dt.date.fromisoformat(entry["from"]), beside)


def _address(site_url: str | None) -> str | None:
    """The address with a slash at the end, so that paths can be added to it."""
    return site_url.rstrip("/") + "/" if site_url else None


def _text(day: object) -> str | None:
    return None if day is None else str(day)


def _topic(entry: Mapping[str, Any]) -> Topic:
    return Topic(entry["id"], entry["label"], tuple(entry.get("phrases", ())), entry.get("iptc"))


def _refuse_unknown_offices(actors: tuple[Actor, ...]) -> None:
    """A term in an office that is no entry would be lost without a word."""
    offices = {actor.id for actor in actors if actor.kind == "office"}
    lost = [(actor.id, term.office) for actor in actors for term in actor.terms if term.office not in offices]
    if lost:
        meant = {office: closest(office, offices) or "–" for _, office in lost}
        raise BrokenTable(
            *(problem("table-unknown-office", "actors.yml", None, id=who, office=office, meant=meant[office]) for who, office in lost)
        )


def _correction(entry: Mapping[str, Any], line: int) -> Correction:
    target: Any = next(key for key in ("article", "line", "name", "hide") if key in entry)
    changes = tuple((key, str(value) if isinstance(value, int) else value) for key, value in entry.get("set", {}).items())
    confirms = tuple(entry.get("confirm", ()))
    actor = entry.get("actor")
    return Correction(
        n=line,
        target=target,
        words=entry[target],
        within=entry.get("in"),
        changes=changes,
        confirms=confirms,
        kind=entry.get("kind"),
        actor=None if actor == "none" else actor,
        sort=entry.get("as"),
        was=_was(entry, [key for key, _ in changes] + list(confirms) or ["kind" if target == "line" else "actor"], line),
        by=entry.get("by"),
        why=entry.get("why"),
    )


def _was(entry: Mapping[str, Any], fields: list[str], line: int) -> tuple[tuple[str, Any], ...]:
    """What was read when the entry was written, by field. One value for several fields says nothing."""
    if "was" not in entry:
        return ()
    was = entry["was"]
    by_field = was if isinstance(was, dict) else {fields[0]: was} if len(fields) == 1 else {}
    if not by_field or set(by_field) - set(fields):
        raise BrokenTable(problem("correction-was", "corrections.yml", line, fields=", ".join(fields)))
    return tuple((key, str(value) if isinstance(value, int) else value) for key, value in by_field.items())


def _outlet(entry: Mapping[str, Any]) -> Outlet:
    signs = {key: tuple(_sign(sign) for sign in entry.get(key, ())) for key in ("strong", "weak")}
    lists: dict[str, Any] = {**signs, "named": tuple(entry.get("named", ()))}
    return Outlet(**{**entry, **lists})


def _sign(entry: str | Mapping[str, Any]) -> Sign:
    """A phrase opens a line if it is a code ("(CLO)", "VOV.VN -"), else it stands as whole words in the page's furniture."""
    if not isinstance(entry, str):
        return Sign(**entry)
    if is_code(entry):
        return Sign("opening", "dateline code", phrase=bare_code(entry))
    return Sign("furniture", "name", phrase=entry)
