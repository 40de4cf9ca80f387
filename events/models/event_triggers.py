"""What the database itself counts and refuses about events, whoever writes.

Refusals carry the SQL state of a check violation, so that Django raises ``IntegrityError``.
"""

import pgtrigger


def event_counts() -> pgtrigger.Trigger:
    """Count ``revision`` with every change, ``sequence`` with those that guests see in their calendars (RFC 5545).

    Whoever writes an old number back changes nothing: the counters never fall. What is written in sections counts
    one up by an update of its own (``event_is_touched``, ``place_is_seen``).
    """
    return pgtrigger.Trigger(
        name="event_counts",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func="""
            NEW.revision = OLD.revision + 1;
            IF NEW.sequence > OLD.sequence
                OR (NEW.title, NEW.starts_at, NEW.ends_at, NEW.is_all_day) IS DISTINCT FROM
                    (OLD.title, OLD.starts_at, OLD.ends_at, OLD.is_all_day)
                OR NEW.state <> OLD.state AND NEW.state NOT IN ('held', 'closed')
            THEN
                NEW.sequence = OLD.sequence + 1;
                NEW.changed_at = now();
            ELSE
                NEW.sequence = OLD.sequence;
                NEW.changed_at = OLD.changed_at;
            END IF;
            RETURN NEW;
        """,
    )


def event_keeps_cooperation() -> pgtrigger.Trigger:
    """Refuse to take an event away from the cooperation it belongs to."""
    return pgtrigger.Trigger(
        name="event_keeps_cooperation",
        operation=pgtrigger.UpdateOf("cooperation_id"),
        when=pgtrigger.Before,
        func="""
            IF OLD.cooperation_id IS NOT NULL AND NEW.cooperation_id IS DISTINCT FROM OLD.cooperation_id THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'event_keeps_cooperation',
                    MESSAGE = 'event_keeps_cooperation: it belongs to another cooperation';
            END IF;
            RETURN NEW;
        """,
    )


def event_announced_whole() -> pgtrigger.Trigger:
    """Refuse to announce an event without a place that guests find, or an address online."""
    return pgtrigger.Trigger(
        name="event_announced_whole",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
        when=pgtrigger.After,
        func=f"""
            IF NEW.state = 'announced' AND NOT EXISTS (
                SELECT 1 FROM events_venue v WHERE v.event_id = NEW.id AND {_IS_WHOLE}
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'event_announced_whole',
                    MESSAGE = 'event_announced_whole: nobody would find the place';
            END IF;
            RETURN NULL;
        """,  # noqa: S608 -- fixed names only
    )


def announced_place_stays_whole() -> pgtrigger.Trigger:
    """Refuse to take the place away from an event that is announced."""
    return pgtrigger.Trigger(
        name="announced_place_stays_whole",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        declare=[("present_state", "text")],
        func=f"""
            SELECT e.state INTO present_state FROM events_event e WHERE e.id = NEW.event_id FOR NO KEY UPDATE;
            IF present_state = 'announced' AND NOT ({_IS_WHOLE.replace("v.", "NEW.")}) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'event_announced_whole',
                    MESSAGE = 'event_announced_whole: nobody would find the place';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 -- fixed names only
    )


def event_has_both_sides() -> pgtrigger.Trigger:
    """Refuse to plan or announce an event without an organisation on each side that has said yes."""
    return pgtrigger.Trigger(
        name="event_has_both_sides",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
        when=pgtrigger.After,
        func=_both_sides("NEW.id"),
    )


def event_keeps_both_sides() -> pgtrigger.Trigger:
    """Refuse that the last organisation of a side goes while the event is planned or announced.

    The event is locked, so that two that leave at the same time wait for each other.
    """
    return pgtrigger.Trigger(
        name="event_keeps_both_sides",
        operation=pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.After,
        func=_both_sides("OLD.event_id"),
    )


def agenda_inside_event() -> pgtrigger.Trigger:
    """Refuse a part of the agenda that ends after the event."""
    return pgtrigger.Trigger(
        name="agenda_inside_event",
        operation=pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.Before,
        declare=[("length", "interval")],
        func="""
            SELECT e.ends_at - e.starts_at INTO length FROM events_event e WHERE e.id = NEW.event_id FOR NO KEY UPDATE;
            IF length IS NOT NULL AND make_interval(mins => NEW.starts_after + NEW.minutes) > length THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'agenda_inside_event',
                    MESSAGE = 'agenda_inside_event: it ends after the event';
            END IF;
            RETURN NEW;
        """,
    )


def event_around_agenda() -> pgtrigger.Trigger:
    """Refuse to make an event shorter than its agenda."""
    return pgtrigger.Trigger(
        name="event_around_agenda",
        operation=pgtrigger.UpdateOf("starts_at", "ends_at"),
        when=pgtrigger.After,
        func="""
            IF EXISTS (
                SELECT 1 FROM events_agendaitem a
                WHERE a.event_id = NEW.id
                    AND make_interval(mins => a.starts_after + a.minutes) > NEW.ends_at - NEW.starts_at
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'agenda_inside_event',
                    MESSAGE = 'agenda_inside_event: the agenda is longer';
            END IF;
            RETURN NULL;
        """,
    )


def event_is_touched(name: str) -> pgtrigger.Trigger:
    """Count the revision of the event up when a row of one of its sections changes; ``name`` is the section's.

    Whoever writes sections has locked the event before: rows are locked from the event downwards.
    """
    return pgtrigger.Trigger(
        name=f"event_touched_by_{name}",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.After,
        func="""
            UPDATE events_event SET revision = revision + 1
                WHERE id = CASE WHEN TG_OP = 'DELETE' THEN OLD.event_id ELSE NEW.event_id END;
            RETURN NULL;
        """,
    )


def place_is_seen() -> pgtrigger.Trigger:
    """Count the sequence of the event up when guests would go somewhere else."""
    return pgtrigger.Trigger(
        name="place_is_seen",
        operation=pgtrigger.Update,
        when=pgtrigger.After,
        func="""
            IF (NEW.name, NEW.street, NEW.postal_code, NEW.municipality_id, NEW.room, NEW.is_online, NEW.online_link)
                IS DISTINCT FROM
                (OLD.name, OLD.street, OLD.postal_code, OLD.municipality_id, OLD.room, OLD.is_online, OLD.online_link)
            THEN
                UPDATE events_event SET sequence = sequence + 1 WHERE id = NEW.event_id;
            ELSE
                UPDATE events_event SET revision = revision + 1 WHERE id = NEW.event_id;
            END IF;
            RETURN NULL;
        """,
    )


_IS_WHOLE = "((v.street <> '' AND v.postal_code <> '') OR (v.is_online AND v.online_link <> ''))"


def _both_sides(event: str) -> str:
    return f"""
        IF (
            SELECT e.state IN ('planned', 'announced') FROM events_event e WHERE e.id = {event} FOR NO KEY UPDATE
        ) AND (
            SELECT count(DISTINCT p.side) FROM events_eventparty p
            WHERE p.event_id = {event} AND p.accepted_at IS NOT NULL AND p.left_on IS NULL
                AND p.side IN ('employer', 'mso')
        ) < 2 THEN
            RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'event_has_both_sides',
                MESSAGE = 'event_has_both_sides: a side has nobody who takes part';
        END IF;
        RETURN NULL;
    """  # noqa: S608 -- fixed names only
