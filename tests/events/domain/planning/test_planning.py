"""From the idea to an event that is over: who may, what follows, who is told."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from cooperations.enums.side import Side
from cooperations.models import Block
from events.domain import hooks, planning
from events.enums.event import Section
from events.models import Event
from portal.outbox.models import Message
from portal.shared.states import MoveRefused
from tests.events.domain.planning.acting import announce, mails, save
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import EventFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.django_db


class TestBeginning:
    def test_idea_has_all_its_rows_and_its_host(self, world):
        event = planning.begin_event(
            world.employer, actor=world.people["employer"], title="Besuch", formats=["company_visit"]
        )
        assert (event.state, event.venue.is_online, event.needs.coverage) == ("idea", False, "undecided")
        assert [(party.organisation, party.side) for party in event.parties.accepted()] == [
            (world.employer, "employer")
        ]
        assert event.registration.mode == "counts"
        assert event.outcome.attended is None

    def test_same_click_twice_is_one_event(self, world):
        given = {"actor": world.people["mso"], "title": "Markt", "formats": ["market"]}
        assert planning.begin_event(world.mso, **given) == planning.begin_event(world.mso, **given)

    def test_nobody_begins_in_the_name_of_others(self, world):
        with pytest.raises(PermissionDenied):
            planning.begin_event(world.mso, actor=world.stranger, title="Markt", formats=["market"])
        ministry = RepresentativeFactory(organisation__ministry=True)
        with pytest.raises(PermissionDenied):
            planning.begin_event(ministry.organisation, actor=ministry.user, title="Markt", formats=["market"])

    def test_parties_of_the_cooperation_are_asked(self, world):
        cooperation = CooperationFactory(state="in_talks", employer=world.employer, mso=world.mso)
        event = planning.begin_event(
            world.mso, actor=world.people["mso"], title="Markt", formats=["market"], cooperation=cooperation
        )
        assert event.cooperation == cooperation
        assert event.parties.get(accepted_at=None).organisation == world.employer
        assert mails("Markt") == [world.people["employer"].email]

    def test_hooks_know_who_began_it(self, world, monkeypatch):
        seen = []
        monkeypatch.setattr(hooks, "BEGUN_HOOKS", [lambda event, actor: seen.append((event.title, actor))])
        planning.begin_event(world.mso, actor=world.people["mso"], title="Markt", formats=["market"])
        assert seen == [("Markt", world.people["mso"])]


class TestParties:
    def test_date_and_yes_make_a_plan_in_either_order(self, world, begun):
        planning.answer_invitation(begun, world.employer, accepts=True, actor=world.people["employer"])
        assert Event.objects.get().state == "idea"
        moved = planning.move_event(begun, world.start, world.end, actor=world.people["employer"])
        assert (moved.is_planned, moved.told, Event.objects.get().state) == (True, 1, "planned")

    def test_yes_after_the_date_plans_it_and_tells_once(self, world, planned):
        assert planned.state == "planned"
        assert mails("Geplant") == [world.people["mso"].email]
        assert mails("macht mit") == []

    def test_employer_does_not_invite_strangers(self, world):
        event = planning.begin_event(
            world.employer, actor=world.people["employer"], title="Besuch", formats=["company_visit"]
        )
        ask = {"by": world.employer, "actor": world.people["employer"]}
        with pytest.raises(MoveRefused, match="Brücke"):
            planning.invite_party(event, world.mso, Side.MSO, **ask)
        CooperationFactory(state="in_talks", employer=world.employer, mso=world.mso)
        first = planning.invite_party(event, world.mso, Side.MSO, **ask)
        assert planning.invite_party(event, world.mso, Side.MSO, **ask) == first

    def test_whoever_blocked_the_employer_is_not_told(self, world):
        CooperationFactory(state="in_talks", employer=world.employer, mso=world.mso)
        Block.objects.create(blocker=world.mso, blocked=world.employer)
        event = planning.begin_event(
            world.employer, actor=world.people["employer"], title="Besuch", formats=["company_visit"]
        )
        planning.invite_party(event, world.mso, Side.MSO, by=world.employer, actor=world.people["employer"])
        assert mails("Besuch") == []
        assert not Event.objects.of(world.people["mso"]).exists()
        with pytest.raises(PermissionDenied):
            planning.answer_invitation(event, world.mso, accepts=True, actor=world.people["mso"])

    def test_no_is_told_with_its_reason(self, world, begun):
        planning.answer_invitation(
            begun, world.employer, accepts=False, actor=world.people["employer"], reason="Keine Zeit im Mai."
        )
        message = Message.objects.get(recipient=world.people["mso"].email)
        assert "Keine Zeit im Mai." in message.text
        assert not planning.answer_invitation(begun, world.employer, accepts=False, actor=world.people["employer"])

    def test_last_of_a_side_that_leaves_a_plan_leaves_an_idea(self, world, planned):
        planning.leave(planned, world.employer, actor=world.people["employer"], reason="Umzug.")
        event = Event.objects.get()
        assert (event.state, event.starts_at) == ("idea", world.start)
        with pytest.raises(MoveRefused):
            planning.leave(event, world.mso, actor=world.people["mso"], reason="Auch.")

    def test_last_of_a_side_does_not_leave_what_is_announced(self, world, planned):
        announce(planned, world.people["mso"])
        with pytest.raises(MoveRefused):
            planning.leave(planned, world.employer, actor=world.people["employer"], reason="Umzug.")


class TestSections:
    def test_who_comes_second_sees_what_the_first_wrote(self, world, planned):
        shown = planning.section_values(planned, Section.BASICS)
        base = planning.fingerprint(shown)
        saved = planning.save_section(
            planned, Section.BASICS, {**shown, "title": "Elternabend II"}, base=base, actor=world.people["mso"]
        )
        assert saved == planning.Saved(frozenset({"title"}))
        mine = {**shown, "group_note": "mit Kindern"}
        conflict = planning.save_section(planned, Section.BASICS, mine, base=base, actor=world.people["employer"])
        assert conflict.theirs["title"] == "Elternabend II"
        assert Event.objects.get().group_note == ""
        again = planning.save_section(
            planned,
            Section.BASICS,
            {**conflict.theirs, "group_note": "mit Kindern"},
            base=conflict.base,
            actor=world.people["employer"],
        )
        assert again.changed == {"group_note"}

    def test_other_sections_do_not_collide(self, world, planned):
        shown = planning.section_values(planned, Section.PEOPLE)
        save(planned, Section.BASICS, world.people["mso"], group_note="mit Kindern")
        saved = planning.save_section(
            planned,
            Section.PEOPLE,
            {**shown, "food": ["halal", "vegetarian"]},
            base=planning.fingerprint(shown),
            actor=world.people["employer"],
        )
        assert saved.changed == {"food"}

    def test_order_of_choices_means_nothing(self, world, planned):
        save(planned, Section.PEOPLE, world.people["mso"], food=["halal", "vegan"])
        assert save(planned, Section.PEOPLE, world.people["mso"], food=["vegan", "halal"]).changed == frozenset()

    @pytest.mark.parametrize(
        ("section", "changes", "field"),
        [
            (Section.PLACE, {"name": "Haus der Vielfalt"}, "street"),
            (Section.PLACE, {"street": "Kampstraße 1"}, "postal_code"),
            (Section.PLACE, {"street": "Kampstraße 1", "postal_code": "441"}, "postal_code"),
            (Section.PLACE, {"online_link": "https://example.org/raum"}, "is_online"),
            (Section.PLACE, {"capacity": 10}, "capacity"),
            (Section.BASICS, {"formats": ["market", "online", "leisure", "bus_tour"]}, "formats"),
            (Section.BASICS, {"title": ""}, "title"),
            (Section.PEOPLE, {"trusted_person": "Erika Muster"}, "trusted_agreed"),
            (
                Section.PROGRAMME,
                {"agenda": [{"starts_after": 100, "minutes": 30, "title": "Fragen", "who": "", "party_id": None}]},
                "agenda.0.minutes",
            ),
            (
                Section.COSTS,
                {"costs": [{"kind": "room", "what": "", "amount": None, "payer_id": None, "is_free": False}]},
                "costs.0.what",
            ),
        ],
    )
    def test_refusals_stand_at_their_field(self, world, planned, section, changes, field):
        planned.registration.expected = 20
        planned.registration.save()
        before = planning.section_values(planned, section)
        with pytest.raises(ValidationError) as refused:
            save(planned, section, world.people["mso"], **changes)
        assert list(refused.value.message_dict) == [field]
        assert planning.section_values(planned, section) == before

    def test_list_is_written_in_its_order(self, world, planned):
        items = [
            {"starts_after": 0, "minutes": 30, "title": "Ankommen", "who": "", "party_id": None},
            {"starts_after": 30, "minutes": 60, "title": "Führung", "who": "Meister", "party_id": None},
        ]
        revision = planned.revision
        assert save(planned, Section.PROGRAMME, world.people["mso"], agenda=items).changed == {"agenda"}
        assert [item.title for item in planned.agenda.all()] == ["Ankommen", "Führung"]
        planned.refresh_from_db()
        assert planned.revision > revision

    def test_place_is_taken_once_at_a_time(self, world, planned):
        other = EventFactory(
            state="planned", starts_at=world.start, ends_at=world.end, venue={"street": "Kampstr. 1", "room": "Saal"}
        )
        at = {"street": "Kampstraße 1", "postal_code": "44137", "room": "Saal"}
        with pytest.raises(ValidationError) as refused:
            save(planned, Section.PLACE, world.people["mso"], **at)
        assert list(refused.value.message_dict) == ["street"]
        save(planned, Section.PLACE, world.people["mso"], **{**at, "room": "Küche"})
        Event.objects.filter(pk=other.pk).update(state="cancelled")
        save(planned, Section.PLACE, world.people["mso"], **at)

    def test_others_do_not_write(self, world, planned):
        with pytest.raises(PermissionDenied):
            save(planned, Section.BASICS, world.stranger, title="Anders")
