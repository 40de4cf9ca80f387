"""The self-check is not hidden from everybody: its markers are seen by the employer's own people."""

import pytest

from tests.access.identities import Identity
from tests.partners.outputs.registry import OUTPUTS

pytestmark = pytest.mark.django_db


def test_own_people_see_all_answers_of_their_self_check(readers, seeded):
    markers = [each for each in seeded.markers if "self_check" in each.what]
    answers = OUTPUTS["self-check"](readers[Identity.EMPLOYER_EDITOR])
    text = "\n".join(answer.text for answer in answers)
    assert len(markers) == 9
    assert [str(each) for each in markers if not each.is_in(text)] == []
