"""By words that an editor can see: what counts as the same, and what comes nearest."""

from __future__ import annotations

import pytest

from build_dossier.matching import closest, is_line, nearest, says


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("cầu mới", "Khởi công CẦU  MỚI bắc qua sông", True),
        ("“Cầu mới”", 'Khởi công "cầu mới"', True),
        ("hoà bình", "đàm phán hòa bình", True),
        ("cầu mớ", "cầu mới", False),
        ("mới cầu", "cầu mới", False),
        ("(cầu)", "cầu", True),
        ("thoả thuận", "thỏa thuận", True),
    ],
)
def test_words_are_found_whole_however_they_are_typed(phrase: str, text: str, found: bool) -> None:
    """Composed or not, in any case, with any spaces, quotation marks and tone placement; in order, and not within a word."""
    assert says(phrase, text) is found


@pytest.mark.parametrize(
    ("phrase", "text", "same"),
    [
        ("Tin nổi bật |", "| TIN NỔI BẬT", True),
        ("Tin nổi", "Tin nổi bật", False),
        ("Cầu dài … xe tải", "Cầu dài một nghìn mét, cho cả xe tải.", True),
        ("Cầu dài ... xe tải", "Cầu dài một nghìn mét, cho cả xe tải. Đọc tiếp", False),
        ("Cầu … xe", "Cầu xe", True),
        ("Cầu dài một … một nghìn", "Cầu dài một nghìn", False),
        ("Cầu d… tải", "Cầu dài xe tải", False),
    ],
)
def test_a_line_is_meant_whole(phrase: str, text: str, same: bool) -> None:
    """Or by its beginning and its end: half a line, and lines that a new copy has run together, are other lines."""
    assert is_line(phrase, text) is same


def test_what_comes_nearest_shares_most_words() -> None:
    """The shorter of two first, and nothing that shares no word; a mistyped key finds the key."""
    assert nearest("khởi công cầu Lam", ["Khởi công cầu Lam Kiều hôm nay", "khởi công cầu", "mưa", "Khởi công cầu Lam"]) == (
        "Khởi công cầu Lam",
        "Khởi công cầu Lam Kiều hôm nay",
        "khởi công cầu",
    )
    assert nearest("gió", ["mưa"]) == ()
    assert closest("titel", ["title", "date"]) == "title"
    assert closest("xyz", ["title", "date"]) is None
