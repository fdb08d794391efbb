"""The header of a page: whatever text it carries, MkDocs reads back the same."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from build_dossier.frontmatter import BrokenHeader, with_header

TEXT = st.text(st.characters(codec="utf-8"))
VALUE = st.one_of(TEXT, st.none(), st.dates(), st.booleans(), st.integers(), st.lists(TEXT), st.dictionaries(TEXT, st.lists(TEXT)))
ODD = [
    "---", "...", "--- a", "a\n---\nb", "a\n...\nb", "{{", "{% raw %}", "yes", "No", "null", "~", "", " ", "2024-12-03",
    "2024-12", "12:30", "0o7", "1e3", "1_000", ".nan", "- x", ": y", "x: y", "x #y", "# x", "&a", "*a", "!tag",
    "!!python/object:os.system", "|", ">", "%YAML 1.1", "@x", "`x`", "'", '"', "\\", "[a, b]", "{a: b}", "=", "<<", "a\tb",
    "\ta", "a\u2028b", "a\u0085b", "\ufeffa", "\x00", "\U0001f600", "Đò",
]  # fmt: skip


def read(page: str) -> tuple[str, Any]:
    return get_data(page)


@given(st.dictionaries(st.from_regex("[a-z_]{1,12}", fullmatch=True), VALUE, min_size=1), TEXT)
@example({"title": "a: b", "tags": ["- x", "---\n"], "actors": {"people": ["..."]}}, "---\ntitle: other\n---\n")
def test_any_header_comes_back_as_it_was(header: dict[str, Any], body: str) -> None:
    """For any text in any field, lists and maps included, and any body: MkDocs reads the same header and the same body."""
    text, found = read(with_header(header, body))
    assert found == header
    assert {key: type(value) for key, value in found.items()} == {key: type(value) for key, value in header.items()}
    assert text.strip() == body.strip()


@pytest.mark.parametrize("title", ODD)
def test_titles_that_yaml_could_misread(title: str) -> None:
    """Document marks, booleans, numbers, days, tags, anchors, Jinja: a title is text, in a list and a map too."""
    header = {"title": title, "tags": [title], "actors": {"people": [title]}, "last": 1}
    body, found = read(with_header(header, "# Tít\n\nThân bài"))
    assert found == header
    assert body.strip() == "# Tít\n\nThân bài"


def test_days_are_days_and_unknown_is_null() -> None:
    """A day is a YAML date, a month a text, the unknown a null, in the order of the header."""
    page = with_header({"title": "Tít", "date": dt.date(2023, 8, 5), "until": "2023-08", "source": None}, "x")
    assert page == "---\ntitle: Tít\ndate: 2023-08-05\nuntil: 2023-08\nsource: null\n---\n\nx\n"


@pytest.mark.parametrize("header", [{"a": float("nan")}, {"a": ("tuple",)}])
def test_what_would_come_back_as_something_else_is_refused(header: dict[str, Any]) -> None:
    """A header that MkDocs would read differently is never published."""
    with pytest.raises(BrokenHeader):
        with_header(header, "x")
