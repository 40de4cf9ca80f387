"""Who is answered what: occasions and the yearly question of a cooperation between the employer and the MSO."""

from datetime import date, timedelta

from django.db import transaction

from cooperations.domain.keeping.planning import plan_cycle
from cooperations.domain.keeping.renewal_mail import PURPOSE
from cooperations.models import Renewal, RenewalMail, TouchPoint
from portal.accounts.domain.signed_links import issue_link, revoke_link, use_link
from portal.outbox.domain.enqueue import enqueue_message
from tests.access.identities import EMPLOYER, MSO, World
from tests.access.matrix import Row, everybody, form, only, read_only, write_only
from tests.factories.cooperation import CooperationFactory

STATES = {"usable": 200, "used": 410, "revoked": 410, "expired": 410}


def prepare(world: World) -> None:
    """Confirm a cooperation, plan its year, ask the yearly question with one link per state."""
    with transaction.atomic():
        kept = CooperationFactory(state="confirmed", employer=world.employer, mso=world.mso)
    plan_cycle(kept, kept.confirmed_on.year)
    world.extra["kept"] = kept
    world.extra["touch_point"] = TouchPoint.objects.filter(organisation=world.employer).first()
    renewal = Renewal.objects.create(cooperation=kept, due_on=date(2026, 1, 1), asked_on=date(2026, 1, 1))
    for number, state in enumerate(STATES):
        link, world.extra[f"renewal_{state}"] = issue_link(PURPOSE, timedelta(days=-1 if state == "expired" else 1))
        RenewalMail.objects.create(
            renewal=renewal,
            organisation=world.mso,
            user=list(world.users.values())[number],
            stage="first",
            language="de",
            link=link,
            message=enqueue_message(
                key=f"rows-renewal-{state}", recipient="a@example.org", subject="s", text="t", reason="r"
            ),
        )
        if state == "used":
            use_link(link)
        elif state == "revoked":
            revoke_link(link)


def kept(world: World) -> dict[str, object]:
    """Name the cooperation."""
    return {"pk": world.extra["kept"].pk}


def point(world: World) -> dict[str, object]:
    """Name an occasion of the employer."""
    return {**kept(world), "point": world.extra["touch_point"].pk}


def choice(world: World) -> dict[str, object]:
    """Choose a month for an occasion of the employer."""
    return {"organisation": world.employer.pk, "occasion": "invite-them", "month": "3"}


def answer(world: World) -> dict[str, object]:
    """Say for the MSO that it is alive."""
    return {"organisation": world.mso.pk, "answer": "yes"}


def rows_of_link(state: str, shown: int) -> list[Row]:
    """Return the rows of the link in one state."""
    return form(
        "cooperations:renewal_by_link",
        everybody(shown),
        everybody(shown),
        lambda world: {"token": world.extra[f"renewal_{state}"]},
        data=lambda _world: {"answer": "yes"},
        case=state,
    )


ROWS: list[Row] = [
    *read_only("cooperations:touch_points", only(EMPLOYER | MSO, 200), kept),
    *write_only("cooperations:touch_point_change", only(EMPLOYER, 302), point, data=lambda _world: {"verb": "tick"}),
    *write_only("cooperations:touch_point_choose", only(EMPLOYER, 302), kept, data=choice),
    *write_only("cooperations:renewal_answer", only(MSO, 302), kept, data=answer),
    *(row for state, shown in STATES.items() for row in rows_of_link(state, shown)),
    *form(
        "cooperations:renewal_by_link",
        everybody(404),
        everybody(404),
        lambda _world: {"token": "wrong"},
        case="wrong",
    ),
]
