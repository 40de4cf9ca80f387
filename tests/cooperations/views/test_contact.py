"""Preparing a call, and what those find who have no requests of their own."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from cooperations.models import TalkGuide
from partners.enums import Role
from tests.factories.contact import ContactRequestFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, MsoProfileFactory, RepresentativeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def mso():
    organisation = MsoProfileFactory().organisation
    contact = ContactPersonFactory(organisation=organisation, phone="0171 3920012")
    contact.current_consent, contact.audience = ConsentFactory(contact=contact), "public"
    contact.save()
    return organisation


def test_the_talk_guide_has_an_aim_and_leads_to_the_call_and_its_note(client_of, mso):
    client = client_of(RepresentativeFactory(organisation__employer=True, user__language="de").user)
    address = reverse("cooperations:talk_guide", args=[mso.slug])
    refused = client.post(address, {"aim": " ", "arguments": ["visible-jobs"]})
    assert "aim" in refused.context["form"].errors
    assert not TalkGuide.objects.exists()
    shown = client.post(address, {"aim": "Wir zeigen\nBerufe."}, follow=True).content.decode()
    assert TalkGuide.objects.get().aim == "Wir zeigen Berufe."
    assert "0171 3920012" in shown
    assert reverse("cooperations:log_add", args=[mso.slug]) in shown
    assert "fits, because" not in shown


def test_after_a_refused_file_all_are_to_be_chosen_again(client_of, mso):
    employer = RepresentativeFactory(organisation__employer=True, user__language="de")
    asked = ContactRequestFactory(employer=employer.organisation, mso=mso, state="answered")
    sent = {
        "side": "employer",
        "text": "Anbei",
        "attachments": [SimpleUploadedFile("a.txt", b"gut"), SimpleUploadedFile("b.docx", b"PK\x03\x04zzz")],
    }
    form = client_of(employer.user).post(reverse("cooperations:message_write", args=[asked.pk]), sent).context["form"]
    assert form.data["text"] == "Anbei"
    assert len(form.errors["attachments"]) == 1


@pytest.mark.parametrize(("role", "numbers"), [(Role.MINISTRY, True), (Role.INTEGRATION_CENTRE, False)])
def test_who_has_no_requests_is_led_to_what_is_theirs(client_of, role, numbers):
    client = client_of(RepresentativeFactory(organisation__roles=[role]).user)
    shown = client.get(reverse("cooperations:requests")).content.decode()
    assert reverse("cooperations:misuse_reports") in shown
    assert (reverse("cooperations:request_numbers") in shown) is numbers
