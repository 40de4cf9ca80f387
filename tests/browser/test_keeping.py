"""Giving, taking and keeping: an association publishes and confirms, an employer ticks, a board answers by link."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import expect

from cooperations.domain.keeping.planning import plan_cycles
from cooperations.domain.keeping.renewal_mail import PURPOSE
from cooperations.domain.keeping.renewing import ask_all
from cooperations.models import Cooperation, RenewalAnswer, RenewalMail, Support, TouchPoint
from portal.accounts.domain.signed_links import issue_link
from tests.factories.cooperation import CooperationFactory
from tests.factories.giving import NeedFactory, OfferFactory, SupportFactory
from tests.factories.partners import RepresentativeFactory

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
HAMM = {"latitude": 51.68, "longitude": 7.82}


@pytest.fixture
def cooperation(transactional_db):
    with transaction.atomic():
        row = CooperationFactory(state="confirmed", title="Ausbildung in Hamm")
    Cooperation.objects.update(next_renewal_on=timezone.localdate())
    for party in row.parties.select_related("organisation"):
        for name, value in HAMM.items():
            setattr(party.organisation, name, value)
        party.organisation.name = "Klinikum Hamm" if party.side == "employer" else "Frauencafé Hamm e. V."
        party.organisation.save()
    plan_cycles()
    return row


def person_of(cooperation, side, language="de"):
    organisation = cooperation.parties.get(side=side).organisation
    return RepresentativeFactory(organisation=organisation, user__language=language).user


@pytest.fixture
def look(page, look_over, shoot):
    """Return a function that looks the page over and leaves the window as wide as a phone's."""

    def look(name):
        look_over(page, name)
        page.set_viewport_size(PHONE)
        shoot(page, f"{name}-360")

    return look


def test_association_publishes_a_need_and_confirms_support(page, sign_in, look, cooperation, base_url):
    employer, mso = (cooperation.parties.get(side=side).organisation for side in ("employer", "mso"))
    OfferFactory(organisation=employer, text="Besprechungsraum für 20 Leute, abends ab 18 Uhr")
    SupportFactory(giver=employer, receiver=mso, what="Getränke für das Sommerfest", amount=2, unit="times")
    NeedFactory(audience="public", text="Jemand, der unsere Buchhaltung durchsieht", kind="accounting")
    page.set_viewport_size(PHONE)
    sign_in(page, person_of(cooperation, "mso", "en"))
    page.goto(f"{base_url}/geben-und-nehmen/")
    page.get_by_role("link", name="Add a need").click()
    page.get_by_label("What is it about?").select_option("rooms")
    page.get_by_label("In your words").fill("Ein Raum für den Sprachkurs am Samstag")
    look("need")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("Same kind, and you have a cooperation.")).to_be_visible()
    page.get_by_role("button", name="I am interested").click()
    page.get_by_role("button", name="Yes, received").click()
    expect(page.get_by_text("confirmed", exact=True)).to_be_visible()
    look("giving")
    assert Support.objects.get().confirmed_at


def test_employer_ticks_an_occasion_from_the_keyboard(page, sign_in, look, cooperation, base_url):
    sign_in(page, person_of(cooperation, "employer"))
    ask_all()
    page.goto(f"{base_url}/kooperationen/{cooperation.pk}/kontaktanlaesse/")
    look("touch-points")
    page.get_by_label("What happened?").first.fill("Kaffee im Frauencafé")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kaffee im Frauencafé")).to_be_visible()
    assert TouchPoint.objects.filter(state="done").count() == 1


def test_board_answers_by_link_in_arabic_on_a_phone(page, look, cooperation, base_url):
    person_of(cooperation, "mso", "ar")
    ask_all()
    mail = RenewalMail.objects.get()
    mail.link, token = issue_link(PURPOSE, timedelta(days=60))
    mail.save()
    page.set_viewport_size(PHONE)
    page.goto(f"{base_url}/noch-aktiv/{token}/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    look("renewal")
    page.get_by_label("نعم، ما زال قائمًا").check()
    page.get_by_role("button", name="إرسال الإجابة").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("شكرًا")
    assert RenewalAnswer.objects.get().way == "link"
