"""The day on which something was said: stated in its sentence, or carried on from the talk that it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from build_dossier.build import generate
from build_dossier.said import Quote
from build_dossier.settings import Settings
from tests.samples import article

Project = Callable[[Mapping[str, str]], Settings]
FILLER = "Cây cầu dài một nghìn hai trăm mét nối hai bờ sông Lam Kiều, nơi người dân đã chờ đợi suốt bốn mươi năm qua."

REST = (
    "Đò ngang là đường đi duy nhất của hai xã trong suốt thời gian ấy, mùa lũ thì phải nghỉ.",
    "Con đường dẫn lên cầu có sáu làn xe, hai bên trồng cây bàng và đặt ghế đá cho người đi bộ.",
)


def said(project_with: Project, *body: str, title: str = "Cầu mới bắc qua sông Lam Kiều ở xã Vân Cốc") -> tuple[Quote, ...]:
    """The statements of an article of 5 August 2023."""
    settings = project_with({"a.txt": article(title=title, lede=FILLER, body=(*body, *REST))})
    (entry,) = generate(settings).dossier.entries
    return entry.quotes


def days(found: tuple[Quote, ...]) -> list[tuple[str | None, str]]:
    return [(quote.said_on, quote.said_basis) for quote in found]


DATED = "Phát biểu tại lễ khởi công ngày 3/8, bà Phạm Thị Sương cho biết cây cầu sẽ thông xe vào mùa thu năm sau."
STATED, CARRIED, NONE = ("2023-08-03", "stated"), ("2023-08-03", "inferred"), (None, "unknown")


@pytest.mark.parametrize(
    "following",
    [
        ("“Hai bờ đã chờ rất lâu rồi, nay thì xong”, bà Sương nói.",),
        ("Bà cũng khẳng định rằng tiền đền bù đã trả đủ cho mọi nhà.",),
        ("“Hai bờ đã chờ rất lâu rồi, nay thì xong”, bà Sương nói thêm, nhắc lại lời hứa hồi tháng 6.",),
    ],
)
def test_a_talk_goes_on_with_its_speaker(project_with: Project, following: tuple[str, ...]) -> None:
    """The day is told once; it is inferred for what the same speaker says next, and shows the words that tell it."""
    found = said(project_with, DATED, *following)
    assert days(found) == [STATED, CARRIED]
    (step,) = found[1].said_steps
    assert (step.kind, step.since, len(step.spans)) == ("same-talk", "2023-08-03", 1)


@pytest.mark.parametrize(
    "following",
    [
        "Bà Sương từng nói rằng cây cầu là chuyện của đời sau.",
        "Trong một cuộc phỏng vấn với báo Vân Cốc, bà Sương nói cây cầu là chuyện của đời sau.",
        "Hồi tháng 6, bà Sương cho biết cây cầu là chuyện của đời sau.",
        "Một tuần trước, bà Sương cho biết cây cầu là chuyện của đời sau.",
        "Ông Lê Văn Khoai cho biết cây cầu là chuyện của đời sau.",
        "Ngày 4/8, xã Vân Cốc họp dân ở đình. Bà Sương cho biết dân đã đồng ý với giá đền bù.",
        "Ông Lê Văn Khoai không tin như vậy và nói rằng tiền chưa trả. Bà Sương đáp rằng tiền đã trả hết từ lâu.",
    ],
)
def test_no_day_is_carried_to_another_occasion(project_with: Project, following: str) -> None:
    """Told as over, told elsewhere, said by another, on another day, or in answer to someone else."""
    assert days(said(project_with, DATED, following))[-1] == NONE


def test_the_same_words_have_the_same_day(project_with: Project) -> None:
    """A headline gives the words that the article gives again with their day."""
    found = said(
        project_with,
        "Ngày 3/8, bà Phạm Thị Sương nói: “Hai bờ đã chờ rất lâu rồi, nay thì xong.”",
        title="Bà Phạm Thị Sương: 'Hai bờ đã chờ rất lâu rồi'",
    )
    assert days(found) == [CARRIED, STATED]
    assert found[0].said_steps[0].kind == "same-words"


@pytest.mark.parametrize(
    "line",
    [
        "Phát biểu sau cuộc gặp ngày 3/8, bà Phạm Thị Sương cho biết cây cầu sẽ thông xe sớm.",
        "Đến thăm bến đò ngày 3/8, bà Phạm Thị Sương cho biết cây cầu sẽ thông xe sớm.",
        "Hôm thứ năm, bà Phạm Thị Sương cho biết cây cầu sẽ thông xe sớm.",
    ],
)
def test_the_sentence_tells_the_day(project_with: Project, line: str) -> None:
    """The day of the talk with which it opens; a weekday."""
    assert days(said(project_with, line)) == [STATED]


def test_the_same_day_as_nothing_is_no_day(project_with: Project) -> None:
    """ "Cùng ngày" without a day before it."""
    assert days(said(project_with, "Cùng ngày, bà Phạm Thị Sương cho biết cây cầu sẽ thông xe sớm.")) == [NONE]
