"""What a run of capitals is when no table knows it: by the words around it and by its shape."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from build_dossier.extract.names.context import Context
from build_dossier.extract.names.piece import Piece
from build_dossier.extract.names.roles import Bearing, Role
from build_dossier.lexicon import has_marks, is_full_name, is_syllable
from build_dossier.signatures import is_medium

_ROMAN = re.compile(r"[IVXLC]+")
_LETTERS = re.compile(r"[A-ZĐ][A-ZĐ&]{0,5}\d{0,2}")
# VinFast, TikTok, PVCombank; but McCarthy and DeSantis are people
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Fitz|Du)(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{2,4}[a-z]{3,}\w*)")

_EXPERTS = (["chuyên", "gia"], ["học", "giả"], ["giáo", "sư"], ["tiến", "sĩ"])
# NYTimes, DailyMail, PressTV, FoxNews
_MEDIA_ENDINGS = ("Times", "Mail", "TV", "News", "Post", "Today", "Press")


class Judge(Context):
    """Judges runs of capitals."""

    def _judge(self, start: int, end: int) -> Piece | None:
        """What a run is, by what stands around it."""
        text, known = self.text, self.words
        size = end - start
        here = Piece(text, start, end, "open", sure=False)
        if size == 1 and self._in_brackets_of_body(start):
            return replace(here, kind="organization", sure=True)
        if size == 1 and self._letters(start):
            cue = self._cue(start)
            near = self._bearing(start)
            if near and near.near and near.role.kind == "honorific":
                return None  # "ông THN": a name that the paper hides
            if cue in ("thing", "media") or self._abbreviates(start):
                return replace(here, kind="media" if cue == "media" else "thing", sure=True)
            return replace(here, kind="organization", sure=cue == "body", role=self._near_role(start))
        if text.words[start].isupper() and size == 1 and len(text.words[start]) > 1:
            return here if len(text.words[start]) == 2 else None  # the letters of a body, if the article says so elsewhere
        if all(len(word) == 1 for word in text.words[start:end]):
            return None  # "T.Đ.V."
        if self._numbered(end):
            return None
        led = self._bearing(start)
        cue = self._cue(start) or self._cue_over_country(start)
        last = text.words[end - 1]
        if size > 1 and any(word in known.sets["thing_words"] for word in text.words[start + 1 : end]) and not (led and led.near):
            return replace(here, kind="thing")
        if size > 1 and text.keys[start] in ("báo", "tờ", "đài", "kênh", "hãng") and not is_syllable(text.keys[start + 1]):
            return replace(here, kind="media")  # "Tổng biên tập Báo Zentor"
        if any(word in known.sets["media_words"] for word in text.words[start:end]):
            return replace(here, kind="media")
        if last in known.sets["body_words"] and size > 1 and not (led and led.role.kind == "honorific"):
            return replace(here, kind="organization", sure=True, role=None)
        if cue == "media" or (cue is None and size > 1 and is_medium(here.written)):  # "phóng viên Tiền Phong"
            return replace(here, kind="media")
        borne = cue == "place" and ((led is not None and led.role.kind == "role") or self._spoken(end))
        if borne and (at := self._first_name_inside(here)):
            self._put(replace(here, end=at, kind="place"))
            role = led.role if led else None  # "Thủ hiến tỉnh New Brunswick Étienne Robichaud"
            return replace(here, start=at, kind="person", sure=True, role=role)
        if led and (person := self._led(here, led)):
            return person
        if size == 1 and text.words[start].endswith(_MEDIA_ENDINGS):
            return replace(here, kind="media")
        if _CAMEL.fullmatch(text.words[start]) and size == 1:
            return (
                None if cue == "thing" or text.words[start] in known.sets["not_bodies"] else replace(here, kind="organization", sure=True)
            )
        if size == 1 and is_syllable(text.keys[start]) and self._word_goes_on(end):
            return here  # only a person of this name elsewhere in the article makes it one
        if cue == "body" and not is_full_name(here.keys):
            if size == 1 and has_marks(text.keys[start]) and is_syllable(text.keys[start]):
                return here  # "tổ chức Lễ"
            return replace(here, kind="organization", sure=self._is_announced(start))
        if self._is_address(start):
            return replace(here, kind="place")
        if cue == "place" or (self._beside_place(start) and not (self._spoken(end) or self._told(end))):
            return replace(here, kind="place", sure=cue == "place")
        if cue == "thing" and not is_full_name(here.keys):
            return self._split_thing(here)
        return self._by_shape(here)

    def _first_name_inside(self, here: Piece) -> int | None:
        """Where a first name begins behind the first word of a run."""
        names = self.words.sets["given_names"]
        return next((at for at in range(here.start + 1, here.end - 1) if self.text.keys[at] in names), None)

    def _in_brackets_of_body(self, at: int) -> bool:
        """ "Ủy ban châu Âu (EC)": letters in brackets behind a body are its own, whatever they are elsewhere."""
        text = self.text
        last = self.found[-1] if self.found else None
        if last is None or last.kind != "organization" or last.end != at - 1 or text.words[at - 1] != "(":
            return False
        word = text.words[at]
        return word.isupper() and 2 <= len(word) <= 6 and at + 1 < len(text) and text.words[at + 1] == ")"

    def _is_address(self, at: int) -> bool:
        """ "số 67 Nguyễn Văn Thoại": the street behind a house's number, and no day or year."""
        text = self.text
        if not text.spaced(at) or not text.words[at - 1].isdigit() or len(text.words[at - 1]) > 3:
            return False
        return at < 2 or text.keys[at - 2] not in ("ngày", "tháng", "thứ", "lúc", "năm", "phút", "giờ", "-", "/", "hạng", "top")

    def _is_announced(self, at: int) -> bool:
        """The body's kind stands right in front, and is none that a leader's name may follow ("lực lượng Assad")."""
        keys, known = self.text.keys, self.words
        return known.body_cues.start(keys, at) is not None and known.groups_of_people.start(keys, at) is None

    def _cue_over_country(self, at: int) -> Literal["body"] | None:
        """ "hãng hàng không Pháp Air Sao": what stands before the country announces a body."""
        last = self.found[-1] if self.found else None
        if last is None or last.end != at or last.kind != "country" or not self.text.spaced(at):
            return None
        return "body" if self._cue(last.start) == "body" else None

    def _letters(self, at: int) -> bool:
        """An abbreviation in capitals that can be a body."""
        text, known = self.text, self.words
        word = text.words[at]
        if not _LETTERS.fullmatch(word) or word in known.sets["not_bodies"] or _ROMAN.fullmatch(word):
            return False
        if known.heads.end(text.keys, at):
            return False  # "TAND" alone is a kind of body, no name
        if len(word) <= 2 or any(ch.isdigit() for ch in word):
            return word in known.sets["two_letters"]
        after = at + 1
        joined = after < len(text) and text.words[after] in "-–/" and text.touching(after) and after + 1 < len(text)
        return not (joined and text.touching(after + 1) and text.words[after + 1][0].isdigit()) and not text.glued(at, "-–.@#")

    def _split_thing(self, here: Piece) -> Piece:
        """ "giải Grammy Carrie Underwood": behind the thing a first name begins a person."""
        for at in range(here.start + 1, here.end - 1):
            if self.text.keys[at] in self.words.sets["given_names"]:
                self._put(replace(here, end=at, kind="thing"))
                return replace(here, start=at, kind="person", sure=True)
        return replace(here, kind="thing")

    def _abbreviates(self, at: int) -> bool:
        """In brackets behind small words: "trí tuệ nhân tạo (AI)" is no body."""
        text = self.text
        if at < 2 or text.words[at - 1] != "(" or at + 1 >= len(text) or text.words[at + 1] != ")":
            return False
        return at - 1 not in self.consumed and text.words[at - 2][0].islower()

    def _numbered(self, end: int) -> bool:
        """A hyphen and a figure behind: F-16, FAB-3000, MiG-29."""
        text = self.text
        return (
            end + 1 < len(text)
            and text.words[end] in "-–"
            and text.touching(end)
            and text.touching(end + 1)
            and text.words[end + 1][0].isdigit()
        )

    def _led(self, here: Piece, led: Bearing) -> Piece | None:
        """A person, if the role in front is theirs."""
        text, known = self.text, self.words
        size = len(here)
        role = led.role
        person = replace(here, kind="person", sure=True, role=role)
        vietnamese = here.vietnamese
        phrase, first = text.keys[role.start : role.end], here.keys[0]  # "già làng A Nhéo": A and Y are no villages
        if role.kind == "role" and here.keys[0] in phrase and led.near:
            return None  # "Tổ trưởng Tổ Toán"
        village = role.kind == "role" and led.near and phrase[-1] in known.sets["villages"]
        if village and vietnamese and not is_full_name(here.keys) and len(first) > 1:
            return replace(here, kind="place", sure=False)
        if size == 1:
            word = text.words[here.start]
            if len(word) < 2 or not led.direct or role.kind == "kin" or (word.isupper() and role.kind != "honorific"):
                return None
            if here.keys[0] in known.short_countries and role.kind == "role":
                return None  # "Thủ tướng Ấn", "phóng viên Hàn"
            if role.kind == "honorific":
                return person if led.near and not _CAMEL.fullmatch(word) else None  # "ông chủ WikiLeaks"
            if role.kind == "title":
                return person if led.near else None
            if vietnamese and not self._sentence_goes_on(here.end):
                return None
            if role.of_bodies and not vietnamese:
                leaders = phrase[-2:] == ["lãnh", "đạo"]  # "lãnh đạo Vinacomin nói": those who lead it
                return person if self._spoken(here.end) and not leaders else None
            return person if led.near or not vietnamese else None
        if here.written.isupper() and first not in known.sets["family_names"] and first not in known.sets["given_names"]:
            return None  # "Ủy viên BCH TƯ"
        if role.kind in ("honorific", "title"):
            return self._of_two(person, role) if led.near else None
        if led.direct:
            if vietnamese and role.of_bodies and size >= 5:
                # "Chủ tịch Tân Hoàng Minh Đỗ Anh Dũng": the firm, then its chairman
                for at in range(here.start + 2, here.end - 2):
                    if is_full_name(text.keys[at : here.end]):
                        self._put(replace(here, end=at, kind="organization", sure=True))
                        return replace(person, start=at)
            shaped = is_full_name(here.keys) or self._two(here) or self._spoken(here.end) or self._behind_country(here.start)
            if vietnamese and not shaped and (not led.near or role.of_bodies):
                return None
            if not vietnamese and not led.near and not self._foreign_person(here) and role.of_bodies and not self._behind_name(here.start):
                return None
            if not vietnamese and role.of_bodies and text.keys[here.start] not in known.sets["given_names"]:
                # "CEO Nvidia Jensen Huang": the first name shows where the person begins
                for at in range(here.start + 1, here.end - 1):
                    if text.keys[at] in known.sets["given_names"] or text.keys[at] in known.sets["first_family_names"]:
                        place = role.kind == "role" and text.keys[role.end - 1] == "trưởng"  # "Thị trưởng Leeds Kim Groves"
                        self._put(replace(here, end=at, kind="place" if place else "organization", sure=False))
                        return replace(person, start=at)
            return person
        of_place = size == 2 and vietnamese and known.levels.end(text.keys, here.start - 1) == here.start
        if of_place:
            return replace(here, kind="place", sure=False)  # "lãnh đạo huyện Lạc Dương"
        family = here.keys[0] in known.sets["family_names"] and size <= 4 and vietnamese
        expert = not vietnamese and 2 <= size <= 3 and role.kind == "role" and phrase[:2] in _EXPERTS  # "chuyên gia vũ khí Hendrik Oost"
        return person if family or expert or self._foreign_person(here) else None

    def _of_two(self, person: Piece, role: Role) -> Piece:
        """ "con rể ông Trump Jared Kushner": behind a word of kinship the second first name begins the one who is meant."""
        keys, known = person.keys, self.words
        before = self.text.keys[role.start - 1] if role.start else ""
        if before in known.sets["kin_endings"] and len(keys) >= 3 and keys[1] in known.sets["given_names"]:
            self._put(replace(person, end=person.start + 1))
            return replace(person, start=person.start + 1, role=None)
        return person

    def _behind_name(self, at: int) -> bool:
        """ "sinh viên Mỹ Otto Warmbier", "Chủ tịch FIFA Gianni Infantino": a country, a city or a body ends right in front."""
        last = self.found[-1] if self.found else None
        return last is not None and last.end == at and last.kind in ("country", "capital", "place", "organization")

    def _behind_country(self, at: int) -> bool:
        """ "Thủ tướng Campuchia Hun Sen"."""
        last = self.found[-1] if self.found else None
        return last is not None and last.end == at and last.kind == "country" and last.role is not None

    def _two(self, piece: Piece) -> bool:
        keys = piece.keys
        return len(keys) == 2 and keys[0] in self.words.sets["family_names"] and all(map(is_syllable, keys))

    def _foreign_person(self, piece: Piece) -> bool:
        """A foreign run that begins with a first name, or with a family name of East Asia before two more syllables."""
        sets = self.words.sets
        keys = piece.keys
        if len(keys) < 2:
            return False
        if keys[0] in sets["given_names"]:
            return True
        return keys[0] in sets["first_family_names"] and len(keys) >= 3 and not piece.text.words[piece.start].isupper()

    def _by_shape(self, here: Piece) -> Piece | None:
        """No word in front tells: the shape of the name and what follows it."""
        text, known = self.text, self.words
        keys = here.keys
        person = replace(here, kind="person")
        if len(here) == 1:
            return replace(person, sure=True) if not here.vietnamese and self._described(here.end) else here
        if all(word.isupper() for word in text.words[here.start : here.end] if word[0].isalpha()) and len(here) > 1:
            return None
        before = text.keys[here.start - 1] if here.start else ""
        spoken = self._spoken(here.end) and before not in known.sets["not_subjects"]
        if is_full_name(here.keys) and (not text.first[here.start] or self._full_name_at(here.start, here.end)):
            return replace(person, sure=True)
        if self._foreign_person(here):
            return replace(person, sure=True)
        vietnamese = here.vietnamese
        role = self._role_beside(here.start)
        if role and not vietnamese:
            return replace(person, sure=True, role=role)
        if self._told(here.end) or (not vietnamese and known.told_cues.start(text.keys, here.start) is not None):
            return replace(person, sure=True)
        if vietnamese:
            if len(keys) > 4:
                return here
            if spoken and len(keys) <= 3:
                return person
            moved = known.movement.start(text.keys, here.start) is not None
            if self._two(here) and keys[0] not in known.sets["word_family_names"] and not moved:
                return person
            return here
        return person if spoken else here
