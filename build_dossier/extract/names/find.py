"""The names of one line: tables first, then heads of bodies, then runs of capitals judged by what stands around them."""

from __future__ import annotations

from build_dossier.extract.names.bodies import read_body
from build_dossier.extract.names.judging import Judge
from build_dossier.extract.names.piece import Kind, Piece
from build_dossier.extract.names.roles import Bearing, Role
from build_dossier.extract.names.runs import foreign_words, is_all_letters, is_letters_of_thing, nested_head
from build_dossier.extract.names.text import Text
from build_dossier.lexicon import Entry, has_marks, is_full_name, is_syllable

# Longer than any name; it keeps a line of nothing but capitals linear.
_LONGEST_RUN = 24


def find(text: Text, small: frozenset[str]) -> list[Piece]:
    """The candidates of a line, from left to right, without overlap. `small`: the words that the article writes small somewhere."""
    return _Finder(text, small).run()


class _Finder(Judge):
    """Walks a line from left to right."""

    def run(self) -> list[Piece]:
        at = 0
        while at < len(self.text):
            at = self._next(at)
        return self.found

    def _next(self, at: int) -> int:
        """Judges what begins at a token; returns the token to go on with."""
        text, known = self.text, self.words
        if not text.cap(at):
            if text.keys[at] == "al" and (entry := known.lexicon.find(text.words, text.keys, at)):
                return self._entry(at, *entry)  # "al-Qaeda"
            if text.keys[at] in self.words.small_heads:
                return self._body(at, small=True) or at + 1
            return at + 1
        role = self.role_at.get(at)
        entry = known.lexicon.find(text.words, text.keys, at)
        if role and (not entry or role.end >= entry[1]):
            return role.end
        body = self._body(at, small=False, beyond=entry[1] if entry else 0)
        if body:
            return body
        head = known.heads.end(text.keys, at)
        if head > at + 1 and not entry:
            return head  # "Giám đốc Trung tâm": the bare kind of a body
        if entry and not self._part_of_name(at, *entry):
            return self._entry(at, *entry)
        if text.keys[at - 1 : at] == ["gốc"] and text.keys[at] in known.short_countries and text.cap(at + 1):
            self.consumed[at + 1] = at - 1  # "chuyên gia gốc Việt Trần Mai Linh"
            return at + 1
        field = known.fields.end(text.keys, at)
        if field > at + 1 and self._behind_role(at):
            self.consumed[field] = at  # "Bộ trưởng Quốc phòng"
            return field
        never = known.never.end(text.keys, at)
        addressed = at in self.roles and self.roles[at].kind == "honorific"  # "ông Chánh"
        if never and not addressed and not (text.cap(never) and text.spaced(never)):
            if never == at + 1 and at in self.roles:
                self.found.append(Piece(text, at, never, "open", sure=False, role=self.roles[at]))  # "luật sư Tư"
            return never
        kin = known.kin.end(text.keys, at) if text.first[at] else 0
        if kin and text.cap(kin) and not text.cap(kin + 1):
            return kin  # "Mẹ Tuấn kể": no one is called "Mẹ Tuấn"
        return self._run(at)

    def _behind_role(self, at: int) -> bool:
        end = at
        while end in self.consumed and self.text.spaced(end):
            end = self.consumed[end]
        if end > 1 and self.text.keys[end - 1] == "và":
            end = self.consumed.get(end - 1, end)
        return end in self.roles and self.roles[end].kind == "role" and self.text.spaced(at)

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
        if beyond and not self._goes_beyond(beyond, body.end):
            return 0
        if small and (led or self.text.words[at - 1] in ("-", "–")) and self._is_bearer_behind_field(at, body.end):
            return 0
        if body.bare:
            self.consumed[body.end] = at
            return body.end
        media = self.words.media_cues.start(self.text.keys, at)
        kind: Kind = "media" if media is not None and self.text.spaced(at) else "organization"
        role = led.role if led and led.direct else None
        return self._put(Piece(self.text, body.start, body.end, kind, self._is_plain_body(body.start, body.end), role=role))

    def _goes_beyond(self, known_end: int, end: int) -> bool:
        """What is read further than a table's name belongs to it; not in "Liên Hiệp Quốc chấp thuận", "Công ước Liên Hiệp Quốc về
        Luật biển", "Đại sứ tại Liên Hiệp Quốc Nikki Haley"."""
        text = self.text
        if text.keys[known_end] in ("về", "vì") or foreign_words(text, known_end)[0] >= 2:
            return False
        if text.keys[known_end] in self.words.sets["given_names"] and self._past_particles(known_end + 1):
            return False  # "Chủ tịch Ủy ban châu Âu Ursula von der Leyen"
        return any(text.cap(at) for at in range(known_end, end))

    def _is_bearer_behind_field(self, at: int, end: int) -> bool:
        """ "chuyên gia tài chính - ngân hàng Võ Trí Thành": the bank is a field here."""
        keys, known = self.text.keys, self.words
        head = known.small_heads.end(keys, at)
        return tuple(keys[at:head]) not in known.institutes and is_full_name(keys[head:end])

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

    def _part_of_name(self, at: int, entry: Entry, end: int) -> bool:
        """A name of a table that here begins or is another name: "Mỹ Linh", "Paris Hilton", "bà Nga", "Anh Tuyển nói"."""
        text, known = self.text, self.words
        follows = text.cap(end) and text.spaced(end) and end not in self.role_at and not known.heads.end(text.keys, end)
        after = known.lexicon.find(text.words, text.keys, end) if follows else None
        direct = self.roles.get(at) if text.spaced(at) else None
        if follows and entry.kind == "country" and text.words[end] in known.sets["body_words"] and not is_syllable(text.keys[end - 1]):
            return True  # "Vietnam Airlines", but "hãng Pháp Air Sao"
        if follows and after is None and self._brand_of_country(at, end, entry):
            return True  # "công ty Moldova Grid-Est"
        if entry.kind == "country" and entry.ambiguous:
            if follows and text.keys[end] in known.sets["sentence_openers"] and not text.cap(end + 1):
                return False  # "... ở Mỹ Theo tờ ...": two texts glued
            if follows and (after is None or after[0].ambiguous):
                if is_syllable(text.keys[end]) and is_syllable(text.keys[at]):
                    return not (direct and direct.kind == "role" and not self._is_artist(direct))
                return bool(direct and direct.kind == "honorific")
            return bool(direct and direct.kind == "honorific" and not follows and end - at == 1)
        if entry.kind == "capital" and follows and after is None and not is_syllable(text.keys[end]):
            return not self._of_bearer(at, end)
        if entry.kind in ("place", "region") and end - at == 1 and follows and after is None:
            return not self._of_bearer(at, end)
        return bool(entry.kind == "place" and direct and direct.kind == "honorific")

    def _brand_of_country(self, at: int, end: int, entry: Entry) -> bool:
        """A country in its foreign form between a word for firms and a foreign word is the beginning of the firm's name."""
        keys = self.text.keys
        return entry.kind == "country" and not is_syllable(keys[at]) and not is_syllable(keys[end]) and self._cue(at) == "body"

    def _of_bearer(self, at: int, end: int) -> bool:
        """The place between a role and two foreign words, or a first name: "Thống đốc California Gavin Newsom"."""
        text = self.text
        led = self._bearing(at)
        near = led is not None and (led.direct or self._cue(at) == "place")
        if not (led and near and led.role.kind == "role") or is_syllable(text.keys[end]):
            return False
        return text.keys[end] in self.words.sets["given_names"] or (text.cap(end + 1) and text.spaced(end + 1))

    def _is_artist(self, role: Role) -> bool:
        """A role that no state has: a country cannot stand behind it before a Vietnamese name."""
        last = self.text.keys[role.end - 1]
        return last in self.words.sets["callings"] and self.text.keys[role.end - 2 : role.end - 1] != ["nghị"]

    def _entry(self, at: int, entry: Entry, end: int) -> int:
        """A name of a table, with the sense it has here."""
        text, known = self.text, self.words
        if text.touching(at) and text.glued(at, "-–") and self._hyphenated_thing(at):
            return end
        cue = self._cue(at)
        led = self._bearing(at)
        role = led.role if led and led.direct and led.near else None
        if entry.kind == "country":
            if self._not_country(at, end, entry):
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
            if end < len(text) and text.spaced(end) and text.words[end] in known.sets["thing_words"]:
                return self._put(Piece(text, at, end + 1, "thing"))  # "ASEAN Cup"
            if cue == "place" and end - at == 1 and not has_marks(text.keys[at]) and not text.words[at].isupper():
                return self._put(Piece(text, at, end, "place"))
            if self._is_venue(at, end):
                return self._put(Piece(text, at, end, "media"))
            spelled = text.written(at, end)
            return self._put(Piece(text, at, end, "organization", role=role, body=known.body_of.get(spelled)))
        kinds: dict[str, Kind] = {"media": "media", "place": "place", "region": "thing"}
        own = role if role and entry.kind == "place" and end - at == 1 and role.strong else None  # "thượng tá Vinh"
        return self._put(Piece(text, at, end, kinds[entry.kind], role=own))

    def _is_venue(self, at: int, end: int) -> bool:
        """ "viết trên mạng xã hội Facebook": where something is said."""
        text = self.text
        if self.words.platforms.end(text.keys, at) != end:
            return False
        before = [text.keys[place] for place in range(max(0, at - 6), at) if text.words[place].islower()]
        return any(word in ("trên", "qua") for word in before) or before[-1:] in (["trang"], ["kênh"]) or before[-2:] == ["tài", "khoản"]

    def _grows(self, end: int) -> bool:
        """A known body's name goes on with a word of bodies: "Samsung Electronics"."""
        return self.text.spaced(end) and self.text.words[end] in self.words.sets["body_words"]

    def _hyphenated_thing(self, at: int) -> bool:
        """The second part of "Bản-Mỹ" style compounds that begin with no name."""
        return at >= 2 and self.text.touching(at - 1) and not self.text.words[at - 2][0].isupper()

    def _not_country(self, at: int, end: int, entry: Entry) -> bool:
        """The country's word is here a language, a currency, another word or part of a place."""
        text, known = self.text, self.words
        if known.not_country_after.start(text.keys, at) is not None and text.spaced(at):
            return True
        if not entry.ambiguous:
            return False
        if entry.code == "GE" and self._among_states(end):
            return True
        low = text.keys[at]
        after = text.keys[end] if end < len(text) and text.spaced(end) else ""
        return after in known.country_words.get(low, ()) and not text.cap(end)

    def _among_states(self, end: int) -> bool:
        """Georgia the state of the United States: "Georgia, bang ...", "Georgia, Arizona"."""
        text = self.text
        if end + 1 >= len(text) or text.words[end] != ",":
            return False
        after = self.words.lexicon.find(text.words, text.keys, end + 1)
        return text.keys[end + 1] == "bang" or (after is not None and after[0].kind == "place")

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

    def _run(self, at: int) -> int:
        """A run of capitals that no table explains."""
        end = self._run_end(at)
        start = self._run_start(at, end)
        if start > at:
            return start  # what follows may be a table's name, a head or a role
        if end - start > 2 and self._short_country_of_bearer(start):
            self._put(Piece(self.text, start, start + 1, "country", code=self.words.short_countries[self.text.keys[start]]))
            start += 1
        if end - start > 1 and is_letters_of_thing(self.text, start, self.words.sets["not_bodies"]):
            return start + 1  # "USS Ronald ...": the letters say what bears the name
        if end - start > 1 and not self._is_event(start, end):  # "NATO Mark Rutte": letters in front are a body of their own
            letters = self._letters(start)
            if letters and not is_all_letters(self.text, start, end):
                self._put(Piece(self.text, start, start + 1, "organization", role=self._near_role(start)))
                start += 1
        piece = self._judge(start, end)
        if piece:
            self._put(piece)
        return end

    def _short_country_of_bearer(self, at: int) -> bool:
        """ "Thủ tướng Nhật Shinzo Abe": a country in its short form between a role and two foreign words."""
        text, known = self.text, self.words
        if text.keys[at] not in known.sets["lone_countries"]:
            return False
        foreign = any(not is_syllable(text.keys[near]) for near in (at + 1, at + 2))
        return foreign and at in self.roles and self.roles[at].kind == "role"

    def _is_event(self, start: int, end: int) -> bool:
        """ "AFF Cup": the letters in front are part of the event."""
        first_name = self.text.keys[start] in self.words.sets["given_names"]  # "Jean-Pierre de la Tour"
        return not first_name and any(word in self.words.sets["thing_words"] for word in self.text.words[start:end])

    def _run_end(self, at: int) -> int:
        """Where the run ends: at a small word, a sign, a name of the tables, a head of a body, a role."""
        text, known = self.text, self.words
        end = at + 1
        while end < min(len(text), at + 60):  # no name and no headline is longer; a scrape of capitals would take minutes
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
                if known.lexicon.find(text.words, text.keys, end + 1) and text.keys[end + 1] not in known.sets["given_names"]:
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
            if not text.spaced(end) or self._glued_sentence(at, end):
                break
            if not text.cap(end):
                after = self._past_particles(end)
                if after:
                    end = after + 1
                    continue
                break
            role = self.role_at.get(end)
            if role and role.end - end > 1 and not is_full_name(text.keys[at : role.end]):  # "Hà Quốc Trưởng"
                break
            if nested_head(text, end) and read_body(text, end, False, False):
                break
            entry = known.lexicon.find(text.words, text.keys, end)
            if entry and not entry[0].ambiguous:
                single = entry[1] - end == 1  # "Paris" in "Jean Paris", "Vinh" in "Lê Vinh"
                after_first_name = single and text.keys[end - 1] in known.sets["given_names"]
                if self._called_like_place(at, entry[1], entry[0]):
                    end = entry[1]
                    continue
                if not after_first_name and not (single and entry[0].kind in ("place", "region")):
                    break
            end += 1
        return end

    def _called_like_place(self, at: int, end: int, entry: Entry) -> bool:
        """ "Nguyễn Hòa Bình", "Lê Hải Dương": given names that provinces have, too, behind a family name."""
        text, sets = self.text, self.words.sets
        keys = text.keys[at:end]
        if entry.kind != "place" or not is_full_name(keys) or not all(text.cap(i) and text.spaced(i) for i in range(at + 1, end)):
            return False
        return keys[0] not in sets["word_family_names"] or at in self.roles

    def _glued_sentence(self, at: int, end: int) -> bool:
        """A word that begins the next sentence, its full stop lost: "Edward Snowden Một ...", "Nguyễn Hồng Đăng Theo ..."."""
        text = self.text
        low = text.keys[end]
        if end - at < 2 or not text.cap(end) or (text.cap(end + 1) and low != "theo"):
            return False
        if low in self.words.sets["family_names"]:
            return False  # "H'Bliă Niê"
        complete = end - at == 4 and is_full_name(text.keys[at:end])  # "Phạm Thị Hải Chuyền Có ..."
        foreign = not is_syllable(text.keys[at]) and not is_syllable(text.keys[end - 1])
        behind_foreign = foreign and is_syllable(low) and has_marks(low)  # "Bandar bin Sultan Khó ..."
        return complete or behind_foreign or low in self.words.sets["glued_openers"]

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
        named_after = known.place_cues.start(text.keys, at + 1) == at and is_full_name(text.keys[at + 1 : end])
        if self._full_name_at(at, end) and not named_after:
            return at
        if end - at > 1 and (known.place_cues.start(text.keys, at + 1) == at or known.body_cues.start(text.keys, at + 1) == at):
            return at + 1  # "Đèo Khe Vầu dài 9 km", "Chuỗi Minh Phát Mart mở ..."
        if low in known.sets["openers"] and (text.words[at][1:].islower() or len(low) == 1):
            return at + 1
        return at
