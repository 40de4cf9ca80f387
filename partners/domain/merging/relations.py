"""What merging does to the rows of this app (``AppConfig.ready`` registers it)."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from partners.models import Organisation

from .audiences import narrower, own_audience
from .handling import Handling, drop, moves, register_handling, rows_of, stays
from .ledger import Ledger

# Taken over field by field (parts.py, audiences.py): nothing is left to do here, but the originals are kept.
BY_FIELD = (
    "partners.msoprofile.organisation",
    "partners.employerprofile.organisation",
    "partners.umbrellaprofile.organisation",
    "partners.supportserviceprofile.organisation",
    "partners.organisationtranslation.organisation",
    "partners.fieldaudience.organisation",
    "partners.organisation_service_area.organisation",
)
# Histories stay where they were written; the search entry is written by the database.
STAYING = (
    "partners.organisationtransition.subject",
    "partners.organisationchange.organisation",
    "partners.organisation.merged_into",
    "partners.searchentry.organisation",
    "partners.merge.source",
    "partners.merge.target",
    "partners.duplicatesuspect.one",
    "partners.duplicatesuspect.other",
    # Taking an import back concerns the entry it stored, wherever that has gone.
    "partners.importrow.result",
)


def register_handlings() -> None:
    """Declare every relation of this app."""
    for relation in BY_FIELD:
        register_handling(relation, Handling(lambda _ledger, _relation, _source, _target: None, keeps_values=True))
    for relation in STAYING:
        register_handling(relation, stays())
    register_handling("partners.organisation.verified_by", Handling(move_verifications))
    register_handling("partners.contactperson.organisation", Handling(move_contacts))
    register_handling("partners.affiliation.member", affiliations("umbrella_id"))
    register_handling("partners.affiliation.umbrella", affiliations("member_id"))
    register_handling("partners.representative.organisation", Handling(move_representatives))
    register_handling("partners.invitation.organisation", moves())
    register_handling("partners.importrow.target", Handling(move_import_rows))
    register_handling("partners.freshnesscampaign.organisation", Handling(move_campaigns))
    register_handling("partners.freshnessanswer.organisation", moves())
    register_handling("partners.duplicatesuspect.suggested_by", moves(told=False))
    # The shortlist follows merges itself, with the name a person remembers and their own note.
    register_handling("partners.shortlistentry.organisation", stays())
    register_handling("partners.shortlistentry.shared_with", moves(told=False))


def move_verifications(ledger: Ledger, relation: str, source: Organisation, target: Organisation) -> None:
    """Let the target vouch for what the merged entry vouched for, but not for itself."""
    for row in rows_of(relation, source):
        ledger.change(row, verified_by_id=None if row.pk == target.pk else target.pk)
    for row in rows_of(relation, target).filter(pk=target.pk):
        ledger.change(row, verified_by_id=None)


def move_contacts(ledger: Ledger, relation: str, source: Organisation, target: Organisation) -> None:
    """Move the persons with their consents; a second general contact becomes an ordinary one.

    Nobody is shown to more people than before: persons of an entry that the public did not see are shown to
    intermediaries and the ministry at most.
    """
    has_general = any(person.is_general for person in rows_of(relation, target))
    for person in rows_of(relation, source):
        ledger.change(
            person,
            is_general=person.is_general and not has_general,
            audience=narrower(person.audience, own_audience(source, target)),
            organisation_id=target.pk,
        )


def move_representatives(ledger: Ledger, relation: str, source: Organisation, target: Organisation) -> None:
    """Move those who act for the merged entry; who acts for both keeps the role at the target, the other one ends."""
    acting = {row.user_id for row in rows_of(relation, target) if row.until is None}
    yesterday = timezone.localdate() - timedelta(days=1)
    for row in rows_of(relation, source):
        if row.until is None and row.user_id in acting:
            ledger.change(row, until=yesterday)
        else:
            ledger.change(row, organisation_id=target.pk)


def move_campaigns(ledger: Ledger, relation: str, source: Organisation, target: Organisation) -> None:
    """Move the times of asking; one that runs while the target is being asked too stays and asks nobody any more."""
    asked = any(row.ended_on is None for row in rows_of(relation, target))
    for row in rows_of(relation, source):
        if row.ended_on is not None or not asked:
            ledger.change(row, organisation_id=target.pk)


def move_import_rows(ledger: Ledger, relation: str, source: Organisation, target: Organisation) -> None:
    """Let rows that are still to be stored find the target; what was stored can be taken back as it was."""
    for row in rows_of(relation, source).filter(result=None):
        ledger.change(row, target_id=target.pk)


def affiliations(counterpart: str) -> Handling:
    """Return what becomes of memberships: one that both have lasts as long as either, none is of itself."""

    def lengthen(ledger: Ledger, row: Any, present: Any) -> None:
        ledger.change(
            present,
            since=min(row.since, present.since) if row.since and present.since else None,
            until=max(row.until, present.until) if row.until and present.until else None,
        )
        drop(ledger, row, present)

    usual = moves(counterpart, conflict=lengthen, keeps_values=True)

    def move(ledger: Ledger, relation: str, source: Organisation, target: Organisation) -> None:
        for row in rows_of(relation, source):
            if getattr(row, counterpart) == target.pk:
                ledger.remove(row)
        usual.move(ledger, relation, source, target)

    return Handling(move, keeps_values=True, told=True)
