"""What people say about days: calendars a group keeps, days that do not work, corrections, why a date is right."""
