"""Questions to a token that are answered once, and the answer kept with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from reading.syntax.tokens import Token

Answer = TypeVar("Answer")


def once(ask: Callable[[Token], Answer]) -> Callable[[Token], Answer]:
    """Keep what is asked of a token with it: rules and conditions ask the same again and again."""
    name = ask.__name__

    @wraps(ask)
    def kept(token: Token) -> Answer:
        answers: dict[str, Answer] = token.answers
        if name in answers:
            return answers[name]
        answer = answers[name] = ask(token)
        return answer

    return kept
