"""Where an event takes place."""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat, Lower, Replace
from django.utils.translation import gettext_lazy as _

from partners.models import Organisation
from portal.geo.models import Municipality

from .event import Event
from .event_triggers import announced_place_stays_whole, place_is_seen

PLACE_NAME_LENGTH = 120
STREET_LENGTH = 120
ROOM_LENGTH = 80
DIRECTIONS_LENGTH = 500


def _normalised(field: str) -> models.Func:
    """Return ``field`` in lower case without spaces, dots and different ways to write "Straße"."""
    written: models.Func = Lower(field)
    for ending in ("straße", "strasse", "str."):
        written = Replace(written, Value(ending), Value("str"))
    return Replace(written, Value(" "), Value(""))


class Venue(models.Model):
    """A place with its way there, or an address online, or both.

    ``place_key`` is equal for two events at the same place, however the street is written; "" where no place is known.
    """

    event = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="venue")
    name = models.CharField(max_length=PLACE_NAME_LENGTH, blank=True)
    street = models.CharField(max_length=STREET_LENGTH, blank=True)
    postal_code = models.CharField(max_length=5, blank=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    room = models.CharField(max_length=ROOM_LENGTH, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    is_online = models.BooleanField(default=False)
    online_link = models.URLField(max_length=500, blank=True)
    on_foot = models.CharField(max_length=DIRECTIONS_LENGTH, blank=True)
    transport = models.CharField(max_length=DIRECTIONS_LENGTH, blank=True)
    last_connection = models.TimeField(null=True, blank=True)
    ride_home = models.BooleanField(default=False)
    step_free = models.BooleanField(null=True, blank=True)
    owner = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    place_key = models.GeneratedField(
        expression=models.Case(
            models.When(street="", then=Value("")),
            default=Concat(
                _normalised("street"),
                Value("|"),
                F("postal_code"),
                Value("|"),
                _normalised("room"),
                output_field=models.TextField(),
            ),
            output_field=models.TextField(),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    class Meta:
        indexes = [models.Index(fields=["place_key"], name="venue_place", condition=~Q(street=""))]
        triggers = [announced_place_stays_whole(), place_is_seen()]
        constraints = [
            models.CheckConstraint(
                name="venue_place_has_address",
                condition=Q(name="", street="", postal_code="", room="")
                | ~Q(street="") & Q(postal_code__regex=r"^[0-9]{5}$"),
                violation_error_message=_("A place needs street and postal code, so that guests find it."),
            ),
            models.CheckConstraint(
                name="venue_link_where_online",
                condition=Q(online_link="") | Q(is_online=True),
            ),
            models.CheckConstraint(
                name="venue_point_complete",
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.street

    @property
    def has_place(self) -> bool:
        """Say whether guests can go there."""
        return bool(self.street and self.postal_code)

    @property
    def is_whole(self) -> bool:
        """Say whether guests find it: by an address, or online by a link. The database asks the same."""
        return self.has_place or bool(self.is_online and self.online_link)
