"""What is due next on a list stands on the timeline of its event, for those who do it."""

from datetime import datetime

import pytest
from django.utils import timezone, translation

from checklists.domain.event_lists import SLUG, begin_list
from checklists.domain.next_steps import steps_of_lists
from events.models import Event
from tests.factories.checklists import version_of
from tests.factories.events import EventFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db
BERLIN = timezone.get_default_timezone()
ITEMS = {
    "thanks": {"due_days": 3, "anchor": "event"},
    "guests": {"due_days": -13, "anchor": "event", "owner": "mso"},
    "any": {},
}


@pytest.mark.parametrize(("day", "state"), [(24, "ahead"), (28, "waiting")])
@pytest.mark.parametrize("number", [1, 3])
def test_first_due_item_is_a_step(time_machine, django_assert_num_queries, day, state, number):
    time_machine.move_to(datetime(2027, 3, 1, 12, tzinfo=BERLIN), tick=False)
    version_of(SLUG, ITEMS)
    for _ in range(number):
        event = EventFactory(starts_at=datetime(2027, 6, 16, 18, tzinfo=BERLIN))
        begin_list(event, None)
    time_machine.move_to(datetime(2027, 5, day, 12, tzinfo=BERLIN), tick=False)
    amina = RepresentativeFactory(organisation=event.parties.get(side="mso").organisation).user
    events = list(Event.objects.with_sections().with_parties())
    amina.representations.current().count()
    with translation.override("en"), django_assert_num_queries(4):
        found = steps_of_lists(amina, events)
    assert len(found) == number
    step = found[event.pk][0]
    assert (step.what, step.state, str(step.day)) == ("2 Item guests", state, "2027-06-03")
    assert step.awaited.is_us
    assert step.url.endswith("/punkte/guests/")
