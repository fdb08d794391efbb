"""Statements in texts that nobody wrote: nothing trips the reader, and every place is where it says."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.test_quotes import said

MARKS = "“”\"'‘’«»„"
WORDS = ["ông Lê Văn Khoai", "Bà Phạm Thị Sương", "nói", "cho biết", "rằng", "Theo", "Reuters dẫn lời", "một quan chức", "gọi là", "cầu"]
SCRAPS = ["Họ", "Chị N.T.H.", "Chính quyền xã", "(Ảnh: AP)", "Bà Sương cười. ", "Cầu này là của cả xã, " * 60]
SIGNS = [". ", ", ", ": ", " - ", "(", ")", " "]
TEXTS = st.lists(st.one_of(st.sampled_from([*MARKS, *WORDS, *SCRAPS, *SIGNS]), st.text(max_size=6)), max_size=40)


@given(st.lists(TEXTS.map(lambda parts: "".join(parts).replace("\n", " ").replace("\r", " ")), min_size=1, max_size=4))
def test_any_text_is_read(lines: list[str]) -> None:
    """No crash; every place lies in its line and holds the words that it is said to hold."""
    texts = dict(enumerate(lines, 1))
    for speech in said(*lines):
        assert speech.text.strip()
        spans = [*speech.spans, *(span for span in (speech.verb, speech.relay) if span), *([speech.speaker.span] if speech.speaker else [])]
        for span in spans:
            assert 0 <= span.start <= span.end <= len(texts[span.n])
        for span in speech.spans:
            assert texts[span.n][span.start : span.end] in speech.text


def test_a_quotation_longer_than_any_sentence_is_read() -> None:
    """A speech of many sentences stands alone in its line, behind the words of whose it is."""
    speech = "Cầu này là của cả xã. " * 60
    found = said("Bà Trần Thị Sương nói: “Tôi xin kể lại từ đầu.”", f"“{speech.strip()}”")
    assert [one.text for one in found][-1] == speech.strip()


def test_a_caption_that_ends_in_a_bracket_is_read() -> None:
    """What stands in brackets is no part of whom the words before name."""
    assert said(("caption", "Hiện trường vụ cháy ở Campuchia (Ảnh: AP)"), "Họ nói: “Cầu đã xong từ hôm qua.”")
