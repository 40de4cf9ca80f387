"""Cooperations of the demo's employer and association in every state, made by the same verbs that people use."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from cooperations.domain import lifecycle
from cooperations.domain.agreement import save_draft
from cooperations.domain.confirming.answering import confirm
from cooperations.domain.confirming.asking import ask_boards
from cooperations.domain.confirming.naming import missing_signatories, name_signatory
from cooperations.enums.confirmation import AnswerWay
from cooperations.enums.side import Side
from cooperations.models import AgreedTask, Agreement, Cooperation, Renewal, Signatory
from cooperations.states.cooperation import FALL_ASLEEP, move_cooperation
from partners.models import MsoProfile, Organisation
from portal.accounts.models import User

from .agreements import TITLES, demo_content
from .silence import without_mails


class CooperationStory:
    """Tells how each cooperation came about between an employer and an association, with one user on each side."""

    def __init__(self, employer: Organisation, association: Organisation, employed: User, board: User) -> None:
        self.employer, self.association = employer, association
        self.employed, self.board = employed, board

    def tell(self, state: str) -> Cooperation:
        """Store the cooperation that stands in ``state`` at the end."""
        cooperation = lifecycle.propose(
            TITLES[state],
            by=(self.association, Side.MSO),
            asked=[(self.employer, Side.EMPLOYER)],
            actor=self.board,
        )
        if state == "declined":
            self._decline(cooperation)
        elif state == "withdrawn":
            lifecycle.withdraw(cooperation, actor=self.board, reason="Der Termin der Messe wurde verlegt.")
        elif state != "proposed":
            self._talk(cooperation, state)
        cooperation.refresh_from_db()
        return cooperation

    def _decline(self, cooperation: Cooperation) -> None:
        lifecycle.decline(
            cooperation,
            organisation=self.employer,
            actor=self.employed,
            reason="Dafür fehlt uns in diesem Jahr die Zeit.",
        )

    def _talk(self, cooperation: Cooperation, state: str) -> None:
        lifecycle.take_part(cooperation, organisation=self.employer, actor=self.employed)
        agreement = Agreement.objects.get(cooperation=cooperation)
        content = demo_content(timezone.localdate())
        save_draft(agreement, content, base=0, actor=self.board, organisation=self.association)
        if state == "in_talks":
            return
        self._name(cooperation)
        round_ = ask_boards(cooperation, actor=self.employed, revision=1)
        signatories = list(Signatory.objects.filter(cooperation=cooperation).order_by("pk"))
        if state == "awaiting_confirmation":
            # Its own board has not answered yet.
            signatories = [each for each in signatories if each.organisation_id == self.employer.pk]
        for signatory in signatories:
            confirm(
                signatory,
                version_id=round_.version_id,
                sha256=round_.version.sha256,
                yes=True,
                name=signatory.name,
                function=signatory.function,
                language=signatory.language,
                way=AnswerWay.SIGNED_IN if signatory.user else AnswerWay.LINK,
                user=signatory.user,
            )
        self._afterwards(cooperation, state)

    def _name(self, cooperation: Cooperation) -> None:
        for organisation, user, function in (
            (self.employer, self.employed, "Personalleitung"),
            (self.association, self.board, "Vorsitz"),
        ):
            name_signatory(
                cooperation,
                organisation,
                actor=user,
                name=user.name,
                function=function,
                email=user.email,
                language=user.language,
                user=user,
            )
            for number in range(missing_signatories(cooperation, organisation)):
                name_signatory(
                    cooperation,
                    organisation,
                    actor=user,
                    name=("Leyla Demir", "Yusuf Amin", "Oksana Melnyk", "Rosa Conti")[number % 4],
                    function="Vorstand",
                    email=f"unterschrift{number}@example.org",
                    language="de",
                )

    def _afterwards(self, cooperation: Cooperation, state: str) -> None:
        cooperation.refresh_from_db()
        if state == "confirmed":
            task = AgreedTask.objects.filter(cooperation=cooperation).order_by("by", "pk").first()
            if task:
                task.done_at, task.done_by = timezone.now(), self.employed
                task.save()
        elif state == "dormant":
            today = timezone.localdate()
            Renewal.objects.create(
                cooperation=cooperation,
                due_on=today - timedelta(days=50),
                asked_on=today - timedelta(days=50),
                reminded_on=today - timedelta(days=29),
                fell_asleep_on=today,
            )
            move_cooperation(FALL_ASLEEP, cooperation, actor=None)
        elif state == "ended":
            lifecycle.end(
                cooperation,
                organisation=self.association,
                actor=self.board,
                reason="Das Sommerfest war schön. Im nächsten Jahr machen wir Pause.",
            )


def store_cooperations(employer: Organisation, association: Organisation, users: dict[str, Any]) -> list[Cooperation]:
    """Store one cooperation in each state; nobody gets a mail about what is invented."""
    MsoProfile.objects.filter(organisation=association).update(employer_experience=True)
    story = CooperationStory(employer, association, users["personalleitung@example.org"], users["vorstand@example.org"])
    with without_mails():
        return [story.tell(state) for state in TITLES]
