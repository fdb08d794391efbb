"""The search index of a finished site, by whichever publisher: Pagefind over copies that hold what readers search."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import lxml.html
from lxml import etree
from pagefind_bin import get_executable  # type: ignore[import-untyped]

from build_dossier.problems import PublisherFailed, problem

# Pagefind folds marks by decomposing letters, and đ does not decompose: it would never be found as d. ḏ (U+1E0F) does,
# and stands in no Vietnamese word: the index and the query hold ḏ, and assets/search/engine.js shows đ.
FOLDABLE = str.maketrans("đĐ", "ḏḎ")

# The address of an article (<words>-<8 hex digits>), with or without directory URLs. Every other page is a list.
ARTICLE = re.compile(r"bai-viet/(?:[a-z0-9-]+-)?[0-9a-f]{8}(?:/index)?\.html")

# Pagefind's own interfaces, two thirds of the bundle; ours stands in theme/assets/search.
UNUSED = ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*", "pagefind-highlight.js")

# Lines between the title and the text of an article: searched, but not what an excerpt is made of.
HEAD = ("bd-kicker", "bd-meta", "bd-sources", "bd-dateline")

BODY = "data-pagefind-body"
UNSEARCHED = ("script", "style", "template", "svg")
_TOLD = re.compile(r"(?P<name>[^\[\]:]+)(?:\[(?P<attribute>[\w-]+)\]|:(?P<value>.*))?")


@dataclass(frozen=True, slots=True)
class Told:
    """What pages can be sorted and filtered by: a day, or nothing, and the values of each filter."""

    day: str
    filters: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Copy:
    """The searchable part of a page, as a page of its own, and what is told of it."""

    html: str
    told: Told


def index(site: Path) -> int:
    """Writes pagefind/ into a built site and returns the number of pages in it; without searchable pages there is none.

    Raises PublisherFailed with Pagefind's message.
    """
    bundle = site / "pagefind"
    if bundle.exists():
        shutil.rmtree(bundle)
    with tempfile.TemporaryDirectory(prefix="build-dossier-search-") as temporary:
        copies, built = Path(temporary, "pages"), Path(temporary, "pagefind")
        told = dict(_copy(site, copies))
        if told:
            _run_pagefind(copies, built)
            facts = json.dumps(_facts(told, built / "fragment"), ensure_ascii=False, separators=(",", ":"))
            (built / "facts.json").write_text(facts, encoding="utf-8")
            shutil.copytree(built, bundle)
    return len(told)


def _copy(site: Path, copies: Path) -> Iterator[tuple[str, Told]]:
    """Writes what is searchable of each page below `copies`; the address of each and what is told of it."""
    for page in sorted(site.rglob("*.html")):
        text = page.read_text(encoding="utf-8")
        copy = searchable(text) if BODY in text else None
        if copy is not None:
            address = page.relative_to(site)
            (copies / address).parent.mkdir(parents=True, exist_ok=True)
            (copies / address).write_text(copy.html, encoding="utf-8")
            yield address.as_posix(), copy.told


def _run_pagefind(pages: Path, bundle: Path) -> None:
    try:
        command = [str(get_executable()), "--site", str(pages), "--output-path", str(bundle), "--silent"]
        run = subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)
    except OSError as error:
        raise PublisherFailed(problem("search-failed", "pagefind", message=error)) from error
    if run.returncode or not bundle.is_dir():
        raise PublisherFailed(problem("search-failed", "pagefind", message=(run.stderr + run.stdout).strip()))
    for pattern in UNUSED:
        for path in bundle.glob(pattern):
            path.unlink()


def searchable(text: str) -> Copy | None:
    """The marked part of a page as a page of its own, or None: without what is ignored, with đ as ḏ."""
    page: Any = lxml.html.document_fromstring(unicodedata.normalize("NFC", text))
    body = next((element for element in page.iter(etree.Element) if BODY in element.attrib), None)
    if body is None:
        return None
    for element in [element for element in body.iter(etree.Element) if _unsearched(element)]:
        element.drop_tree()
    day = next((value[:10] for name, value in _told(body, "sort") if name == "date"), "")
    filters: dict[str, tuple[str, ...]] = {"Năm": (day[:4],)} if day else {}
    for name, value in _told(body, "filter"):
        filters[name] = (*filters.get(name, ()), value)
    _told(body, "meta")  # the title is Pagefind's, from the heading
    for element in [element for element in body.iter("p") if element.get("class") in HEAD]:
        body.append(element)  # the text goes on with the lede after the title, as excerpts should
    language = re.sub(r"[^A-Za-z-]", "", page.get("lang") or "vi")
    content = lxml.html.tostring(body, encoding="unicode", with_tail=False).translate(FOLDABLE)
    return Copy(f'<!doctype html><html lang="{language}"><meta charset="utf-8"><body>{content}', Told(day, filters))


def _unsearched(element: Any) -> bool:
    classes = element.get("class", "").split()
    return "data-pagefind-ignore" in element.attrib or element.tag in UNSEARCHED or "headerlink" in classes


def _told(body: Any, kind: str) -> list[tuple[str, str]]:
    """The names and values of Pagefind's attribute (name, name[attribute] or name:value), which is taken off.

    Pagefind writes filters, sorts and metadata in an order that changes from run to run; facts.json does not.
    """
    found = []
    for element in body.iter(etree.Element):
        match = _TOLD.fullmatch(element.attrib.pop(f"data-pagefind-{kind}", ""))
        if match:
            value = element.get(match["attribute"], "") if match["attribute"] else match["value"]
            value = " ".join((element.text_content() if value is None else value).split())
            found += [(match["name"].strip(), value)] if value else []
    return found


def _facts(told: Mapping[str, Told], fragments: Path) -> dict[str, object]:
    """What engine.js filters and sorts by: {facets: {name: [value, …]}, pages: {id: [1 if article, day, [[n, …], …]]}}.

    The id is Pagefind's; the last item has the page's values of each facet, by number: thousands of pages repeat them.
    """
    names = sorted({name for page in told.values() for name in page.filters})
    values = {name: sorted({v for page in told.values() for v in page.filters.get(name, ())}) for name in names}
    numbers = {name: {value: i for i, value in enumerate(values[name])} for name in names}
    pages: dict[str, list[object]] = {}
    for fragment in sorted(fragments.iterdir()):
        address = _address(fragment)
        page = told[address]
        chosen = [sorted({numbers[name][value] for value in page.filters.get(name, ())}) for name in names]
        pages[fragment.stem] = [int(bool(ARTICLE.fullmatch(address))), page.day, chosen]
    return {"facets": values, "pages": pages}


def _address(fragment: Path) -> str:
    """The file of the site that a fragment of the index was made from; its name is Pagefind's id of the page."""
    text = gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd")
    url = unquote(json.loads(text)["url"]).removeprefix("/")
    return url + "index.html" if not url or url.endswith("/") else url
