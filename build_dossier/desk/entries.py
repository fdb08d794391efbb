"""The text of corrections.yml with an entry more or less: comments, order and the other entries stay as they are."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

HEAD = "# Sửa và xác nhận của biên tập viên. Xem docs/huong-dan.md.\n"
_QUOTED = ("article", "line", "name", "hide", "in")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def with_entry(text: str, entry: Mapping[str, Any]) -> str:
    """The text with an entry behind all others."""
    yaml, entries = _read(text)
    entries.append(_flow(entry))
    return _written(yaml, entries, text)


def without_last(text: str) -> tuple[str, Mapping[str, Any]] | None:
    """The text without its last entry, and that entry; None if there is none."""
    yaml, entries = _read(text)
    if not entries:
        return None
    last = dict(entries[-1])
    del entries[len(entries) - 1]  # for a negative index the library moves the comments of all others
    return (_written(yaml, entries, text) if entries else _comments(text)), last


def one_line(entry: Mapping[str, Any]) -> str:
    """An entry as it stands in the file."""
    return with_entry("", entry).removeprefix(HEAD).strip()


def _read(text: str) -> tuple[YAML, CommentedSeq]:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 1_000_000  # an entry is a line
    yaml.allow_duplicate_keys = False
    yaml.representer.add_representer(type(None), lambda writer, _: writer.represent_scalar("tag:yaml.org,2002:null", "null"))
    dash = re.search(r"^( *)- ", text, re.MULTILINE)
    yaml.indent(sequence=len(dash[1]) + 2 if dash else 2, offset=len(dash[1]) if dash else 0)
    entries = yaml.load(text)
    return yaml, CommentedSeq() if entries is None else entries


def _written(yaml: YAML, entries: CommentedSeq, text: str) -> str:
    out = io.StringIO()
    yaml.dump(entries, out)
    head = "" if text.strip() and "- " in text else (_comments(text) or HEAD)
    return head + out.getvalue()


def _comments(text: str) -> str:
    """The comment lines at the head of a file; of a file that holds no entry they are all that it holds."""
    lines = text.splitlines(keepends=True)
    head = next((i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), len(lines))
    return "".join(lines[:head])


def _flow(entry: Mapping[str, Any]) -> CommentedMap:
    """An entry on one line: words in quotation marks, days as days."""
    out = CommentedMap()
    for key, value in entry.items():
        out[key] = DoubleQuotedScalarString(value) if key in _QUOTED else _value(value)
    out.fa.set_flow_style()
    return out


def _value(value: Any) -> Any:
    if isinstance(value, Mapping):
        return _flow(value)
    if isinstance(value, list | tuple):
        row = CommentedSeq(_value(item) for item in value)
        row.fa.set_flow_style()
        return row
    return _day(value) if isinstance(value, str) and _DAY.fullmatch(value) else value


def _day(text: str) -> dt.date | str:
    """A day without quotation marks; what is not in the calendar stays text, and the table's check refuses it."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return text
