"""From the search to a confirmed cooperation and a paper that proves it, with a real mail server in between.

An employer and two people of an MSO's board: one has an account, the other a link on a phone, in Arabic.
"""

import mailbox
import re
import smtplib
import socket
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pypdfium2
import pytest
import zxingcpp
from aiosmtpd.controller import Controller
from django.core.management import call_command
from django.db.models.functions import Now
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from playwright.sync_api import expect

from cooperations.models import Certificate, Confirmation, ContactRequest, Cooperation
from partners.domain.search_upkeep import refresh_search
from portal.outbox.domain import hand_over
from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from tests.factories.partners import EmployerProfileFactory, MsoProfileFactory, RepresentativeFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PHONE = {"width": 360, "height": 740}
RELAY = "anfrage@portal.example.org"


class Catcher:
    """A mail server that keeps what it gets: mails for the portal in a maildir, all others in a list."""

    def __init__(self, folder):
        self.inbox = mailbox.Maildir(folder)
        self.mails = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 -- the name aiosmtpd asks for
        mail = BytesParser(policy=policy.default).parsebytes(envelope.content)
        if any(address.startswith("anfrage+") for address in envelope.rcpt_tos):
            self.inbox.add(envelope.content)
        else:
            self.mails.append((envelope.rcpt_tos, mail))
        return "250 OK"

    def last_to(self, address):
        return next(mail for recipients, mail in reversed(self.mails) if address in recipients)


@pytest.fixture
def mails(settings, tmp_path, monkeypatch):
    catcher = Catcher(tmp_path / "inbox")
    controller = Controller(catcher, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
    settings.RELAY_ADDRESS, settings.REPLY_MAILBOX = RELAY, f"maildir:{tmp_path / 'inbox'}"
    settings.MEDIA_ROOT = tmp_path / "media"
    catcher.port = controller.port
    monkeypatch.setattr(hand_over.app, "send_task", lambda *_args, **_options: None)
    yield catcher
    controller.stop()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def work_off():
    """Run all jobs that are due and those they lead to, as workers do; none may fail."""
    while waiting := list(Job.objects.filter(state=Job.State.QUEUED, due_at__lte=Now(), attempts=0)):
        for job in waiting:
            run_job(job.pk)
    assert list(Job.objects.exclude(state=Job.State.DONE).values_list("name", "error_detail")) == []


@pytest.fixture
def employer():
    profile = EmployerProfileFactory(organisation__name="Klinikum Hamm", organisation__employer=True)
    return RepresentativeFactory(
        organisation=profile.organisation,
        role="owner",
        user__name="Erika Muster",
        user__email="erika@klinikum.example.org",
        user__language="en",
    ).user


@pytest.fixture
def board():
    profile = MsoProfileFactory(organisation__name="Frauencafé Hamm e. V.", signing_required=2, signing_total=2)
    return RepresentativeFactory(
        organisation=profile.organisation,
        role="board",
        user__name="Leyla Demir",
        user__email="leyla@frauencafe.example.org",
        user__language="en",
    ).user


@pytest.fixture
def other_page(browser, live_server):
    context = browser.new_context(viewport=PHONE, locale="ar")
    yield context.new_page()
    context.close()


def test_from_the_search_to_a_confirmed_cooperation(  # noqa: PLR0913, PLR0917 -- three people and their tools
    page, other_page, sign_in, base_url, mails, employer, board, assert_accessible, shoot
):
    refresh_search()
    mso = board.representations.get().organisation
    find_and_ask(page, sign_in, base_url, employer, mso)
    work_off()
    answer_by_mail(mails)
    cooperation = agree(page, sign_in, base_url, employer, board)
    work_off()

    with translation.override("ar"):
        confirm_by_link(other_page, base_url, mails, assert_accessible, shoot)
    for user in (board, employer):
        sign_in(page, user)
        page.goto(f"{base_url}/kooperationen/{cooperation.pk}/bestaetigen/")
        assert Cooperation.objects.get().state == "awaiting_confirmation"
        say_yes(page)
    assert Cooperation.objects.get().state == "confirmed"
    assert sorted(Confirmation.objects.values_list("name", "way")) == [
        ("Amina Nasser", "link"),
        ("Erika Muster", "signed_in"),
        ("Leyla Demir", "signed_in"),
    ]
    work_off()

    issue(page, base_url, cooperation)
    work_off()
    paper = Certificate.objects.select_related("printout").get()
    address = read_qr(paper.printout.file.path)
    assert address.endswith(f"/nachweis/{paper.code}/")
    other_page.goto(base_url + address[address.index("/nachweis/") :] + "?lang=de")
    assert mso.name in other_page.locator("main").inner_text()


def find_and_ask(page, sign_in, base_url, employer, mso):
    """Search, read the plan, note the call, write."""
    page.set_default_timeout(8000)
    sign_in(page, employer)
    page.goto(f"{base_url}/verzeichnis/?q=Frauencafe")
    page.get_by_role("link", name="Frauencafé Hamm e. V.").first.click()
    page.get_by_role("link", name="Get in touch").first.click()
    page.get_by_role("link", name="Note a call").click()
    page.get_by_label("Day").fill(timezone.localdate().isoformat())
    page.get_by_role("button", name="Save").click()
    page.goto(f"{base_url}/kontakt/{mso.slug}/")
    page.get_by_role("link", name="Write request").click()
    page.get_by_label("Subject").fill("Ausbildung in der Pflege")
    page.get_by_label("Your aim in one plain sentence").fill("Jugendliche lernen Pflegeberufe kennen.")
    page.get_by_role("textbox", name="Your message").fill("Guten Tag, wie am Telefon besprochen.")
    page.get_by_role("button", name="Send request").click()
    assert ContactRequest.objects.get().state == "sent"


def answer_by_mail(mails):
    """The MSO answers the mail with its own mail program, through SMTP; the portal reads its mailbox."""
    asked = mails.last_to("leyla@frauencafe.example.org")
    assert "erika@klinikum.example.org" not in asked.as_string()
    answer = EmailMessage()
    answer["From"], answer["To"] = "leyla@frauencafe.example.org", asked["Reply-To"] or asked["From"]
    answer["Subject"], answer["Message-ID"] = "Re: Anfrage", "<antwort-1@frauencafe.example.org>"
    answer.set_content("Gern, wir freuen uns.")
    with smtplib.SMTP("127.0.0.1", mails.port) as smtp:
        smtp.send_message(answer)
    call_command("read_replies")
    work_off()
    assert ContactRequest.objects.get().state == "answered"
    passed_on = mails.last_to("erika@klinikum.example.org")
    assert "wir freuen uns" in passed_on.get_body(("plain",)).get_content()
    assert "leyla@frauencafe.example.org" not in passed_on.as_string()


def agree(page, sign_in, base_url, employer, board):
    """Propose, talk, write together, name who signs, give it to the boards."""
    mso = board.representations.get().organisation
    page.goto(f"{base_url}/kooperationen/neu/?mit={mso.slug}")
    page.get_by_label("What do you want to do together?").fill("Pflege zum Kennenlernen")
    page.get_by_role("button", name="Propose").click()
    cooperation = Cooperation.objects.get()
    home = f"{base_url}/kooperationen/{cooperation.pk}/"

    sign_in(page, board)
    page.set_viewport_size(PHONE)
    page.goto(home)
    page.get_by_role("button", name="Yes, let us talk").click()
    page.goto(f"{home}vereinbarung/bearbeiten/ziele/")
    page.get_by_label("What does the MSO side want?").fill("Jugendliche finden Ausbildung.")
    page.get_by_label("Whom do you want to reach?").fill("Jugendliche ab 16 Jahren und ihre Eltern.")
    page.get_by_role("button", name="Save").click()
    name_signatory(page, f"{home}unterschriften/", "Leyla Demir", "Vorsitzende")
    name_signatory(page, f"{home}unterschriften/", "", "Kassenwartin", email="amina@frauencafe.example.org")

    sign_in(page, employer)
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{home}vereinbarung/bearbeiten/ziele/")
    page.get_by_label("What does the employer side want?").fill("Auszubildende in der Pflege.")
    page.get_by_role("button", name="Save").click()
    page.goto(f"{home}vereinbarung/bearbeiten/aufgaben/")
    page.get_by_label("What is to be done?").first.fill("Führung durch die Station")
    page.get_by_label("Who?").first.select_option("employer")
    page.get_by_role("button", name="Save").click()
    name_signatory(page, f"{home}unterschriften/", "Erika Muster", "Leiterin Personal")
    page.get_by_role("link", name="Give to the boards").click()
    page.get_by_role("button", name="Give to the boards").click()
    cooperation.refresh_from_db()
    assert cooperation.state == "awaiting_confirmation"
    return cooperation


def name_signatory(page, address, name, function, email=""):
    page.goto(address)
    page.get_by_role("link", name=re.compile("^Name somebody")).first.click()
    if email:
        page.get_by_label("Somebody else").check()
        page.get_by_role("textbox", name=re.compile("^Name")).fill("Amina Nasser")
        page.get_by_label("E-mail address").fill(email)
        page.get_by_label("Language of the page and the mails").select_option("ar")
    else:
        page.get_by_label(name).check()
    page.get_by_label("Function").fill(function)
    page.get_by_role("button", name="Name this person").click()


def confirm_by_link(page, base_url, mails, assert_accessible, shoot):
    """On a phone, without an account, in Arabic; a second click on the link says that it was used."""
    mail = mails.last_to("amina@frauencafe.example.org")
    link = base_url + re.search(r"/vereinbarung/\S+", mail.get_body(("plain",)).get_content())[0]
    assert 'dir="rtl"' in mail.get_body(("html",)).get_content()
    page.goto(link)
    assert page.evaluate("document.documentElement.dir") == "rtl"
    assert "Führung durch die Station" in page.locator(".confirming-text").inner_text()
    assert_accessible(page)
    shoot(page, "confirm-arabic-360")
    say_yes(page)
    page.goto(link)
    expect(page.get_by_role("heading", level=1, name=_("You have answered already"))).to_be_visible()
    assert page.get_by_role("button").count() == 0


def say_yes(page):
    page.get_by_label(_("I have read the agreement and may sign for my organisation.")).check()
    page.get_by_role("button", name=_("Yes, I confirm")).click()
    expect(page.get_by_role("heading", level=1, name=_("Thank you. Your yes counts."))).to_be_visible()


def issue(page, base_url, cooperation):
    """The employer's head issues the certificate."""
    page.goto(f"{base_url}/kooperationen/{cooperation.pk}/bescheinigungen/")
    page.get_by_role("link", name="Issue certificate of cooperation").click()
    page.get_by_label("Aim of the cooperation").fill("Jugendliche lernen Pflegeberufe kennen.")
    page.get_by_label("Name of the person who signs").fill("Erika Muster")
    page.get_by_label("Function of this person").fill("Leiterin Personal")
    page.get_by_role("button", name="Continue and read").click()
    page.get_by_role("button", name="Issue now").click()
    expect(page.get_by_text("The paper is issued.")).to_be_visible()
    page.get_by_role("link", name="Open PDF").click()


def read_qr(path):
    """Return what the code on the picture of the paper says, as a camera would read it."""
    with pypdfium2.PdfDocument(path) as pdf:
        picture = pdf[0].render(scale=2).to_pil()
    (code,) = zxingcpp.read_barcodes(picture)
    return code.text
