"""Everything an article puts on the map: features with their provenance, and what was left out."""
