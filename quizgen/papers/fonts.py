"""The fonts papers are set in, what they cover, and how wide text is in them.

Atkinson Hyperlegible Next is the body; Source Serif 4 is the choice for the serif
theme; Noto Sans stands in where the body lacks a letter.  The last two come as
variable fonts, which are slow to lay out, so only the letters that are needed are
cut out of them, at fixed weights.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont, TTLibError

from quizgen.errors import InputError

BODY = "Atkinson Hyperlegible Next"
SERIF = "Source Serif 4"
FALLBACK = "Noto Sans"
_STYLES = {"Regular": (400, "normal"), "Bold": (700, "normal")}
_SLANTED = {"Italic": (400, "italic"), "BoldItalic": (700, "italic")}
# Kerning, ligatures, marks and the figures of base.css.  All others bring small capitals,
# swashes and the like along, whose kerning takes several times as long to fix at a weight.
_FEATURES = ("kern", "liga", "clig", "locl", "ccmp", "calt", "rlig", "mark", "mkmk", "lnum", "tnum")
_INVISIBLE = frozenset(
    [*range(0x21), 0x7F, 0xA0, 0xAD, *range(0x200B, 0x2010), 0x2028, 0x2029, 0x2060, 0xFEFF]
)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file under the family, weight and style it is set by."""

    family: str
    weight: int
    style: str
    data: bytes

    @property
    def name(self) -> str:
        """A file name for the face."""
        return f"{self.family.replace(' ', '')}-{self.weight}-{self.style}.ttf"


@dataclass(frozen=True, slots=True)
class Missing:
    """Characters that none of the fonts has, and a text that needs them."""

    characters: str
    text: str


@lru_cache(maxsize=1)
def body_faces() -> tuple[Face, ...]:
    """The four faces of the body font."""
    folder = files(__package__) / "fonts"
    stem = BODY.replace(" ", "")
    return tuple(
        Face(BODY, weight, style, (folder / f"{stem}-{name}.ttf").read_bytes())
        for name, (weight, style) in {**_STYLES, **_SLANTED}.items()
    )


def own_faces(folders: Sequence[Path]) -> tuple[Face, ...]:
    """The fonts that lie in `fonts/` of a user's template folders (TTF or OTF).

    Of a collection (TTC), in which systems ship fonts of large scripts, the first counts.

    Raises:
        InputError: a file there is not a font.
    """
    paths = [
        path
        for folder in folders
        for path in sorted((folder / "fonts").glob("*"))
        if path.suffix.lower() in {".ttf", ".otf", ".ttc", ".otc"}
    ]
    return tuple(_own_face(str(path), _single(path.read_bytes())) for path in paths)


def faces_for(
    texts: Iterable[str], *, serif: bool = False, extra: Sequence[Face] = ()
) -> tuple[Face, ...]:
    """The faces needed to set the texts: the body, and what it lacks from the others.

    The first family is that of running text; the rest stand in, in this order.
    """
    needed = characters(texts)
    lacking = needed - coverage(body_faces()[0].data)
    found = list(body_faces())
    if serif:
        found = [*cut(SERIF, _sorted(needed)), *found]
    for face in extra:
        letters = lacking & coverage(face.data)
        if letters:
            data = _subset(face.data, _sorted(letters))
            found.append(Face(face.family, face.weight, face.style, data))
    lacking -= _covered(extra)
    for family in (FALLBACK, SERIF):
        letters = lacking & _package_coverage(family)
        if letters and not (serif and family == SERIF):
            found += cut(family, _sorted(letters))
        lacking -= letters
    return tuple(found)


def missing_glyphs(texts: Iterable[str], *, extra: Sequence[Face] = ()) -> tuple[Missing, ...]:
    """The texts that need a character none of the fonts has.

    >>> missing_glyphs(["plain", "x² → y", "漢字"])
    (Missing(characters='字漢', text='漢字'),)
    """
    known = (
        coverage(body_faces()[0].data)
        | _covered(extra)
        | _package_coverage(FALLBACK)
        | _package_coverage(SERIF)
    )
    found: list[Missing] = []
    for text in dict.fromkeys(texts):
        lacking = characters([text]) - known
        if lacking:
            found.append(Missing("".join(sorted(lacking)), text))
    return tuple(found)


def characters(texts: Iterable[str]) -> frozenset[str]:
    """The characters of the texts that leave a mark on paper."""
    return frozenset(char for text in texts for char in text if ord(char) not in _INVISIBLE)


def width(text: str, *, bold: bool = False) -> float:
    """The width of the text in em of the body font; an unknown letter is one em wide.

    >>> width("iii") < width("mmm")
    True
    """
    advances = _advances(1 if bold else 0)
    return sum(advances.get(ord(char), 1.0) for char in text)


@lru_cache(maxsize=32)
def coverage(data: bytes) -> frozenset[str]:
    """The characters a font file has."""
    with TTFont(BytesIO(data), lazy=True) as font:
        return frozenset(map(chr, font.getBestCmap()))


@lru_cache(maxsize=64)
def cut(family: str, letters: str) -> tuple[Face, ...]:
    """Regular and bold faces of the family with these letters only.

    Cutting first and fixing the weight afterwards is some ten times as fast as the
    other way round; time stamps are kept so that the bytes are the same each time.
    """
    return tuple(
        Face(family, weight, style, _cut(family, letters, weight))
        for weight, style in _STYLES.values()
    )


def _cut(family: str, letters: str, weight: int) -> bytes:
    from fontTools.varLib.instancer import instantiateVariableFont  # noqa: PLC0415 - slow to load

    small = _subset(_package_font(family), letters, features=_FEATURES)
    font = TTFont(BytesIO(small), recalcTimestamp=False)
    at = {"wght": weight, "wdth": 100, "opsz": 11}
    axes = {axis.axisTag: at[axis.axisTag] for axis in font["fvar"].axes if axis.axisTag in at}
    return _bytes_of(instantiateVariableFont(font, axes, inplace=True))


@lru_cache(maxsize=64)
def _subset(data: bytes, letters: str, *, features: tuple[str, ...] = ("*",)) -> bytes:
    from fontTools import subset  # noqa: PLC0415 - slow to load, and rarely needed

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = list(features)
    options.hinting = False
    cutter = subset.Subsetter(options)
    # Spaces too: a run of letters keeps its font over the spaces between them.
    cutter.populate(unicodes=[0x20, 0xA0, *map(ord, letters)])
    cutter.subset(font)
    return _bytes_of(font)


def _bytes_of(font: TTFont) -> bytes:
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _single(data: bytes) -> bytes:
    """The font, or the first one where the data are a collection."""
    if not data.startswith(b"ttcf"):
        return data
    with TTFont(BytesIO(data), fontNumber=0, lazy=True, recalcTimestamp=False) as font:
        return _bytes_of(font)


@lru_cache(maxsize=32)
def _own_face(path: str, data: bytes) -> Face:
    try:
        with TTFont(BytesIO(data), lazy=True) as font:
            family = font["name"].getBestFamilyName() or Path(path).stem
            metrics = font["OS/2"]
            style = "italic" if metrics.fsSelection & 1 else "normal"
            return Face(family.replace('"', ""), metrics.usWeightClass, style, data)
    except (TTLibError, KeyError) as error:
        raise InputError(
            f"{path}: this is not a font file that can be used",
            next_step="put TTF or OTF files there, or take it out",
        ) from error


def _sorted(letters: Iterable[str]) -> str:
    return "".join(sorted(letters))


_PACKAGES: Mapping[str, tuple[str, str]] = {
    SERIF: ("fontpkg_source_serif_4", "SourceSerif4[opsz,wght].ttf"),
    FALLBACK: ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"),
}


@lru_cache(maxsize=2)
def _package_font(family: str) -> bytes:
    package, name = _PACKAGES[family]
    return (files(package) / "files" / name).read_bytes()


def _package_coverage(family: str) -> frozenset[str]:
    return coverage(_package_font(family))


def _covered(faces: Sequence[Face]) -> frozenset[str]:
    return frozenset[str]().union(*(coverage(face.data) for face in faces))


@lru_cache(maxsize=2)
def _advances(face: int) -> Mapping[int, float]:
    with TTFont(BytesIO(body_faces()[face].data), lazy=True) as font:
        em = font["head"].unitsPerEm
        metrics = font["hmtx"]
        return {char: metrics[glyph][0] / em for char, glyph in font.getBestCmap().items()}
