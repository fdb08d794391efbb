"""Date lines in the forms of the press: the day is read, the line is kept as a date line or as a signature."""

from __future__ import annotations

import pytest

from build_dossier.extract import extract
from tests.samples import BODY, LEDE, TITLE, cut_of

FORMS = (
    "Thứ Ba, 05/03/2024 10:45 | Kinh tế",
    "05/03/2024 - 10:45",
    "10:45 | 05/03/2024",
    "Ngày đăng: 05/03/2024",
    "Cập nhật lúc 10:45, Thứ Ba, 05/03/2024 (GMT+7)",
    "5/3/2024 10:45 SA",
    "Thứ 3, ngày 5 tháng 3 năm 2024",
    "05 Tháng Ba 2024",
    "05 Th3, 2024",
    "Mar 5, 2024",
    "Tue, 05 Mar 2024 10:45",
    "2024-03-05 10:45",
    "05.03.2024, 10:45",
    "05/03/24 10:45",
    "Hà Nội, ngày 5/3/2024",
    "Trần Quế Lâm-Thứ ba, ngày 05/03/2024 10:45 GMT+7",
    "05/03/2024 | 10:45 | 1.234 lượt xem",
    "10 giờ 45 phút, ngày 5/3/2024",
)


@pytest.mark.parametrize("line", FORMS)
def test_the_day_of_a_date_line(line: str) -> None:
    """Below the headline, each form gives 5 March 2024."""
    (draft,) = cut_of("\n".join((TITLE, line, LEDE, *BODY))).drafts
    assert str(extract(draft).published.value).startswith("2024-03-05")


@pytest.mark.parametrize(("line", "author"), [(FORMS[14], None), (FORMS[15], "Trần Quế Lâm"), (FORMS[0], None)])
def test_who_signs_beside_the_day(line: str, author: str | None) -> None:
    """A place is no author, a section neither."""
    (draft,) = cut_of("\n".join((TITLE, line, LEDE, *BODY))).drafts
    assert extract(draft).author.value == author


@pytest.mark.parametrize("line", ["31/02/2024 10:45", "2024", "Tỷ số 05/03", "Quý 1/2024"])
def test_what_is_no_date_line(line: str) -> None:
    """Impossible days, bare years, scores and quarters date nothing."""
    drafts = cut_of("\n".join((TITLE, line, LEDE, *BODY))).drafts
    assert extract(drafts[0]).published.value is None
