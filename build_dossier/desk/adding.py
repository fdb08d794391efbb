"""A page becomes a seed: named after its headline, refused where it is there already, and told what was read of it."""

from __future__ import annotations

import hashlib
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from slugify import slugify

from build_dossier.corpus import read_articles
from build_dossier.desk.saving import save
from build_dossier.fold import fold, words
from build_dossier.identity import identity
from build_dossier.knowing import know
from build_dossier.model import Article, Cut, Draft
from build_dossier.problems import DossierError, NothingToBuild, Problem, problem
from build_dossier.read import SUFFIXES, address, find_seeds
from build_dossier.settings import Settings

_NAME = 60  # characters of a seed's name
_PIECE = 5  # syllables that two texts must share on end: fewer are turns of speech
_NEAR = 0.4  # of the pieces of the shorter text: a rewritten copy shares more, two reports of one event share a tenth
_MARKUP = re.compile(rb"\s*(?:<!doctype html|<html|<head|<body|<article|<div|<p[ >])", re.IGNORECASE)


class NotAdded(DossierError):
    """Nothing was added."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to add: its bytes, how its file ends, and what to call it in messages."""

    data: bytes
    suffix: str
    shown: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a page: its seed's name, or the problem that kept it out; and what the editor should know."""

    shown: str
    state: Literal["added", "refused"]
    seed: str | None
    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


Asks = Callable[[Problem], bool]  # whether to add all the same


def pages(sources: Sequence[str], piped: Callable[[], bytes]) -> Iterator[Page]:
    """The pages that the command line names: files, all pages of folders, and - for standard input. Raises NotAdded."""
    for source in sources:
        path = Path(source)
        if source == "-":
            data = piped()
            yield Page(data, ".html" if _MARKUP.match(data) else ".txt", "-")
        elif path.is_dir():
            found, problems = find_seeds(path)
            if not found:
                raise NotAdded(problem("no-seeds", source), *problems)
            yield from (_page(one, str(one)) for one in found)
        else:
            yield _page(path, source)


def _page(path: Path, shown: str) -> Page:
    if path.suffix.lower() not in SUFFIXES:
        raise NotAdded(problem("not-a-seed", shown, suffixes=" ".join(SUFFIXES)))
    try:
        return Page(path.read_bytes(), path.suffix.lower(), shown)
    except OSError as error:
        raise NotAdded(problem("add-unreadable", shown, why=error.strerror or error)) from error


def add(settings: Settings, sources: Iterable[Page], url: str | None, asks: Asks) -> Iterator[Added]:
    """Writes each page into seeds/, unless it is there already, and tells what became of it. `asks` decides about pages that look
    like a copy of another or give no article."""
    if url is not None and address(url) is None:
        raise NotAdded(problem("add-not-an-address", url))
    shelf = _Shelf(settings)
    for page in sources:
        yield shelf.put(page if url is None else _with_address(page, url), asks)


def _with_address(page: Page, url: str) -> Page:
    """The page with its address in front, where a reader finds it as well: a first line, or the link of a saved page."""
    if page.suffix == ".jsonl":
        raise NotAdded(problem("add-address-of-records", page.shown))
    if page.suffix in (".html", ".htm"):
        return Page(f'<link rel="canonical" href="{url}">\n'.encode() + page.data, page.suffix, page.shown)
    if page.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Page(f"{url}\n\n{page.data.decode('utf-16', 'replace')}".encode(), page.suffix, page.shown)
    return Page(f"{url}\n\n".encode() + page.data.removeprefix(b"\xef\xbb\xbf"), page.suffix, page.shown)


class _Shelf:
    """The seeds that are there, by what tells copies."""

    def __init__(self, settings: Settings) -> None:
        self.folder = settings.seeds
        self.bytes: dict[str, str] = {}
        self.texts: dict[tuple[str, ...], str] = {}
        self.ids: dict[str, str] = {}
        self.pieces: dict[str, frozenset[int]] = {}
        self.urls: dict[str, str] = {}
        for cut in _cuts(settings):
            self.bytes[cut.seed.sha256] = cut.seed.name
            self.urls |= {cut.seed.url: cut.seed.name} if cut.seed.url else {}
            for draft in cut.drafts:
                self._learn(draft)

    def _learn(self, draft: Draft) -> None:
        self.texts.setdefault(_text(draft), draft.seed.name)
        self.ids.setdefault(identity(draft), draft.seed.name)
        self.pieces.setdefault(draft.seed.name, _pieces(draft))

    def put(self, page: Page, asks: Asks) -> Added:
        """Adds a page, or says why not."""
        articles, problems, url = self._read(page)
        refused = self._there(page, articles)
        refused = refused or next((p for p in problems if p.kind.startswith("seed-") and not articles), None)
        if refused:
            return Added(page.shown, "refused", None, articles, (refused,))
        doubts = [*self._near(articles, url), *(() if articles else (problem("add-no-article", page.shown),))]
        for doubt in doubts:
            if not asks(doubt):
                return Added(page.shown, "refused", None, articles, (doubt,))
        name = self._name(page, articles)
        save(self.folder / name, page.data)
        self.bytes[hashlib.sha256(page.data).hexdigest()] = name
        self.urls |= {url: name} if url else {}
        for article in articles:
            self.texts.setdefault(_text(article.draft), name)
            self.ids.setdefault(identity(article.draft), name)
            self.pieces[name] = _pieces(article.draft)
        return Added(page.shown, "added", name, articles, tuple(doubts))

    def _read(self, page: Page) -> tuple[tuple[Article, ...], tuple[Problem, ...], str | None]:
        """What would be read of the page, before it is a seed."""
        with tempfile.TemporaryDirectory(prefix="build-dossier-add-") as folder:
            path = Path(folder, f"page{page.suffix}")
            path.write_bytes(page.data)
            cuts, articles, found = read_articles(path, Path(folder))
        problems = tuple(replace(p, file=page.shown) for p in found)
        return articles, problems, next((cut.seed.url for cut in cuts if cut.seed.url), None)

    def _there(self, page: Page, articles: Sequence[Article]) -> Problem | None:
        """The same bytes, or the same articles word by word: nothing would be new."""
        name = self.bytes.get(hashlib.sha256(page.data).hexdigest())
        if name is None and articles and all(_text(article.draft) in self.texts for article in articles):
            name = self.texts[_text(articles[0].draft)]
        return problem("add-duplicate", page.shown, None, seed=name) if name else None

    def _near(self, articles: Sequence[Article], url: str | None) -> Iterator[Problem]:
        """Seeds with the same address, the same beginning, or much of the same text."""
        if url in self.urls:
            yield problem("add-same-address", self.urls[url or ""], None, url=url)
            return
        for article in articles:
            own, same = _pieces(article.draft), self.ids.get(identity(article.draft))
            shared = {name: len(own & other) / max(1, min(len(own), len(other))) for name, other in self.pieces.items()}
            name = same or max(shared, key=lambda one: shared[one], default=None)
            if name and (same or shared[name] >= _NEAR):
                title = article.title.value or ""
                yield problem("add-near-duplicate", name, None, title=title, share=round(100 * shared.get(name, 1)))

    def _name(self, page: Page, articles: Sequence[Article]) -> str:
        """The headline in ASCII, with a number where that name is taken."""
        title = str(articles[0].title.value or "") if articles else ""
        stem = slugify(title, max_length=_NAME, word_boundary=True, save_order=True) or hashlib.sha256(page.data).hexdigest()[:12]
        stem = f"bai-{stem}" if stem == "readme" else stem
        taken = {path.name for path in self.folder.iterdir()} if self.folder.is_dir() else set()
        numbers = ["", *(f"-{n}" for n in range(2, len(taken) + 3))]
        return next(name for n in numbers if (name := f"{stem}{n}{page.suffix}") not in taken)


def _cuts(settings: Settings) -> tuple[Cut, ...]:
    try:
        return know(settings).corpus.cuts
    except NothingToBuild:  # the first page of a dossier
        return ()


def _text(draft: Draft) -> tuple[str, ...]:
    return tuple(fold(line.text) for line in draft.kept)


def _pieces(draft: Draft) -> frozenset[int]:
    found = [word for line in draft.kept if line.kind in ("lede", "body", "list") for word in words(line.text)]
    return frozenset(hash(tuple(found[i : i + _PIECE])) for i in range(max(1, len(found) - _PIECE + 1)))
