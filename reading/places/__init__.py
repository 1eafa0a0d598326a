"""Which names of a text are names of places."""
