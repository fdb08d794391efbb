"""Match keys: which spellings are the same text."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_dossier.fold import article_id, bare, fold, label_key, new_style, words

LETTERS = st.text(st.characters(codec="utf-8"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hoà bình", "HÒA BÌNH"),
        ("hóa đơn", "hoá đơn"),
        ("thuỷ thủ", "thủy thủ"),
        ("khoẻ mạnh", "khỏe mạnh"),
        ("nói “có”", 'Nói "CÓ"'),
        ("«ổn», ông nói", '"ổn", ông nói'),
        ("ông  Khoai\tở bến", "Ông Khoai ở bến"),
        (unicodedata.normalize("NFD", "Bạch Sa"), "Bạch Sa"),
    ],
)
def test_spellings_that_meet(one: str, other: str) -> None:
    """Case, spaces, quotation marks, composition and the place of the tone make no difference."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("toán", "toan"), ("quý", "qúy"), ("Sa", "Sả"), ("hòa", "họa"), ("1-2", "12")])
def test_spellings_that_do_not_meet(one: str, other: str) -> None:
    """Tones, letters and signs do; "quý" has its tone where it belongs in both styles."""
    assert fold(one) != fold(other)


@given(LETTERS)
def test_folding_is_settled_once(text: str) -> None:
    """For any text a folded text is its own key, and so is a label's."""
    assert fold(fold(text)) == fold(text)
    assert label_key(label_key(text)) == label_key(text)


@given(LETTERS)
def test_a_key_has_single_spaces(text: str) -> None:
    """For any text: no space at the edges, none twice, no other white space."""
    key = fold(text)
    assert key == " ".join(key.split())


@pytest.mark.parametrize("text", ["| Tin liên quan:", "TIN LIÊN QUAN", "• tin liên quan •", "Tin  liên quan >>"])
def test_a_label_is_known_without_its_signs(text: str) -> None:
    """Bars, bullets, colons and arrows around a heading are not part of it."""
    assert label_key(text) == "tin liên quan"


def test_words_are_syllables_and_numbers() -> None:
    """Signs part them, underscores too."""
    assert words("Cầu_mới: 1.200 mét, “rộng” 4 làn/xe") == ["cầu", "mới", "1", "200", "mét", "rộng", "4", "làn", "xe"]


@given(st.text(st.sampled_from("aăâeêioôơuưyđAĂÂEÊIOÔƠUƯYĐáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ bcdghklmnpqrstvx")))
def test_bare_vietnamese_is_ascii(text: str) -> None:
    """For any Vietnamese text: letters without marks, đ as d."""
    assert bare(text).isascii()


def test_bare_keeps_the_word() -> None:
    """What people type without a Vietnamese keyboard."""
    assert bare("Đường tới chợ Vân Cốc") == "duong toi cho van coc"


@given(LETTERS, LETTERS)
def test_an_id_hangs_on_letters_alone(text: str, other: str) -> None:
    """For any text: eight hex digits; case, spaces, signs and composition change nothing, nor does what follows 300 letters."""
    identity = article_id(text)
    assert re.fullmatch("[0-9a-f]{8}", identity)
    assert article_id("  ".join(text.split())) == identity
    assert article_id(unicodedata.normalize("NFD", text)) == identity
    assert article_id("“" + text + "”…") == identity
    assert article_id("a" * 300 + text) == article_id("A " * 300 + other)


def test_ids_of_different_texts_differ() -> None:
    """A letter within the first three hundred makes another article; the id itself never changes with a version."""
    assert article_id("Cầu mới ở Bạch Sa") != article_id("Cầu cũ ở Bạch Sa")
    assert article_id("Cầu mới ở Bạch Sa") == "bd65c4d0"


@pytest.mark.parametrize(
    ("old", "new"), [("hòa bình", "hoà bình"), ("ủy ban", "uỷ ban"), ("quý vị", "quý vị"), ("hoàn toàn", "hoàn toàn"), ("khỏe", "khoẻ")]
)
def test_the_other_placement_of_tones(old: str, new: str) -> None:
    """Open syllables only, and both placements fold to one key."""
    assert new_style(old) == new
    assert fold(new) == fold(old)
