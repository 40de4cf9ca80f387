"""The mails about cooperations: who is told what, each person once, in their language."""

from collections.abc import Callable, Iterable
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from cooperations.domain.contacting.people import Recipient, people_of
from cooperations.domain.requests.mails import Notice, write_notice
from cooperations.enums.cooperation import CooperationState
from cooperations.models import Cooperation, CooperationParty
from partners.models import Organisation
from portal.outbox.guards import register_guard
from portal.outbox.models import Message
from portal.outbox.wording import Name, Sentence, named
from portal.shared.addresses import absolute_url

GUARD = "cooperations.cooperation"
# By kind: subject, sentence, words on the link.
Texts = tuple[str, Sentence, str]


def tell(  # noqa: PLR0913 -- what a mail is made of
    cooperation: Cooperation,
    kind: str,
    organisations: Iterable[Organisation],
    *,
    by: str = "",
    reason: str = "",
    occasion: object = "",
) -> None:
    """Tell the people of ``organisations`` what has happened, once per ``kind`` and ``occasion``.

    ``by`` is the organisation that did it, ``reason`` what it wrote. In the caller's transaction.
    """
    for organisation in organisations:
        for recipient in people_of(organisation):
            with translation.override(recipient.language):
                notice = _notice(cooperation, kind, organisation, recipient, by=by, reason=reason)
            key = f"coop-{kind}:{cooperation.pk}:{occasion}:{organisation.pk}:{recipient.key}"
            write_notice(key, recipient, notice, guard=GUARD)


def others_than(cooperation: Cooperation, *organisations: Organisation) -> list[Organisation]:
    """Return the organisations that take part, without those that know already and those that blocked who asked."""
    known = {each.pk for each in organisations}
    rows = cooperation.parties.present().filter(is_silenced=False).select_related("organisation")
    return [row.organisation for row in rows if row.organisation_id not in known]


@register_guard(GUARD)
def is_still_true(message: Message) -> bool:
    """Say whether what the mail tells still holds, and its reader still acts for the organisation."""
    kind, pk, _occasion, organisation, person = message.job.key.removeprefix("coop-").split(":")
    cooperation = Cooperation.objects.filter(pk=pk).first()
    if cooperation is None or (kind in _ONLY_WHILE and cooperation.state not in _ONLY_WHILE[kind]):
        return False
    if kind in {"proposed", "invited"}:
        asked = CooperationParty.objects.present().filter(cooperation=cooperation, accepted_at=None)
        if not asked.filter(organisation=int(organisation), is_silenced=False).exists():
            return False
    return any(each.key == person for each in people_of(Organisation.objects.get(pk=int(organisation))))


_ONLY_WHILE: dict[str, frozenset[str]] = {
    "proposed": frozenset({CooperationState.PROPOSED}),
    "talks": frozenset({CooperationState.IN_TALKS}),
    "dormant": frozenset({CooperationState.DORMANT}),
}


def _notice(  # noqa: PLR0913 -- what a mail is made of
    cooperation: Cooperation, kind: str, organisation: Organisation, recipient: Recipient, *, by: str, reason: str
) -> Notice:
    why = (
        _("You get this mail because you act for %(organisation)s in the portal Brückenbauer.")
        if recipient.user
        else _("You get this mail because your address stands for %(mso)s in the portal Brückenbauer.")
    )
    subject, sentence, action = _TEXTS[kind](named(title=cooperation.title, by=by))
    return Notice(
        subject=subject,
        reason=why % {"organisation": organisation.name, "mso": organisation.name},
        paragraphs=[sentence],
        quote=reason,
        links=[(action, absolute_url(reverse("cooperations:cooperation", args=[cooperation.pk])))]
        if recipient.user
        else [(_("Whom to ask for an invitation"), helping_page(organisation))],
        before=[]
        if recipient.user
        else [
            _(
                "To see it and to answer, your organisation needs an account in the portal. Accounts are free and come "
                "by invitation: the offices in charge of your area send you one."
            )
        ],
    )


def helping_page(organisation: Organisation) -> str:
    """Return the address of the public page that names who is in charge of the place of ``organisation``."""
    place = organisation.municipality
    query = f"?{urlencode({'place': place.name})}" if place else ""
    return absolute_url(reverse("partners:helping")) + query


def _proposed(names: dict[str, Name]) -> Texts:
    return (
        _("%(by)s proposes a cooperation: %(title)s") % names,
        Sentence(_("%(by)s would like to start a cooperation with you: “%(title)s”. Nothing is agreed on yet."), names),
        _("Read and answer"),
    )


def _invited(names: dict[str, Name]) -> Texts:
    return (
        _("%(by)s asks you to join a cooperation: %(title)s") % names,
        Sentence(_("%(by)s asks you to join the cooperation “%(title)s”. You say whether you take part."), names),
        _("Read and answer"),
    )


def _talks(names: dict[str, Name]) -> Texts:
    return (
        _("%(by)s wants to talk: %(title)s") % names,
        Sentence(_("%(by)s has said yes to talks about “%(title)s”. Both sides can write the agreement now."), names),
        _("Write the agreement"),
    )


def _joined(names: dict[str, Name]) -> Texts:
    return (
        _("%(by)s takes part: %(title)s") % names,
        Sentence(
            _("%(by)s takes part in “%(title)s” from now on. The agreement needs a new version that names all of you."),
            names,
        ),
        _("See the cooperation"),
    )


def _left(names: dict[str, Name]) -> Texts:
    return (
        _("%(by)s has left: %(title)s") % names,
        Sentence(
            _("%(by)s takes part in “%(title)s” no longer. The others go on; the agreement needs a new version."), names
        ),
        _("See the cooperation"),
    )


def _declined(names: dict[str, Name]) -> Texts:
    return (
        _("No cooperation: %(title)s") % names,
        Sentence(_("%(by)s has said no to “%(title)s”. Thank you for asking."), names),
        _("See the cooperation"),
    )


def _withdrawn(names: dict[str, Name]) -> Texts:
    return (
        _("Proposal taken back: %(title)s") % names,
        Sentence(_("%(by)s has taken back the proposal “%(title)s”. You have nothing to do."), names),
        _("See the cooperation"),
    )


def _ended(names: dict[str, Name]) -> Texts:
    return (
        _("Cooperation ended: %(title)s") % names,
        Sentence(_("%(by)s has ended the cooperation “%(title)s”. What you did together stays on its page."), names),
        _("See the cooperation"),
    )


def _back(names: dict[str, Name]) -> Texts:
    return (
        _("Not confirmed: %(title)s") % names,
        Sentence(
            _(
                "The agreement “%(title)s” was not confirmed this time. You can change it and give it to the boards "
                "again."
            ),
            names,
        ),
        _("See what can be done"),
    )


def _confirmed(names: dict[str, Name]) -> Texts:
    return (
        _("Confirmed: %(title)s") % names,
        Sentence(_("All boards have confirmed the agreement “%(title)s”. It is valid from now on."), names),
        _("See the cooperation"),
    )


_TEXTS: dict[str, Callable[[dict[str, Name]], Texts]] = {
    "proposed": _proposed,
    "invited": _invited,
    "talks": _talks,
    "joined": _joined,
    "left": _left,
    "declined": _declined,
    "withdrawn": _withdrawn,
    "ended": _ended,
    "back": _back,
    "confirmed": _confirmed,
}
