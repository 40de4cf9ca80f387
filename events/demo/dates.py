"""What the demo's association says about its days, and a week in which the demo's employer cannot."""

from datetime import date, timedelta

from events.enums.calendar import Tradition
from events.models import BlockedDays, ObservedCalendars
from partners.models import Organisation


def store_dates(employer: Organisation, association: Organisation, today: date) -> None:
    """Name the calendars that count for the association and block days of both."""
    ObservedCalendars.objects.create(
        organisation=association,
        traditions=[Tradition.ISLAM, Tradition.ALEVI],
        friday_prayer=True,
        note="Im Ramadan gern nach dem Fastenbrechen, dann bringen wir etwas zu essen mit.",
    )
    for organisation, after, days, why in (
        (association, 45, 1, "Mitgliederversammlung"),
        (employer, 60, 5, "Inventur"),
    ):
        first = today + timedelta(days=after)
        BlockedDays.objects.create(
            organisation=organisation, first=first, last=first + timedelta(days=days - 1), why=why
        )
