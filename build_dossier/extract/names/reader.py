"""Reads an organization's name word by word from its head on: fields, levels of the state, places, a proper name."""

from __future__ import annotations

from dataclasses import dataclass

from build_dossier.extract.names.runs import foreign_words, nested_head, person_after_place, up_to_brackets
from build_dossier.extract.names.text import Text
from build_dossier.lexicon import has_marks, is_full_name, is_syllable, words

# No name read has more than sixteen syllables; beyond that two names have run into one.
_LONGEST = 22
# No name read joins more than five fields; the bound keeps hostile text linear.
MOST_FIELDS = 8
# A field of five syllables is never a sentence's own words: "về người Việt Nam ở nước ngoài".
_SURELY_NAME = 5


@dataclass(frozen=True, slots=True)
class Body:
    """An organization's name: its tokens. `bare`: nothing but a kind and a level, as "Công an tỉnh", which names nobody."""

    start: int
    end: int
    bare: bool


class Reader:
    """Reads on from the head, word by word; `end` is where the name ends as far as is sure."""

    def __init__(self, text: Text, start: int, at: int, private: bool, led: bool) -> None:
        self.text, self.start, self.at, self.private, self.led = text, start, at, private, led
        self.end = at
        self.head_end = at
        self.specific = False  # a capital, a number or a place of its own
        self.proper = 0  # capitals in a row: from two on they are a proper name, and the name is complete
        self.country_only = False
        self.level = False
        self.before_person = False
        self.open_object = False  # "Nghiên cứu", "Quản lý": what is studied or managed belongs to the name, in small letters too

    def run(self) -> None:
        while self.at < len(self.text) and self.at - self.start < _LONGEST and self._step():
            pass

    def _step(self) -> bool:
        """Takes the next word or phrase; False when the name is over."""
        text, known, at = self.text, words(), self.at
        word, low = text.words[at], text.keys[at]
        if not (text.spaced(at) or text.touching(at)):
            return False
        if low in ("-", "–", "&", ",", "/"):
            return self._joint(low)
        if not text.spaced(at) and not word[0].isdigit():
            return False
        if word[0].isdigit():
            return self._number()
        level = known.levels.end(text.keys, at)
        if level and (self._place(at, level) or self.at >= len(text)):
            return self.at < len(text)
        if low in known.sets["lands"] and self.proper < 2 and text.cap(at + 1) and text.spaced(at + 1) and self.end > self.head_end:
            self.proper = 2
            return self._take(self._capitals(at + 1))
        if text.cap(at):
            return self._capital()
        return self._small()

    def _take(self, end: int, specific: bool = True) -> bool:
        self.at = self.end = end
        self.specific = self.specific or specific
        return True

    def _joint(self, sign: str) -> bool:
        """A dash, comma or stroke between two fields: "Lao động - Thương binh và Xã hội", "Văn hóa, Thể thao và Du lịch"."""
        text, known = self.text, words()
        after = self.at + 1
        if after >= len(text):
            return False
        field = known.fields.end(text.keys, after)
        if sign == "," and text.keys[self.at - 1] == "phòng" and text.keys[after] == "chống" and field:
            return self._take(field)  # "Phòng, chống tham nhũng"
        if sign in ",/":
            another = text.cap(after) and known.heads.end(text.keys, after)
            if self.private or not field or another or not self._and_follows(field):
                return False
        elif not text.cap(after) or (not field and not (text.touching(self.at) and text.touching(after)) and sign != "&"):
            return False
        return self._take(field or after + 1)

    def _and_follows(self, at: int) -> bool:
        """Within the next words another field is joined by "và", after commas or at once."""
        text, known = self.text, words()
        for _ in range(MOST_FIELDS):
            step = next((s for s in range(at, min(at + 2, len(text) - 1)) if text.keys[s] in ("và", ",")), None)
            if step is None or not (at := known.fields.end(text.keys, step + 1)):
                return False
            if text.keys[step] == "và":
                return True
        return False

    def _number(self) -> bool:
        """ "Quản lý thị trường số 6", "Quận 3", "Trung ương 2"; but not "Bệnh viện Chợ Rẫy 3 ngày"."""
        text, at = self.text, self.at
        before = text.keys[at - 1]
        numbered = before in words().sets["numbered"] or words().level_ends.start(text.keys, at) is not None
        after = text.keys[at + 1] if at + 1 < len(text) else ""
        if "/" in text.words[at] or not text.words[at].isdigit() or len(text.words[at]) > 3:
            return False
        numbered = numbered or (text.keys[self.head_end - 1] in words().sets["numbered"] and not self.specific)  # "Lữ đoàn cơ giới 47"
        if not numbered and (self.end != at or after in words().sets["measures"] or not text.spaced(at) or at == self.head_end):
            return False
        return self._take(at + 1)

    def _place(self, at: int, after: int) -> bool:
        """A level of the state, which ends before `after`, and the place's own name."""
        text, known = self.text, words()
        while after < len(text) and text.words[after] == "." and text.touching(after):
            after += 1
        if self.proper >= 2 and not self.private and self.level:
            return False
        place = known.lexicon.find(text.words, text.keys, at)  # "TP.HCM", "thành phố Hồ Chí Minh"
        if place and place[0].kind == "place":
            self.level, self.proper = True, 2
            return self._take(place[1])
        if after < len(text) and text.words[after][0].isdigit() and len(text.words[after]) <= 2 and text.words[after].isdigit():
            self.level = True
            return self._take(after + 1)
        if after < len(text) and text.cap(after) and (text.spaced(after) or text.touching(after)):
            end = self._capitals(after)
            place = known.lexicon.find(text.words, text.keys, after)
            if place and place[0].kind in ("place", "capital"):
                end = place[1]
            elif self.led:
                end = after + person_after_place(text, after, end)
            if end > after:
                self.level, self.proper = True, 2
                return self._take(end)
        # "Công an tỉnh": the level alone
        self.level = True
        self.at = self.end = after
        return self.at < len(text) and text.cap(self.at) and known.heads.end(text.keys, self.at) > 0

    def _capitals(self, at: int) -> int:
        """Where a run of capitals ends."""
        text = self.text
        end = at + 1
        longest = min(len(text), at + _LONGEST)
        while end < longest and text.cap(end) and text.spaced(end) and not nested_head(text, end):
            end += 1
        return end

    def _capital(self) -> bool:
        text, known, at = self.text, words(), self.at
        if self.proper >= 2 and self._person_here(at):
            return False
        nested = nested_head(text, at)
        if nested and not known.fields.end(text.keys, at):
            if self.private or self.level or self.proper >= 2 or known.not_heads.end(text.keys, at):
                return False
            self.proper = 0
            return self._take(nested, specific=False)
        found = known.lexicon.find(text.words, text.keys, at)
        field = known.fields.end(text.keys, at)
        if (
            found
            and at == self.head_end
            and found[0].kind != "organization"
            and tuple(text.keys[self.start : at]) in known.states
            and found[0].code in (None, "VN")
        ):
            found = None if found[0].kind != "country" else found  # "đại biểu Quốc hội Hà Nội": of states, not of cities
        if found and found[0].kind in ("country", "capital", "place", "region", "organization") and found[1] >= field:
            single = found[1] - at == 1 and found[0].ambiguous
            if not (single and self._vietnamese_next(at)) and not self._brand(found[1]):
                self.country_only = self.country_only or (at == self.head_end and found[0].kind == "country")
                self.proper = 2
                self.open_object = False
                self._take(found[1])
                if self._second_country():
                    return False
                if found[0].kind == "region" and self._small_tail():
                    return False  # "Viện Đông Á đương đại"
                return self._numbered_next() or self._level_next() or self._hyphen_next()
        if field and not self._all_capitals_go_on(at, field):
            if self.led and self.specific and self._person_here(at):
                return False
            self.proper = 0
            self.open_object = " ".join(text.keys[at:field]) in known.sets["fields_with_object"]
            return self._take(field)
        if self._person_here(at):
            return False
        if at == self.head_end and tuple(text.keys[self.start : at]) in known.states:
            return False  # "Thượng viện Chuck Schumer": nothing but a country makes such a body's name longer
        foreign = not is_syllable(text.keys[at]) or text.words[at].isupper()
        self.proper += 2 if foreign else 1
        alone = not foreign and not (text.cap(at - 1) and is_syllable(text.keys[at - 1]) and at - 1 >= self.head_end)
        self._take(at + 1)
        if alone and self._second_syllable():
            self.proper = 0
            return self._take(self.at + 1)
        return True

    def _all_capitals_go_on(self, at: int, end: int) -> bool:
        """A field's word as part of a proper name: "Công ty Hoa Sen", "Trường Hà" — every syllable in capitals, no field by itself."""
        return end - at == 1 and self.text.cap(end) and self.text.spaced(end) and is_syllable(self.text.keys[at]) and self.private

    def _brand(self, end: int) -> bool:
        """ "Vietnam Capital", "Japan Airlines": the country's name is the beginning of a firm's; in "Pháp Air Sao" it is not."""
        text = self.text
        foreign = not is_syllable(text.keys[end - 1])
        return foreign and end < len(text) and text.spaced(end) and text.words[end] in words().sets["body_words"]

    def _second_country(self) -> bool:
        """ "Hội Hữu nghị Việt Nam - Lào", "Đại sứ quán Việt Nam tại Nga"."""
        text, at = self.text, self.at
        if at + 1 >= len(text) or not text.cap(at + 1):
            return False
        found = words().lexicon.find(text.words, text.keys, at + 1)
        if not found or found[0].kind not in ("country", "capital", "place"):
            return False
        dash = text.words[at] in "-–" and found[0].kind == "country"
        abroad = text.keys[at] == "tại" and tuple(text.keys[self.start : self.head_end]) in words().states
        return self._take(found[1]) if dash or abroad else False

    def _second_country_at(self, at: int) -> bool:
        """A place behind "tại": "TAND Cấp cao tại Hà Nội"."""
        text = self.text
        found = words().lexicon.find(text.words, text.keys, at + 1) if text.cap(at + 1) else None
        return self._take(found[1]) if found and found[0].kind in ("capital", "place") else False

    def _hyphen_next(self) -> bool:
        text, at = self.text, self.at
        return at + 1 < len(text) and text.words[at] in "-–" and text.touching(at) and text.touching(at + 1)

    def _small_tail(self) -> bool:
        return self.at < len(self.text) and self.text.spaced(self.at) and not self.text.cap(self.at) and self._tail(self.at)

    def _numbered_next(self) -> bool:
        return self.at < len(self.text) and self.text.words[self.at][0].isdigit()

    def _level_next(self) -> bool:
        return self.at < len(self.text) and (words().levels.end(self.text.keys, self.at) > 0 or self.text.keys[self.at] == "chi")

    def _vietnamese_next(self, at: int) -> bool:
        return self.text.cap(at + 1) and self.text.spaced(at + 1) and is_syllable(self.text.keys[at + 1])

    def _second_syllable(self) -> bool:
        """One small syllable behind a lone capital completes a word of two: "Cục Kiểm ngư"."""
        text, at = self.text, self.at
        if at >= len(text) or not text.spaced(at) or not text.words[at][0].islower():
            return False
        low = text.keys[at]
        if words().fields.end(text.keys, at) > at + 1:
            return False
        return low not in words().sets["stops"] and is_syllable(low) and not words().levels.end(text.keys, at) and low not in ("số", "và")

    def _small(self) -> bool:
        text, known, at = self.text, words(), self.at
        low = text.keys[at]
        if low in ("vì", "về") and self.specific and text.cap(at + 1) and (field := known.fields.end(text.keys, at + 1)):
            return self._take(field)  # "Quỹ Carnegie vì Hòa bình Quốc tế"
        if self.proper >= 2 and low not in ("số", "chi", "và") and not known.levels.end(text.keys, at):
            return self._tail(at)
        if low == "số" and at + 1 < len(text) and text.words[at + 1].isdigit():
            return self._take(at + 2)
        if low == "và" and at == self.head_end:
            return False  # "Quốc hội và Chính phủ"
        if low == "và":
            field = known.fields.end(text.keys, at + 1) if at + 1 < len(text) else 0
            if field == at + 2 and not text.words[at + 1].isupper() and text.cap(field) and text.spaced(field):
                return False  # "... và Hoa Kỳ": one syllable before another capital is no field
            if field and (self._second_party(at) or known.lexicon.find(text.words, text.keys, at + 1)):
                return False  # "đảng Cộng hòa và Nhà Trắng"
            if field and text.cap(at + 1) and not (known.heads.end(text.keys, at + 1) >= field and text.cap(field)):
                self.proper = 0
                return self._take(field)
            if field and not text.cap(at + 1) and self._reaches(field):
                self.at, self.proper = field, 0
                return True
            return self._take(field) if field and self.open_object and not text.cap(at - 1) else False
        if low == "tại" and text.keys[at - 1] == "cao" and self._second_country_at(at):
            return False
        if low == "chi" and text.keys[at : at + 2] == ["chi", "nhánh"] and text.cap(at + 2):
            return self._take(self._capitals(at + 2))
        field = known.fields.end(text.keys, at)
        if field and (self.proper < 2) and self._reaches(field):
            complete = known.tails.start(text.keys, field) is not None
            self.at = field
            if complete and (self.specific or text.cap(field - 1)):  # "Ủy ban châu Âu" is a name
                return self._take(field)
            return True
        if field and (self.open_object or field - at >= _SURELY_NAME):
            return self._take(field)  # "Viện Nghiên cứu vũ khí hạt nhân cho biết ..."
        return self._tail(at)

    def _second_party(self, at: int) -> bool:
        """ "hai đảng Dân chủ và Cộng hòa" are two."""
        keys, parties = self.text.keys, words().parties
        if keys[self.head_end - 1] != "đảng":
            return False
        return not self.text.cap(at + 1) or (parties.end(keys, self.head_end) == at and parties.end(keys, at + 1) > 0)

    def _tail(self, at: int) -> bool:
        """ "nhân dân tối cao" and the like may end a name."""
        text, known = self.text, words()
        for length in (4, 3, 2, 1):
            start = known.tails.start(text.keys, at + length) if at + length <= len(text) else None
            if start == at:
                self.at = self.end = at + length
                self.specific = self.specific or text.cap(self.end - 1) or known.naming_tails.start(text.keys, self.end) is not None
                return True
        return False

    def _reaches(self, at: int) -> bool:
        """Fields in small letters go on to a capital, a number or a level: else they are the sentence's own words."""
        text, known = self.text, words()
        for _ in range(MOST_FIELDS):
            if at >= len(text) or not text.spaced(at):
                return False
            if text.cap(at) or text.words[at][0].isdigit() or text.keys[at] == "số" or known.levels.end(text.keys, at):
                return True
            end = known.fields.end(text.keys, at)
            if not end:
                return False
            at = end
        return False

    def _person_here(self, at: int) -> bool:
        """A person's full name begins here: only where a role stands before the body."""
        text, known = self.text, words()
        end = self._capitals(at)
        if self._foreigner_here(at):
            return True
        if not self.led:
            # "Bộ Ngoại giao Phạm Thu Hằng": behind an office's field; schools and streets are called after people
            return not self.private and self.specific and self.proper == 0 and is_full_name(text.keys[at:end])
        if known.named_after_people.start(text.keys, at) is not None:
            return False
        here = is_full_name(text.keys[at:end]) or (end - at >= 2 and text.keys[at] in known.sets["given_names"])
        here = here or (not self.private and self.specific and self.proper == 0 and self._short_name(at, end))
        self.before_person = here and self.end == self.head_end
        return here

    def _short_name(self, at: int, end: int) -> bool:
        """Family and given name behind an office's field: "Bộ trưởng Bộ Khoa học và Công nghệ Nguyễn Quân"."""
        keys, sets = self.text.keys, words().sets
        return (
            end - at == 2 and keys[at] in sets["family_names"] and keys[at] not in sets["word_family_names"] and is_syllable(keys[at + 1])
        )

    def _foreigner_here(self, at: int) -> bool:
        """Two foreign words or more behind a party, or behind an office with a role in front: the one who holds it ("đảng Cộng hòa
        Lindsey Graham"). Institutes and firms are called by foreign words themselves."""
        text, known = self.text, words()
        party = text.keys[self.head_end - 1] == "đảng"
        if self.end == self.head_end or not (party or (self.led and tuple(text.keys[self.start : self.head_end]) not in known.private)):
            return False
        size, end = foreign_words(text, at)
        return size >= 2 and text.words[end - 1] not in known.sets["body_words"]

    def _nothing_but_country(self) -> bool:
        """ "tập đoàn công nghệ Trung Quốc", "Lực lượng an ninh Venezuela": words of every day and a country name nobody; "Ngân hàng
        trung ương Nga" is one of its kind."""
        text, known = self.text, words()
        first = next((at for at in range(self.head_end, self.end) if text.cap(at)), self.head_end)
        head = tuple(text.keys[self.start : self.head_end])
        if first == self.head_end or not (self.private or head in known.loose_heads):
            return False
        found = known.lexicon.find(text.words, text.keys, first)
        if not found or found[0].kind != "country" or any(text.cap(at) for at in range(found[1], self.end)):
            return False
        return known.naming_tails.start(text.keys, first) is None

    def body(self, small: bool) -> Body | None:
        """The organization read, if it is one."""
        if not small and (end := up_to_brackets(self.text, self.end)):
            self.end, self.specific = end, True
        if self.end == self.head_end:
            return Body(self.start, self.end, True) if self.before_person else None
        text = self.text
        if " ".join(text.keys[self.head_end : self.end]) in words().sets["needs_object"]:
            return Body(self.start, self.end, True)  # "Trung tâm Nghiên cứu thuộc ...": of what, nobody says
        if self._nothing_but_country():
            return None
        if self.country_only and self.end > self.head_end:
            alone = text.first[self.start] or small or self.private
            if alone and tuple(text.keys[self.start : self.head_end]) not in words().states:
                return None
        start = self.start
        cue = words().body_cues.start(text.keys, self.head_end) == self.start and not self.private
        institute = tuple(text.keys[self.start : self.head_end]) in words().institutes
        if (small or cue) and self.specific and not institute:
            # "tập đoàn Samsung" is Samsung, "công ty Minh Phát" says what Minh Phát is
            rest = [at for at in range(self.head_end, self.end) if text.cap(at)]
            found = words().lexicon.find(text.words, text.keys, rest[0]) if rest else None
            if found and found[0].kind in ("country", "region") and found[1] > rest[-1]:
                return Body(start, self.end, False)  # "ngân hàng trung ương Syria" is not Syria
            if all(not has_marks(text.keys[at]) and (text.words[at].isupper() or not is_syllable(text.keys[at])) for at in rest):
                start = rest[0] if rest else start
        return Body(start, self.end, not self.specific)
