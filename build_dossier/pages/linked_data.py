"""schema.org for search engines: what a page is about, as far as the dossier knows it and no further."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from build_dossier.model import Actor, Dossier, Entry, Outlet
from build_dossier.pages.cards import headline, lede
from build_dossier.pages.linking import FOLDERS

_TYPES = {"person": "Person", "organization": "Organization", "country": "Country"}


def of_dossier(dossier: Dossier) -> dict[str, Any]:
    """The front page: the site itself."""
    about = {"description": dossier.about["description"], "url": dossier.about["site_url"], "inLanguage": "vi"}
    return _told("WebSite", name=dossier.about["title"], **about)


def of_article(entry: Entry, dossier: Dossier, outlet: Outlet | None) -> dict[str, Any]:
    """An article of a newspaper. A day that is only reported is what the article covers, never when it was published. The author
    is named as the page names them: it does not say whether that is one person."""
    facts = entry.facts
    published = facts["published"].value if entry.date_role == "published" else None
    return _told(
        "NewsArticle",
        headline=headline(entry),
        description=lede(entry),
        identifier=entry.id,
        url=_address(dossier, entry.address),
        inLanguage="vi",
        datePublished=published,
        temporalCoverage=entry.date if entry.date_role == "reported" else None,
        author={"name": facts["author"].value} if facts["author"].value else None,
        publisher=_publisher(outlet),
        isBasedOn=entry.url,
        about=[{"@type": "Thing", "name": dossier.labels[fact.value]} for fact in entry.tags],
        mentions=_mentions(entry, dossier),
        isPartOf=_told("Collection", context=False, name=dossier.about["title"], url=dossier.about["site_url"]),
    )


def of_actor(actor: Actor, spellings: list[str], dossier: Dossier, offices: Mapping[str, Actor]) -> dict[str, Any]:
    """A person with the offices held, an organization or a country; with the other names that articles use."""
    held = [
        _told(
            "Role",
            context=False,
            hasOccupation={"@type": "Occupation", "name": offices[term.office].name},
            startDate=term.since,
            endDate=term.until,
        )
        for term in actor.terms
    ]
    return _told(
        _TYPES[actor.kind],
        name=actor.name,
        alternateName=[name for name in spellings if name != actor.name],
        url=_address(dossier, f"{FOLDERS[actor.kind]}/{actor.id}/"),
        hasOccupation=held,
    )


def _publisher(outlet: Outlet | None) -> dict[str, Any] | None:
    if outlet is None:
        return None
    return _told("NewsMediaOrganization", context=False, name=outlet.name, url=f"https://{outlet.domain}/" if outlet.domain else None)


def _mentions(entry: Entry, dossier: Dossier) -> list[dict[str, Any]]:
    """Everyone whom the article names, once, in the order of their first mention."""
    ordered = sorted(entry.mentions, key=lambda m: (m.span.n, m.span.start))
    return [
        _told(
            _TYPES[kind],
            context=False,
            name=dossier.names[who],
            url=_address(dossier, f"{FOLDERS[kind]}/{who}/") if who in dossier.known else None,
        )
        for who, kind in dict.fromkeys((m.actor, m.kind) for m in ordered)
    ]


def _address(dossier: Dossier, path: str) -> str | None:
    root = dossier.about["site_url"]
    return f"{root}{path}" if root else None


def _told(type_: str, context: bool = True, **values: Any) -> dict[str, Any]:
    """A thing with what is known of it: nothing is said of what is not."""
    start = {"@context": "https://schema.org"} if context else {}
    return {**start, "@type": type_, **{key: value for key, value in values.items() if value}}
