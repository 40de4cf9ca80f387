"""Who is answered what: naming signatories, asking boards, and the pages on which they answer."""

from datetime import timedelta

from django.utils import timezone

from cooperations.domain.confirming.asking import ask_boards
from cooperations.domain.confirming.links import revoke_links
from cooperations.models import Agreement, Signatory, SignatoryQuestion
from portal.accounts.models import SignedLink
from tests.access.identities import EMPLOYER, MSO, Identity, World
from tests.access.matrix import Row, everybody, form, only, read_only, write_only
from tests.factories.confirming import READY, answer, tokens_for, write
from tests.factories.cooperation import CooperationFactory, SignatoryFactory

BOTH = {*EMPLOYER, *MSO}


def prepare(world: World) -> None:
    """Ask the boards of a cooperation of the employer and the MSO; one link each is used, revoked and expired."""
    cooperation = CooperationFactory(state="in_talks", employer=world.employer, mso=world.mso, title="Gemeinsam")
    world.mso.mso_profile.signing_total = 5
    world.mso.mso_profile.save()
    write(cooperation, READY)
    people = {
        case: SignatoryFactory(cooperation=cooperation, organisation=world.mso, email=f"{case}@example.org")
        for case in ("usable", "used", "revoked", "expired")
    }
    member = SignatoryFactory(
        cooperation=cooperation,
        organisation=world.employer,
        email="",
        user=world.users[Identity.EMPLOYER_HEAD],
        named_as="member",
    )
    world.employer.employer_profile.signing_required = world.employer.employer_profile.signing_total = 2
    world.employer.employer_profile.save()
    SignatoryFactory(cooperation=cooperation, organisation=world.employer)
    opened = ask_boards(cooperation, actor=None, revision=Agreement.objects.get(cooperation=cooperation).revision)
    world.extra["confirming"] = {"cooperation": cooperation, "round": opened, "member": member, **people}
    world.extra["confirming_tokens"] = {case: tokens_for(person)[0] for case, person in people.items()}
    answer(people["used"], opened, link=link_of(people["used"]))
    revoke_links(people["revoked"])
    expired = link_of(people["expired"])
    SignedLink.objects.filter(pk=expired.pk).update(expires_at=timezone.now() - timedelta(days=1))
    world.extra["confirming"]["question"] = SignatoryQuestion.objects.create(
        signatory=people["usable"], version=opened.version, text="Wer zahlt?"
    )
    talking = CooperationFactory(state="in_talks", employer=world.employer, mso=world.mso, title="Noch im Gespräch")
    write(talking, READY)
    world.extra["confirming"]["talking"] = talking
    world.extra["confirming"]["confirmed"] = CooperationFactory(
        state="confirmed", employer=world.employer, mso=world.mso, title="Alles gesagt"
    )


def link_of(signatory: Signatory) -> SignedLink:
    """Return the link of the first mail."""
    return signatory.links.get().link


def token(case: str):
    """Name the link."""
    return lambda world: {"token": world.extra["confirming_tokens"][case]}


def pk(name: str = "cooperation"):
    """Name the cooperation."""
    return lambda world: {"pk": world.extra["confirming"][name].pk}


def person(world: World) -> dict[str, object]:
    """Name a signatory of the MSO who has not answered."""
    extra = world.extra["confirming"]
    return {"pk": extra["cooperation"].pk, "signatory_pk": extra["usable"].pk}


def party(world: World) -> dict[str, object]:
    """Name the MSO as a party."""
    cooperation = world.extra["confirming"]["cooperation"]
    return {"pk": cooperation.pk, "party_pk": cooperation.parties.get(side="mso").pk}


def proof(world: World) -> dict[str, object]:
    """Name the version that was confirmed."""
    return {"pk": world.extra["confirming"]["confirmed"].pk, "number": 1}


def question(world: World) -> dict[str, object]:
    """Name the question."""
    extra = world.extra["confirming"]
    return {"pk": extra["cooperation"].pk, "question_pk": extra["question"].pk}


def given(world: World) -> dict[str, object]:
    """Return an answer to the text that is asked about."""
    version = world.extra["confirming"]["round"].version
    return {"name": "A", "function": "B", "version": version.pk, "sha256": version.sha256, "has_read": "on"}


def revision(world: World) -> dict[str, object]:
    """Return the state of the draft."""
    cooperation = world.extra["confirming"]["talking"]
    return {"revision": Agreement.objects.get(cooperation=cooperation).revision}


def wrong(_world: World) -> dict[str, object]:
    """Name a link that was never given."""
    return {"token": "wrong"}


DEAD = ("used", "revoked", "expired")
BY_LINK = ("confirm_link", "confirm_link_no", "confirm_link_question")
HEAD = {Identity.EMPLOYER_HEAD}

ROWS: list[Row] = [
    *form("cooperations:confirm_link", everybody(200), everybody(200), token("usable"), data=given),
    *form("cooperations:confirm_link_no", everybody(200), everybody(200), token("usable"), data=given),
    *form(
        "cooperations:confirm_link_question",
        everybody(200),
        everybody(200),
        token("usable"),
        data=lambda _world: {"text": "Warum?"},
    ),
    *write_only("cooperations:confirm_link_renew", everybody(302), token("usable")),
    *write_only("cooperations:confirm_link_renew", everybody(200), token("expired"), case="expired"),
    *write_only("cooperations:confirm_link_renew", everybody(302), token("revoked"), case="revoked"),
    *write_only("cooperations:confirm_link_renew", everybody(404), wrong, case="wrong"),
    *[
        row
        for name in BY_LINK
        for case in DEAD
        for row in form(f"cooperations:{name}", everybody(410), everybody(410), token(case), data=given, case=case)
    ],
    *[
        row
        for name in BY_LINK
        for row in form(f"cooperations:{name}", everybody(404), everybody(404), wrong, case="wrong")
    ],
    *form("cooperations:confirm", only(HEAD, 200), only(HEAD, 200), pk(), data=given),
    *form("cooperations:confirm_no", only(HEAD, 200), only(HEAD, 200), pk(), data=given),
    *form(
        "cooperations:confirm_question",
        only(HEAD, 200),
        only(HEAD, 200),
        pk(),
        data=lambda _world: {"text": "Warum?"},
    ),
    *form("cooperations:confirm", only((), 200), only((), 200), pk("talking"), case="nobody asked"),
    *read_only("cooperations:signatories", only(BOTH, 200), pk()),
    *form("cooperations:proof_pdf", only(BOTH, 200), only(BOTH, 302), proof),
    *read_only("cooperations:proof_text", only(BOTH, 200), proof),
    *form("cooperations:ask_boards", only(BOTH, 200), only(BOTH, 200), pk("talking"), data=revision),
    *form(
        "cooperations:withdraw_round",
        only(BOTH, 200),
        only(BOTH, 302),
        pk(),
        data=lambda _world: {"reason": "Noch einmal reden."},
    ),
    *form(
        "cooperations:signatory_name",
        only({Identity.MSO_BOARD}, 200),
        only({Identity.MSO_BOARD}, 302),
        party,
        data=lambda _world: {"person": "other", "name": "Neu", "email": "neu@example.org", "function": "Kasse"},
    ),
    *write_only("cooperations:signatory_again", only({Identity.MSO_BOARD}, 302), person),
    *write_only("cooperations:signatory_revoke", only({Identity.MSO_BOARD}, 302), person),
    *form("cooperations:signatory_remove", only({Identity.MSO_BOARD}, 200), only({Identity.MSO_BOARD}, 302), person),
    *write_only(
        "cooperations:signatory_reply",
        only(MSO, 302),
        question,
        data=lambda world: {f"q{world.extra['confirming']['question'].pk}-text": "Wir."},
    ),
]
