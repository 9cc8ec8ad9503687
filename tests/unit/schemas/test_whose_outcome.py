"""Whose outcome a text tells: the person's, and not their brother's or their co-accused's."""

from __future__ import annotations

import pytest

from schemas.vocabulary import outcomes
from schemas.vocabulary.meanings import Meaning


@pytest.mark.parametrize(
    "text",
    [
        "Charged with supply. Co-accused acquitted at trial.",
        "Remanded in custody, and his cousin was released as not involved.",
        "Charged. Both other occupants were eliminated.",
        "Convicted; her partner was found not guilty.",
        "Bailed, the driver of the other car was eliminated.",
        "Charged. Two others released, not involved.",
        "RUI. Male 2 ruled out by CCTV.",
        "Charged and remanded; co-defendant discharged, no case to answer.",
        "Sent for trial. The third man was found to be elsewhere.",
        "Charged - passenger not involved.",
        "Summonsed. Wife arrested at the same address eliminated from enquiries.",
        "Charged. Their lodger was exonerated.",
        "Bailed pending forensics. Another male detained at the scene was released: mistaken identity.",
        "Charged to court; his twin was cleared.",
        "Convicted after trial. All co-defendants acquitted.",
        "Charged while the second female was ruled out.",
        "RUI, phone seized. Friend's alibi verified.",
        "Not the first male to be arrested, charged",
        "Charged. Not the only man who was seen running",
        "Claims the wrong brother was arrested",
        "Charged; says he is not the man who was sought",
        "Charged. Older brother eliminated, no involvement.",
        "Wrong address on custody record, charged",
        "Bailed to return 4/8. Associate de-arrested, mistaken identity.",
        "Charged and bailed (passenger released - not involved)",
        "Charged along with one other; a third male eliminated",
        "Remanded. Mother, present in house, not involved.",
        "Remanded to crown court. Co-D found not guilty on day 3.",
        "Charged x2 PWITS. Female passenger ruled out.",
        "Bailed. Occupant of flat 2 was eliminated from the investigation.",
        "Charged. Man first arrested for it was wrongly identified.",
        "Pleaded guilty; case against his co-accused dismissed.",
        "Charged; the person previously arrested has been eliminated.",
        "Charged. Charges against the co-defendant dropped, no evidence offered.",
        "Released on bail, three others cleared.",
        "Convicted, but brother acquitted",
        "RUI. Wrong house searched first by mistake.",
        "Charged: the other suspect had a verified alibi.",
        "Bailed - DNA ruled out the other male.",
        "Charged. Housemate arrested in error and released.",
        "Found guilty, others found not guilty",
        "Remanded. Fingerprints exclude his cousin.",
        "Charged. Alibi of the second man confirmed.",
        "Remanded. Suspect 2 eliminated.",
        "Charged. Neighbour eliminated after questioning.",
        "Charged; initial suspect eliminated.",
        "Charged. Cousin who was also arrested released NFA, not involved.",
        "Remanded. The lad with him was eliminated.",
        "Charged; her ex was ruled out by CCTV",
        "Bailed. Two males arrested with him released, mistaken identity.",
        "Charged, co def to be acquitted on the judge's direction",
        "RUI. His uncle has a verified alibi.",
        "Postal requisition. Taxi driver eliminated from enquiries.",
        "Charged and bailed. Property owner not involved.",
        "Convicted. The three others in the dock found not guilty.",
        "Charged. Landlord exonerated.",
        "Summonsed; the van's other occupant released without charge, not involved",
        "Remanded. Earlier arrest of another man was a case of mistaken identity.",
        "Charged. Flatmate found to be elsewhere.",
        "Charged with PWITS. Girlfriend not involved, released.",
        "Charged, no evidence offered against the co-accused.",
        "Bailed; it was the passenger who was eliminated.",
        "Found guilty. Jury cleared his brother.",
        "Charged. DNA excludes the second male.",
        "Charged. Witness had wrongly identified his brother first.",
        "Charged. Complaint against his son was a false allegation.",
        "Guilty plea; son acquitted",
    ],
)
def test_what_clears_somebody_else_clears_nobody_here(text: str) -> None:
    assert Meaning.EXONERATES not in outcomes.counts_for(text)


@pytest.mark.parametrize(
    "text",
    [
        "Wrong cousin in custody, released",
        "Not the man officers were looking for, released",
        "Not the female circulated. Apology given.",
        "He is not the person shown on CCTV",
        "Not the right man, NFA",
        "Not our man. NFA",
        "Wrong driver arrested, released",
        "The wrong half-brother was detained",
        "Eliminated. His brother charged.",
        "Released, mistaken identity. His brother was charged instead.",
        "His brother confirmed he was at work; eliminated",
        "Co-accused charged. He was eliminated.",
        "Passenger eliminated",
        "Driver was released, mistaken identity",
        "Not the youth described, sent on his way",
        "Suspect's twin admitted it; detainee eliminated",
        "Wrong lad nicked, de-arrested",
        "Wasn't the male depicted, no further action",
        "It isn't the woman who was circulated",
        "The wrong individual was stopped, apology",
        "Arrested in place of his twin: mistaken identity",
        "Prints are his brother's, eliminated",
        "Not the lad in the footage, released",
        "Dp is not the same man, released nfa",
        "Subject is not the male police were after",
        "The man stopped is not the one wanted",
        "Different male to the one circulated",
        "Somebody else of the same name was wanted",
        "Same name, different date of birth: not the wanted male",
        "Co-accused convicted. Acquitted.",
        "Cleared by jury. Brother convicted.",
        "Cousin pleaded guilty; defendant found not guilty",
        "Eliminated, others charged",
        "The arresting officer accepts the wrong man was held",
        "His girlfriend confirmed he was with her; alibi verified",
        "Not him; brother used his name",
        "His brother had given his details: mistaken identity",
        "Brother gave his name on arrest. Detainee eliminated.",
        "Identity checks show he is not the suspect",
        "Another person has been charged. This male eliminated.",
        "Police had the wrong brother; released",
        "It was his brother they wanted, not him",
        "Wrong one of the twins arrested",
        "The arrested man is not who they were after, released: mistaken identity",
        "Eliminated: the offender is his cousin",
        "Released - not the driver",
        "Not the same person as the suspect on CCTV",
        "Detainee isn't the man in the still, NFA",
        "Co-defendant pleaded guilty. No evidence offered against this defendant.",
        "Two arrested. This detainee eliminated, the other charged.",
        "Passenger in the car, not involved",
        "His alibi was confirmed by his brother",
        "Confirmed by his employer that he was elsewhere at the time",
        "Brother's DNA on the knife. Suspect eliminated.",
        "Wrong female brought in on warrant",
        "The other male admitted the offence; detainee not involved",
        "Charged in error, wrong man",
        "Brother charged, he was exonerated",
    ],
)
def test_who_was_taken_for_another_or_is_eliminated_beside_others_is_cleared(text: str) -> None:
    assert Meaning.EXONERATES in outcomes.counts_for(text)


def test_what_others_were_charged_with_is_not_the_persons() -> None:
    assert outcomes.counts_for("Released without charge. His brother was charged.") == {Meaning.CLOSED}
    assert outcomes.counts_for("No further action; co-accused convicted") == {Meaning.CLOSED}
    assert outcomes.clears("arrest", "Released without charge. The other male was charged.")


def test_a_passenger_is_somebody_else_only_where_the_text_tells_of_both() -> None:
    assert outcomes.counts_for("Charged. Passenger eliminated.") == {Meaning.CHARGES}
    assert outcomes.counts_for("Passenger eliminated.") == {Meaning.EXONERATES}
