"""Where a cooperation stands, in one sentence, and the one next step of whoever looks. No queries."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cooperations.enums.cooperation import CooperationState
from cooperations.models import Cooperation, CooperationParty
from cooperations.permissions.cooperation import can_edit_agreement, can_read_agreement, parties_of
from cooperations.permissions.keeping import can_answer_renewal
from portal.shared.sentences import isolated

State = CooperationState

_SENTENCES: dict[str, Promise] = {
    State.IN_TALKS: gettext_lazy("You are in talks: both sides write the agreement."),
    State.CONFIRMED: gettext_lazy("The cooperation is confirmed and in force."),
    State.DORMANT: gettext_lazy("The cooperation is dormant: nobody has said lately that it is alive."),
    State.ENDED: gettext_lazy("The cooperation has ended."),
    State.DECLINED: gettext_lazy("The proposal was declined."),
    State.WITHDRAWN: gettext_lazy("The proposal was taken back."),
}


@dataclass(frozen=True)
class Step:
    """The one thing to do next: the word on the button and where it leads; ``is_form``: by POST."""

    label: str
    url: str
    is_form: bool = False


@dataclass(frozen=True)
class Standing:
    """Where it stands, and what the reader can do about it."""

    sentence: str
    step: Step | None = None


def standing(cooperation: Cooperation, user: Any) -> Standing:
    """Say it for ``user``. ``cooperation`` has been fetched ``with_parties``."""
    return Standing(_sentence(cooperation, user), _step(cooperation, user))


def open_question(cooperation: Cooperation, user: Any) -> CooperationParty | None:
    """Return the party for which ``user`` has to say whether it takes part, if there is one."""
    if not cooperation.is_open:
        return None
    return next((party for party in parties_of(user, cooperation) if party.accepted_at is None), None)


def _sentence(cooperation: Cooperation, user: Any) -> str:
    asked = open_question(cooperation, user)
    names = {"name": isolated(cooperation.proposed_by.name)}
    if asked is not None and cooperation.state == State.PROPOSED:
        return _("%(name)s proposes to work together. Do you want to talk about it?") % names
    if asked is not None:
        return _("You are asked to join this cooperation.")
    if cooperation.state == State.PROPOSED:
        return _("%(name)s has proposed it; the other side has not answered yet.") % names
    if cooperation.state == State.AWAITING:
        if cooperation.valid_version_id:
            return _("A new version of the agreement is with the boards; the old one holds until then.")
        return _("The agreement is with the boards. It is valid as soon as all of them have confirmed.")
    return str(_SENTENCES[State(cooperation.state)])


def _step(cooperation: Cooperation, user: Any) -> Step | None:
    key = [cooperation.pk]
    asked = open_question(cooperation, user)
    if asked is not None:
        label = _("Yes, let us talk") if cooperation.state == State.PROPOSED else _("Yes, we take part")
        return Step(label, reverse("cooperations:take_part", args=key), is_form=True)
    if not can_read_agreement(user, cooperation) or cooperation.state == State.PROPOSED:
        return None
    agreement = reverse("cooperations:agreement", args=key)
    if cooperation.state == State.IN_TALKS and can_edit_agreement(user, cooperation):
        return Step(_("Write the agreement"), agreement)
    if cooperation.state == State.AWAITING:
        return Step(_("See who has confirmed"), reverse("cooperations:signatories", args=key))
    if cooperation.state == State.DORMANT and can_answer_renewal(user, cooperation):
        return Step(_("Is it still alive?"), reverse("cooperations:touch_points", args=key))
    return Step(_("Read the agreement"), agreement)
