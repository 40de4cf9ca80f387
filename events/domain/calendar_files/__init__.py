"""Events in the calendars of people: files and addresses that programs ask."""
