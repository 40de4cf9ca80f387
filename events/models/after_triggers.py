"""What the database itself refuses about feedback and results, whoever writes."""

import pgtrigger

DAYS_FOR_FEEDBACK = 14


def feedback_in_time() -> pgtrigger.Trigger:
    """Refuse feedback before the event and more than 14 days after it."""
    return pgtrigger.Trigger(
        name="feedback_in_time",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        func=f"""
            IF NOT EXISTS (
                SELECT 1 FROM events_event e
                WHERE e.id = NEW.event_id AND e.state IN ('announced', 'held')
                    AND NEW.on BETWEEN (e.starts_at AT TIME ZONE 'Europe/Berlin')::date
                        AND (e.ends_at AT TIME ZONE 'Europe/Berlin')::date + {DAYS_FOR_FEEDBACK}
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'feedback_in_time',
                    MESSAGE = 'feedback_in_time: not the time for feedback';
            END IF;
            RETURN NEW;
        """,  # noqa: S608 -- a fixed number only
    )


def feedback_stays() -> pgtrigger.Trigger:
    """Refuse to change what a guest said; only the text may be emptied."""
    return pgtrigger.Trigger(
        name="feedback_stays",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func="""
            IF to_jsonb(NEW) - 'text' <> to_jsonb(OLD) - 'text' OR NEW.text NOT IN ('', OLD.text) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'feedback_stays',
                    MESSAGE = 'feedback_stays: what a guest said does not change';
            END IF;
            RETURN NEW;
        """,
    )


def ranges_within_attended() -> pgtrigger.Trigger:
    """Refuse age ranges that are no numbers, or that are more people than came."""
    return pgtrigger.Trigger(
        name="ranges_within_attended",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("ranges", "attended"),
        when=pgtrigger.Before,
        func="""
            IF jsonb_typeof(NEW.ranges) <> 'object' OR EXISTS (
                SELECT 1 FROM jsonb_each(NEW.ranges) AS part
                WHERE part.key NOT IN ('0-13', '14-17', '18-24', '25-34', '35-49', '50-64', '65+')
                    OR jsonb_typeof(part.value) NOT IN ('number', 'null')
                    OR part.value::text LIKE '-%' OR part.value::text LIKE '%.%'
            ) OR NEW.attended < (
                SELECT coalesce(sum((part.value #>> '{}')::integer), 0) FROM jsonb_each(NEW.ranges) AS part
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'ranges_within_attended',
                    MESSAGE = 'ranges_within_attended: more people in the ranges than came';
            END IF;
            RETURN NEW;
        """,
    )
