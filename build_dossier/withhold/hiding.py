"""Articles, lines and names that an editor hides go, with all that speaks of them; hidden words are blacked out."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from slugify import slugify

from build_dossier.edits import Withheld
from build_dossier.fold import fold, new_style
from build_dossier.model import Cut, Dossier, Entry, Fact, Line, MarkedLine, Seed, Span, unknown
from build_dossier.problems import Problem
from build_dossier.withhold.walking import GONE, is_value, parts, rebuilt, spans

_BLACK = "█"
_ADDRESS = 60  # characters, as of every address


def without_hidden(dossier: Dossier) -> Dossier:
    """The dossier without what `dossier.withheld` names: no value of it tells any of that."""
    return _Hider(dossier).run()


class _Hider:
    """Walks a dossier, seed by seed."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier, self.hidden = dossier, dossier.withheld
        self.ids = self.hidden.articles | self.hidden.actors
        gone = [entry for entry in dossier.entries if entry.id in self.hidden.articles]
        self.parts = {place for entry in gone for place in ((entry.article.draft.seed.name, entry.article.draft.part), *entry.also_in)}
        drafts = [draft for cut in dossier.seeds for draft in cut.drafts if (draft.seed.name, draft.part) in self.parts]
        self.lines = self.hidden.lines | {(draft.seed.name, line.n) for draft in drafts for line in draft.lines}
        self.words = {*self.hidden.words, *(str(entry.facts["title"].value) for entry in gone)}
        self.slugs = {slug for words in self.words if (slug := slugify(words))}
        self.within: dict[str, list[str]] = defaultdict(list)
        for seed, word in self.hidden.within:
            self.within[seed].append(word)
        self.seed = ""

    def run(self) -> Dossier:
        cuts = tuple(new for cut in self.dossier.seeds if (new := self._cut(cut)).lines)
        entries = tuple(self._entry(entry) for entry in self.dossier.entries if entry.id not in self.hidden.articles)
        named = {mention.actor for entry in entries for mention in entry.mentions}
        actors = tuple(a for a in self.dossier.actors if a.id not in self.ids and (a.known or a.id in named))
        problems = tuple(p for p in self.dossier.problems if self._may_be_told(p))
        return replace(self.dossier, seeds=cuts, entries=entries, actors=actors, problems=problems, withheld=Withheld())

    def _cut(self, cut: Cut) -> Cut:
        self.seed = cut.seed.name
        new: Cut = rebuilt(cut, self._part)
        return replace(new, drafts=tuple(draft for draft in new.drafts if (draft.seed.name, draft.part) not in self.parts))

    def _entry(self, entry: Entry) -> Entry:
        """An article without what is hidden; an address made of a hidden headline or name is made anew."""
        self.seed = entry.article.draft.seed.name
        new: Entry = rebuilt(entry, self._part)
        title = new.facts["title"].value or ""
        if title != entry.facts["title"].value or self._in_slug(entry.words):
            new = replace(new, words=slugify(title.replace(_BLACK, ""), max_length=_ADDRESS, word_boundary=True, save_order=True))
        if self._in_slug(slugify(entry.url or "")):
            new = replace(new, url=None)
        return replace(new, also_in=tuple(place for place in new.also_in if place not in self.parts))

    def _in_slug(self, slug: str) -> bool:
        return any(f"-{hidden}-" in f"-{slug}-" for hidden in self.slugs)

    def _part(self, value: Any) -> Any:
        """A part of a value, or GONE."""
        if value is None:
            return None
        if isinstance(value, str):
            return self._blacked(value)
        if isinstance(value, Seed):
            return replace(value, lines=rebuilt(value.lines, self._part))  # its name is a key, not a text
        if isinstance(value, Line | MarkedLine):
            return GONE if (self.seed, value.n) in self.lines else rebuilt(value, self._part)
        if isinstance(value, Span):
            return GONE if (value.seed, value.n) in self.lines else value
        if isinstance(value, Mapping):
            return {key: self._told(found) for key, found in value.items()}
        if is_value(value) and (self._speaks_of_it(value) or self._rests_on_it(value)):
            return GONE
        return rebuilt(value, self._part)

    def _told(self, value: Any) -> Any:
        """A fact that every article has: unknown where it told what is hidden."""
        new = self._part(value)
        black = isinstance(new, Fact) and isinstance(new.value, str) and _BLACK in new.value and not re.search(r"[^\W█]", new.value)
        return unknown("withheld") if new is GONE or black else new

    def _speaks_of_it(self, value: Any) -> bool:
        told = (item for found in parts(value) for item in (found if isinstance(found, tuple) else (found,)))
        return any(isinstance(item, str) and item in self.ids for item in told)

    def _rests_on_it(self, value: Any) -> bool:
        """A fact goes when all that shows it is hidden, anything else (a name, a quotation) when a part of it is."""
        own = list(spans(value))
        if isinstance(value, Fact):
            own += [span for step in value.steps for span in step.spans]
            return bool(own) and all((span.seed, span.n) in self.lines for span in own)
        return any((span.seed, span.n) in self.lines for span in own)

    def _blacked(self, text: str) -> str:
        """The text with hidden words blacked out, as long as before: the places of everything else stay."""
        text = _blacked(text, self.hidden.words, folded=True)
        return _blacked(text, tuple(self.within.get(self.seed, ())), folded=False)

    def _may_be_told(self, found: Problem) -> bool:
        """Problems are published, too; those of the corrections are the editor's own."""
        if found.file == "corrections.yml" or (found.line is not None and (found.file, found.line) in self.lines):
            return False
        told = " ".join((found.file, *(value for _, value in found.values)))
        return self._blacked(told) == told and not any(words in told for words in self.words)


def _blacked(text: str, words: tuple[str, ...], folded: bool) -> str:
    pattern = _any_of(words, folded)
    if pattern is None:
        return text
    lower = text.lower() if folded else text
    if len(lower) != len(text):
        lower = "".join(ch.lower() if len(ch.lower()) == 1 else ch for ch in text)
    for found in pattern.finditer(lower):
        text = text[: found.start()] + re.sub(r"\w", _BLACK, found[0]) + text[found.end() :]
    return text


@cache
def _any_of(words: tuple[str, ...], folded: bool) -> re.Pattern[str] | None:
    """Any of the words, whole, with any spaces and in both placements of tones."""
    spelled = {form for phrase in words for form in ((fold(phrase), new_style(fold(phrase)), phrase.lower()) if folded else (phrase,))}
    forms = sorted({r"\s+".join(map(re.escape, form.split())) for form in spelled} - {""}, key=lambda form: (-len(form), form))
    return re.compile(rf"(?<!\w)(?:{'|'.join(forms)})(?!\w)") if forms else None
