"""What people are told about cooperations, what waits for them, what is forgotten, merged and known of them."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from cooperations.domain import lifecycle
from cooperations.domain.agreement.personal_data import cooperations_of_person, forget_looks
from cooperations.domain.agreement.tasks import take_over_tasks
from cooperations.domain.agreement.waiting import waiting_tasks
from cooperations.domain.lifecycle.forgetting import forget_proposals
from cooperations.domain.lifecycle.mails import GUARD
from cooperations.domain.lifecycle.waiting import waiting_proposals
from cooperations.enums.side import Side
from cooperations.models import AgreedTask, AgreementLook, AgreementRevision, Block, Cooperation, CooperationTransition
from partners.domain.merging import MergeRefused, merge_organisations
from portal.outbox.guards import is_still_wanted
from portal.outbox.models import Message
from portal.shared.addresses import absolute_url
from portal.shared.states import MoveRefused
from tests.cooperations.domain.agreements import save, whole_content
from tests.factories.cooperation import AgreedTaskFactory, CooperationFactory, CooperationPartyFactory, freeze
from tests.factories.partners import ContactPersonFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def employer():
    return RepresentativeFactory(organisation__employer=True, organisation__name="Betrieb Nord", user__language="en")


@pytest.fixture
def mso():
    return RepresentativeFactory(organisation__name="Verein Süd", user__language="tr")


def proposed(mso, employer, title="Elternabende"):
    return lifecycle.propose(
        title,
        by=(mso.organisation, Side.MSO),
        asked=[(employer.organisation, Side.EMPLOYER)],
        actor=mso.user,
    )


def mails():
    return [(message.recipient, message.subject) for message in Message.objects.order_by("pk")]


def test_who_is_asked_is_told_in_their_language_and_can_answer_by_the_link(mso, employer):
    cooperation = proposed(mso, employer)
    message = Message.objects.get()
    assert (message.recipient, message.language, message.guard) == (employer.user.email, "en", GUARD)
    url = absolute_url(cooperation.get_absolute_url())
    assert f"Read and answer:\n{url}" in message.text
    assert f'href="{url}"' in message.html
    assert "because you act for Betrieb Nord" in message.reason
    lifecycle.take_part(cooperation, organisation=employer.organisation, actor=employer.user)
    told = Message.objects.exclude(pk=message.pk).get()
    assert (told.recipient, told.language) == (mso.user.email, "tr")
    assert told.subject == "Betrieb Nord görüşmek istiyor: Elternabende"


def test_without_an_account_the_general_contact_is_told(mso):
    asked = OrganisationFactory(employer=True)
    ContactPersonFactory(organisation=asked, email="zentrale@example.org")
    lifecycle.propose("A", by=(mso.organisation, Side.MSO), asked=[(asked, Side.EMPLOYER)], actor=mso.user)
    assert [recipient for recipient, _subject in mails()] == ["zentrale@example.org"]


def test_a_mail_that_is_not_true_any_more_is_not_sent(mso, employer):
    cooperation = proposed(mso, employer)
    message = Message.objects.get()
    assert is_still_wanted(message)
    lifecycle.withdraw(cooperation, actor=mso.user, reason="Doch nicht")
    assert not is_still_wanted(message)


def test_who_acts_no_longer_is_not_written_to(mso, employer):
    proposed(mso, employer)
    message = Message.objects.get()
    employer.until = timezone.localdate() - timedelta(days=1)
    employer.save()
    assert not is_still_wanted(message)


def test_the_reason_is_told_as_it_was_written(mso, employer):
    cooperation = proposed(mso, employer)
    lifecycle.decline(cooperation, organisation=employer.organisation, actor=employer.user, reason="Zu früh.\nSpäter!")
    last = Message.objects.exclude(recipient=employer.user.email).get()
    assert "Zu früh." in last.text


def test_who_has_blocked_hears_nothing_and_who_asked_sees_no_difference(mso, employer):
    Block.objects.create(blocker=mso.organisation, blocked=employer.organisation)
    CooperationFactory(state="ended", employer=employer.organisation, mso=mso.organisation)
    cooperation = lifecycle.propose(
        "A",
        by=(employer.organisation, Side.EMPLOYER),
        asked=[(mso.organisation, Side.MSO)],
        actor=employer.user,
    )
    assert mails() == []
    assert waiting_proposals(mso.user) == []
    assert not Cooperation.objects.visible_to(mso.user).filter(pk=cooperation.pk).exists()
    assert Cooperation.objects.visible_to(employer.user).filter(pk=cooperation.pk).exists()
    with pytest.raises(PermissionDenied):
        lifecycle.take_part(cooperation, organisation=mso.organisation, actor=mso.user)


def test_the_same_is_not_proposed_twice_but_again_after_an_answer(mso, employer):
    cooperation = proposed(mso, employer)
    with pytest.raises(MoveRefused, match="proposed already"):
        proposed(mso, employer)
    lifecycle.withdraw(cooperation, actor=mso.user, reason="Anders")
    assert proposed(mso, employer).state == "proposed"


@pytest.mark.parametrize(
    ("side", "sentence"), [(Side.MSO, "an employer and an MSO"), (Side.MEDIATOR, "cannot take part on this side")]
)
def test_sides_have_to_fit(mso, side, sentence):
    other = OrganisationFactory()
    with pytest.raises(MoveRefused, match=sentence):
        lifecycle.propose("A", by=(mso.organisation, Side.MSO), asked=[(other, side)], actor=mso.user)


def test_an_ended_entry_takes_no_part(mso):
    other = OrganisationFactory(employer=True, state="archived")
    with pytest.raises(MoveRefused, match="has ended"):
        lifecycle.propose("A", by=(mso.organisation, Side.MSO), asked=[(other, Side.EMPLOYER)], actor=mso.user)


def test_proposals_and_due_tasks_wait_for_those_who_have_to_do_something(mso, employer):
    proposed(mso, employer)
    assert [entry.title for entry in waiting_proposals(employer.user)] == [
        "Verein Süd proposes a cooperation: Elternabende"
    ]
    assert waiting_proposals(mso.user) == []
    cooperation = CooperationFactory(state="confirmed", employer=employer.organisation, mso=mso.organisation)
    due = {"cooperation": cooperation, "version": cooperation.valid_version, "by": timezone.localdate()}
    AgreedTaskFactory(**due, what="Der Verein", owner_side="mso")
    AgreedTaskFactory(**due, what="Der Betrieb", owner=employer.organisation)
    AgreedTaskFactory(**due, what="Alle")
    AgreedTaskFactory(**due, what="Fertig", done_at=timezone.now())
    AgreedTaskFactory(**{**due, "by": timezone.localdate() + timedelta(days=30)}, what="Später")
    assert [entry.title for entry in waiting_tasks(mso.user)] == ["Der Verein", "Alle"]
    assert [entry.title for entry in waiting_tasks(employer.user)] == ["Der Betrieb", "Alle"]


def test_tasks_are_taken_over_once_and_what_is_done_stays_done(mso, employer):
    cooperation = CooperationFactory(state="in_talks", employer=employer.organisation, mso=mso.organisation)
    save(cooperation.agreement, whole_content())
    version = freeze(cooperation)
    take_over_tasks(cooperation, version)
    take_over_tasks(cooperation, version)
    assert AgreedTask.objects.count() == 2
    AgreedTask.objects.filter(uid="a1").update(done_at=timezone.now(), done_by=mso.user)
    save(cooperation.agreement, whole_content(rooms="Anders"))
    later = freeze(cooperation, text="Zwei\n")
    take_over_tasks(cooperation, later)
    assert {task.uid: task.done_by for task in AgreedTask.objects.filter(version=later)} == {
        "a1": mso.user,
        "a2": None,
    }


@pytest.mark.parametrize(("months", "forgotten"), [(23, 0), (25, 1)])
def test_texts_of_what_came_to_nothing_are_forgotten_after_two_years(months, forgotten):
    cooperation = CooperationFactory(state="in_talks", content={"further": "Geheim"})
    save(cooperation.agreement, whole_content())
    cooperation.state = "declined"
    cooperation.save()
    CooperationTransition.objects.create(subject=cooperation, source="in_talks", target="declined")
    in_time = timezone.localdate() + timedelta(days=int(months * 30.5))
    assert forget_proposals(in_time) == forgotten
    assert forget_proposals(in_time) == 0
    cooperation.refresh_from_db()
    assert (cooperation.title == "") == bool(forgotten)
    assert AgreementRevision.objects.exists() != bool(forgotten)
    assert cooperation.parties.count() == 2


def test_what_was_given_to_boards_is_never_forgotten():
    cooperation = CooperationFactory(state="awaiting_confirmation")
    cooperation.state = "withdrawn"
    cooperation.save()
    CooperationTransition.objects.create(subject=cooperation, source="awaiting_confirmation", target="withdrawn")
    assert forget_proposals(timezone.localdate() + timedelta(days=1000)) == 0


@pytest.fixture
def merging():
    ministry = RepresentativeFactory(organisation__ministry=True)
    return lambda source, target: merge_organisations(source, target, actor=ministry.user, reason="Doppelt", choices={})


def test_both_parties_of_an_open_cooperation_are_not_made_one(merging):
    cooperation = CooperationFactory(state="in_talks", title="Chorprobe")
    double = CooperationPartyFactory(cooperation=cooperation).organisation
    with pytest.raises(MergeRefused, match="Chorprobe"):
        merging(double, cooperation.parties.get(side="employer").organisation)


def test_what_a_person_did_is_told_to_them_and_looks_end_with_the_account(mso, employer):
    cooperation = proposed(mso, employer)
    lifecycle.take_part(cooperation, organisation=employer.organisation, actor=employer.user)
    save(cooperation.agreement, whole_content(), actor=mso.user, organisation=mso.organisation)
    AgreementLook.objects.create(agreement=cooperation.agreement, user=mso.user, revision=1)
    known = cooperations_of_person(mso.user)
    assert [len(known[part]) for part in ("proposed", "moved", "written", "given_to_boards", "read")] == [1, 0, 1, 0, 1]
    assert [each["to"] for each in cooperations_of_person(employer.user)["moved"]] == ["in_talks"]
    forget_looks(mso.user)
    assert not AgreementLook.objects.exists()
