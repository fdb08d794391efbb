"""The picture that others show beside a link to the dossier: its name in the face of the site, drawn from its own fonts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import groupby

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

SIZE = (1200, 630)  # pixels; the size that every network shows whole
_MARGIN = 84
_FOOT = 522  # the rule above the last line
_PAPER, _INK, _MUTED, _ACCENT = "#fffdf9", "#1d1b18", "#5f594f", "#8f1f1b"  # of theme/assets/dossier.css
_TITLE_SIZES = (104, 92, 80, 70, 60, 50)  # the largest in which the title has at most three lines
_LINES = 3
# Of the theme's three files Vietnamese letters stand in one, the other letters beyond Latin-1 in another.
_VIETNAMESE = frozenset("ĂăĐđĨĩŨũƠơƯư₫") | {chr(code) for code in range(0x1EA0, 0x1EFA)}


def card(title: str, description: str, figures: str) -> bytes:
    """A PNG of 1200 by 630 pixels; the same words give the same bytes. What has no room ends in dots."""
    image = Image.new("RGB", SIZE, _PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, SIZE[0], 18), fill=_ACCENT)
    width = SIZE[0] - 2 * _MARGIN
    size = next((s for s in _TITLE_SIZES if len(list(_lines(title, s, 700, width))) <= _LINES), _TITLE_SIZES[-1])
    y = 70.0
    for line in _fitting(list(_lines(title, size, 700, width)), _LINES):
        y += size * 1.14
        _write(draw, y, line, size, 700, _INK)
    y += 34
    for line in _fitting(list(_lines(description, 36, 400, width)), int((_FOOT - 24 - y) // 50)):
        y += 50
        _write(draw, y, line, 36, 400, _MUTED)
    draw.line((_MARGIN, _FOOT, SIZE[0] - _MARGIN, _FOOT), fill=_INK, width=2)
    _write(draw, SIZE[1] - 58, figures, 32, 400, _INK)
    about = PngImagePlugin.PngInfo()
    about.add_text("generator", "build-dossier")
    out = BytesIO()
    image.save(out, "PNG", pnginfo=about, optimize=True)
    return out.getvalue()


def _write(draw: ImageDraw.ImageDraw, baseline: float, text: str, size: int, weight: int, colour: str) -> None:
    x = float(_MARGIN)
    for font, piece in _pieces(text, size, weight):
        draw.text((x, baseline), piece, font=font, fill=colour, anchor="ls")
        x += font.getlength(piece)


def _lines(text: str, size: int, weight: int, width: int) -> Iterator[str]:
    """The text in lines that are not wider than `width` pixels, broken between words."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and sum(font.getlength(piece) for font, piece in _pieces(longer, size, weight)) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _fitting(lines: list[str], room: int) -> list[str]:
    """The lines that there is room for; the last one says by dots, in place of its last word, that there were more."""
    if len(lines) <= room:
        return lines
    return [*lines[: room - 1], lines[room - 1].rpartition(" ")[0] + "…"] if room > 0 else []


def _pieces(text: str, size: int, weight: int) -> Iterator[tuple[ImageFont.FreeTypeFont, str]]:
    """The text in pieces that one font file holds."""
    for name, letters in groupby(text, _file):
        yield _font(name, size, weight), "".join(letters)


def _file(letter: str) -> str:
    if letter in _VIETNAMESE:
        return "vietnamese"
    return "latin-ext" if 0x100 <= ord(letter) < 0x2000 else "latin"


@cache
def _font(name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
    path = files("build_dossier") / "theme" / "assets" / "fonts" / f"source-serif-4-{name}.woff2"
    font = ImageFont.truetype(BytesIO(path.read_bytes()), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight])
    return font
