"""What an Arabic word beside a name is by its shape: Arabic puts the verb before its subject."""

from __future__ import annotations

import re
from functools import lru_cache

_MARKS = re.compile("[\u064b-\u0652\u0670\u0640]")
_JOINED_ON = ("و", "ف")
_SHORTEST, _SHORTEST_PAST = 4, 3
_PLURAL = "ات"


@lru_cache(maxsize=16_384)
def unmarked(word: str) -> str:
    """Return a word without the marks of vowels and doubling that some newspapers write.

    >>> unmarked("وحمّلت")
    'وحملت'
    """
    return _MARKS.sub("", word)


@lru_cache(maxsize=16_384)
def without_conjunction(word: str) -> str:
    """Return a word without marks and without the "and" or "so" that is joined on; short words stay whole.

    >>> without_conjunction("واستدعت"), without_conjunction("وفد")
    ('استدعت', 'وفد')
    """
    bare = unmarked(word)
    return bare[1:] if bare.startswith(_JOINED_ON) and len(bare) > _SHORTEST else bare


@lru_cache(maxsize=16_384)
def verb_shape(word: str) -> str:
    """Return what form of a verb a word may be by its shape, ``""`` for none.

    >>> verb_shape("واستدعت"), verb_shape("تعتزم"), verb_shape("يخشى"), verb_shape("قوات"), verb_shape("تجارة")
    ('past', 'present', 'present', '', '')
    """
    bare = without_conjunction(word)
    if len(bare) >= _SHORTEST_PAST and bare.endswith("ت") and not bare.endswith(_PLURAL):
        return "past"
    if len(bare) >= _SHORTEST and bare[0] in "تي" and not bare.endswith("ة"):
        return "present"
    return ""
