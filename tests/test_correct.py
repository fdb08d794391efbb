"""`correct`: an entry by visible words, its effect before and after, and back again."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_dossier.cli import main
from build_dossier.desk.entries import HEAD, one_line, with_entry, without_last
from build_dossier.knowing import know
from build_dossier.settings import Settings
from build_dossier.tables import parse_corrections
from tests.samples import BODY, TITLE, article, numbered, tree

Project = Callable[..., Settings]
PAGE = article() + "\nBản quyền thuộc congluan.vn\n"
WORDS = "Bạch Sa khởi công cầu mới"


@pytest.fixture
def desk(project_with: Project, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A project with an article, as the current folder."""
    settings = project_with({"a.txt": PAGE})
    monkeypatch.chdir(settings.config.parent)
    return settings


def text(settings: Settings) -> str:
    path = settings.seeds / "corrections.yml"
    return path.read_text(encoding="utf-8") if path.exists() else ""


def test_a_correction_is_written_with_what_was_read(desk: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """And shown before and after, with who says so; the dossier has it from then on."""
    assert main(["correct", WORDS, "date=2023-08-06", "author=Vũ Lan Chi", "--by", "Minh", "--why", "Báo in: trang 2"]) == 0
    told = capsys.readouterr().out
    assert "2023-08-05 [stated] → 2023-08-06 [corrected, Minh]" in told
    assert "author: – [unknown] → Vũ Lan Chi [corrected, Minh]" in told
    assert yaml.safe_load(text(desk).replace("2023-08-0", "x2023-08-0")) == [
        {
            "article": WORDS,
            "set": {"date": "x2023-08-06", "author": "Vũ Lan Chi"},
            "was": {"date": "x2023-08-05", "author": None},
            "by": "Minh",
            "why": "Báo in: trang 2",
        }
    ]
    (entry,) = know(desk).dossier.entries
    assert (entry.date, entry.facts["author"].value) == ("2023-08-06", "Vũ Lan Chi")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((WORDS, "--confirm", "date,source", "--by", "Minh"), "source: Công Luận [inferred] → Công Luận [confirmed, Minh]"),
        ((WORDS, "source=Tuổi Trẻ"), "source: Công Luận [inferred] → Tuổi Trẻ [corrected, ?]"),
        ((WORDS, "source=null"), "source: Công Luận [inferred] → – [unknown, ?]"),
        ((WORDS, "source_url=https://congluan.vn/a.html"), "source_url: – → https://congluan.vn/a.html"),
        (("--line", BODY[1], "--kind", "related"), "body → related"),
        (("--name", "Lê Văn Khoai", "--actor", "none"), "Lê Văn Khoai: le-van-khoai-"),
        (("--hide", TITLE), "article: shown → hidden"),
        (("--hide", "0912", "--as", "name"), ""),
    ],
)
def test_the_effect_is_shown(desk: Settings, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str) -> None:
    """For every kind of entry; a trial shows the same and writes nothing; undo takes it back to the byte."""
    (desk.seeds / "b.txt").write_text(numbered(1) + "\nĐiện thoại 0912 của bến đò Lam Kiều vẫn có người nghe máy.\n", encoding="utf-8")
    arguments = tuple(TITLE if argument == WORDS else argument for argument in arguments)
    before = tree(desk.seeds)
    assert main(["correct", *arguments, "--trial"]) == 0
    assert told in capsys.readouterr().out
    assert tree(desk.seeds) == before
    assert main(["correct", *arguments]) == 0
    assert told in capsys.readouterr().out
    assert tree(desk.seeds) != before
    assert main(["correct", "--undo"]) == 0
    assert tree(desk.seeds) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("Không có bài nào thế này", "date=2023-08-06"), "stands in no article"),
        ((WORDS, "dat=2023-08-06"), "date"),
        ((WORDS, "date"), "date"),
        ((WORDS,), "--confirm"),
        ((), "--confirm"),
        ((WORDS, "date=2023-02-30"), "corrections.yml"),
        ((WORDS, "source=Tuổi Tre"), "Tuổi Trẻ"),
        ((WORDS, "--confirm", "author"), "nothing to confirm"),
        ((WORDS, "--confirm", "dates"), "date"),
        (("--line", BODY[1], "--kind", "subhed"), "subhead"),
        (("--line", BODY[1]), "nothing to correct"),
        (("--name", "Lê Văn Khoai", "--actor", "khoai"), "khoai"),
        (("--hide", "Không đâu có"), "hides nothing"),
        (("--undo",), "no entry"),
    ],
)
def test_what_would_have_no_effect_is_not_written(
    desk: Settings, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], told: str
) -> None:
    """Exit code 2, the reason and what is probably meant on standard error, nothing written."""
    before = tree(desk.seeds)
    try:
        code = main(["correct", *arguments])
    except SystemExit as stop:  # of argparse
        code = int(stop.code or 0)
    assert code == 2
    out, err = capsys.readouterr()
    assert told in err
    assert out == ""
    assert tree(desk.seeds) == before


FILES = [
    "",
    "# chỉ có lời dặn\n",
    "# đầu\n\n- {article: 'Bạch Sa khởi công', confirm: [date]} # bên cạnh\n\n# giữa\n- article: \"Bạch Sa khởi công\"\n"
    "  set:\n    author: Lan # vì sao\n  by: Minh\n# cuối\n",
    "  - {article: Bạch Sa khởi công cầu mới, confirm: [date], was: 2023-08-05}\n  - {line: '| dòng |', kind: nav}\n",
    "- {article: Bạch Sa khởi công cầu mới, set: {date: null, published: '2023-08-05T10:15'}}",
]


@pytest.mark.parametrize("old", FILES)
def test_comments_and_order_stay(old: str) -> None:
    """What stood in the file stands there still, in its order, and the new entry is the last."""
    new = with_entry(old, {"article": "Cầu", "set": {"date": "2024-01-02", "author": None}, "by": "Minh"})
    for line in old.splitlines():
        assert line in new
    entries = parse_corrections(new)
    assert [entry.words for entry in entries] == [entry.words for entry in parse_corrections(old)] + ["Cầu"]
    assert (entries[-1].changes, entries[-1].by) == ((("date", "2024-01-02"), ("author", None)), "Minh")
    undone = without_last(new)
    assert undone is not None
    assert undone[0].rstrip() == (old.rstrip() if "- " in old or old.strip() else HEAD.rstrip())


@given(st.text(min_size=2, max_size=60).filter(lambda s: any(ch.isalnum() for ch in s) and s.isprintable()), st.text(max_size=40))
def test_any_words_are_read_back(words: str, why: str) -> None:
    """Whatever an editor types is the same in the file, and stays one entry."""
    why = "".join(ch for ch in why if ch.isprintable()) or "x"
    found = parse_corrections(with_entry("", {"hide": words, "why": why}))
    assert [(entry.words, entry.why) for entry in found] == [(words, why)]
    assert one_line({"hide": words}).count("\n") == 0
