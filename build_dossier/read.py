"""Seeds as files become seeds as lines: encoding and Unicode are settled here, once."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import lxml.html

from build_dossier.lookalikes import to_latin
from build_dossier.model import Line, Seed
from build_dossier.problems import Problem, problem
from build_dossier.tables import TABLES

SUFFIXES = (".txt", ".md", ".html", ".htm", ".jsonl")
MAX_BYTES = 5_000_000  # ten times the longest page we have met with its markup; more is not one page of news
MAX_LINE = 100_000  # code points; a whole book chapter without a line break is a broken scrape
MAX_LINES = 20_000
MAX_RECORDS = 10_000  # of one .jsonl file

_ONE_LINE = 2_500  # code points in which no outlet read leaves out a paragraph's end
_ADDRESS = re.compile(r"https?://[^\s<>\"']+")
_NEWLINE = re.compile(r"\r\n|\r|\n")
_SPACES = re.compile("[\t\v\f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")
# Formatting and control characters carry no text: zero-width spaces, soft hyphens, direction overrides, tag characters,
# halves of characters (JSON can spell them), and what neither YAML nor XML may contain.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000e0000-\U000e0fff]"
)
_SKIPPED = {"script", "style", "noscript", "template", "svg", "iframe", "object", "select", "textarea", "button"}
_BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd details dialog div dl dt fieldset figcaption figure footer "  # noqa: SIM905
    "form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p pre section summary table tbody td tfoot th thead title "
    "tr ul".split()
)


class Unreadable(Exception):
    """A seed that cannot be read; `kind` and `values` name the problem."""

    def __init__(self, kind: str, **values: object) -> None:
        super().__init__(kind)
        self.kind = kind
        self.values = values


def find_seeds(folder: Path) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The seed files below a folder in the order of their names, and a problem for every file that is none."""
    found, problems = [], []
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).parts):
        parts = path.relative_to(folder).parts
        if path.is_dir() or any(part.startswith((".", "_")) for part in parts) or path.stem.lower() == "readme":
            continue
        if len(parts) == 1 and path.name in TABLES:
            continue
        name = "/".join(parts)
        if name != (shown := name.encode("utf-8", "replace").decode("utf-8")):
            problems.append(problem("seed-name", shown))
        elif path.suffix.lower() in SUFFIXES:
            found.append(path)
        else:
            problems.append(problem("not-a-seed", name, suffixes=" ".join(SUFFIXES)))
    return tuple(found), tuple(problems)


def read_seed(path: Path, folder: Path) -> tuple[tuple[Seed, ...], tuple[Problem, ...]]:
    """The seeds of one file (a .jsonl file holds one per record), or the problem that makes it unreadable."""
    name = path.relative_to(folder).as_posix()
    try:
        data = path.read_bytes()
    except OSError as error:
        return (), (problem("seed-unreadable", name, why=error.strerror or type(error).__name__),)
    try:
        if len(data) > MAX_BYTES:
            raise Unreadable("seed-too-large", size=len(data), limit=MAX_BYTES)
        seeds = tuple(_seeds(name, path.suffix.lower(), data))
    except Unreadable as refused:
        return (), (problem(refused.kind, name, None, **refused.values),)
    if not any(seed.lines for seed in seeds):
        return (), (problem("seed-empty", name),)
    return seeds, tuple(p for seed in seeds for p in (*seed.problems, *_lookalikes(seed), *_one_line(seed)))


def _lookalikes(seed: Seed) -> Iterator[Problem]:
    """A page with letters in disguise was tampered with or badly copied: the editor should know."""
    lines = [line for line in seed.lines if line.lookalikes]
    if lines:
        yield problem("seed-lookalikes", seed.name, lines[0].n, count=sum(line.lookalikes for line in lines))


def _one_line(seed: Seed) -> Iterator[Problem]:
    """Where most of a page stands in one line, headline, lede and furniture cannot be told apart: only the editor can."""
    longest = max(seed.lines, key=lambda line: len(line.text), default=None)
    if longest and len(longest.text) > max(_ONE_LINE, sum(len(line.text) for line in seed.lines) / 2):
        yield problem("seed-one-line", seed.name, longest.n)


def _seeds(name: str, suffix: str, data: bytes) -> Iterator[Seed]:
    digest = hashlib.sha256(data).hexdigest()
    if suffix in (".html", ".htm"):
        lines, url = _html_lines(data)
        yield Seed(name, digest, "html", lines, url)
        return
    text, encoding = decode(data)
    problems = () if encoding in ("utf-8", "utf-16") else (problem("seed-guessed-encoding", name, encoding=encoding),)
    if suffix == ".jsonl":
        yield from _records(name, text, encoding)
    else:
        lines = lines_of(text, markdown=suffix == ".md")
        yield Seed(name, digest, encoding, lines, address(lines[0].text.strip()) if lines else None, problems)


def address(text: object) -> str | None:
    """The text if it is the address of a page and nothing else. As the first line of a seed it says where the page stood."""
    return text if isinstance(text, str) and _ADDRESS.fullmatch(text) else None


def decode(data: bytes) -> tuple[str, str]:
    """Text and the name of its encoding: UTF-8, UTF-16 with its mark, or the older Windows-1258 when that gives
    Vietnamese letters. Raises Unreadable for anything else."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError as error:
            raise Unreadable("seed-not-text") from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = len(_NEWLINE.split(error.object[: error.start].decode("latin-1")))
        try:
            text = unicodedata.normalize("NFC", data.decode("cp1258"))
        except UnicodeDecodeError:
            raise Unreadable("seed-not-utf8", at=line) from error
        # Every byte string is "valid" cp1258 but for a few codes: it must look Vietnamese, too.
        if "\x00" in text or sum("ạ" <= ch <= "ỹ" or ch in "ăâêôơưđ" for ch in text) < len(text) / 50:
            raise Unreadable("seed-not-utf8", at=line) from error
        return text, "windows-1258"
    if "\x00" in text:
        raise Unreadable("seed-not-text")
    return text, "utf-8"


def normalise(text: str) -> str:
    """One line as the program sees it: NFC, plain spaces, nothing invisible, Đ for its look-alike Ð."""
    visible = _INVISIBLE.sub("", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", visible).replace("Ð", "Đ")


def lines_of(text: str, markdown: bool = False) -> tuple[Line, ...]:
    """The non-blank lines of a decoded file. Lines end at \\n, \\r\\n or \\r and are counted from 1."""
    raw = _NEWLINE.split(text)
    if len(raw) > MAX_LINES:
        raise Unreadable("seed-too-many-lines", count=len(raw), limit=MAX_LINES)
    lines = []
    for n, line in enumerate(raw, 1):
        if len(line) > MAX_LINE:
            raise Unreadable("seed-line-too-long", at=n, size=len(line), limit=MAX_LINE)
        clean = normalise(line)
        if markdown:
            clean = re.sub(r"^\s*#{1,6}\s+", "", clean)
        latin, lookalikes = to_latin(clean)
        if lookalikes:
            clean = unicodedata.normalize("NFC", latin)
        if clean.strip():
            lines.append(Line(n, clean, lookalikes))
    return tuple(lines)


def _records(name: str, text: str, encoding: str) -> Iterator[Seed]:
    """One seed per record {"text": ..., "title": ..., "url": ...}; a broken record is a problem, the others stay."""
    rows = [(n, row) for n, row in enumerate(_NEWLINE.split(text), 1) if row.strip()]
    if len(rows) > MAX_RECORDS:
        raise Unreadable("seed-too-many-lines", count=len(rows), limit=MAX_RECORDS)
    for n, row in rows:
        record_name = f"{name}#{n}"
        digest = hashlib.sha256(row.encode("utf-8")).hexdigest()
        try:
            record = json.loads(row)
            title, body = record.get("title") or "", record["text"]
            if not isinstance(body, str) or not isinstance(title, str):
                raise TypeError
            lines = lines_of(f"{title}\n{body}" if title else body)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):  # ValueError: numbers of 4,300 digits, too
            yield Seed(record_name, digest, encoding, (), problems=(problem("record-broken", name, n),))
            continue
        except Unreadable as refused:
            yield Seed(record_name, digest, encoding, (), problems=(problem(refused.kind, name, n, **refused.values),))
            continue
        yield Seed(record_name, digest, encoding, lines, address(record.get("url")))


def _html_lines(data: bytes) -> tuple[tuple[Line, ...], str | None]:
    """The text blocks of a saved page in reading order, each a line, and the address that the page gives as its own."""
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding=_html_encoding(data))
    try:
        root = lxml.html.document_fromstring(data, parser=parser)
    except (lxml.etree.ParserError, ValueError) as error:
        raise Unreadable("seed-not-text") from error
    blocks: list[str] = [""]
    for event, element in lxml.etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            if tag in _BLOCKS:
                blocks.append("")
            blocks[-1] += element.text or "" if not _hidden(element) else ""
        else:
            if tag in _BLOCKS:
                blocks.append("")
            blocks[-1] += element.tail or "" if not _hidden(element.getparent()) else ""
    canonical = [element.get("href") for element in root.iter("link") if (element.get("rel") or "").lower() == "canonical"]
    lines = lines_of("\n".join(" ".join(block.split()) for block in blocks if block.strip()))
    return lines, address(canonical[0] if canonical else None)


def _hidden(element: lxml.html.HtmlElement | None) -> bool:
    while element is not None:
        if element.tag in _SKIPPED:
            return True
        element = element.getparent()
    return False


def _html_encoding(data: bytes) -> str | None:
    """UTF-8 where the bytes are; else what the page declares (None lets the parser look)."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"
