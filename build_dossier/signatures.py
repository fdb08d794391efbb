"""Who signs: a line that is a signature, a name behind the last sentence, a medium's name."""

from __future__ import annotations

import re
from functools import cache

from build_dossier.codes import DOMAIN, bare_code, is_code
from build_dossier.fold import fold, label_key
from build_dossier.lang import table
from build_dossier.lexicon import LOWER, UPPER

_LONGEST = 240  # characters: no signature is longer, and what reads only short lines stays quick on hostile ones
_NAME = r"[^\W\d_][\w.’'-]*"

# "(levunam@baodanang.vn)", "- Email: ...", "(báo Lao Động)": how to reach the author, and where the author works
_CONTACT = re.compile(
    r"\s*[-–|,]?\s*\(?\s*(?:email\s*:\s*)?[\w.+-]+@[\w.-]+\s*\)?"
    r"|\s*\((?:báo|tạp chí|đài|trung tâm|phòng|ban|bộ|sở|viện|trường|hội|cổng)\s[^()]{2,60}\)",
    re.IGNORECASE,
)


def is_byline(text: str) -> bool:
    """Signs the article: names alone, names with "(theo ...)" or "(tổng hợp)", "PV", "Bài, ảnh: ..."."""
    if len(text) > _LONGEST:
        return False
    stripped = _CONTACT.sub("", text).strip(" |*_.")
    if not stripped or len(stripped.split()) > 16 or stripped.endswith((":", "?", "!")):
        return False
    if re.match(r"theo\s", stripped, re.IGNORECASE) and stripped.endswith(")"):  # "Theo Bá Lộc (24h)"
        return is_name(re.sub(r"\s*\([^()]*\)$", "", stripped[4:]).split("/")[0].strip())
    folded = fold(stripped)
    if folded in _byline_heads() or folded.startswith(_byline_openings()):
        return True
    named = _MEDIUM_AT_END.search(stripped)
    if named and is_medium(named[2]):
        return is_name(named[1].strip())  # "Minh Vy Thể thao & Văn hóa"
    names, notes = _split_notes(stripped)
    place = None if notes else _OUTLET_BEHIND.search(stripped)
    if place:
        names, _ = _split_notes(stripped[: place.start()])
    if not names:
        return False
    if notes and len(names) == 1 and re.fullmatch(rf"[{UPPER}]{{2,4}}", names[0]):
        return True  # "CT (theo AP)"
    others = [
        name
        for name in names[1:]
        if not (is_at_medium(name) or re.fullmatch(rf"[{UPPER}]{{2,6}}", name) or (place and _CAPITAL.match(name)))
    ]
    return all(is_name(name) for name in names[:1] + others) and (len(names) <= 3 or bool(notes))


# "Minh Vy (Vietnam+)", "Thanh Hà - (baoxyz.vn)", "Lan Anh (Xzone/Sống Mới)": the medium in brackets behind the name.
_OUTLET_BEHIND = re.compile(rf"(?<=\w)\s*[-–]?\s*\((?:{DOMAIN}|[^()\s\d]{{2,20}}|[^()\d]{{2,20}}/[^()\d]{{2,20}})\)$")
_CAPITAL = re.compile(rf"[{UPPER}]")


_MEDIUM_AT_END = re.compile(rf"^((?:[{UPPER}]\w*\s){{2,4}}?)([{UPPER}].*)$")


# "... của cả nước. Hoàng Nam", "... lần này”./. Thu Hà (theo AFP)": behind a word in small letters, a figure or a mark the sentence
# is over; behind "GS." or "J." it is not.
_SENTENCE_END = re.compile(
    rf"(?:(?<=[{LOWER}])[{LOWER}]|(?<=[{UPPER}]{{2}})[{UPPER}]|[\d%”\"’)\]…]|\w(?=\s*\.?/\s?\.))\s?[.!?…]*[”\"’)]*(?:\s*\.?/\s?\.)?(?<=[.!?…”\")])\s+(?=\S)"
)

_TAIL = 90  # characters: name, medium and what it was taken from
_STOPS = (". ", "! ", "? ", "… ", "” ", '" ', ") ")
_ADDRESSED = ("ông ", "bà ", "anh ", "chị ", "cô ")  # who is spoken of, not who signs


def signature_behind(text: str) -> int | None:
    """Where a signature begins that stands behind a paragraph's last sentence on the same line, if one does."""
    first = max(0, len(text) - _TAIL)
    if not any(text.find(mark, first) >= 0 for mark in _STOPS):  # most paragraphs: their last sentence is longer
        return None
    ends = [found.end() for found in _SENTENCE_END.finditer(text, first)]
    if not ends:
        return None
    tail = text[ends[-1] :]
    addressed = fold(tail).startswith(_ADDRESSED)
    return ends[-1] if is_byline(tail) and not addressed and not is_medium(tail.strip(" .")) else None


def is_at_medium(text: str) -> bool:
    """ "VOV online", "VOV-Trung tâm Tin", "báo Lao Động", "ĐSPL": where the one who signs works."""
    words = re.split(r"[\s-]+", label_key(text))
    media = (" ".join(words[:n]) for n in range(1, len(words) + 1))
    return words[0] == "báo" or text in _codes() or any(name in _media() for name in media)


def _split_notes(text: str) -> tuple[list[str], str]:
    """The names of a signature and what follows them: "Hồng Hạnh (theo Reuters)" is (["Hồng Hạnh"], "theo Reuters")."""
    found = _notes().search(text)
    head = text[: found.start()] if found else text
    return [part for part in re.split(r"\s*(?:,|;|&|/|\s[-–]\s|\bvà\b)\s*", head.strip(" (-–/,")) if part], text[len(head) :]


def is_name(text: str) -> bool:
    """One to five words in capitals, two at least unless it is an abbreviated pen name like "T.Hà" or "PV"."""
    parts = text.split()
    if not parts or len(parts) > 5 or any(ch.isdigit() for ch in text):
        return False
    if not all(re.fullmatch(_NAME, part) and part[0].isupper() for part in parts):
        return False
    return (len(parts) >= 2 or "." in text) and fold(text) not in _places()


def has_family_name(text: str) -> bool:
    """Begins with a Vietnamese family name and goes on: "Đàm Vĩnh Hòa", no section's name."""
    parts = text.split()
    return len(parts) >= 2 and fold(parts[0]) in _family_names()


@cache
def _family_names() -> frozenset[str]:
    return frozenset(fold(name) for name in table("vi", "names")["family_names"])


@cache
def _places() -> frozenset[str]:
    """ "Hà Nội", "Hàn Quốc": where something was written, not by whom."""
    countries = (name for entry in table("vi", "countries") for name in (entry["name"], *entry.get("capital", ())))
    return frozenset(fold(name) for name in (*table("vi", "names")["places"], *countries))


def is_medium(text: str) -> bool:
    """Nothing but the name of an outlet or agency that the package knows."""
    return label_key(text) in _media()


@cache
def _media() -> frozenset[str]:
    names = (name for outlet in table("vi", "outlets") for name in (outlet["name"], *outlet.get("named", ())))
    return frozenset(label_key(name) for name in names)


@cache
def _codes() -> frozenset[str]:
    """The letters that stand for an outlet in front of its ledes."""
    signs = (sign for outlet in table("vi", "outlets") for sign in outlet.get("strong", ()) if isinstance(sign, str))
    return frozenset(bare_code(sign) for sign in signs if is_code(sign))


@cache
def _byline_heads() -> frozenset[str]:
    return frozenset(fold(head) for head in table("vi", "words")["byline_heads"])


@cache
def _byline_openings() -> tuple[str, ...]:
    return tuple(head + sign for head in sorted(_byline_heads()) for sign in (":", ",", " (", " -", "/", " /"))


@cache
def _notes() -> re.Pattern[str]:
    notes = "|".join(map(re.escape, table("vi", "words")["byline_notes"]))
    return re.compile(rf"\s*[(/,–-]*\s*\b(?:{notes})\b.*$", re.IGNORECASE)
