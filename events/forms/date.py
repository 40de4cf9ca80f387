"""When an event takes place: day and times in Berlin."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.domain.planning.words import in_berlin
from events.models import Event

_DAY = timedelta(days=1)


class DateForm(forms.Form):
    """First day with its time, and the end. Without times it is an all-day event."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    starts = forms.TimeField(
        label=_("From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), required=False
    )
    ends = forms.TimeField(
        label=_("Until"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), required=False
    )
    last_day = forms.DateField(
        label=_("Last day, if it is another one"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        required=False,
    )
    is_all_day = forms.BooleanField(label=_("All day"), required=False)

    # Where sentences of the domain stand.
    FIELDS: ClassVar[dict[str, str]] = {"starts_at": "day", "ends_at": "ends"}

    def clean(self) -> dict[str, Any]:
        """Make two moments of what was typed; refuse times that a clock in Berlin never shows."""
        given = super().clean() or {}
        day: date | None = given.get("day")
        if day is None or self.errors:
            return given
        last = given.get("last_day") or day
        if given["is_all_day"]:
            given["starts_at"], given["ends_at"] = _moment(day, time.min), _moment(last + _DAY, time.min)
            return given
        for name in ("starts", "ends"):
            if given.get(name) is None:
                self.add_error(name, _("Please give a time, or say that it lasts all day."))
        if not self.errors:
            given["starts_at"] = self._on_the_clock("starts", day, given["starts"])
            given["ends_at"] = self._on_the_clock("ends", last, given["ends"])
        return given

    def _on_the_clock(self, name: str, day: date, at: time) -> datetime | None:
        moment = _moment(day, at)
        # There and back: an hour that the clock skips comes back as another one.
        if in_berlin(moment.astimezone(UTC)).replace(tzinfo=None) != datetime.combine(day, at):
            self.add_error(name, _("In this night the clock jumps over this hour. Please choose another time."))
            return None
        return moment


def initial_date(event: Event, minutes: int) -> dict[str, Any]:
    """Return what the form shows for ``event``; without a date the end is ``minutes`` after six in the evening."""
    if event.starts_at is None or event.ends_at is None:
        six = datetime.combine(date.min, time(18))
        return {"starts": six.time(), "ends": (six + timedelta(minutes=minutes)).time()}
    start = in_berlin(event.starts_at)
    end = in_berlin(event.ends_at - _DAY if event.is_all_day else event.ends_at)
    return {
        "day": start.date(),
        "last_day": end.date() if end.date() != start.date() else None,
        "starts": None if event.is_all_day else start.time(),
        "ends": None if event.is_all_day else end.time(),
        "is_all_day": event.is_all_day,
    }


def _moment(day: date, at: time) -> datetime:
    """Return the moment; of an hour that comes twice it is the first."""
    return timezone.make_aware(datetime.combine(day, at), timezone.get_default_timezone())
