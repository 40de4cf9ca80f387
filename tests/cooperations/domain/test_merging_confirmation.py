"""Merging waits for boards, moves who may sign next, and leaves what was signed."""

import pytest

from cooperations.models import Signatory
from partners.domain.merging import MergeRefused, merge_organisations
from tests.factories.accounts import UserFactory
from tests.factories.confirming import answer, ask, people, ready
from tests.factories.cooperation import SignatoryFactory
from tests.factories.partners import MsoProfileFactory

pytestmark = pytest.mark.django_db


def merged(source, target):
    return merge_organisations(source, target, choices={}, actor=UserFactory(), reason="dasselbe")


def test_signed_texts_stay_and_whoever_has_not_signed_moves():
    cooperation = ready()
    mso = cooperation.parties.get(side="mso").organisation
    signed = people(cooperation, "mso")[0]
    opened = ask(cooperation, UserFactory())
    target = MsoProfileFactory().organisation
    with pytest.raises(MergeRefused, match="Boards are being asked"):
        merged(mso, target)
    for each in (signed, *people(cooperation, "employer")):
        answer(each, opened)
    fresh = SignatoryFactory(cooperation=cooperation, organisation=mso)
    merged(mso, target)
    owners = dict(Signatory.objects.values_list("pk", "organisation"))
    assert (owners[signed.pk], owners[fresh.pk]) == (mso.pk, target.pk)
    assert opened.version.parties.filter(organisation=mso).exists()
