"""Letters in disguise become Latin; real Cyrillic and Greek words stay."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_dossier.build import generate
from build_dossier.lookalikes import to_latin
from build_dossier.settings import Settings
from tests.samples import LEDE, article


@pytest.mark.parametrize(
    ("text", "latin", "count"),
    [
        ("xã Cồn Nổi hоp bàn", "xã Cồn Nổi hop bàn", 1),
        ("Тhanh niên xã Cồn Nổi", "Thanh niên xã Cồn Nổi", 1),
        ("а lô, xã Cồn Nổi đây", "a lô, xã Cồn Nổi đây", 1),
        ("Tạp chí Москва và đảo Кипр", "Tạp chí Москва và đảo Кипр", 0),
        ("góc α và hằng số Ω", "góc a và hằng số Ω", 1),
        ("Москва", "Москва", 0),
        ("", "", 0),
    ],
)
def test_words_in_disguise(text: str, latin: str, count: int) -> None:
    """Only words that are Latin but for the disguise, or that could be, in a Latin line."""
    assert to_latin(text) == (latin, count)


@given(st.text())
def test_nothing_else_changes(text: str) -> None:
    """The length stays, Latin text stays, and a second look finds nothing."""
    once, _ = to_latin(text)
    assert len(once) == len(text)
    assert to_latin(once) == (once, 0)
    if text.isascii():
        assert once == text


def test_a_page_in_disguise_is_told(project_with: Callable[[Mapping[str, str]], Settings]) -> None:
    """The article is read, and the editor learns of the letters."""
    outcome = generate(project_with({"a.txt": article(lede=LEDE.replace("a", "а"))}))
    assert outcome.dossier.entries[0].article.draft.kept[2].text == LEDE
    assert [(p.kind, p.line) for p in outcome.problems if p.kind == "seed-lookalikes"] == [("seed-lookalikes", 5)]
