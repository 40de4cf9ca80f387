"""Who is answered what: writing in a conversation, deciding about held mails, opening files."""

from cooperations.domain.relay.files import keep_files
from cooperations.enums.relay import RelayState
from cooperations.enums.side import Side
from portal.shared.uploads.checked import CheckedFile
from tests.access.identities import EMPLOYER, MSO, World
from tests.access.matrix import Row, form, only, read_only, write_only
from tests.factories.contact import ContactRequestFactory
from tests.factories.partners import OrganisationFactory
from tests.factories.relay import RelayMailFactory

SIDES = {*EMPLOYER, *MSO}
WRITTEN = {"side": "mso", "text": "Gern."}


def prepare(world: World) -> None:
    """Give the MSO requests of other employers, so that those of contact stay as they are, and messages in them."""
    other = OrganisationFactory(employer=True)
    extra = world.extra
    extra["asked"] = ContactRequestFactory(employer=other, mso=world.mso)
    extra["talking"] = ContactRequestFactory(employer=world.employer, mso=OrganisationFactory(), state="answered")
    extra["over"] = ContactRequestFactory(employer=OrganisationFactory(employer=True), mso=world.mso, state="declined")
    extra["held_mail"] = RelayMailFactory(request=extra["asked"], state=RelayState.HELD)
    extra["message"] = RelayMailFactory(request=extra["talking"], side=Side.MSO)
    for name in ("held_mail", "message"):
        keep_files(extra[name], [CheckedFile("plan.txt", 4, "text/plain", b"Plan")])


def asked(name: str):
    """Return what names a request of ``prepare``."""
    return lambda world: {"pk": world.extra[name].pk}


def held(world: World) -> dict[str, object]:
    """Name the held mail."""
    return {"pk": world.extra["asked"].pk, "mail_pk": world.extra["held_mail"].pk}


def file_of(name: str):
    """Return what names the file of a message of ``prepare``."""
    return lambda world: {
        "pk": world.extra[name].request_id,
        "file_pk": world.extra[name].attachments.get().pk,
    }


def written(_world: World) -> dict[str, object]:
    """What the MSO writes."""
    return WRITTEN


ROWS: list[Row] = [
    *form("cooperations:message_write", only(MSO, 200), only(MSO, 302), asked("asked"), data=written, case="MSO"),
    *form(
        "cooperations:message_write",
        only(EMPLOYER, 200),
        only(EMPLOYER, 302),
        asked("talking"),
        data=lambda _world: WRITTEN | {"side": "employer"},
        case="employer, answered",
    ),
    *form("cooperations:message_write", only(set(), 200), only(set(), 200), asked("over"), data=written, case="closed"),
    *write_only("cooperations:message_release", only(MSO, 302), held),
    *write_only("cooperations:message_refuse", only(MSO, 302), held),
    *read_only("cooperations:message_file", only(EMPLOYER, 200), file_of("message"), case="passed on"),
    *read_only("cooperations:message_file", only(MSO, 200), file_of("held_mail"), case="held"),
]
