"""What somebody finds who comes to answer: by a link, in whatever state, or signed in."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.db.models import Q

from cooperations.enums.confirmation import Answer, RoundState
from cooperations.models.confirmation import Confirmation
from cooperations.models.confirmation_round import ConfirmationRound
from cooperations.models.frozen import AgreementVersion
from cooperations.models.signatory import Signatory, SignatoryLink, SignatoryQuestion
from portal.accounts.models import SignedLink
from portal.accounts.models.signed_link import hash_token
from portal.shared.word_diff import Piece, around_changes, compare_words

from .counting import Standing, standings_of
from .links import PURPOSE


class Step(StrEnum):
    """What can be done, or why nothing can. The links of all but ``ASKED`` are of no use any more."""

    ASKED = "asked"
    USED = "used"
    REVOKED = "revoked"
    EXPIRED = "expired"
    LEFT = "left"
    CLOSED = "closed"


@dataclass(frozen=True)
class Arrival:
    """A signatory before the page: the step, the version it is about, and who has said what.

    ``confirmation`` is their own answer, about ``version`` or by this link. ``before`` is the version the link was
    sent for, if another is asked about now; ``seen`` the older version the person was asked about by other links.
    """

    signatory: Signatory
    step: Step
    version: AgreementVersion
    link: SignedLink | None = None
    confirmation: Confirmation | None = None
    before: AgreementVersion | None = None
    confirmed: list[Confirmation] = field(default_factory=list)
    standings: list[Standing] = field(default_factory=list)
    questions: list[SignatoryQuestion] = field(default_factory=list)
    seen: AgreementVersion | None = None

    @property
    def changes(self) -> list[Piece]:
        """What is new since the version the person was asked about before, word by word, with what stands around."""
        older = self.before or self.seen
        return around_changes(compare_words(older.text, self.version.text)) if older else []

    @property
    def answered(self) -> AgreementVersion:
        """The version that ``confirmation`` is about."""
        is_about_before = self.before and self.confirmation and self.confirmation.version_id == self.before.pk
        return self.before if self.before and is_about_before else self.version

    @property
    def is_newer_written(self) -> bool:
        """Say whether the draft has been changed since the version was frozen."""
        return self.version.agreement.revision > self.version.revision


def arrive_by_link(token: str) -> Arrival | None:
    """Return what the link of ``token`` leads to, None for a token that was never given. Nothing changes."""
    sent = (
        SignatoryLink.objects.filter(link__purpose=PURPOSE, link__token_hash=hash_token(token))
        .select_related(
            "link",
            "version__agreement__cooperation",
            "version__round",
            "signatory__organisation",
            "signatory__user",
            "signatory__named_by",
        )
        .first()
    )
    return _arrive(sent.signatory, sent.version, sent.link) if sent else None


def arrive_signed_in(signatory: Signatory) -> Arrival | None:
    """Return what a signatory who is signed in finds, None when boards were never asked."""
    latest = (
        AgreementVersion.objects.filter(agreement__cooperation=signatory.cooperation_id, round__isnull=False)
        .select_related("agreement__cooperation", "round")
        .order_by("-number")
        .first()
    )
    return _arrive(signatory, latest, None) if latest else None


def signatory_of(user: Any, cooperation_pk: Any) -> Signatory | None:
    """Return as whom ``user`` signs in this cooperation: by account, else by a verified address. One query.

    Who signs for several parties gets the one that has not been answered yet first.
    """
    return next(iter(signatories_of(user, cooperation_pk)), None)


def signatories_of(user: Any, cooperation_pk: Any) -> list[Signatory]:
    """Return all roles of ``user`` in which they sign in this cooperation, first named first. Two queries."""
    addresses = [each.lower() for each in verified_addresses(user)]
    present = Signatory.objects.present().filter(cooperation=cooperation_pk)
    found = present.select_related("organisation", "user", "named_by").order_by("named_at", "pk")
    return [
        each for each in found if each.user_id == user.pk or (each.user_id is None and each.email.lower() in addresses)
    ]


def verified_addresses(user: Any) -> list[str]:
    """Return the addresses that ``user`` has proven to be theirs. One query."""
    return list(user.emailaddress_set.filter(verified=True).values_list("email", flat=True))


def _arrive(signatory: Signatory, linked: AgreementVersion, link: SignedLink | None) -> Arrival:
    round_ = linked.round
    version = linked
    if round_.state != RoundState.OPEN:
        newer = _open_round(signatory)
        if newer:
            round_, version = newer, newer.version
    confirmations = list(Confirmation.objects.filter(version=version).select_related("signatory__organisation"))
    own = next((each for each in confirmations if each.signatory_id == signatory.pk), None)
    before = linked if version.pk != linked.pk else None
    state = link.state if link else SignedLink.State.USABLE
    if before and state == SignedLink.State.USED:
        # What was said by this link, even if the newer version was answered since.
        own = Confirmation.objects.filter(version=linked, signatory=signatory).first() or own
    step = _step(signatory, round_, own, state)
    is_asked = step == Step.ASKED
    return Arrival(
        signatory,
        step,
        version,
        link,
        own,
        before,
        [each for each in confirmations if each.answer == Answer.YES],
        standings_of(version, confirmations) if is_asked else [],
        _questions_for(signatory, version) if is_asked else [],
        _seen_before(signatory, version) if is_asked and not before else None,
    )


def _seen_before(signatory: Signatory, version: AgreementVersion) -> AgreementVersion | None:
    """Return the latest older version that the person was asked about. No query for the first version, else one."""
    if version.number == 1:
        return None
    older = SignatoryLink.objects.filter(
        signatory=signatory, version__agreement=version.agreement_id, version__number__lt=version.number
    )
    latest = older.select_related("version").order_by("-version__number").first()
    return latest.version if latest else None


def _step(signatory: Signatory, round_: ConfirmationRound, own: Confirmation | None, state: SignedLink.State) -> Step:
    """A used link stays used, whatever came later; an answer given by another way counts like one by this link."""
    if state == SignedLink.State.USED or own:
        return Step.USED
    if signatory.left_at:
        return Step.LEFT
    if state == SignedLink.State.REVOKED:
        return Step.REVOKED
    if round_.state != RoundState.OPEN:
        return Step.CLOSED
    if state == SignedLink.State.EXPIRED:
        return Step.EXPIRED
    return Step.ASKED


def _open_round(signatory: Signatory) -> ConfirmationRound | None:
    """Return the round in which the signatory's organisation is asked now."""
    rounds = ConfirmationRound.objects.filter(
        cooperation=signatory.cooperation_id,
        state=RoundState.OPEN,
        version__parties__organisation=signatory.organisation_id,
    )
    return rounds.select_related("version__agreement__cooperation").first()


def _questions_for(signatory: Signatory, version: AgreementVersion) -> list[SignatoryQuestion]:
    """Return the questions the person may read: their own about any version, those to both sides once answered."""
    wanted = Q(version=version) | Q(signatory=signatory)
    questions = SignatoryQuestion.objects.filter(wanted, version__agreement=version.agreement_id)
    return [
        each
        for each in questions.select_related("signatory")
        if each.signatory_id == signatory.pk or (each.to_both and each.answered_at is not None)
    ]
