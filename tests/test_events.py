"""Events: which days the words mean, seen from the article; what is planned; the same event told twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from build_dossier.build import generate
from build_dossier.happened import Event
from build_dossier.model import Entry
from build_dossier.pages.calendars import calendars
from build_dossier.pages.happenings import happenings, pieces, when
from build_dossier.settings import Settings
from tests.samples import BODY, article

Project = Callable[[Mapping[str, str]], Settings]


def entries_of(project_with: Project, seeds: Mapping[str, str]) -> dict[str, Entry]:
    outcome = generate(project_with(seeds))
    return {entry.article.draft.seed.name: entry for entry in outcome.dossier.entries}


def told(project_with: Project, sentence: str, stamp: str = "Thứ năm, 14/03/2024 10:15 GMT+7") -> list[Event]:
    """The events of one sentence in an article of Thursday, 14 March 2024."""
    text = article(stamp=stamp, lede="Xã Cồn Nổi có cây cầu mới bắc qua sông Lam Kiều.", body=(*BODY, sentence))
    entry = entries_of(project_with, {"a.txt": text})["a.txt"]
    last = max(line.n for line in entry.article.draft.kept)
    return [event for event in entry.events if event.span.n == last]


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Hôm qua, xã Cồn Nổi họp dân ở đình.", [("2024-03-13", "2024-03-13", "day")]),
        ("Xã sẽ họp dân rạng sáng mai.", [("2024-03-15", "2024-03-15", "day")]),
        ("Khuya qua, nước về xã Cồn Nổi.", [("2024-03-13", "2024-03-13", "day")]),
        ("Nước về xã chiều Thứ Ba, 12 Tháng Ba, theo bà Sương.", [("2024-03-12", "2024-03-12", "day")]),
        ("Nước về xã hôm Thứ Năm, 9 Tháng Giêng.", [("2024-01-09", "2024-01-09", "day")]),
        ("Xã khởi công đình vào đầu tháng Giêng 2023.", [("2023-01-01", "2023-01-10", "month")]),
        ("Xã mở hội ngày 13 tháng Giêng, như mọi năm.", []),
        ("Tháng 2 2023, xã sửa đình.", [("2023-02-01", "2023-02-28", "month")]),
        ("Xã họp các ngày 5, 6 và 7/3.", [("2024-03-05", "2024-03-07", "range")]),
        ("Xã họp ngày 5 và 12/3.", [("2024-03-12", "2024-03-12", "day")]),
        ("Xã họp từ ngày 5 đến 7 tháng 3 năm 2023.", [("2023-03-05", "2023-03-07", "range")]),
        ("Xã họp ngày 5-7 tháng 3.", [("2024-03-05", "2024-03-07", "range")]),
        ("Xã nghỉ dịp lễ 28/2 - 3/3.", [("2024-02-28", "2024-03-03", "range")]),
        ("Hội đình mở 5/3/2024 - 7/3/2024 ở bến.", [("2024-03-05", "2024-03-07", "range")]),
        ("Tối 5, rạng sáng 6/3, lũ về xã.", [("2024-03-05", "2024-03-06", "range")]),
        ("Dân đi bầu vào ngày bầu cử 3/3.", [("2024-03-03", "2024-03-03", "day")]),
        ("Nước về xã lúc 20h30 5/3.", [("2024-03-05", "2024-03-05", "day")]),
        ("Quý I-2023, xã sửa đình.", [("2023-01-01", "2023-03-31", "range")]),
        ("Hồi 2014, xã mất mùa.", [("2014-01-01", "2014-12-31", "year")]),
        ("Nửa đầu tháng 2, xã mất mùa.", [("2024-02-01", "2024-02-15", "range")]),
        ("Xã sẽ họp vào đầu tháng 4 tới.", [("2024-04-01", "2024-04-10", "month")]),
        ("Xã họp lần cuối tháng 12 vừa rồi.", [("2023-12-01", "2023-12-31", "month")]),
        ("Hai tuần đầu tháng 2, xã mất điện.", [("2024-02-01", "2024-02-14", "range")]),
        ("Năm học 2022-2023, trường có 40 em.", [("2022-01-01", "2023-12-31", "range")]),
        ("Mùa giải 2022/23, đội của xã thua cả.", [("2022-01-01", "2023-12-31", "range")]),
        ("Mốc 10/3 đã trôi qua mà dân chưa có điện.", [("2024-03-10", "2024-03-10", "day")]),
        ("Tuần rồi, xã họp dân.", [("2024-03-04", "2024-03-10", "range")]),
        ("Từ chiều 28/2 đến 3/3, xã có mưa.", [("2024-02-28", "2024-03-03", "range")]),
        (
            "Ông Khoai (SN 1996) ngã trên đường đi xem hội hôm 2/3.",
            [("1996-01-01", "1996-12-31", "year"), ("2024-03-02", "2024-03-02", "day")],
        ),
        ("Tuần đầu tháng 2, xã mất điện.", [("2024-02-01", "2024-02-07", "range")]),
        ("Xã họp ngày 12 tháng này.", [("2024-03-12", "2024-03-12", "day")]),
        ("Xã sẽ họp ngày 2 tháng sau.", [("2024-04-02", "2024-04-02", "day")]),
        ("Xã sẽ họp vào giữa tháng sau.", [("2024-04-11", "2024-04-20", "month")]),
        ("Năm Bính Tý 1996, xã mất mùa.", [("1996-01-01", "1996-12-31", "year")]),
        (
            "Xã mất mùa từ giữa tháng 4-2023. Lần họp gần nhất diễn ra hồi tháng 2.",
            [("2023-04-11", "2023-04-20", "month"), ("2024-02-01", "2024-02-29", "month")],
        ),
        ("Sở đã yêu cầu xã báo cáo trước ngày 20/5.", [("2024-05-20", "2024-05-20", "day")]),
        ("Sở thành lập ba tổ, hoạt động từ ngày 1/5.", [("2024-05-01", "2024-05-01", "day")]),
        ("Xã phải trả lời chậm nhất 30/6.", [("2024-06-30", "2024-06-30", "day")]),
        ("Lương trả đủ tới 31-12.", [("2023-12-31", "2023-12-31", "day")]),
        ("Đội thua tới 3-1.", []),
        ("Dân ra đình dịp Ngày Quốc tế Phụ nữ 8/3.", [("2024-03-08", "2024-03-08", "day")]),
        ("Bà mở quán từ thứ hai đến thứ năm.", []),
        (
            "Ngày 5/3, xã họp; dân sẽ ký đơn vào cuối tuần sau đó.",
            [("2024-03-05", "2024-03-05", "day"), ("2024-03-16", "2024-03-17", "range")],
        ),
        (
            "Xã lập đội năm 2013. Hợp đồng của đội sẽ hết hạn ngày 30/6.",
            [("2013-01-01", "2013-12-31", "year"), ("2024-06-30", "2024-06-30", "day")],
        ),
        (
            "Hồi tháng 6/2017, lũ về xã. Trong năm nay, lũ về nhiều, riêng ngày 2/3 về hai lần.",
            [("2017-06-01", "2017-06-30", "month"), ("2024-01-01", "2024-12-31", "year"), ("2024-03-02", "2024-03-02", "day")],
        ),
        (
            "Xã nộp đơn tháng 5/2022, đã có điện ngày 4/4.",
            [("2022-05-01", "2022-05-31", "month")],
        ),
        ("Dân lo trước khi chủ tịch mới nhậm chức ngày 20/3.", [("2024-03-20", "2024-03-20", "day")]),
        ("Bà nghi sẽ khó có nước trước hội nghị tháng 11 ở huyện.", [("2024-11-01", "2024-11-30", "month")]),
        ("Bà đã trữ đủ gạo đến tháng 11.", []),
        ("Xã đóng cửa chợ đúng Tết Dương lịch 2024.", [("2024-01-01", "2024-01-01", "day")]),
        ("Đêm Giáng sinh, dân ra đình.", [("2023-12-24", "2023-12-24", "day")]),
        ("Dân ra đình dịp Giáng sinh.", []),
        ("Cách nay hai ngày, xã họp dân.", [("2024-03-12", "2024-03-12", "day")]),
        ("Ngày 5/3, bà Sương cho biết nước sẽ rút vào cuối ngày.", [("2024-03-05", "2024-03-05", "day")]),
        ("Xã sẽ mở kho ngay trong tuần.", [("2024-03-11", "2024-03-17", "range")]),
        ("Ngày 5/3, xã họp. Một ngày trước, dân ký đơn.", [("2024-03-05", "2024-03-05", "day"), ("2024-03-04", "2024-03-04", "day")]),
        ("Cùng ngày, dân ký đơn.", []),
        ("Xã nói cá giống sẽ về trong tháng 4.", [("2024-04-01", "2024-04-30", "month")]),
        ('Bà nói: "Chúng tôi đã trả tiền, và cá sẽ về trong tháng 4".', [("2024-04-01", "2024-04-30", "month")]),
        ('Bà nói: "Hôm nay là cá này, ngày mai là cá khác".', []),
        ("Dân Cồn Nổi có được ngày hôm nay là nhờ con sông.", []),
        ('Bà nói: "Năm sau tôi bán đò".', []),
        ("Ngày 20/12, xã Cồn Nổi họp dân ở đình.", [("2023-12-20", "2023-12-20", "day")]),
        ("Hôm thứ ba, xã Cồn Nổi họp dân ở đình.", [("2024-03-12", "2024-03-12", "day")]),
        ("Thứ hai tuần trước, xã Cồn Nổi họp dân ở đình.", [("2024-03-04", "2024-03-04", "day")]),
        ("Xã Cồn Nổi sẽ họp dân vào chủ nhật tuần tới.", [("2024-03-24", "2024-03-24", "day")]),
        ("Tuần trước, xã Cồn Nổi họp dân ở đình.", [("2024-03-04", "2024-03-10", "range")]),
        ("Cách đây 3 ngày, xã Cồn Nổi họp dân ở đình.", [("2024-03-11", "2024-03-11", "day")]),
        ("Hai tháng trước, xã Cồn Nổi họp dân ở đình.", [("2024-01-01", "2024-01-31", "month")]),
        ("Hồi tháng 11, xã Cồn Nổi họp dân ở đình.", [("2023-11-01", "2023-11-30", "month")]),
        ("Xã Cồn Nổi sẽ khánh thành đình vào tháng 2.", [("2025-02-01", "2025-02-28", "month")]),
        ("Hồi cuối tháng 2, xã Cồn Nổi họp dân.", [("2024-02-21", "2024-02-29", "month")]),
        ("Ngày 24/2 năm ngoái, xã Cồn Nổi họp dân.", [("2023-02-24", "2023-02-24", "day")]),
        ("Năm ngoái, xã Cồn Nổi xây đình.", [("2023-01-01", "2023-12-31", "year")]),
        ("Từ ngày 20.10 đến 5.11, xã Cồn Nổi sửa đình.", [("2023-10-20", "2023-11-05", "range")]),
        ("Từ tháng 6/2022 đến tháng 1/2023, xã sửa đình.", [("2022-06-01", "2023-01-31", "range")]),
        ("Quý I/2025, xã Cồn Nổi sẽ sửa đình.", [("2025-01-01", "2025-03-31", "range")]),
        ("Giai đoạn 2021-2025, xã Cồn Nổi sửa đình.", [("2021-01-01", "2025-12-31", "range")]),
        ("Những năm 1980, xã Cồn Nổi có đình.", [("1980-01-01", "1989-12-31", "range")]),
        ("Năm 2014, xã mất mùa; ngày 16/3, dân họp ở đình.", [("2014-01-01", "2014-12-31", "year"), ("2014-03-16", "2014-03-16", "day")]),
        ("Ngày 5/3, xã họp. Ba ngày sau đó, dân ký đơn.", [("2024-03-05", "2024-03-05", "day"), ("2024-03-08", "2024-03-08", "day")]),
        ("Ngày 5/3, xã họp. Tối cùng ngày, dân ký đơn.", [("2024-03-05", "2024-03-05", "day"), ("2024-03-05", "2024-03-05", "day")]),
        ("Ngày 7/11/2022, xã họp. Tháng 12, xã xây đình.", [("2022-11-07", "2022-11-07", "day"), ("2022-12-01", "2022-12-31", "month")]),
        ("Ngày 5/3, xã họp. Đêm ấy, dân ký đơn.", [("2024-03-05", "2024-03-05", "day"), ("2024-03-05", "2024-03-05", "day")]),
        ("Bà vào nghề tháng 9/1994. Năm đó, xã mất mùa.", [("1994-09-01", "1994-09-30", "month"), ("1994-01-01", "1994-12-31", "year")]),
        (
            "Năm 1994, xã mất mùa. Hai mươi mốt năm sau, xã có đình.",
            [("1994-01-01", "1994-12-31", "year"), ("2015-01-01", "2015-12-31", "year")],
        ),
        (
            "Từ tháng 1/2022 đến khi bị bắt hôm 2/2, nhóm này bán cá giả.",
            [("2022-01-01", "2022-01-31", "month"), ("2024-02-02", "2024-02-02", "day")],
        ),
        ("Xã cho học sinh hè nghỉ từ ngày 17/6.", []),
        ("Xã quyết định cho trường hè nghỉ từ ngày 17/4.", [("2024-04-17", "2024-04-17", "day")]),
        ("Xã hứa sẽ đóng cửa bãi rác trước ngày 31/12.", [("2024-12-31", "2024-12-31", "day")]),
        ("Đoàn người ở lại đình đến đầu tháng 4.", [("2024-04-01", "2024-04-10", "month")]),
        ("Đêm 5 rạng sáng 6/3, lũ về xã.", [("2024-03-05", "2024-03-06", "range")]),
        ("Từ 28/12 đến 3/1, xã Cồn Nổi nghỉ.", [("2023-12-28", "2024-01-03", "range")]),
        ("Hồi tháng Ba, xã Cồn Nổi họp dân.", [("2024-03-01", "2024-03-31", "month")]),
        ("Ngày 5 tháng Hai năm 2023, xã họp.", [("2023-02-05", "2023-02-05", "day")]),
        ("Tháng 7 và 8/2023, xã sửa đình.", [("2023-07-01", "2023-08-31", "range")]),
        ("Quý 3 năm ngoái, xã sửa đình.", [("2023-07-01", "2023-09-30", "range")]),
        (
            'Phát biểu ngày 10/3, bà Sương nói: "Hôm qua, dân đã ký đơn".',
            [("2024-03-10", "2024-03-10", "day"), ("2024-03-09", "2024-03-09", "day")],
        ),
        (
            '"Hôm qua, dân đã ký đơn", bà Sương nói hôm 10/3.',
            [("2024-03-09", "2024-03-09", "day"), ("2024-03-10", "2024-03-10", "day")],
        ),
        ("Hôm nay 14/3, dân xã ký đơn.", [("2024-03-14", "2024-03-14", "day")]),
        ("Từ nay đến 31/12/2024, dân xã sửa đình.", [("2024-03-14", "2024-12-31", "range")]),
        ("Xã sửa đình từ đầu năm 2021 đến cuối năm 2022.", [("2021-01-01", "2022-12-31", "range")]),
        ("Chợ họp từ tháng Hai đến tháng Ba.", [("2024-02-01", "2024-03-31", "range")]),
        ('"Tôi còn nợ đến tháng 3 năm sau", bà Sương nói.', [("2025-03-01", "2025-03-31", "month")]),
        ("Hạn nộp đơn là trước ngày 15/8.", [("2024-08-15", "2024-08-15", "day")]),
        ("Xã Cồn Nổi sẽ xây đình vào đầu năm sau.", [("2025-01-01", "2025-12-31", "year")]),
        ("Xã Cồn Nổi sẽ xây đình vào cuối năm tới.", [("2025-01-01", "2025-12-31", "year")]),
    ],
)
def test_words_mean_days(project_with: Project, sentence: str, days: list[tuple[str, str, str]]) -> None:
    """Relative words, days without a year and spans are counted from the day of the article or from the day told before."""
    assert [(event.since, event.until, event.precision) for event in told(project_with, sentence)] == days


@pytest.mark.parametrize(
    "sentence",
    [
        "Xã thắng lớn dịp này năm ngoái.",
        "Ông theo nghề đã sáu năm nay.",
        "Mỗi sáng chủ nhật, dân xã quét đường.",
        "Sáng thứ tư hằng tuần, trạm phát thuốc.",
        "Dân xã cúng rằm tháng 8 ở đình.",
        "Đường 30 tháng 4 vẫn ngập.",
        "Ba ngày trước cuộc bầu cử, dân xã treo cờ.",
        "Cuối năm, dân xã nhìn lại.",
        "Hơn 3 năm trước, dân xã còn đi đò.",
    ],
)
def test_what_is_no_time_of_an_event(project_with: Project, sentence: str) -> None:
    """Habits, counts, feasts without a day and names of streets make no event."""
    assert told(project_with, sentence) == []


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Giá lúa tăng 5% so với năm ngoái.", [("2023-01-01", "2023-12-31", "year")]),
        ("Tháng 2, xã bán 40 tấn lúa, gấp đôi cùng kỳ năm ngoái.", [("2023-02-01", "2023-02-28", "month")]),
        ("Quý I/2023, xã bán 40 tấn lúa, tăng 5% so với cùng kỳ năm 2020.", [("2020-01-01", "2020-03-31", "range")]),
        ("Xã bán 40 tấn lúa, gấp đôi cùng kỳ năm ngoái.", []),
        ("Xã bán 40 tấn lúa, nhiều hơn so với tháng 1.", [("2024-01-01", "2024-01-31", "month")]),
    ],
)
def test_what_something_is_compared_with_is_on_no_timeline(project_with: Project, sentence: str, days: list[tuple[str, str, str]]) -> None:
    """The day is read and stands in the data; nothing happened then. "Cùng kỳ" is the period that the sentence names."""
    compared = [event for event in told(project_with, sentence) if event.unsettled]
    assert [(event.since, event.until, event.precision) for event in compared] == days


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Xã mất điện sau Tết Giáp Thìn.", ["2024-02-10"]),
        ("Xã sửa đình trước Tết năm ngoái.", ["2023-01-22"]),
        ("Mùng 4 Tết, dân xã mở hội.", ["2024-02-13"]),
        ("Trước Tết Mậu Thân, xã chưa có đình.", []),
        ("Trước Tết Nguyên đán 2007, xã chưa có đình.", ["2007-02-17"]),
        ("Xã mở hội đúng rằm tháng Giêng.", ["2024-02-24"]),
        ("Xã sẽ mở hội trước Trung thu.", ["2024-09-17"]),
        ("Dịp Tết, dân xã đi chơi.", []),
        ("Xã sửa đình từ Giáng sinh.", ["2023-12-25"]),
        ("Mùa hè năm ngoái, xã mất mùa.", ["2023-06-01", "2023-08-31"]),
        ("Xã sửa đình vào hè 2017.", ["2017-06-01", "2017-08-31"]),
        ("Vụ hè thu 2022, xã mất mùa.", []),
        ("Dân bán rau ở vỉa hè này.", []),
    ],
)
def test_feasts_and_seasons(project_with: Project, sentence: str, days: list[str]) -> None:
    """Feasts of the moon have their day in the calendar of Vietnam; the holiday around them has none."""
    assert sorted({day for event in told(project_with, sentence) for day in (event.since, event.until)}) == days


def test_without_a_day_of_the_article_nothing_is_counted(project_with: Project) -> None:
    """Only what the text says in full, or counts from a day that it says in full, is an event then."""
    events = told(project_with, "Hôm qua và ngày 5/3, xã họp. Ngày 7/3/2023, dân ký đơn. Hai ngày sau đó, xã trả lời.", stamp="")
    assert [event.since for event in events] == ["2023-03-07", "2023-03-09"]


def test_what_hangs_on_the_exact_day_stays_open_where_only_the_news_has_one(project_with: Project) -> None:
    """A page without its day of publication may be some days younger than its news: "hôm qua" is open, the month is not."""
    text = article(stamp="", lede="Ngày 14/3/2024, xã Cồn Nổi họp dân.", body=(*BODY, "Hôm qua, dân đi chợ. Hồi tháng 11, xã xây đình."))
    entry = entries_of(project_with, {"a.txt": text})["a.txt"]
    assert entry.date_role == "reported"
    assert [(event.since, event.until) for event in entry.events] == [("2024-03-14", "2024-03-14"), ("2023-11-01", "2023-11-30")]


def test_a_day_of_the_year_after_does_not_claim_the_year_told(project_with: Project) -> None:
    """What goes on in the next year says so; before the day of its own sentence's month nobody knows the year."""
    told_before, day = told(project_with, "Tháng 11/2022, xã nộp đơn. Ngày 14/2, xã có điện.")
    assert (told_before.steps, day.since) == ((), "2023-02-14")
    assert [(step.kind, step.since) for step in day.steps] == [("from-year-after", "2023")]


def test_every_counted_day_shows_from_where(project_with: Project) -> None:
    """A day in full needs no step; the others name the day or year that they are counted from, with its place."""
    events = told(project_with, "Ngày 7/3/2023, xã họp. Hôm sau, dân ký đơn. Hôm qua, xã trả lời.")
    assert [[step.kind for step in event.steps] for event in events] == [[], ["from-day-before"], ["from-published"]]
    assert all(step.spans and step.since for event in events for step in event.steps)


def test_the_sentence_and_its_words_stand_in_the_seed(project_with: Project) -> None:
    """The span is the sentence, the words lie within it."""
    (event,) = told(project_with, "Dân xã vui. Ngày 5/3, bà Phạm Thị Sương thăm xã. Họ cười.")
    assert event.text == "Ngày 5/3, bà Phạm Thị Sương thăm xã."
    assert event.span.end - event.span.start == len(event.text)
    assert pieces(event) == [(False, "Ngày "), (True, "5/3"), (False, ", bà Phạm Thị Sương thăm xã.")]
    assert len(event.actors) == 1


def test_what_is_to_come_is_marked(project_with: Project) -> None:
    """Plans by their words, or because they lie behind the day of publication; what a sentence tells as done is no plan."""
    planned = "Xã sẽ họp ngày 20/3. Hội làng diễn ra ngày 25/3. Ngày 10/3, xã đã họp. Xã đã họp ngày 8/3."
    assert [event.planned for event in told(project_with, planned)] == [True, True, False, False]


HUE = "Bà Phạm Thị Sương, Chủ tịch tỉnh Bạch Sa, gặp ông Lê Văn Khoai ở bến đò Lam Kiều để bàn việc xây cầu mới"


def test_one_event_told_twice_is_one(project_with: Project) -> None:
    """Same kind, same people, nearly the same words: one event with both sources; other days of it are shown beside each other."""
    found = entries_of(
        project_with,
        {
            "a.txt": article(title="Tin thứ nhất của xã", body=(*BODY, f"Ngày 3/8, {HUE}.")),
            "b.txt": article(title="Tin thứ hai của xã", lede="Một xã khác làm việc khác hẳn.", body=(f"{HUE} vào ngày 4/8.", *BODY[1:])),
            "c.txt": article(title="Tin thứ ba của xã", lede="Chợ Vân Cốc mở cửa.", body=("Ngày 4/8, bà Sương mở chợ Vân Cốc.", *BODY[:2])),
        },
    )
    by_seed = {name: [e for e in entry.events if "3/8" in e.text or "4/8" in e.text] for name, entry in found.items()}
    assert by_seed["a.txt"][0].cluster == by_seed["b.txt"][0].cluster == by_seed["a.txt"][0].id
    assert by_seed["c.txt"][0].cluster == by_seed["c.txt"][0].id


def test_an_article_lists_its_own_events(project_with: Project) -> None:
    """By day, with the line that tells each and the place where it stands on the timeline; and the other articles that tell it."""
    seeds = {
        "a.txt": article(title="Tin thứ nhất của xã", body=(*BODY, f"Ngày 3/8, {HUE}.")),
        "b.txt": article(title="Tin thứ hai của xã", lede="Một xã khác làm việc khác hẳn.", body=(f"{HUE} vào ngày 4/8.", *BODY[1:])),
    }
    settings = project_with(seeds)
    timeline = {entry.slug: entry for entry in generate(settings).dossier.entries}
    place = (settings.docs / "dong-thoi-gian" / "index.md").read_text(encoding="utf-8")
    for slug, entry in timeline.items():
        page = (settings.docs / "bai-viet" / f"{slug}.md").read_text(encoding="utf-8")
        listed = page.split("Sự kiện trong bài")[1].split("</section>")[0]
        found = re.findall(r'<li id="(e[^"]+)"', listed)
        assert found
        assert set(found) == {f"e{event.cluster}" for event in entry.events}
        assert all(f'dong-thoi-gian/#{name}"' in listed and f'id="{name}"' in place for name in found)
        lines = set(re.findall(r'href="#d(\d+)"', listed))
        assert lines == {str(event.span.n) for event in entry.events}
        assert all(f"{{: #d{n} " in page for n in lines)
        days = re.findall(r'<time datetime="([^"]+)"', listed)
        assert days == sorted(days)
        assert "Bài khác cũng kể: <a" in listed


def test_times_in_words(project_with: Project) -> None:
    """As exact as they are known, and as short as they can be said."""
    text = (
        "Ngày 5-6.2, xã họp. Từ 30/12 đến 2/1, xã họp. Quý I/2025, xã họp. Đầu tháng 3, xã họp. Năm 2014, xã họp. Giai đoạn 2021-2025 dài."
    )
    assert [when(event) for event in told(project_with, text)] == [
        "5 – 6-2-2024", "30-12-2023 – 2-1-2024", "tháng 1 – tháng 3-2025", "đầu tháng 3-2025", "năm 2014", "năm 2021 – 2025",
    ]  # fmt: skip


def test_the_calendar_keeps_to_its_standard(project_with: Project) -> None:
    """RFC 5545: line ends, lines of 75 octets, escaped signs, days whose end is not part of them; only exact days."""
    settings = project_with({"a.txt": article(body=(*BODY, "Ngày 5/8, xã họp; dân, xã \\ tỉnh bàn “việc” lớn. Năm 2014, xã mất mùa."))})
    dossier = generate(settings).dossier
    calendar, timeline = calendars(dossier)
    lines = calendar.text.split("\r\n")
    assert all(len(line.encode("utf-8")) <= 75 for line in lines)
    assert "\n" not in calendar.text.replace("\r\n", "")
    unfolded = calendar.text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20230805\r\nDTEND;VALUE=DATE:20230806" in unfolded
    assert "2014" not in unfolded
    assert (
        unfolded.count("BEGIN:VEVENT")
        == unfolded.count("END:VEVENT")
        == len([h for h in happenings(dossier) if h.shown.precision == "day"])
    )
    assert '"year": 2014' in timeline.text


def test_a_subhead_is_no_day_to_count_from(project_with: Project) -> None:
    """ "Cùng ngày" goes on with the story, not with a day that a subhead names."""
    body = (
        BODY[0],
        "Sáng 12/3, xã Cồn Nổi họp dân ở đình và nghe ý kiến.",
        "Đình mở cửa lại từ ngày 20-2-2024",
        "Chiều cùng ngày, dân ký đơn ở đình.",
    )
    entry = entries_of(project_with, {"a.txt": article(stamp="Thứ năm, 14/03/2024 10:15 GMT+7", body=(*body, *BODY[1:]))})["a.txt"]
    lines = {line.n: line for line in entry.article.draft.kept}
    (afternoon,) = (event for event in entry.events if lines[event.span.n].text.startswith("Chiều cùng ngày"))
    assert afternoon.since == "2024-03-12"


@pytest.mark.parametrize(
    ("lede", "since"),
    [
        ("Hôm nay (14/3/2024), xã Cồn Nổi họp dân ở đình và nghe ý kiến.", ["2024-03-13"]),
        ("Chiều 14/3/2024, xã Cồn Nổi họp dân ở đình và nghe ý kiến.", []),
    ],
)
def test_a_page_without_its_day_is_counted_from_the_day_it_calls_today(project_with: Project, lede: str, since: list[str]) -> None:
    """ "Hôm nay (14/3/2024)" says when the article was written; a day of its news may be some days older than it."""
    text = article(stamp="", lede=lede, body=(*BODY, "Hôm qua, dân ký đơn ở đình."))
    entry = entries_of(project_with, {"a.txt": text})["a.txt"]
    last = max(line.n for line in entry.article.draft.kept)
    assert [event.since for event in entry.events if event.span.n == last] == since


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ('Bà Sương nói: "Chúng tôi sẽ không họp ngày 20/3 ở đình".', False),
        ('Bà Sương nói: "Nếu trời mưa, dân sẽ họp ngày 20/3 ở đình".', False),
        ('Bà Sương nói: "Tôi mong dân họp ngày 20/3 ở đình".', False),
        ('Bà Sương nói: "Dân sẽ họp ngày 20/3 ở đình".', True),
        ('Bà Sương nói: "Tôi không giấu ai, dân sẽ họp ngày 20/3 ở đình".', True),
        ("Xã không họp ngày 12/3 ở đình.", True),
    ],
)
def test_what_a_speech_denies_or_supposes_is_on_no_timeline(project_with: Project, sentence: str, shown: bool) -> None:
    """The day is read and stands in the data; as an event it is not shown."""
    outcome = generate(project_with({"a.txt": article(stamp="Thứ năm, 14/03/2024 10:15 GMT+7", body=(*BODY, sentence))}))
    (event,) = (event for event in outcome.dossier.entries[0].events if event.text in sentence)
    assert event.unsettled is not shown
    assert (event in [happening.shown for happening in happenings(outcome.dossier)]) is shown
