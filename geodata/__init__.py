"""Geodata: from the mentions and claims of a reading to places, lines and areas. No linguistic model is known here."""
