"""An unchanged seed is not read again; a changed one, a changed program and a broken folder cost time, never a wrong page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from build_dossier import cache as cache_module
from build_dossier import corpus
from build_dossier.build import generate
from build_dossier.cache import Cache
from build_dossier.settings import Settings
from tests.samples import numbered, tree

Project = Callable[..., Settings]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read, in order."""
    names: list[str] = []
    read = corpus.read_articles

    def noted(path: Path, folder: Path) -> corpus.Reading:
        names.append(path.name)
        return read(path, folder)

    monkeypatch.setattr(corpus, "read_articles", noted)
    return names


def test_only_what_changed_is_read(project_with: Project, reads: list[str]) -> None:
    """One of three files is edited and one renamed: those two are read, and the pages are those of a first run."""
    settings = project_with({f"{n}.txt": numbered(n) for n in range(3)})
    generate(settings)
    reads.clear()
    generate(settings)
    assert reads == []
    (settings.seeds / "0.txt").write_text(numbered(7), encoding="utf-8")
    (settings.seeds / "1.txt").rename(settings.seeds / "1b.txt")
    generate(settings)
    assert reads == ["0.txt", "1b.txt"]
    kept = tree(settings.docs)
    for path in settings.kept.iterdir():
        path.unlink()
    generate(settings)
    assert tree(settings.docs) == kept


def test_what_no_seed_needs_is_removed(project_with: Project) -> None:
    """The folder holds one reading a file, whatever was there before."""
    settings = project_with({f"{n}.txt": numbered(n) for n in range(3)})
    generate(settings)
    (settings.seeds / "2.txt").unlink()
    generate(settings)
    assert len([path for path in settings.kept.iterdir() if path.name != ".gitignore"]) == 2


def test_another_program_reads_anew(project_with: Project, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that changed must show on every page."""
    settings = project_with({"a.txt": numbered(1)})
    generate(settings)
    reads.clear()
    monkeypatch.setattr(cache_module, "_program", lambda: b"another")
    generate(settings)
    assert reads == ["a.txt"]


def test_a_broken_reading_is_read_anew(project_with: Project, reads: list[str]) -> None:
    """Half a file, or one of another kind, is as good as none."""
    settings = project_with({"a.txt": numbered(1)})
    generate(settings)
    reads.clear()
    for path in settings.kept.iterdir():
        path.write_bytes(b"\x80\x05broken")
    generate(settings)
    assert reads == ["a.txt"]


def test_without_a_folder_nothing_is_kept(tmp_path: Path) -> None:
    """A folder that cannot be made costs time, nothing else."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = Cache(tmp_path / "file" / "below")
    cache.put("key", 1)
    assert cache.get("key") is None
    cache.close()
