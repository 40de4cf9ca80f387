"""Writing the agreement together: nothing typed is lost."""

import html

import pytest
from django.test import Client
from django.urls import reverse

from cooperations.domain.agreement import freeze as freeze_draft
from cooperations.domain.agreement.changes import mark_as_read
from cooperations.domain.agreement.content import from_json
from cooperations.models import AgreementLook
from portal.shared.kept_posts import KEY
from tests.cooperations.domain.agreements import save, whole_content
from tests.factories.cooperation import CooperationFactory, CooperationPartyFactory, freeze
from tests.factories.partners import MsoProfileFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db
ANNA, BERK = "Anna Amt", "Berk Bund"


@pytest.fixture
def employer():
    return RepresentativeFactory(organisation__employer=True, user__language="en", user__name=ANNA)


@pytest.fixture
def mso():
    return RepresentativeFactory(user__language="en", user__name=BERK)


@pytest.fixture
def cooperation(employer, mso):
    return CooperationFactory(state="in_talks", employer=employer.organisation, mso=mso.organisation)


def section(cooperation, slug):
    return reverse("cooperations:agreement_edit", args=[cooperation.pk, slug])


def draft(cooperation):
    cooperation.agreement.refresh_from_db()
    return from_json(cooperation.agreement.content)


def aims(base=0, **texts):
    return {"base": base, "aims_employer": "", "aims_mso": "", "target_group": "", **texts}


def text_of(response):
    return response.content.decode()


def test_each_section_is_written_on_its_own(client_of, cooperation, mso):
    client = client_of(mso.user)
    client.post(section(cooperation, "ziele"), aims(aims_mso="Jugendliche erreichen"))
    client.post(
        section(cooperation, "rahmen"),
        {"base": 1, "rooms": "Saal", "languages": ["tr", "de"], "text_language": "de"},
    )
    party = cooperation.parties.get(side="employer")
    client.post(
        section(cooperation, "aufgaben"),
        {
            "base": 2,
            "row0-uid": "a1",
            "row0-what": "Einladen",
            "row0-owner": f"party:{party.pk}",
            "row0-by": "2027-03-01",
            "row1-uid": "a2",
            "row1-what": "",
            "row1-owner": "",
            "row1-by": "",
        },
    )
    client.post(
        section(cooperation, "ansprechpersonen"),
        {"base": 3, "row0-uid": "c1", "row0-name": "Erika", "row0-function": "", "row0-party": f"party:{party.pk}"},
    )
    content = draft(cooperation)
    assert (content.aims_mso, content.rooms, content.languages) == ("Jugendliche erreichen", "Saal", ("de", "tr"))
    assert [(task.what, task.by.isoformat()) for task in content.tasks] == [("Einladen", "2027-03-01")]
    assert content.contacts[0].name == "Erika"
    shown = text_of(client.get(reverse("cooperations:agreement", args=[cooperation.pk])))
    assert "Einladen" in shown
    assert party.organisation.name in shown


def test_a_second_click_adds_nothing(client_of, cooperation, mso):
    client = client_of(mso.user)
    form = text_of(client.get(section(cooperation, "aufgaben")))
    uid = form.split('name="row0-uid" value="')[1].split('"')[0]
    sent = {"base": 0, "row0-uid": uid, "row0-what": "Einladen", "row0-owner": "", "row0-by": ""}
    client.post(section(cooperation, "aufgaben"), sent)
    client.post(section(cooperation, "aufgaben"), sent)
    assert len(draft(cooperation).tasks) == 1


def test_a_task_is_removed(client_of, cooperation, mso):
    save(cooperation.agreement, whole_content())
    sent = {"base": 1, "row0-uid": "a1", "row0-what": "Raum", "row0-owner": "", "row0-by": "", "row0-gone": "on"}
    client_of(mso.user).post(section(cooperation, "aufgaben"), sent)
    assert draft(cooperation).tasks == ()


def test_what_cannot_be_kept_comes_back_with_the_reason(client_of, cooperation, mso):
    long = "ä" * 3_001
    response = client_of(mso.user).post(section(cooperation, "ziele"), aims(aims_mso=long))
    assert response.status_code == 422
    assert long in text_of(response)
    assert "3001" in text_of(response).replace(",", "")


def test_a_date_without_a_task_is_not_lost(client_of, cooperation, mso):
    sent = {"base": 0, "row0-uid": "a1", "row0-what": "", "row0-owner": "", "row0-by": "2027-03-01"}
    response = client_of(mso.user).post(section(cooperation, "aufgaben"), sent)
    assert response.status_code == 422
    assert "2027-03-01" in text_of(response)


def test_changes_at_different_places_are_joined(client_of, cooperation, employer, mso):
    client_of(employer.user).post(section(cooperation, "ziele"), aims(aims_employer="Auszubildende"))
    answer = client_of(mso.user).post(section(cooperation, "ziele"), aims(aims_mso="Jugendliche"), follow=True)
    assert "both changes are in the draft" in text_of(answer)
    assert (draft(cooperation).aims_employer, draft(cooperation).aims_mso) == ("Auszubildende", "Jugendliche")


@pytest.mark.parametrize(
    ("choice", "result"), [("theirs", "Zehn Azubis"), ("mine", "Zwanzig Azubis"), ("own", "Fünfzehn Azubis")]
)
def test_changes_at_the_same_place_are_decided(  # noqa: PLR0913, PLR0917 -- fixtures and a table
    client_of, cooperation, employer, mso, choice, result
):
    client_of(employer.user).post(section(cooperation, "ziele"), aims(target_group="Zehn Azubis"))
    client = client_of(mso.user)
    mine = aims(target_group="Zwanzig Azubis", aims_mso="Jugendliche")
    merge = client.post(section(cooperation, "ziele"), mine)
    assert merge.status_code == 409
    shown = text_of(merge)
    assert "Zehn" in shown
    assert "Zwanzig" in shown
    assert ANNA in shown
    assert draft(cooperation).aims_mso == ""
    decided = {**mine, "base": 1, "choice:target_group": choice, "own:target_group": "Fünfzehn Azubis"}
    assert client.post(section(cooperation, "ziele"), decided).status_code == 302
    assert (draft(cooperation).target_group, draft(cooperation).aims_mso) == (result, "Jugendliche")


def test_own_words_that_cannot_be_kept_come_back(client_of, cooperation, employer, mso):
    client_of(employer.user).post(section(cooperation, "ziele"), aims(target_group="Zehn"))
    words = "ö" * 3_001
    sent = {**aims(base=1, target_group="Elf"), "choice:target_group": "own", "own:target_group": words}
    response = client_of(mso.user).post(section(cooperation, "ziele"), sent)
    assert response.status_code == 422
    assert words in text_of(response)


def test_two_decide_again_when_a_third_was_faster(client_of, cooperation, employer, mso):
    client_of(employer.user).post(section(cooperation, "ziele"), aims(target_group="Zehn"))
    client_of(employer.user).post(section(cooperation, "ziele"), aims(base=1, target_group="Elf"))
    sent = {**aims(base=1, target_group="Zwanzig"), "choice:target_group": "mine"}
    assert client_of(mso.user).post(section(cooperation, "ziele"), sent).status_code == 409
    assert draft(cooperation).target_group == "Elf"


def test_what_was_typed_survives_the_end_of_the_session(cooperation, mso):
    browser = Client()
    response = browser.post(section(cooperation, "ziele"), aims(aims_mso="Lange überlegt"))
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))
    browser.force_login(mso.user)
    again = text_of(browser.get(section(cooperation, "ziele")))
    assert "Lange überlegt" in again
    assert "not saved yet" in again
    assert "Lange überlegt" not in text_of(browser.get(section(cooperation, "ziele")))


def test_too_much_is_not_kept_without_a_word(cooperation):
    browser = Client()
    sent = aims(aims_mso="ü" * 40_000)
    response = browser.post(section(cooperation, "ziele"), sent, follow=True, headers={"accept-language": "en"})
    assert "too long to be kept" in text_of(response)
    assert KEY not in browser.session


def test_what_others_changed_is_marked_until_it_is_read(client_of, cooperation, employer, mso):
    client_of(employer.user).post(section(cooperation, "ziele"), aims(target_group="Zehn Azubis"))
    client, address = client_of(mso.user), reverse("cooperations:agreement", args=[cooperation.pk])
    for _each in range(2):
        shown = text_of(client.get(address))
        assert "New since you last looked" in shown
        assert ANNA in shown
    client.post(reverse("cooperations:agreement_read", args=[cooperation.pk]), {"revision": "1"})
    assert "New since you last looked" not in text_of(client.get(address))
    assert "New since you last looked" not in text_of(client_of(employer.user).get(address))
    client.post(reverse("cooperations:agreement_read", args=[cooperation.pk]), {"revision": "0"})
    assert AgreementLook.objects.get(user=mso.user).revision == 1


def test_own_words_are_not_told_as_those_of_others(client_of, cooperation, employer, mso):
    client_of(employer.user).post(section(cooperation, "ziele"), aims(target_group="Zehn Azubis"))
    client_of(mso.user).post(section(cooperation, "ziele"), aims(1, target_group="Zwölf Azubis"))
    address = reverse("cooperations:agreement", args=[cooperation.pk])
    assert "New since you last looked" not in text_of(client_of(mso.user).get(address))
    assert BERK in text_of(client_of(employer.user).get(address))


def test_what_is_agreed_is_not_offered_to_boards_again(client_of, employer, mso):
    cooperation = CooperationFactory(state="confirmed", employer=employer.organisation, mso=mso.organisation)
    version = cooperation.valid_version
    client, address = client_of(mso.user), reverse("cooperations:agreement", args=[cooperation.pk])
    shown = client.get(address)
    assert (shown.context["agreed"], shown.context["changes"]) == (version, [])
    assert reverse("cooperations:agreement_version_pdf", args=[cooperation.pk, 1]) in text_of(shown)
    assert "Give it to the boards" not in text_of(shown)
    client.post(section(cooperation, "ziele"), aims(1, aims_employer="A", aims_mso="B", target_group="C"))
    assert "Give it to the boards" in text_of(client.get(address))


def test_a_draft_is_closed_with_its_cooperation(client_of, cooperation, mso):
    client = client_of(mso.user)
    cooperation.state = "withdrawn"
    cooperation.save()
    assert client.get(section(cooperation, "ziele")).status_code == 302
    response = client.post(section(cooperation, "ziele"), aims(aims_mso="Zu spät, aber da"))
    assert response.status_code == 409
    assert "Zu spät, aber da" in text_of(response)


def test_a_go_between_reads_but_does_not_write(client_of, cooperation):
    between = RepresentativeFactory()
    cooperation.parties.create(organisation=between.organisation, side="mediator", accepted_at=cooperation.created_at)
    client = client_of(between.user)
    assert client.get(reverse("cooperations:agreement", args=[cooperation.pk])).status_code == 200
    assert client.get(section(cooperation, "ziele")).status_code == 404


def test_who_was_only_asked_does_not_read_it(client_of, cooperation):
    asked = RepresentativeFactory()
    cooperation.parties.create(organisation=asked.organisation, side="mso")
    assert client_of(asked.user).get(reverse("cooperations:agreement", args=[cooperation.pk])).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_costs_the_same_however_much_is_new(  # noqa: PLR0913, PLR0917 -- fixtures and a table
    client_of, cooperation, employer, mso, number, django_assert_num_queries
):
    for each in range(number):
        CooperationPartyFactory(cooperation=cooperation, organisation=MsoProfileFactory().organisation)
        save(cooperation.agreement, whole_content(rooms=f"Raum {each}"), actor=employer.user)
        freeze(cooperation, text=f"Fassung {each}\n")
    client, address = client_of(mso.user), reverse("cooperations:agreement", args=[cooperation.pk])
    client.get(address)
    mark_as_read(cooperation.agreement, mso.user, number - 1)
    with django_assert_num_queries(8):
        client.get(address)


def test_a_base_that_never_was_loses_nothing(client_of, cooperation, mso):
    response = client_of(mso.user).post(section(cooperation, "ziele"), aims(base=7, aims_mso="Neu"), follow=True)
    assert "is not known" in text_of(response)
    assert draft(cooperation).aims_mso == "Neu"


def test_a_frozen_version_is_shown_word_for_word(client_of, cooperation, mso):
    save(cooperation.agreement, whole_content(further="Mit <b> & „Zeichen“\n\n  und Lücken"))
    version = freeze_draft(cooperation, actor=mso.user, revision=1)
    address = reverse("cooperations:agreement_version", args=[cooperation.pk, 1])
    shown = text_of(client_of(mso.user).get(address))
    _before, _mark, rest = shown.partition('lang="de" dir="auto">')
    assert html.unescape(rest.partition("</div>")[0]) == version.text
    assert version.sha256 in shown
