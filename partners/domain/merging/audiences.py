"""Nothing becomes more public by merging: of two audiences of a field the narrower one holds."""

from typing import Any, Final

from partners.domain.audience import FIELDS, visible_fields
from partners.enums import Audience, OrganisationState
from partners.models import FieldAudience, Organisation

from .ledger import Ledger
from .parts import TRANSLATIONS, Part, filled, part_values, parts, parts_with_audience

ORDER: Final = (Audience.PUBLIC, Audience.EMPLOYERS, Audience.INTERMEDIARIES, Audience.OWN)


def narrower(*audiences: str) -> Audience:
    """Return the narrowest of ``audiences``."""
    return max((Audience(each) for each in audiences), key=ORDER.index)


def own_audience(source: Organisation, target: Organisation) -> Audience:
    """Return who sees ``source`` at most: an entry that is not published is seen by those in charge only.

    That only matters when ``target`` is published.
    """
    hidden = source.state != OrganisationState.PUBLISHED and target.state == OrganisationState.PUBLISHED
    return Audience.INTERMEDIARIES if hidden else Audience.PUBLIC


def merged_audiences(source: Organisation, target: Organisation) -> dict[str, Audience]:
    """Return who may see each field of the merged organisation, by key of ``FIELDS``. Two queries and the profiles.

    A side counts when it has a value there, or when it chose the audience itself.
    """
    chosen, from_source = _chosen(target), _chosen(source)
    result = {}
    for key, part in parts_with_audience().items():
        default = FIELDS[key].default
        audiences = []
        if filled(part_values(target, part)) or key in chosen:
            audiences.append(chosen.get(key, default))
        if filled(part_values(source, part)):
            audiences += [from_source.get(key, default), own_audience(source, target)]
        elif key in from_source:
            audiences.append(from_source[key])
        result[key] = narrower(*audiences) if audiences else default
    return result


def hidden_parts(user: Any, source: Organisation, target: Organisation) -> frozenset[str]:
    """Return the keys of the parts that ``user`` may not see at both sides. Queries: see ``visible_fields``."""
    visible = frozenset.intersection(*visible_fields(user, (source, target)).values())
    hidden = frozenset(FIELDS) - visible
    return frozenset(part.key for part in parts() if _field_of(part) in hidden)


def _field_of(part: Part) -> str:
    """Return the key of ``FIELDS`` that says who sees a part: translations are seen with the description."""
    return "description" if part.relation == TRANSLATIONS else part.key


def _chosen(organisation: Organisation) -> dict[str, str]:
    return dict(FieldAudience.objects.filter(organisation=organisation).values_list("field", "audience"))


def merge_audiences(ledger: Ledger, audiences: dict[str, Audience], target: Organisation) -> None:
    """Store ``audiences`` at ``target`` where they differ from what holds there."""
    rows = {row.field: row for row in FieldAudience.objects.select_for_update().filter(organisation=target)}
    for key, audience in sorted(audiences.items()):
        row = rows.get(key)
        if row is not None:
            ledger.change(row, audience=str(audience))
        elif audience != FIELDS[key].default:
            ledger.add(FieldAudience(organisation=target, field=key, audience=str(audience)))
