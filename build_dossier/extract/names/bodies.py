"""How far the name of an organization reaches: whether a name begins at a head, and what is read from there."""

from __future__ import annotations

from build_dossier.extract.names.reader import MOST_FIELDS, Body, Reader
from build_dossier.extract.names.text import Text
from build_dossier.lexicon import words


def read_body(text: Text, at: int, small: bool, led: bool) -> Body | None:
    """The organization whose head begins at a token. `small`: the head is written small; `led`: a role stands in front, so that
    a person may follow the name ("Giám đốc Sở Y tế Nguyễn Văn A")."""
    known = words()
    keys = text.keys
    if known.not_heads.end(keys, at):
        return None
    end = (known.small_heads if small else known.heads).end(keys, at)
    if not end or end >= len(keys) or not text.spaced(end):
        return None
    if small and not _goes_on(text, end):
        return None
    if small and known.heads_with_field.end(keys, at) == end and not _field_follows(text, end):
        return None
    private = tuple(keys[at:end]) in known.private or small
    reader = Reader(text, at, end, private, led)
    reader.run()
    return reader.body(small)


def _field_follows(text: Text, at: int) -> bool:
    """A field in capitals, and no head of its own: "lực lượng Công an" names nobody."""
    known = words()
    return text.cap(at) and known.fields.end(text.keys, at) > 0 and not known.heads.end(text.keys, at)


def _goes_on(text: Text, at: int) -> bool:
    """Behind a head in small letters: a capital, or a level or field with a capital behind."""
    known = words()
    for _ in range(MOST_FIELDS):
        if at >= len(text) or not text.spaced(at):
            return False
        if text.cap(at):
            return True
        end = known.fields.end(text.keys, at) or known.levels.end(text.keys, at)
        if not end:
            return False
        at = end
    return False
