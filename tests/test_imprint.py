"""An outlet that no table knows is taken from what its page says of itself, and from nothing else."""

from __future__ import annotations

import pytest

from build_dossier.extract import extract
from build_dossier.model import Dossier
from build_dossier.resolve import resolve
from build_dossier.tables import load_tables
from tests.conftest import ROOT
from tests.samples import article, cut_of


def dossier_of(text: str) -> Dossier:
    cut = cut_of(text)
    return resolve((cut,), tuple(extract(draft) for draft in cut.drafts), load_tables(ROOT / "tests"))


@pytest.mark.parametrize(
    ("foot", "name"),
    [
        ("® Ghi rõ nguồn “Báo Sông Trà” khi phát hành lại thông tin từ website này", "Báo Sông Trà"),
        ("Bản quyền thuộc về Báo Sông Trà. Giấy phép số 12/GP-BTTTT", "Báo Sông Trà"),
        ("© 2019 - 2024 Báo Sông Trà", "Báo Sông Trà"),
        ("Báo Sông Trà - Cơ quan của Đảng bộ tỉnh Sông Trà", "Báo Sông Trà"),
        ("Theo dõi Sông Trà Online trên Google News", "Sông Trà Online"),
        ("Email: toasoan@baosongtra.vn - Điện thoại: 0123", "baosongtra.vn"),
    ],
)
def test_foot_of_the_page(foot: str, name: str) -> None:
    """Legal lines and the newsroom's address name the outlet; it has a page, and the line is the evidence."""
    dossier = dossier_of(article() + f"\n{foot}\n")
    (entry,) = dossier.entries
    fact = entry.facts["source"]
    assert fact.basis == "inferred" and fact.rule == "imprint"
    assert {outlet.id: outlet.name for outlet in dossier.outlets}[fact.value] == name
    lines = {line.n: line.text for line in entry.article.draft.lines}
    assert [lines[span.n][span.start : span.end] for span in fact.spans] == [name]


def test_address_before_the_lede() -> None:
    """ "(Songtra24.vn) -" is a code, although no table has it."""
    entry = dossier_of(article(lede="(Songtra24.vn) - Sáng nay, chợ Vân Cốc mở cửa trở lại sau ba tháng sửa chữa.")).entries[0]
    assert entry.facts["source"].value == "songtra24-vn"


@pytest.mark.parametrize(
    "foot",
    [
        "© AFP",
        "Bản quyền thuộc Công ty Cổ phần Sông Trà",
        "Theo dõi chúng tôi trên Facebook",
        "Email: songtra.toasoan@gmail.com",
        "Ghi rõ nguồn “Báo Sông Trà”\nGhi rõ nguồn “Báo Vân Cốc”",
    ],
)
def test_unknown_stays_unknown(foot: str) -> None:
    """Owners of pictures, companies, mailboxes and two names that contradict each other make no outlet."""
    assert dossier_of(article() + f"\n{foot}\n").entries[0].facts["source"].value is None
