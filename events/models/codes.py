"""Short codes in public addresses: nobody finds one by trying."""

import secrets

# Crockford's base 32: no letter that is read as a digit.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE_LENGTH = 10


def new_code() -> str:
    """Return ten letters and digits, 50 bits of chance."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
