"""Dates in Ukrainian: no zero before the day where the month is a word."""

DATE_FORMAT = "j E Y р."
DATETIME_FORMAT = "j E Y р. H:i"
