"""What a board is shown "as" somebody is to the letter of each marker what this somebody gets."""

import re

import pytest
from django.urls import reverse

from partners.domain.view_as import Perspective
from partners.enums import Audience
from tests.access.identities import Identity

pytestmark = pytest.mark.django_db

REAL = {
    Perspective.PUBLIC: Identity.ANONYMOUS,
    Perspective.EMPLOYER: Identity.EMPLOYER_EDITOR,
    Perspective.INTERMEDIARY: Identity.INTERMEDIARY,
    Perspective.MINISTRY: Identity.MINISTRY_EDITOR,
}


@pytest.mark.parametrize("perspective", Perspective)
def test_board_sees_what_the_others_see(readers, seeded, perspective):
    differing = []
    for key in (*Audience, "draft", "paused"):
        slug = seeded.organisations[key].slug
        asker = Identity.MSO_BOARD if key in list(Audience) else Identity.MINISTRY_LEAD
        preview = readers[asker].get(reverse("partners:view_as", args=[slug, perspective.value]))
        real = readers[REAL[perspective]].get(reverse("partners:organisation", args=[slug]))
        is_found = real.response.status_code == 200
        # Programs read the description in the organisation's own language as well; nobody views a page "as" a program.
        visible = re.sub(r"<script type=\"application/ld\+json\".*?</script>", "", real.text, flags=re.DOTALL)
        # Where nothing is found, the preview says so and names the entry to those who manage it.
        differing += [
            f"{key}: {marker}"
            for marker in seeded.markers
            if is_found and marker.is_in(preview.text) != marker.is_in(visible)
        ]
        assert ("Nothing to be seen" not in preview.text and "Nichts zu sehen" not in preview.text) is is_found, key
    assert not differing, "\n".join(differing)


def test_page_is_to_look_at_only(readers, seeded):
    """Besides the language of the page and signing out there is nothing to send."""
    for perspective in Perspective:
        answer = readers[Identity.MSO_BOARD].get(
            reverse("partners:view_as", args=[seeded.organisations[Audience.PUBLIC].slug, perspective.value])
        )
        main = answer.text.split("<main", 1)[1].split("</main", 1)[0]
        assert ("<form" in main, 'method="post"' in main) == (False, False)
