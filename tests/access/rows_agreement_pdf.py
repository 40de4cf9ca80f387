"""Who is answered what: agreements on paper."""

from tests.access.identities import EMPLOYER, MSO, World
from tests.access.matrix import Row, form, only
from tests.factories.cooperation import CooperationFactory


def prepare(world: World) -> None:
    """Freeze an agreement of the employer and the MSO, and one of others."""
    world.extra["printed_agreement"] = CooperationFactory(
        state="awaiting_confirmation", employer=world.employer, mso=world.mso
    )
    world.extra["foreign_agreement"] = CooperationFactory(state="awaiting_confirmation")


def named(key: str, **values: int):
    """Return what names a cooperation, and a version of its agreement."""
    return lambda world: {"pk": world.extra[key].pk, **values}


PARTIES = EMPLOYER | MSO
ROWS: list[Row] = [
    *(
        row
        for name, values in (("agreement_pdf", {}), ("agreement_version_pdf", {"number": 1}))
        for key, who in (("printed_agreement", PARTIES), ("foreign_agreement", set()))
        for row in form(
            f"cooperations:{name}", only(who, 200), only(who, 302), named(key, **values), case=key.partition("_")[0]
        )
    ),
]
