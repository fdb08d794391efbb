"""docs/data/dossier.sqlite: what the data file holds, as tables to ask (SQLite; Datasette opens it as it is)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Row = tuple[Any, ...]

_TABLES = """
CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT);
CREATE TABLE articles (
    id TEXT PRIMARY KEY, title TEXT, date TEXT, date_basis TEXT, date_role TEXT, date_from TEXT, date_to TEXT, published TEXT,
    source TEXT, source_domain TEXT, original_source TEXT, source_url TEXT, author TEXT, description TEXT, url TEXT, seed TEXT,
    seed_part INTEGER, text TEXT
);
CREATE TABLE actors (id TEXT PRIMARY KEY, name TEXT, kind TEXT, known INTEGER);
CREATE TABLE names (actor TEXT REFERENCES actors (id), name TEXT, count INTEGER);
CREATE TABLE terms (actor TEXT REFERENCES actors (id), office TEXT REFERENCES actors (id), since TEXT, until TEXT, source TEXT);
CREATE TABLE mentions (
    article TEXT REFERENCES articles (id), actor TEXT REFERENCES actors (id), kind TEXT, text TEXT, seed TEXT, line INTEGER,
    start INTEGER, end INTEGER, rule TEXT
);
CREATE TABLE topics (id TEXT PRIMARY KEY, name TEXT, iptc TEXT);
CREATE TABLE article_topics (article TEXT REFERENCES articles (id), topic TEXT REFERENCES topics (id));
CREATE TABLE agencies (article TEXT REFERENCES articles (id), name TEXT);
CREATE TABLE quotes (
    id TEXT, article TEXT REFERENCES articles (id), kind TEXT, text TEXT, speaker TEXT, speaker_id TEXT REFERENCES actors (id),
    speaker_text TEXT, speaker_basis TEXT, certain INTEGER, role TEXT, verb TEXT, relay TEXT, said_on TEXT, said_on_basis TEXT,
    seed TEXT, line INTEGER,
    PRIMARY KEY (article, id)
);
CREATE TABLE events (
    id TEXT PRIMARY KEY, article TEXT REFERENCES articles (id), since TEXT, until TEXT, precision TEXT, text TEXT, planned INTEGER,
    unsettled INTEGER, reported_on TEXT, cluster TEXT, seed TEXT, line INTEGER
);
CREATE TABLE event_actors (event TEXT REFERENCES events (id), actor TEXT REFERENCES actors (id));
CREATE TABLE related (article TEXT REFERENCES articles (id), other TEXT REFERENCES articles (id), reason TEXT);
CREATE TABLE reprints (text TEXT, article TEXT REFERENCES articles (id), first INTEGER, rule TEXT, PRIMARY KEY (text, article));
CREATE TABLE facts (article TEXT REFERENCES articles (id), name TEXT, value TEXT, basis TEXT, rule TEXT, reason TEXT);
CREATE TABLE lines (seed TEXT, n INTEGER, kind TEXT, rule TEXT, article TEXT REFERENCES articles (id), text TEXT, PRIMARY KEY (seed, n));
CREATE INDEX mentions_by_actor ON mentions (actor);
CREATE INDEX mentions_by_article ON mentions (article);
CREATE INDEX events_by_day ON events (since);
CREATE INDEX quotes_by_speaker ON quotes (speaker_id);
CREATE INDEX topics_of_articles ON article_topics (topic);
"""
# Datasette finds these by content="...", in these marks only, and shows a search field.
# Marks may be left out of a query, but đ is a letter of its own.
_SEARCH = """
CREATE VIRTUAL TABLE articles_fts USING fts5 (title, text, content="articles", tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE quotes_fts USING fts5 (text, speaker, speaker_text, content="quotes", tokenize='unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE events_fts USING fts5 (text, content="events", tokenize='unicode61 remove_diacritics 2');
INSERT INTO articles_fts (articles_fts) VALUES ('rebuild');
INSERT INTO quotes_fts (quotes_fts) VALUES ('rebuild');
INSERT INTO events_fts (events_fts) VALUES ('rebuild');
"""
_ARTICLE = (
    *("id", "title", "date", "date_basis", "date_role", "date_from", "date_to", "published", "source", "source_domain"),
    *("original_source", "source_url", "author", "description", "url", "seed", "seed_part"),
)
_MENTION = ("actor", "kind", "text", "seed", "n", "start", "end", "rule")
_QUOTE = (
    *("kind", "text", "speaker", "speaker_id", "speaker_text", "speaker_basis", "certain", "role", "verb", "relay", "said_on"),
    "said_on_basis",
)
_EVENT = ("from", "to", "precision", "text", "planned", "unsettled", "reported_on", "cluster")


def database(data: Mapping[str, Any]) -> bytes:
    """The bytes of the database, made from the values of the data file; the same values give the same bytes."""
    connection = sqlite3.connect(":memory:")
    connection.executescript(_TABLES)
    for table, rows in _rows(data):
        first = next(iter(rows), None)
        if first is not None:
            connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(first))})", rows)
    connection.executescript(_SEARCH)
    connection.commit()
    written = connection.serialize()
    connection.close()
    return written


def _rows(data: Mapping[str, Any]) -> Iterator[tuple[str, list[Row]]]:
    """Every table with its rows."""
    articles = data["articles"]
    yield "about", [("generator", data["generator"]), *((key, _text(value)) for key, value in data["dossier"].items())]
    yield "articles", [(*(_text(a[key]) for key in _ARTICLE), "\n\n".join(a["paragraphs"])) for a in articles]
    yield "actors", [(a["id"], a["name"], a["kind"], a["known"]) for a in data["actors"]]
    yield "names", [(a["id"], name["name"], name["count"]) for a in data["actors"] for name in a["names"]]
    yield "terms", [(a["id"], t["office"], t["from"], t["to"], t["source"]) for a in data["actors"] for t in a["terms"]]
    yield "mentions", [(a["id"], *_values(m, _MENTION)) for a in articles for m in a["mentions"]]
    yield "topics", [(t["id"], t["label"], t["iptc"]) for t in data["topics"]]
    yield "article_topics", [(article, t["id"]) for t in data["topics"] for article in t["articles"]]
    yield "agencies", [(a["id"], name) for a in articles for name in a["agencies"]]
    yield "quotes", [(q["id"], a["id"], *_values(q, _QUOTE), *_place(q["spans"][0])) for a in articles for q in a["quotes"]]
    yield "events", [(e["id"], a["id"], *_values(e, _EVENT), *_place(e["spans"][0])) for a in articles for e in a["events"]]
    yield "event_actors", [(e["id"], actor) for a in articles for e in a["events"] for actor in e["actors"]]
    yield "related", [(a["id"], r["article"], r["reason"]) for a in articles for r in a["related"]]
    yield "reprints", [(r["id"], one["article"], one["first"], one["rule"]) for r in data["reprints"] for one in r["articles"]]
    yield "facts", [(a["id"], name, *_fact(fact)) for a in articles for name, found in a["facts"].items() for fact in _listed(found)]
    yield "lines", [(s["file"], n["n"], n["kind"], n["rule"], n["article"], n["text"]) for s in data["seeds"] for n in s["lines"]]


def _values(row: Mapping[str, Any], keys: Iterable[str]) -> Iterator[Any]:
    return (row[key] for key in keys)


def _place(span: Mapping[str, Any]) -> tuple[str, int]:
    return span["seed"], span["n"]


def _listed(found: Any) -> list[Any]:
    return found if isinstance(found, list) else [found]


def _fact(fact: Mapping[str, Any]) -> Row:
    return _text(fact["value"]), fact["basis"], fact["rule"], fact["reason"]


def _text(value: Any) -> Any:
    """A value as a cell: days as text, what SQLite knows as it is."""
    return value if value is None or isinstance(value, str | int | float) else str(value)
