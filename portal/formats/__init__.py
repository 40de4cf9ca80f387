"""How dates and times are written where Django has no form, or several, for a language."""
