"""Who is answered what: papers about a cooperation, and the page that checks them."""

from cooperations.enums.certificate import CertificateKind
from cooperations.models import CertificateWish
from tests.access.identities import EMPLOYER, MSO, Identity, World
from tests.access.matrix import Row, everybody, form, only, read_only, write_only
from tests.factories.certificate import issued
from tests.factories.cooperation import CooperationFactory

HEAD = {Identity.EMPLOYER_HEAD}
WORDS = {"aim": "Zusammen lernen", "signer_name": "Erika Muster", "signer_function": "Leiterin"}


def prepare(world: World) -> None:
    """Certify the cooperation of the employer and the MSO, another one between others, and wish for a letter."""
    own = CooperationFactory(state="confirmed", employer=world.employer, mso=world.mso)
    world.extra["certificate"] = issued(own, actor=world.users[Identity.EMPLOYER_HEAD])
    world.extra["foreign_certificate"] = issued()
    world.extra["certificate_wish"] = CertificateWish.objects.create(
        cooperation=own, kind=CertificateKind.REFERENCE, organisation=world.mso
    )


def cooperation(world: World) -> dict[str, object]:
    """Name the cooperation that is certified."""
    return {"pk": world.extra["certificate"].cooperation_id}


def foreign(world: World) -> dict[str, object]:
    """Name the cooperation of others."""
    return {"pk": world.extra["foreign_certificate"].cooperation_id}


def certificate(world: World) -> dict[str, object]:
    """Name the paper."""
    return {"pk": world.extra["certificate"].pk}


def foreign_certificate(world: World) -> dict[str, object]:
    """Name the paper of others."""
    return {"pk": world.extra["foreign_certificate"].pk}


def of_kind(kind: str, chosen=cooperation):
    """Return what names a cooperation and a kind of paper."""
    return lambda world: {**chosen(world), "kind": kind}


def letter(world: World) -> dict[str, object]:
    """Write a letter for the MSO."""
    sides = {"issuer": world.employer.pk, "receiver": world.mso.pk}
    return {**WORDS, **sides, "text": "Wir arbeiten gern zusammen.", "step": "issue"}


def wished(world: World) -> dict[str, object]:
    """Wish for a letter in the name of the MSO."""
    return {"organisation": world.mso.pk, "kind": "reference"}


ROWS: list[Row] = [
    *read_only("cooperations:certificates", only(EMPLOYER | MSO, 200), cooperation),
    *read_only("cooperations:certificates", only(set(), 200), foreign, case="foreign"),
    *form("cooperations:certificate_new", only(HEAD, 200), only(HEAD, 302), of_kind("reference"), data=letter),
    *form(
        "cooperations:certificate_new",
        only(set(), 200),
        only(set(), 302),
        of_kind("reference", foreign),
        data=letter,
        case="foreign",
    ),
    *form(
        "cooperations:certificate_new",
        only(set(), 200),
        only(set(), 302),
        of_kind("diploma"),
        data=letter,
        case="unknown",
    ),
    *write_only("cooperations:certificate_wish", only(MSO, 302), cooperation, data=wished),
    *write_only("cooperations:certificate_wish", only(set(), 302), foreign, data=wished, case="foreign"),
    *write_only(
        "cooperations:certificate_put_off", only(HEAD, 302), lambda world: {"pk": world.extra["certificate_wish"].pk}
    ),
    *form("cooperations:certificate_pdf", only(EMPLOYER | MSO, 200), only(EMPLOYER | MSO, 302), certificate),
    *form("cooperations:certificate_pdf", only(set(), 200), only(set(), 302), foreign_certificate, case="foreign"),
    *form(
        "cooperations:certificate_revoke",
        only({*HEAD, Identity.MSO_BOARD}, 200),
        only({*HEAD, Identity.MSO_BOARD}, 302),
        certificate,
        data=lambda _world: {"reason": "Vertan"},
    ),
    *form("cooperations:certificate_revoke", only(set(), 200), only(set(), 302), foreign_certificate, case="foreign"),
    *read_only("cooperations:certificate_check", everybody(200)),
    *read_only("cooperations:certificate_check", everybody(404), data=lambda _world: {"code": "falsch"}, case="wrong"),
    *read_only(
        "cooperations:certificate_checked", everybody(200), lambda world: {"code": world.extra["certificate"].code}
    ),
    *read_only("cooperations:certificate_checked", everybody(404), lambda _world: {"code": "0" * 16}, case="unknown"),
]
