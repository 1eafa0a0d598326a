"""Data files of the project, each with its origin, version, licence, date and checksum in SOURCES.md."""
