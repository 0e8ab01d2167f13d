"""Words of English that turn a number around."""

import re

from liuzhou_site.numbers.turns import Turns

TURNS = Turns(
    negation=re.compile(
        r"\b(?:not|never|no|none|nobody|nothing|nowhere|neither|nor|without|cannot|fail(?:s|ed|ing|ure)?"
        r"|refus(?:e|es|ed|al|ing)|den(?:y|ies|ied|ying)|lack(?:s|ed|ing)?|(?P<apart>differ(?:s|ed|ing|ent|ently)?)"
        r"|avoid(?:s|ed|ing)?|refrain(?:s|ed|ing)?|unable|declin(?:e|es|ed|ing) to|escap(?:e|es|ed"
        r"|ing)|yet to|hardly|far from|anything but|prevent(?:s|ed|ing)?|stop(?:s|ped) short"
        r"|spared from|miss(?:es|ed|ing)?"
        r"|un(?:able|affected|likely|paid|sold|used|signed|finished|named|verified|confirmed|known"
        r"|clear|certain|dated|insured|licensed|registered|occupied|resolved|solved|answered"
        r"|reported|identified|explained|treated|vaccinated|harmed|hurt|injured))\b|n[’']t\b",
        re.IGNORECASE,
    ),
    no_negation=re.compile(
        r"\b(?:no (?:fewer|less|more|later|earlier|doubt|one|sooner|small|mean) |not (?:only|just)"
        r"|different (?:kind|sort|type|size|way|place)s?\b|nor(?:th|m)\w*|ones? without|no\. ?\d)",
        re.IGNORECASE,
    ),
    silence=re.compile(
        r"\b(?:no (?:record|word|mention)|none is (?:named|mentioned)|(?:not|cannot|n[’']t) (?:say"
        r"|know|tell|state|list|explain(?:ed)?|mention(?:ed)?|told|said))\b",
        re.IGNORECASE,
    ),
    up=re.compile(
        r"\b(?:rose|risen|ris(?:es?|ing)|grew|grow(?:s|n|ing|th)?|increas\w+|climb\w*|gain\w*"
        r"|jump\w*|soar\w*|surg\w+|expand\w*|doubl\w+|tripl\w+"
        r"|(?<!signed )(?<!set )(?<!made )(?<!put )(?<!took )(?<!taken )(?<!picked )"
        r"(?<!opened )(?<!makes )(?<!make )(?<!making )up(?= (?:by|from|to)\b| ?\ufffc))",
        re.IGNORECASE,
    ),
    down=re.compile(
        r"\b(?:fell|fallen|fall(?:s|ing)?|drop\w*|declin\w+|decreas\w+|cuts?|cutting|shrank"
        r"|shr[iu]nk\w*|reduc\w+|slump\w*|plung\w+|halv\w+|slipp\w+|shed"
        r"|(?<!tore )(?<!torn )(?<!took )(?<!taken )(?<!shut )(?<!pulled )(?<!closed )"
        r"down(?= (?:by|from|to)\b| ?\ufffc))\b",
        re.IGNORECASE,
    ),
    near=14,
    joint=re.compile(r"\ufffc|\b(?:and|or|but|while|with)\b", re.IGNORECASE),
    opening=re.compile(r"\b(?:that|which|who)\b", re.IGNORECASE),
    short=re.compile(r"\W*(?:[\w’'-]+(?:\W+|$)){1,5}"),
)
