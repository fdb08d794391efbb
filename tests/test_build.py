"""From seeds to docs, whole: the same input gives the same bytes, however and wherever it runs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from build_dossier import corpus
from build_dossier.build import generate
from build_dossier.extract import extract
from build_dossier.model import Article, Draft
from build_dossier.problems import NothingToBuild
from build_dossier.settings import Settings
from tests.conftest import ROOT
from tests.samples import article, make_project, numbered, tree

Project = Callable[..., Settings]


def test_a_second_run_writes_nothing(built: tuple[Settings, object], tmp_path: Path) -> None:
    """Same seeds, same docs: not one file is written or removed, and no time stamp moves."""
    settings = make_project(tmp_path, {})
    shutil.copytree(built[0].seeds, settings.seeds)
    assert generate(settings).written
    before = {path: path.stat().st_mtime_ns for path in settings.docs.rglob("*")}
    outcome = generate(settings)
    assert (outcome.written, outcome.removed) == ((), ())
    assert {path: path.stat().st_mtime_ns for path in settings.docs.rglob("*")} == before
    assert tree(settings.docs) == tree(built[0].docs)


def test_one_changed_seed_changes_its_pages_alone(project_with: Project) -> None:
    """A corrected headline moves one article; the other articles' own pages stay."""
    settings = project_with({"a.txt": numbered(1), "b.txt": numbered(2)})
    other = next(e for e in generate(settings).dossier.entries if e.article.draft.seed.name == "b.txt")
    project_with({"a.txt": numbered(1).replace("Bạch Sa khởi công", "Bạch Sa vừa khởi công", 1)})
    outcome = generate(settings)
    assert any("vua-khoi-cong" in name for name in outcome.written)
    assert any("bach-sa-khoi-cong" in name for name in outcome.removed)
    assert f"bai-viet/{other.slug}.md" not in outcome.removed


ENVIRONMENTS = [
    {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0"},
    {"LC_ALL": "vi_VN.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "12345", "PYTHONOPTIMIZE": "1"},
    {"LC_ALL": "tr_TR", "TZ": "America/Los_Angeles", "PYTHONHASHSEED": "99", "PYTHONUTF8": "0", "PYTHONIOENCODING": "latin-1"},
]


def test_same_input_same_bytes(tmp_path: Path) -> None:
    """In processes with another language, time zone, hash seed, encoding and folder: identical files."""
    trees = []
    running = []
    for number, environment in enumerate(ENVIRONMENTS):
        folder = tmp_path / f"thư mục {number}"
        shutil.copytree(ROOT / "seeds", folder / "seeds")
        make_project(folder, {"a.txt": article(), "b/c.html": "<p>" + "</p><p>".join(numbered(1).splitlines()) + "</p>"})
        command = [sys.executable, "-m", "build_dossier", "build", "--no-site", "--json"]
        running.append(
            subprocess.Popen(
                command,
                cwd=folder,
                env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), **environment},
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
            )
        )
    for number, process in enumerate(running):
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        trees.append(tree(tmp_path / f"thư mục {number}" / "docs"))
    assert len(trees[0]) > 10
    assert trees[0] == trees[1] == trees[2]


def test_no_page_knows_where_it_was_made(built: tuple[Settings, object]) -> None:
    """No path of the machine in any file of docs/."""
    folder = str(built[0].seeds.parent).encode()
    assert [name for name, content in tree(built[0].docs).items() if folder in content or b"/tmp/" in content] == []


def test_several_processes_read_as_one_does(project_with: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Two workers, broken seeds among the good ones: same problems, same order, same bytes."""
    monkeypatch.setattr(corpus, "_MANY", 5)
    seeds: dict[str, str | bytes] = {f"{n % 3}/{n}.txt": numbered(n) for n in range(30)}
    seeds |= {"1/bad.txt": b"\x00\x01", "2/menu.txt": "Trang chủ\n", "x.jsonl": '{"text": "x"}\n{'}
    one = project_with(seeds)
    first = generate(one)
    two = Settings(one.config, one.seeds, tmp_path / "docs2", one.site, jobs=2)
    second = generate(two)
    assert tree(one.docs) == tree(two.docs)
    assert first.problems == second.problems
    assert first.dossier == second.dossier


def test_progress_counts_every_file(project_with: Project) -> None:
    """Stage, done, of: from the first file to the last."""
    seen: list[tuple[str, int, int]] = []
    generate(project_with({f"{n}.txt": numbered(n) for n in range(3)}), lambda *step: seen.append(step))
    assert seen == [("read", 1, 3), ("read", 2, 3), ("read", 3, 3)]


def test_bad_seeds_do_not_stop_the_good_ones(project_with: Project) -> None:
    """Each bad one is a problem with its name; every good one has its page."""
    bad: dict[str, str | bytes] = {
        "binary.txt": b"\x89PNG\x00", "broken.txt": b"\xff\xfa\xfe x", "empty.txt": "", "half.jsonl": "{",
        "menu.txt": "Trang chủ\n", "photo.jpg": b"\xff\xd8", "long.txt": "a" * 100_001, "nothing.html": "<html></html>",
    }  # fmt: skip
    outcome = generate(project_with({"good.txt": article(), "good.html": "<p>" + "</p><p>".join(numbered(1).splitlines()), **bad}))
    assert {entry.article.draft.seed.name for entry in outcome.dossier.entries} == {"good.txt", "good.html"}
    assert set(bad) <= {p.file for p in outcome.problems}
    for p in outcome.problems:
        assert p.message("en")
        assert p.message("vi")


def test_a_page_on_which_the_program_fails_costs_that_page_alone(project_with: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever trips the program is a problem of that file, with what to do; the others build."""

    def trips(draft: Draft) -> Article:
        if "Vân Cốc" in draft.kept[0].text:
            raise IndexError
        return extract(draft)

    settings = project_with({"a.txt": article(), "b.txt": article(title="Xã Vân Cốc sắp có cây cầu mới bắc qua sông")})
    monkeypatch.setattr(corpus, "extract", trips)
    outcome = generate(settings)
    assert [entry.article.draft.seed.name for entry in outcome.dossier.entries] == ["a.txt"]
    (found,) = (found for found in outcome.problems if found.kind == "seed-not-managed")
    assert found.file == "b.txt" and "IndexError" in found.message() and "report" in found.message()
    monkeypatch.undo()
    assert {cut.seed.name for cut in generate(settings).dossier.seeds} == {"a.txt", "b.txt"}  # the failed page is tried again


def test_a_name_that_is_no_unicode_is_a_problem_of_that_seed(project_with: Project) -> None:
    """Linux lets a file have any bytes for a name; the rest builds."""
    settings = project_with({"good.txt": article()})
    odd = os.fsdecode(os.fsencode(settings.seeds) + b"/b\xe0i.txt")
    try:
        Path(odd).write_text(numbered(1), encoding="utf-8")
    except OSError:
        return  # a file system that refuses such names has no such seeds
    outcome = generate(settings)
    assert "good.txt" in {entry.article.draft.seed.name for entry in outcome.dossier.entries}
    assert [p for p in outcome.problems if "b" in p.file and "i.txt" in p.file]


@pytest.mark.parametrize("seeds", [{}, {"README.md": "x", "_draft.txt": "x", "dossier.yml": "title: x\n"}])
def test_nothing_to_build_writes_nothing(project_with: Project, seeds: dict[str, str]) -> None:
    """No folder, or no seed in it: an error with a remedy, and docs/ untouched."""
    settings = project_with(seeds)
    with pytest.raises(NothingToBuild) as nothing:
        generate(settings)
    assert nothing.value.problems[0].message()
    assert not settings.docs.exists()


def test_only_bad_seeds_make_an_empty_dossier(project_with: Project) -> None:
    """A seed that went bad loses its page, and the editor is told why."""
    settings = project_with({"a.txt": article()})
    generate(settings)
    (settings.seeds / "a.txt").write_bytes(b"\x00")
    outcome = generate(settings)
    assert outcome.dossier.entries == ()
    assert [p.kind for p in outcome.problems] == ["seed-not-text"]
    assert list(settings.docs.glob("bai-viet/*.md")) == [settings.docs / "bai-viet" / "index.md"]


def test_many_seeds_take_proportionally_long(project_with: Project) -> None:
    """Two hundred seeds take at most six times as long as fifty: what is quadratic takes sixteen."""
    seconds = []
    for count in (50, 200):
        settings = project_with({f"{count}/{n}.txt": numbered(count * n) for n in range(count)})
        start = time.process_time()
        outcome = generate(replace(settings, seeds=settings.seeds / str(count)))
        seconds.append(time.process_time() - start)
        assert len(outcome.dossier.entries) == count
    assert seconds[1] < 6 * seconds[0] + 1, seconds


ENDLESS = ["ngày 1/1 ", "từ 1 đến 2/1 ", "hôm qua ", "Bộ ", "ông Lê Văn Khoai và bà Phạm Thị Sương ", "“Tôi bán đò”, ông Khoai nói, "]


@pytest.mark.parametrize("words", ENDLESS)
def test_an_endless_paragraph_takes_seconds(project_with: Project, words: str) -> None:
    """Thousands of days, bodies, people or quotations without a full stop between them: read, linked and written in a few seconds
    of computing; what is quadratic takes a quarter of a minute."""
    settings = project_with({"a.txt": article() + "\n" + (words * 20_000)[:20_000] + "hết.\n"})
    start = time.process_time()
    assert len(generate(settings).dossier.entries) == 1
    assert time.process_time() - start < 5
