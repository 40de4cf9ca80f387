"""What the database refuses about contact requests, whoever writes."""

import pgtrigger


def request_not_repeated() -> pgtrigger.Trigger:
    """Refuse a request of a pair too soon: six months after a no or a silence, 30 days after a withdrawal.

    All requests of the pair are read with a share lock first: one that is being closed at the same moment is waited
    for, and seen as it is afterwards.
    """
    return pgtrigger.Trigger(
        name="request_not_repeated",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        func="""
            PERFORM 1 FROM cooperations_contactrequest
                WHERE employer_id = NEW.employer_id AND mso_id = NEW.mso_id FOR SHARE;
            IF EXISTS (
                SELECT 1 FROM cooperations_contactrequest
                WHERE employer_id = NEW.employer_id AND mso_id = NEW.mso_id AND lifted_at IS NULL AND (
                    (state IN ('declined', 'unanswered') AND NEW.sent_on < closed_on + interval '6 months')
                    OR (state = 'withdrawn' AND NEW.sent_on < closed_on + interval '30 days')
                )
            ) THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'request_not_repeated',
                    MESSAGE = 'request_not_repeated: it is too early for another request of these two';
            END IF;
            RETURN NEW;
        """,
    )
