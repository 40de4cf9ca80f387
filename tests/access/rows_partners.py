"""Who is answered what: addresses of ``partners``."""

from datetime import timedelta

from django.utils import timezone

from partners.domain.invitations import PURPOSE
from partners.enums import RepresentativeRole
from partners.models import Invitation, Representative
from portal.accounts.domain.signed_links import issue_link, revoke_link
from tests.access.identities import EMPLOYER, MINISTRY, MSO, Identity, World
from tests.access.matrix import Row, everybody, form, only, read_only, signed_in, write_only
from tests.factories.accounts import UserFactory
from tests.factories.geo import MunicipalityFactory
from tests.factories.partners import ConsentFactory, ContactPersonFactory, RepresentativeFactory


def prepare(world: World) -> None:
    """Add a place, a second person in the MSO, a contact person with consent and invitations to the MSO."""
    world.mso.municipality = MunicipalityFactory(name="Musterstadt", district=world.district)
    world.mso.save()
    contact = ContactPersonFactory(organisation=world.mso, name="Mara Muster", email="mara@example.org")
    consent = ConsentFactory(contact=contact, given_at=timezone.now())
    contact.current_consent, contact.audience = consent, "public"
    contact.save()
    second = RepresentativeFactory(organisation=world.mso, user=UserFactory(name="Second editor"))
    world.extra |= {"contact": contact, "second_editor": second}
    for state in ("open", "revoked"):
        link, token = issue_link(PURPOSE, timedelta(days=14))
        invitation = Invitation.objects.create(
            organisation=world.mso, email=f"{state}@example.org", role=RepresentativeRole.EDITOR, link=link
        )
        if state == "revoked":
            revoke_link(link)
        world.extra |= {f"{state}_invitation": invitation, f"{state}_token": token}


def mso(world: World) -> dict[str, object]:
    """Name the MSO."""
    return {"slug": world.mso.slug}


def employer(world: World) -> dict[str, object]:
    """Name the employer."""
    return {"slug": world.employer.slug}


def ministry(world: World) -> dict[str, object]:
    """Name the ministry."""
    return {"slug": world.ministry.slug}


def contact(world: World) -> dict[str, object]:
    """Name the contact person of the MSO."""
    return {"slug": world.mso.slug, "pk": world.extra["contact"].pk}


def contact_of_another(world: World) -> dict[str, object]:
    """Name the contact person of the MSO below the address of the employer."""
    return {"slug": world.employer.slug, "pk": world.extra["contact"].pk}


def second_editor(world: World) -> dict[str, object]:
    """Name the second editor of the MSO."""
    return {"slug": world.mso.slug, "pk": world.extra["second_editor"].pk}


def only_head(world: World) -> dict[str, object]:
    """Name the only head of the employer."""
    head = Representative.objects.get(user=world.users[Identity.EMPLOYER_HEAD])
    return {"slug": world.employer.slug, "pk": head.pk}


def open_invitation(world: World) -> dict[str, object]:
    """Name the open invitation to the MSO."""
    return {"slug": world.mso.slug, "pk": world.extra["open_invitation"].pk}


# The MSO of the world has a board member and no head, so the ministry may invite one, and the board as well.
INVITERS = {Identity.MSO_BOARD, *MINISTRY}

DIRECTORY = [
    *read_only("partners:directory", everybody(200)),
    *read_only("partners:directory", everybody(200), data=lambda _world: {"q": "Muster", "role": "mso"}, case="search"),
    *read_only("partners:organisation", everybody(200), mso, case="published"),
]

PROFILE = [
    *form("partners:organisation_create", only(MINISTRY, 200), only(MINISTRY, 200)),
    *form("partners:organisation_edit", only(MSO | MINISTRY, 200), only(MSO | MINISTRY, 200), mso, case="MSO"),
    *form("partners:organisation_edit", only(EMPLOYER | MINISTRY, 200), only(EMPLOYER | MINISTRY, 200), employer),
    *write_only("partners:organisation_confirm", only(MSO, 302), mso),
    *form(
        "partners:organisation_verify",
        only({Identity.INTERMEDIARY, *MINISTRY}, 200),
        only({Identity.INTERMEDIARY, *MINISTRY}, 302),
        mso,
        case="MSO of the area",
    ),
    *form("partners:organisation_verify", only(MINISTRY, 200), only(MINISTRY, 302), employer, case="employer"),
    *form("partners:organisation_verify", signed_in(404), signed_in(404), ministry, case="nobody for themselves"),
    *form(
        "partners:organisation_publication",
        only(MSO | MINISTRY, 200),
        {**only(MSO, 302), **dict.fromkeys(MINISTRY, 200)},
        mso,
        data=lambda _world: {"move": "pause"},
        case="pause; the ministry gives no reason",
    ),
    Row(
        "partners:organisation_publication",
        "post",
        {**only({Identity.MSO_BOARD}, 200), **dict.fromkeys(MINISTRY, 200)},
        mso,
        lambda _world: {"move": "archive"},
        "archive while published",
    ),
]

CONTACTS = [
    *read_only("partners:contacts", only(MSO, 200), mso, case="MSO"),
    *read_only("partners:contacts", only(EMPLOYER, 200), employer, case="employer"),
    *form("partners:contact_add", only(MSO, 200), only(MSO, 200), mso),
    *form("partners:contact_edit", only(MSO, 200), only(MSO, 200), contact),
    *form("partners:contact_edit", signed_in(404), signed_in(404), contact_of_another, case="of another"),
    *form("partners:contact_delete", only(MSO, 200), only(MSO, 302), contact),
    *form("partners:contact_delete", signed_in(404), signed_in(404), contact_of_another, case="of another"),
    *form("partners:consent_record", only(MSO, 200), only(MSO, 200), contact),
    *form("partners:consent_withdraw", only(MSO, 200), only(MSO, 302), contact),
]

TEAM = [
    *form(
        "partners:team",
        only(MSO | MINISTRY, 200),
        only(INVITERS, 302),
        mso,
        data=lambda _world: {"email": "neu@example.org", "role": "owner"},
        case="MSO without a head",
    ),
    *form(
        "partners:team",
        only(EMPLOYER, 200),
        only({Identity.EMPLOYER_HEAD}, 302),
        employer,
        data=lambda _world: {"email": "neu@example.org", "role": "editor"},
        case="employer with a head",
    ),
    *form(
        "partners:representative_end", only({Identity.MSO_BOARD}, 200), only({Identity.MSO_BOARD}, 302), second_editor
    ),
    *form(
        "partners:representative_end",
        only({Identity.EMPLOYER_HEAD}, 200),
        only({Identity.EMPLOYER_HEAD}, 302),
        only_head,
        case="the only head: refused in words",
    ),
    *write_only("partners:invitation_revoke", only(INVITERS, 302), open_invitation),
    *form("partners:invitation", everybody(200), everybody(200), lambda world: {"token": world.extra["open_token"]}),
    *form(
        "partners:invitation",
        everybody(410),
        everybody(410),
        lambda world: {"token": world.extra["revoked_token"]},
        case="revoked",
    ),
    *form("partners:invitation", everybody(404), everybody(404), lambda _world: {"token": "wrong"}, case="wrong"),
]

ROWS: list[Row] = [*DIRECTORY, *PROFILE, *CONTACTS, *TEAM]
