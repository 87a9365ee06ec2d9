# SPDX-License-Identifier: Apache-2.0
"""Which encoding a text file is in; old fonts whose letters are no Unicode are named, never converted."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from .doubts import Doubt, Effect, refuse
from .sheets import Workbook

_CHUNK = 1 << 20
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_VIETNAMESE = re.compile("[ăơưđĂƠƯĐ\u1ea0-\u1ef9]|[aeiouyAEIOUYâêôÂÊÔ][\u0300\u0301\u0303\u0309\u0323]")
# Letters as the TCVN3 and VNI fonts write them, seen through Latin-1: signs in the middle of words.
_TCVN3 = re.compile(
    r"[A-Za-z]+[\u00a8-\u00ae\u00b5-\u00b9\u00bb-\u00bf\u00c6]+[A-Za-z]*|[\u00ae\u00a7][A-Za-z\u00a8-\u00ff]+"
)
_VNI = re.compile(
    r"[A-Za-zôöÔÖ]*[aeouyôöAEOUYÔÖ][ùøûõïâáàåãäéèúüëêÙØÛÕÏÂÁÀÅÃÄ](?![ùøûõïáàåãä])[a-zA-Z]*|ñ[a-zöô]+|Ñ[A-ZÖÔa-z]+"
)


def old_font(text: str) -> str:
    """ "TCVN3" or "VNI" where a text is written in the encoding of such a font, else empty.

    >>> old_font("Thñ tôc hµnh chÝnh cÊp tØnh"), old_font("Thuû tuïc haønh chính"), old_font("Thủ tục")
    ('TCVN3', 'VNI', '')
    """
    if text.isascii() or _VIETNAMESE.search(text):
        return ""
    if _TCVN3.search(text):
        return "TCVN3"
    return "VNI" if len(_VNI.findall(text)) >= 2 else ""


def known_encoding(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
        return True
    except LookupError:
        return False


def detect_encoding(path: Path, sample: bytes, book: Workbook) -> str:
    for bom, name in _BOMS:
        if sample.startswith(bom):
            return name
    zeros = sample[:4096].count(0)
    if zeros > len(sample[:4096]) // 4:
        raise refuse(
            1704,
            path.name,
            "what looks like UTF-16 without its mark",
            "UTF-8, or UTF-16 with a byte order mark",
            "save it as CSV UTF-8",
        )
    decoder = codecs.getincrementaldecoder("utf-8")()
    at = 0
    with path.open("rb") as file:
        try:
            while chunk := file.read(_CHUNK):
                decoder.decode(chunk)
                at += len(chunk)
            decoder.decode(b"", True)
            return "utf-8"
        except UnicodeDecodeError as error:
            at += error.start
    if at > 0 and _VIETNAMESE.search(sample[:at].decode("utf-8", "ignore")):
        raise refuse(
            1704,
            path.name,
            f"a byte that is no UTF-8 at {at}",
            "UTF-8 to the end",
            "the file is cut off or mixed of two encodings: get it again",
        )
    seen = sample.decode("latin-1")
    font = file_font(seen)
    if font:
        raise refuse(
            1704,
            path.name,
            f"text in a {font} font ({sample_word(seen, font)!r})",
            "Unicode",
            "convert it to Unicode (UniKey does it) and save it as UTF-8",
        )
    try:
        text = sample.decode("cp1258")
    except UnicodeDecodeError:
        text = ""
    if len(_VIETNAMESE.findall(text)) >= 3:
        word = next((w for w in text.split() if _VIETNAMESE.search(w)), "")
        book.doubts.append(Doubt(1721, path.name, "", 0, "", word, f"byte {at}", "cp1258", Effect.ASSUMED))
        return "cp1258"
    raise refuse(
        1704,
        path.name,
        f"a byte that is no UTF-8 at {at}",
        "UTF-8, UTF-16 or cp1258",
        "save it as CSV UTF-8, or name the encoding",
    )


def file_font(text: str) -> str:
    """The old font that most words beyond ASCII are written in."""
    words = [w for w in re.findall(r"[^\s,;|\"]+", text) if not w.isascii()][:2000]
    if len(words) < 3:
        return ""
    if sum(1 for w in words if _VIETNAMESE.search(w)) * 4 > len(words):
        return ""
    tcvn3 = sum(1 for w in words if _TCVN3.search(w))
    vni = sum(1 for w in words if _VNI.search(w))
    if max(tcvn3, vni) * 4 < len(words):
        return ""
    return "TCVN3" if tcvn3 >= vni else "VNI"


def sample_word(text: str, font: str) -> str:
    match = (_TCVN3 if font == "TCVN3" else _VNI).search(text)
    return match[0][:40] if match else ""
