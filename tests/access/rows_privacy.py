"""Who is answered what: who sees which field, the page as others see it, and a person's own consent."""

from datetime import timedelta

from partners.domain import consent_requests, consents
from partners.models import ConsentRequest, ContactPerson
from portal.accounts.domain.signed_links import issue_link, revoke_link
from tests.access.identities import EMPLOYER, MINISTRY, MSO, World
from tests.access.matrix import Row, everybody, form, only, read_only, signed_in
from tests.access.rows_partners import contact, contact_of_another, employer, mso


def prepare(world: World) -> None:
    """Ask the contact person of the MSO three times: open, revoked, and answered with a yes that has a way out."""
    person = world.extra["contact"]
    for state in ("open", "revoked"):
        link, token = issue_link(consent_requests.PURPOSE, timedelta(days=30))
        ConsentRequest.objects.create(
            contact=person, audience="public", wording_version="2026-1", language="de", link=link
        )
        if state == "revoked":
            revoke_link(link)
        world.extra[f"{state}_consent_token"] = token
    link, token = issue_link(consents.PURPOSE, consents.LIFETIME)
    person.current_consent.withdrawal_link = link
    person.current_consent.save()
    ContactPerson.objects.filter(pk=person.pk).update(languages=["de"])
    world.extra["withdrawal_token"] = token


def seen_as(perspective: str):
    """Return a function that names the MSO's page from a perspective."""
    return lambda world: {"slug": world.mso.slug, "perspective": perspective}


def token(name: str):
    """Return a function that gives one of the tokens."""
    return lambda world: {"token": world.extra[name]}


def answer(_world: World) -> dict[str, object]:
    """Say no."""
    return {"answer": "no"}


PERSPECTIVES = ("oeffentlichkeit", "arbeitgeber", "vermittlungsstelle", "ministerium")
WHO_EDITS = MSO | MINISTRY

ROWS: list[Row] = [
    *(
        row
        for perspective in PERSPECTIVES
        for row in read_only("partners:view_as", only(WHO_EDITS, 200), seen_as(perspective), case=perspective)
    ),
    *read_only("partners:view_as", signed_in(404), seen_as("niemand"), case="no such perspective"),
    *form(
        "partners:field_audiences",
        only(WHO_EDITS, 200),
        {**only(MSO, 302), **dict.fromkeys(MINISTRY, 200)},
        mso,
        data=lambda _world: {"website": "own"},
        case="MSO; the ministry gives no reason",
    ),
    *form(
        "partners:field_audiences",
        only(EMPLOYER | MINISTRY, 200),
        {**only(EMPLOYER, 302), **dict.fromkeys(MINISTRY, 200)},
        employer,
        case="employer",
    ),
    *form(
        "partners:field_audiences_reset",
        only(WHO_EDITS, 200),
        {**only(MSO, 302), **dict.fromkeys(MINISTRY, 200)},
        mso,
    ),
    *read_only("partners:who_sees_what", only(WHO_EDITS, 200), mso),
    *form("partners:consent_ask", only(MSO, 200), only(MSO, 200), contact),
    *form("partners:consent_ask", signed_in(404), signed_in(404), contact_of_another, case="of another"),
    *form("partners:consent_answer", everybody(200), everybody(200), token("open_consent_token"), data=answer),
    *form(
        "partners:consent_answer",
        everybody(410),
        everybody(410),
        token("revoked_consent_token"),
        data=answer,
        case="revoked",
    ),
    *form("partners:consent_answer", everybody(404), everybody(404), lambda _world: {"token": "wrong"}, case="wrong"),
    *form("partners:consent_withdraw_link", everybody(200), everybody(200), token("withdrawal_token")),
    *form(
        "partners:consent_withdraw_link",
        everybody(404),
        everybody(404),
        lambda _world: {"token": "wrong"},
        case="wrong",
    ),
]
