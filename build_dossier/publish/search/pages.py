"""What of a page is searched: title, text, day, outlet and facets, as its attributes data-search-* tell."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import lxml.html
from lxml import etree

MARK = b"data-search-body"

_INLINE = frozenset(re.findall(r"\w+", "a abbr b bdi bdo cite code data dfn em i kbd mark q s small span strong sub sup time u var wbr"))
_UNSEARCHED = ("script", "style", "template", "svg", "noscript")
_OUTLET, _YEAR = "Nguồn tin", "Năm"  # facets, as the pages label them

# Lines around the text of an article: searched, but no excerpt is made of them as long as the text has what is looked for.
_AROUND = frozenset(("bd-kicker", "bd-meta", "bd-sources", "bd-dateline", "bd-byline", "bd-credit", "bd-source-line"))


@dataclass(frozen=True, slots=True)
class Document:
    """The searched part of a page. `address` is below the site's root, as links name it; `day` is ISO or empty; the lines around the
    text are the last paragraphs."""

    address: str
    title: str
    day: str = ""
    outlet: str = ""
    paragraphs: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def document(path: str, text: str) -> Document | None:
    """What is searched of the page at `path` below the site, or None if no element of it carries the mark."""
    page: Any = lxml.html.document_fromstring(unicodedata.normalize("NFC", text))
    body = next(iter(page.xpath(f"//*[@{MARK.decode()}]")), None)
    if body is None:
        return None
    facets = _facets(body)
    day = next(iter(body.xpath("string(.//time[@data-search-day]/@datetime)")[:10].split()), "")
    etree.strip_tags(body, etree.Comment)
    _drop(body.xpath(".//*[@data-search-ignore]") + list(body.iter(*_UNSEARCHED)) + body.xpath(".//a[@class='headerlink']"))
    headings = body.xpath("(.//h1)[1]")
    title = " ".join(headings[0].text_content().split()) if headings else ""
    _drop(headings)
    around = [element for element in body.iter(etree.Element) if _AROUND & set(element.get("class", "").split())]
    last = tuple(paragraph for element in around for paragraph in paragraphs(element))
    _drop(around)
    outlet = facets.get(_OUTLET, ("",))[0]
    years = {_YEAR: (day[:4],)} if day else {}
    return Document(_address(path), title, day, outlet, (*paragraphs(body), *last), {**years, **facets})


def paragraphs(element: Any) -> tuple[str, ...]:
    """The text of an element, cut wherever a block begins or ends."""
    parts: list[list[str]] = [[element.text or ""]]
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if inner is element:
            continue
        if inner.tag not in _INLINE:
            parts.append([])
        parts[-1].append((inner.text if event == "start" else inner.tail) or "")
    joined = (" ".join("".join(part).split()) for part in parts)
    return tuple(part for part in joined if part)


def _drop(elements: Iterable[Any]) -> None:
    """Takes elements out; their following text stays."""
    for element in elements:
        if element.getparent() is not None:
            element.drop_tree()


def _facets(body: Any) -> dict[str, tuple[str, ...]]:
    """The values of each facet: the texts of the elements that name it in data-search-facet, also where the text is not searched."""
    found: dict[str, dict[str, None]] = {}
    for element in body.xpath(".//*[@data-search-facet]"):
        value = " ".join(element.text_content().split())
        if value:
            found.setdefault(element.get("data-search-facet"), {})[value] = None
    return {name: tuple(values) for name, values in found.items()}


def _address(path: str) -> str:
    return re.sub(r"(^|/)index\.html$", r"\1", path)
