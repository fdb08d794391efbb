"""The only stage that touches docs/: whole files, unchanged ones left alone, foreign ones reported, the manifest last."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from build_dossier.model import Page
from build_dossier.problems import Problem, problem

# The generator's own folders below docs/, and the files beside them. .gitignore lists the same (a test compares).
OWNED = (
    "bai-viet",
    "nhan-vat",
    "to-chuc",
    "quoc-gia",
    "chuc-vu",
    "chu-de",
    "nguon",
    "dong-thoi-gian",
    "phat-ngon",
    "mang-luoi",
    "chat-luong",
    "tra-cuu",
    "data",
)
OWNED_FILES = ("index.md", "citations.bib", "feed.xml", "llms.txt")
MANIFEST = ".build-dossier.json"
MARK = "generator: build-dossier"  # in the front matter
MARKS = (  # in the data file, citations, texts, feeds and pictures
    b'"generator": "build-dossier"',
    b"% generator: build-dossier",
    b"<!-- generator: build-dossier -->",
    b"<generator>build-dossier<",
    b"generator\0build-dossier",
    b"quote_id,article_id",  # the columns with which quotes.csv begins
)
_TEMPORARY = ".new"


def write_pages(pages: Iterable[Page], docs: Path) -> tuple[tuple[str, ...], tuple[str, ...], tuple[Problem, ...]]:
    """The pages on disk: (paths written, paths removed, problems). A second run with the same pages writes nothing."""
    docs.mkdir(parents=True, exist_ok=True)
    _sweep(docs)
    ours = _known(docs)
    pages = tuple(pages)
    _claim(docs, ours, pages)
    written, problems, current = [], [], set()
    for page in pages:
        path = docs / page.path
        data = page.content
        existing = path.read_bytes() if path.is_file() else None
        if path.is_dir() or (existing is not None and page.path not in ours and not _marked(existing)):
            problems.append(problem("foreign-page", page.path))
            continue
        current.add(page.path)
        if existing != data:
            _replace(path, data)
            written.append(page.path)
    removed = sorted(ours - current)
    for name in removed:
        (docs / name).unlink()
    _drop_empty_folders(docs)
    problems += [problem("foreign-file", name) for name in _files(docs) if name not in current and name not in {p.file for p in problems}]
    _list(docs, current)
    return tuple(written), tuple(removed), tuple(problems)


def _claim(docs: Path, ours: set[str], pages: tuple[Page, ...]) -> None:
    """The manifest names a new file that cannot carry our mark (a table, a calendar) before it is written: after a run that was
    killed in between, the next one knows it as ours."""
    new = {page.path for page in pages if not _marked(page.content) and not (docs / page.path).exists()}
    if new - ours:
        _list(docs, ours | new)


def _list(docs: Path, files: set[str]) -> None:
    manifest = json.dumps({"generator": "build-dossier", "files": sorted(files)}, indent=0).encode("utf-8")
    if not (docs / MANIFEST).is_file() or (docs / MANIFEST).read_bytes() != manifest:
        _replace(docs / MANIFEST, manifest)


def _known(docs: Path) -> set[str]:
    """The generator's files on disk: those of the manifest, and any that carry its mark (a killed run has no manifest)."""
    try:
        listed = set(json.loads((docs / MANIFEST).read_text(encoding="utf-8"))["files"])
    except (OSError, ValueError, KeyError, TypeError):
        listed = set()
    return {name for name in _files(docs) if name in listed or _marked((docs / name).read_bytes()[:20_000])}


def _files(docs: Path) -> list[str]:
    """Every file in the owned places, as paths below docs/; links to elsewhere are not followed."""
    found = [name for name in OWNED_FILES if (docs / name).is_file() and _marked((docs / name).read_bytes())]
    for folder in OWNED:
        root = docs / folder
        if root.is_symlink():
            continue
        for directory, _, names in os.walk(root):
            found += [Path(directory, name).relative_to(docs).as_posix() for name in sorted(names)]
    return found


def _marked(data: bytes) -> bool:
    head = data[:20_000]
    if head.startswith(b"---\n"):
        return f"\n{MARK}\n".encode() in head.split(b"\n---\n")[0] + b"\n"
    return any(mark in head[:1000] for mark in MARKS)  # a title may stand before it


def _replace(path: Path, data: bytes) -> None:
    """The whole file or the old one, never a half."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}{_TEMPORARY}")
    temporary.write_bytes(data)
    temporary.replace(path)


def _sweep(docs: Path) -> None:
    """Temporary files of a killed run."""
    for root in (docs, *(docs / folder for folder in OWNED)):
        for leftover in root.glob(f".*{_TEMPORARY}"):
            leftover.unlink()


def _drop_empty_folders(docs: Path) -> None:
    for folder in OWNED:
        for directory, _, _ in os.walk(docs / folder, topdown=False):
            if not any(Path(directory).iterdir()):
                Path(directory).rmdir()
