"""Who signs: lines that are signatures, and names behind the last sentence of a paragraph."""

from __future__ import annotations

import pytest

from build_dossier.extract import extract
from build_dossier.signatures import is_byline, signature_behind
from tests.samples import cut_of


@pytest.mark.parametrize(
    "line",
    [
        "Phan Hạ Vy (Vietnam+)",
        "Phan Hạ Vy/VOV online",
        "Phan Hạ Vy/VOV-Trung tâm Tin",
        "Hạ Vy/Berlin (Vietnam+)",
        "Hạ Vy - NDH",
        "HV (Theo AP/Kyodo)",
        "Hạ Vy Thể thao & Văn hóa",
        "Hạ Vy – (tổng hợp)",
    ],
)
def test_signatures_with_a_medium(line: str) -> None:
    """The medium stands in brackets, behind a stroke or a dash, or right behind the name."""
    assert is_byline(line)


@pytest.mark.parametrize("line", ["Hà Nội (Việt Nam)", "Hà Nội", "Hàn Quốc", "Kinh doanh", "Trang chủ", "Theo TS. Lê Hà cho biết:"])
def test_no_signature(line: str) -> None:
    """Places, sections and sentences sign nothing."""
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cầu sẽ thông xe vào tháng 9. Phan Hạ Vy", "Phan Hạ Vy"),
        ("Cầu sẽ thông xe vào tháng 9./. Phan Hạ Vy (TTXVN)", "Phan Hạ Vy (TTXVN)"),
        ("“Chúng tôi sẽ làm kịp”. HẠ VY", "HẠ VY"),
        ("Giá tăng 5%. Hạ Vy (theo AFP)", "Hạ Vy (theo AFP)"),
    ],
)
def test_signature_behind_the_last_sentence(text: str, name: str) -> None:
    """Scraped pages glue the name to the last paragraph."""
    begin = signature_behind(text)
    assert begin is not None and text[begin:] == name


@pytest.mark.parametrize("text", ["Xin cảm ơn GS. Phan Hạ Vy", "Đoàn đã đến Hà Nội. Ông Dolan", "Cầu sẽ thông xe vào tháng 9."])
def test_no_signature_behind(text: str) -> None:
    """A title before the name, or somebody spoken of, is no signature."""
    assert signature_behind(text) is None


LINES = (
    "Cầu Sông Lam mở cửa đón những chuyến xe đầu tiên",
    "Sáng nay, cầu Sông Lam đón những chuyến xe đầu tiên sau hai năm thi công, sớm hơn kế hoạch một tháng.",
    "Cây cầu nối hai huyện vốn phải đi vòng hơn 20 km, rút ngắn thời gian đi lại của hàng nghìn người dân.",
    "Theo ban quản lý dự án, tổng mức đầu tư của cây cầu là 950 tỉ đồng, lấy từ ngân sách của tỉnh.",
)


@pytest.mark.parametrize(
    ("last", "author"),
    [
        ("Cầu sẽ chính thức thông xe vào tháng 9. Phan Hạ Vy", "Phan Hạ Vy"),
        ("Phan Hạ Vy/VOV online", "Phan Hạ Vy"),
        ("Hạ Vy/Berlin (Vietnam+)", "Hạ Vy"),
        ("HV (Theo AP)", "HV"),
        ("PV/VOV online", None),
        ("Cầu sẽ chính thức thông xe vào tháng 9.", None),
    ],
)
def test_author_of_a_page(last: str, author: str | None) -> None:
    """The author is the person who signs, without the medium or the bureau."""
    (draft,) = cut_of("\n".join((*LINES, last))).drafts
    assert extract(draft).author.value == author
    assert all(line.kept for line in draft.lines)
