"""What the database refuses about conversations, whoever writes."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from cooperations.enums.relay import RelayKind, RelayState
from cooperations.enums.side import Side
from cooperations.models import RelayAddress, RelayAttachment, RelayMail, RelayTransition
from cooperations.models.relay import make_token
from tests.factories.contact import ContactRequestFactory
from tests.factories.relay import RelayMailFactory

pytestmark = pytest.mark.django_db


def refused(name, action):
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        action()


def changed(**values):
    mail = RelayMailFactory(state=values.pop("begin", RelayState.DELIVERED))
    return lambda: RelayMail.objects.filter(pk=mail.pk).update(**values)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("relay_moves", {"state": "held", "held_why": "unsure"}),
        ("relay_moves", {"state": "refused"}),
        ("relay_held_has_reason", {"begin": RelayState.HELD, "held_why": ""}),
        ("relay_automatic_is_empty", {"kind": RelayKind.AUTO_REPLY}),
        ("relay_text_has_measure", {"text": "x" * 400_001}),
    ],
)
def test_impossible_messages(name, values):
    refused(name, changed(**values))


@pytest.mark.parametrize("target", [RelayState.DELIVERED, RelayState.REFUSED])
def test_held_message_goes_either_way(target):
    assert changed(begin=RelayState.HELD, state=target)() == 1


def test_one_address_per_side_in_small_letters():
    request = ContactRequestFactory()
    RelayAddress.objects.create(request=request, side=Side.MSO)
    refused("relay_address_once", lambda: RelayAddress.objects.create(request=request, side=Side.MSO))
    refused(
        "relay_token_in_lower_case",
        lambda: RelayAddress.objects.create(request=request, side=Side.EMPLOYER, token="A" * 26),
    )


def test_tokens_cannot_be_guessed():
    tokens = {make_token() for _each in range(1000)}
    assert len(tokens) == 1000
    assert {len(token) for token in tokens} == {26}
    assert {letter for token in tokens for letter in token} == set("abcdefghijklmnopqrstuvwxyz234567")


def test_mail_that_arrives_twice_is_one():
    mail = RelayMailFactory(mark="a" * 64)
    refused("relay_mail_once", lambda: RelayMailFactory(request=mail.request, mark="a" * 64))


@pytest.mark.parametrize("values", [{"file": "", "refused_why": ""}, {"file": "relay/a", "refused_why": "kind"}])
def test_file_is_there_or_refused(values):
    mail = RelayMailFactory()
    refused("relay_file_or_reason", lambda: RelayAttachment.objects.create(mail=mail, name="a", size=1, **values))


def test_history_is_not_rewritten():
    mail = RelayMailFactory(state=RelayState.HELD)
    move = RelayTransition.objects.create(subject=mail, source="held", target="refused")
    with pytest.raises(DatabaseError), transaction.atomic():
        RelayTransition.objects.filter(pk=move.pk).update(target="delivered")
