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


@pytest.mark.parametrize(
    ("identity", "number"),
    [(Identity.EMPLOYER_EDITOR, 5), (Identity.MSO_EDITOR, 12), (Identity.INTERMEDIARY, 5), (Identity.MINISTRY_LEAD, 0)],
)
def test_who_takes_part_in_a_conversation_reads_it(readers, seeded, identity, number):
    """Without this the outputs would also pass for empty pages."""
    markers = [each for each in seeded.markers if each.what.startswith("relay ") and identity in each.seen_by]
    answers = [
        each.text
        for name in ("conversations", "what was given in a cooperation")
        for each in OUTPUTS[name](readers[identity])
    ]
    assert len(markers) == number
    assert [str(each) for each in markers if not each.is_in("\n".join(answers))] == []
