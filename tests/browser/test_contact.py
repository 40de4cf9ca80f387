"""An employer finds the right way to an association; the association answers from a phone, in Arabic."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from cooperations.domain.requests.sending import send_request
from cooperations.models import ContactRequest, TalkGuide
from partners.models import ReachabilityWindow
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job, Message
from tests.factories.contact import ContactRequestFactory
from tests.factories.partners import (
    AffiliationFactory,
    ConsentFactory,
    ContactPersonFactory,
    EmployerProfileFactory,
    MsoProfileFactory,
    RepresentativeFactory,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def mso():
    organisation = MsoProfileFactory(
        organisation__name="Kulturverein Abendstern Bottrop e. V.",
        organisation__slug="abendstern",
        target_groups=["parents", "young_people"],
        languages=["de", "ar"],
        staff_kind="voluntary",
        rooms_capacity=0,
    ).organisation
    contact = ContactPersonFactory(
        organisation=organisation, name="Selin Kaya", phone="0171 3920012", languages=["de", "ar"]
    )
    contact.current_consent, contact.audience = ConsentFactory(contact=contact), "public"
    contact.save()
    tomorrow = timezone.localdate() + timedelta(days=1)
    ReachabilityWindow.objects.create(contact=contact, weekday=tomorrow.isoweekday(), start="18:00", end="20:00")
    RepresentativeFactory(organisation=organisation, role="board", user__language="ar", user__email="amal@example.org")
    AffiliationFactory(member=organisation, umbrella__name="Verband der Kulturvereine")
    return organisation


@pytest.fixture
def hr_person():
    employer = EmployerProfileFactory(
        organisation__name="Stadtwerke Musterstadt", organisation__slug="stadtwerke", offers=["rooms", "expenses"]
    ).organisation
    return RepresentativeFactory(organisation=employer, user__name="Erika Muster", user__language="en").user


@pytest.fixture
def signed_in(sign_in, mso, hr_person):
    return lambda page: sign_in(page, hr_person)


@pytest.fixture
def in_arabic(live_server):
    def choose(page):
        page.context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "ar", "url": live_server.url}])

    return choose


@pytest.fixture
def board(sign_in, in_arabic, mso):
    def enter(page):
        sign_in(page, mso.representatives.get().user)
        in_arabic(page)

    return enter


def written_mail(recipient):
    """Write the mails of the request and return the one to ``recipient``, before it is sent and forgotten."""
    for job in Job.objects.filter(state="queued").exclude(name="outbox.send_message"):
        run_job(job.pk)
    return Message.objects.filter(recipient=recipient).latest("job__created_at")


def test_from_the_plan_to_the_request(page, look_over, shoot, signed_in):
    signed_in(page)
    page.goto("/organisationen/abendstern/")
    page.get_by_role("link", name="Get in touch").click()
    page.set_viewport_size(PHONE)
    assert page.get_by_role("link", name="Call Selin Kaya").get_attribute("href") == "tel:01713920012"
    assert page.get_by_role("link", name="Write request").count() == 0
    shoot(page, "plan-360")
    look_over(page, "plan")

    page.get_by_role("link", name="Write talk guide").click()
    page.get_by_label("Your aim in one plain sentence").fill("Wir möchten Jugendlichen unsere Berufe zeigen.")
    page.get_by_label(re.compile("Your members hear first-hand.*fits, because")).check()
    page.get_by_role("button", name="Save talk guide").click()
    page.get_by_text("Your talk guide is saved").wait_for()
    look_over(page, "talk-guide")
    assert TalkGuide.objects.get().arguments == ["visible-jobs"]

    page.goto("/kontakt/abendstern/anfrage/")
    page.get_by_role("heading", name="Call first").wait_for()
    look_over(page, "request-first")
    page.get_by_role("link", name="Open contact plan").click()
    page.get_by_role("link", name="Note a call").click()
    page.get_by_label("What was said?").fill("Frau Kaya fragt ihren Vorstand.")
    page.get_by_label(re.compile("Next step")).fill("Kurz schreiben")
    page.get_by_role("button", name="Save entry").click()
    page.get_by_text("Please say whose turn it is.").first.wait_for()
    look_over(page, "log-form")
    page.get_by_label("Stadtwerke Musterstadt").check()
    page.get_by_role("button", name="Save entry").click()
    page.get_by_role("link", name="Write request").click()
    page.get_by_label("Subject").fill("Berufe zeigen")
    page.get_by_label("Your message", exact=True).fill("Wir bringen Auszubildende mit und bezahlen den Raum.")
    page.set_viewport_size(DESK)
    shoot(page, "request-new-1280")
    page.get_by_role("button", name="Send request").click()
    page.get_by_text("is sent. You get an answer here and by e-mail.").wait_for()
    look_over(page, "request-sent")


def test_a_no_on_the_phone_in_arabic_without_account(page, look_over, in_arabic, mso, hr_person):
    employer = hr_person.representations.get().organisation
    texts = {"subject": "Berufe zeigen", "aim": "Jugendlichen Berufe zeigen", "text": "Wir bezahlen den Raum."}
    send_request(employer, mso, author=hr_person, no_phone_reason="Niemand da", **texts)
    mail = written_mail("amal@example.org")
    assert mail.language == "ar"
    page.set_viewport_size(PHONE)
    in_arabic(page)
    page.goto(re.search(r"https?://[^/\s]+(/anfrage/\S+)", mail.text)[1])
    assert page.locator("html").get_attribute("dir") == "rtl"
    assert page.locator(".portal-nav").count() == 0
    look_over(page, "request-link-ar")
    page.set_viewport_size(PHONE)
    page.get_by_label("الوقت ضيق جدًا").check()
    page.get_by_role("button", name="رفض الطلب").click()
    page.get_by_role("heading", name="رُفض الطلب").wait_for()
    look_over(page, "request-declined-ar")
    assert ContactRequest.objects.get().decline_reason == "too_short"


def test_the_board_answers_sets_limits_and_blocks_in_arabic(page, board, look_over, mso, hr_person):
    employer = hr_person.representations.get().organisation
    request = ContactRequestFactory(employer=employer, mso=mso, author=hr_person)
    board(page)
    page.set_viewport_size(PHONE)
    page.goto("/anfragen/")
    look_over(page, "requests-ar")
    page.set_viewport_size(PHONE)
    page.get_by_role("link", name="Info-Abend zur Ausbildung").click()
    look_over(page, "request-ar")
    page.get_by_role("button", name="يرجى الاتصال بنا").click()
    page.get_by_text("رسالتكم في طريقها").first.wait_for()
    look_over(page, "request-answered-ar")
    request.refresh_from_db()
    assert request.state == "answered"
    page.get_by_role("link", name="كل المحادثات").click()
    look_over(page, "log-ar")
    page.goto("/organisationen/abendstern/anfragen/einstellungen/")
    look_over(page, "contact-settings-ar")
    page.get_by_label(re.compile("إيقاف الطلبات مؤقتًا")).check()
    page.get_by_role("button", name="حفظ الإعدادات").click()
    page.goto(f"/organisationen/abendstern/anfragen/sperren/{employer.slug}/")
    page.get_by_role("button", name="حظر جهة العمل").click()
    page.get_by_role("heading", name="Stadtwerke Musterstadt").wait_for()
    look_over(page, "blocked-ar")
    mso.contact_settings.refresh_from_db()
    assert mso.contact_settings.is_pausing


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_a_silent_request_gets_a_go_between_without_scripts(page, sign_in, mso, hr_person):
    request = ContactRequestFactory(
        employer=hr_person.representations.get().organisation, mso=mso, author=hr_person, state="unanswered"
    )
    sign_in(page, hr_person)
    page.goto(request.get_absolute_url())
    page.get_by_role("link", name="Ask a go-between").click()
    page.get_by_label("Verband der Kulturvereine").check()
    page.get_by_role("button", name="Ask for help").click()
    page.get_by_text("Verband der Kulturvereine has been asked to go between the two.").wait_for()
