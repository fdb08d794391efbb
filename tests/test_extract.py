"""What one article says by itself: its title, the day that it states, who signs it and whom it names as its origin."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_dossier.extract import extract
from build_dossier.extract.titles import MAX_DERIVED
from build_dossier.model import Draft, Fact
from tests.samples import BODY, LEDE, TITLE, cut_of, draft_of
from tests.samples import article as article_text

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1).filter(str.strip)


def evidence(draft: Draft, fact: Fact) -> list[str]:
    """The words that a fact's spans point to."""
    texts = {line.n: line.text for line in draft.lines}
    return [texts[span.n][span.start : span.end] for span in fact.spans]


def titled(line: str) -> Fact:
    return extract(draft_of(("title", line), ("lede", LEDE))).title


def dated(line: str) -> Fact:
    return extract(draft_of(("title", TITLE), ("dateline", line), ("lede", LEDE))).published


def signed(line: str, kind: str = "byline") -> Fact:
    return extract(draft_of(("lede", LEDE), (kind, line))).author


# Titles


def test_a_title_is_stated_as_it_stands() -> None:
    """With the line as evidence."""
    draft = draft_of(("title", f" {TITLE} |"), ("lede", LEDE))
    fact = extract(draft).title
    assert (fact.value, fact.basis) == (TITLE, "stated")
    assert evidence(draft, fact) == [TITLE]


@pytest.mark.parametrize(
    "suffix",
    [
        " - Báo Bạch Sa",
        " | Báo điện tử Bạch Sa",
        " – bachsa.vn",
        " - Tuổi Trẻ Online",
        " | Vietnam+ (VietnamPlus)",
        " - Thời sự - ZNEWS.VN",
        " :: Báo Bạch Sa",
    ],
)
def test_the_outlets_name_behind_a_title_goes(suffix: str) -> None:
    """The outlet's name, its address, its section, after a dash, bar or colons."""
    assert titled(TITLE + suffix).value == TITLE


@pytest.mark.parametrize(
    "title",
    [
        "Bạch Sa - Vân Cốc: hai bờ một cây cầu",
        "Cầu Lam Kiều - chuyện của ông Khoai",
        "Báo động đỏ ở bến đò Lam Kiều",
        "Đò - cầu",
        "Báo Bạch Sa",
        "Tỷ số 3-2 cho đội Hoa Sậy",
    ],
)
def test_a_dash_within_a_title_stays(title: str) -> None:
    """A dash alone makes no suffix."""
    assert titled(title).value == title


@pytest.mark.parametrize(
    ("lede", "title"),
    [
        ("Cầu mới bắc qua sông Lam Kiều vừa khởi công. Lễ diễn ra sáng nay.", "Cầu mới bắc qua sông Lam Kiều vừa khởi công"),
        ("(BSO) - Cầu mới bắc qua sông Lam Kiều vừa khởi công.", "Cầu mới bắc qua sông Lam Kiều vừa khởi công"),
        ("BSO - Cầu mới bắc qua sông Lam Kiều vừa khởi công.", "Cầu mới bắc qua sông Lam Kiều vừa khởi công"),
        ("cầu mới bắc qua sông Lam Kiều vừa khởi công", "Cầu mới bắc qua sông Lam Kiều vừa khởi công"),
        ("“Tôi sẽ bán đò”, ông Khoai nói! Rồi ông đi.", "“Tôi sẽ bán đò”, ông Khoai nói!"),
    ],
)
def test_without_a_headline_the_first_sentence_serves(lede: str, title: str) -> None:
    """Derived, without the paper's code in front, and the lede's line as evidence."""
    draft = draft_of(("caption", "Bến đò. Ảnh: AFP"), ("lede", lede), ("body", BODY[0]))
    fact = extract(draft).title
    assert (fact.value, fact.basis) == (title, "derived")
    assert [text.casefold() for text in evidence(draft, fact)] == [title.casefold()]


def test_a_long_first_sentence_is_cut_at_a_clause_or_a_word() -> None:
    """Never longer than a headline, never within a word, always the lede's own words."""
    for lede in (f"Sáng nay, tại bến đò cũ, trước hai nghìn người dân của cả hai bờ sông, {BODY[0]}", "chữ " * 100):
        draft = draft_of(("lede", lede), ("body", BODY[1]))
        value = extract(draft).title.value
        assert 1 <= len(value) <= MAX_DERIVED
        assert value.casefold() in lede.casefold()
        assert f"{value} ".casefold() in f"{lede} ".replace(".", " ").casefold()


@pytest.mark.parametrize("lede", ["a" * 500, "(BSO) " + "a" * 500, "a" * 119 + " " + "b" * 400, "x " + "a" * 500])
def test_one_endless_word_is_cut_too(lede: str) -> None:
    """Where there is no space to cut at, the title still has a headline's length."""
    assert 1 <= len(extract(draft_of(("lede", lede))).title.value) <= MAX_DERIVED


@given(st.sampled_from(["title", "lede", "body"]), TEXT | st.text(st.sampled_from(" .;:,…|-–()!?“”A1"), min_size=1).filter(str.strip))
def test_any_line_can_give_a_title(kind: str, text: str) -> None:
    """For any text: a title made of its own words, or none, with a reason; no crash."""
    draft = draft_of((kind, text))
    fact = extract(draft).title
    if fact.value:
        assert fact.value.upper() == evidence(draft, fact)[0].upper()
    else:
        assert (fact.basis, fact.reason) == ("unknown", "no-title")


def test_no_text_gives_no_title() -> None:
    """A caption alone is no headline."""
    fact = extract(draft_of(("caption", "Bến đò. Ảnh: AFP"))).title
    assert (fact.value, fact.basis, fact.reason) == (None, "unknown", "no-title")


# Days


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("05/08/2023", "2023-08-05"),
        ("5/8/2023", "2023-08-05"),
        ("5-8-2023", "2023-08-05"),
        ("5.8.2023", "2023-08-05"),
        ("2023-08-05", "2023-08-05"),
        ("Ngày 5 tháng 8 năm 2023", "2023-08-05"),
        ("5 tháng 8, 2023", "2023-08-05"),
        ("Thứ bảy, 05/08/2023 - 10:15", "2023-08-05T10:15"),
        ("Thứ bảy, 05/08/2023 10:15 AM - 0 Trả lời", "2023-08-05T10:15"),
        ("05/08/2023 10:15 PM", "2023-08-05T22:15"),
        ("05/08/2023 12:15 AM", "2023-08-05T00:15"),
        ("05/08/2023 12:15 PM", "2023-08-05T12:15"),
        ("05/08/2023 1:15 CH", "2023-08-05T13:15"),
        ("05/08/2023 1:15 SA", "2023-08-05T01:15"),
        ("05/08/2023 10:15:42", "2023-08-05T10:15"),
        ("05/08/2023 10h15", "2023-08-05T10:15"),
        ("10:15 05/08/2023", "2023-08-05T10:15"),
        ("10 giờ 15 ngày 5/8/2023", "2023-08-05T10:15"),
        ("05/08/2023 10:15 GMT+7", "2023-08-05T10:15+07:00"),
        ("05/08/2023 10:15 (GMT+07:00)", "2023-08-05T10:15+07:00"),
        ("05/08/2023 10:15 UTC-3", "2023-08-05T10:15-03:00"),
        ("29/02/2024", "2024-02-29"),
        ("31/02/2023, sửa 05/08/2023 10:15", "2023-08-05T10:15"),
    ],
)
def test_a_day_as_pages_write_it(line: str, published: str) -> None:
    """Slash, dash, dot, words; half-days; hours in front or behind; a zone only where the page gives one."""
    fact = dated(line)
    assert (fact.value, fact.basis) == (published, "stated")


@pytest.mark.parametrize("line", ["31/02/2023", "29/02/2023 10:15", "5/13/2023", "0/8/2023", "31 tháng 4 năm 2023"])
def test_a_day_that_no_calendar_has_is_no_day(line: str) -> None:
    """Unknown, with the reason; never the next best day."""
    fact = dated(line)
    assert (fact.value, fact.basis, fact.reason) == (None, "unknown", "impossible-date")


@pytest.mark.parametrize("line", ["05/08", "Thứ bảy", "10:15", "tháng 8/2023", "1/5/8/2023", "05/08/20231", "3 giờ trước"])
def test_less_than_a_day_is_no_day(line: str) -> None:
    """Without a year, without a day, as a part of a longer number."""
    assert dated(line).value is None


def test_only_the_articles_own_date_line_states_its_day() -> None:
    """A day in the text, a caption or a widget is not the day of publication."""
    draft = draft_of(
        ("title", TITLE), ("lede", "Ngày 5/8/2023, cầu khởi công."), ("caption", "Ảnh: AFP, 6/8/2023"), ("widget", "07/08/2023")
    )
    fact = extract(draft).published
    assert (fact.value, fact.reason) == (None, "no-dateline")


def test_a_signed_date_line_dates_too() -> None:
    """The author's name and the day on one line."""
    draft = draft_of(("byline", "Trần Quế Lâm - 11/10/2023 07:15"), ("lede", LEDE))
    assert extract(draft).published.value == "2023-10-11T07:15"
    assert extract(draft).author.value == "Trần Quế Lâm"


@pytest.mark.parametrize(
    ("kind", "line", "published"),
    [
        ("title", "Bạch Sa khởi công cầu mới bắc qua 05/08/2023 10:15", "2023-08-05T10:15"),
        ("title", "Bạch Sa khởi công cầu mới 05-08-2023 | 10:15", "2023-08-05T10:15"),
        ("lede", "05/08/2023 Bạch Sa khởi công cầu mới Sáng qua, tỉnh Bạch Sa khởi công cây cầu.", "2023-08-05"),
        ("lede", "Cầu mới bắc qua sông 05/08/2023 10:15 BS - Tỉnh Bạch Sa khởi công cây cầu.", "2023-08-05T10:15"),
        ("title", "Giá cá ở Bạch Sa 05/08/2023", None),
        ("title", "Lịch tàu ngày 05/08/2023", None),
        ("lede", "05/08/2023, tỉnh Bạch Sa khởi công cây cầu.", None),
        ("lede", "Tỉnh Bạch Sa khởi công cây cầu ngày 05/08/2023 10:15 Bà con ra xem.", None),
        ("body", "Vào 05/08/2023 10:15 Bà con ra xem.", None),
    ],
)
def test_a_stamp_in_the_line_of_headline_or_text(kind: str, line: str, published: str | None) -> None:
    """A scrape that lost its lines glues the stamp to headline or text; a day that is told there is none, and a day alone behind a
    headline may be what it is about."""
    assert extract(draft_of((kind, line), ("body", "Dân ra xem."))).published.value == published


def test_a_stamp_in_the_headline_is_neither_headline_nor_day_told() -> None:
    """The headline ends before it, and it dates no event."""
    article = extract(draft_of(("title", f"{TITLE} 05/08/2023 10:15"), ("lede", LEDE)))
    assert article.title.value == TITLE
    assert [day for day in article.days if day.first[0]] == []


def test_the_only_stamp_between_two_paragraphs_is_the_pages() -> None:
    """Moved by the scrape into the text, it dates the article; where links stand beside it, it is theirs."""
    text = article_text(stamp="", body=(*BODY[:2], "05/08/2023 10:15", *BODY[2:]))
    (draft,) = cut_of(text).drafts
    assert extract(draft).published.value == "2023-08-05T10:15"
    linked = article_text(stamp="", body=(*BODY[:2], "Cầu cũ ở bến Lam Kiều đóng cửa", "05/08/2023 10:15", *BODY[2:]))
    (draft,) = cut_of(linked).drafts
    assert extract(draft).published.value is None


def test_the_evidence_of_a_day_is_day_and_time() -> None:
    """The whole stamp, and nothing beside it."""
    draft = draft_of(("dateline", "Thứ bảy, 05/08/2023 10:15 AM - 0 Trả lời"), ("lede", LEDE))
    (words,) = evidence(draft, extract(draft).published)
    assert words.strip() == "05/08/2023 10:15 AM"


@given(
    st.dates(dt.date(1990, 1, 1), dt.date(2099, 12, 31)),
    st.times(),
    st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{y}-{m:02}-{d:02}", "{d} tháng {m} năm {y}"]),
)
def test_any_day_comes_back(day: dt.date, time: dt.time, form: str) -> None:
    """For any day and minute in any form of writing."""
    written = form.format(d=day.day, m=day.month, y=day.year)
    assert dated(f"{written} {time:%H:%M}").value == f"{day.isoformat()}T{time:%H:%M}"


@given(TEXT)
def test_any_date_line_is_read_without_a_crash(text: str) -> None:
    """For any text: a real day or none, with its reason."""
    value = dated(text).value
    assert value is None or dt.datetime.fromisoformat(value)


# Signatures


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Trần Quế Lâm", "Trần Quế Lâm"),
        ("TRẦN QUẾ LÂM", "Trần Quế Lâm"),
        ("Trần Quế Lâm (theo AFP)", "Trần Quế Lâm"),
        ("Trần Quế Lâm (tổng hợp)", "Trần Quế Lâm"),
        ("Bài, ảnh: Trần Quế Lâm", "Trần Quế Lâm"),
        ("Thực hiện: Trần Quế Lâm", "Trần Quế Lâm"),
        ("Trần Quế Lâm - Lê Văn Khoai", "Trần Quế Lâm - Lê Văn Khoai"),
        ("Trần Quế Lâm, Lê Văn Khoai", "Trần Quế Lâm, Lê Văn Khoai"),
        ("T.Lâm", "T.Lâm"),
    ],
)
def test_who_signs(line: str, author: str) -> None:
    """The names as written, without what stands around them; capitals as names are written."""
    fact = signed(line)
    assert (fact.value, fact.basis) == (author, "stated")


@pytest.mark.parametrize("line", ["PV", "Nhóm PV", "Ban biên tập", "Theo TTXVN", "AFP", "Reuters"])
def test_a_signature_without_a_person_names_nobody(line: str) -> None:
    """ "PV" and the names of media sign without naming anyone."""
    assert signed(line).value is None


def test_only_a_byline_signs() -> None:
    """A name in the text or under a picture is not the author."""
    fact = extract(draft_of(("lede", LEDE), ("credit", "Trần Quế Lâm"), ("body", "Lê Văn Khoai"))).author
    assert (fact.value, fact.reason) == (None, "no-byline")


@pytest.mark.parametrize(
    ("kind", "line", "names"),
    [
        ("byline", "Trần Quế Lâm (theo AFP)", ["AFP"]),
        ("byline", "Trần Quế Lâm (theo Bạch Sa Post, AFP)", ["Bạch Sa Post", "AFP"]),
        ("source-line", "Theo TTXVN", ["TTXVN"]),
        ("source-line", "Nguồn: Báo Bạch Sa", ["Báo Bạch Sa"]),
        ("source-line", "Nguồn tin: Báo Bạch Sa https://bachsa.example/a", ["Báo Bạch Sa"]),
        ("body", "Theo TTXVN", []),
        ("byline", "Trần Quế Lâm", []),
    ],
)
def test_named_origins(kind: str, line: str, names: list[str]) -> None:
    """Media named as the origin in signature and source line, each with its place; the text's own "theo" is no credit."""
    draft = draft_of(("lede", LEDE), (kind, line))
    found = extract(draft).credited
    assert [fact.value for fact in found] == names
    assert [evidence(draft, fact) for fact in found] == [[name] for name in names]


@given(st.sampled_from(["byline", "source-line", "dateline"]), TEXT)
def test_any_signature_is_read_without_a_crash(kind: str, text: str) -> None:
    """For any text: every fact points to words of its own line."""
    draft = draft_of(("lede", LEDE), (kind, text))
    article = extract(draft)
    for fact in (article.author, article.published, *article.credited):
        assert all(words.strip() for words in evidence(draft, fact))
    assert [evidence(draft, fact)[0] for fact in article.credited] == [fact.value for fact in article.credited]
