"""The exits: text becomes Markdown, HTML or terminal output, by one function each. Inside the program all text is plain."""

from __future__ import annotations

import html as _html
import json
import re
from collections.abc import Iterable
from typing import Any

# Every sign that some Markdown dialect or extension gives a meaning: emphasis, code, links, references, tables, math, attribute
# lists, critic marks, keys, templates, HTML. Numeric entities mean the same to every parser, a backslash does not.
_ALWAYS = re.compile(r"[&<>\\`*_{}\[\]#|~^=$+@]")
# Signs that only mean something at the start of a line: lists ("1.", "iv)"), quotations, admonitions, tabs, definitions.
_AT_START = re.compile(r"^(?:[-!?/:;%.\"'])|^([^\W_]{1,15})([.)])(?=\s|$)")
# ":smile:", "https://", "www.", "a/b!1" and a commit's forty hex digits (automatic links): one sign of each decides.
_WITHIN = re.compile(r":(?=[\w+/-]*:|//)|(?<=\bwww)\.|[!?](?=\d)|\b[\da-f](?=[\da-f]{39}\b)", re.IGNORECASE)


def markdown(text: str) -> str:
    """One line of text as one line of Markdown that shows exactly this text, whatever extensions add markup."""
    escaped = markdown_piece(" ".join(text.split()))
    return _AT_START.sub(lambda m: f"{m[1]}&#{ord(m[2])};" if m[1] else _entity(m), escaped)


def markdown_piece(text: str) -> str:
    """A piece from within a line, its spaces kept: for lines that are put together from pieces."""
    return _WITHIN.sub(_entity, _ALWAYS.sub(_entity, text))


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def html(text: str) -> str:
    """Text for HTML, between tags and in quoted attributes alike, on one line."""
    return _html.escape(" ".join(text.split()), quote=True)


def preformatted(lines: Iterable[str]) -> str:
    """Lines for HTML within <pre>: every space and every line end stays."""
    return "\n".join(_html.escape(line, quote=True) for line in lines)


_NOT_IN_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml(text: str) -> str:
    """Text for XML, between tags and in quoted attributes alike, on one line; signs that XML cannot hold are left out."""
    return html(_NOT_IN_XML.sub("", text))


def script_json(value: Any) -> str:
    """JSON for a script element of HTML: no sign in it ends the element or opens a comment."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return re.sub("[<>&\u2028\u2029]", lambda found: f"\\u{ord(found[0]):04x}", text)


def html_piece(text: str) -> str:
    """A piece from within a line for HTML, the spaces at its ends kept as one."""
    before, after = " " * text[:1].isspace(), " " * text[-1:].isspace()
    return f"{before}{html(text)}{after}" if text.strip() else before


def ical(text: str) -> str:
    """Text for a value in iCalendar (RFC 5545, 3.3.11): its four signs escaped, on one line."""
    flat = " ".join("".join(ch for ch in text if ch >= " " or ch.isspace()).split())
    return re.sub(r"([\\;,])", r"\\\1", flat)


def csv(text: str) -> str:
    """Text for a cell of a table: a sign that a spreadsheet takes for a formula gets an apostrophe in front."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and text[:1] else text


def terminal(text: str) -> str:
    """Text for a terminal: no control character and no change of direction reaches it."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]", "�", text)


# A brace counts for BibTeX even behind a backslash: both become words.
_BIBTEX = {
    "\\": "\\textbackslash{}",
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "{": "\\textbraceleft{}",
    "}": "\\textbraceright{}",
    **{sign: f"\\{sign}" for sign in "%#&$_"},
}


def bibtex(text: str) -> str:
    """Text within a field of a BibTeX entry, on one line: no sign of it is a command, a comment or the end of the field."""
    return "".join(_BIBTEX.get(sign, sign) for sign in " ".join(text.split()))


def ris(text: str) -> str:
    """Text behind a tag of a RIS record: on one line, since a line begins a new tag."""
    return " ".join(text.split())
