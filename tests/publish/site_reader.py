"""Reads a built site as a browser would: which addresses its pages name, and whether anything of them could run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

ORIGIN = "https://site.invalid"
# What a browser fetches by itself; `a` is followed by readers only, and canonical and alternate links are not fetched.
FETCHED = {"src", "srcset", "data", "poster", "background", "action", "formaction", "xlink:href"}
NOT_FETCHED = {"canonical", "alternate", "author", "license", "next", "prev"}
CSS_URL = re.compile(r"url\(\s*['\"]?([^'\")]+)|@import\s+['\"]([^'\"]+)")


@dataclass
class Element:
    """A start tag, with the names of the elements that it stands in."""

    tag: str
    attributes: dict[str, str]
    line: int
    inside: tuple[str, ...]


@dataclass
class Page:
    """A page of a built site: its address there, its elements, its anchors and its style sheets' text."""

    address: str
    elements: list[Element] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    styles: list[str] = field(default_factory=list)


VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NO_PART_OF_A_TEXT = {"script", "style", "link", "meta", "img", "form", "input", "button", "video", "audio"}


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self.page = Page(address)
        self.stack: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        inside = tuple(label for _, label in self.stack)
        self.page.elements.append(Element(tag, attributes, self.getpos()[0], inside))
        self.page.ids |= {attributes[name] for name in ("id", "name") if attributes.get(name)}
        if tag not in VOID:
            self.stack.append((tag, f"{tag}.{attributes.get('class', '').split(' ')[0]}"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        for i in range(len(self.stack) - 1, -1, -1):
            if self.stack[i][0] == tag:
                del self.stack[i:]
                return

    def handle_data(self, data: str) -> None:
        if self.stack and self.stack[-1][0] == "style":
            self.page.styles.append(data)


def pages(site: Path, base: str = "/") -> Iterator[Page]:
    """Every page of a site that is served below `base`."""
    for path in sorted(site.rglob("*.html")):
        reader = _Reader(base + path.relative_to(site).as_posix())
        reader.feed(path.read_text(encoding="utf-8"))
        yield reader.page


def broken_links(site: Path, base: str = "/") -> list[str]:
    """Every href, src and fragment of a site that leads nowhere inside it."""
    everything = {page.address: page for page in pages(site, base)}
    broken = []
    for page in everything.values():
        for element in page.elements:
            for name in ("href", "src", "action", "data-result"):
                value = element.attributes.get(name)
                if value is not None and not _resolves(site, base, everything, page.address, value):
                    broken.append(f"{page.address}:{element.line}: <{element.tag} {name}={value!r}>")
    return broken + list(_broken_in_styles(site))


def _resolves(site: Path, base: str, everything: dict[str, Page], at: str, value: str) -> bool:
    target = urlsplit(urljoin(ORIGIN + at, value))
    if f"{target.scheme}://{target.netloc}" != ORIGIN:
        return target.scheme in ("http", "https", "mailto")  # elsewhere: told by foreign_requests() if it is fetched
    address = unquote(target.path)
    if not address.startswith(base):
        return False
    path = site / address.removeprefix(base)
    if path.is_dir():
        address, path = address.rstrip("/") + "/index.html", path / "index.html"
    if not path.is_file():
        return False
    return not target.fragment or unquote(target.fragment) in everything[address].ids


def _broken_in_styles(site: Path) -> Iterator[str]:
    for sheet in sorted(site.rglob("*.css")):
        for found in CSS_URL.finditer(sheet.read_text(encoding="utf-8")):
            value = found[1] or found[2]
            inside = not value.startswith(("data:", "http"))
            if inside and not (sheet.parent / re.split("[?#]", value)[0]).is_file():
                yield f"{sheet.relative_to(site)}: url({value})"


def foreign_requests(site: Path) -> list[str]:
    """Every address at another host that a browser would fetch by itself."""
    found = []
    for page in pages(site):
        for element in page.elements:
            values = [value for name, value in element.attributes.items() if name in FETCHED]
            if element.tag == "link" and not NOT_FETCHED & set(element.attributes.get("rel", "").split()):
                values.append(element.attributes.get("href", ""))
            values += _css_urls(element.attributes.get("style", ""))
            found += [f"{page.address}:{element.line}: {value}" for value in values if _foreign(value)]
        found += [f"{page.address}: {value}" for text in page.styles for value in _css_urls(text) if _foreign(value)]
    for sheet in sorted(site.rglob("*.css")):
        text = sheet.read_text(encoding="utf-8")
        found += [f"{sheet.relative_to(site)}: {value}" for value in _css_urls(text) if _foreign(value)]
    return found


def _css_urls(text: str) -> list[str]:
    return [found[1] or found[2] for found in CSS_URL.finditer(text)]


def _foreign(value: str) -> bool:
    return any(re.match(r"\s*(https?:)?//", part) for part in value.split(","))


def dangers(site: Path) -> list[str]:
    """Everything in a site that could run or load because a seed said so.

    The theme's own scripts and drawings stand outside the article, but for charts and the network.
    """
    found = []
    for page in pages(site):
        for element in page.elements:
            where = f"{page.address}:{element.line}: <{element.tag} {element.attributes}>"
            if _dangerous(element) or ("article.bd-page" in element.inside and _foreign_to_text(element)):
                found.append(where)
    return found


def _dangerous(element: Element) -> bool:
    handlers = any(name.startswith("on") for name in element.attributes)
    schemes = any(
        re.match(r"[\s\x00-\x20]*(javascript|vbscript|data):", value, re.IGNORECASE)
        for name, value in element.attributes.items()
        if name in FETCHED | {"href"}
    )
    refresh = element.tag == "meta" and element.attributes.get("http-equiv", "").lower() == "refresh"
    return handlers or schemes or refresh or element.tag in ("base", "object", "embed", "iframe", "frame", "applet")


def _foreign_to_text(element: Element) -> bool:
    drawn = element.tag in ("svg", "math") and not {"figure.bd-coverage", "figure.bd-network"} & set(element.inside)
    if element.tag == "script" and element.attributes == {"type": "application/ld+json"}:
        return False  # data for search engines, which no browser runs; test_hostile reads it
    return drawn or element.tag in NO_PART_OF_A_TEXT
