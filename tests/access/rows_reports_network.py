"""Who is answered what: the partner network, its declarations, and what reports say of measures.

The employer is about to join, the partner has signed.
"""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from reports.models import Declaration, NetworkMembership
from tests.access.identities import EMPLOYER, MINISTRY, PARTNER, Identity, World
from tests.access.matrix import Row, everybody, form, only, read_only, write_only
from tests.factories.network import DeclarationFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory

HEADS = {Identity.EMPLOYER_HEAD}
LEAD = {Identity.MINISTRY_LEAD}


def prepare(world: World) -> None:
    """Add a draft, a signed declaration with its file, somebody else's, and a report about measures."""
    membership = NetworkMembership.objects.get_or_create(organisation=world.partner)[0]
    signed = DeclarationFactory(membership=membership, state="signed", measures=2)
    if not default_storage.exists(signed.file.name):
        default_storage.save(signed.file.name, ContentFile(b"%PDF-1.7"))
    Declaration.objects.filter(pk=DeclarationFactory(membership__organisation=world.employer).pk).update(revision=3)
    DeclarationFactory(membership__organisation__slug="fremdes-mitglied")
    world.extra["measured"] = ReportFactory(period=ReportingPeriodFactory(year=2055), organisation=world.partner)


def of(which: str, **more: object):
    """Return a function that names the employer's draft, the partner's signed declaration or another one."""
    names = {"draft": lambda world: world.employer.slug, "signed": lambda world: world.partner.slug}
    return lambda world: {"slug": names[which](world) if which in names else which, **more}


def milestones(revision: int, **more: object):
    """Return a measure to be saved."""
    sent = {
        "revision": revision,
        "title": "Neu",
        "focus_area": 1,
        "milestones-TOTAL_FORMS": 0,
        "milestones-INITIAL_FORMS": 0,
        **more,
    }
    return lambda _world: sent


def report(world: World) -> dict[str, object]:
    """Name the partner's draft report."""
    return {"pk": world.extra["measured"].pk}


AMENDMENT = {"reason": "Neuer Vorstand", "agreed_on": "2025-03-01"}
JOINING = EMPLOYER | MINISTRY
SIGNERS = PARTNER | MINISTRY

ROWS: list[Row] = [
    *read_only("network:members", everybody(200)),
    *read_only("network:member", everybody(200), of("signed"), case="member"),
    *read_only("network:member", everybody(404), of("draft"), case="about to join"),
    *form(
        "network:accessions",
        only(MINISTRY, 200),
        only(MINISTRY, 422),
        data=lambda _world: {"organisation": "", "kind": "city"},
    ),
    *read_only("network:declaration", only(JOINING, 200), of("draft"), case="draft"),
    *read_only("network:declaration", only(SIGNERS, 200), of("signed"), case="signed"),
    *read_only("network:declaration", only(MINISTRY, 200), of("fremdes-mitglied"), case="somebody else's"),
    *form(
        "network:wording",
        only(JOINING, 200),
        only(JOINING, 302),
        of("draft"),
        data=lambda _world: {"revision": 3, "wording": "Neu"},
    ),
    *form("network:measure_add", only(JOINING, 200), only(JOINING, 302), of("draft"), data=milestones(3)),
    *form(
        "network:measure_add",
        only(MINISTRY, 200),
        only(MINISTRY, 302),
        of("signed"),
        data=milestones(0, **AMENDMENT),
        case="by an amendment",
    ),
    *form("network:measure", only(JOINING, 200), only(JOINING, 302), of("draft", number=1), data=milestones(3)),
    *form(
        "network:measure",
        only(MINISTRY, 200),
        only(MINISTRY, 302),
        of("signed", number=1),
        data=milestones(0, **AMENDMENT),
        case="by an amendment",
    ),
    *form(
        "network:measure_remove",
        only(JOINING, 200),
        only(JOINING, 302),
        of("draft", number=1),
        data=lambda _world: {"revision": 3},
    ),
    *form(
        "network:measure_remove",
        only(MINISTRY, 200),
        only(MINISTRY, 302),
        of("signed", number=1),
        data=lambda _world: {"revision": 0, **AMENDMENT},
        case="by an amendment",
    ),
    *write_only(
        "network:agree",
        only(HEADS, 302),
        of("draft"),
        data=lambda _world: {"side": "partner", "revision": 3},
        case="for the organisation",
    ),
    *write_only(
        "network:agree",
        only(LEAD, 302),
        of("draft"),
        data=lambda _world: {"side": "ministry", "revision": 3},
        case="for the ministry",
    ),
    *form("network:sign", only(MINISTRY, 200), only(MINISTRY, 422), of("draft")),
    *read_only("network:signed_file", only(SIGNERS, 200), of("signed")),
    *write_only(
        "network:publish",
        only({Identity.PARTNER_HEAD} | LEAD, 302),
        of("signed"),
        data=lambda _world: {"public": "1"},
    ),
    *form(
        "network:end",
        only(LEAD, 200),
        only(LEAD, 302),
        of("signed"),
        data=lambda _world: {"ended_on": "2026-01-31", "reason": "Auf eigenen Wunsch"},
    ),
    *form("network:steps", only(EMPLOYER, 200), only(EMPLOYER, 302), of("draft")),
    *form(
        "reports:steps",
        only(PARTNER, 200),
        only(PARTNER, 302),
        lambda world: {"year": 2055, "slug": world.partner.slug},
    ),
    *form("reports:progress", only(PARTNER, 200), only(PARTNER, 302), report),
]
