"""The code in front of a lede, whichever brackets and dashes an outlet prints."""

from __future__ import annotations

import pytest

from build_dossier.codes import bare_code, code_pattern, is_code, opening_code


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("(NLĐO) - Sáng nay, cơn bão đã vào bờ.", "NLĐO"),
        ("(NLĐO)- Sáng nay, cơn bão đã vào bờ.", "NLĐO"),
        ("TTO – Sáng nay, cơn bão đã vào bờ.", "TTO"),
        ("VOV.VN-Sáng nay, cơn bão đã vào bờ.", "VOV.VN"),
        ("(VTC News) – Sáng nay, cơn bão đã vào bờ.", "VTC News"),
        ("Hà Nội (TTXVN) - Sáng nay, cơn bão đã vào bờ.", "TTXVN"),
        ("(Songtre.vn) - Sáng nay, cơn bão đã vào bờ.", "Songtre.vn"),
        ("(Dân trí) “Không ai bị bỏ lại”, ông nói.", "Dân trí"),
    ],
)
def test_code_in_front_of_a_lede(line: str, code: str) -> None:
    """Brackets or a dash, long or short, make a code; an address in its place needs no table."""
    found = opening_code(line)
    assert found and (found["inside"] or found["outside"]) == code
    assert line[found.end() :].lstrip("“").startswith(("Sáng", "Không"))


@pytest.mark.parametrize(
    "line",
    [
        "NATO - Nga: đối thoại khó khăn",  # a body, not an outlet
        "TT-Huế đón 3 triệu lượt khách",  # a province
        "VOV phỏng vấn ông Trần Quốc Khiêm",
        "(ảnh) - Sáng nay trời nắng",
        "U23 - bài học cho bóng đá trẻ",
    ],
)
def test_no_code(line: str) -> None:
    """What merely looks like one is the sentence itself."""
    assert opening_code(line) is None


def test_codes_of_an_editor() -> None:
    """A code of the editor's own table is known in every print."""
    assert is_code("(ĐHP) -") and is_code("ĐHP -") and not is_code("baodonghai.vn")
    pattern = code_pattern((bare_code("(ĐHP) -"),))
    assert all(pattern.match(f"{code} Cảng mới mở cửa") for code in ("(ĐHP) -", "(ĐHP)", "ĐHP –", "[ĐHP] -"))
