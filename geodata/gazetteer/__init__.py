"""The offline gazetteer: built from its sources into one file, asked for places, names and spans."""
