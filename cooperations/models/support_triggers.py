"""What the database itself refuses about support, whoever writes."""

import pgtrigger


def support_within_its_cooperation() -> pgtrigger.Trigger:
    """Refuse a cooperation in which giver or receiver never took part.

    The refusal carries the SQL state of a check violation, so that Django raises ``IntegrityError``. Merging changes
    giver or receiver alone and is not asked.
    """
    return pgtrigger.Trigger(
        name="support_within_its_cooperation",
        operation=pgtrigger.Insert | pgtrigger.UpdateOf("cooperation_id"),
        when=pgtrigger.Before,
        func="""
            IF NEW.cooperation_id IS NOT NULL AND (
                SELECT count(DISTINCT organisation_id) FROM cooperations_cooperationparty
                WHERE cooperation_id = NEW.cooperation_id AND organisation_id IN (NEW.giver_id, NEW.receiver_id)
            ) < 2 THEN
                RAISE EXCEPTION USING ERRCODE = 'check_violation', CONSTRAINT = 'support_within_its_cooperation',
                    MESSAGE = 'support_within_its_cooperation: giver or receiver takes no part in the cooperation';
            END IF;
            RETURN NEW;
        """,
    )
