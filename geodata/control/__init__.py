"""Who holds what: datasets of dated observations, and the areas they make on a day."""
