"""Interviews: questions and answers are kept, and the answers are of whoever is asked."""

from __future__ import annotations

import pytest

from tests.samples import BODY, LEDE, STAMP, TITLE
from tests.test_quotes_through_media import speakers
from tests.test_segment import KEPT, kinds_of


@pytest.mark.parametrize(
    "line", ["PV: Bà nghĩ gì về cây cầu mới?", "Phóng viên: Xin cảm ơn bà!", "Xin cảm ơn bà!", "Chúc bạn đọc năm mới bình an!"]
)
def test_what_is_said_in_an_interview_is_kept(line: str) -> None:
    """Questions and last words are short and without a full stop; they are the article's."""
    assert kinds_of("\n".join((TITLE, STAMP, LEDE, *BODY, line)))[line] in KEPT


def test_the_questions_of_an_interview_are_no_links() -> None:
    """A line that ends with a question mark right above an answer with a dash, or that speaks to somebody."""
    asked = "Đến bao giờ thì người dân hai bờ sông được đi lại trên cây cầu mới bắc này?"
    addressed = "Thưa bà, nỗi lo của người dân các xóm ven sông mỗi mùa nước lớn có cơ sở không?"
    kinds = kinds_of("\n".join((TITLE, STAMP, LEDE, BODY[0], asked, f"- {BODY[1]}", addressed, *BODY[2:])))
    assert kinds[asked] in KEPT and kinds[addressed] in KEPT


def test_an_answer_goes_on_to_the_next_question() -> None:
    """Its paragraphs are one statement; what the writer tells in between is none of it."""
    asked = ("Báo Lam Kiều phỏng vấn ông Lê Văn Khoai về cây cầu.", "- Vì sao cầu chậm?")
    answer = ("- Vì lũ lớn suốt ba tháng liền.", "Rồi đến mùa gặt, không ai đi làm cầu nữa.")
    found = speakers(*asked, *answer, "- Bao giờ thì xong?", "- Sang năm.")
    assert found[0] == ("Vì lũ lớn suốt ba tháng liền. Rồi đến mùa gặt, không ai đi làm cầu nữa.", "ông Lê Văn Khoai")
    told = speakers(*asked, answer[0], "Bà Phạm Thị Sương nói xen vào: “Lũ nào mà lũ”.", "- Bao giờ thì xong?", "- Sang năm.")
    assert [words for words, _ in told][:2] == ["Vì lũ lớn suốt ba tháng liền.", "Lũ nào mà lũ"]
