"""Names as language alone shows them: people, bodies, countries and places. All people and firms are invented."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_dossier.lang import table
from build_dossier.lexicon import calling_names, is_full_name, is_syllable, key
from build_dossier.model import KEPT
from tests.naming import found, people, states, told

# ---- people ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sáng nay, ông Brakovic tới thăm xưởng.", ["Brakovic"]),
        ("Tướng Orlandic rời mặt trận.", ["Orlandic"]),
        ("Chiều qua bà Sương về quê.", ["Sương"]),
        ("Thủ tướng Estonia Kaia Tamberg phát biểu.", ["Kaia Tamberg"]),
        ("Bộ trưởng Quốc phòng Na Uy Lars Ødegren từ chức.", ["Lars Ødegren"]),
        ("Tổng thư ký NATO Piet Vandermeer họp báo.", ["Piet Vandermeer"]),
        ("Phóng viên an ninh của đài BBC Frank Holloway hỏi thêm.", ["Frank Holloway"]),
        ("Tân Tổng thư ký Vandermeer nhận chức.", ["Vandermeer"]),
        ("PGS.TS Lê Thị Thắm và BS Loan trực đêm.", ["Lê Thị Thắm", "Loan"]),
        ("Tỷ phú Ursula von der Brück mua lại tờ giấy.", ["Ursula von der Brück"]),
        ("Đặc phái viên Mỹ, ông Witkovsky, tới nơi.", ["Witkovsky"]),
        ("Công an tìm anh Nguyễn Minh V. (SN 1999) từ đêm qua.", ["Nguyễn Minh V."]),
    ],
)
def test_a_word_of_role_shows_a_person(text: str, expected: list[str]) -> None:
    """Titles, offices and forms of address; a country, a body or a field of work may stand between."""
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Trưởng khoa Tiêu hóa cho hay thuốc đã hết.",
        "Giám đốc Trung tâm nói lời cảm ơn.",
        "Tổ trưởng Tổ Toán chấm lại bài.",
        "CEO Zentoria từ chối bình luận.",
        "Trưởng bản Cọ đi vắng.",
        "Trẻ em Mỹ nghỉ học.",
        "Ông THN (57 tuổi) và ông N. ngã xe.",
        "Lý do Tiền Giang dừng dự án chưa rõ.",
    ],
)
def test_not_every_capital_behind_a_role_is_a_person(text: str) -> None:
    """The role may stand before its own department, village or firm; a name hidden by the paper is none."""
    assert people(text) == []


def test_a_role_is_kept_with_the_name() -> None:
    """The words in front as written; the office's country or body keeps its own name."""
    country, person = found("Hôm qua, Tổng thống Ukraine Bohdan Marchuk phát biểu.")
    assert (country.text, country.role) == ("Ukraine", "Tổng thống")
    assert (person.text, person.role) == ("Bohdan Marchuk", "Tổng thống Ukraine")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đến tối, Nguyễn Văn Khoai mới về.", ["Nguyễn Văn Khoai"]),
        ("Hồ Ngọc Sương tái ngộ khán giả.", ["Hồ Ngọc Sương"]),
        ("Bên kia, Sùng A Páo đang gùi ngô.", ["Sùng A Páo"]),
        ("Cao Xuân Bền mở quán.", ["Cao Xuân Bền"]),
    ],
)
def test_a_family_name_begins_a_full_name(text: str, expected: list[str]) -> None:
    """Family, middle and given name need no role; the family names of all peoples of the country count."""
    assert people(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đèo Khe Vắt dài 9 km.",
        "Hồ Suối Sậy cạn trơ đáy.",
        "Vàng Ngọc Bích bán ra 72 triệu đồng, còn giá vàng nhẫn giữ nguyên.",
        "Đường Trần Quý Cáp ngập nặng.",
        "Xe chạy từ Lâm Đồng qua Hà Giang.",
    ],
)
def test_family_names_that_are_words_begin_no_person(text: str) -> None:
    """Lakes, passes, gold and streets, most of all where a sentence begins."""
    assert people(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hôm qua Zoran Brakovic nói sẽ ở lại.", ["Zoran Brakovic"]),
        ("Cầu thủ ghi bàn là Zoran Brakovic (34 tuổi).", ["Zoran Brakovic"]),
        ("Người thắng cuộc, Zoran Brakovic, giám đốc xưởng đóng tàu, vắng mặt.", ["Zoran Brakovic"]),
        ("Thư gửi Michael Brakovic bị thất lạc.", ["Michael Brakovic"]),
        ("Họ mời Michael Brakovic, Zoran Tepic và Ilse Vondra.", ["Michael Brakovic", "Zoran Tepic", "Ilse Vondra"]),
        ("Con tàu Zentoria Maru rời cảng.", []),
        ("Zentoria Maru rời cảng đêm qua.", []),
        ("Quân đội nhận tên lửa Storm Veil.", []),
    ],
)
def test_a_foreign_run_needs_evidence(text: str, expected: list[str]) -> None:
    """A verb of saying, an age, an office behind it, a first name, or another person beside it; else nobody is named."""
    assert people(text) == expected


def test_later_a_person_is_called_by_one_word() -> None:
    """The last syllable in Vietnam, the family name elsewhere, which stands first in Korea: a capital alone is then the person."""
    assert people("Bị cáo Nguyễn Văn Khoai khai nhận.", "Khi đó Khoai bỏ chạy.")[-1] == "Khoai"
    assert people("Công trình của Haruna Osokata gây tranh cãi.", "Khi đó Osokata còn trẻ.") == ["Haruna Osokata", "Osokata"]
    assert people("Bà Sabrina Tolland phát biểu.", "Câu hỏi dành cho Tolland rất khó.")[-1] == "Tolland"
    assert calling_names(("kim", "do", "hyun")) == ("hyun", "kim")
    assert calling_names(("nguyễn", "văn", "khoai")) == ("khoai",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nhiều năm qua Duyên sống với bà. Duyên kể lại chuyện cũ.", ["Duyên", "Duyên"]),
        ("Duyên kể lại chuyện cũ.", []),  # a sentence begins with a capital anyway
        ("Thuyền phó người Việt kể lại chuyện cũ.", []),
        ("Mẹ Tuấn kể lại chuyện cũ. Ông Lê Văn Tuấn vắng nhà.", ["Tuấn", "Lê Văn Tuấn"]),
        ("Luật sư Tư cho biết. Ông Nguyễn Đăng Tư là luật sư.", ["Tư", "Nguyễn Đăng Tư"]),
        ("Thượng tá Vinh cho biết. Ông Nguyễn Đức Vinh là công an.", ["Vinh", "Nguyễn Đức Vinh"]),
        ("Bạn Đức Duy kể lại chuyện cũ.", ["Đức Duy"]),
        ("Đạo diễn Anh Tú dựng vở mới.", ["Anh Tú"]),
    ],
)
def test_people_called_by_one_word(text: str, expected: list[str]) -> None:
    """Whom the article never names in full, or by a word that is a place's, a number's: what they do and who bears it show them."""
    assert people(text) == expected


def test_a_sentence_begins_with_a_capital_anyway() -> None:
    """Words that open sentences are no names, nor part of the name behind them."""
    assert told("Theo Michael Brakovic, mưa còn lớn. Tuy vậy, thuyền vẫn ra khơi. Đến tối, mưa tạnh.") == {"person": ["Michael Brakovic"]}


def test_a_form_of_address_in_capitals_inside_a_sentence_is_a_family_name() -> None:
    """ "Ông Thế Vang" in a line-up is a player; "Ông" in front of a full name is still the form of address."""
    assert people(("list", "CLB Hoa Sậy: Lê Vũ Hải, Ông Thế Vang, Võ Minh Bền"))[1] == "Ông Thế Vang"
    assert people(("caption", "Từ trái sang, Ông Nguyễn Văn Khoai và cháu")) == ["Nguyễn Văn Khoai"]


# ---- countries ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "people_found", "countries_found"),
    [
        ("Ca sĩ Mỹ Sương ra đĩa mới.", ["Mỹ Sương"], []),
        ("Bà Nga bán quán ở đầu làng.", ["Nga"], []),
        ("Anh Thuận chạy xe.", ["Thuận"], []),
        ("Chị Trần Thị Mỹ Lụa dạy nhạc.", ["Trần Thị Mỹ Lụa"], []),
        ("Ngoại trưởng Đức Anselma Kühnert thăm Pháp.", ["Anselma Kühnert"], ["Đức", "Pháp"]),
        ("Bên cạnh Mỹ, các nước Anh, Pháp và Ý cũng dự.", [], ["Mỹ", "Anh", "Pháp", "Ý"]),
    ],
)
def test_people_whose_name_is_a_country(text: str, people_found: list[str], countries_found: list[str]) -> None:
    """A Vietnamese syllable behind it, or a form of address before it, makes a person of Mỹ, Nga, Anh or Đức."""
    assert (people(text), states(text)) == (people_found, countries_found)


@pytest.mark.parametrize(
    "text",
    [
        "Bầu cử ở bang Pennsylvania và Georgia, bang từng đổi màu.",
        "Các em học tiếng Anh và tiếng Nga.",
        "Giá đổi một bảng Anh tăng.",
        "Ý kiến này bị bác. Pháp luật quy định rõ. Áo dài may sẵn. Đức tính ấy hiếm.",
        "Giải Ngoại hạng Anh trở lại.",
        "Nhà ở xã Mỹ Đức.",
    ],
)
def test_words_that_only_look_like_a_country(text: str) -> None:
    """Languages, currencies, leagues, ordinary words at the beginning of a sentence, villages."""
    assert states(text) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Quan hệ Mỹ-Ukraine ấm lên.", ["US", "UA"]),
        ("Liên minh Nga - Triều Tiên mở rộng.", ["RU", "KP"]),
        ("Căng thẳng Mỹ - Trung và Nhật-Hàn.", ["US", "CN", "JP", "KR"]),
        ("Tòa Bạch Ốc và Hoa Kỳ là một.", ["US", "US"]),
        ("Nhiều người Nhật sống ở đây. Chủ Nhật họ nghỉ.", ["JP"]),
    ],
)
def test_countries_side_by_side(text: str, codes: list[str]) -> None:
    """A dash joins two; the short names stand only beside another country or behind a word for its people."""
    assert [name.code for name in found(text)] == codes


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("Washington sẽ gửi thêm đạn.", "state"),
        ("Họ thuyết phục Kiev chấp nhận.", "state"),
        ("Hội nghị họp tại Washington.", "place"),
        ("Phái đoàn tới Kiev đêm qua.", "place"),
        ("Ông từng sống ở thủ đô Kiev.", "place"),
        ("Thị trưởng London từ chức.", "place"),
        ("Cuộc gặp ở Copenhagen, Đan Mạch kết thúc.", "place"),
        ("Điện Kremlin lên tiếng.", "state"),
    ],
)
def test_a_capital_is_the_state_or_the_place(text: str, sense: str) -> None:
    """Behind tại, ở, đến and the like, or before its own country, it is the place; elsewhere the state. A palace is the state."""
    assert found(text)[0].sense == sense
    assert found(text)[0].kind == ("country" if sense == "state" else "place")


# ---- places and what is not read ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Vụ việc xảy ra ở Vân Cốc.",
        "Nhà ông ở xã Hoa Sậy, huyện Vân Cốc.",
        "Xe rơi xuống đường Nguyễn Văn Khoai.",
        "Thuyền về TP. Lào Cai trong đêm.",
    ],
)
def test_places_are_no_actors(text: str) -> None:
    """The words before a place: tại, ở, xã, huyện, đường, TP."""
    kinds = told(text)
    assert kinds["place"]
    assert set(kinds) == {"place"}


@pytest.mark.parametrize(
    "text", ["Châu Âu và Trung Đông lo ngại.", "Đại Tây Dương lặng sóng.", "Các nước phương Tây im lặng.", "Tháng Giêng, thứ Bảy."]
)
def test_regions_and_days_are_nothing(text: str) -> None:
    """Continents, seas, quarters of the sky, months and weekdays."""
    assert found(text) == ()


def test_media_are_no_bodies() -> None:
    """Neither those of the table nor those that "tờ" or "đài" announce."""
    assert told("Theo Reuters, tờ Zentoria Herald và đài Zentor đưa tin.") == {}
    assert told("Chia sẻ với phóng viên Tiền Phong, một người dân nói nước đã rút.") == {}


def test_only_the_lines_of_the_story_are_read() -> None:
    """Who signs, who took the picture and which paper wrote it do not act in the article."""
    assert found(("byline", "Nguyễn Văn Khoai"), ("credit", "Ảnh: Lê Văn Bền"), ("source-line", "Theo NATO")) == ()
    assert told(("caption", "Ông Michael Brakovic tới dự. Ảnh: Lê Văn Bền/NATO")) == {"person": ["Michael Brakovic"]}
    assert told(("lede", "(ZNQ) - Mưa lớn. XQZ.")) == {"organization": ["XQZ"]}
    assert told(("lede", "ZNQ - Ông Brakovic từ chức.")) == {"person": ["Brakovic"]}
    assert set(KEPT) > {"byline", "credit", "source-line"}


def test_a_place_glued_to_the_lede_is_cut_off() -> None:
    """Some papers print the place without a space: "Lào CaiXe tải ..." names no Lào."""
    assert told(("lede", "Lào CaiXe tải mất phanh.")) == {"place": ["Lào Cai"]}


def test_an_all_capitals_line_says_only_what_is_known() -> None:
    """A capital shows nothing there: names of the other lines, and countries that are no other word."""
    assert told(("title", "ÔNG BRAKOVIC THĂM UKRAINE VÀ BÃI BIỂN ĐẸP"), "Ông Brakovic tới nơi.") == {
        "person": ["BRAKOVIC", "Brakovic"],
        "country": ["UKRAINE"],
    }


# ---- the tables and what must hold for any text ---------------------------------------------------------------------


def test_the_tables_name_nothing_twice() -> None:
    """A word twice in one list is a slip of the hand; a body of two groups would have two names."""
    lists = {name: value for name, value in table("vi", "names").items() if isinstance(value, list)}
    for name in ("given_names", "places", "openers", "particles", "levels"):
        assert all(isinstance(word, str) for word in lists[name])
    spellings = [spelling for group in lists["bodies_by_name"] for spelling in group]
    assert len(spellings) == len(set(spellings))
    assert set(table("vi", "names")["short_countries"].values()) <= {c["code"] for c in table("vi", "countries")} | {"RU"}


def test_syllables_and_full_names() -> None:
    """What tells a Vietnamese word from a foreign one."""
    assert all(is_syllable(key(word)) for word in ["Nguyễn", "Khoai", "Quỳnh", "Giêng", "Huyền", "Khuya", "Ý", "Đức"])
    assert not any(is_syllable(key(word)) for word in ["Brakovic", "Trump", "Putin", "Scholz", "Merz", "Smith"])
    assert is_full_name(("lê", "văn", "khoai"))
    assert not is_full_name(("hồ", "suối", "sậy"))


LETTERS = st.text(alphabet="AaĐđNguyễn Mỹ-–\"“”'().,:;!?0123456789 ôÔngUkraine", max_size=80)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("“Hôm nay tôi mệt rồi”, Zental viết.", ["Zental"]),
        ("Zental viết: “Tôi mệt rồi.”", ["Zental"]),
        ("Zentoro viết: “Chúng tôi mệt rồi.”", []),
        ("HLV Lê Văn Khoai của Zentoro viết: “Tôi mệt rồi.”", ["Lê Văn Khoai"]),
        ("Cả đoàn chia tay chương trình. Jun Karo nói thế.", ["Jun Karo"]),
        ("AustraliaAlexander Zverin nói thế. Zverin vui.", ["Alexander Zverin", "Zverin"]),
        ("Yann LeCarn, kỹ sư, nói thế.", ["Yann LeCarn"]),
    ],
)
def test_who_says_i_is_a_person(line: str, people: list[str]) -> None:
    """A body says "chúng tôi"; what ends a sentence announces nobody in the next; a place glued in front is no first name."""
    assert [name.text for name in found(line) if name.kind == "person"] == people


@given(st.lists(st.one_of(st.text(max_size=60), LETTERS), max_size=6))
@settings(max_examples=150, deadline=None)
def test_any_text_gives_names_in_their_places(lines: list[str]) -> None:
    """Spans are code points of their line, in order, without overlap, whatever the text is."""
    texts = [line.replace("\n", " ") for line in lines]
    at: dict[int, int] = {}
    for name in found(*texts):
        assert texts[name.span.n - 1][name.span.start : name.span.end] == name.text
        assert name.span.start >= at.get(name.span.n, 0)
        at[name.span.n] = name.span.end


@pytest.mark.parametrize(
    "text",
    [
        "Ông Nguyễn Văn Khoai, Giám đốc Công ty Hoa Sậy, và Michael Brakovic gặp Bộ Ngoại giao Mỹ - Trung tại Kiev. ",
        "đại học đại học đại học trường trường ",
        "Trường Lan Trường Lan Trường ",
        "Bộ Y tế, Y tế, Y tế, Y tế, ",
        "Nguyễn Nguyễn Zentor - Zentor ",
        "Mỹ - Mỹ - Trung - ",
        "Ông Bà (NATO) Tổng thống cấp cao cấp cao ",
        "Công ty y tế y tế y tế giáo dục ",
    ],
)
def test_time_grows_with_the_text(text: str) -> None:
    """Eight times the text takes about eight times as long, hostile texts too: no rule looks over the whole line."""

    def seconds(times: int) -> float:
        start = time.perf_counter()
        found(text * times)
        return time.perf_counter() - start

    seconds(20)
    assert seconds(1600) < 8 * 4 * max(seconds(200), 0.005)
