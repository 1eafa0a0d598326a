"""What can go wrong with places, lines and areas.

GeodataError
├── GazetteerError                     the gazetteer cannot be built or opened
├── SourceError (also a ValueError)    a data file is missing, damaged or not what its checksum says
│   └── RowError                       one row of a data file is at fault (carries file, line and reason)
├── ServiceError                       an online geocoding service failed
│   └── ServiceTimeoutError (also a TimeoutError)  it did not answer in time
└── ExportError                        a result cannot be written
"""


class GeodataError(Exception):
    """Base of every error of this package; its message is one sentence for the reader of the page."""


class GazetteerError(GeodataError):
    """The gazetteer cannot be built or opened."""


class SourceError(GeodataError, ValueError):
    """A data file is missing, damaged or not what its checksum says."""


class RowError(SourceError):
    """One row of a data file is at fault."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}, line {line}: {reason}")
        self.file, self.line, self.reason = file, line, reason


class ServiceError(GeodataError):
    """An online geocoding service failed."""


class ServiceTimeoutError(ServiceError, TimeoutError):
    """An online geocoding service did not answer in time."""


class ExportError(GeodataError):
    """A result cannot be written."""
