"""What can go wrong while an article is opened and read.

ReadingError
├── ArticleError (also a ValueError)        the text, file or address given is not a readable article
│   ├── EmptyArticleError                   nothing but white space
│   ├── NotTextError                        a file that holds no text, or in an encoding that cannot be told
│   ├── ArticleTooLongError                 more text than is read in one piece
│   └── NoPlaceError                        a text in which no place is named
├── DateError (also a ValueError)           a date that is none
├── LanguageError (also a ValueError)       a language code that is not known
├── RuleTableError (also a ValueError)      a row of a table of rules that cannot be used
└── PipelineMissingError (also an ImportError)  the language pipeline asked for is not installed
"""


class ReadingError(Exception):
    """Base of every error of this package; its message is one sentence for the reader of the page."""


class ArticleError(ReadingError, ValueError):
    """The text, file or address given is not a readable article."""


class EmptyArticleError(ArticleError):
    """There is nothing but white space."""


class NotTextError(ArticleError):
    """The file holds no text, or its encoding cannot be told."""


class ArticleTooLongError(ArticleError):
    """There is more text than is read in one piece."""


class NoPlaceError(ArticleError):
    """No place is named in the text."""


class DateError(ReadingError, ValueError):
    """A date that is none."""


class LanguageError(ReadingError, ValueError):
    """A language code that is not known."""


class RuleTableError(ReadingError, ValueError):
    """A table of rules has rows that cannot be used; the message names file, line and fault of each."""


class PipelineMissingError(ReadingError, ImportError):
    """The language pipeline asked for is not installed."""
