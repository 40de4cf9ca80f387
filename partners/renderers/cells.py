"""What stands in a cell of a file, and how a text is kept from being run as a formula.

Spreadsheets take a text for a formula when it begins with one of a few signs; some of them look past white space
(OWASP, "CSV Injection").
"""

from datetime import date

Cell = str | int | float | date | None

STARTS_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")


def may_be_formula(text: str) -> bool:
    """Say whether a spreadsheet might take ``text`` for a formula."""
    return text[:1] in STARTS_FORMULA or text.lstrip()[:1] in STARTS_FORMULA if text else False


def defused(text: str) -> str:
    """Return ``text``, with an apostrophe before it where a spreadsheet might take it for a formula."""
    return f"'{text}" if may_be_formula(text) else text
