"""What keeps a cooperation alive: nine occasions for contact, and the question once a year whether it lives."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .side import Side


class Occasion(models.TextChoices):
    """The nine occasions of the handbook's chapter on lasting cooperation, in the order of a year."""

    LINK_CHANNELS = "link-channels", _("Link to each other")
    MEET_INDIVIDUALLY = "meet-individually", _("Meet for a talk")
    ACCEPT_INVITATIONS = "accept-invitations", _("Go where they invite you")
    CONTACT_STILL_ACTIVE = "contact-still-active", _("Is your contact still the right one?")
    INVITE_THEM = "invite-them", _("Invite them")
    SUPPORT_THEIR_OCCASIONS = "support-their-occasions", _("Support one of their events")
    EXPLORE_FORMATS = "explore-formats", _("Try something new together")
    CARE_FOR_KEY_PEOPLE = "care-for-key-people", _("Thank those who carry it")
    STAFF_CHANGE = "staff-change", _("Has somebody of yours changed?")


HINTS = {
    Occasion.LINK_CHANNELS: _("Name each other on your website, in newsletters and social media."),
    Occasion.MEET_INDIVIDUALLY: _("A coffee without an agenda keeps more alive than three mails."),
    Occasion.ACCEPT_INVITATIONS: _("Come to a festival or an evening of theirs, and stay for a while."),
    Occasion.CONTACT_STILL_ACTIVE: _("Boards are elected anew. A short call shows who is in charge now."),
    Occasion.INVITE_THEM: _("To your open day, a summer party, a farewell: as guests, not as helpers."),
    Occasion.SUPPORT_THEIR_OCCASIONS: _("A room, drinks, copies, two helping hands: ask what is missing."),
    Occasion.EXPLORE_FORMATS: _("Ask what their people need now; a different day or place may suit them better."),
    Occasion.CARE_FOR_KEY_PEOPLE: _("A letter, a certificate, an invitation: they give their free time."),
    Occasion.STAFF_CHANGE: _("Introduce who comes after you in person, and hand on what was agreed."),
}
# Associations live on free time: they are asked for little.
OCCASIONS_OF: dict[Side, tuple[Occasion, ...]] = {
    Side.EMPLOYER: tuple(Occasion),
    Side.MSO: (Occasion.CONTACT_STILL_ACTIVE, Occasion.EXPLORE_FORMATS),
}


class TouchPointState(models.TextChoices):
    """Where an occasion stands; ``lapsed``: its year went by, that of the next year took its place."""

    OPEN = "open", _("open")
    DONE = "done", _("done")
    OFF = "off", _("switched off")
    LAPSED = "lapsed", _("lapsed")


class RenewalWord(models.TextChoices):
    """What a party says to the yearly question."""

    YES = "yes", _("Yes, it is alive")
    NEW_PEOPLE = "new_people", _("Yes, but other people are in charge now")
    NO = "no", _("No, it has come to an end")


ALIVE = frozenset({RenewalWord.YES, RenewalWord.NEW_PEOPLE})


class RenewalOutcome(models.TextChoices):
    """How a yearly question was closed."""

    ALIVE = "alive", _("alive")
    ENDED = "ended", _("ended")


class RenewalStage(models.TextChoices):
    """Which of the two mails."""

    FIRST = "first", _("first mail")
    REMINDER = "reminder", _("reminder")
