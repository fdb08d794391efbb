"""The year of a day without one: bounds from terms, years told as past, starts of terms, eras, stamps and weekdays."""

from __future__ import annotations

import datetime as dt

import pytest

from build_dossier.extract import extract
from build_dossier.model import Actor, Article, Cut, Draft, Era, MarkedLine, Mention, Span, Term
from build_dossier.resolve.days import Dated, day
from build_dossier.resolve.terms import Offices, offices_of
from tests.samples import draft_of

# An invented state with two chancellors, one after the other, and an invented commander who served twice.
TABLE = (
    Actor("talvera-chancellor", "office", "Thủ hiến Talvera", of="talvera", titles=("Thủ hiến",)),
    Actor("talvera-commander", "office", "Tổng tư lệnh Talvera", of="talvera", titles=("Tổng tư lệnh",)),
    Actor("talvera", "organization", "Talvera"),
    Actor("ilse-marwen", "person", "Ilse Marwen", terms=(Term("talvera-chancellor", "2016-05-02", "2021-09-30"),)),
    Actor("joren-valk", "person", "Joren Valk", terms=(Term("talvera-chancellor", "2021-10-01", None),)),
    Actor(
        "tomas-ebner",
        "person",
        "Tomas Ebner",
        terms=(Term("talvera-commander", "2015-03-01", "2017-02-28"), Term("talvera-commander", "2021-01-10", "2022-06-30")),
    ),
)
OFFICES: Offices = offices_of(TABLE, (("talvera", ("Talvera",)),))


def mentions_in(draft: Draft) -> tuple[Mention, ...]:
    """The table's people where their full names stand."""
    found = []
    for line in draft.kept:
        for person in (actor for actor in TABLE if actor.kind == "person"):
            at = line.text.find(person.name)
            if at >= 0:
                found.append(Mention(Span(draft.seed.name, line.n, at, at + len(person.name)), person.name, person.id, "person", "table"))
    return tuple(found)


def dated(*lines: tuple[str, str], dropped: tuple[str, ...] = (), eras: tuple[Era, ...] = ()) -> Dated:
    draft = draft_of(*lines)
    article: Article = extract(draft)
    tail = tuple(MarkedLine(100 + i, text, "widget", "bare-stamp") for i, text in enumerate(dropped))
    page = Cut(draft.seed, (Draft(draft.seed, 1, draft.lines + tail),))
    return day(article, page, mentions_in(draft), OFFICES, eras)


def test_two_terms_leave_one_year() -> None:
    """A chancellor from 2021-10 and a commander until 2022-06: "3-12" is 2021-12-03, and every bound is listed."""
    found = dated(
        ("lede", "Ngày 3-12, Thủ hiến Talvera Joren Valk họp với Tổng tư lệnh Tomas Ebner tại bến Lam Kiều."),
        ("body", "Cuộc họp bàn việc sửa đê."),
    )
    assert (found.date.value, found.date.basis, found.role) == ("2021-12-03", "inferred", "reported")
    assert [(step.kind, step.refs[:1]) for step in found.date.steps] == [
        ("day-written", ()),
        ("term", ("joren-valk",)),
        ("term", ("tomas-ebner",)),
    ]


def test_an_open_term_alone_leaves_the_day_unknown() -> None:
    """The clock is no evidence: who is still in office bounds nothing from above."""
    found = dated(("lede", "Ngày 3-12, Thủ hiến Talvera Joren Valk họp bàn việc sửa đê."))
    assert found.date.value is None
    assert found.date.reason == "year-open"


def test_several_years_are_listed_not_chosen() -> None:
    """Six Decembers fit one term: unknown, with the candidates and the ends of what is known."""
    found = dated(("lede", "Ngày 3-12, Thủ hiến Talvera Ilse Marwen họp bàn việc sửa đê."))
    assert found.date.reason == "several-years-fit"
    assert next(step.since for step in found.date.steps if step.kind == "candidate") == "2016-12-03"
    assert (found.since, found.until) == ("2016-12-03", "2020-12-03")


@pytest.mark.parametrize(
    "sentence",
    [
        'Ông Lực kể: "Thủ hiến Talvera Ilse Marwen đã hứa sửa đê".',
        "Thủ hiến Talvera Ilse Marwen từng hứa sửa đê.",
        "Khi đó, Thủ hiến Talvera Ilse Marwen hứa sửa đê.",
        "Ngày 7/4, Thủ hiến Talvera Ilse Marwen đã hứa sửa đê.",
        "Phó Thủ hiến Talvera Ilse Marwen hứa sửa đê.",
    ],
)
def test_an_office_outside_the_own_news_bounds_nothing(sentence: str) -> None:
    """Quotations, the past, sentences of another day and deputies say nothing about the day of the article."""
    found = dated(
        ("lede", "Ngày 3-12, xã Cồn Nổi họp bàn việc sửa đê."),
        ("body", "Dân xã chờ đã lâu."),
        ("body", "x."),
        ("body", "y."),
        ("body", sentence),
    )
    assert not [step for step in found.date.steps if step.kind == "term"]


def test_a_former_holder_bounds_from_below() -> None:
    """ "Cựu Thủ hiến" speaks after the term; a later term of another ends the doubt."""
    found = dated(
        ("lede", "Ngày 3-12, cựu Thủ hiến Talvera Ilse Marwen gặp Tổng tư lệnh Tomas Ebner bàn việc sửa đê."),
    )
    assert found.date.value == "2021-12-03"
    assert [step.refs[2] for step in found.date.steps if step.kind == "term"] == ["former", "holds"]


def test_a_year_told_as_past_and_the_stamps_of_the_page() -> None:
    """ "Cuối năm 2023" from below, three stamps of one week from above: 8/7 is 2024-07-08. Two stamps would not do."""
    lines = (("lede", "Ngày 8/7, xã Cồn Nổi họp tổng kết."), ("body", "Cuối năm 2023, xã đã nộp đơn xin sửa đê."))
    stamps = ("23:56:59 09/07/2024", "23:46:32 09/07/2024", "21:52:34 08/07/2024")
    assert dated(*lines, dropped=stamps).date.value == "2024-07-08"
    assert dated(*lines, dropped=stamps[:2]).date.value is None


@pytest.mark.parametrize("told", ["Năm ngoái (2021), xã phải hoãn hội.", "Từ đầu năm 2022 đến nay, xã đã họp bốn lần."])
def test_words_that_name_the_year_of_writing(told: str) -> None:
    """ "Năm ngoái (2021)" is written in 2022, "từ đầu năm 2022 đến nay", too; in a quotation it is the speaker's own year."""
    assert dated(("lede", "Ngày 8/7, xã Cồn Nổi họp tổng kết."), ("body", told)).date.value == "2022-07-08"
    assert dated(("lede", "Ngày 8/7, xã Cồn Nổi họp tổng kết."), ("body", f"“{told}”, bà Mốt nói.")).date.value is None


def test_a_stamp_with_two_figures_for_the_year() -> None:
    """ "09-07-24 15:32" on a page that tells of 8/7; a stamp that fits no day of the text says nothing."""
    lede = ("lede", "Ngày 8/7, xã Cồn Nổi họp tổng kết.")
    assert dated(lede, dropped=("09-07-24 15:32",)).date.value == "2024-07-08"
    assert dated(lede, dropped=("24-07-09 15:32",)).date.value is None


def test_a_year_that_is_only_wished_for_bounds_nothing() -> None:
    """ "Muốn hội được tổ chức trong năm 2027"."""
    found = dated(("lede", "Ngày 8/7, xã Cồn Nổi họp tổng kết."), ("body", "Một số nhà muốn hội được tổ chức trong năm 2027."))
    assert not [step for step in found.date.steps if step.kind == "told-year"]


def test_a_year_in_a_plan_bounds_nothing() -> None:
    """ "Sẽ xong năm 2027" does not make the article younger than 2027."""
    found = dated(("lede", "Ngày 8/7, xã Cồn Nổi họp tổng kết."), ("body", "Con đê sẽ xong vào năm 2027."))
    assert not [step for step in found.date.steps if step.kind == "told-year"]


def test_the_start_of_a_term_told_in_the_text() -> None:
    """ "Nhận chức hôm 1/10" fits one term of the table; with a commander until 2022 one year is left."""
    found = dated(
        ("lede", "Hôm 3/10, Tổng tư lệnh Tomas Ebner họp bàn việc sửa đê."),
        ("body", "Ông Joren Valk nhận chức hôm 1/10."),
    )
    assert found.date.value == "2021-10-03"
    assert ("told-start", "2021-10-01") in [(step.kind, step.since) for step in found.date.steps]


def test_the_nth_year_of_an_era() -> None:
    """ "Bước sang năm thứ 3" of what the editor dates is one year of the calendar."""
    era = Era(("trận lụt lớn",), dt.date(2019, 8, 20))
    found = dated(("lede", "Ngày 3-12, xã Cồn Nổi họp khi việc khắc phục trận lụt lớn bước sang năm thứ 3."), eras=(era,))
    assert found.date.value == "2021-12-03"


def test_a_weekday_decides_between_years() -> None:
    """3 December was a Friday in 2021 only within the term."""
    found = dated(("lede", "Thứ sáu (3/12), Tổng tư lệnh Tomas Ebner họp bàn việc sửa đê."), ("body", "Năm 2019, đê đã vỡ."))
    assert found.date.value == "2021-12-03"


def test_contradicting_bounds_leave_nothing() -> None:
    """A commander until 2022 and a year 2023 told as past: no year fits, and the page says so."""
    found = dated(("lede", "Ngày 3-12, Tổng tư lệnh Tomas Ebner họp."), ("body", "Năm 2023, đê đã vỡ."))
    assert found.date.reason == "no-year-fits"


def test_the_latest_past_day_of_the_first_paragraphs_is_the_day() -> None:
    """Days in plans, quotations and archive pictures are not; a full day in the text is stated."""
    found = dated(
        ("caption", "Đê Lam Kiều ngày 9/9/2015. Ảnh tư liệu: Hoa Sậy"),
        ("lede", "Ngày 14-6-2023, xã Cồn Nổi họp; đê sẽ xong ngày 20-12-2023."),
        ("body", "Cuộc họp nối tiếp buổi gặp ngày 11-6-2023."),
    )
    assert (found.date.value, found.date.basis, found.role) == ("2023-06-14", "stated", "reported")


def test_a_stated_publication_wins() -> None:
    """The date line of the page is the day; a later plan in the text changes nothing."""
    found = dated(("dateline", "05/08/2023 10:15 GMT+7"), ("lede", "Ngày 4/8, xã họp."))
    assert (found.date.value, found.role) == ("2023-08-05", "published")


@pytest.mark.parametrize(
    "lede",
    [
        "Talvera phát động chiến dịch dọn lũ tại bến Lam Kiều ngày 24/2/2019 và hiện đã xong.",
        "Bản ghi nhớ về con đê được hai xã ký ngày 5/12/1994 vẫn còn hiệu lực.",
        "Xã Cồn Nổi vào liên xã ngày 4/4/2013, xã Đá Bàn vào ngày 7/3/2014.",
        "Theo Quyết định số 12 ngày 3/12/2021, con đê phải sửa.",
        "Thỏa thuận sẽ được ký vào ngày 10/1/2025, ban quản lý vừa thông báo.",
        "Hội nghị lần tới được tổ chức ngày 7/7/2026 tại bến Lam Kiều.",
        "Từ tháng 2/2022, xã Cồn Nổi đã liên tục kêu gọi sửa đê.",
        "Ứng viên giành được tới 2/3 số phiếu của xã.",
    ],
)
def test_days_that_are_not_the_news(lede: str) -> None:
    """Beginnings, treaties, documents, plans, spans of time and fractions give no day to an article."""
    assert dated(("lede", lede), ("body", "Dân xã chờ đã lâu.")).date.value is None


def test_a_day_without_a_year_is_newer_than_one_with() -> None:
    """The press writes the year of what is not new: the news of 3 December beats the breach told with its year."""
    found = dated(
        ("lede", "Hôm 3/12, Thủ hiến Talvera Joren Valk họp với Tổng tư lệnh Tomas Ebner."),
        ("body", "Ngày 24/2/2020, con đê vỡ."),
    )
    assert found.date.value == "2021-12-03"


@pytest.mark.parametrize(
    "sentence",
    [
        "Dưới thời Tổng tư lệnh Tomas Ebner, con đê được sửa.",
        "Chính quyền của Tổng tư lệnh Tomas Ebner trước kia phản đối.",
        "Năm ngoái, Tổng tư lệnh Tomas Ebner cũng đến xã.",
        "Người kế nhiệm Tổng tư lệnh Tomas Ebner đến xã.",
        "Ứng viên Tổng tư lệnh Tomas Ebner đến xã.",
    ],
)
def test_an_office_told_of_other_times_bounds_nothing(sentence: str) -> None:
    """Whose time, predecessor, successor, candidate: the office is not of the day of the article."""
    found = dated(("lede", "Hôm 3/12, Thủ hiến Talvera Joren Valk họp bàn việc sửa đê."), ("body", sentence))
    assert found.date.value is None
    assert [step.refs[0] for step in found.date.steps if step.kind == "term"] == ["joren-valk"]


@pytest.mark.parametrize(
    "lede",
    [
        "Hôm 12/8, xã họp khi việc khắc phục trận lụt lớn ở Lam Kiều sắp bước sang năm thứ 3.",
        "Hôm 12/8, xã họp khi việc khắc phục trận lụt lớn ở Hòn Mát bước sang năm thứ 3.",
        'Ông Lực nói: "Trận lụt lớn ở Lam Kiều đã sang năm thứ 3", theo bản tin hôm 12/8.',
    ],
)
def test_an_era_that_is_not_meant(lede: str) -> None:
    """A year that is only coming, another flood, a quotation: no bound."""
    era = Era(("trận lụt lớn",), dt.date(2019, 8, 20), ("lam kiều",))
    assert not [step for step in dated(("lede", lede), eras=(era,)).date.steps if step.kind == "era-year"]


def test_each_step_names_one_term() -> None:
    """Who served twice is told with the term that fits, not from the first start to the last end."""
    found = dated(("lede", "Hôm 3/12, Thủ hiến Talvera Joren Valk họp với Tổng tư lệnh Tomas Ebner."))
    terms = [(step.since, step.until) for step in found.date.steps if step.kind == "term" and step.refs[0] == "tomas-ebner"]
    assert terms == [("2021-01-10", "2022-06-30")]


def test_a_full_day_that_the_evidence_excludes_is_not_the_news() -> None:
    """A commander from 2015 on cannot meet in 2014: unknown, and the page says what speaks against the day."""
    found = dated(("lede", "Ngày 24/2/2014, Tổng tư lệnh Tomas Ebner họp bàn việc sửa đê."))
    assert found.date.value is None
    assert found.date.reason == "day-excluded"
    assert {step.kind for step in found.date.steps} == {"term"}
    assert dated(("lede", "Ngày 24/2/2016, Tổng tư lệnh Tomas Ebner họp bàn việc sửa đê.")).date.value == "2016-02-24"
