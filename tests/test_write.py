"""docs/ on disk: the generator writes its own files whole, knows them again, and touches nobody else's."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from build_dossier import write
from build_dossier.frontmatter import with_header
from build_dossier.model import Page
from build_dossier.problems import Problem
from build_dossier.write import MANIFEST, OWNED, OWNED_FILES, write_pages
from tests.conftest import ROOT
from tests.samples import tree

Written = tuple[tuple[str, ...], tuple[str, ...], tuple[Problem, ...]]


def page(path: str, text: str = "Thân bài") -> Page:
    return Page(path, with_header({"title": path, "generator": "build-dossier"}, text))


DATA = Page("data/dossier.json", '{\n "generator": "build-dossier",\n "schema": 1\n}\n')
PAGES = (page("index.md"), page("bai-viet/index.md"), page("bai-viet/cau-moi-0a1b2c3d.md"), page("nguon/bao-a.md"), DATA)


def put(path: Path, text: str = "của biên tập viên\n") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def kinds(result: Written) -> set[tuple[str, str]]:
    return {(found.kind, found.file) for found in result[2]}


def test_pages_are_written_as_they_are(tmp_path: Path) -> None:
    """Every page under its path, byte for byte, and a manifest of them; nothing else."""
    written, removed, problems = write_pages(PAGES, tmp_path / "docs")
    assert (set(written), removed, problems) == ({p.path for p in PAGES}, (), ())
    found = tree(tmp_path / "docs")
    manifest = json.loads(found.pop(MANIFEST))
    assert found == {p.path: p.text.encode("utf-8") for p in PAGES}
    assert set(manifest["files"]) == {p.path for p in PAGES}


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    """A second run writes nothing, not even the manifest: time stamps stay. A changed page alone is written."""
    write_pages(PAGES, tmp_path)
    for path in tmp_path.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert write_pages(PAGES, tmp_path) == ((), (), ())
    assert {path.stat().st_mtime for path in tmp_path.rglob("*") if path.is_file()} == {1_000_000_000}
    changed = (*PAGES[:-2], page("nguon/bao-a.md", "Khác"), DATA)
    assert write_pages(changed, tmp_path)[0] == ("nguon/bao-a.md",)


def test_a_page_of_a_removed_seed_goes(tmp_path: Path) -> None:
    """What is no longer made is removed, and its folder when it is empty."""
    write_pages(PAGES, tmp_path)
    written, removed, problems = write_pages([p for p in PAGES if p.path not in ("nguon/bao-a.md", "bai-viet/index.md")], tmp_path)
    assert (written, set(removed), problems) == ((), {"nguon/bao-a.md", "bai-viet/index.md"}, ())
    assert not (tmp_path / "nguon").exists()
    assert (tmp_path / "bai-viet").exists()


def test_a_page_written_by_hand_is_not_touched(tmp_path: Path) -> None:
    """Beside the generator's folders everything is the editor's, whatever it looks like, and nobody mentions it."""
    mine = [put(tmp_path / name) for name in ("gioi-thieu/index.md", "assets/a.css", "lien-he.md", ".hidden")]
    copied = put(tmp_path / "gioi-thieu" / "chep.md", page("x").text)
    before = tree(tmp_path)
    assert write_pages(PAGES, tmp_path)[1:] == ((), ())
    assert write_pages((), tmp_path)[1:] == (tuple(sorted(p.path for p in PAGES)), ())
    assert {name: data for name, data in tree(tmp_path).items() if name != MANIFEST} == before
    assert all(path.exists() for path in (*mine, copied))


@pytest.mark.parametrize("name", ["bai-viet/cua-toi.md", "data/bang.csv", "nguon/.ghi-chu", "chu-de/sau/hon/nua.md"])
def test_a_foreign_file_in_an_owned_folder_is_told_and_kept(tmp_path: Path, name: str) -> None:
    """Reported at every run, never changed, never removed, also when nothing else is left there."""
    path = put(tmp_path / name)
    assert kinds(write_pages(PAGES, tmp_path)) == {("foreign-file", name)}
    assert kinds(write_pages((), tmp_path)) == {("foreign-file", name)}
    assert path.read_text(encoding="utf-8") == "của biên tập viên\n"


@pytest.mark.parametrize("name", ["index.md", "bai-viet/index.md", "data/dossier.json"])
def test_a_foreign_page_in_the_way_is_told_and_kept(tmp_path: Path, name: str) -> None:
    """The editor's file stays, the other pages are written, the missing one is named. Moved away, the page appears."""
    path = put(tmp_path / name)
    result = write_pages(PAGES, tmp_path)
    assert kinds(result) == {("foreign-page", name)}
    assert set(result[0]) == {p.path for p in PAGES} - {name}
    assert path.read_text(encoding="utf-8") == "của biên tập viên\n"
    path.unlink()
    assert write_pages(PAGES, tmp_path) == ((name,), (), ())


def test_a_folder_in_the_way_of_a_page_is_told_and_kept(tmp_path: Path) -> None:
    """A folder where a page belongs is a foreign page too, not a crash half-way."""
    put(tmp_path / "bai-viet" / "index.md" / "a.txt")
    result = write_pages(PAGES, tmp_path)
    assert ("foreign-page", "bai-viet/index.md") in kinds(result)
    assert (tmp_path / "bai-viet" / "index.md" / "a.txt").exists()
    assert (tmp_path / "nguon" / "bao-a.md").exists()


def test_a_killed_run_heals(tmp_path: Path) -> None:
    """Pages without a manifest are known by their mark; temporary files go; an outdated page goes; a half manifest is none."""
    write_pages((*PAGES, page("bai-viet/cu-00000000.md")), tmp_path)
    put(tmp_path / MANIFEST, '{"files": ["bai-viet/ind')
    for name in (".index.md.new", "bai-viet/.cau-moi-0a1b2c3d.md.new", "data/.dossier.json.new"):
        put(tmp_path / name, "nửa ch")
    assert write_pages(PAGES, tmp_path) == ((), ("bai-viet/cu-00000000.md",), ())
    assert set(tree(tmp_path)) == {MANIFEST, *(p.path for p in PAGES)}


def test_a_run_killed_between_pages_leaves_whole_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whenever it stops, each file is the old one or the new one; the next run finishes."""
    write_pages(PAGES, tmp_path)
    new = tuple(Page(p.path, p.text.replace("Thân bài", "Bản mới")) for p in PAGES)
    allowed = {p.path: {p.text.encode(), q.text.encode()} for p, q in zip(PAGES, new, strict=True)}
    real = write._replace
    left = iter([True, True])

    def stopping(path: Path, data: bytes) -> None:
        if not next(left, False):
            raise KeyboardInterrupt
        real(path, data)

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(write, "_replace", stopping)
        write_pages(new, tmp_path)
    assert all(data in allowed[name] for name, data in tree(tmp_path).items() if name != MANIFEST)
    write_pages(new, tmp_path)
    assert {name: data for name, data in tree(tmp_path).items() if name != MANIFEST} == {p.path: p.text.encode() for p in new}


@pytest.mark.parametrize(
    "files", [["../x.md", "../../x.md"], ["/x.md"], ["gioi-thieu/index.md"], [{"a": 1}], "x", None, [None, 7], ["bai-viet"]]
)
def test_a_hostile_manifest_reaches_nothing_outside(tmp_path: Path, files: object) -> None:
    """Paths upwards, absolute ones, the editor's own pages, folders, wrong types: nothing is removed."""
    docs = tmp_path / "deep" / "docs"
    outside = [put(tmp_path / "x.md"), put(tmp_path / "deep" / "x.md"), put(docs / "gioi-thieu" / "index.md")]
    write_pages(PAGES, docs)
    if files == ["/x.md"]:
        files = [str(outside[0]), str(outside[2])]
    put(docs / MANIFEST, json.dumps({"files": files}))
    assert write_pages(PAGES, docs) == ((), (), ())
    assert all(path.exists() for path in outside)


@pytest.mark.parametrize("text", ["", "[]", "7", "null", '{"files": 5}', "\x00", '{"files": ["bai-viet/index.md"]}'])
def test_a_broken_manifest_is_written_anew(tmp_path: Path, text: str) -> None:
    """Whatever stands there, the next run heals it."""
    write_pages(PAGES, tmp_path)
    put(tmp_path / MANIFEST, text)
    assert write_pages(PAGES, tmp_path) == ((), (), ())
    assert set(json.loads((tmp_path / MANIFEST).read_text(encoding="utf-8"))["files"]) == {p.path for p in PAGES}


def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path) -> None:
    """What a symbolic link in an owned folder points to is neither read as ours nor removed."""
    elsewhere = put(tmp_path / "elsewhere" / "a.md", page("a").text)
    docs = tmp_path / "docs"
    write_pages(PAGES, docs)
    (docs / "bai-viet" / "link").symlink_to(tmp_path / "elsewhere")
    write_pages(PAGES, docs)
    write_pages((), docs)
    assert elsewhere.exists()


def test_a_page_under_a_changed_mark_is_the_editors(tmp_path: Path) -> None:
    """The mark counts in the header only: an article that quotes it is no page of ours."""
    quoting = put(tmp_path / "bai-viet" / "cua-toi.md", "---\ntitle: x\n---\n\ngenerator: build-dossier\n")
    assert kinds(write_pages(PAGES, tmp_path)) == {("foreign-file", "bai-viet/cua-toi.md")}
    assert quoting.exists()


def test_gitignore_names_what_the_generator_owns() -> None:
    """The same list in .gitignore and in write.py: nothing generated is committed, nothing of the editor's is ignored."""
    lines = (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    ignored = {line for line in lines if line.startswith("/docs/")}
    assert ignored == {f"/docs/{name}/" for name in OWNED} | {f"/docs/{name}" for name in (*OWNED_FILES, MANIFEST)}
