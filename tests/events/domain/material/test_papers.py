"""What stands on the papers of an event, and who gets them."""

from datetime import time

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from checklists.domain.event_lists import SLUG
from checklists.domain.loading import load_templates
from checklists.domain.running import checklist_for
from checklists.models import ItemState
from events.domain.material.day_sheet import day_sheet, print_day_sheet
from events.domain.material.guest_papers import GuestPaper, guest_paper, print_guest_paper
from events.enums.material import GuestLanguage
from events.models import Event
from tests.events.domain.world import make_world
from tests.factories.events import AgendaItemFactory, EventTextFactory

pytestmark = pytest.mark.django_db
AR, TI = GuestLanguage.AR, GuestLanguage.TI


def fetched(event):
    return Event.objects.with_sections().with_parties().get(pk=event.pk)


def test_the_sheet_says_what_is_needed_on_the_day_in_the_language_of_the_reader():
    world = make_world(
        venue={"room": "Raum 2.14", "last_connection": time(22, 47)},
        needs={"emergency_name": "Erika", "emergency_phone": "0231 555", "interpreter": "S. Tesfay", "photos": "none"},
    )
    AgendaItemFactory(event=world.event, starts_after=0, minutes=15, title="Ankommen", who="Verein")
    load_templates()
    checklist = checklist_for(world.event, SLUG, actor=None)
    rows = ItemState.objects.filter(checklist=checklist, item__phase__slug="during").select_related("item")
    with translation.override("de"):
        sheet = day_sheet(fetched(world.event))
    assert [fact.text for fact in sheet.urgent] == ["Erika · 0231 555"]
    said = {fact.label: fact.text for fact in sheet.facts}
    assert said["Wer dolmetscht?"] == "S. Tesfay"
    assert "22:47" in said.values()
    assert "Raum 2.14, Kampstraße 1, 44137" in said["Ort"]
    assert [(part.title, part.who) for part in sheet.programme] == [("Ankommen", "Verein")]
    assert sheet.programme[0].time.count(":") == 2
    concerned = [row.item.text["de"] for row in rows if row.item.applies_when.get("photos") != ["planned"]]
    assert [item.text for item in sheet.items] == concerned
    assert 0 < len(concerned) < len(rows)
    with translation.override("ar"):
        assert day_sheet(fetched(world.event)).language == "ar"


def test_papers_for_guests_say_who_asks_in_their_language():
    world = make_world(minors="no")
    EventTextFactory(event=world.event, language="ar", title="ورشة مفتوحة")
    texts = list(world.event.texts.all())
    arabic, tigrinya = (guest_paper(fetched(world.event), texts, language) for language in (AR, TI))
    assert (arabic.title, tigrinya.title) == ("ورشة مفتوحة", world.event.title)
    assert set(arabic.asked_by) == {"Metallbau Nord", "Brücke e. V."}
    assert arabic.address.endswith(f"/rueckmeldung/{world.event.feedback_code}/?lang=ar")
    assert not arabic.for_minors


def test_papers_are_for_those_who_take_part_and_asked_twice_are_one():
    world = make_world()
    event = fetched(world.event)
    for printing in (
        lambda actor: print_day_sheet(event, actor=actor),
        lambda actor: print_guest_paper(event, GuestPaper.CONSENT, AR, actor=actor),
    ):
        assert printing(world.of_mso) == printing(world.of_employer)
        with pytest.raises(PermissionDenied):
            printing(world.stranger)
