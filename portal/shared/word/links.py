"""Where links lead: those of the web and of mailboxes stay links, all others are words only."""

import re
from typing import Final
from urllib.parse import quote

_CODE: Final = re.compile(r'HYPERLINK\s+(?:\\[a-z]\s+)*(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_LONGEST: Final = 2000
# Signs that stay as they are in an address; brackets and blanks are not among them.
_PLAIN: Final = "!#$%&'*+,-./:;=?@_~"


def target_of_code(code: str) -> str | None:
    """Return where a field leads, "" for a place in the file, None when it is no link."""
    if not code.lstrip().upper().startswith("HYPERLINK"):
        return None
    match = _CODE.search(code)
    if match is None or match[0].rstrip('"').endswith("\\l"):
        return ""
    inside = re.match(r"\s*HYPERLINK\s+\\l\b", code, re.IGNORECASE)
    return "" if inside else (match[1] or match[2] or "")


def address(target: str) -> str:
    """Return an address that the text format knows, "" for files and other things."""
    target = target.strip()
    if target.lower().startswith("mailto:"):
        mailbox = target[7:].partition("?")[0].strip()
        return f"mailto:{quote(mailbox, safe=_PLAIN)}" if "@" in mailbox else ""
    if target.lower().startswith("www."):
        target = f"https://{target}"
    if not _WEB.match(target) or len(target) > _LONGEST:
        return ""
    return quote(target, safe=_PLAIN)
