import pytest
from django.urls import reverse

from cooperations.models import Agreement
from portal.printing.models import Printout
from tests.factories.certificate import head_of, organisations_of
from tests.factories.cooperation import CooperationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cooperation(client):
    cooperation = CooperationFactory(state="awaiting_confirmation", content={"aims_mso": "Zusammen lernen."})
    client.force_login(head_of(organisations_of(cooperation)[1]))
    return cooperation


def test_a_frozen_version_is_printed_with_its_hash_once(client, cooperation):
    version = cooperation.agreement.versions.get()
    address = reverse("cooperations:agreement_version_pdf", args=[cooperation.pk, 1])

    assert client.get(address).status_code == client.get(address).status_code == 200
    assert version.sha256 in Printout.objects.get().content
    assert client.get(reverse("cooperations:agreement_version_pdf", args=[cooperation.pk, 2])).status_code == 404


def test_a_draft_is_printed_as_it_stands(client, cooperation):
    assert client.get(reverse("cooperations:agreement_pdf", args=[cooperation.pk])).status_code == 200
    printout = Printout.objects.get()
    assert "Zusammen lernen." in printout.content
    assert '"sha256": ""' in printout.content


def test_a_draft_that_names_somebody_who_has_left_says_so(client, cooperation):
    agreement = Agreement.objects.get(cooperation=cooperation)
    agreement.content = {"tasks": [{"uid": "a", "what": "Einladen", "owner": "party:0", "by": ""}]}
    agreement.revision += 1
    agreement.save()

    response = client.get(reverse("cooperations:agreement_pdf", args=[cooperation.pk]), follow=True)

    assert "takes part no longer" in response.content.decode()
    assert not Printout.objects.exists()


def test_a_cooperation_without_draft_has_nothing_to_print(client):
    cooperation = CooperationFactory()
    client.force_login(head_of(organisations_of(cooperation)[0]))

    assert client.get(reverse("cooperations:agreement_pdf", args=[cooperation.pk])).status_code == 404
