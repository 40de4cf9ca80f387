"""Asks the web server of this container whether it lives; exit code 0 if so."""

import os
import sys
from http.client import HTTPConnection, HTTPException

PORT = int(os.environ.get("PORT", "8000"))
SECONDS = 5


def main() -> int:
    """Ask with a host name that the portal answers to."""
    host = os.environ["ALLOWED_HOSTS"].split(",")[0].strip().lstrip(".")
    connection = HTTPConnection("127.0.0.1", PORT, timeout=SECONDS)
    try:
        connection.request("GET", "/health/live/", headers={"Host": host})
        return int(connection.getresponse().status != 200)  # noqa: PLR2004 -- HTTP's own number
    except (OSError, HTTPException):
        return 1
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(main())
