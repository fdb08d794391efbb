"""Days as written: every form of the Vietnamese press is read, and nothing else is taken for a day."""

from __future__ import annotations

import pytest

from build_dossier.extract.days import days
from build_dossier.model import Day
from tests.samples import draft_of


def told(text: str) -> list[Day]:
    return list(days(draft_of(("body", text))))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Hôm 31/07/2023, xã Cồn Nổi họp.", (2023, 7, 31), (2023, 7, 31)),
        ("Ngày 28 tháng 11 năm 2023, xã Cồn Nổi họp.", (2023, 11, 28), (2023, 11, 28)),
        ("Sáng 2023-11-28 xã Cồn Nổi họp.", (2023, 11, 28), (2023, 11, 28)),
        ("Cuộc họp ngày 3-12 kéo dài.", (None, 12, 3), (None, 12, 3)),
        ("Cuộc họp sáng 5.3 kéo dài.", (None, 3, 5), (None, 3, 5)),
        ("Cuộc họp hôm 1/6 kéo dài.", (None, 6, 1), (None, 6, 1)),
        ("Hôm nay (12/11), xã họp.", (None, 11, 12), (None, 11, 12)),
        ("Trong hai ngày 7 và 8-7, xã họp.", (None, 7, 7), (None, 7, 8)),
        ("Cuộc họp vào ngày 5-6.8 kéo dài.", (None, 8, 5), (None, 8, 6)),
        ("Từ 30/7 đến 2/8, xã họp.", (None, 7, 30), (None, 8, 2)),
        ("Việc bắt đầu vào tháng 2.2022 ở xã.", (2022, 2, None), (2022, 2, None)),
        ("Việc bắt đầu tháng 1/2024 ở xã.", (2024, 1, None), (2024, 1, None)),
        ("Năm 2019, xã Cồn Nổi xây trạm.", (2019, None, None), (2019, None, None)),
        ("Cuối năm 2019, xã Cồn Nổi xây trạm.", (2019, 10, None), (2019, 10, None)),
    ],
)
def test_written_forms(text: str, first: tuple[int | None, ...], last: tuple[int | None, ...]) -> None:
    """Each form gives its parts; what the text leaves out stays None."""
    found = [day for day in told(text) if day.form != "relative"]
    assert [(day.first, day.last) for day in found] == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "Có 3/4 dân số trong xã đi bầu.",
        "Đội Cồn Nổi thắng 2-1 trước đội Đá Bàn.",
        "Cửa hàng mở 24/7 quanh năm.",
        "Theo Điều 5 của quy ước, xã lo đường làng.",
        "Máy bay F-16 bay qua xã.",
        "Lãi suất tăng 1,4% so với quý trước.",
        "Cuộc họp ngày 31/2 không có trong lịch.",
        "Giá vàng tăng lên 70.5 triệu đồng.",
    ],
)
def test_what_is_no_day(text: str) -> None:
    """Fractions, scores, articles of law, models, shares and impossible days are no days."""
    assert [day for day in told(text) if day.form != "relative"] == []


def test_a_span_covers_the_day_alone() -> None:
    """The words in front of a bare day are its cue, not its text."""
    (day,) = told("Cuộc họp ngày 3-12 kéo dài.")
    assert day.text == "3-12"
    assert (day.span.start, day.span.end) == (14, 18)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Ngày 3/12, xã Cồn Nổi họp bàn việc làm đường.", "past"),
        ('Ông Lực nói: "Ngày 3/12 tôi ở xã".', "quoted"),
        ("Xã sẽ họp lại vào ngày 3/12.", "future"),
        ("Ngày 3/12, ông từng hứa làm đường.", "background"),
        ("Cuộc họp hồi ngày 3/12 không có kết quả.", "background"),
        ("Theo Quyết định số 12 ngày 3/12/2021 của xã, đê phải sửa.", "background"),
        ("Ông Lực sinh ngày 3/12/1960 ở xã Cồn Nổi.", "background"),
    ],
)
def test_how_a_day_is_told(text: str, tense: str) -> None:
    """Quotations, plans and background are told apart from news."""
    assert told(text)[0].tense == tense


def test_the_weekday_beside_a_day() -> None:
    """ "Thứ bảy (18/1)" and "thứ ba, ngày 3/12" name the weekday."""
    assert told("Hôm thứ bảy (18/1), xã họp.")[0].weekday == 5
    assert told("Thứ ba, ngày 3/12, xã họp.")[0].weekday == 1
