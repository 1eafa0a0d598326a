"""The conditions that a rule's column ``needs`` can name; ``reading.claims.conditions`` says when each holds."""

from __future__ import annotations

from enum import StrEnum


class Condition(StrEnum):
    """What the sentence of a rule's trigger must show.

    >>> Condition("place_object").value
    'place_object'
    """

    ACTOR = "actor"
    SOMEONE = "someone"
    EVENT = "event"
    FIGHTER = "fighter"
    TROOPS_SUBJECT = "troops_subject"
    TROOPS_OF = "troops_of"
    STRUCK = "struck"
    STRUCK_ON = "struck_on"
    PLACE_HEAD = "place_head"
    LAND_OF = "land_of"
    ENVOY_OBJECT = "envoy_object"
    ENVOY_SUBJECT = "envoy_subject"
    PERSON_OBJECT = "person_object"
    FIGHTER_OBJECT = "fighter_object"
    TARGET = "target"
    PLACE = "place"
    PLACE_OBJECT = "place_object"
    LAND_OBJECT = "land_object"
    LAND = "land"
    PLACE_SUBJECT = "place_subject"
    LAND_SUBJECT = "land_subject"
    FORCE = "force"
    TROOPS_OBJECT = "troops_object"
    NO_TARGET = "no_target"
    PLACE_OF = "place_of"
    PLACE_ON = "place_on"
    ENEMY_OBJECT = "enemy_object"
    PLACE_SUBJECT_NOUN = "place_subject_noun"
    MILITARY = "military"
    ANAPHORIC = "anaphoric"
    CITY_IN = "city_in"
    EN_PRENDRE = "en_prendre"
    FROM_OWNER = "from_owner"
