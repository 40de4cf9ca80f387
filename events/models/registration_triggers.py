"""What the database itself refuses about places and sign-ups, whoever writes."""

import pgtrigger


def signup_has_seat() -> pgtrigger.Trigger:
    """Refuse more guests than there is room for. The row of the registration is the lock for its seats."""
    return pgtrigger.Trigger(
        name="signup_has_seat",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("persons", "cancelled_at"),
        when=pgtrigger.Before,
        declare=[("seats", "integer"), ("chosen", "text")],
        func="""
            IF NEW.cancelled_at IS NOT NULL THEN
                RETURN NEW;
            END IF;
            SELECT capacity, mode INTO seats, chosen FROM events_registration
                WHERE event_id = NEW.event_id FOR NO KEY UPDATE;
            IF chosen IS DISTINCT FROM 'sign_up' THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'signup_where_wanted',
                    MESSAGE = 'signup_where_wanted: guests of this event do not sign up';
            END IF;
            IF seats IS NOT NULL AND NEW.persons + (
                SELECT coalesce(sum(persons), 0) FROM events_signup
                WHERE event_id = NEW.event_id AND cancelled_at IS NULL AND id <> NEW.id
            ) > seats THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'signup_has_seat',
                    MESSAGE = 'signup_has_seat: no seat is left';
            END IF;
            RETURN NEW;
        """,
    )


def capacity_holds_signups() -> pgtrigger.Trigger:
    """Refuse to make a room smaller than the number of guests who have a seat."""
    return pgtrigger.Trigger(
        name="capacity_holds_signups",
        operation=pgtrigger.UpdateOf("capacity"),
        when=pgtrigger.Before,
        func="""
            IF NEW.capacity < (
                SELECT coalesce(sum(persons), 0) FROM events_signup
                WHERE event_id = NEW.event_id AND cancelled_at IS NULL
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'capacity_holds_signups',
                    MESSAGE = 'capacity_holds_signups: more guests have a seat';
            END IF;
            RETURN NEW;
        """,
    )
