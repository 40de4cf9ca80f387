"""No output shows a marker to whom it is not meant for."""

import pytest

from partners.domain.audience import FIELDS
from portal.outbox.models import Message
from tests.access.identities import Identity
from tests.partners.outputs.expectations import EVERYBODY, ONE_OF_EACH
from tests.partners.outputs.registry import MAIL_MAKERS, OUTPUTS
from tests.partners.outputs.seed import COUNTS, PROFILES, TENTHS, WORDS, YES_OR_NO

pytestmark = pytest.mark.django_db


def leaks(markers, text, identity):
    """Return the markers in ``text`` that ``identity`` may not see."""
    return [each for each in markers if identity not in each.seen_by and each.is_in(text)]


def test_every_restricted_attribute_has_a_marker():
    marked = {(relation, name) for names in (WORDS, COUNTS) for relation in names for name in names[relation]}
    marked |= {("mso_profile", name) for name in (*TENTHS, *YES_OR_NO)}
    assert marked == {(each.relation, attribute) for each in FIELDS.values() for attribute in each.attributes}
    assert {each.relation for each in FIELDS.values()} == {"", *PROFILES}


def test_markers_differ(seeded):
    values = [each.value for each in seeded.markers]
    assert len(set(values)) == len(values)


@pytest.mark.parametrize("name", OUTPUTS)
def test_output_shows_no_marker_to_whom_it_is_not_meant_for(readers, seeded, name):
    found = [
        f"{identity} sees {marker} in {answer.source}"
        for identity in ONE_OF_EACH
        for answer in OUTPUTS[name](readers[identity])
        for marker in leaks(seeded.markers, answer.text, identity)
    ]
    assert not found, "\n".join(found)


def attached_to(message):
    """Return the small files that a mail carries, as text."""
    return "\n".join(bytes(each.content).decode(errors="replace") for each in message.attachments.all())


@pytest.mark.parametrize("name", MAIL_MAKERS)
def test_mail_tells_nobody_what_they_may_not_see(world, seeded, name):
    MAIL_MAKERS[name](world, seeded)
    readers_of_mails = {user.email: identity for identity, user in world.users.items()}
    # Others who act for the same organisations.
    for organisation, identity in ((world.employer, Identity.EMPLOYER_EDITOR), (world.mso, Identity.MSO_EDITOR)):
        for representative in organisation.representatives.select_related("user"):
            readers_of_mails.setdefault(representative.user.email, identity)
    people = {person.email: person.name for person in seeded.people.values()}
    messages = list(Message.objects.all())
    found = [
        f"{message.recipient} sees {marker} in '{message.subject}'"
        for message in messages
        for marker in leaks(
            seeded.markers,
            # A person may read their own name.
            f"{message.subject}\n{message.text}\n{message.html}\n{message.reason}\n{attached_to(message)}".replace(
                people.get(message.recipient, "\0"), ""
            ),
            readers_of_mails.get(message.recipient, Identity.ANONYMOUS),
        )
    ]
    assert messages
    assert not found, "\n".join(found)


def test_pages_show_everything_to_those_it_is_meant_for(readers, seeded):
    """Without this the test above would also pass for empty pages."""
    meant = [each for each in seeded.markers if "point" not in each.what and "entry" not in each.what]
    published = [each for each in meant if " field " in each.what or each.what.startswith("person with")]
    missing = []
    for identity, reader in readers.items():
        text = "\n".join(answer.text for answer in OUTPUTS["pages of organisations"](reader))
        missing += [
            f"{identity} does not see {marker}"
            for marker in published
            if identity in marker.seen_by and not marker.is_in(text)
        ]
    assert not missing, "\n".join(missing)


def test_some_things_are_public(seeded):
    assert [each for each in seeded.markers if each.seen_by == EVERYBODY]
