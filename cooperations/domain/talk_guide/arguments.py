"""What an MSO gains from working with an employer: six groups of sentences to choose from, said to the MSO.

They are our own words for the groups of arguments of the handbook for employers (chapter on the first contact).
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Argument:
    """One sentence; ``offers`` are what the employer offers, ``needs`` what it answers, for marking that it fits."""

    key: str
    text: str | Promise
    offers: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Group:
    """Arguments about the same gain."""

    key: str
    title: str | Promise
    arguments: tuple[Argument, ...]


GROUPS: tuple[Group, ...] = (
    Group(
        "diversity",
        _("We value diversity"),
        (
            Argument("diversity-wanted", _("We want our staff to be as diverse as the town we work in.")),
            Argument(
                "diversity-learn",
                _("We know we have to learn, and would like to learn with you."),
                needs=frozenset({"experience"}),
            ),
            Argument(
                "diversity-languages",
                _("Languages that you speak are worth something at work here."),
                needs=frozenset({"languages"}),
            ),
        ),
    ),
    Group(
        "visible",
        _("Your people become visible"),
        (
            Argument(
                "visible-jobs",
                _("Your members hear first-hand which jobs and apprenticeships we offer."),
                needs=frozenset({"young_people", "job_seekers", "skilled_workers"}),
            ),
            Argument(
                "visible-parents",
                _("Parents see how an apprenticeship works and where it leads."),
                needs=frozenset({"parents"}),
            ),
            Argument(
                "visible-role-models",
                _("Colleagues who came the same way tell about it."),
                needs=frozenset({"newly_arrived", "refugees", "women"}),
            ),
        ),
    ),
    Group(
        "skills",
        _("Your organisation gains skills"),
        (
            Argument(
                "skills-applications",
                _("We show how applications are read here, and practise with your people."),
                needs=frozenset({"job_seekers", "young_people"}),
            ),
            Argument(
                "skills-advice",
                _("Our specialists advise you, for instance on accounting, law or public relations."),
                offers=frozenset({"advice"}),
            ),
            Argument(
                "skills-events",
                _("We plan an event together; what you learn from it stays with you."),
                needs=frozenset({"voluntary"}),
            ),
        ),
    ),
    Group(
        "networks",
        _("Networks and funding"),
        (
            Argument("networks-people", _("We introduce you to chambers, schools and other employers.")),
            Argument("networks-funding", _("A partner from business helps when you apply for funding.")),
            Argument(
                "networks-certificate",
                _("You get a certificate of our cooperation to show to others."),
                offers=frozenset({"certificate"}),
            ),
        ),
    ),
    Group(
        "image",
        _("Being known"),
        (
            Argument(
                "image-press",
                _("We name you as our partner in the press and on our pages."),
                offers=frozenset({"publicity"}),
            ),
            Argument("image-members", _("An offer that helps at work attracts new members.")),
            Argument("image-reference", _("We gladly tell others how good working with you is.")),
        ),
    ),
    Group(
        "means",
        _("Money or help in kind"),
        (
            Argument(
                "means-expenses",
                _("We pay an expense allowance for the time you give."),
                offers=frozenset({"expenses"}),
                needs=frozenset({"voluntary"}),
            ),
            Argument(
                "means-rooms",
                _("You can use our rooms, with catering if you like."),
                offers=frozenset({"rooms", "catering"}),
                needs=frozenset({"no_rooms"}),
            ),
            Argument("means-donation", _("We support your work with a donation."), offers=frozenset({"donation"})),
        ),
    ),
)
ARGUMENTS = {argument.key: argument for group in GROUPS for argument in group.arguments}
GROUP_OF = {argument.key: group for group in GROUPS for argument in group.arguments}

DOS: tuple[str | Promise, ...] = (
    _("Ask first what the organisation needs, then say what you are looking for."),
    _("Say honestly what you can give and what you cannot."),
    _("Suggest a meeting at their place and at their time: often in the evening or at the weekend."),
    _("Agree on one small next step and on who calls whom."),
)
DONT = _("Do not bring a finished concept. Plan together, from the start.")
