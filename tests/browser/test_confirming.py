"""Boards confirm: somebody is named and asked, a board member answers by link on a phone in Arabic, text and all."""

from dataclasses import replace

import pytest
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import expect

from cooperations.models import Confirmation, Cooperation, Signatory
from partners.models import Representative
from tests.factories.confirming import READY, answer, ask, people, ready, tokens_for, write
from tests.factories.cooperation import SignatoryFactory

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
LONG = replace(
    READY,
    aims_employer="Wir möchten Jugendliche und Eltern kennenlernen, die unsere Ausbildung noch nicht kennen.",
    aims_mso="Unsere Mitglieder sollen Betriebe von innen sehen und ihre Fragen in ihrer Sprache stellen können.",
    rooms="Der Betrieb stellt die Kantine, der Verein den Saal im Bürgerhaus.",
)


@pytest.fixture
def cooperation(transactional_db):
    with transaction.atomic():
        row = ready((2, 3), (1, 1), named={"mso": 1, "employer": 1}, content=LONG)
        Cooperation.objects.filter(pk=row.pk).update(title="Ausbildung in Hamm")
        for side, name in (("mso", "Frauencafé Hamm e. V."), ("employer", "Klinikum Hamm")):
            organisation = row.parties.get(side=side).organisation
            organisation.name = name
            organisation.save()
    return Cooperation.objects.get(pk=row.pk)


@pytest.fixture
def look(page, look_over, shoot):
    """Return a function that looks the page over and leaves the window as wide as a phone's."""

    def look(name):
        look_over(page, name)
        page.set_viewport_size(PHONE)
        shoot(page, f"{name}-360")

    return look


def test_board_is_named_asked_and_answers_in_arabic(page, sign_in, look, cooperation, base_url):
    mso = cooperation.parties.get(side="mso").organisation
    sign_in(page, Representative.objects.get(organisation=mso, role="owner").user)
    page.goto(f"{base_url}{reverse('cooperations:signatories', args=[cooperation.pk])}")
    expect(page.get_by_text("One more person must be named")).to_be_visible()
    page.get_by_role("link", name="Name somebody").click()
    page.get_by_label("Somebody else").check()
    page.locator("[name=name]").fill("أمل الخطيب")
    page.locator("[name=email]").fill("amal@example.org")
    page.locator("[name=function]").fill("Vorsitzende")
    page.get_by_label("Language of the page and the mails").select_option("ar")
    look("confirming-name")
    page.get_by_role("button", name="Name this person").click()
    expect(page.get_by_text("أمل الخطيب", exact=True)).to_be_visible()
    page.get_by_role("link", name="Give to the boards").click()
    look("confirming-ask")
    page.get_by_role("button", name="Give to the boards").click()
    look("confirming-signatories")

    page.context.clear_cookies()
    amal = Signatory.objects.get(email="amal@example.org")
    others = [each for each in people(cooperation, "mso") if each != amal]
    opened = cooperation.rounds.get()
    answer(others[0], opened, name="Mara Muster")
    url = f"{base_url}{reverse('cooperations:confirm_link', args=tokens_for(amal))}"
    page.set_viewport_size(PHONE)
    page.goto(url)
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.get_by_text("Mara Muster")).to_be_visible()
    look("confirming-page-ar")
    page.get_by_role("link", name="لدي سؤال").click()
    look("confirming-question-ar")
    page.get_by_role("link", name="العودة إلى الاتفاق").click()
    # The tick is missing: the page says so and keeps the rest.
    page.get_by_role("button", name="نعم، أؤكد").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("يرجى وضع علامة هنا قبل التأكيد.").first).to_be_visible()
    look("confirming-error-ar")
    page.get_by_label("قرأت الاتفاق").check()
    page.get_by_role("button", name="نعم، أؤكد").click()
    expect(page.get_by_role("heading", name="شكرًا لكم. احتُسبت موافقتكم.")).to_be_visible()
    assert Confirmation.objects.get(signatory=amal).answer == "yes"
    page.goto(url)
    expect(page.get_by_role("heading", level=1)).to_have_text("سبق أن أجبتم")
    look("confirming-used-ar")


def test_changed_text_shows_what_is_new_and_a_no_asks_once_more(page, look, cooperation, base_url):
    with transaction.atomic():
        mso = cooperation.parties.get(side="mso").organisation
        SignatoryFactory(cooperation=cooperation, organisation=mso)
        ask(cooperation, None)
        write(cooperation, replace(LONG, rooms="Der Betrieb stellt Kantine und Werkstatt."))
        signatory = people(cooperation, "mso")[0]
        token = tokens_for(signatory)[0]
        ask(cooperation, None)
    page.set_viewport_size(PHONE)
    page.goto(f"{base_url}{reverse('cooperations:confirm_link', args=[token])}?lang=en")
    page.get_by_text("What has changed in the text").click()
    expect(page.locator("ins", has_text="Werkstatt")).to_be_visible()
    look("confirming-changed")
    page.get_by_role("link", name="No", exact=True).click()
    page.get_by_label("Why not?").fill("Die Werkstatt ist zu klein.")
    look("confirming-no")
    page.get_by_role("button", name="No, I do not confirm").click()
    expect(page.get_by_role("heading", name="Your no is recorded")).to_be_visible()
