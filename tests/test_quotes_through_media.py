"""Statements that come through a medium, or are its own; and clauses told in unusual places. By language alone."""

from __future__ import annotations

import pytest

from tests.test_quotes import said


def speakers(*lines: str | tuple[str, str]) -> list[tuple[str, str | None]]:
    """Each statement's words and the words that name its speaker."""
    return [(speech.text, speech.speaker.text if speech.speaker else None) for speech in said(*lines)]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Reuters đưa tin rằng cầu đã xong từ hôm qua.", "Reuters"),
        ("Theo tờ Lam Kieu Post, cầu đã xong từ hôm qua.", "tờ Lam Kieu Post"),
        ("Reuters đưa tin ông Lê Văn Khoai nói cầu đã xong từ hôm qua.", "ông Lê Văn Khoai"),
        ("Theo Reuters, ông Lê Văn Khoai nói cầu đã xong từ hôm qua.", "ông Lê Văn Khoai"),
        ("Reuters dẫn nguồn tin quân sự cho biết cầu đã xong từ hôm qua.", "nguồn tin quân sự"),
        ("Reuters dẫn tuyên bố của ông Lê Văn Khoai cho biết cầu đã xong từ hôm qua.", "ông Lê Văn Khoai"),
        ("Dẫn lời ông Lê Văn Khoai, Reuters nói rằng cầu đã xong từ hôm qua.", "ông Lê Văn Khoai"),
        ("Truyền thông Syria đưa tin cầu đã xong từ hôm qua.", "Truyền thông Syria"),
        ("Ông Lê Văn Khoai nói với Reuters cầu đã xong từ hôm qua.", "Ông Lê Văn Khoai"),
        ("Ông Lê Văn Khoai nói với Reuters, cầu đã xong từ hôm qua.", "Ông Lê Văn Khoai"),
        ("Cầu đã xong từ hôm qua, theo lời ông Lê Văn Khoai hôm thứ Năm.", "ông Lê Văn Khoai"),
        ("Chính quyền xã cho biết cầu đã xong từ hôm qua.", "Chính quyền xã"),
        ("GS Lê Văn Khoai, Đại học Quốc gia Hà Nội, cho biết cầu đã xong từ hôm qua.", "GS Lê Văn Khoai"),
        ("Chuyên gia về cầu Lê Văn Khoai cho biết cầu đã xong từ hôm qua.", "Chuyên gia về cầu Lê Văn Khoai"),
        ("Hãng AP đưa tin, Bộ Y tế Đức ngày 11/4 cho biết, cầu đã xong từ hôm qua.", "Bộ Y tế Đức"),
        ("Theo phóng viên TTXVN tại Paris, ông Lê Văn Khoai nói cầu đã xong từ hôm qua.", "ông Lê Văn Khoai"),
        ("Theo số liệu được xã công bố hôm 9/6, cầu đã xong từ hôm qua.", "số liệu được xã công bố hôm 9/6"),
        ("Theo lời ông Lê Văn Khoai, cầu đã xong từ hôm qua.", "ông Lê Văn Khoai"),
        ("Theo giáo sư Lê Văn Khoai tại Đại học Vân Cốc, cầu đã xong từ hôm qua.", "giáo sư Lê Văn Khoai"),
        ("Trang Vân Cốc nhận định cầu đã xong từ hôm qua.", "Trang Vân Cốc"),
        ("Trong thông báo phát ngày 5-11, Zentoro cho biết cầu đã xong từ hôm qua.", "Zentoro"),
        ("Jen O'Malley Dullen, người phụ trách việc xây cầu, nói cầu đã xong từ hôm qua.", "Jen O'Malley Dullen"),
        ("Ngoại trưởng Malaysia, Zambri Abdul Kadar, cho biết cầu đã xong từ hôm qua.", "Ngoại trưởng Malaysia, Zambri Abdul Kadar"),
        (
            "Sau thất bại hôm 5/11, một số trợ lý của bà Sương phản đối, cho rằng cầu đã xong từ hôm qua.",
            "một số trợ lý của bà Sương",
        ),
        ("Nguồn tin này được Reuters dẫn lời nói rằng cầu đã xong từ hôm qua.", "Nguồn tin này"),
        ("Lý do, theo ông Lê Văn Khoai, là cầu đã xong từ hôm qua.", "ông Lê Văn Khoai"),
        ("Theo ghi nhận của xã, cầu đã xong từ hôm qua.", "ghi nhận của xã"),
        ("Theo tài liệu của xã, cầu đã xong từ hôm qua.", "tài liệu của xã"),
        ("Ông Lê Văn Khoai phản đối và nhiều người dân nói cầu đã xong từ hôm qua.", "nhiều người dân"),
        ("Các nhà lãnh đạo NATO đã họp hai ngày và từng quốc gia cũng nói cầu đã xong từ hôm qua.", "từng quốc gia"),
        ("Bác sỹ Lê Văn Khoai nêu rõ cầu đã xong từ hôm qua.", "Bác sỹ Lê Văn Khoai"),
    ],
)
def test_whose_words_a_clause_tells(line: str, speaker: str) -> None:
    """A medium that cites someone gives that one's words; else what it reports is its own."""
    ((text, found),) = speakers(line)
    assert (text.lower(), found) == ("cầu đã xong từ hôm qua", speaker)


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("“Cầu đã xong từ hôm qua”, Reuters dẫn tuyên bố của ông Lê Văn Khoai cho hay.", "ông Lê Văn Khoai"),
        ("Theo kỹ sư Lê Văn Khoai, Trung tâm Cầu Vân Cốc, cho biết: “Cầu đã xong từ hôm qua”", "kỹ sư Lê Văn Khoai"),
        ("Ông Lê Văn Khoai dẫn lời một lái đò nói với ông: “Cầu đã xong từ hôm qua”.", "một lái đò"),
        ("“Cầu đã xong từ hôm qua” - ông Lê Văn Khoai cười, thả lưới xuống sông.", "ông Lê Văn Khoai"),
        ("Reuters đưa tin, phát biểu ở bến đò, ông Lê Văn Khoai khẳng định con đường ấy “đã xong từ hôm qua”.", "ông Lê Văn Khoai"),
        ("Bà Sương lấy làm tiếc về tuyên bố của ông Lê Văn Khoai rằng cầu “đã xong từ hôm qua”.", "ông Lê Văn Khoai"),
        ("Ông Lê Văn Khoai cho rằng xã đang coi cầu là “một lối thoát cho mọi nhà”.", "Ông Lê Văn Khoai"),
    ],
)
def test_whose_words_stand_in_marks(line: str, speaker: str) -> None:
    """Whoever is cited, not who cites; and who tells how another sees a thing."""
    ((_, found),) = speakers(line)
    assert found == speaker


def test_what_opens_a_sentence_is_said_by_whom_it_goes_on_about() -> None:
    """ "Nhấn mạnh A, ông X đề nghị B": two statements of X."""
    found = speakers("Nhấn mạnh cầu đã xong từ hôm qua, ông Lê Văn Khoai cho biết đò sẽ nghỉ.")
    assert found == [("cầu đã xong từ hôm qua", "ông Lê Văn Khoai"), ("đò sẽ nghỉ", "ông Lê Văn Khoai")]


def test_a_headline_with_a_label_tells_what_was_said() -> None:
    """Someone or a body before the colon, not the state or the place that it is about."""
    assert speakers(("title", "Ông Lê Văn Khoai: Cầu đã xong từ hôm qua")) == [("Cầu đã xong từ hôm qua", "Ông Lê Văn Khoai")]
    assert speakers(("title", "Bộ Y tế: Số trẻ mắc sởi đang giảm")) == [("Số trẻ mắc sởi đang giảm", "Bộ Y tế")]
    assert speakers(("title", "Moldova: Cầu đã xong từ hôm qua")) == []


def test_an_answer_is_of_whom_the_paragraph_above_tells() -> None:
    """Turns after a dash that name nobody."""
    found = speakers("Theo ông Lê Văn Khoai, cầu chậm vì lũ.", "- Vì sao lũ lớn thế?", "- Mưa suốt ba tuần, chúng tôi không làm được.")
    assert found[-1] == ("Mưa suốt ba tuần, chúng tôi không làm được.", "ông Lê Văn Khoai")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Bà Sương khẳng định chưa nhận tiền, trong khi công ty cho rằng tiền đã trả đủ.", ["chưa nhận tiền", "tiền đã trả đủ"]),
        ("Sau khi bà Sương tuyên bố bán con đò, Chủ tịch Trần Sậy đã xin từ chức.", ["bán con đò"]),
        ("Dù Nga tuyên bố đây chỉ là cuộc tập trận, bà Sương nhận định dân sẽ phải đi.", ["đây chỉ là cuộc tập trận", "dân sẽ phải đi"]),
        ("Bà Sương cho biết đã gửi ba lá đơn, nhưng không nhận được hồi âm.", ["đã gửi ba lá đơn, nhưng không nhận được hồi âm"]),
        ("Bà Sương cho biết đã gửi ba lá đơn, nhưng không nêu chi tiết.", ["đã gửi ba lá đơn"]),
        ("Bà Sương cho biết đã gửi ba lá đơn; bến vẫn chưa mở.", ["đã gửi ba lá đơn; bến vẫn chưa mở"]),
        ("Bà Sương nói con đò “yếu hơn năm ngoái”; khẳng định bến vẫn chưa mở.", ["yếu hơn năm ngoái", "bến vẫn chưa mở"]),
        ("Theo bà Sương, một khi có cầu, đò sẽ nghỉ.", ["một khi có cầu, đò sẽ nghỉ"]),
        ("Theo Reuters, thông tin bà Sương thông báo nêu trên là sai.", ["thông tin bà Sương thông báo nêu trên là sai"]),
        ("Theo bà Sương, bộ máy “bờ xôi” sẽ nghỉ từ tháng sau.", ["bộ máy “bờ xôi” sẽ nghỉ từ tháng sau"]),
        ("Theo ghi nhận của phóng viên, bến vẫn chưa mở.", []),
        ("Xã từ chối yêu cầu đóng bến. Bà Sương đang dần khẳng định phong cách của mình.", []),
        ("Bà Sương về nhất; Noémie Paris Bảo Nhi về nhì, đội chờ đề nghị hợp lý.", []),
        ("Bà Sương phủ nhận tin đồn bán đò, hé lộ chuyện sửa đình để đón khách.", []),
        ("Bà Sương xác nhận chuyện bán đò đã xong.", ["chuyện bán đò đã xong"]),
        ("Bà Sương cam kết sẽ trả hết tiền trước mùa lũ.", ["sẽ trả hết tiền trước mùa lũ"]),
        ("Bà Sương nói con đò rất “đẹp”.", ["con đò rất “đẹp”"]),
        ("Bà Sương cho biết không có dữ liệu nào về con đò ấy.", ["không có dữ liệu nào về con đò ấy"]),
        ("Bà Sương cho biết không có gì bảo đảm rằng nước sẽ rút.", ["không có gì bảo đảm rằng nước sẽ rút"]),
    ],
)
def test_where_a_clause_ends_and_the_next_begins(line: str, told: list[str]) -> None:
    """Someone else may speak in the same sentence; "nhưng" goes on unless somebody says or refuses something more."""
    assert [text for text, _ in speakers(line)] == told
