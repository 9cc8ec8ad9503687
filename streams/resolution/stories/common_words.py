"""English words that do not discriminate between reports, in bands by weight.

Written by hand for this project, class by class: the band of a word is a judgement, not a count, and no other list was
taken over. The table is fixed: frequencies counted at run time would make a conclusion depend on what else had arrived.
Words are plain; ``word_weights`` stems them.
"""

from __future__ import annotations

from typing import Final

_NOTHING: Final = """
a an the and or but if as so of to in on at by for from with into onto out up down off over i me my mine you
your yours he him his she her hers it its we us our ours they them their theirs this that these those there
here who whom whose which what when where is are was were be been being am has have had having do does did
doing not no will would can could shall should may might must
"""
"""Articles, pronouns, the short prepositions and conjunctions, and the auxiliary verbs: they weigh nothing."""

_LITTLE: Final = """
about above across after again against all almost along also although always among another any around away
back because before behind below beside between both during each either else enough even ever every few
further how however inside just least less like many more most much near neither never now often once one only
other others outside own per perhaps rather same since some still such than then though through together too
toward towards two under until upon very via while why within without yet address appear approximate call
caller describe female incident inform informant male name offender officer person people police premises
report say said state stated subject suspect unknown update vehicle victim witness
"""
"""Adverbs and other small words, and words that nearly every report holds."""

_SOME: Final = """
ask become begin began believe bring brought came carry come end feel felt find found follow gave get give
given go goes going gone got happen hear heard hold held keep kept knew know known leave left let look lose
lost made make mean meet move need pass put ran run saw see seem seen send sent set show side sit speak spoke
stand start stay stop take taken talk tell thing think thought told took try turn use used wait walk want went
man men woman women boy girl child children young old house home street road door car time times day days
night week today yesterday tomorrow morning afternoon evening hour minute month year date first second last
next three four five six seven eight nine ten half big small long short new good bad high low early late left
right front rear number part place point way work area item several someone somebody something anyone anybody
nobody
"""
"""Everyday verbs, times, numbers, people and things: shared by any two reports of one evening."""

_MORE: Final = """
able add age agree allow answer appeared approached arrive attend aware black blue brown white grey green red
dark light body book bottle box break broke broken brother building bus business buy bought care case cash
cause change check city clear close clothes colour company contact continue control corner country county
couple court cover damage daughter dead death decide different direct doctor drink drive driver driving drove
drug drugs east eat enter entry evidence expect explain eye face fact fall fell family far father feet fight
fire flat floor foot force friend full garden group guess hair hand hands hat head health heavy height help
history hospital hot husband idea identify important jacket job kill kind kitchen lady land large lead learn
level lie life likely line list live lives local lock low main major manager matter member mind mobile money
mother mouth music neighbour north note notice occupant occupy office open order owner park parked partner
party pay phone photo pick piece plan play police possible possibly present probably problem property provide
pull push question quick quiet radio reach read ready reason receive recent recently record refuse regular
remain remember return ride room row rule safe scene school search section security self sell sold serious
service sex shop shout sign similar sister size sleep slim smell son sorry sort sound south space special
staff station step store story strong student suggest support sure surname table tall team test threw throw
tied tool top total town track train travel tried trouble trousers true type understand unit usual value view
village visit voice watch water wear wearing west wife window wish word worker worry wrong young january
february march april may june july august september october november december monday tuesday wednesday
thursday friday saturday sunday
"""
"""Words of the street and the house that many reports hold."""

BANDS: Final = tuple(tuple(band.split()) for band in (_NOTHING, _LITTLE, _SOME, _MORE))
"""Weights 0, 1, 2 and 3. A word in several bands has the lightest."""

UNCOMMON: Final = 4
"""The weight of a word in none of the bands."""
