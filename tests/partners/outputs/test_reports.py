"""Reports show their markers to those they are meant for; without this, empty pages would leak nothing either."""

import pytest

from tests.access.identities import Identity
from tests.partners.outputs.registry import OUTPUTS

pytestmark = pytest.mark.django_db
MEANT = {
    Identity.PARTNER_HEAD: ("own draft text", "own submitted text", "own returned text"),
    Identity.MINISTRY_LEAD: (
        "own submitted text",
        "own submitted remark",
        "greeting of an edition",
    ),
}


@pytest.mark.parametrize("identity", MEANT)
def test_pages_of_reports_show_what_is_meant(readers, seeded, identity):
    text = "\n".join(answer.text for answer in OUTPUTS["reports and editions"](readers[identity]))
    markers = [each for each in seeded.markers if each.what.startswith("reporting ")]
    meant = [each for each in markers if each.what.removeprefix("reporting ").startswith(MEANT[identity])]
    assert len(meant) >= len(MEANT[identity])
    assert [str(each) for each in meant if not each.is_in(text)] == []
