"""Agreements are not hidden from everybody: who takes part sees the markers of theirs."""

import pytest

from tests.access.identities import Identity
from tests.partners.outputs.registry import OUTPUTS

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("identity", "number"),
    [(Identity.EMPLOYER_EDITOR, 8), (Identity.MSO_EDITOR, 7), (Identity.INTERMEDIARY, 7), (Identity.MINISTRY_LEAD, 4)],
)
def test_who_may_see_something_of_a_cooperation_sees_it(readers, seeded, identity, number):
    markers = [each for each in seeded.markers if each.what.startswith("cooperation ") and identity in each.seen_by]
    text = "\n".join(answer.text for answer in OUTPUTS["cooperations with their agreements"](readers[identity]))
    assert len(markers) == number
    assert [str(each) for each in markers if not each.is_in(text)] == []
