from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.utils import timezone

from cooperations.domain.certificates import issuing, numbering
from cooperations.domain.certificates.issuing import Wording, issue, revoke
from cooperations.domain.certificates.papers import check_address, paper_of
from cooperations.domain.certificates.wishes import put_off, wish
from cooperations.domain.lifecycle import on_round_settled
from cooperations.enums.certificate import CertificateKind
from cooperations.models import Certificate, CertificateTransition, CertificateWish, Cooperation
from portal.printing.models import Printout
from portal.shared.states import MoveRefused
from tests.factories.certificate import WORDING, confirmed, head_of, issued, organisations_of, this_year
from tests.factories.cooperation import CooperationFactory, CooperationPartyFactory, freeze, say_yes
from tests.factories.events import EventFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.races import meet_after, refusal_of_the_database, run_together, without_locks

pytestmark = pytest.mark.django_db
CERTIFICATE, REFERENCE = CertificateKind


def test_a_paper_is_numbered_frozen_and_given_to_the_printer():
    certificate = issued()
    employer, mso = organisations_of(certificate.cooperation)

    assert certificate.number == f"{this_year()}-000001"
    paper = paper_of(certificate)
    assert (paper.issuer.name, paper.receiver.name) == (employer.name, mso.name)
    assert [party.name for party in paper.parties] == [employer.name, mso.name]
    assert paper.title == certificate.cooperation.title
    assert paper.since == certificate.cooperation.confirmed_on
    assert paper.aim == WORDING.aim
    assert paper.text == ""
    assert paper.address == check_address(certificate.code)
    assert certificate.printout.job is not None


def test_a_certificate_says_what_both_held_together_and_a_letter_does_not(settings):
    settings.LANGUAGE_CODE = "de"
    cooperation = confirmed()
    employer, mso = organisations_of(cooperation)
    both = {"employer": employer, "mso": mso, "cooperation": cooperation}
    for formats in (["company_visit"], ["company_visit", "market"], ["information_evening"]):
        EventFactory(state="held", formats=formats, **both)
    EventFactory(state="planned", **both)
    EventFactory(state="held", employer=employer, cooperation=cooperation)
    EventFactory(state="held", employer=employer, mso=mso)
    paper = paper_of(issued(cooperation))
    assert [(each.name, each.number) for each in paper.activities] == [("Betriebsbesuch", 2), ("Informationsabend", 1)]
    assert paper_of(issued(cooperation, REFERENCE)).activities == ()


def test_a_new_version_does_not_make_the_cooperation_younger():
    with time_machine.travel("2025-03-14 12:00+01:00", tick=False):
        cooperation = CooperationFactory(state="confirmed")
    version = freeze(cooperation, text="Neu\n")
    cooperation.state = "awaiting_confirmation"
    cooperation.save()
    say_yes(version)
    on_round_settled(version.round)
    certificate = issued(Cooperation.objects.get(pk=cooperation.pk))
    assert certificate.cooperation.valid_version == version
    assert paper_of(certificate).since == date(2025, 3, 14)


def test_a_letter_bears_the_words_of_the_employer():
    paper = paper_of(issued(kind=REFERENCE))
    assert (paper.text, paper.aim) == (WORDING.text, "")


def test_what_is_renamed_later_stays_on_the_paper():
    certificate = issued()
    before = paper_of(certificate)
    certificate.receiver.name = "Ein anderer Name"
    certificate.receiver.save()
    assert paper_of(Certificate.objects.get()) == before


def test_a_paper_that_fails_gives_its_number_back():
    first = issued()
    with pytest.raises(MoveRefused, match="valid paper"):
        issued(first.cooperation)
    assert issued().serial == first.serial + 1


def test_numbers_begin_anew_at_new_year_in_berlin():
    with time_machine.travel(datetime(2026, 12, 31, 23, 30, tzinfo=UTC), tick=False):
        assert issued().number == "2027-000001"


def test_another_paper_is_possible_when_the_first_is_revoked():
    first = issued()
    revoke(first, actor=head_of(first.issuer), reason="Tippfehler")
    assert issued(first.cooperation).serial == 2


@pytest.mark.parametrize("state", ["proposed", "in_talks", "awaiting_confirmation"])
def test_not_before_the_boards_have_confirmed(state):
    with pytest.raises(MoveRefused, match="boards have confirmed"):
        issued(CooperationFactory(state=state))


def test_a_cooperation_that_has_ended_can_be_certified_too():
    cooperation = CooperationFactory(state="ended")
    assert paper_of(issued(cooperation)).ended_on == cooperation.ended_on


def test_only_heads_of_an_employer_that_takes_part():
    cooperation = CooperationFactory(state="confirmed")
    employer, mso = organisations_of(cooperation)
    others = [
        RepresentativeFactory(organisation=employer, role="editor").user,
        head_of(mso),
        head_of(OrganisationFactory(employer=True)),
    ]
    for user in others:
        with pytest.raises(PermissionDenied):
            issued(cooperation, actor=user)
    assert not Printout.objects.exists()


def test_only_for_an_mso_that_takes_part():
    cooperation = CooperationFactory(state="confirmed")
    employer, _mso = organisations_of(cooperation)
    asked = CooperationPartyFactory(cooperation=cooperation, accepted_at=None).organisation
    for receiver in (OrganisationFactory(), asked):
        with pytest.raises(MoveRefused, match="does not take part"):
            issue(cooperation, receiver, CERTIFICATE, issuer=employer, actor=head_of(employer), wording=WORDING)


def test_a_letter_has_a_text():
    with pytest.raises(MoveRefused, match="text of the letter"):
        issued(kind=REFERENCE, wording=Wording("Erika Muster", "Leiterin", text=" \n"))


def test_a_wish_is_answered_by_the_paper_or_put_off():
    cooperation = CooperationFactory(state="confirmed")
    employer, mso = organisations_of(cooperation)
    user, head = head_of(mso), head_of(employer)
    wished = wish(cooperation, CERTIFICATE, organisation=mso, actor=user)
    assert wish(cooperation, CERTIFICATE, organisation=mso, actor=user) == wished

    certificate = issued(cooperation, actor=head)
    wished.refresh_from_db()
    assert wished.certificate == certificate
    assert not put_off(wished, actor=head)

    letter = wish(cooperation, REFERENCE, organisation=mso, actor=user)
    with pytest.raises(PermissionDenied):
        put_off(letter, actor=user)
    assert put_off(letter, actor=head)
    assert not CertificateWish.objects.open().exists()


def test_only_msos_of_a_confirmed_cooperation_may_ask():
    cooperation = CooperationFactory(state="in_talks")
    employer, mso = organisations_of(cooperation)
    with pytest.raises(MoveRefused):
        wish(cooperation, CERTIFICATE, organisation=mso, actor=head_of(mso))
    with pytest.raises(PermissionDenied):
        wish(cooperation, CERTIFICATE, organisation=employer, actor=head_of(employer))


def test_both_may_revoke_once_and_say_why():
    for side in ("issuer", "receiver"):
        certificate = issued()
        actor = head_of(getattr(certificate, side))
        with pytest.raises(ValueError, match="reason"):
            revoke(certificate, actor=actor, reason=" ")
        assert revoke(certificate, actor=actor, reason="Vertan")
        assert not revoke(certificate, actor=actor, reason="Noch einmal")
        certificate.refresh_from_db()
        assert certificate.revoked_at <= timezone.now()
    assert CertificateTransition.objects.filter(reason="Vertan").count() == 2


def test_nobody_else_may_revoke():
    certificate = issued()
    for user in (head_of(OrganisationFactory()), RepresentativeFactory(organisation=certificate.issuer).user):
        with pytest.raises(PermissionDenied):
            revoke(certificate, actor=user, reason="Darum")


def together(count=50):
    """As many cooperations, each with a head of its employer who issues a paper at the same moment."""

    def action(cooperation, actor):
        def run():
            try:
                return issued(Cooperation.objects.get(pk=cooperation.pk), actor=actor)
            except IntegrityError as error:
                return error

        return run

    actions = []
    for _ in range(count):
        cooperation = confirmed()
        actions.append(action(cooperation, head_of(organisations_of(cooperation)[0])))
    return run_together(*actions)


@pytest.mark.django_db(transaction=True)
def test_fifty_at_once_are_numbered_without_gap():
    outcomes = together()
    assert sorted(each.serial for each in outcomes) == list(range(1, 51))


@pytest.mark.django_db(transaction=True)
def test_without_the_lock_some_are_refused(monkeypatch):
    monkeypatch.setattr(numbering, "lock_year", lambda _year: None)
    outcomes = together()
    assert [each for each in outcomes if isinstance(each, IntegrityError)] != []


@pytest.mark.django_db(transaction=True)
def test_one_head_asking_fifty_times_gets_one_paper():
    cooperation = confirmed()
    head = head_of(organisations_of(cooperation)[0])
    outcomes = run_together(*[lambda: issued(Cooperation.objects.get(pk=cooperation.pk), actor=head)] * 50)
    assert len([each for each in outcomes if isinstance(each, Certificate)]) == 1
    assert Certificate.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_lock_only_the_constraint_keeps_the_second_paper_away(monkeypatch):
    cooperation = confirmed()
    head = head_of(organisations_of(cooperation)[0])
    without_locks(monkeypatch)
    meet_after(monkeypatch, issuing, "_check", 2)
    action = refusal_of_the_database(lambda: issued(Cooperation.objects.get(pk=cooperation.pk), actor=head))
    assert {type(each) for each in run_together(action, action)} == {Certificate, IntegrityError}
