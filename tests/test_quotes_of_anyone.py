"""Statements of people whom no title and no full name shows: called by one word, by kinship, by what they do; or by nothing at all."""

from __future__ import annotations

import pytest

from tests.test_quotes import meant, said, who


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("“Tôi bán đò cho con cháu rồi”, Megane nói. Megane kể về cây cầu.", "Megane"),
        ("“Tôi bán đò cho con cháu rồi”, Zentoro Kip hào hứng kể lại.", "Zentoro Kip"),
        ("“Tôi bán đò cho con cháu rồi”, Marlowe, hiện sống tại Mỹ, viết trên Facebook.", "Marlowe"),
        ("“Tôi bán đò cho con cháu rồi”, PGS. TS. Lê Văn Khoai kể.", "PGS. TS. Lê Văn Khoai"),
        ("“Tôi bán đò cho con cháu rồi”, nhà đài cho hay.", "nhà đài"),
        ("Phú ThọÔng Lê Văn Khoai nói: “Tôi bán đò cho con cháu rồi.”", "Ông Lê Văn Khoai"),
        ("Nói về cây cầu cũ: “Tôi bán đò cho con cháu rồi”, ông Lê Văn Khoai kể.", "ông Lê Văn Khoai"),
        ("“Tôi bán đò cho con cháu rồi”, mẹ nạn nhân phân trần.", "mẹ nạn nhân"),
        ("“Tôi bán đò cho con cháu rồi”, bà ngoại Sậy kể.", "bà ngoại Sậy"),
        ("“Tôi bán đò cho con cháu rồi”, 1 người dân kể lại.", "1 người dân"),
        ("“Tôi bán đò cho con cháu rồi”, gạt nước mắt, bà Phạm Thị Sương nói.", "bà Phạm Thị Sương"),
        ("Một thợ đang xẻ đá bên bến cho biết: “Tôi bán đò cho con cháu rồi.”", "Một thợ"),
        ("Kể lại với phóng viên, chị T. vẫn chưa hết run: “Tôi bán đò cho con cháu rồi.”", "chị T."),
        ("Ông Lê Văn Khoai, người xã Vân Cốc, nguyên trưởng bến đi cùng chúng tôi nói: “Tôi bán đò cho con cháu rồi.”", "Ông Lê Văn Khoai"),
        ("Anh Lê Văn Khoai, chú họ ở gần nhà, nói: “Tôi bán đò cho con cháu rồi.”", "Anh Lê Văn Khoai"),
        ("“Tôi bán đò cho con cháu rồi”, ông Sậy, chú họ ở gần nhà, kể.", "ông Sậy"),
        ("Lãnh tụ tối cao Lê Văn Khoai nói: “Tôi bán đò cho con cháu rồi.”", "Lãnh tụ tối cao Lê Văn Khoai"),
        ("Bạn Phạm Thị Sương, khoa Cầu đường, Trường Đại học Vân Cốc cho biết: “Tôi bán đò cho con cháu rồi.”", "Bạn Phạm Thị Sương"),
    ],
)
def test_whoever_speaks_is_found(line: str, speaker: str) -> None:
    """The words that stand for a speaker, with a name that anybody knows or without."""
    assert [found for kind, found in who(line) if kind == "direct"] == [speaker]


def test_a_name_that_nobody_read_is_a_speaker_who_stays_open() -> None:
    """ "“...”, Zentoro Kip hào hứng kể lại": a person or a firm; the words are said, by whom is shown as uncertain."""
    (found,) = said("“Tôi bán đò cho con cháu rồi”, Zentoro Kip hào hứng kể lại.")
    assert found.speaker and not found.speaker.sure


def test_capitals_a_few_words_in_front_of_a_colon_stay_open() -> None:
    """ "Như HLV Zentov thẳng thắn thừa nhận: ...": said by somebody whom nobody read as a name; "Con thì thầm" is no name."""
    (found,) = said("Như HLV Zentov lập tức thừa nhận: “Bán đò cho con cháu rồi.”")
    assert found.speaker and found.speaker.text == "HLV Zentov" and not found.speaker.sure


def test_a_first_name_calls_its_bearer() -> None:
    """ "Megan" of "Megan Barrowe", whom the line before names in full."""
    assert meant("Megan Barrowe tới bến lúc trưa.", "“Tôi bán đò cho con cháu rồi”, Megan nói.")[-1] == ("Megan",)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Hai quan chức trên gọi đó là một hành động “thiếu khôn ngoan”.", ["thiếu khôn ngoan"]),
        ("Việc này bị giới quan sát đánh giá là một bước đi “thiếu khôn ngoan”.", ["thiếu khôn ngoan"]),
        ("Người dân gọi đây là “chợ Bà Ba”.", []),
        ("Bạn bè gọi em là “máy tính sống”.", []),
    ],
)
def test_a_judgement_of_a_deed_is_a_statement_and_a_nickname_is_none(line: str, words: list[str]) -> None:
    """What officials call a deed, and what people call someone or something."""
    assert [speech.text for speech in said(line)] == words


def test_each_of_several_statements_behind_a_colon_is_one() -> None:
    """Comments in a row are of the same people, each a statement of its own."""
    found = said("Nhiều khán giả viết: “Đình hát hay quá”, “Nghe mà rơi nước mắt”; “Mong đoàn hát trở lại xã”.")
    assert [speech.text for speech in found] == ["Đình hát hay quá", "Nghe mà rơi nước mắt", "Mong đoàn hát trở lại xã"]
    assert {speech.speaker.text for speech in found if speech.speaker} == {"Nhiều khán giả"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Trời sập tối trên bến.", "“Nước lên nhanh quá, chúng tôi chỉ kịp bế hai đứa nhỏ chạy lên nóc nhà hàng xóm.”"),
        ("Trời sập tối. “Nước lên nhanh quá, chúng tôi chỉ kịp bế hai đứa nhỏ chạy lên nóc nhà hàng xóm.”",),
        ("Chuyện xảy ra trên bến hôm 8/2: “Nước lên nhanh quá, chúng tôi chỉ kịp bế hai đứa nhỏ chạy lên nóc nhà.”",),
        (("title", "“Nước lên nhanh quá, chạy không kịp”"), "Trời sập tối trên bến."),
    ],
)
def test_what_nobody_is_said_to_have_said_is_kept(lines: tuple[str | tuple[str, str], ...]) -> None:
    """Sentences in quotation marks that stand alone are somebody's: the speaker stays open, nothing is lost."""
    (found,) = said(*lines)
    assert (found.kind, found.rule, found.speaker) == ("direct", "said-alone", None)


def test_of_whom_a_speaker_tells_nobody_knows() -> None:
    """ "“... Anh ấy bảo: ‘...’”, chị kể": the inner words are a statement of their own, whose it is stays open."""
    found = said("“Tôi tới bến. Anh ấy bảo: ‘Về đi, nước lớn rồi’. Tôi về”, bà Phạm Thị Sương kể.")
    assert [(speech.text, speech.speaker.sure if speech.speaker else None) for speech in found][1:] == [("Về đi, nước lớn rồi", False)]
    assert found[1].speaker and found[1].speaker.names == ()


def test_pieces_before_one_verb_are_one_statement() -> None:
    """ "Xã “...” vì sợ và “...”, ông X nói"."""
    (found,) = said("Xã “đang run rẩy” vì sợ lũ và “yếu hơn con đò cũ”, ông Lê Văn Khoai nói.")
    assert found.text == "đang run rẩy … yếu hơn con đò cũ"
