"""Writing many organisations at once, inside the caller's transaction."""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.utils import timezone

from partners.domain.indexing import indexing_later
from partners.models import Affiliation, ContactPerson, MsoProfile, Organisation, OrganisationChange

from .entries import Entry
from .known import MSO_KEYS, ORGANISATION_KEYS, kept_by_itself, load_audiences, load_umbrellas

BATCH = 500
ORGANISATION_COLUMNS = (
    *ORGANISATION_KEYS, "roles", "municipality", "district", "latitude", "longitude", "updated_at",
)  # fmt: skip


def load_entries(ids: Collection[int]) -> dict[int, Entry]:
    """Lock these organisations in a fixed order and return them with what belongs to them. Four queries."""
    organisations = list(Organisation.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk"))
    profiles = {each.organisation_id: each for each in MsoProfile.objects.filter(organisation__in=ids)}
    umbrellas, audiences = load_umbrellas(ids), load_audiences(ids)
    return {
        each.pk: Entry(
            each, profiles.get(each.pk), umbrellas.get(each.pk, []), kept_by_itself(audiences.get(each.pk, {}))
        )
        for each in organisations
    }


def store_entries(entries: Iterable[Entry], advance: Callable[[int], None]) -> None:
    """Store new entries and the changed ones; ``advance`` hears how many are done."""
    new = [each for each in entries if each.is_new]
    changed = [each for each in entries if not each.is_new and each.touched]
    done = 0
    with indexing_later() as touched:
        for chunk in _chunks(new):
            Organisation.objects.bulk_create([each.organisation for each in chunk])
            _store_belongings(chunk)
            touched |= {each.organisation.pk for each in chunk}
            done += len(chunk)
            advance(done)
        for chunk in _chunks(changed):
            now = timezone.now()
            for each in chunk:
                each.organisation.updated_at = now
            Organisation.objects.bulk_update([each.organisation for each in chunk], ORGANISATION_COLUMNS)
            _store_belongings(chunk)
            touched |= {each.organisation.pk for each in chunk}
            done += len(chunk)
            advance(done)


def _store_belongings(entries: list[Entry]) -> None:
    profiles = [each.profile for each in entries if each.profile is not None]
    for profile in profiles:
        profile.organisation_id = profile.organisation.pk
    known = [each for each in profiles if each.pk is not None]
    MsoProfile.objects.bulk_create([each for each in profiles if each.pk is None])
    MsoProfile.objects.bulk_update(known, MSO_KEYS)
    ContactPerson.objects.bulk_create([each.contact for each in entries if each.contact is not None])
    Affiliation.objects.bulk_create(
        [
            Affiliation(member=each.organisation, umbrella_id=umbrella)
            for each in entries
            for umbrella in each.new_umbrellas
            if umbrella != each.organisation.pk
        ],
        ignore_conflicts=True,
    )


def record_changes(
    changes: Mapping[int, Iterable[str]], action: OrganisationChange.Action, *, actor: Any, reason: str
) -> None:
    """Add one line to the audit trail of each organisation: which fields, never contents."""
    OrganisationChange.objects.bulk_create(
        (
            OrganisationChange(organisation_id=pk, action=action, fields=sorted(fields), actor=actor, reason=reason)
            for pk, fields in changes.items()
        ),
        batch_size=BATCH,
    )


def _chunks(entries: list[Entry]) -> Iterable[list[Entry]]:
    return (entries[start : start + BATCH] for start in range(0, len(entries), BATCH))
