"""Who is answered what: the search for a date, calendars of organisations, feasts and their correction."""

from datetime import timedelta

from django.utils import timezone

from events.domain.planning import date_fingerprint
from events.models import BlockedDays
from tests.access.identities import EMPLOYER, MINISTRY, MSO, PARTNER, Identity, World
from tests.access.matrix import Row, form, only, read_only, signed_in
from tests.factories.events import BlockedDaysFactory, EventFactory

LOOKING = EMPLOYER | MSO | PARTNER | {Identity.INTERMEDIARY}


def prepare(world: World) -> None:
    """Plan an event of the employer and the MSO on New Year's Day, another one of others; block days of the MSO."""
    new_year = timezone.now().replace(month=1, day=1, hour=17, minute=0, second=0, microsecond=0)
    starts_at = new_year.replace(year=new_year.year + 2)
    when = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2)}
    world.extra["dated_event"] = EventFactory(state="planned", employer=world.employer, mso=world.mso, **when)
    world.extra["foreign_dated_event"] = EventFactory(state="planned", **when)
    world.extra["blocked_days"] = BlockedDaysFactory(organisation=world.mso, first=timezone.localdate())


def event(world: World) -> dict[str, object]:
    """Name the event of the employer and the MSO."""
    return {"pk": world.extra["dated_event"].pk}


def foreign(world: World) -> dict[str, object]:
    """Name the event of others."""
    return {"pk": world.extra["foreign_dated_event"].pk}


def mso(world: World) -> dict[str, object]:
    """Name the MSO."""
    return {"slug": world.mso.slug}


def employer(world: World) -> dict[str, object]:
    """Name the employer."""
    return {"slug": world.employer.slug}


def feast(_world: World) -> dict[str, object]:
    """Name a feast of this year."""
    return {"year": timezone.localdate().year, "feast": "eid_al_fitr"}


def explanation(_world: World) -> dict[str, object]:
    """Say why a date is right."""
    return {"step": "explain", "text": "Das Neujahrsfest feiern alle zusammen."}


def another_day(world: World) -> dict[str, object]:
    """Take the day after the one the event has."""
    event = world.extra["dated_event"]
    times = {name: (getattr(event, name) + timedelta(days=1)).isoformat() for name in ("starts_at", "ends_at")}
    return {"step": "take", "base": date_fingerprint(event), **times}


def observed(_world: World) -> dict[str, object]:
    """Name a calendar."""
    return {"step": "observe", "traditions": ["islam"]}


def freed(world: World) -> dict[str, object]:
    """Free the days the MSO has blocked."""
    return {"step": "free", "days": BlockedDays.objects.get(organisation=world.mso).pk}


def corrected(_world: World) -> dict[str, object]:
    """Put in days and their source."""
    today = timezone.localdate().isoformat()
    return {"first": today, "last": today, "source": "Schreiben des Verbands", "name": "Herbstferien"}


ROWS: list[Row] = [
    *read_only("events:date_finder", only(LOOKING, 200)),
    *form("events:event_dates", only(EMPLOYER | MSO, 200), only(EMPLOYER | MSO, 302), event, data=explanation),
    Row("events:event_dates", "post", only(EMPLOYER | MSO, 302), event, another_day, case="take"),
    *form("events:event_dates", only(set(), 200), only(set(), 302), foreign, data=explanation, case="foreign"),
    *form("events:calendars", only(MSO, 200), only(MSO, 302), mso, data=observed),
    Row("events:calendars", "post", only(MSO, 302), mso, freed, case="free"),
    *form(
        "events:calendars",
        only(EMPLOYER, 200),
        only(set(), 302, others=404) | dict.fromkeys(EMPLOYER, 200),
        employer,
        data=observed,
        case="employer names nothing",
    ),
    *form("events:feasts", signed_in(200), only(MINISTRY, 302), data=corrected),
    *form("events:feast_correction", only(MINISTRY, 200), only(MINISTRY, 302), feast, data=corrected),
    *form(
        "events:feast_correction",
        only(set(), 200),
        only(set(), 302),
        lambda _world: {"year": 1999, "feast": "moon"},
        data=corrected,
        case="unknown",
    ),
]
