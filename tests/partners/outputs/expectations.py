"""Who may see what: access.md and the meaning of the audiences, written down by hand.

Nothing here asks the code that is tested.
"""

from partners.enums import Audience
from tests.access.identities import EMPLOYER, MINISTRY, MSO, PARTNER, Identity

INTERMEDIARY = frozenset({Identity.INTERMEDIARY})
NOBODY: frozenset[Identity] = frozenset()
EVERYBODY = frozenset(Identity)
OWN_PEOPLE = MSO
# Editors see of others what the heads of their organisation see: tests that ask everything leave them out.
ONE_OF_EACH = EVERYBODY - {
    Identity.EMPLOYER_EDITOR,
    Identity.MSO_EDITOR,
    Identity.PARTNER_EDITOR,
    Identity.MINISTRY_EDITOR,
}

# Fields and contact persons of an organisation the identity does not act for.
SEES = {
    Audience.PUBLIC: EMPLOYER | MSO | PARTNER | MINISTRY | INTERMEDIARY | {Identity.ANONYMOUS, Identity.ADMINISTRATOR},
    Audience.EMPLOYERS: EMPLOYER | INTERMEDIARY | MINISTRY,
    Audience.INTERMEDIARIES: INTERMEDIARY | MINISTRY,
    Audience.OWN: NOBODY,
}

# Entries that are not published. The intermediary is in charge of the area they lie in. An archived one can be
# found by nobody; the ministry may open its profile to correct it.
CONCERNED = {
    "draft": INTERMEDIARY | MINISTRY,
    "paused": INTERMEDIARY | MINISTRY,
    "archived": MINISTRY,
    "merged": NOBODY,
}
# The people of entries that are not published: of archived ones nobody's.
CONCERNED_BY_PEOPLE = {**CONCERNED, "archived": NOBODY}
# Names of organisations are no secret to the administration, whatever their state.
NAMES_SEEN_BY_ADMINISTRATION = frozenset({Identity.ADMINISTRATOR})
