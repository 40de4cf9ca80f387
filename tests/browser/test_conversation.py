"""A conversation in the browser: a held mail is released, an answer with a file is written."""

import pytest

from cooperations.domain.relay.files import keep_files
from cooperations.enums.relay import RelayKind, RelayState
from cooperations.enums.side import Side
from cooperations.models import ContactRequest
from portal.shared.uploads.checked import CheckedFile
from tests.factories.accounts import UserFactory
from tests.factories.contact import ContactRequestFactory
from tests.factories.partners import OrganisationFactory, RepresentativeFactory
from tests.factories.relay import RelayMailFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def request_with_mails(settings, tmp_path):
    settings.RELAY_ADDRESS = "anfrage@portal.example.org"
    settings.MEDIA_ROOT = tmp_path
    employer = OrganisationFactory(name="Werk Muster", employer=True)
    request = ContactRequestFactory(mso=OrganisationFactory(name="Verein Brücke"), employer=employer)
    erika = UserFactory(name="Erika Muster")
    RepresentativeFactory(user=erika, organisation=employer)
    RelayMailFactory(request=request, kind=RelayKind.AUTO_REPLY, text="", author_name="")
    held = RelayMailFactory(
        request=request,
        state=RelayState.HELD,
        held_why="unknown_sender",
        sender="vorstand.privat@example.com",
        text="Gern, am Dienstag nach 18 Uhr.\n\nلدينا غرفة جميلة.",
        quoted="> Guten Tag",
    )
    keep_files(
        held,
        [CheckedFile("Wegbeschreibung.txt", 4, "text/plain", b"Plan"), CheckedFile("a.doc", 9, refused_why="kind")],
    )
    return request


def member(request, organisation):
    user = UserFactory()
    RepresentativeFactory(user=user, organisation=organisation)
    return user


def test_board_releases_a_mail_and_writes(page, live_server, sign_in, look_over, request_with_mails):
    asked = request_with_mails
    sign_in(page, member(asked, asked.mso))
    page.goto(f"{live_server.url}{asked.get_absolute_url()}")
    look_over(page, "conversation-held")
    page.get_by_role("button", name="Yes, pass it on").click()
    page.get_by_role("link", name="Write message").click()
    look_over(page, "conversation-write")
    page.get_by_label("Message").fill("Bringen Sie gern Unterlagen mit.")
    page.locator("input[type=file]").set_input_files(
        {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Dienstag"}
    )
    page.get_by_role("button", name="Send message").click()
    page.get_by_text("Your message is on its way.").wait_for()
    look_over(page, "conversation")
    assert list(asked.relay_mails.filter(side=Side.MSO, way="portal").values_list("text", flat=True)) == [
        "Bringen Sie gern Unterlagen mit."
    ]
    assert ContactRequest.objects.get(pk=asked.pk).state == "answered"
