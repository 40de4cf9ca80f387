"""What tests of planning do again and again."""

from events.domain import planning
from events.enums.event import Section
from portal.outbox.models import Message


def mails(word):
    return sorted(Message.objects.filter(subject__contains=word).values_list("recipient", flat=True))


def save(event, section, actor, **changes):
    values = planning.section_values(event, section)
    return planning.save_section(event, section, {**values, **changes}, base=planning.fingerprint(values), actor=actor)


def announce(event, actor):
    save(event, Section.PLACE, actor, street="Kampstraße 1", postal_code="44137")
    save(event, Section.LANGUAGES, actor, languages=["de", "ar"])
    save(event, Section.BASICS, actor, target_groups=["parents"])
    return planning.announce(event, actor=actor)
