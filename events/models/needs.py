"""What the people who come need: languages, food, care, and who is there for them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from events.enums.event import Coverage, Food, Photos
from partners.enums import Language
from partners.models.fields import choice_array

from .constraints import all_known, known
from .event import Event
from .event_triggers import event_is_touched

NAME_LENGTH = 120
NOTE_LENGTH = 500
SHORT_NOTE_LENGTH = 300
PHONE_LENGTH = 40


class EventNeeds(models.Model):
    """What has to be thought of for the guests and on the day.

    ``group_languages`` are those of the people who come, ``languages`` those the event is held in, ``interpreted``
    those somebody interprets into. Names and the phone number are erased 30 days after the event.
    """

    event = models.OneToOneField(Event, on_delete=models.CASCADE, primary_key=True, related_name="needs")
    group_languages = choice_array(None, Language.choices)
    languages = choice_array(None, Language.choices)
    interpreted = choice_array(None, Language.choices)
    interpreter = models.CharField(max_length=NAME_LENGTH, blank=True)
    food = choice_array(None, Food.choices)
    topics_note = models.CharField(max_length=NOTE_LENGTH, blank=True)
    child_care = models.BooleanField(null=True, blank=True)
    coverage = models.CharField(max_length=9, choices=Coverage.choices, default=Coverage.UNDECIDED)
    press_told_on = models.DateField(null=True, blank=True)
    photos = models.CharField(max_length=9, choices=Photos.choices, default=Photos.UNDECIDED)
    meeting_point = models.CharField(max_length=SHORT_NOTE_LENGTH, blank=True)
    access_from = models.TimeField(null=True, blank=True)
    emergency_name = models.CharField(max_length=NAME_LENGTH, blank=True)
    emergency_phone = models.CharField(max_length=PHONE_LENGTH, blank=True)
    trusted_person = models.CharField(max_length=NAME_LENGTH, blank=True)
    trusted_agreed = models.BooleanField(default=False)

    class Meta:
        triggers = [event_is_touched("needs")]
        constraints = [
            known("needs_coverage_known", "coverage", Coverage),
            known("needs_photos_known", "photos", Photos),
            all_known(
                "needs_lists_known",
                [("group_languages", Language), ("languages", Language), ("interpreted", Language), ("food", Food)],
            ),
            models.CheckConstraint(
                name="needs_nothing_special_alone",
                condition=~Q(food__contains=[Food.NOTHING_SPECIAL]) | Q(food__len=1),
                violation_error_message=_("“Nothing special” stands alone."),
            ),
            models.CheckConstraint(
                name="needs_trusted_person_agreed",
                condition=Q(trusted_person="") | Q(trusted_agreed=True),
                violation_error_message=_("A person is named only if they have agreed."),
            ),
            models.CheckConstraint(
                name="needs_press_told_where_wanted",
                condition=Q(press_told_on=None) | Q(coverage=Coverage.WANTED),
                violation_error_message=_("The press is told only where the public is wanted."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.event)
