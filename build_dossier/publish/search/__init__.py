"""The search index of a finished site, by whichever publisher: made from its pages, read by theme/assets/search/."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from build_dossier.publish.search.names import NAMES, Name, facets, names_file
from build_dossier.publish.search.pages import MARK, Document, document
from build_dossier.publish.search.postings import Postings, packed

FOLDER = "assets/search/data"
_SHARD = 24_000  # characters: about 17 kB on the way; a query loads one for each of its words, so that small ones would save little
_SUGGESTED = 30_000  # words that a misspelt one is compared with: .2 MB, loaded only when nothing is found


def index(site: Path, last: Path | None = None) -> int:
    """Writes the index into a built site and returns the number of articles in it; without articles there is none.

    `last` is the site of the last build: if nothing that is searched has changed since, its index is kept.
    """
    folder = site / FOLDER
    if folder.exists():
        shutil.rmtree(folder)
    pages = {path: text for path in sorted(site.rglob("*.html")) if MARK in (text := path.read_bytes())}
    version = _version(site, pages)
    kept = _kept(last / FOLDER, folder, version) if last else 0
    if kept:
        return kept
    found = (document(path.relative_to(site).as_posix(), text.decode("utf-8", "replace")) for path, text in pages.items())
    documents = sorted((page for page in found if page), key=lambda page: page.address)
    documents.sort(key=lambda page: page.day, reverse=True)  # newest first; what has no day stands last
    if documents:
        _write(folder, version, documents, names_file(site))
    return len(documents)


def _version(site: Path, pages: dict[Path, bytes]) -> str:
    """The hash of everything that the index depends on: the pages, the names, and the code that reads them."""
    inputs = sha256()
    names = site / NAMES
    code = sorted(Path(__file__).parent.glob("*.py"))
    for path in [*code, *([names] if names.is_file() else [])]:
        inputs.update(sha256(path.read_bytes()).digest())
    for path, text in pages.items():
        inputs.update(path.relative_to(site).as_posix().encode() + b"\0" + sha256(text).digest())
    return inputs.hexdigest()[:12]


def _kept(last: Path, folder: Path, version: str) -> int:
    """The number of articles of the last index, which is taken over by links, or 0 if there is none of that version."""
    try:
        if not (last / version).is_dir():
            return 0
        told = (last / "index.js").read_text(encoding="utf-8")
        count = int(json.loads(told[told.index("{") : told.rindex("}") + 1])["articles"])
        shutil.copytree(last, folder, copy_function=_link)
    except (OSError, ValueError, KeyError):  # damaged: made anew
        shutil.rmtree(folder, ignore_errors=True)
        return 0
    return count


def _link(source: str, target: str) -> None:
    """A second name for the same file, or a copy where the file system has no such thing."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _write(folder: Path, version: str, documents: Sequence[Document], names: Sequence[Name]) -> None:
    """index.js, and in a folder named by the version, so that no browser mixes two builds: w/ words, t/ texts, names.js, words.js."""
    postings = Postings()
    for page in documents:
        postings.add(page)
    shards = postings.shards(_SHARD)
    for i, (_, words) in enumerate(shards):
        _script(folder / version / "w" / f"{i}.js", f"w/{i}", words)
    for i, page in enumerate(documents):
        text = {"u": page.address, "t": page.title, "o": page.outlet, "d": page.day, "p": page.paragraphs}
        _script(folder / version / "t" / f"{i}.js", f"t/{i}", text)
    told = facets(documents)
    known = [name.data(told, postings) for name in names if name.url or name.spellings]
    _script(folder / version / "names.js", "names", {"facets": told.data(), "names": known})
    _script(folder / version / "words.js", "words", postings.surfaces(_SUGGESTED))
    facts = {
        "version": version,
        "articles": len(documents),
        "dated": sum(1 for page in documents if page.day),
        "lengths": packed(postings.lengths),
        "titles": packed(postings.titles),
        "shards": [first for first, _ in shards],
    }
    _script(folder / "index.js", "index", facts)


def _script(path: Path, key: str, value: Any) -> None:
    """Data as a script: scripts are loaded from file:// too, where fetching a file is forbidden."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    path.write_text(f'bdSearch.put("{key}",{text})\n', encoding="utf-8")
