"""Role words in front of a name: where they stand, and whether a name's left side shows a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_dossier.extract.names.text import Text
from build_dossier.lexicon import is_full_name, is_syllable, words

# How many small words may stand between a role and its bearer beside fields, bodies and countries:
# "phóng viên an ninh của đài BBC Frank Gardner" has three.
_MOST_SMALL = 4


@dataclass(frozen=True, slots=True)
class Role:
    """A role phrase: its tokens, and what it is. `ends_in_level` of "trưởng thôn": a village may follow instead of a person."""

    start: int
    end: int
    kind: Literal["role", "honorific", "title", "kin"]
    of_bodies: bool = False

    @property
    def strong(self) -> bool:
        return self.kind != "kin" and not self.of_bodies


def find_roles(text: Text) -> dict[int, Role]:
    """The role phrases of a line by the token after their last."""
    known = words()
    keys = text.keys
    found: dict[int, Role] = {}
    at, size = 0, len(keys)
    while at < size:
        role = None
        if keys[at] in known.roles:
            end = known.roles.end(keys, at)
            if end and known.heads.end(keys, at) <= end:  # "Đại sứ quán" is a body
                role = _role(text, at, end)
        if role is None and text.words[at] in known.sets["titles"]:
            role = Role(at, _end_of_titles(text, at), "title")
        if role is None and keys[at] in known.kin:
            end = known.kin.end(keys, at)
            small = not text.cap(at) or (text.first[at] and text.cap(end) and text.cap(end + 1))  # "Bạn Đức Duy", but "Mẹ Tuấn"
            kin = end and small and known.not_honorifics.start(keys, end) is None  # "tuyên bố"
            role = Role(at, end, "kin") if kin else None
        if role is None:
            at += 1
            continue
        found[role.end] = role
        at = role.end
    return found


def _end_of_titles(text: Text, at: int) -> int:
    """ "PGS.TS.", "PGS. TS", "GS, TS": titles of one person."""
    titles = words().sets["titles"]
    end = at + 1
    while end < len(text.words):
        behind = end + (text.words[end] in (".", ",") and text.touching(end))
        if behind < len(text.words) and text.words[behind] in titles:
            end = behind + 1
        elif text.words[end] == "." and text.touching(end):
            end += 1
        else:
            break
    return end


def _role(text: Text, start: int, end: int) -> Role | None:
    known = words()
    keys = text.keys
    phrase = " ".join(keys[start:end])
    if phrase in known.honorifics:
        if end < len(keys) and text.touching(end) and text.cap(end):
            return None  # "AnhArsenal thua": the country in front of a lede, its space lost
        # "Ông" in the middle of a sentence is a family name; "trẻ em Mỹ" names no Em Mỹ
        addressed = phrase in ("ông", "bà")  # "Anh" in the middle of a sentence is a country
        foreign = addressed and text.cap(end) and not is_syllable(keys[end])
        # "Ảnh: VOV Ông Lợi nói", but "phố Bà Triệu"
        alone = addressed and text.cap(end) and text.kind != "list"
        alone = alone and (not text.cap(end + 1) or keys[end] in known.sets["family_names"])
        alone = alone and known.place_cues.start(keys, start) is None
        named = foreign or alone or (is_full_name(keys[end : end + 3]) and all(text.cap(at) for at in range(end, end + 3)))
        if text.words[start][0].isupper() and not text.first[start] and not named:
            return None
        if known.not_honorifics.start(keys, end) is not None or _beside_country(text, start, end):
            return None
        return Role(start, end, "honorific")
    word = text.words[start]
    if end - start == 1 and word[0].isupper() and not word.isupper() and not text.first[start] and not text.cap(end):
        return None  # a lone "Tướng" in capitals counts in front of a name only
    of_bodies = phrase in known.sets["roles_of_bodies"]
    if start and text.spaced(start) and keys[start - 1] in known.role_before:
        start -= 1
    if end - start > 1 and text.cap(end - 1) and known.heads.end(keys, end - 1) and end < len(keys) and known.fields.end(keys, end):
        end -= 1  # "Trưởng Phòng Dự báo thời tiết": the head belongs to the body
    while end < len(keys) and keys[end] in known.role_after:
        longer = known.role_after.end(keys, end)
        if not longer:
            break
        end = longer
    return Role(start, end, "role", of_bodies)


def _beside_country(text: Text, start: int, end: int) -> bool:
    """ "Anh và Pháp", "Anh, Pháp": the country in front of another."""
    entry = words().lexicon.find(text.words, text.keys, start)
    if entry is None or entry[0].kind != "country" or end + 1 >= len(text) or text.keys[end] not in ("và", ","):
        return False
    after = words().lexicon.find(text.words, text.keys, end + 1)
    return after is not None and after[0].kind == "country"


@dataclass(frozen=True, slots=True)
class Bearing:
    """What stands in front of a name: the role, and whether nothing but its country, body or field stands between."""

    role: Role
    direct: bool
    near: bool


def bearing(text: Text, at: int, roles: dict[int, Role], consumed: dict[int, int]) -> Bearing | None:
    """The role whose bearer is named from a token on. `consumed` maps the token after a country, body or field to its first."""
    known = words()
    keys = text.keys
    end, small, hops = at, 0, 0
    while end > 0 and hops < 8:
        if end in roles:
            # "vợ ông", "chủ tịch kiêm giám đốc": the outermost phrase is the role
            return Bearing(roles[end], small == 0, hops == 0)
        before = keys[end - 1]
        quoted = before in "\"“'‘" and hops == 0
        if end < len(keys) and not text.spaced(end) and not (quoted and text.touching(end)):
            return None
        if end in consumed:
            end = consumed[end]
            beside = end > 0 and text.spaced(end) and end not in roles  # "Chủ tịch nước Lào ..."
            kind = known.place_kinds.start(keys, end) if beside else None
            if kind is not None:
                end = kind  # "Thống đốc vùng Belgorod Vyacheslav ..."
        elif quoted:
            end -= 1
        elif before in ("của", "kiêm", "và", "&"):
            end -= 1
            small += before == "của"
        elif before[0].isalpha():
            field = field_before(keys, end)
            if field is not None:
                end = field
            elif text.words[end - 1][0].islower() and before not in known.sets["stops"] and small < _MOST_SMALL:
                end -= 1
                small += 1
            else:
                return None
        else:
            return None
        hops += 1
    return None


def field_before(keys: list[str], end: int) -> int | None:
    """Where a field of work that ends before a token begins."""
    fields = words().fields
    for length in (5, 4, 3, 2, 1):
        start = end - length
        if start >= 0 and keys[start] in fields and fields.end(keys, start) == end:
            return start
    return None
