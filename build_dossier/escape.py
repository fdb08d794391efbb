"""The exits: text becomes Markdown, HTML or terminal output, by one function each. Inside the program all text is plain."""

from __future__ import annotations

import html as _html
import re

# Every sign that some Markdown dialect or extension gives a meaning: emphasis, code, links, references, tables, math, attribute
# lists, critic marks, keys, templates, HTML. Numeric entities mean the same to every parser, a backslash does not.
_ALWAYS = re.compile(r"[&<>\\`*_{}\[\]#|~^=$+@]")
# Signs that only mean something at the start of a line: lists, quotations, admonitions, tabs, definitions, snippets.
_AT_START = re.compile(r"^(?:[-!?/:;%.\"'])|^(\d{1,9})([.)])")
# ":smile:" and "https://" (automatic links): the colon decides.
_COLON = re.compile(r":(?=[\w+/-]*:|//)")


def markdown(text: str) -> str:
    """One line of text as one line of Markdown that shows exactly this text, whatever extensions are on."""
    escaped = _ALWAYS.sub(lambda m: f"&#{ord(m[0])};", " ".join(text.split()))
    escaped = _COLON.sub("&#58;", escaped)
    return _AT_START.sub(lambda m: f"{m[1]}&#{ord(m[2])};" if m[1] else f"&#{ord(m[0])};", escaped)


def html(text: str) -> str:
    """Text for HTML, between tags and in quoted attributes alike, on one line."""
    return _html.escape(" ".join(text.split()), quote=True)


def terminal(text: str) -> str:
    """Text for a terminal: no control character reaches it."""
    return re.sub(r"[\x00-\x1f\x7f-\x9f]", "�", text)
