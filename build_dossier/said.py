"""The values of statements: as the language alone gives them (Speech), and with their speakers as judged (Quote). All frozen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from build_dossier.model import Day, Span, Step


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that say whose a statement is, judged by language alone. `names` are the places of the names that they mean, the
    likeliest first: their own, or the ones that a pronoun may stand for. `sure`: the words are read without doubt; `clear`: of the
    names that a pronoun or a description may stand for, only the first can be meant."""

    text: str
    span: Span
    form: Literal["name", "hidden", "medium", "body", "pronoun", "description", "unnamed"]
    names: tuple[Span, ...] = ()
    sure: bool = True
    clear: bool = False
    refers: Speaker | None = None  # the description for which a pronoun stands: "Tổng thống Ukraine ... Ông nói"


@dataclass(frozen=True, slots=True)
class Speech:
    """Words of someone as the text gives them: quoted whole, quoted in part, or told. `rule` is how the speaker is known."""

    kind: Literal["direct", "partial", "reported"]
    text: str
    spans: tuple[Span, ...]
    rule: str
    speaker: Speaker | None = None
    verb: Span | None = None
    relay: Span | None = None
    day: Day | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement with its speaker as judged. `speaker` is the name, None for a speaker without one; a name that the paper hides
    ("N.T.H.") has no id. `certain` False where the text may mean someone else. `rule` says how the words are attributed,
    `speaker_rule` how they lead to the actor."""

    id: str
    kind: Literal["direct", "partial", "reported"]
    text: str
    spans: tuple[Span, ...]
    rule: str
    speaker: str | None
    speaker_id: str | None
    speaker_text: str | None
    speaker_span: Span | None
    speaker_basis: str
    speaker_rule: str
    certain: bool
    role: str | None = None
    verb: str | None = None
    verb_span: Span | None = None
    relay: str | None = None
    said_on: str | None = None
    steps: tuple[Step, ...] = ()
    said_basis: str = "unknown"  # of the day: stated in its sentence, or inferred
    said_steps: tuple[Step, ...] = ()  # what leads to an inferred day
