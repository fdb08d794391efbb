"""`add`: a page becomes a seed, unless it is one already; what was read of it is told."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from build_dossier.build import generate
from build_dossier.cli import main
from build_dossier.settings import Settings
from tests.samples import BODY, LEDE, TITLE, article, numbered

Project = Callable[..., Settings]
NAME = "bach-sa-khoi-cong-cau-moi-bac-qua-song-lam-kieu"
OTHER = article(
    "Chợ Vân Cốc mở thêm dãy hàng cá mới", lede="Chợ Vân Cốc vừa mở thêm một dãy hàng cá.",
    body=("Dãy hàng có hai mươi sạp.", "Người bán đến từ ba xã ven sông.", "Chợ họp từ sáng sớm đến trưa."),
)  # fmt: skip


@pytest.fixture
def desk(project_with: Project, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """An empty project with pages beside it, as the current folder; nobody sits at the terminal."""
    settings = project_with({"../pages/cau.txt": article(), "../pages/cho.txt": OTHER})
    (settings.seeds).rmdir() if settings.seeds.exists() else None
    monkeypatch.chdir(settings.config.parent)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))
    return settings


def seeds(settings: Settings) -> list[str]:
    return sorted(path.name for path in settings.seeds.iterdir()) if settings.seeds.is_dir() else []


def test_a_page_is_named_after_its_headline(desk: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """And its bytes are kept; what was read is told with its basis, and what is uncertain with what settles it."""
    assert main(["add", "pages/cau.txt"]) == 0
    assert seeds(desk) == [f"{NAME}.txt"]
    assert (desk.seeds / f"{NAME}.txt").read_bytes() == Path("pages/cau.txt").read_bytes()
    told = capsys.readouterr().out
    for words in (TITLE, "date 2023-08-05 [stated]", "source – [unknown]", "build-dossier correct", "7 lines kept, 0 dropped"):
        assert words in told, words


def test_a_folder_is_added_whole(desk: Settings) -> None:
    """Every page of it, in the order of the names."""
    assert main(["add", "pages"]) == 0
    assert seeds(desk) == [f"{NAME}.txt", "cho-van-coc-mo-them-day-hang-ca-moi.txt"]


@pytest.mark.parametrize("url", ["https://congluan.vn/cau-1.html", "http://congluan.vn/?id=2"])
@pytest.mark.parametrize("suffix", [".txt", ".html", ".md"])
def test_an_address_is_kept_with_the_page(desk: Settings, url: str, suffix: str) -> None:
    """Above the text, or as the link of a saved page: the article links to it, and it tells the outlet; no line of the text moves."""
    page = Path(f"pages/cau{suffix}")
    text = "".join(f"<p>{line}</p>" for line in article().split("\n\n")) if suffix == ".html" else article()
    page.write_text(text, encoding="utf-8")
    assert main(["add", str(page), "--url", url]) == 0
    (entry,) = generate(desk).dossier.entries
    assert (entry.url, entry.facts["source"].value, entry.facts["title"].value) == (url, "cong-luan", TITLE)
    assert url not in " ".join(line.text for line in entry.article.draft.kept)


def test_standard_input_is_a_page(desk: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Text or markup, told apart by how it begins."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(article().encode())))
    assert main(["add", "-"]) == 0
    markup = "<html>" + "".join(f"<p>{line}</p>" for line in OTHER.split("\n\n"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(markup.encode())))
    assert main(["add", "-"]) == 0
    assert seeds(desk) == [f"{NAME}.txt", "cho-van-coc-mo-them-day-hang-ca-moi.html"]


@pytest.mark.parametrize("again", [article(), "Trang chủ\nThời sự\n" + article(), article().replace("\n\n", "\r\n"), article().upper()])
def test_what_is_there_is_refused_and_named(desk: Settings, capsys: pytest.CaptureFixture[str], again: str) -> None:
    """The same bytes, or the same article in another copy of the page: which seed has it is told, nothing is written."""
    assert main(["add", "pages/cau.txt"]) == 0
    Path("pages/again.txt").write_bytes(again.encode())
    capsys.readouterr()
    assert main(["add", "pages/again.txt"]) == 2
    out, err = capsys.readouterr()
    assert f"{NAME}.txt" in err and "again.txt" in err
    assert out == ""
    assert seeds(desk) == [f"{NAME}.txt"]


def test_one_of_several_may_be_there(desk: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """The others are added."""
    assert main(["add", "pages/cau.txt", "pages/cau.txt", "pages/cho.txt"]) == 0
    assert len(seeds(desk)) == 2
    assert capsys.readouterr().err.count("Not added") == 1


@pytest.mark.parametrize(
    ("page", "told"),
    [
        (numbered(1), "same text"),
        (article(title="Một tít khác hẳn cho cùng một bài viết về cầu"), "same text"),
        (article(body=BODY[:3], lede="Hôm nay, " + LEDE), "same text"),
        ("https://congluan.vn/cau.html\n\n" + OTHER, "same address"),
    ],
)
def test_a_near_duplicate_is_pointed_out(desk: Settings, capsys: pytest.CaptureFixture[str], page: str, told: str) -> None:
    """It is added, for it may be another article, and the seed that it resembles is named."""
    main(["add", "pages/cau.txt", "--url", "https://congluan.vn/cau.html"])
    capsys.readouterr()
    Path("pages/near.txt").write_text(page, encoding="utf-8")
    assert main(["add", "pages/near.txt"]) == 0
    out = capsys.readouterr().out
    assert f"? {NAME}.txt" in out and told in out
    assert len(seeds(desk)) == 2


def test_another_article_is_no_near_duplicate(desk: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is pointed out."""
    main(["add", "pages"])
    assert "same text" not in capsys.readouterr().out


@pytest.mark.parametrize(("answer", "added"), [("y", 2), ("n", 1), ("", 1)])
def test_at_a_terminal_the_editor_decides(desk: Settings, monkeypatch: pytest.MonkeyPatch, answer: str, added: int) -> None:
    """Asked only where there is doubt, and only somebody who sits there."""
    main(["add", "pages/cau.txt"])
    Path("pages/near.txt").write_text(numbered(1), encoding="utf-8")
    asked: list[str] = []
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: (asked.append(question), answer)[1])
    main(["add", "pages/near.txt"])
    assert len(asked) == 1
    assert len(seeds(desk)) == added


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["pages/none.txt"], "none.txt"),
        (["pages/photo.jpg"], "photo.jpg"),
        (["pages/binary.txt"], "UTF-8"),
        (["pages/menu.txt"], "no article"),
        (["empty"], "no seed"),
        (["pages/cau.txt", "--url", "javascript:alert(1)"], "https://"),
        (["pages", "--url", "https://congluan.vn/"], "one by one"),
        (["pages/rows.jsonl", "--url", "https://congluan.vn/"], "record"),
    ],
)
def test_what_cannot_be_added_is_told(desk: Settings, capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    """Exit code 2, the reason on standard error, nothing written."""
    Path("empty").mkdir()
    odd = {"photo.jpg": b"\xff", "binary.txt": b"\x00", "menu.txt": "Trang chủ\n".encode(), "rows.jsonl": b'{"text": "x"}'}
    for name, data in odd.items() if arguments[0] != "pages" else ():
        Path("pages", name).write_bytes(data)
    assert main(["add", *arguments]) == 2
    out, err = capsys.readouterr()
    assert told in err
    assert out == ""
    assert seeds(desk) == []


def test_names_never_leave_the_folder(desk: Settings) -> None:
    """A headline of dots and slashes, or none, still makes a name of letters; a taken name gets a number."""
    for n, title in enumerate(("../../etc/passwd là tên của một bài báo", "", "README"), 1):
        Path("pages", f"{n}.txt").write_text(numbered(n).replace(f"{TITLE} số {n}", title), encoding="utf-8")
        assert main(["add", f"pages/{n}.txt"]) == 0
    assert all(path.parent == desk.seeds for path in desk.seeds.rglob("*"))
    assert len(generate(desk).dossier.entries) == 3
