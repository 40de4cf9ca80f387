"""The second chair of an association gets a mail on Sunday evening, on her phone; later the board hands over."""

import re
from datetime import time, timedelta

import pytest
from django.utils import timezone

from partners.domain.asking.campaign import run_campaigns
from partners.models import FreshnessAnswer, OrganisationTranslation, ReachabilityWindow, Representative
from portal.outbox.models import Bounce, Message
from tests.factories.asking import asked
from tests.factories.geo import DistrictFactory, MunicipalityFactory
from tests.factories.partners import (
    ConsentFactory,
    ContactPersonFactory,
    MsoProfileFactory,
    OrganisationFactory,
    RepresentativeFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}


@pytest.fixture
def verein():
    town = MunicipalityFactory(name="Bottrop", district=DistrictFactory(name="Bottrop"))
    organisation = MsoProfileFactory(
        organisation__name="Kulturverein Abendstern Bottrop e. V.",
        organisation__slug="abendstern",
        organisation__municipality=town,
        organisation__district=town.district,
        organisation__website="https://abendstern.example.org",
        organisation__description="Wir begleiten Familien in die Ausbildung.",
        organisation__confirmed_at=timezone.now() - timedelta(days=190),
        target_groups=["parents", "young_people"],
        languages=["de", "tr", "ar"],
    ).organisation
    OrganisationTranslation.objects.create(organisation=organisation, language="tr", description="Ailelere eşlik")
    contact = ContactPersonFactory(
        organisation=organisation, name="Selin Kaya", phone="0171 3920012", email="selin@example.org", is_general=True
    )
    ReachabilityWindow.objects.create(contact=contact, weekday=2, start=time(18), end=time(20))
    contact.current_consent, contact.audience = ConsentFactory(contact=contact), "public"
    contact.save()
    return organisation


def link_in_mail(kind="", word="bestaetigung"):
    text = Message.objects.latest("job__created_at").text
    links = re.findall(rf"https?://[^/\s]+(/\S*{word}/\S*)", text)
    return next(link for link in links if link.endswith(f"kind={kind}" if kind else "/"))


def test_second_chair_confirms_on_her_phone(page, look_over, shoot, verein):
    RepresentativeFactory(organisation=verein, role="board", user__email="zweite@example.org", user__language="en")
    assert run_campaigns() == 1
    page.set_viewport_size(PHONE)
    page.goto(link_in_mail())
    assert page.locator(".portal-nav, .portal-menu:not(.portal-languages)").count() == 0
    shoot(page, "asking-360")
    look_over(page, "asking")
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="Everything is still correct").click()
    page.get_by_role("heading", name="Done. You can close this page.").wait_for()
    shoot(page, "asking-done-360")
    look_over(page, "asking-done")
    verein.refresh_from_db()
    assert timezone.now() - verein.confirmed_at < timedelta(minutes=1)


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_page_works_without_scripts(page, verein):
    _mail, token = asked(verein)
    page.goto(f"/bestaetigung/{token}/")
    page.get_by_role("button", name="Everything is still correct").click()
    page.get_by_role("heading", name="Done. You can close this page.").wait_for()


def test_somebody_tells_what_is_new_and_the_team_deals_with_it(page, sign_in, look_over, verein):
    head = RepresentativeFactory(organisation=verein, role="owner", user__language="en")
    asked(verein)
    page.goto(link_in_mail("contact"))
    assert page.get_by_label("Somebody else is the right contact now").is_checked()
    look_over(page, "asking-tell")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("Please say in a sentence what is new.").first.wait_for()
    page.get_by_label("What is new?").fill("Ada Beispiel ist jetzt Vorsitzende.")
    page.get_by_role("button", name="Send").click()
    page.get_by_text("We have passed on what you wrote").wait_for()

    sign_in(page, head.user)
    page.goto("/")
    page.get_by_role("link", name="Look into it").click()
    page.get_by_text("Ada Beispiel ist jetzt Vorsitzende.").wait_for()
    look_over(page, "answers")
    page.get_by_role("button", name="Mark as dealt with").click()
    page.get_by_text("Nothing waits").wait_for()
    assert FreshnessAnswer.objects.get().done_by == head.user


def test_several_organisations_and_dead_links(page, look_over, verein):
    other = OrganisationFactory(name="Elternnetz Bottrop")
    mail, token = asked(verein, other)
    page.goto(f"/bestaetigung/{token}/")
    look_over(page, "asking-several")
    page.get_by_label("Confirm Elternnetz Bottrop").uncheck()
    page.get_by_role("button", name="Everything is still correct").click()
    page.get_by_text("Confirmed on").wait_for()
    look_over(page, "asking-half")
    mail.link.revoked_at = timezone.now()
    mail.link.save()
    page.goto(f"/bestaetigung/{token}/")
    page.get_by_role("heading", name="This link no longer works").wait_for()
    look_over(page, "asking-gone")


def test_board_hands_over_on_a_phone(page, sign_in, shoot, look_over, verein):
    board = RepresentativeFactory(
        organisation=verein,
        role="board",
        user__email="selin@example.org",
        user__name="Selin Kaya",
        user__language="en",
    )
    verein.contacts.update(term_until=timezone.localdate() + timedelta(days=20))
    Bounce.objects.create(digest="b", address="selin@example.org", status="5.1.1", is_permanent=True)
    sign_in(page, board.user)
    page.set_viewport_size(PHONE)
    page.goto("/")
    page.get_by_role("heading", name="Mails to your address come back").wait_for()
    page.get_by_role("link", name="Prepare handover").click()
    shoot(page, "handover-360")
    look_over(page, "handover")
    page.set_viewport_size(PHONE)
    page.get_by_role("group", name="Selin Kaya").get_by_label("leaves").check()
    page.get_by_role("button", name="Save who stays and who leaves").click()
    page.get_by_text("would have nobody at its head").wait_for()
    page.get_by_label("E-mail address").fill("ada@example.org")
    page.get_by_label("board member").check()
    page.get_by_role("button", name="Send invitation").click()
    page.get_by_text("The invitation to ada@example.org is on its way.").wait_for()
    RepresentativeFactory(organisation=verein, role="board", user__email="ada@example.org")
    page.get_by_role("group", name="Selin Kaya").get_by_label("leaves").check()
    page.get_by_role("button", name="Save who stays and who leaves").click()
    page.get_by_text("1 person has left.").wait_for()
    assert list(Representative.objects.current().values_list("user__email", flat=True)) == ["ada@example.org"]
    assert verein.contacts.count() == 0


def test_ministry_finds_who_has_nobody_and_contacts_show_returned_mails(page, sign_in, look_over, verein):
    ministry = RepresentativeFactory(organisation=OrganisationFactory(ministry=True), role="owner", user__language="en")
    day = timezone.localdate() - timedelta(days=3)
    RepresentativeFactory(organisation=verein, role="owner", since=day, until=day)
    sign_in(page, ministry.user)
    page.goto("/")
    page.get_by_role("link", name="Invite somebody").click()
    page.get_by_role("heading", name="Organisations without head").wait_for()
    look_over(page, "headless")
    page.get_by_role("link", name="Invite somebody (Kulturverein").click()
    page.get_by_role("button", name="Send invitation").wait_for()
    editor = RepresentativeFactory(organisation=verein, user__language="en")
    Bounce.objects.create(digest="b", address="selin@example.org", status="5.1.1", is_permanent=True)
    sign_in(page, editor.user)
    page.goto("/organisationen/abendstern/kontakte/")
    look_over(page, "contacts-returned")
    page.get_by_role("button", name="The address is right, try again").click()
    page.get_by_text("The portal sends mails to this address again.").wait_for()
