"""Lists besides that of an event: of a cooperation, of an employer about an MSO, of what formats need."""

import pytest
from django.urls import reverse
from django.utils import timezone

from checklists.domain.cooperation_lists import BASICS, LASTING
from checklists.domain.event_lists import FORMATS_SLUG, begin_list_of_formats
from checklists.domain.fitting import SLUG as FIT
from checklists.domain.loading import load_templates
from checklists.domain.together.paper import list_paper
from checklists.domain.together.sheet import shared_sheet
from checklists.models import Checklist, Item, Phase
from cooperations.domain.keeping.planning import plan_when_confirmed
from cooperations.domain.keeping.touching import tick
from cooperations.models import TouchPoint
from partners.domain.merging import merge_organisations
from tests.factories.accounts import UserFactory
from tests.factories.checklists import list_of, texts, version_of
from tests.factories.cooperation import CooperationFactory
from tests.factories.events import EventFactory
from tests.factories.partners import MsoProfileFactory, OrganisationFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


def person_of(cooperation, side):
    party = cooperation.parties.get(side=side)
    return RepresentativeFactory(organisation=party.organisation).user


def test_both_sides_of_a_cooperation_work_on_its_basics(client_of):
    cooperation = CooperationFactory(state="in_talks")
    url = reverse("checklists:cooperation_lists", args=[cooperation.pk])
    employer, mso = (client_of(person_of(cooperation, side)) for side in ("employer", "mso"))
    assert employer.post(url).status_code == 404  # nothing is published yet
    version_of(BASICS, ["roles", "trust"])
    assert "Begin the list" in employer.get(url).content.decode()
    for client in (employer, mso):
        page = client.post(url).url
    checklist = Checklist.objects.get()
    assert (page, checklist.cooperation) == (reverse("checklists:list", args=[checklist.pk]), cooperation)
    assert page in mso.get(url).content.decode()

    item = reverse("checklists:item", args=[checklist.pk, "roles"])
    assert employer.post(item, {"state": "done", "revision": "0", "note": "Steht im Protokoll"}).status_code == 302
    shown = mso.get(page).content.decode()
    assert "Steht im Protokoll" in shown
    assert 'aria-current="page"' in shown
    comments = reverse("checklists:comments", args=[checklist.pk, "roles"])
    comment = {"text": "Gut so", "organisation": cooperation.parties.get(side="mso").organisation_id}
    assert mso.post(comments, comment).status_code == 302
    assert "Gut so" in employer.get(item).content.decode()
    standing = reverse("checklists:standing", args=[checklist.pk])
    checklist.refresh_from_db()
    assert mso.get(f"{standing}?seit={checklist.revision}-0").status_code == 204
    assert "Steht im Protokoll" in mso.get(f"{standing}?seit=0-0").content.decode()

    cooperation.__class__.objects.filter(pk=cooperation.pk).update(state="withdrawn")
    assert employer.post(item, {"state": "open", "revision": "1"}).status_code == 404
    assert "Steht im Protokoll" in employer.get(page).content.decode()
    assert "Begin the list" not in employer.get(url).content.decode()


@pytest.mark.parametrize("number", [1, 3])
def test_each_side_sees_the_occasions_that_it_keeps(client_of, number, django_assert_num_queries):
    cooperation = CooperationFactory(state="confirmed")
    keys = ["staff-change", "contact-still-active", "invite-them"][:number]
    version = version_of(LASTING, keys[:1], check_rule="occasion-staff-change")
    phase = Phase.objects.get(version=version)
    for place, key in enumerate(keys[1:], 2):
        Item.objects.create(
            version=version,
            phase=phase,
            position=place,
            slug=key,
            number=str(place),
            text=texts(key),
            owner="both" if "contact" in key else "employer",
            check_rule=f"occasion-{key}",
        )
    plan_when_confirmed(cooperation, cooperation.valid_version)
    users = [person_of(cooperation, side) for side in ("employer", "mso")]
    done = TouchPoint.objects.visible_to(users[0]).get(occasion="staff-change")
    tick(done, actor=users[0])
    url = reverse("checklists:cooperation_lists", args=[cooperation.pk])
    client = client_of(users[0])
    client.get(url)
    with django_assert_num_queries(9):
        shown = client.get(url).content.decode()
    assert "It is ticked among your occasions for contact." in shown
    other = client_of(users[1]).get(url).content.decode()
    assert "It is ticked" not in other
    assert other.count("kern-title") == sum("contact" in key for key in keys)


def test_an_employer_asks_itself_whether_an_msos_fits_and_nobody_else_reads_it(client_of):
    load_templates()
    first, second = (MsoProfileFactory(organisation__name=f"Verein {name}").organisation for name in ("Eins", "Zwei"))
    user = RepresentativeFactory(organisation=OrganisationFactory(employer=True, name="Werk GmbH")).user
    employer, client = user.representations.get().organisation, client_of(user)
    url = reverse("checklists:fit", args=[first.slug])
    assert url in client.get(first.get_absolute_url()).content.decode()
    assert client.post(url, {"employer": second.pk}).status_code == 404
    for _twice in range(2):
        page = client.post(url, {"employer": employer.pk}).url
    checklist = Checklist.objects.get(template__slug=FIT)
    assert (checklist.organisation, checklist.about, checklist.answers.count()) == (employer, first, 9)
    item = reverse("checklists:item", args=[checklist.pk, "interested"])
    assert client.post(item, {"state": "done", "revision": "0", "note": "Am Telefon gefragt"}).status_code == 302
    shown = client.get(page).content.decode()
    assert "Only people who act for Werk GmbH see this page." in shown
    assert client.post(reverse("checklists:comments", args=[checklist.pk, "size"]), {"text": "x"}).status_code == 404
    assert "Verein Eins" in client.get(reverse("checklists:fit", args=[second.slug])).content.decode()
    assert "1 of 9 done" in client.get(url).content.decode()

    theirs = client_of(RepresentativeFactory(organisation=first).user)
    ministry = client_of(RepresentativeFactory(organisation=OrganisationFactory(ministry=True)).user)
    for stranger in (theirs, ministry):
        assert {stranger.get(each).status_code for each in (page, item, url)} == {404}
        assert url not in stranger.get(first.get_absolute_url()).content.decode()


def test_lists_about_an_mso_go_along_when_it_is_merged():
    version = version_of(FIT, ["own-field"])
    employer, source, target = OrganisationFactory(employer=True), OrganisationFactory(), OrganisationFactory()
    Checklist.objects.create(template=version.template, version=version, organisation=employer, about=source)
    merge_organisations(source, target, actor=UserFactory(), reason="doppelt")
    assert Checklist.objects.get().about == target


def test_only_the_formats_of_an_event_are_shown(client_of):
    version = version_of(FORMATS_SLUG, ["bus-booked"], applies_when={"format": ["bus_tour"]})
    visit = Phase.objects.create(version=version, position=2, slug="visit", title=texts("Besichtigung"))
    Item.objects.create(
        version=version,
        phase=visit,
        position=1,
        slug="rules-told",
        number="2.1",
        text=texts("Schuhe"),
        owner="employer",
        applies_when={"format": ["company_visit"]},
    )
    event = EventFactory(formats=["company_visit"])
    begin_list_of_formats(event, None)
    checklist = Checklist.objects.select_related("event", "version").get()
    user = RepresentativeFactory(organisation=event.host).user
    sheet = shared_sheet(checklist, user, timezone.localdate())
    assert [each.phase.slug for each in sheet.shown_phases] == ["visit"]
    assert (sheet.progress.total, list_paper(sheet).event) == (1, event.title)
    event.formats = ["bus_tour"]
    event.save()
    checklist = Checklist.objects.select_related("event", "version").get()
    assert [each.phase.slug for each in shared_sheet(checklist, user, timezone.localdate()).shown_phases] == ["phase"]
    main = list_of(version_of("cooperation-event", ["one"]), event=event)
    page = client_of(user).get(reverse("checklists:list", args=[checklist.pk])).content.decode()
    assert reverse("checklists:list", args=[main.pk]) in page
