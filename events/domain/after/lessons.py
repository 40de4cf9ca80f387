"""What one organisation learned. It writes its own; all who took part read it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.domain.hooks import has_changed
from events.models import Event, Lesson
from events.permissions.after import can_write_after
from partners.models import Organisation

from .writing import event_to_write, refuse_stranger


@transaction.atomic
def save_lesson(  # noqa: PLR0913 -- the three questions
    event: Event, organisation: Organisation, *, went_well: str, better: str, next_time: str, actor: Any
) -> Lesson:
    """Write down what ``organisation`` learned, in place of what it wrote before.

    Raises ``PermissionDenied``, ``ValidationError`` at "went_well" when nothing is said.
    """
    present = event_to_write(event, actor, can_write_after)
    refuse_stranger(present, actor, organisation.pk)
    if not (went_well or better or next_time):
        raise ValidationError({"went_well": _("Please write at least one sentence.")})
    texts = {"went_well": went_well, "better": better, "next_time": next_time}
    lesson, _is_new = Lesson.objects.update_or_create(event=present, organisation=organisation, defaults=texts)
    has_changed(present, "lessons")
    return lesson
