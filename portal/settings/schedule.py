"""What happens by the clock: beat starts these tasks. Each may run twice, and late, without harm."""

from typing import Any

from celery.schedules import crontab


def beat_schedule(sweep_seconds: float) -> dict[str, dict[str, Any]]:
    """Return the schedule; the outbox is swept every ``sweep_seconds``."""
    return {
        # A sweep that found no free worker in time is worth nothing: the next one is on its way.
        "sweep-outbox": {
            "task": "outbox.sweep",
            "schedule": sweep_seconds,
            "options": {"expires": sweep_seconds},
        },
        "read-bounces": {
            "task": "outbox.read_bounces",
            "schedule": crontab(minute="*/10"),
            "options": {"expires": 600},
        },
        "read-replies": {
            "task": "cooperations.read_replies",
            "schedule": crontab(minute="*/2"),
            "options": {"expires": 120},
        },
        "forget-conversations": {
            "task": "cooperations.forget_conversations",
            "schedule": crontab(hour="3", minute="40"),
        },
        "forget-events": {"task": "events.forget", "schedule": crontab(hour="3", minute="10")},
        "forget-printouts": {"task": "printing.forget", "schedule": crontab(hour="3", minute="30")},
        "forget-fragments": {"task": "reports.forget_fragments", "schedule": crontab(hour="4", minute="20")},
        "forget-uploads": {"task": "reports.forget_uploads", "schedule": crontab(hour="4", minute="25")},
        # In working hours; what is due and was missed goes out at the next hour of the day.
        "run-campaigns": {"task": "reports.run_campaigns", "schedule": crontab(hour="7-16", minute="5")},
        "clear-imports": {"task": "partners.clear_imports", "schedule": crontab(hour="3", minute="50")},
        # In the evening, when volunteers read their mails; several times, so that a missed hour costs no day.
        "ask-organisations": {"task": "partners.ask_organisations", "schedule": crontab(hour="16-19", minute="30")},
        "remind-of-terms": {"task": "partners.remind_of_terms", "schedule": crontab(hour="16-19", minute="40")},
        "look-for-duplicates": {"task": "partners.look_for_duplicates", "schedule": crontab(hour="2", minute="40")},
        "refresh-search": {"task": "partners.refresh_search", "schedule": crontab(hour="3", minute="20")},
        # What is due and was missed goes out at the next hour of the day; nobody gets mail at night.
        "search-digests": {"task": "partners.search_digests", "schedule": crontab(hour="6-20", minute="10")},
        "expire-notices": {"task": "cooperations.expire_notices", "schedule": crontab(hour="0,6", minute="15")},
        "plan-cycles": {"task": "cooperations.plan_cycles", "schedule": crontab(hour="4", minute="5")},
        "ask-for-renewal": {"task": "cooperations.ask_for_renewal", "schedule": crontab(hour="16-19", minute="50")},
        # In the evening, when volunteers read their mails; several times, so that a missed hour costs no day.
        "follow-requests": {"task": "cooperations.follow_requests", "schedule": crontab(hour="16-19", minute="50")},
        "remind-signatories": {
            "task": "cooperations.remind_signatories",
            "schedule": crontab(hour="16-19", minute="35"),
        },
        "look-after-signatories": {
            "task": "cooperations.look_after_signatories",
            "schedule": crontab(hour="4", minute="35"),
        },
        "forget-proposals": {"task": "cooperations.forget_proposals", "schedule": crontab(hour="3", minute="55")},
        "forget-contacts": {"task": "cooperations.forget_contacts", "schedule": crontab(hour="3", minute="30")},
        "check-lists": {"task": "checklists.check_near_events", "schedule": crontab(minute="25")},
        "plan-lists": {"task": "checklists.plan_lists", "schedule": crontab(hour="4", minute="45")},
        # In the morning, so that there is a day left for what is urgent.
        "daily-digests": {"task": "accounts.daily_digests", "schedule": crontab(hour="7-10", minute="20")},
        # In the morning after an event, when people ask how it was.
        "follow-events": {"task": "events.follow", "schedule": crontab(hour="6-9", minute="25")},
        # Mondays in the evening; the other days make up for a Monday without workers.
        "weekly-digests": {"task": "accounts.weekly_digests", "schedule": crontab(hour="16-19", minute="20")},
    }
