"""The words of an answer, apart from the mail it quotes. What is split off is kept; where it is not sure, all is kept.

Our mails begin with a line "##- … -##" that asks to answer above it, in the reader's language. It is found again in
what every mail program makes of it. Without it: lines with ``>`` up to the end, or the lines that a program puts above
the old mail.
"""

import re
from dataclasses import dataclass
from typing import Final

MARKER: Final = re.compile(r"##-[^#]{3,150}-##")
_QUOTED: Final = re.compile(r"^\s*[>|]")
_SEPARATOR: Final = re.compile(r"^\s*([-_=*]{5,}|[-_*]{2,}\s*[^-_*]{4,60}\s*[-_*]{2,})\s*$")
_HEADER: Final = re.compile(
    r"^\s*\**(von|from|gesendet|datum|sent|date|an|to|cc|kopie|betreff|subject|antwort an|reply-to|"
    r"kimden|gönderen|gönderildi|gönderme tarihi|tarih|kime|konu|bilgi|من|مرسل|تم الإرسال|التاريخ|إلى|الموضوع|نسخة|"
    r"від|надіслано|дата|кому|тема|копія|от|отправлено|копия)\s*\**\s*:",
    re.IGNORECASE,
)
# "Am … schrieb …:" and its like, on up to four lines.
_ATTRIBUTION: Final = re.compile(
    r"(schrieb|geschrieben|wrote|yazdı|şunları yazdı|كتب|كتبت|пише|написав|написала|писал|писала|пишет|написал)"
    r".{0,200}:\s*$|(@\S+>?,?\s*(\(\S+\))?\s*:|@\S+ *>.{0,20}:)\s*$",
    re.IGNORECASE | re.DOTALL,
)
_DATED: Final = re.compile(r"\s*(am|on|le|el|в|у|في)\s|.*\b20\d\d\b|.*٢٠[٠-٩]{2}", re.IGNORECASE)
_ATTRIBUTION_LINES: Final = 4
_SIGNATURE: Final = re.compile(
    r"(-- ?|—|(von meinem|gesendet (mit|von)|diese nachricht wurde von|sent (from|with)|get outlook|outlook für|"
    r"iphone['’]umdan|android['’]den|أُرسلت من|أرسلت من|أُرسل من|надіслано (з|із)|відправлено з|отправлено (с|из)) ?.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class SplitText:
    """``kept`` is what the person wrote, ``rest`` the quoted mail and the signature; together the whole text."""

    kept: str
    rest: str


def split_reply(text: str) -> SplitText:
    """Split ``text`` where the quoted mail begins. ``rest`` is "" where that is not sure."""
    lines = text.split("\n")
    cut = _signature(lines, _with_introduction(lines, _quote(lines)))
    kept, rest = "\n".join(lines[:cut]).strip("\n"), "\n".join(lines[cut:]).strip("\n")
    return SplitText(kept, rest) if kept.strip() else SplitText(text, "")


def _quote(lines: list[str]) -> int:
    """Return the number of the line from which on all is the old mail; the number of lines if none is."""
    marked = _marked_line(lines)
    quoted = _quoted_to_the_end(lines)
    if marked is None:
        return min(_header_block(lines), quoted)
    if not _QUOTED.match(lines[marked]):
        return marked
    # Answers between quoted lines: nothing can be cut off.
    return quoted if quoted <= marked else len(lines)


def _marked_line(lines: list[str]) -> int | None:
    # A narrow window or a quote breaks the marker into two or three lines.
    joined = [" ".join(line.lstrip("> |") for line in lines[number : number + 3]) for number in range(len(lines))]
    for number, window in enumerate(joined):
        found = MARKER.search(window)
        if found and found.start() <= len(lines[number].lstrip("> |")):
            return number
    return None


def _quoted_to_the_end(lines: list[str]) -> int:
    """Return where the last run of quoted lines begins if nothing but blank lines and a signature follows it."""
    end = next((number for number, line in enumerate(lines) if _is_signature_mark(line)), len(lines))
    start = end
    while start > 0 and (not lines[start - 1].strip() or _QUOTED.match(lines[start - 1])):
        start -= 1
    while start < end and not lines[start].strip():
        start += 1
    return start if start < end else len(lines)


def _is_signature_mark(line: str) -> bool:
    return line in {"--", "-- "}


def _header_block(lines: list[str]) -> int:
    """Return where at least three header lines in a row begin ("Von: …, Gesendet: …, An: …")."""
    run = 0
    for number, line in enumerate(lines):
        if _HEADER.match(line):
            run += 1
            if run == 3:  # noqa: PLR2004 -- two may stand in a person's own text
                return number - 2
        elif line.strip():
            run = 0
    return len(lines)


def _with_introduction(lines: list[str], cut: int) -> int:
    """Move ``cut`` up over what a mail program writes above the old mail."""
    if cut == len(lines):
        return cut
    top = _above_headers(lines, cut)
    last = top
    while last > 0 and not lines[last - 1].strip():
        last -= 1
    possible = [
        number
        for number in range(last - 1, max(last - 1 - _ATTRIBUTION_LINES, -1), -1)
        if all(line.strip() for line in lines[number:last]) and _ATTRIBUTION.search("\n".join(lines[number:last]))
    ]
    dated = [number for number in possible if _DATED.match(lines[number])]
    apart = [number for number in possible if number == 0 or not lines[number - 1].strip()]
    found = next(iter(dated or apart), None)
    return top if found is None else _above_headers(lines, found)


def _above_headers(lines: list[str], cut: int) -> int:
    """Return the line from which on nothing but header lines and separators stands above ``cut``."""
    top, headers, separators = cut, 0, 0
    while top > 0:
        line = lines[top - 1]
        if _HEADER.match(line):
            headers += 1
        elif _SEPARATOR.match(line):
            separators += 1
        elif line.strip() and not _QUOTED.match(line):
            break
        top -= 1
    # One line such as "Datum: 3. April" may be the person's own.
    return top if separators or headers != 1 else cut


def _signature(lines: list[str], cut: int) -> int:
    for number in range(cut):
        if _is_signature_mark(lines[number]):
            return number
    while cut > 0 and (not lines[cut - 1].strip() or _SIGNATURE.match(lines[cut - 1].strip())):
        cut -= 1
    return cut
