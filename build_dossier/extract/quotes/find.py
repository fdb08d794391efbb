"""All statements of an article: first what stands in quotation marks, then what the narrator tells."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate, chain, pairwise, takewhile, zip_longest

from build_dossier.extract.quotes import circumstances
from build_dossier.extract.quotes.attribution import attribute
from build_dossier.extract.quotes.joining import goes_on, joins, listed
from build_dossier.extract.quotes.marks import Piece, pieces
from build_dossier.extract.quotes.passage import Passage
from build_dossier.extract.quotes.phrases import Subject
from build_dossier.extract.quotes.place import Found
from build_dossier.extract.quotes.reference import Reference
from build_dossier.extract.quotes.told import Told, all_told, going_on
from build_dossier.extract.quotes.turns import answers, asks, turns
from build_dossier.extract.quotes.words import words as known
from build_dossier.fold import fold, words
from build_dossier.model import Span
from build_dossier.said import Speaker, Speech

_MARKED = re.compile("[‘'\"“]")
_HEADS = ("title", "subhead")
_TERM = 3  # words of a term in quotation marks, and words between it and the verb
_OFTEN = 2  # a headline or lede and a sentence may quote the same few words of someone; more often is a term
_LONG = 5  # words from which on a paragraph that is nothing but a quotation goes on with the one before


class Finder:
    """One article's statements, from its first line to its last."""

    def __init__(self, seed: str, found: Sequence[Passage]) -> None:
        self.seed = seed
        self.passages = found
        self.numbers = {passage.n: at for at, passage in enumerate(found)}
        self.texts = {passage.n: passage.text for passage in found}
        self.reference = Reference(found)
        self.turns = turns(found)
        self.last: tuple[Speech, int] | None = None  # the statement before, and the number of its passage

    def run(self) -> Iterator[Speech]:
        """The statements in reading order."""
        found = list(self._run())
        headlines = {passage.n: self._headlined(passage, found) for passage in self.passages if passage.kind in _HEADS}
        for passage in self.passages:
            yield from headlines.get(passage.n) or (speech for speech in found if speech.spans[0].n == passage.n)

    def _headlined(self, passage: Passage, found: Sequence[Speech]) -> list[Speech]:
        """The statements of a headline. It often leaves out or only describes whose words it quotes: the same words below tell."""
        own = {speech.spans[0].start: speech for speech in found if speech.spans[0].n == passage.n}
        for piece in passage.pieces:
            span = self._trimmed(passage, piece.first, piece.last)
            told = own.get(span.start)
            text = passage.text[span.start : span.end]
            below = next((speech for speech in found if speech.spans[0].n > passage.n and _contains(speech.text, text)), None)
            if below is None or below.speaker is None:
                continue
            if told and told.speaker and told.speaker.form in {"name", "body"} and below.speaker.form != "name":
                continue
            called = told.speaker if told and told.speaker else below.speaker
            speaker = Speaker(called.text, called.span, "pronoun", (), below.speaker.sure, True, below.speaker)
            kind = "direct" if len(text.split()) > _LONG and text[:1].isupper() else "partial"
            new = Speech(kind, text, (span,), "said-below", speaker)  # type: ignore[arg-type]
            own[span.start] = replace(told, speaker=speaker) if told else new
        return [own[start] for start in sorted(own)]

    def _run(self) -> Iterator[Speech]:
        spoken = {i for at in range(len(self.passages)) for i in self._answer(at)}
        for at, passage in enumerate(self.passages):
            if asks(self.turns, at):
                continue  # the reporter's question
            if at in spoken:
                yield from self._quoted(at, passage)
                continue
            found = [*self._quoted(at, passage), *self._turn(at, passage)]
            yield from sorted((*found, *self._told(at, passage, found)), key=lambda speech: speech.spans[0].start)

    # ---- in quotation marks -----------------------------------------------------------------------------------

    def _quoted(self, at: int, passage: Passage) -> list[Speech]:
        before = self._running_before(at)
        made: list[Speech] = []
        outer = 0  # the number of the last that does not stand within another
        for piece in passage.pieces:
            if piece.carried:
                continue  # part of the quotation that began above
            closing = self._closing(at, piece)
            found = attribute(passage, piece, before)
            if found and self._is_term(passage, piece, found):
                continue
            if closing and (found is None or found.rule in ("said-before",)):
                behind = attribute(self.passages[closing[-1][0]], closing[-1][1], None)
                found = behind or found
            if made and goes_on(passage, made[outer], piece, found):
                spans = (*made[outer].spans, *self._spans(at, piece, closing))
                speech = made[outer] = replace(made[outer], text=self._text(spans), spans=spans)
                self.last = speech, closing[-1][0] if closing else at
                continue
            if made and joins(passage, made[outer], piece, found):
                spans = (*made[outer].spans, *self._spans(at, piece, closing))
                made[outer] = replace(made[outer], text=self._text(spans), spans=spans)
                continue
            if made and not closing and listed(passage, made[outer], piece, found):
                spans = self._spans(at, piece, ())
                new: Speech | None = replace(made[outer], text=self._text(spans), spans=spans)
            else:
                new = self._speech(at, piece, closing, found) if found else self._continued(at, passage, piece, closing)
            if new:
                self.last = new, closing[-1][0] if closing else at
                outer = len(made)
                made.append(new)
                made += self._inner(at, passage, piece) if _MARKED.search(new.text) else ()
        return made

    def _is_term(self, passage: Passage, piece: Piece, found: Found) -> bool:
        """A few words that the article sets in quotation marks again and again, far behind the verb: "nhà ngoại cảm"."""
        text = passage.text[piece.first : piece.last]
        if found.kind == "partial" and len(text.split()) == 1:
            return True  # "loạt hàng “hot”"
        far = found.verb is not None and len(passage.low[found.verb[1] : piece.start].split()) > _TERM
        if found.kind == "partial" and found.rule == "said-behind" and len(text.split()) <= _TERM:
            start = passage.sentence(piece.start)[0]
            return bool(known().adverbial.match(passage.low, start, piece.start))  # "Trong bài phát biểu “bất thường”, ông X ..."
        number = text[:1].isdigit() and len(text.split()) < _TERM  # "theo định hướng “6 hơn”"
        often = self.quoted[fold(text)] > _OFTEN and len(text.split()) <= _TERM
        return far and found.kind == "partial" and (number or often)

    @cached_property
    def quoted(self) -> Counter[str]:
        """How often the article quotes the same words outside its headlines."""
        running = (passage for passage in self.passages if passage.kind != "title")
        return Counter(fold(passage.text[piece.first : piece.last]) for passage in running for piece in passage.pieces)

    def _running_before(self, at: int) -> Passage | None:
        """The paragraph before, if it is running text."""
        before = self.passages[at - 1] if at else None
        return before if before and before.kind in ("lede", "body", "list", "subhead") else None

    def _closing(self, at: int, piece: Piece) -> list[tuple[int, Piece]]:
        """The further paragraphs of a quotation."""
        found: list[tuple[int, Piece]] = []
        while piece.open and at + 1 < len(self.passages):
            at += 1
            carried = next((other for other in self.passages[at].pieces if other.carried), None)
            if carried is None:
                break
            found.append((at, carried))
            piece = carried
        return found

    def _speech(self, at: int, piece: Piece, closing: Sequence[tuple[int, Piece]], found: Found) -> Speech:
        where = self.numbers[found.passage.n]
        spans = self._spans(at, piece, closing)
        content = (piece.start, piece.end) if where == at else (0, 0)
        kind = "direct" if closing else found.kind
        sentence = found.sentence if where == at else (found.sentence[0], len(found.passage.text))  # announced by the line before
        return self._made(kind, spans, found.rule, where, found.subject, found.verb, sentence, content)

    def _spans(self, at: int, piece: Piece, closing: Sequence[tuple[int, Piece]]) -> tuple[Span, ...]:
        parts = [(at, piece), *closing]
        return tuple(self._trimmed(self.passages[i], part.first, part.last) for i, part in parts if part.last > part.first)

    def _trimmed(self, passage: Passage, start: int, end: int) -> Span:
        while start < end - 1 and passage.text[start].isspace():
            start += 1
        while end > start + 1 and passage.text[end - 1].isspace():
            end -= 1
        return Span(self.seed, passage.n, start, end)

    def _continued(self, at: int, passage: Passage, piece: Piece, closing: Sequence[tuple[int, Piece]]) -> Speech | None:
        """A sentence in quotation marks that stands alone goes on with what was quoted or told right before."""
        start, end = passage.sentence(piece.start)[0], passage.sentence(max(piece.start, piece.end - 1))[1]
        around = passage.low[start : piece.start] + passage.low[piece.end : end]
        text = passage.text[piece.first : piece.last]
        if piece.single or any(ch.isalnum() for ch in around) or len(text.split()) < _LONG or text[:1].islower():
            return None
        spans = self._spans(at, piece, closing)
        number = bisect_right(passage.stops, piece.start)
        long = len(spans) > 1 or len(text.split()) > 2 * _LONG or passage.kind in _HEADS
        alone = Speech("direct", self._text(spans), spans, "said-alone") if long else None  # nobody says whose it is
        if start:
            return self._of_the_sentence_before(at, passage, number, spans) or alone
        if self.last and self.last[1] == at - 1 and self.last[0].kind == "direct":
            speaker = self.last[0].speaker
            unsure = replace(speaker, sure=False) if speaker else None
            return replace(self.last[0], text=self._text(spans), spans=spans, rule="said-on", speaker=unsure)
        return alone and (self._of_the_person_before(at, spans) or alone)

    def _of_the_sentence_before(self, at: int, passage: Passage, number: int, spans: tuple[Span, ...]) -> Speech | None:
        """ "Bà Ba bật khóc. “...”": of whom the paragraph tells in front of the quotation, if it tells of one person only."""
        content = (spans[0].start, spans[0].end)
        before = passage.sentences[number - 1]
        subject = self.reference.subject(at, *before)
        if subject and passage.verbs_in(*before):
            sure = subject.sure and subject.form != "body"  # what a medium or an office reported may be another's words
            return self._made("direct", spans, "said-on", at, replace(subject, sure=sure), None, before, content)
        people = {name.text for name in passage.told if name.kind == "person" and name.span.start < content[0]}
        for sentence in reversed(passage.sentences[max(0, number - 2) : number]):
            subject = self.reference.subject(at, *sentence)
            if subject and subject.form == "name" and len(people) == 1:
                sure = subject.sure and bool(known().gestures.search(passage.low, *before))
                return self._made("direct", spans, "said-on", at, replace(subject, sure=sure), None, sentence, content)
        return None

    def _of_the_person_before(self, at: int, spans: tuple[Span, ...]) -> Speech | None:
        """Paragraphs that are nothing but a quotation, behind one sentence that speaks of one person only: that person's."""
        before = self._running_before(at)
        if before and (before.pieces or before.stops):
            return None  # someone else may have spoken or be spoken of there
        people = {name.text for name in before.told if name.kind == "person"} if before else set()
        subject = self.reference.subject(at - 1, *before.sentences[-1]) if before and len(people) == 1 else None
        if before is None or subject is None or subject.form != "name":
            return None
        return self._made("direct", spans, "said-on", at - 1, subject, None, before.sentences[-1], (0, 0))

    def _inner(self, at: int, passage: Passage, piece: Piece) -> Iterator[Speech]:
        """Whole words of another within a quotation: "“Ông bảo vệ la lớn ‘Bỏ hết, chạy đi!’”"."""
        text = " " * piece.first + passage.text[piece.first : piece.last]
        own = [inner for inner in pieces([text])[0] if inner.start > piece.first or inner.end < piece.last]
        names = [name for name in passage.names if piece.first <= name.span.start < piece.last]
        within = Passage(passage.n, "", text, own, names, ())
        for inner in own:
            found = attribute(within, inner, None)
            if found and found.subject and found.verb and found.kind == "direct":
                told = self._made(found.kind, self._spans(at, inner, ()), found.rule, at, found.subject, found.verb, found.sentence, (0, 0))
                if found.subject.form != "pronoun":
                    yield told
                elif told.speaker and told.speaker.text.lower() not in known().oneself:  # of whom the speaker tells, nobody knows
                    yield replace(told, speaker=replace(told.speaker, names=(), sure=False, clear=False, refers=None))

    def _turn(self, at: int, passage: Passage) -> Iterator[Speech]:
        """A turn of speech after a dash: whose it says, or the interviewee's if it answers a question."""
        own = self.turns[at]
        if own is None or not (own.verb or answers(self.turns, at)):
            return
        spans = (self._trimmed(passage, own.start, own.end), *(self._whole(i) for i in self._answer(at)))
        if own.subject:
            verb = (own.verb.start, own.verb.end) if own.verb else None
            told = (own.end, len(passage.text)) if verb else (0, 0)
            yield self._made("direct", spans, "said-turn", at, own.subject, verb, told, (own.start, own.end))
            return
        named = next(((i, turn.subject) for i, turn in reversed(list(enumerate(self.turns[:at]))) if turn and turn.subject), None)
        if named:  # whoever last answered by name
            yield self._made("direct", spans, "said-turn", named[0], named[1], None, (0, 0), (0, 0))
            return
        above = self._above()
        if above:
            yield self._made("direct", spans, "said-turn", above[0], above[1], None, (0, 0), (0, 0))
            return
        for i, opening in enumerate(self.passages):  # the one person whom headline or first paragraph names
            people = {name.text: name for name in opening.names if name.kind == "person"}
            if people and opening.kind in ("title", "lede"):
                name = next(iter(people.values()))
                subject = Subject(opening.role_start(name), name.span.end, "name", name, None, len(people) == 1)
                yield self._made("direct", spans, "said-turn", i, subject, None, (0, 0), (0, 0))
                return

    def _answer(self, at: int) -> list[int]:
        """The further paragraphs of an answer: up to the next question, or to where the writer tells what somebody said. Behind the last
        answer the writer may go on."""
        following = next((i for i in range(at + 1, len(self.turns)) if self.turns[i]), None)
        if following is None or not asks(self.turns, following) or not answers(self.turns, at):
            return []
        between = [i for i in range(at + 1, following) if self.passages[i].kind in {"body", "list"}]
        return list(takewhile(lambda i: not (self.passages[i].verbs and any(n.kind == "person" for n in self.passages[i].told)), between))

    def _whole(self, at: int) -> Span:
        return self._trimmed(self.passages[at], 0, len(self.passages[at].text.rstrip(" |")))

    def _above(self) -> tuple[int, Subject] | None:
        """Of whom the paragraph above the first turn tells: "Theo ông X, nguyên nhân là máy hỏng. - Vì sao, thưa ông? - Vì ..."."""
        first = next(i for i, turn in enumerate(self.turns) if turn) - 1
        if first < 0 or self.passages[first].kind != "body":
            return None
        passage = self.passages[first]
        people = {name.text.split()[-1]: name for name in passage.told if name.kind == "person"}
        if len(people) != 1:
            return None
        (name,) = people.values()
        subject = self.reference.subject(first, *passage.sentences[-1])
        own = subject if subject and subject.form == "name" else Subject(passage.role_start(name), name.span.end, "name", name)
        return first, own

    # ---- told by the narrator ---------------------------------------------------------------------------------

    def _told(self, at: int, passage: Passage, quoted: Sequence[Speech]) -> Iterator[Speech]:
        label = passage.kind in _HEADS and ": " in passage.low
        if passage.kind == "caption" or not (label or passage.verbs or "theo " in passage.low):
            return
        here = sorted((speech for speech in quoted if speech.spans[0].n == passage.n), key=lambda speech: speech.spans[0].start)
        starts = [speech.spans[0].start for speech in here]
        reach = list(accumulate((speech.spans[0].end for speech in here), max))
        for start, end in passage.sentences:
            own = [speech for speech in here[bisect_right(reach, start) : bisect_left(starts, end)] if start < speech.spans[0].end]
            if own:
                yield from self._besides(at, passage, own[-1], (start, end))
                continue
            if any(piece.carried and piece.start < end and start < piece.end for piece in passage.pieces):
                continue
            for found in all_told(passage, start, end):
                yield self._of_told(at, passage, found)

    def _besides(self, at: int, passage: Passage, quoted: Speech, sentence: tuple[int, int]) -> Iterator[Speech]:
        """What is told behind a quotation and its verb in the same sentence."""
        subject = self.reference.subject(at, *sentence)
        verb, end = quoted.verb, quoted.spans[-1].end
        if subject is None or verb is None or verb.n != passage.n or not sentence[0] <= verb.start < sentence[1]:
            return
        for found in going_on(passage, max(verb.end, end), subject, sentence):
            yield self._of_told(at, passage, found)

    def _of_told(self, at: int, passage: Passage, found: Told) -> Speech:
        spans = (Span(self.seed, passage.n, found.start, found.end),)
        return self._made("reported", spans, found.rule, at, found.subject, found.verb, found.sentence, (found.start, found.end))

    # ---- both -------------------------------------------------------------------------------------------------

    def _made(
        self,
        kind: str,
        spans: tuple[Span, ...],
        rule: str,
        at: int,
        subject: Subject | None,
        verb: tuple[int, int] | None,
        sentence: tuple[int, int],
        content: tuple[int, int],
    ) -> Speech:
        passage = self.passages[at]
        if subject:
            self.reference.note(at, sentence[0], subject)
        said = circumstances.day(passage, sentence, verb, content)
        through = circumstances.relay(passage, *sentence)
        return Speech(
            kind,  # type: ignore[arg-type]
            self._text(spans),
            spans,
            rule,
            self._speaker(at, subject) if subject else None,
            Span(self.seed, passage.n, *verb) if verb else None,
            Span(self.seed, passage.n, *through) if through else None,
            said,
        )

    def _speaker(self, at: int, subject: Subject, refers: bool = True) -> Speaker:
        passage = self.passages[at]
        span = Span(self.seed, passage.n, subject.start, subject.end)
        text = passage.text[subject.start : subject.end]
        if subject.form not in ("pronoun", "description") or not refers:
            names = (subject.name.span,) if subject.name else ()
            return Speaker(text, span, subject.form, names, subject.sure)
        meant = self.reference.antecedents(at, subject)
        described = self._speaker(*meant.described, refers=False) if meant.described else None
        return Speaker(text, span, subject.form, tuple(name.span for name in meant.names), subject.sure, meant.clear, described)

    def _text(self, spans: Sequence[Span]) -> str:
        """The words of a statement: three dots where the narrator's stand between, a space between paragraphs."""
        parts = [self.texts[span.n][span.start : span.end] for span in spans]
        joints = [" … " if one.n == other.n else " " for one, other in pairwise(spans)]
        return "".join(chain.from_iterable(zip_longest(parts, joints, fillvalue="")))


def _contains(text: str, part: str) -> bool:
    """The words of the part stand in the text, one after the other; one or two may be anybody's."""
    said, own = f" {' '.join(words(text))} ", words(part)
    return len(own) > 2 and f" {' '.join(own)} " in said
