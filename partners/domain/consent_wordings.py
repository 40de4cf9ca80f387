"""The wordings people agree to when they are shown to others. The one place for them.

A wording that was shown is never changed: add a version, move ``CURRENT`` to it, keep the old ones.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partners.enums import Audience

CURRENT = "2026-1"

WORDINGS: Mapping[str, Mapping[str, str | Promise]] = {
    "2026-1": {
        Audience.PUBLIC: _(
            "I agree that my name, my function, my telephone number, my e-mail address, my languages and the times at "
            "which I can be reached stand on this organisation's page in the portal, where everybody can read them "
            "without signing in. I can withdraw this at any time; the portal then hides me at once."
        ),
        Audience.EMPLOYERS: _(
            "I agree that my name, my function, my telephone number, my e-mail address, my languages and the times at "
            "which I can be reached are shown in the portal to signed-in employers, to intermediaries such as "
            "municipal integration centres, and to the ministry. I can withdraw this at any time; the portal then "
            "hides me at once."
        ),
        Audience.INTERMEDIARIES: _(
            "I agree that my name, my function, my telephone number, my e-mail address, my languages and the times at "
            "which I can be reached are shown in the portal to intermediaries such as municipal integration centres, "
            "and to the ministry. I can withdraw this at any time; the portal then hides me at once."
        ),
    },
}


def current_wordings() -> list[tuple[str, str | Promise]]:
    """Return the wordings in force as ``(audience, text)``, the widest audience first."""
    return list(WORDINGS[CURRENT].items())


def wording_of(version: str, audience: str) -> str:
    """Return the text of a wording, in the language in force; "" for one that never was."""
    return str(WORDINGS.get(version, {}).get(audience, ""))
