"""Whether there is an MSO that can be reached, and whom to speak to (handbook, phase 2)."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, ok, open_, problem
from .facts import EventFacts

WATCHES: Final = frozenset({"parties", "contact"})


def check_mso(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when an MSO takes part and a contact person of it has an address or a telephone number."""
    contact = facts.contact
    if "mso" not in facts.sides:
        return open_("no_mso")
    if contact.returns_mails:
        return problem("mails_return")
    return ok("reachable") if contact.is_reachable else open_("no_contact")


def check_function(facts: EventFacts, _today: date) -> list[Finding]:
    """Ok when the function of the contact person is recorded; a problem when the term of office is over."""
    contact = facts.contact
    if not contact.has_function:
        return open_("no_function")
    return problem("term_over") if contact.term_is_over else ok("function")


RULES: Final = (
    Rule(
        "mso-reachable",
        WATCHES,
        check_mso,
        {
            "reachable": (_("An association takes part and can be reached."), ""),
            "no_mso": (_("No association takes part yet."), _("Ask one to take part.")),
            "no_contact": (_("No contact person of the association is known."), _("Ask whom you may call.")),
            "mails_return": (_("Mails to the association come back."), _("Call, and ask for another address.")),
        },
    ),
    Rule(
        "mso-function",
        WATCHES,
        check_function,
        {
            "function": (_("The function of the contact person is recorded."), ""),
            "no_function": (_("It is not recorded who decides there."), _("Ask for the function of your contact.")),
            "term_over": (_("The term of office of the contact person is over."), _("Ask who has followed.")),
        },
    ),
)
