"""Statements in the text of one article: what is said, how, by whom, through whom, when; judged by language alone."""

from __future__ import annotations

import pytest

from build_dossier.extract.days import days
from build_dossier.extract.names import names
from build_dossier.extract.quotes import speeches
from build_dossier.lang import table
from build_dossier.said import Speech
from tests.samples import draft_of


def said(*lines: str | tuple[str, str]) -> tuple[Speech, ...]:
    """The statements of lines; a line is body text, or (kind, text)."""
    draft = draft_of(*(("body", line) if isinstance(line, str) else line for line in lines))
    return speeches(draft, names(draft), days(draft))


def who(*lines: str | tuple[str, str]) -> list[tuple[str, str | None]]:
    """Kind and speaker, as written, of every statement."""
    return [(speech.kind, speech.speaker.text if speech.speaker else None) for speech in said(*lines)]


def meant(*lines: str | tuple[str, str]) -> list[tuple[str, ...]]:
    """The names that each speaker may mean, as written."""
    texts = [line if isinstance(line, str) else line[1] for line in lines]
    found = [speech.speaker.names if speech.speaker else () for speech in said(*lines)]
    return [tuple(texts[span.n - 1][span.start : span.end] for span in spans) for spans in found]


@pytest.mark.parametrize(
    ("line", "speaker"),
    [
        ("Ông Lê Văn Khoai nói: “Cầu xong thì tôi bán đò cho con cháu.”", "Ông Lê Văn Khoai"),
        ("“Cầu xong thì tôi bán đò cho con cháu”, ông Lê Văn Khoai nói.", "ông Lê Văn Khoai"),
        ("“Cầu xong thì tôi bán đò cho con cháu” - ông Lê Văn Khoai, người chèo đò, cho biết.", "ông Lê Văn Khoai"),
        ("“Cầu xong thì tôi bán đò cho con cháu”, theo lời ông Lê Văn Khoai.", "ông Lê Văn Khoai"),
        ('Phát biểu tại lễ khởi công, bà Phạm Thị Sương nhấn mạnh: "Cầu này rút ngắn nửa giờ đường."', "bà Phạm Thị Sương"),
        ("Bà Phạm Thị Sương, 51 tuổi, ngụ xã Vân Cốc, kể: “Đò đông thì chờ cả buổi sáng.”", "Bà Phạm Thị Sương"),
        ("Ông Lê Văn Khoai, Chủ tịch xã Vân Cốc nói: “Dân chúng tôi chờ cây cầu này lâu rồi.”", "Ông Lê Văn Khoai"),
        ("Một quan chức giấu tên cho biết: “Tiền đền bù đã trả hết từ mùa xuân.”", "Một quan chức giấu tên"),
        ("Bà Phạm Thị Sương chỉ tay về phía bến đò: “Chỗ ấy rồi sẽ thành chợ.”", "Bà Phạm Thị Sương"),
        ("“Chỗ ấy rồi sẽ thành cái chợ”, bà Phạm Thị Sương cười.", "bà Phạm Thị Sương"),
        ("Hãng tin Sao Mai dẫn lời ông Lê Văn Khoai: “Cầu xong thì tôi bán đò cho con cháu.”", "ông Lê Văn Khoai"),
        ("Ông Lê Văn Khoai sau khi gặp bà Phạm Thị Sương nói: “Chúng tôi đã đồng ý với nhau.”", "Ông Lê Văn Khoai"),
        ("Lê Văn Khoai, một tài công khác nói: “Dân chúng tôi chờ cây cầu này lâu rồi.”", "Lê Văn Khoai"),
        ("Bà Phạm Thị Sương, người bán cá ở bến, nhún vai: “Chỗ ấy rồi sẽ thành chợ.”", "Bà Phạm Thị Sương"),
        ("“Chỗ ấy rồi sẽ thành cái chợ”, đó là lời tâm sự của bà Phạm Thị Sương.", "bà Phạm Thị Sương"),
        ("“Chỗ ấy rồi sẽ thành cái chợ.” Đó là chỉ đạo của ông Lê Văn Khoai.", "ông Lê Văn Khoai"),
        ("Dù thế nào, như lời chuyên gia Lê Văn Khoai, “cầu nào rồi cũng phải sửa một lần”.", "chuyên gia Lê Văn Khoai"),
        ("Một thợ hồ nói: “Cầu này rút ngắn nửa giờ đường.”", "Một thợ hồ"),
        ("Trong khi đó các nhà khoa học lại khẳng định: “Bến này lở mỗi năm ba mét.”", "các nhà khoa học"),
        ("Quỹ Đò Xưa viết: “Chúng tôi đóng thêm hai chiếc đò cho xã.”", "Quỹ Đò Xưa"),
    ],
)
def test_the_speaker_is_the_subject_of_the_verb(line: str, speaker: str) -> None:
    """Before or behind, with offices, ages and places between: the subject that ends at the verb, never just the nearest name."""
    assert who(line) == [("direct", speaker)]


@pytest.mark.parametrize(
    "line",
    [
        "Ông Lê Văn Khoai nói: “Cầu xong thì tôi bán đò.”",
        'Ông Lê Văn Khoai nói: "Cầu xong thì tôi bán đò."',
        'Ông Lê Văn Khoai nói: “Cầu xong thì tôi bán đò."',
        'Ông Lê Văn Khoai nói: "Cầu xong thì tôi bán đò.”',
        "Ông Lê Văn Khoai nói: «Cầu xong thì tôi bán đò.»",
        "Ông Lê Văn Khoai nói: “Cầu xong thì tôi bán đò.“",
        "Ông Lê Văn Khoai nói: ''Cầu xong thì tôi bán đò.''",
        "Ông Lê Văn Khoai nói: 'Cầu xong thì tôi bán đò.'",
        "Ông Lê Văn Khoai nói:“Cầu xong thì tôi bán đò.”",
        "Ông Lê Văn Khoai nói: “Cầu xong thì tôi bán đò.",
    ],
)
def test_marks_of_every_shape_hold_the_same_words(line: str) -> None:
    """Straight, curly, mismatched, French, doubled, glued, never closed."""
    (speech,) = said(line)
    assert speech.text == "Cầu xong thì tôi bán đò."
    assert speech.kind == "direct"


def test_a_quotation_runs_over_paragraphs() -> None:
    """Each begins with a mark, the last one closes: one statement in three places."""
    (speech,) = said(
        "Ông Lê Văn Khoai nói: “Bến đò có từ đời ông tôi.", "“Năm nào cũng có người lỡ chuyến.", "“Nay có cầu thì thôi, tôi nghỉ.”"
    )
    assert [span.n for span in speech.spans] == [1, 2, 3]
    assert speech.text == "Bến đò có từ đời ông tôi. Năm nào cũng có người lỡ chuyến. Nay có cầu thì thôi, tôi nghỉ."


def test_a_quotation_has_its_marks_at_its_beginning_and_its_end_alone() -> None:
    """Three paragraphs of one speaker, the middle one without a mark."""
    (found,) = said("“Tôi bán đò cho con cháu rồi.", "Cầu cũ, bến cũng cũ.", "Giờ chỉ còn chờ cầu mới”, ông Lê Văn Khoai nói.")
    assert found.text == "Tôi bán đò cho con cháu rồi. Cầu cũ, bến cũng cũ. Giờ chỉ còn chờ cầu mới"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Tôi bán đò rồi. Giờ chỉ còn chờ cầu”, ông Lê Văn Khoai nói.", ["Tôi bán đò rồi. Giờ chỉ còn chờ cầu"]),
        ("Mưa suốt ba ngày. Giờ chỉ còn chờ cầu”, ông Lê Văn Khoai nói.", ["Giờ chỉ còn chờ cầu"]),
        (
            "Bà Sương cho biết cầu đã xong. Tôi bán đò rồi. Giờ chỉ còn chờ cầu”, bà nói.",
            ["cầu đã xong", "Tôi bán đò rồi. Giờ chỉ còn chờ cầu"],
        ),
    ],
)
def test_a_quotation_whose_opening_mark_is_lost(line: str, told: list[str]) -> None:
    """Its last sentence is surely quoted, and what is said from the first "tôi" on that the writer does not tell."""
    assert [speech.text for speech in said(line)] == told


def test_an_open_quotation_ends_before_the_next_is_announced() -> None:
    """What nobody closed does not swallow the words of another."""
    line = "Ông Lê Văn Khoai nói: “Tôi bán đò rồi. Bà Phạm Thị Sương đáp: “Vậy thì chúng tôi đi cầu.”"
    assert [speech.text for speech in said(line)] == ["Tôi bán đò rồi.", "Vậy thì chúng tôi đi cầu."]


def test_a_statement_that_its_attribution_splits_is_one() -> None:
    """“...”, ông X nói, “...”."""
    line = "“Tôi chèo đò bốn mươi năm”, ông Lê Văn Khoai nói, “nay thì tôi nghỉ.”"
    (speech,) = said(line)
    assert speech.text == "Tôi chèo đò bốn mươi năm … nay thì tôi nghỉ."
    assert len(speech.spans) == 2


def test_a_clause_with_a_verb_of_its_own_begins_another_statement() -> None:
    """What stands behind a further verb is said apart; several quoted parts of one clause are one statement."""
    line = "“Cầu này rút ngắn nửa giờ đường”, bà Sương nói, dù thừa nhận tiền làm cầu “còn thiếu rất nhiều”."
    assert [(speech.kind, speech.text) for speech in said(line)] == [
        ("direct", "Cầu này rút ngắn nửa giờ đường"),
        ("partial", "còn thiếu rất nhiều"),
    ]
    line = "Bà Phạm Thị Sương gọi cây cầu là “rất cần” và “rất đẹp”."
    assert [(speech.kind, speech.text) for speech in said(line)] == [("partial", "rất cần … rất đẹp")]


def test_a_headline_has_its_words_from_whom_the_same_words_below_are() -> None:
    """A headline that names nobody, or only an office, is told by the text."""
    below = "Bà Phạm Thị Sương nói: “Chỗ ấy rồi sẽ thành chợ, tôi tin vậy.”"
    for headline in ("Cầu mới ở Vân Cốc: “Chỗ ấy rồi sẽ thành chợ”", "Nữ chủ tịch xã: “Chỗ ấy rồi sẽ thành chợ”"):
        found = said(("title", headline), below)
        assert [speech.speaker and (speech.speaker.refers or speech.speaker).text for speech in found] == ["Bà Phạm Thị Sương"] * 2
    assert len(said(("title", "Cầu mới ở Vân Cốc: “Chợ đêm bên bến cũ”"), below)) == 1


@pytest.mark.parametrize(
    ("before", "sure"),
    [("Bà Phạm Thị Sương bật khóc.", True), ("Bà Phạm Thị Sương dắt trâu ra đồng.", False)],
)
def test_a_quotation_behind_a_gesture_is_of_whoever_makes_it(before: str, sure: bool) -> None:
    """A sentence about one person tells whose the words behind it may be; for sure only if that person moves to speak."""
    (speech,) = said(f"{before} “Sáu mươi năm tôi mới thấy cây cầu này.”")
    assert speech.speaker and (speech.speaker.text, speech.speaker.sure) == ("Bà Phạm Thị Sương", sure)


def test_they_are_never_one_person() -> None:
    """ "Họ" stands for several: no name of one person answers for them."""
    assert meant("Bà Phạm Thị Sương nói cầu đẹp.", "Họ cho biết: “Chúng tôi góp mỗi nhà một công.”")[-1] == ()


def test_what_a_medium_reported_may_be_the_words_of_another() -> None:
    """Behind "..., báo X cho hay." a quotation is shown as uncertain."""
    found = said("Một cuốn vở của cậu bé đã được tìm thấy, Bộ Giao thông Lam Kiều cho hay. “Em đã lưỡng lự vài lần trước khi đi.”")
    assert [speech.speaker.sure for speech in found if speech.speaker and speech.kind == "direct"] == [False]


def test_the_words_of_another_within_a_quotation_are_his() -> None:
    """A statement within a statement has its own speaker."""
    line = "Bà Phạm Thị Sương kể: “Tôi vừa tới bến thì ông Lê Văn Khoai nói: ‘Hôm nay là chuyến cuối cùng.’ Tôi khóc.”"
    assert who(line) == [("direct", "Bà Phạm Thị Sương"), ("direct", "ông Lê Văn Khoai")]


def test_turns_after_a_dash_are_speech() -> None:
    """The answers of an interview are the interviewee's; the reporter's questions are no statements."""
    found = said(
        ("title", "Nghệ nhân Lê Văn Khoai: Chèo đò là nghề nghe nước"),
        "- Vì sao ông bán chiếc đò?",
        "- Có cầu rồi thì đò để làm gì. Tôi giữ mái chèo thôi.",
        "- Con cháu ông nghĩ gì về “nghề nghe nước”?",
        "- Chúng nó bảo tôi gàn.",
    )
    assert [(speech.spans[0].n, speech.kind) for speech in found if speech.spans[0].n > 1] == [(3, "direct"), (5, "direct")]
    assert all(speech.speaker and "Lê Văn Khoai" in speech.speaker.text for speech in found)


def test_a_list_with_dashes_is_no_dialogue() -> None:
    """Without a question nobody answers."""
    assert said("- Cầu dài một nghìn hai trăm mét.", "- Cầu rộng bốn làn xe.") == ()


@pytest.mark.parametrize(
    "line",
    [
        "Vở diễn “Bến đò xưa” sẽ diễn tối nay ở đình Vân Cốc.",
        "Bị cáo bị truy tố về tội “Lừa đảo chiếm đoạt tài sản”.",
        "Cây cầu, người dân quen gọi là “cầu Treo”, đã hơn bốn mươi tuổi.",
        "Đội bóng xã bên đã “dội gáo nước lạnh” vào hy vọng của chủ nhà.",
        "Khẩu hiệu treo trên cổng là “Mỗi ngày một việc tốt”.",
        "Ông Lê Văn Khoai, người được cả xóm gọi bằng “bố”, kể chuyện cũ.",
    ],
)
def test_titles_terms_and_so_called_words_are_no_statements(line: str) -> None:
    """Nobody is said to have said them."""
    assert said(line) == ()


def test_words_in_part_are_told_by_the_verb_in_front() -> None:
    """A part of the narrator's sentence is partial, and so is a judgement."""
    assert who("Ông Lê Văn Khoai cho rằng cây cầu là “món quà của cả hai bờ”.") == [("partial", "Ông Lê Văn Khoai")]
    assert who("Ông Lê Văn Khoai gọi cây cầu là “món quà muộn”.") == [("partial", "Ông Lê Văn Khoai")]


def test_what_is_told_needs_no_marks() -> None:
    """A clause behind a verb of saying, or beside "theo"."""
    (one,) = said("Bà Phạm Thị Sương cho biết cây cầu sẽ thông xe vào mùa thu.")
    assert (one.kind, one.text) == ("reported", "cây cầu sẽ thông xe vào mùa thu")
    (other,) = said("Theo ông Lê Văn Khoai, Chủ tịch xã Vân Cốc, cây cầu sẽ thông xe vào mùa thu.")
    assert (other.kind, other.text) == ("reported", "cây cầu sẽ thông xe vào mùa thu")


@pytest.mark.parametrize(
    "line",
    [
        "Bà Phạm Thị Sương không cho biết khi nào cây cầu sẽ thông xe.",
        "Bà Phạm Thị Sương từ chối trả lời câu hỏi của phóng viên.",
        "Sau cảnh báo của cơ quan khí tượng, bến đò đóng cửa hai ngày.",
        "Theo kế hoạch, cây cầu sẽ thông xe vào mùa thu.",
    ],
)
def test_what_nobody_said_is_no_statement(line: str) -> None:
    """Denied, refused, a noun, a plan."""
    assert said(line) == ()


def test_a_pronoun_stands_for_the_subject_before_if_its_sex_fits() -> None:
    """ "Bà" is not the man named last; the name of the sentence before is."""
    lines = ("Bà Phạm Thị Sương khởi công cây cầu sáng nay. Bà cho biết hai bờ đã chờ rất lâu.",)
    assert meant(*lines) == [("Phạm Thị Sương",)]
    assert said(*lines)[0].speaker.clear  # type: ignore[union-attr]
    mixed = "Bà Phạm Thị Sương gặp ông Lê Văn Khoai ở bến đò. “Tôi bán đò cho con cháu rồi”, ông nói."
    assert meant(mixed) in ([("Lê Văn Khoai",)], [()])


def test_two_who_may_be_meant_are_no_certainty() -> None:
    """Nothing decides between two men of the sentence before: the first is likely, not clear."""
    (speech,) = said("Cuộc gặp giữa ông Lê Văn Khoai và ông Trần Văn Bến kéo dài một giờ. Ông cho biết hai bên đã đồng ý.")
    assert speech.speaker is not None and not speech.speaker.clear


def test_who_belongs_to_someone_is_not_that_one() -> None:
    """Wives, lawyers and spokesmen speak for themselves."""
    for line in (
        "Luật sư của ông Lê Văn Khoai nói: “Thân chủ tôi không nợ ai đồng nào.”",
        "Vợ ông Lê Văn Khoai kể: “Nhà tôi thức trắng đêm qua.”",
    ):
        (speech,) = said(line)
        assert speech.speaker is not None and (speech.speaker.form, speech.speaker.names) == ("unnamed", ())


def test_the_medium_and_the_day_stand_beside_the_words() -> None:
    """ "Reuters dẫn lời", "hôm 30/7"; a day of what is told is not the day of saying."""
    (speech,) = said("Reuters dẫn lời bà Phạm Thị Sương hôm 30/7 cho biết cây cầu sẽ thông xe ngày 5/9.")
    assert speech.relay is not None
    assert speech.day is not None and speech.day.text == "30/7"
    (other,) = said("Sau cuộc họp ngày 3/7, bà Phạm Thị Sương cho biết cây cầu sẽ thông xe sớm.")
    assert other.day is None


def test_a_headline_names_its_speaker_before_the_colon() -> None:
    """ "X: '...'"."""
    assert who(("title", "Ông Lê Văn Khoai: 'Tôi bán đò cho con cháu'")) == [("direct", "Ông Lê Văn Khoai")]


def test_no_word_stands_twice_in_a_list() -> None:
    """The tables of words are sets."""
    for name, group in table("vi", "statements").items():
        for words in group.values() if isinstance(group, dict) else [group]:
            assert len(words) == len(set(words)), (name, sorted({word for word in words if words.count(word) > 1}))


def test_a_first_name_shows_a_woman() -> None:
    """ "Ông" does not stand for Karoline, nor for someone whose middle name is Thị."""
    found = meant("Ông Marek Dolan đến Vân Cốc.", "Karoline Brandt đón ở bến đò.", "Ông nói: “Cầu này rút ngắn nửa giờ đường.”")
    assert found[-1] == ("Marek Dolan",)


def test_a_thing_says_nothing() -> None:
    """A plan asks for something; no one said it."""
    assert said("Kế hoạch hòa bình của ông Lê Văn Khoai cũng yêu cầu khôi phục bến đò cũ.") == ()


def test_an_interview_says_who_answers() -> None:
    """A label in front of a turn names its speaker; later answers without one are the same person's; the reporter's are no statements."""
    found = who(
        "* Phóng viên: Cầu mới dùng làm gì, thưa bà?",
        "- Bà PHẠM THỊ SƯƠNG: Trước hết là cho học trò đi học, sau mới đến chợ.",
        "* Bao giờ thì xong?",
        "- Xong trước mùa lũ năm sau, nếu trời thương.",
        "* Đò ngang của xã",
    )
    assert found == [("direct", "Bà PHẠM THỊ SƯƠNG"), ("direct", "Bà PHẠM THỊ SƯƠNG")]


@pytest.mark.parametrize(
    "line",
    [
        "Lãnh đạo xã chúc mừng “Chủ tịch Lê Văn Khoai” trong buổi lễ.",
        "Bà Phạm Thị Sương nhấn mạnh quan hệ hai xã theo định hướng chung “6 hơn”.",
        "Sinh viên kể chuyện bị lừa “việc nhẹ lương cao” qua mạng.",
        "Bà Phạm Thị Sương chia sẻ về loạt ảnh “một mình bên bến đò”.",
    ],
)
def test_names_slogans_and_captions_in_marks_are_no_statements(line: str) -> None:
    """Someone with an office, a slogan in figures, what a picture is called: nobody said them."""
    assert [speech for speech in said(line) if speech.kind != "reported"] == []


def test_whoever_demands_is_quoted_not_whoever_tells_of_it() -> None:
    """ "Một quan chức cho biết ông X yêu cầu các bên “...”"."""
    (found,) = said("Một quan chức cho biết ông Lê Văn Khoai đã yêu cầu các bến “ngừng chở khách ngay trong đêm”.")
    assert found.speaker and found.speaker.text == "ông Lê Văn Khoai"


def test_whoever_calls_it_so_is_the_speaker() -> None:
    """ "Phía bên kia, qua đoạn video đăng trưa 18-9, ông X gọi cáo buộc ấy là “...”"."""
    (found,) = said("Xã bên kia, qua đoạn video đăng trưa 18-9, ông Lê Văn Khoai gọi cáo buộc ấy là “trò hề của kẻ thua”.")
    assert found.speaker and found.speaker.text == "ông Lê Văn Khoai"


def test_who_is_pointed_at_ends_there() -> None:
    """ "Người phụ nữ ấy rót trà mời khách, nói thêm: “...”"."""
    assert meant("Bà Phạm Thị Sương không đi.", "Người phụ nữ ấy rót trà mời khách, nói thêm: “Đi đâu cũng là sông.”")[-1] == (
        "Phạm Thị Sương",
    )


def test_what_one_tells_of_a_wish_are_the_tellers_words() -> None:
    """ "Ông X nhấn mạnh rằng ông Y mong muốn một nền hòa bình “...”"."""
    (found,) = said("Ông Lê Văn Khoai nhấn mạnh rằng Chủ tịch Trần Sậy mong muốn một cây cầu “bền và đẹp”.")
    assert found.speaker and found.speaker.text == "Ông Lê Văn Khoai"


def test_a_full_stop_without_a_space_ends_a_sentence() -> None:
    """Paragraphs glued to each other are two sentences, each with its own speaker."""
    found = who("“Cầu này rút ngắn nửa giờ đường”, bà Phạm Thị Sương nói.Ông Lê Văn Khoai cho rằng đò “vẫn còn cần”.")
    assert found == [("direct", "bà Phạm Thị Sương"), ("partial", "Ông Lê Văn Khoai")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "Bà Phạm Thị Sương nói rằng cầu sẽ xong trước mùa lũ và khẳng định tiền đã đủ từ lâu.",
            ["cầu sẽ xong trước mùa lũ", "tiền đã đủ từ lâu"],
        ),
        ("Cầu sập vì trụ bị nước xói, bà Phạm Thị Sương, kỹ sư của xã, xác nhận.", ["Cầu sập vì trụ bị nước xói"]),
        ("Bà Phạm Thị Sương bác bỏ thông tin này.", []),
        (
            "“Cầu này là của cả hai bờ”, bà Phạm Thị Sương nói và cho biết thêm tiền đền bù đã trả hết.",
            ["tiền đền bù đã trả hết"],
        ),
        (
            "Bà Phạm Thị Sương cho biết xã sẽ đóng bến “Ông Trạng” trước mùa lũ.",
            ["xã sẽ đóng bến “Ông Trạng” trước mùa lũ"],
        ),
        (
            "Ông Lê Văn Khoai cho biết, Chủ tịch Trần Sậy đã ăn trưa với đoàn và người của đoàn đã nói với họ rằng cầu sẽ xong.",
            ["Chủ tịch Trần Sậy đã ăn trưa với đoàn và người của đoàn đã nói với họ rằng cầu sẽ xong"],
        ),
        ("Hai bên vẫn giữ cam kết.", []),
        ("Bà Phạm Thị Sương cho là sẽ chẳng có cầu mới.", ["sẽ chẳng có cầu mới"]),
        ("Cây cầu được cho là sẽ xong trước mùa lũ.", []),
    ],
)
def test_each_clause_of_a_sentence_is_told_apart(line: str, told: list[str]) -> None:
    """Further verbs of the same speaker begin further statements; a sentence may end with who said it; a thing is no clause."""
    assert [speech.text for speech in said(line) if speech.kind == "reported"] == told
