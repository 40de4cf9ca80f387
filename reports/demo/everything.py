"""The whole demo in the right order. It sits here because the reports know all other apps."""

from django.db import connection, transaction
from django.utils import timezone

from checklists.demo.self_check import store_self_checks
from cooperations.demo.contacting import store_contacts
from cooperations.demo.conversations import store_conversations
from cooperations.demo.cooperation import store_cooperations
from cooperations.demo.giving import store_giving
from cooperations.demo.keeping import store_kept
from events.demo.afterwards import store_afterwards
from events.demo.dates import store_dates
from events.demo.events import store_events
from events.demo.material import store_material
from partners.demo.filling import fill_directory, is_filled
from partners.demo.indexing import indexing_at_the_end
from partners.demo.remembering import store_remembered
from partners.demo.users import store_users
from partners.domain.reference import load_reference_organisations
from partners.enums import Role
from partners.models import Organisation

from .accession import store_declarations
from .network import store_partners
from .periods import store_periods

MOST_ASSOCIATIONS = 1_000_000


def store_demo(count: int, seed: int) -> str:
    """Store the demo with ``count`` associations and return a sentence about it. Stores everything or nothing.

    Raises ``LookupError`` when the places are not loaded yet.
    """
    if is_filled():
        return "The demo data is there already; nothing was changed."
    now = timezone.now()
    with transaction.atomic(), indexing_at_the_end():
        load_reference_organisations()
        filled = fill_directory(count, seed, now)
        partners = store_partners(seed, now)
        users = store_users(
            {
                "employer": filled.employer,
                "association": filled.association,
                "centre": filled.centre,
                "partner": partners[0],
                "ministry": Organisation.objects.with_role(Role.MINISTRY).order_by("pk")[0],
            }
        )
        store_remembered(users["hr@example.org"], users["personalleitung@example.org"], filled.employer, now)
        store_contacts(filled.employer, filled.association, users, now.date())
        store_conversations(filled.employer, filled.association, filled.centre, users, now.date())
        cooperations = store_cooperations(filled.employer, filled.association, users)
        store_giving(filled.employer, filled.association, now.date())
        store_dates(filled.employer, filled.association, now.date())
        store_kept(cooperations, filled.employer, filled.association, users, now.date())
        store_events(filled.employer, filled.association, users)
        store_afterwards(filled.employer, filled.association, users, now.date())
        store_material(filled.association, users)
        store_self_checks(filled.employer, users["hr@example.org"])
        store_declarations(partners, users, 2026)
        reports = store_periods(seed, partners, users)
    with connection.cursor() as cursor:
        # The planner has to know the new sizes before the first search.
        cursor.execute("ANALYZE")
    return (
        f"{filled.associations} invented migrant self-organisations, {len(partners)} network partners, "
        f"{reports} reports, {len(users)} users."
    )
