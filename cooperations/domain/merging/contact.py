"""What merging two organisations does to requests, the contact log, notes and blocks."""

from django.db.models import Q
from django.utils.translation import gettext as _

from cooperations.enums.contact import WAITING_STATES
from cooperations.models import ContactRequest
from partners.domain.merging import moves, register_handling
from partners.domain.merging.handling import Handling, rows_of
from partners.domain.merging.ledger import Ledger
from partners.models import Organisation

from .pairs import pair


def register_handlings() -> None:
    """Declare every relation of contact."""
    register_handling("cooperations.contactsettings.organisation", moves("organisation_id", told=False))
    register_handling("cooperations.contactsettings.through", Handling(move_recommendations))
    register_handling("cooperations.contactrequest.employer", pair("mso", objection=why_requests_collide))
    register_handling("cooperations.contactrequest.mso", pair("employer"))
    register_handling("cooperations.contactrequest.mediator", moves(told=False))
    register_handling("cooperations.misusereport.addressee", moves(told=False))
    register_handling("cooperations.block.blocker", pair("blocked", "blocked_id", "lifted_at", told=False))
    register_handling("cooperations.block.blocked", pair("blocker", "blocker_id", "lifted_at", told=False))
    register_handling("cooperations.contactentry.employer", pair("mso"))
    register_handling("cooperations.contactentry.mso", pair("employer"))
    register_handling("cooperations.privatenote.owner", pair("about", told=False))
    register_handling("cooperations.privatenote.about", pair("owner", told=False))
    register_handling("cooperations.talkguide.employer", pair("mso", "mso_id", told=False))
    register_handling("cooperations.talkguide.mso", pair("employer", "employer_id", told=False))
    register_handling("cooperations.talkguide.recommender", moves(told=False))


def move_recommendations(ledger: Ledger, relation: str, source: Organisation, target: Organisation) -> None:
    """Let the target recommend whom the merged entry recommended, but not itself."""
    for row in rows_of(relation, source):
        ledger.change(row, through_id=None if row.organisation_id == target.pk else target.pk)
    for row in rows_of(relation, target).filter(organisation__in=[source, target]):
        ledger.change(row, through_id=None)


def why_requests_collide(source: Organisation, target: Organisation) -> str:
    """Return the sentence that says why requests that are open forbid the merge, "" if none does."""
    waiting = ContactRequest.objects.filter(state__in=WAITING_STATES)
    if waiting.filter(Q(employer=source, mso=target) | Q(employer=target, mso=source)).exists():
        return _("One of them has an open contact request to the other. Wait until it is answered or taken back.")
    twice = [
        *waiting.filter(employer=source, mso__in=waiting.filter(employer=target).values("mso")).values_list(
            "mso__name", flat=True
        ),
        *waiting.filter(mso=source, employer__in=waiting.filter(mso=target).values("employer")).values_list(
            "employer__name", flat=True
        ),
    ]
    if not twice:
        return ""
    return _("Both have an open contact request with %(names)s. Wait until one of them is answered or taken back.") % {
        "names": ", ".join(sorted(set(twice)))
    }
