"""Numbers without gap, and codes that nobody guesses."""

import re
import secrets

from django.db import connection
from django.db.models import Max

from cooperations.models import Certificate
from cooperations.models.certificate import CODE_LENGTH

# Crockford's base 32: no I, L, O and U, so that nothing is mistaken for 1 and 0.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISTAKEN = str.maketrans("OIL", "011")
_CODE = re.compile(f"[{ALPHABET}]{{{CODE_LENGTH}}}")
# Any number that no other advisory lock of the portal has.
_LOCK = 7_301_604


def next_serial(year: int) -> int:
    """Return the next number of ``year`` and keep all others waiting until the caller's transaction ends.

    A transaction that is rolled back gives its number back.
    """
    lock_year(year)
    last = Certificate.objects.filter(year=year).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1


def lock_year(year: int) -> None:
    """Wait until nobody else numbers papers of ``year``; ends with the transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [_LOCK, year])


def new_code() -> str:
    """Return a code of 80 bits of chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def read_code(typed: str) -> str:
    """Return the code somebody typed or followed, "" if it cannot be one.

    Case, blanks and hyphens do not matter; O is taken for 0, I and L for 1.
    """
    code = re.sub(r"[\s‐-―-]", "", typed).upper().translate(_MISTAKEN)
    return code if _CODE.fullmatch(code) else ""
