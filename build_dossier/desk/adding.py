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
from build_dossier.fold import fold
from build_dossier.knowing import know
from build_dossier.model import Article, Cut, Draft
from build_dossier.problems import DossierError, NothingToBuild, Problem, problem
from build_dossier.read import SUFFIXES, address, find_seeds
from build_dossier.resolve.reprints import same_texts
from build_dossier.settings import Settings

_NAME = 60  # characters of a seed's name
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
    read = [_read(page if url is None else _with_address(page, url)) for page in sources]
    shelf = _Shelf(settings, read)
    for one in read:
        yield shelf.put(one, asks)


@dataclass(frozen=True, slots=True)
class _Read:
    """A page with what would be read of it as a seed."""

    page: Page
    articles: tuple[Article, ...]
    problems: tuple[Problem, ...]
    url: str | None

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.page.data).hexdigest()


def _read(page: Page) -> _Read:
    with tempfile.TemporaryDirectory(prefix="build-dossier-add-") as folder:
        path = Path(folder, f"page{page.suffix}")
        path.write_bytes(page.data)
        cuts, articles, problems = read_articles(path, Path(folder))
    url = next((cut.seed.url for cut in cuts if cut.seed.url), None)
    return _Read(page, articles, tuple(replace(p, file=page.shown) for p in problems), url)


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
    """The seeds that are there, and those to come, by what tells copies."""

    def __init__(self, settings: Settings, coming: Sequence[_Read]) -> None:
        self.folder = settings.seeds
        self.bytes: dict[str, str] = {}
        self.words: dict[tuple[str, ...], str] = {}
        self.urls: dict[str, str] = {}
        self.names: list[str | None] = []  # of the seed of every text; None until it is one
        drafts: list[Draft] = []
        for cut in _cuts(settings):
            self.bytes[cut.seed.sha256] = cut.seed.name
            self.urls |= {cut.seed.url: cut.seed.name} if cut.seed.url else {}
            self.words |= {_words(draft): cut.seed.name for draft in cut.drafts}
            drafts += cut.drafts
            self.names += [cut.seed.name for _ in cut.drafts]
        new = [article.draft for one in coming for article in one.articles]
        self.numbers = {id(draft): len(drafts) + n for n, draft in enumerate(new)}
        self.names += [None for _ in new]
        self.same = [set(group) for group in same_texts([_text(draft) for draft in (*drafts, *new)])]

    def put(self, one: _Read, asks: Asks) -> Added:
        """Adds a page, or says why not."""
        shown = one.page.shown
        refused = self._there(one) or next((p for p in one.problems if p.kind.startswith("seed-") and not one.articles), None)
        if refused:
            return Added(shown, "refused", None, one.articles, (refused,))
        doubts = [*self._near(one), *(() if one.articles else (problem("add-no-article", shown),))]
        for doubt in doubts:
            if not asks(doubt):
                return Added(shown, "refused", None, one.articles, (doubt,))
        name = self._name(one.page, one.articles)
        save(self.folder / name, one.page.data)
        self._learn(one, name)
        return Added(shown, "added", name, one.articles, tuple(doubts))

    def _learn(self, one: _Read, name: str) -> None:
        self.bytes[one.digest] = name
        self.urls |= {one.url: name} if one.url else {}
        for article in one.articles:
            self.words.setdefault(_words(article.draft), name)
            self.names[self.numbers[id(article.draft)]] = name

    def _there(self, one: _Read) -> Problem | None:
        """The same bytes, or the same articles word by word: nothing would be new."""
        name = self.bytes.get(one.digest)
        if name is None and one.articles and all(_words(article.draft) in self.words for article in one.articles):
            name = self.words[_words(one.articles[0].draft)]
        return problem("add-duplicate", one.page.shown, None, seed=name) if name else None

    def _near(self, one: _Read) -> Iterator[Problem]:
        """Seeds with the same address, or with much of the same text."""
        if one.url in self.urls:
            yield problem("add-same-address", self.urls[one.url or ""], None, url=one.url)
            return
        for article in one.articles:
            number = self.numbers[id(article.draft)]
            others = sorted({i for group in self.same if number in group for i in group} - {number})
            for name in dict.fromkeys(name for i in others if (name := self.names[i])):
                yield problem("add-near-duplicate", name, None, title=article.title.value or "")

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


def _words(draft: Draft) -> tuple[str, ...]:
    return tuple(fold(line.text) for line in draft.kept)


def _text(draft: Draft) -> str:
    return " ".join(line.text for line in draft.kept if line.kind in ("lede", "body", "list", "subhead"))
