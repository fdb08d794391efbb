"""How to cite an article: for readers, for BibTeX and for reference managers. The day of a citation is the day of publication
that the page states; a day that is only reported stands in the note."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_dossier.escape import bibtex, ris
from build_dossier.model import Dossier, Entry, Page
from build_dossier.pages.cards import headline, outlet_names
from build_dossier.pages.wording import dated, words


@dataclass(frozen=True, slots=True)
class Citation:
    """The same article cited in three ways: `before`, the title and `after` make the sentence for readers; the others are lines."""

    before: str
    title: str
    after: str
    bibtex: tuple[str, ...]
    ris: tuple[str, ...]


def citation(entry: Entry, dossier: Dossier, outlets: Mapping[str, str]) -> Citation:
    """The citations of an article; `outlets` holds names by id."""
    day = published_day(entry)
    author, outlet = entry.facts["author"].value, outlets.get(entry.facts["source"].value or "")
    where = _where(entry, dossier)
    when = f"({_in_words(day)})."
    ending = ". ".join(part for part in (outlet, where) if part)
    return Citation(
        before=f"{author}. {when}" if author else "",
        title=_title(entry),
        after=ending if author else f"{when} {ending}",
        bibtex=tuple(_bibtex(entry, dossier, day, outlet)),
        ris=tuple(_ris(entry, dossier, day, outlet)),
    )


def citations_file(dossier: Dossier) -> Iterator[Page]:
    """citations.bib: every article of the dossier, newest first."""
    names = outlet_names(dossier)
    entries = ("\n".join(citation(entry, dossier, names).bibtex) for entry in dossier.entries)
    yield Page("citations.bib", "\n\n".join(("% generator: build-dossier", *entries)) + "\n")


def published_day(entry: Entry) -> str | None:
    """'2024-12-03', if the page itself states when it was published."""
    stated = entry.facts["published"].value
    return str(stated)[:10] if stated and entry.date_role == "published" else None


def address_of(entry: Entry, dossier: Dossier) -> str | None:
    """The full address of the article's page, where the dossier's address is known."""
    root = dossier.about.get("site_url")
    return f"{root}{entry.address}" if root else None


def _title(entry: Entry) -> str:
    """The headline; in brackets, as the APA writes it, where the work has none and the title is made of its first words."""
    return headline(entry) if entry.facts["title"].basis in ("stated", "corrected") else f"[{headline(entry)}]"


def _in_words(day: str | None) -> str:
    if day is None:
        return str(words()["no_publication_day"])
    year, month, of_month = (int(part) for part in day.split("-"))
    return str(words()["cited_day"].format(year=year, month=month, day=of_month))


def _where(entry: Entry, dossier: Dossier) -> str:
    """The original's address; without it the dossier in which the reader found the article."""
    if entry.url:
        return entry.url
    address = address_of(entry, dossier)
    found = words()["cited_from"].format(dossier=dossier.about["title"])
    return f"{found}: {address}" if address else f"{found}."


def _note(entry: Entry, day: str | None) -> str | None:
    if day:
        return None
    return str(words()["reported_on"].format(day=dated(entry.date)) if entry.date else words()["publication_unknown"])


def _bibtex(entry: Entry, dossier: Dossier, day: str | None, outlet: str | None) -> Iterator[str]:
    """One field a line. Double braces keep a name whole and a title's capitals; entrysubtype is biblatex' word for newspapers."""
    author = entry.facts["author"].value
    fields = {
        "author": f"{{{bibtex(author)}}}" if author else None,
        "title": f"{{{bibtex(_title(entry))}}}",
        "journal": bibtex(outlet) if outlet else None,
        "entrysubtype": "newspaper",
        "date": day,
        "year": day[:4] if day else None,
        "url": _verbatim(entry.url or address_of(entry, dossier)),
        "note": bibtex(note) if (note := _note(entry, day)) else None,
        "langid": "vietnamese",
    }
    yield f"@article{{bai-{entry.id},"
    yield from (f"{name} = {{{value}}}," for name, value in fields.items() if value)
    yield "}"


def _verbatim(address: str | None) -> str | None:
    """An address as BibTeX reads it: letter by letter, but for braces, which would end the field."""
    return address and address.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")


def _ris(entry: Entry, dossier: Dossier, day: str | None, outlet: str | None) -> Iterator[str]:
    """A tag a line, as reference managers import it."""
    tags = (
        ("TY", "NEWS"),
        ("ID", f"bai-{entry.id}"),
        ("AU", entry.facts["author"].value),
        ("TI", _title(entry)),
        ("T2", outlet),
        ("PY", day[:4] if day else None),
        ("DA", day.replace("-", "/") if day else None),
        ("UR", entry.url or address_of(entry, dossier)),
        ("N1", _note(entry, day)),
        ("DB", dossier.about["title"]),
        ("LA", "vi"),
    )
    yield from (f"{tag}  - {ris(value)}" for tag, value in tags if value)
    yield "ER  - "
