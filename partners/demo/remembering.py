"""What the demo's employer remembers: a shortlist with a note, one entry shared, a saved search."""

from datetime import datetime

from partners.domain.saved_searches.keeping import next_day
from partners.enums import DigestRhythm, OrganisationState, Role
from partners.models import Organisation, SavedSearch, ShortlistEntry
from portal.accounts.models import User

NOTE = "Dienstags ab 18 Uhr anrufen. Räume für 40 Leute, Bus 3 hält vor der Tür."
REMEMBERED = 3


def store_remembered(editor: User, colleague: User, employer: Organisation, now: datetime) -> None:
    """Let ``editor`` remember the first associations of the demo, and a ``colleague`` share one more."""
    associations = list(
        Organisation.objects.with_role(Role.MSO)
        .filter(provenance=Organisation.Provenance.DEMO, state=OrganisationState.PUBLISHED)
        .order_by("pk")[: REMEMBERED + 1]
    )
    for number, organisation in enumerate(associations):
        is_shared = number == REMEMBERED
        ShortlistEntry.objects.get_or_create(
            user=colleague if is_shared else editor,
            organisation=organisation,
            defaults={
                "name": organisation.name,
                "note": "" if number else NOTE,
                "shared_with": employer if is_shared else None,
            },
        )
    SavedSearch.objects.get_or_create(
        user=editor,
        query="place=Hamm&group=young_people&language=ar",
        defaults={"name": "Jugendliche, die Arabisch sprechen", "due_on": next_day(DigestRhythm.WEEKLY, now.date())},
    )
