"""Statements that cannot both be true are found, inside an article and across articles; everything else is left alone."""

from __future__ import annotations

from dataclasses import replace

from build_dossier.extract import extract
from build_dossier.happened import Contradiction
from build_dossier.model import Entry, Fact
from build_dossier.resolve.contradictions import contradictions
from tests.samples import draft_of
from tests.test_years import OFFICES, mentions_in


def entry(identity: str, date: str, role: str, *lines: tuple[str, str]) -> Entry:
    draft = replace(draft_of(*lines), seed=replace(draft_of(*lines).seed, name=f"{identity}.txt"))
    return Entry(
        extract(draft),
        identity,
        identity,
        {"date": Fact(date, "stated", "dateline")},
        date_role=role,
        mentions=mentions_in(draft),
    )


def found_in(*entries: Entry) -> dict[str, list[str]]:
    """The kinds of contradictions by article."""
    return {key: [found.kind for found in items] for key, items in contradictions(entries, OFFICES).items()}


def only(*entries: Entry) -> Contradiction:
    (items,) = contradictions(entries, OFFICES).values()
    (found,) = items
    return found


def test_a_day_after_publication_told_as_past() -> None:
    """Published on 3 December, the article tells what was announced on the 4th."""
    found = only(entry("a", "2021-12-03", "published", ("lede", "Ngày 4/12, xã Cồn Nổi công bố kế hoạch sửa đê.")))
    assert found.kind == "past-after-publication"
    assert dict(found.values) == {"day": "2021-12-04", "published": "2021-12-03"}


def test_a_planned_day_is_no_contradiction() -> None:
    """What will be, may be, or stands in a subordinate place is not told as past."""
    assert not found_in(entry("a", "2021-12-03", "published", ("lede", "Tại cuộc họp vào ngày 5/12, khả năng xã sửa đê là thấp.")))
    assert not found_in(entry("a", "2021-12-03", "published", ("lede", "Ngày 5/12, xã sẽ họp bàn việc sửa đê.")))


def test_a_reported_day_bounds_nothing_from_above() -> None:
    """A reported day is a lower bound of the publication: later days are no contradiction."""
    assert not found_in(entry("a", "2021-12-03", "reported", ("lede", "Ngày 4/12, xã Cồn Nổi công bố kế hoạch sửa đê.")))


def test_the_start_of_a_term_against_the_table() -> None:
    """The table has Valk as chancellor from 2021-10; "từ tháng 1/2021" cannot be."""
    text = "Ông Joren Valk sẽ trở lại cương vị Thủ hiến từ tháng 1/2021."
    assert only(entry("a", "2020-12-03", "published", ("lede", text))).kind == "term-start"
    fits = "Ông Joren Valk nhậm chức Thủ hiến từ tháng 10/2021."
    assert not found_in(entry("a", "2021-12-03", "published", ("lede", fits)))


def test_a_weekday_that_the_day_does_not_have() -> None:
    """3 December 2021 was a Friday."""
    assert found_in(entry("a", "2021-12-03", "published", ("lede", "Thứ hai (3/12), xã họp."))) == {"a": ["weekday"]}
    assert not found_in(entry("a", "2021-12-03", "published", ("lede", "Thứ sáu (3/12), xã họp.")))


def test_one_meeting_with_two_days_in_one_article() -> None:
    """The meeting of the 5th and "cuộc họp ngày mai" seen from the 3rd."""
    lines = (
        ("lede", "Tại cuộc họp các thủ hiến vào ngày 5/12, khả năng có lời mời là thấp."),
        ("body", 'Ông Lực nói: "Tôi không nghĩ điều đó xảy ra trong cuộc họp ngày mai".'),
    )
    assert found_in(entry("a", "2021-12-03", "published", *lines)) == {"a": ["two-days"]}


def test_one_meeting_with_two_days_in_two_articles() -> None:
    """Both articles show it, each with the other's line; another meeting far away in time is another meeting."""
    one = entry("a", "2021-12-03", "published", ("lede", "Tại cuộc họp các thủ hiến Talvera vào ngày 5/12, khả năng có lời mời là thấp."))
    other = entry("b", "2021-12-03", "reported", ("lede", "Tại cuộc họp thủ hiến Talvera ngày 3-12, chưa có lời mời."))
    later = entry("c", "2021-06-20", "reported", ("lede", "Tại cuộc họp thủ hiến Talvera ngày 20-6, chưa có lời mời."))
    assert found_in(one, other, later) == {"a": ["two-days-across"], "b": ["two-days-across"]}


def test_one_sum_announced_on_two_days() -> None:
    """725 million announced on the 4th there, "hồi đầu tuần" here, seen from Tuesday the 3rd of another year."""
    one = entry("a", "2024-12-06", "published", ("lede", "Ngày 4/12, bà Sương thông báo gói viện trợ trị giá 725 triệu USD."))
    other = entry("b", "2024-12-03", "reported", ("lede", "Khoản viện trợ trị giá 725 triệu USD được công bố hồi đầu tuần."))
    same = entry("c", "2024-12-05", "reported", ("lede", "Khoản viện trợ trị giá 725 triệu USD được công bố hôm qua."))
    assert found_in(one, other) == {"a": ["two-days-across"], "b": ["two-days-across"]}
    assert not found_in(one, same)


def test_another_kind_of_meeting_is_another_event() -> None:
    """A conference and a telephone call, a meeting and a match: each has its own day."""
    lines = (("lede", "Hội nghị ngày 3/12 bàn việc sửa đê."), ("body", "Cuộc điện đàm ngày 5/12 bàn việc khác."))
    assert not found_in(entry("a", "2021-12-06", "published", *lines))


def test_the_weekday_of_the_date_line() -> None:
    """The page says Monday, the calendar Friday: both are shown."""
    lines = (("dateline", "Thứ Hai, 03/12/2021 09:00"), ("lede", "Xã Cồn Nổi họp bàn việc sửa đê."))
    assert found_in(entry("a", "2021-12-03", "published", *lines)) == {"a": ["weekday"]}
