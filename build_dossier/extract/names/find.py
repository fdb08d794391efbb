"""The names of one line: tables first, then heads of bodies, then runs of capitals judged by what stands around them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from build_dossier.extract.names.bodies import is_full_name, nested_head, read_body
from build_dossier.extract.names.roles import Bearing, Role, bearing, find_roles
from build_dossier.extract.names.text import Text
from build_dossier.extract.names.words import Entry, has_marks, is_syllable, words

Kind = Literal["person", "organization", "country", "capital", "seat", "place", "media", "thing", "open"]

_ROMAN = re.compile(r"[IVXLC]+")
_LETTERS = re.compile(r"[A-ZĐ][A-ZĐ&]{0,5}\d{0,2}")
# VinFast, TikTok, PVCombank; but McCarthy and DeSantis are people
_CAMEL = re.compile(r"(?!Mc|Mac|De|Di|La|Le|Van|Fitz|Du)(?:[A-Z][a-z]+[A-Z]\w*|[A-Z]{2,4}[a-z]{3,}\w*)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A name candidate: its tokens, what it is taken for, and how sure. `open`: a run of capitals that nothing explains yet."""

    text: Text
    start: int
    end: int
    kind: Kind
    sure: bool = True
    code: str | None = None
    sense: Literal["state", "place"] | None = None
    role: Role | None = None
    body: str | None = None  # the shown spelling of a body that the tables know

    @property
    def written(self) -> str:
        return self.text.written(self.start, self.end)

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self.text.keys[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start


def find(text: Text, small: frozenset[str]) -> list[Piece]:
    """The candidates of a line, from left to right, without overlap. `small`: the words that the article writes small somewhere."""
    return _Finder(text, small).run()


class _Finder:
    def __init__(self, text: Text, small: frozenset[str]) -> None:
        self.text = text
        self.small = small
        self.words = words()
        self.roles = find_roles(text)
        self.role_at = {role.start: role for role in self.roles.values()}
        self.found: list[Piece] = []
        self.consumed: dict[int, int] = {}  # countries, bodies, fields and places by the token behind them

    def run(self) -> list[Piece]:
        at = 0
        while at < len(self.text):
            at = self._next(at)
        return self.found

    # ---- one step -------------------------------------------------------------------------------------------------

    def _next(self, at: int) -> int:
        """Judges what begins at a token; returns the token to go on with."""
        text = self.text
        if not text.cap(at):
            if text.keys[at] in self.words.small_heads:
                return self._body(at, small=True) or at + 1
            return at + 1
        role = self.role_at.get(at)
        entry = self.words.lexicon.find(text.words, text.keys, at)
        if role and (not entry or role.end >= entry[1]):
            return role.end
        body = self._body(at, small=False, beyond=entry[1] if entry else 0)
        if body:
            return body
        head = self.words.heads.end(text.keys, at)
        if head > at + 1 and not entry:
            return head  # "Giám đốc Trung tâm": the bare kind of a body
        if entry and not self._part_of_name(at, *entry):
            return self._entry(at, *entry)
        field = self.words.fields.end(text.keys, at)
        if field > at + 1 and self._behind_role(at):
            self.consumed[field] = at  # "Bộ trưởng Quốc phòng"
            return field
        never = self.words.never.end(text.keys, at)
        if never and not (text.cap(never) and text.spaced(never)):
            return never
        return self._run(at)

    def _put(self, piece: Piece) -> int:
        self.found.append(piece)
        self.consumed[piece.end] = piece.start
        return piece.end

    def _behind_role(self, at: int) -> bool:
        end = at
        while end in self.consumed and self.text.spaced(end):
            end = self.consumed[end]
        if end > 1 and self.text.keys[end - 1] == "và":
            end = self.consumed.get(end - 1, end)
        return end in self.roles and self.roles[end].kind == "role" and self.text.spaced(at)

    # ---- bodies ---------------------------------------------------------------------------------------------------

    def _body(self, at: int, small: bool, beyond: int = 0) -> int:
        """The organization whose head stands here, if its name reaches further than what a table knows."""
        led = self._bearing(at)
        if not small and self._named_like_head(at, led):
            return 0
        if small and self.words.not_small_heads.start(self.text.keys, at + 1) is not None:
            return 0
        body = read_body(self.text, at, small, led is not None and led.role.kind == "role")
        if body is None or body.end <= beyond:
            return 0
        if body.bare:
            self.consumed[body.end] = at
            return body.end
        media = self.words.media_cues.start(self.text.keys, at)
        kind: Kind = "media" if media is not None and self.text.spaced(at) else "organization"
        role = led.role if led and led.direct else None
        return self._put(Piece(self.text, body.start, body.end, kind, self._is_plain_body(body.start, body.end), role=role))

    def _is_plain_body(self, start: int, end: int) -> bool:
        """Not a head of one syllable with a bare proper name: "Trường Giang" may be a singer."""
        text, known = self.text, self.words
        single = known.heads.end(text.keys, start) == start + 1
        return not (single and end - start <= 3 and all(text.cap(at) for at in range(start, end)))

    def _named_like_head(self, at: int, led: Bearing | None) -> bool:
        """A person whose name begins like a body: "ông Đoàn Minh Hiến", "danh hài Trường Giang"."""
        text, known = self.text, self.words
        head = known.heads.end(text.keys, at)
        if head != at + 1 or not text.cap(head) or not text.spaced(head):
            return False
        if led and led.near and not led.role.of_bodies and not (led.role.kind == "role" and known.fields.end(text.keys, head)):
            return True
        return is_full_name(text.keys[at : self._run_end(at)])

    # ---- tables ---------------------------------------------------------------------------------------------------

    def _part_of_name(self, at: int, entry: Entry, end: int) -> bool:
        """A name of a table that here begins or is another name: "Mỹ Linh", "Paris Hilton", "bà Nga", "Anh Tuyển nói"."""
        text, known = self.text, self.words
        follows = text.cap(end) and text.spaced(end) and end not in self.role_at and not known.heads.end(text.keys, end)
        after = known.lexicon.find(text.words, text.keys, end) if follows else None
        direct = self.roles.get(at) if text.spaced(at) else None
        if follows and entry.kind == "country" and text.words[end] in known.sets["body_words"]:
            return True
        if entry.kind == "country" and entry.ambiguous:
            if follows and text.keys[end] in known.sets["sentence_openers"] and not text.cap(end + 1):
                return False  # "... ở Mỹ Theo tờ ...": two texts glued
            if follows and (after is None or after[0].ambiguous):
                if is_syllable(text.keys[end]) and is_syllable(text.keys[at]):
                    return not (direct and direct.kind == "role" and not self._is_artist(direct))
                return bool(direct and direct.kind == "honorific")
            return bool(direct and direct.kind == "honorific" and not follows and end - at == 1)
        if entry.kind == "capital" and follows and after is None and not is_syllable(text.keys[end]):
            led = self._bearing(at)
            return not (led and led.direct and led.role.kind == "role" and text.keys[end] in known.sets["given_names"])
        if entry.kind in ("place", "region") and end - at == 1 and follows and after is None:
            return True
        if entry.kind in ("place",) and direct and direct.kind == "honorific":
            return True
        return False

    def _is_artist(self, role: Role) -> bool:
        """A role that no state has: a country cannot stand behind it before a Vietnamese name."""
        phrase = " ".join(self.text.keys[role.start : role.end])
        return (
            phrase.endswith(("sĩ", "diva", "viên", "mẫu", "hậu", "mc", "nhân", "hài", "ca", "rapper", "xế", "sinh"))
            and "nghị" not in phrase
        )

    def _entry(self, at: int, entry: Entry, end: int) -> int:
        """A name of a table, with the sense it has here."""
        text, known = self.text, self.words
        if text.touching(at) and text.glued(at, "-–") and self._hyphenated_thing(at):
            return end
        cue = self._cue(at)
        led = self._bearing(at)
        role = led.role if led and led.direct and led.near else None
        if entry.kind == "country":
            if self._not_country(at, end, entry, cue):
                return end
            return self._put(Piece(text, at, end, "country", code=entry.code, role=role))
        if entry.kind == "capital":
            place = self._is_place_here(at, end, entry, cue)
            return self._put(Piece(text, at, end, "capital", code=entry.code, sense="place" if place else "state", role=role))
        if entry.kind == "seat":
            return self._put(Piece(text, at, end, "seat", code=entry.code, sense="state", role=role))
        if entry.kind == "organization":
            if end < len(text) and self._grows(end):
                return self._run(at)
            if cue == "place" and end - at == 1 and not has_marks(text.keys[at]) and not text.words[at].isupper():
                return self._put(Piece(text, at, end, "place"))
            spelled = text.written(at, end)
            return self._put(Piece(text, at, end, "organization", role=role, body=known.body_of.get(spelled)))
        kinds: dict[str, Kind] = {"media": "media", "place": "place", "region": "thing"}
        return self._put(Piece(text, at, end, kinds[entry.kind]))

    def _grows(self, end: int) -> bool:
        """A known body's name goes on with a word of bodies: "Samsung Electronics"."""
        return self.text.spaced(end) and self.text.words[end] in self.words.sets["body_words"]

    def _hyphenated_thing(self, at: int) -> bool:
        """The second part of "Bản-Mỹ" style compounds that begin with no name."""
        return at >= 2 and self.text.touching(at - 1) and not self.text.words[at - 2][0].isupper()

    def _not_country(self, at: int, end: int, entry: Entry, cue: str | None) -> bool:
        """The country's word is here a language, a currency, another word or part of a place."""
        text, known = self.text, self.words
        if known.not_country_after.start(text.keys, at) is not None and text.spaced(at):
            return True
        if not entry.ambiguous:
            return False
        low = text.keys[at]
        after = text.keys[end] if end < len(text) and text.spaced(end) else ""
        if after in known.country_words.get(low, ()) and not text.cap(end):
            return True
        return False

    def _is_place_here(self, at: int, end: int, entry: Entry, cue: str | None) -> bool:
        """A capital is a place behind tại, ở, đến ..., before its own country, beside another capital that is one; and a capital
        of the reader's own country nearly always."""
        text, known = self.text, self.words
        if cue == "place" or entry.code == "VN":
            return True
        if known.movement.start(text.keys, at) is not None or known.city_nouns.start(text.keys, at) is not None:
            return True
        if end + 1 < len(text) and text.words[end] in ",(":
            after = known.lexicon.find(text.words, text.keys, end + 1)
            if after and after[0].kind == "country" and after[0].code == entry.code:
                return True
        if end + 1 < len(text) and text.keys[end] == "của":
            after = known.lexicon.find(text.words, text.keys, end + 1)
            if after and after[0].kind == "country" and after[0].code == entry.code:
                return True
        last = self.found[-1] if self.found else None
        joined = last is not None and at - last.end == 1 and text.keys[last.end] in (",", "và")
        return bool(joined and last and last.kind in ("capital", "place") and last.sense != "state")

    # ---- cues -----------------------------------------------------------------------------------------------------

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
        if keys[end - 1] == "." and end > 1 and text.touching(end - 1):
            end -= 1  # "TP. Lào Cai", "H. Cần Giờ"
        for cue, endings in (("media", known.media_cues), ("thing", known.thing_cues), ("body", known.body_cues)):
            if endings.start(keys, end) is not None:
                return cue  # type: ignore[return-value]
        if self._far_body_cue(end) and not (len(keys) > at and is_syllable(keys[at]) and not text.cap(at + 1)):
            return "body"
        if known.place_cues.start(keys, end) is not None and known.not_place_cues.start(keys, end) is None:
            return "place"
        return None

    def _far_body_cue(self, end: int) -> bool:
        """"tập đoàn dầu khí Gazprom", "công ty vận hành ...": up to four small words that say what the body does."""
        text, known = self.text, self.words
        for at in range(end - 1, max(end - 5, 0), -1):
            if not text.words[at][0].islower() or not text.spaced(at + 1 if at + 1 < len(text) else at):
                return False
            if text.keys[at] in known.sets["stops"]:
                return False
            if known.body_cues.start(text.keys, at) is not None and text.spaced(at):
                return True
        return False

    def _bearing(self, at: int) -> Bearing | None:
        return bearing(self.text, at, self.roles, self.consumed)

    # ---- runs of capitals -----------------------------------------------------------------------------------------

    def _run(self, at: int) -> int:
        """A run of capitals that no table explains."""
        end = self._run_end(at)
        start = self._run_start(at, end)
        if start >= end:
            return end
        if end - start > 1:  # "NATO Mark Rutte": letters in front are a body of their own
            letters = self._letters(start)
            if letters and not text_is_all_letters(self.text, start, end):
                self._put(Piece(self.text, start, start + 1, "organization", role=self._near_role(start)))
                start += 1
        piece = self._judge(start, end)
        if piece:
            self._put(piece)
        return end

    def _near_role(self, at: int) -> Role | None:
        led = self._bearing(at)
        return led.role if led and led.direct and led.near else None

    def _run_end(self, at: int) -> int:
        """Where the run ends: at a small word, a sign, a name of the tables, a head of a body, a role."""
        text, known = self.text, self.words
        end = at + 1
        while end < len(text):
            word = text.words[end]
            if (
                word in "-–'’"
                and end + 1 < len(text)
                and text.touching(end)
                and text.touching(end + 1)
                and text.words[end + 1][0].isalpha()
            ):
                if text.keys[end - 1] in known.short_countries and text.keys[end + 1] in known.short_countries:
                    break  # "Hàn-Nhật"
                if known.lexicon.find(text.words, text.keys, end + 1) and not text.keys[end + 1] in known.sets["given_names"]:
                    break
                end += 2
                continue
            if word == "." and len(text.words[end - 1]) == 1 and text.words[end - 1].isupper() and text.touching(end):
                after = end + 1
                if after < len(text) and text.cap(after) and (text.touching(after) or not is_syllable(text.keys[after])):
                    end = after + 1
                    continue
                if end - at >= 2:
                    end += 1
                break
            if not text.spaced(end):
                break
            if not text.cap(end):
                after = self._past_particles(end)
                if after:
                    end = after + 1
                    continue
                break
            if end in self.role_at and self.role_at[end].end - end > 1:
                break
            if nested_head(text, end) and read_body(text, end, False, False):
                break
            entry = known.lexicon.find(text.words, text.keys, end)
            if entry and not entry[0].ambiguous and not (text.keys[end - 1] in known.sets["given_names"] and entry[1] - end == 1):
                if entry[0].kind not in ("place", "region") or entry[1] - end > 1:
                    break
            end += 1
        return end

    def _past_particles(self, at: int) -> int:
        """ "Ursula von der Leyen", "Mohammed bin Salman": small words between two capitals of one name."""
        text, known = self.text, self.words
        end = at
        if is_syllable(text.keys[at - 1]) and text.keys[at - 1] not in known.sets["given_names"]:
            return 0  # "Lý do Trấn Thành": do is a word here
        while end < len(text) and text.spaced(end) and text.keys[end] in known.sets["particles"] and text.words[end].islower():
            end += 1
            if end < len(text) and text.words[end] == "-" and text.touching(end):
                end += 1
                return end if end < len(text) and text.words[end][0].isupper() else 0
        return end if at < end < len(text) and text.cap(end) and text.spaced(end) else 0

    def _run_start(self, at: int, end: int) -> int:
        """Without the word that opens a sentence ("Theo Trấn Thành"), unless the whole is a full name."""
        text, known = self.text, self.words
        if not text.first[at]:
            return at
        low = text.keys[at]
        if self._full_name_at(at, end):
            return at
        if end - at > 1 and (known.place_cues.start(text.keys, at + 1) == at or known.body_cues.start(text.keys, at + 1) == at):
            return at + 1  # "Đèo Khe Vầu dài 9 km", "Chuỗi Minh Phát Mart mở ..."
        if low in known.sets["openers"] and (text.words[at][1:].islower() or len(low) == 1):
            return at + 1
        return at

    def _full_name_at(self, at: int, end: int) -> bool:
        """A person's full name where a sentence begins. "Vàng Ngọc ..." in an article about gold (vàng) is none, unless Thị or Văn
        stands in it."""
        keys = self.text.keys[at:end]
        if not is_full_name(keys):
            return False
        return keys[0] not in self.words.sets["word_family_names"] or keys[0] not in self.small or keys[1] in ("thị", "văn")

    def _letters(self, at: int) -> bool:
        """An abbreviation in capitals that can be a body."""
        text, known = self.text, self.words
        word = text.words[at]
        if not _LETTERS.fullmatch(word) or word in known.sets["not_bodies"] or _ROMAN.fullmatch(word):
            return False
        if len(word) <= 2 or any(ch.isdigit() for ch in word):
            return word in known.sets["two_letters"]
        after = at + 1
        joined = after < len(text) and text.words[after] in "-–/" and text.touching(after) and after + 1 < len(text)
        return not (joined and text.touching(after + 1) and text.words[after + 1][0].isdigit()) and not text.glued(at, "-–.@#")

    def _judge(self, start: int, end: int) -> Piece | None:
        """What a run is, by what stands around it."""
        text, known = self.text, self.words
        size = end - start
        here = Piece(text, start, end, "open", sure=False)
        if size == 1 and self._letters(start):
            cue = self._cue(start)
            near = self._bearing(start)
            if near and near.near and near.role.kind == "honorific":
                return None  # "ông THN": a name that the paper hides
            if cue in ("thing", "media") or self._abbreviates(start):
                return replace(here, kind="media" if cue == "media" else "thing", sure=True)
            return replace(here, kind="organization", sure=cue == "body", role=self._near_role(start))
        if text.words[start].isupper() and size == 1 and len(text.words[start]) > 1:
            return None
        if all(len(word) == 1 for word in text.words[start:end]):
            return None  # "T.Đ.V."
        if self._numbered(end):
            return None
        led = self._bearing(start)
        cue = self._cue(start)
        last = text.words[end - 1]
        if size > 1 and any(word in known.sets["thing_words"] for word in text.words[start:end]) and not (led and led.near):
            return replace(here, kind="thing")
        if any(word in known.sets["media_words"] for word in text.words[start:end]):
            return replace(here, kind="media")
        if last in known.sets["body_words"] and size > 1 and not (led and led.role.kind == "honorific"):
            return replace(here, kind="organization", sure=True, role=None)
        if cue == "media":
            return replace(here, kind="media")
        if led and (person := self._led(here, led)):
            return person
        if _CAMEL.fullmatch(text.words[start]) and size == 1:
            return None if cue == "thing" else replace(here, kind="organization", sure=True)
        if size == 1 and is_syllable(text.keys[start]) and self._word_goes_on(end):
            return None
        if cue == "body":
            return replace(here, kind="organization", sure=True)
        if cue == "place" or self._beside_place(start):
            if not (cue != "place" and self._spoken(end)):
                return replace(here, kind="place", sure=cue == "place")
        if cue == "thing" and not self._full_name(here):
            return self._split_thing(here)
        return self._by_shape(here)

    def _split_thing(self, here: Piece) -> Piece:
        """ "giải Grammy Carrie Underwood": behind the thing a first name begins a person."""
        for at in range(here.start + 1, here.end - 1):
            if self.text.keys[at] in self.words.sets["given_names"]:
                self._put(replace(here, end=at, kind="thing"))
                return replace(here, start=at, kind="person", sure=True)
        return replace(here, kind="thing")

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
        vietnamese = all(is_syllable(k) for k in here.keys if k[0].isalpha())
        phrase = text.keys[role.start : role.end]
        if role.kind == "role" and here.keys[0] in phrase and led.near:
            return None  # "Tổ trưởng Tổ Toán"
        if role.kind == "role" and led.near and phrase[-1] in known.sets["villages"] and vietnamese and not self._full_name(here):
            return replace(here, kind="place", sure=False)
        if size == 1:
            word = text.words[here.start]
            if len(word) < 2 or not led.direct or role.kind == "kin" or (word.isupper() and role.kind != "honorific"):
                return None
            if role.kind == "honorific":
                return person if led.near else None
            if vietnamese and not self._sentence_goes_on(here.end):
                return None
            if role.kind == "title":
                return person if led.near else None
            if role.of_bodies and not vietnamese:
                return person if self._spoken(here.end) else None
            return person if led.near or not vietnamese else None
        if role.kind in ("honorific", "title"):
            return person if led.near else None
        if led.direct:
            if vietnamese and role.of_bodies and size >= 5:
                # "Chủ tịch Tân Hoàng Minh Đỗ Anh Dũng": the firm, then its chairman
                for at in range(here.start + 2, here.end - 2):
                    if is_full_name(text.keys[at : here.end]):
                        self._put(replace(here, end=at, kind="organization", sure=True))
                        return replace(person, start=at)
            if vietnamese and not led.near and not (self._full_name(here) or self._two(here) or self._spoken(here.end)):
                return None
            if vietnamese and role.of_bodies and not (self._full_name(here) or self._two(here) or self._spoken(here.end)):
                return None
            if not vietnamese and not led.near and not self._foreign_person(here) and role.of_bodies:
                return None
            if not vietnamese and role.of_bodies and text.keys[here.start] not in known.sets["given_names"]:
                # "CEO Nvidia Jensen Huang": the first name shows where the person begins
                for at in range(here.start + 1, here.end - 1):
                    if text.keys[at] in known.sets["given_names"]:
                        self._put(replace(here, end=at, kind="organization", sure=False))
                        return replace(person, start=at)
            return person
        family = here.keys[0] in known.sets["family_names"] and size <= 4 and vietnamese
        return person if family or self._foreign_person(here) else None

    def _full_name(self, piece: Piece) -> bool:
        """Three or four Vietnamese syllables that begin with a family name."""
        sets = self.words.sets
        keys = piece.keys
        if not 3 <= len(keys) <= 4 or keys[0] not in sets["family_names"] or not all(map(is_syllable, keys)):
            return False
        return keys[0] not in sets["word_family_names"] or keys[1] in sets["middle_names"]

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
            return here
        if all(word.isupper() for word in text.words[here.start : here.end] if word[0].isalpha()) and len(here) > 1:
            return None
        before = text.keys[here.start - 1] if here.start else ""
        spoken = self._spoken(here.end) and before not in known.sets["not_subjects"]
        if self._full_name(here) and (not text.first[here.start] or self._full_name_at(here.start, here.end)):
            return replace(person, sure=True)
        if self._foreign_person(here):
            return replace(person, sure=True)
        if self._told(here.end):
            return replace(person, sure=True)
        vietnamese = all(is_syllable(k) for k in keys if k[0].isalpha())
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

    def _beside_place(self, at: int) -> bool:
        """Joined to a place before it: "xã Hòa Lộc, Phú An", "Trực Ninh (Nam Định)"."""
        text = self.text
        last = self.found[-1] if self.found else None
        if last is None or last.kind != "place":
            return False
        between = text.words[last.end : at]
        return len(between) == 1 and between[0] in (",", "và", "(", "-", "–")

    def _spoken(self, end: int) -> bool:
        """A verb of saying follows, a word of time or an adverb between."""
        text, known = self.text, self.words
        at = end
        if at < len(text) and text.keys[at] in ("ngày", "hôm", "sáng", "chiều", "tối", "trưa", "đêm") and text.spaced(at):
            at += 1
            while (
                at < len(text)
                and at - end < 5
                and (text.words[at][0].isdigit() or text.keys[at] in ("/", "-", "nay", "qua", "thứ", "ngày"))
            ):
                at += 1
        for _ in range(2):
            if at < len(text) and text.spaced(at) and text.keys[at] in known.sets["adverbs"]:
                at += 1
        return at < len(text) and text.spaced(at) and not text.cap(at) and known.person_verbs.end(text.keys, at) > 0

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
        if sign == ",":
            if text.words[after].isdigit() and after + 1 < len(text) and text.keys[after + 1] == "tuổi":
                return True
        if sign in (",", "-", "–", "(") or text.keys[end] == "là":
            role = self.role_at.get(after)
            return role is not None and role.kind == "role" and not text.first[after]
        return False


def text_is_all_letters(text: Text, start: int, end: int) -> bool:
    """The whole run is set in capitals."""
    return all(word.isupper() for word in text.words[start:end] if word[0].isalpha())
