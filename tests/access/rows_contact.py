"""Who is answered what: contact plan, talk guide, log, notes, requests, blocks, reports."""

from datetime import time, timedelta

from django.utils import timezone

from cooperations.models import MisuseReport, RequestLink
from partners.models import ReachabilityWindow
from portal.accounts.domain.signed_links import issue_link, revoke_link, use_link
from tests.access.identities import EMPLOYER, MINISTRY, MSO, PARTNER, Identity, World
from tests.access.matrix import Row, everybody, form, only, read_only, signed_in, write_only
from tests.factories.contact import (
    BlockFactory,
    ContactEntryFactory,
    ContactRequestFactory,
    PrivateNoteFactory,
    TalkGuideFactory,
)
from tests.factories.partners import ConsentFactory, ContactPersonFactory, OrganisationFactory

BOARD = {Identity.MSO_BOARD}
GO_BETWEEN = {Identity.INTERMEDIARY}
SIDES = {*EMPLOYER, *MSO}


def prepare(world: World) -> None:
    """Give employer and MSO a common past: entries, notes, requests in several states, links, a report."""
    extra, pair = world.extra, {"employer": world.employer, "mso": world.mso}
    consent = ConsentFactory(contact=ContactPersonFactory(organisation=world.mso, phone="0201 5550100"))
    contact = consent.contact
    contact.audience, contact.current_consent = "public", consent
    contact.save()
    day = timezone.localdate() + timedelta(days=1)
    # Not the hour that `tests.partners.outputs.seed` takes for a marker.
    hour = (timezone.localtime() + timedelta(hours=9)).hour
    extra["window"] = ReachabilityWindow.objects.create(
        contact=contact, weekday=day.isoweekday(), start=time(hour), end=time(hour, 50)
    )
    extra["slot_day"] = day.isoformat()
    extra["entry"] = ContactEntryFactory(
        **pair, author=world.users[Identity.EMPLOYER_EDITOR], next_step="Termin", next_side="mso"
    )
    extra["employer_note"] = PrivateNoteFactory(owner=world.employer, about=world.mso)
    extra["mso_note"] = PrivateNoteFactory(owner=world.mso, about=world.employer)
    extra["declined"] = ContactRequestFactory(**pair, state="declined")
    other = OrganisationFactory(name="Anderer Betrieb", slug="anderer-betrieb", employer=True)
    extra["other_employer"] = other
    type(extra["declined"]).objects.filter(pk=extra["declined"].pk).update(lifted_at=timezone.now())
    extra["silent"] = ContactRequestFactory(**pair, state="unanswered")
    type(extra["silent"]).objects.filter(pk=extra["silent"].pk).update(lifted_at=timezone.now())
    extra["mediated"] = ContactRequestFactory(mso=world.mso, employer=other, state="mediated", mediator=world.centre)
    extra["open"] = ContactRequestFactory(**pair)
    extra["silenced"] = ContactRequestFactory(
        employer=world.employer, mso=OrganisationFactory(slug="fremder-verein"), is_silenced=True
    )
    extra["block"] = BlockFactory(blocker=world.mso, blocked=OrganisationFactory(employer=True))
    for state in ("usable", "used", "revoked", "expired"):
        lifetime = timedelta(days=-1) if state == "expired" else timedelta(days=1)
        link, extra[f"{state}_request_token"] = issue_link("request_decline", lifetime)
        RequestLink.objects.create(request=extra["open"], link=link, stage="first", recipient=state)
        {"used": use_link, "revoked": revoke_link}.get(state, lambda _link: None)(link)
    extra["report"] = MisuseReport.objects.create(
        request=extra["open"], by_side="mso", addressee=world.centre, text="Ruft nachts an"
    )
    extra["guide"] = TalkGuideFactory(employer=world.employer, aim="Wir planen gemeinsam")
    extra["basis_free"] = OrganisationFactory(slug="stiller-verein")


def mso(world: World) -> dict[str, object]:
    """Name the MSO."""
    return {"slug": world.mso.slug}


def employer(world: World) -> dict[str, object]:
    """Name the employer."""
    return {"slug": world.employer.slug}


def entry(world: World) -> dict[str, object]:
    """Name the entry, as the employer sees it."""
    return {"slug": world.mso.slug, "pk": world.extra["entry"].pk}


def request(name: str):
    """Return what names a request of ``prepare``."""
    return lambda world: {"pk": world.extra[name].pk}


def link(state: str):
    """Return what names a link of ``prepare``."""
    return lambda world: {"token": world.extra[f"{state}_request_token"]}


ENTRY = {"kind": "call", "on": "2026-01-05", "reached": "yes", "text": "x"}
REQUEST = {"subject": "s", "aim": "a", "text": "t", "language": "de", "no_phone_reason": "r"}

ROWS: list[Row] = [
    *read_only("cooperations:plan", only({*EMPLOYER, *MINISTRY, *GO_BETWEEN}, 200), mso),
    *read_only("cooperations:plan", signed_in(404), employer, case="not an MSO"),
    *read_only(
        "cooperations:slot",
        only({*EMPLOYER, *MINISTRY, *GO_BETWEEN}, 200),
        lambda world: {**mso(world), "window": world.extra["window"].pk, "day": world.extra["slot_day"]},
    ),
    *form("cooperations:talk_guide", only(EMPLOYER, 200), only(EMPLOYER, 302), mso, data=lambda _world: {"aim": "x"}),
    *form("cooperations:talk_guide_pdf", only(EMPLOYER, 302), only(EMPLOYER, 302), mso, case="nothing saved"),
    *form(
        "cooperations:talk_guide_pdf",
        only(EMPLOYER, 200),
        only(EMPLOYER, 302),
        lambda world: {"slug": world.extra["guide"].mso.slug},
    ),
    *read_only("cooperations:log", only(EMPLOYER, 200), mso),
    *read_only("cooperations:log", only(MSO, 200), employer, case="seen by the MSO"),
    *form("cooperations:log_add", only(EMPLOYER, 200), only(EMPLOYER, 302), mso, data=lambda _world: ENTRY),
    *form(
        "cooperations:log_add",
        only(MSO, 200),
        only(MSO, 302),
        employer,
        data=lambda _world: ENTRY,
        case="seen by the MSO",
    ),
    *form(
        "cooperations:log_edit",
        only({Identity.EMPLOYER_EDITOR}, 200),
        only({Identity.EMPLOYER_EDITOR}, 302),
        entry,
        data=lambda _world: ENTRY,
    ),
    *write_only("cooperations:log_settle", only(EMPLOYER, 302), entry),
    *form("cooperations:notes", only(EMPLOYER, 200), only(EMPLOYER, 302), mso, data=lambda _world: {"text": "x"}),
    *form(
        "cooperations:notes",
        only(MSO, 200),
        only(MSO, 302),
        employer,
        data=lambda _world: {"text": "x"},
        case="seen by the MSO",
    ),
    *form(
        "cooperations:note_edit",
        only(EMPLOYER, 200),
        only(EMPLOYER, 302),
        lambda world: {**mso(world), "pk": world.extra["employer_note"].pk},
        data=lambda _world: {"text": "x"},
    ),
    *form(
        "cooperations:note_edit",
        signed_in(404),
        signed_in(404),
        lambda world: {**mso(world), "pk": world.extra["mso_note"].pk},
        case="of the other side",
    ),
    *form(
        "cooperations:request_new",
        only(EMPLOYER, 200),
        only(EMPLOYER, 200),
        lambda world: {"slug": world.extra["basis_free"].slug},
        data=lambda _world: REQUEST,
        case="before a call",
    ),
    *form("cooperations:request_new", only(EMPLOYER, 200), only(EMPLOYER, 200), mso, case="one is open"),
    *form(
        "cooperations:contact_settings",
        only(BOARD, 200),
        only(BOARD, 302),
        mso,
        data=lambda _world: {"prefers": "either"},
    ),
    *form(
        "cooperations:block_add",
        only(BOARD, 200),
        only(BOARD, 302),
        lambda world: {**mso(world), "employer": world.employer.slug},
    ),
    *write_only(
        "cooperations:block_lift", only(BOARD, 302), lambda world: {**mso(world), "pk": world.extra["block"].pk}
    ),
    *read_only("cooperations:requests", only({*SIDES, *GO_BETWEEN, *PARTNER, *MINISTRY}, 200)),
    *read_only("cooperations:request_numbers", only(MINISTRY, 200)),
    *read_only("cooperations:misuse_reports", only({*GO_BETWEEN, *MINISTRY}, 200)),
    *form(
        "cooperations:misuse_settle",
        only(GO_BETWEEN, 200),
        only(GO_BETWEEN, 302),
        lambda world: {"pk": world.extra["report"].pk},
        data=lambda _world: {"text": "x"},
    ),
    *read_only("cooperations:request", only(SIDES, 200), request("open")),
    *read_only("cooperations:request", only({*MSO, *GO_BETWEEN}, 200), request("mediated"), case="mediated"),
    *read_only("cooperations:request", only(EMPLOYER, 200), request("silenced"), case="of a blocked employer"),
    *write_only("cooperations:request_answer", only(MSO, 302), request("open"), data=lambda _world: {"answer": "call"}),
    *write_only("cooperations:request_talked", only(MSO, 302), request("open")),
    *form(
        "cooperations:request_decline",
        only(MSO, 200),
        only(MSO, 302),
        request("open"),
        data=lambda _world: {"reason": "no_time"},
    ),
    *form("cooperations:request_withdraw", only(EMPLOYER, 200), only(EMPLOYER, 302), request("open")),
    *form(
        "cooperations:request_mediate",
        only(SIDES, 200),
        only(SIDES, 302),
        request("silent"),
        data=lambda world: {"mediator": world.centre.pk},
    ),
    *write_only("cooperations:request_again", only(MSO, 302), request("declined")),
    *form(
        "cooperations:request_report",
        only(SIDES, 200),
        only(SIDES, 302),
        request("silent"),
        data=lambda world: {"addressee": world.ministry.pk, "text": "x"},
    ),
    *form(
        "cooperations:request_link",
        everybody(200),
        everybody(200),
        link("usable"),
        data=lambda _world: {"reason": "no_time"},
    ),
    *[
        row
        for state in ("used", "revoked", "expired")
        for row in form("cooperations:request_link", everybody(410), everybody(410), link(state), case=state)
    ],
    *form("cooperations:request_link", everybody(404), everybody(404), lambda _world: {"token": "wrong"}, case="wrong"),
]
