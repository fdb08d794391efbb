"""What stands around a name: the words in front that announce it, the words behind that show a person."""

from __future__ import annotations

from typing import Literal

from build_dossier.extract.names.piece import Piece
from build_dossier.extract.names.roles import Bearing, Role, bearing, field_before, find_roles
from build_dossier.extract.names.text import Text
from build_dossier.lexicon import Phrases, is_full_name, is_syllable, words

_AGE = 6  # words between a name and the age: ", người phụ nữ bán cá 29 tuổi"


def follows(text: Text, end: int, verbs: Phrases) -> bool:
    """One of the verbs stands behind a name, a word of time or an adverb between."""
    at = end
    if at < len(text) and text.keys[at] in ("ngày", "hôm", "sáng", "chiều", "tối", "trưa", "đêm") and text.spaced(at):
        at += 1
        while at < len(text) and at - end < 5 and (text.words[at][0].isdigit() or text.keys[at] in ("/", "-", "nay", "qua", "thứ", "ngày")):
            at += 1
    for _ in range(2):
        if at < len(text) and text.spaced(at) and text.keys[at] in words().sets["adverbs"]:
            at += 1
    return at < len(text) and text.spaced(at) and not text.cap(at) and verbs.end(text.keys, at) > 0


class Context:
    """A line while its names are found: its roles, what was found so far, and what both say about the next name. `small`: the
    words that the article writes small somewhere."""

    def __init__(self, text: Text, small: frozenset[str]) -> None:
        self.text = text
        self.small = small
        self.words = words()
        self.roles = find_roles(text)
        self.role_at = {role.start: role for role in self.roles.values()}
        self.found: list[Piece] = []
        self.consumed: dict[int, int] = {}  # countries, bodies, fields and places by the token behind them

    def _put(self, piece: Piece) -> int:
        self.found.append(piece)
        if piece.kind != "person" or self.text.keys[piece.end : piece.end + 1] != ["của"]:  # "HLV X của Hoàng Sơn": no one else's
            self.consumed[piece.end] = piece.start
        return piece.end

    def _cue(self, at: int) -> Literal["place", "media", "body", "thing"] | None:
        """What the words directly in front of a name announce."""
        text, known = self.text, self.words
        end = at
        while end > 0 and text.words[end - 1] in "\"“'‘" and text.touching(end):
            end -= 1
        if end == 0 or (end == at and not text.spaced(at)) or end in self.roles:
            return None
        keys = text.keys
        if keys[end - 1] == ":" and end > 1 and keys[end - 2] == "mã":
            return "thing"  # "(mã: THL)", a share's letters
        if keys[end - 1] == "." and end > 1 and text.touching(end - 1) and text.words[end - 2][0].isupper():
            end -= 1  # "TP. Lào Cai", "H. Cần Giờ"
        for cue, endings in (("media", known.media_cues), ("thing", known.thing_cues), ("body", known.body_cues)):
            if endings.start(keys, end) is not None and not (cue == "body" and known.not_body_cues.start(keys, end) is not None):
                return cue  # type: ignore[return-value]
        if self._far_body_cue(end) and not (len(keys) > at and is_syllable(keys[at]) and not text.cap(at + 1)):
            return "body"
        if known.place_cues.start(keys, end) is not None and known.not_place_cues.start(keys, end) is None:
            return "place"
        return None

    def _far_body_cue(self, end: int) -> bool:
        """ "tập đoàn dầu khí Gazprom", "công ty vận hành ...": up to four small words that say what the body does."""
        text, known = self.text, self.words
        at = end
        for _ in range(4):
            field = field_before(text.keys, at)  # "công nghiệp", of which "công" alone would be a stop
            at = field if field is not None else at - 1
            if at < 1 or not text.words[at][0].islower() or not text.spaced(at):
                return False
            if field is None and text.keys[at] in known.sets["stops"]:
                return False
            if known.body_cues.start(text.keys, at) is not None and known.not_body_cues.start(text.keys, at) is None:
                return True
        return False

    def _bearing(self, at: int) -> Bearing | None:
        return bearing(self.text, at, self.roles, self.consumed)

    def _near_role(self, at: int) -> Role | None:
        led = self._bearing(at)
        return led.role if led and led.direct and led.near else None

    def _spoken(self, end: int) -> bool:
        """A verb of saying follows, a word of time or an adverb between."""
        return follows(self.text, end, self.words.person_verbs)

    def _told(self, end: int) -> bool:
        """An age, a year of birth or an office behind the name: "(34 tuổi", ", 81 tuổi", ", Giám đốc ...", " - trưởng ban"."""
        text = self.text
        if end + 1 >= len(text):
            return False
        sign, after = text.words[end], end + 1
        if sign == "(":
            if text.keys[after] in ("sn", "sinh"):
                return True
            number = text.words[after]
            return (
                number.isdigit()
                and after + 1 < len(text)
                and (text.keys[after + 1] == "tuổi" or (text.words[after + 1] == ")" and len(number) == 2))
            )
        if self._described(end):
            return True
        if sign in (",", "-", "–", "(") or text.keys[end] == "là":
            behind = self.words.told_openers.end(text.keys, after) if text.spaced(after) or text.touching(after) else 0
            roles = (self.role_at.get(place) for place in (after, behind or after))
            return any(role is not None and role.kind == "role" and not text.first[role.start] for role in roles)
        return False

    def _role_beside(self, at: int) -> Role | None:
        """ "Ngoại trưởng Malaysia, Zambry Abdul Kadir": an office with its country, and behind a comma who holds it."""
        text = self.text
        country = self.consumed.get(at - 1) if at > 1 and text.words[at - 1] == "," else None
        role = self.roles.get(country) if country is not None else None
        return role if role and role.kind == "role" else None

    def _described(self, end: int) -> bool:
        """Behind a comma or a dash an age or a word for a person: ", giáo viên 34 tuổi", " - một quan chức ..."."""
        text = self.text
        dash = end + 1 < len(text) and text.words[end] in "-–" and text.spaced(end) and text.spaced(end + 1)
        if end + 1 >= len(text) or not (text.words[end] == "," or dash):
            return False
        first = end + 2 if text.keys[end + 1] == "một" and end + 2 < len(text) else end + 1
        return self._age_ahead(end + 1) or self.words.told_people.end(text.keys, first) > 0

    def _age_ahead(self, at: int) -> bool:
        """An age before the next sign: ", 81 tuổi", ", giáo viên 34 tuổi"."""
        text = self.text
        for place in range(at, min(at + _AGE, len(text) - 1)):
            if text.words[place].isdigit() and text.keys[place + 1] == "tuổi":
                return True
            if not text.words[place][0].isalpha():
                return False
        return False

    def _word_goes_on(self, end: int) -> bool:
        """A small syllable follows that is no verb: the capital begins a word of two syllables ("khoa Tiêu hóa", "tại Hội nghị")."""
        text, known = self.text, self.words
        if end >= len(text) or not text.spaced(end) or not text.words[end][0].islower():
            return False
        low = text.keys[end]
        return low not in known.sets["stops"] and low not in known.sets["adverbs"] and not known.person_verbs.end(text.keys, end)

    def _sentence_goes_on(self, end: int) -> bool:
        """What follows can follow a name: a sign, a verb, an adverb, a preposition."""
        text, known = self.text, self.words
        if end >= len(text) or not text.words[end][0].isalpha():
            return True
        low = text.keys[end]
        return low in known.sets["follows_name"] or low in known.sets["adverbs"] or known.person_verbs.end(text.keys, end) > 0

    def _beside_place(self, at: int) -> bool:
        """Joined to a place before it: "xã Hòa Lộc, Phú An", "Trực Ninh (Nam Định)"."""
        text = self.text
        last = self.found[-1] if self.found else None
        if last is None or last.kind != "place":
            return False
        between = text.words[last.end : at]
        return len(between) == 1 and between[0] in (",", "và", "(", "-", "–")

    def _full_name_at(self, at: int, end: int) -> bool:
        """A person's full name where a sentence begins. "Vàng Ngọc ..." in an article about gold (vàng) is none, unless Thị or Văn
        stands in it."""
        keys = self.text.keys[at:end]
        if not is_full_name(keys):
            return False
        return keys[0] not in self.words.sets["word_family_names"] or keys[0] not in self.small or keys[1] in ("thị", "văn")
