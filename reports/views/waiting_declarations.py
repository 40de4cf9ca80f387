"""Declarations that wait for somebody, on the start page."""

from typing import Any

from django.utils.translation import gettext as _

from portal.shared.tasks_waiting import WaitingEntry
from reports.domain.accession.queries import drafts_waiting_for


def waiting_declarations(user: Any) -> list[WaitingEntry]:
    """Return drafts to write, to agree to, to sign. Two queries at most."""
    words = {
        "write": (_("Prepare the declaration"), _("Your accession to the partner network is being prepared.")),
        "agree": (_("Read the declaration"), _("The other side has agreed to the declaration.")),
        "sign": (_("Record the signatures"), _("Both sides have agreed to the declaration.")),
    }
    return [
        WaitingEntry(
            _("Declaration of %(partner)s") % {"partner": each.declaration.membership.organisation.display_name},
            each.declaration.get_absolute_url(),
            words[each.what][0],
            detail=words[each.what][1],
        )
        for each in drafts_waiting_for(user)
    ]
