"""A text is read by what it asserts: not what it denies, tells of as over or untrue, teaches, or only names alike."""

from __future__ import annotations

import pytest

from schemas.extracted import Extracted
from schemas.vocabulary.indicators import AGAINST
from streams.enrichment.text_extraction.read import read


def signs(text: str) -> set[str]:
    """Indicators of harm; ``a-drug``, ``a-weapon`` for any drug or weapon that is read."""
    found = read(text) or Extracted()
    indicators = {one.value for one in found.indicators or ()} - AGAINST
    weapons = found.weapons or indicators & {"weapons", "weapons-stored"}
    return {*map(str, indicators), *(["a-drug"] if found.drugs else []), *(["a-weapon"] if weapons else [])}


@pytest.mark.parametrize(
    "text",
    [
        "Drugs: none",
        "They came back without the heroin or a knife.",
        "Possession with intent was not made out, nor PWITS.",
        "Drugs - nil",
        "Weapons/drugs: negative",
        "Injuries: nil",
        "Neither drugs nor weapons were found.",
        "He has never dealt drugs.",
        "There is no suggestion of cuckooing.",
        "No drugs or weapons located.",
        "No visible injuries.",
        "Search negative for drugs.",
        "Nothing was found to suggest that she is being exploited or that drugs are sold.",
        "He is not a dealer and has never carried a knife.",
        "No knives, guns or other weapons.",
        "He does not owe money to anyone.",
        "She was not missing.",
        "There were no needles, no foil and no wraps.",
        "Nobody was armed.",
        "No intelligence to suggest county lines activity.",
        "Officers saw no weapons and no sign of drug use.",
        "No firearm was seen by the witness.",
        "The flat was searched, no drugs or cash found.",
        "He wasn't carrying a blade.",
        "They haven't been selling anything.",
        "Not believed to be cuckooed.",
        "I don't think he deals.",
        "It is not a crack house.",
        "There isn't any dealing here.",
        "She denies being in debt.",
        "He said he doesn't deal.",
        "None of the lads had a knife on them.",
        "Without any sign of drugs.",
        "At no time was a knife seen.",
        "No longer dealing.",
        "Cuckooing not suspected.",
        "Not cuckooed.",
        "Drug dealing could not be established.",
        "No concerns re exploitation, no bruises.",
        "The room was free of drugs.",
        "No one there has drugs.",
        "Police found no trace of cannabis.",
        "There is no evidence he carries a knife",
        "PAT dog gave no indication for drugs.",
        "Strip search: nothing found. No drugs.",
        "No knife no drugs just a lad with a bike",
    ],
)
def test_what_a_text_denies_is_not_read(text: str) -> None:
    assert signs(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Cuckooing has been ruled out.",
        "Officers ruled out cuckooing.",
        "Dealing stopped when he was evicted.",
        "They no longer deal from the flat.",
        "She used to sell crack cocaine.",
        "It was a crack house years ago.",
        "The report of a gun was a hoax.",
        "The call about a machete was a hoax.",
        "He made up the story about the knife.",
        "The claim that the flat is cuckooed is untrue.",
        "Caller retracted the allegation of drug dealing.",
        "Posters about knife crime were put up at school.",
        "Staff had training on county lines.",
        "A talk on drug dealing was given to year 9.",
        "The briefing covered cuckooing and county lines.",
        "Look out for strangers coming and going.",
        "If you see drug dealing, call 101.",
        "Please report any drug dealing.",
        "Previously a trap house, now let to a family.",
        "The allegation about weapons was unfounded.",
        "He dealt drugs in the nineties.",
        "The knife turned out to be a comb.",
        "The gun was a toy, caller mistaken.",
        "It was reported that he sells heroin. This was malicious.",
        "She said he had a gun. She later admitted it was a lie.",
        "An awareness session on cuckooing was held.",
        "Operation to tackle knife crime.",
        "The information about drug dealing has been discredited.",
        "He gave up dealing after prison.",
        "He has not dealt since 2015.",
        "Was once a known drug dealer but is now clean.",
        "Historic intelligence of cuckooing.",
        "Allegation of cuckooing was withdrawn.",
        "Informant now says there was never any knife.",
        "Is your neighbour dealing drugs?",
        "The caller is very frightened.",
        "He has a gun, she says joking.",
        "Warden reported dealing from flat 3. Allegation not substantiated.",
        "They are dealing from the garage. Officers are satisfied, not a police matter.",
        "Cuckooing was reported at number 4. No concerns.",
        "The man with the knife is ours.",
        "Youths going in and out at all hours. They're students.",
        "The bruise on her arm is from football.",
        "Strike out the line that he deals crack.",
        "Two pupils asked what a trap house is.",
        "Called to flat 2 re report of drug dealing.",
        "MISPER CANX.",
        "Locks changed by the council.",
        "She was said to be a dealer which she is not.",
        "The lad with two burner phones is my son.",
        "Cousins are over from Leicester for the wedding.",
        "They said she is dealing from the shed. None of it is true.",
        "Caller reports a man with a machete. He turned out to be a gardener.",
        "I was told there is a dealer at number 9. There is not.",
        "There were wraps on the step. All of it was from the florist.",
        "Loads of cash and phones on the table. It was only my brother counting up for the club.",
        "His van blocked the drive and she would not let him park.",
    ],
)
def test_what_is_over_untrue_taught_supposed_or_said_of_another_is_not_read(text: str) -> None:
    assert signs(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Mandy and her sister came to the station.",
        "Rat traps were put in the loft.",
        "She got a good deal on her car insurance.",
        "Her insulin needles were in the bag.",
        "He has a pain between his shoulder blades.",
        "The razor blade was for shaving.",
        "A cuckoo was heard in the woods.",
        "A courier fraud victim handed cash over.",
        "The nurse did the drugs round.",
        "There is a crack in the windscreen.",
        "He was clearing weed from the pond.",
        "The lawnmower blade is blunt.",
        "Cuckoo clock stolen from the shop.",
        "Speed trap on the A43.",
        "The trap door to the loft was open.",
        "He drinks coke and eats crisps.",
        "She bought a spice rack and spices for the curry.",
        "Bus goes by every hour.",
        "He is a card dealer at the casino.",
        "A car dealer was burgled.",
        "Foil from a sandwich was on the floor.",
        "Ice cream wraps.",
        "A chicken wrap and chips were ordered.",
        "He had a nail gun in the van.",
        "Flu shot at the surgery.",
        "Washing line stolen.",
        "The rail line is closed.",
        "Kitchen knife set stolen from John Lewis.",
        "The fish knife and fork were silver.",
        "Windscreen wiper blades taken.",
        "Bike pipes stolen",
        "Sword in the museum display was damaged",
        "Rock climbing gear stolen",
        "She is knitting with needles",
        "pine needles all over the path",
        "He's on the party committee of the Labour Party",
        "third party insurance",
        "the weather is a bit of a heavy deal",
        "the hammer was used to fit a shelf",
        "He is a dealer in antiques.",
        "Record player needle broken",
        "missing her mum a lot",
        "His cat went missing.",
        "The parcel went missing.",
        "Her purse is missing.",
        "The dog is missing since Tuesday.",
    ],
)
def test_another_thing_of_the_same_name_is_not_read(text: str) -> None:
    assert signs(text) == set()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("He could not hide the drugs.", "a-drug"),
        ("Cannot rule out cuckooing.", "home-taken-over"),
        ("The dealing has never stopped.", "dealing"),
        ("He denied it but a machete was under the bed.", "a-weapon"),
        ("No arrests were made but drugs were seized.", "a-drug"),
        ("He did not deny dealing.", "dealing"),
        ("There is no doubt she is being cuckooed.", "home-taken-over"),
        ("Not only does he deal, he carries a knife.", "a-weapon"),
        ("Nobody was in but a gun was found in the loft.", "a-weapon"),
        ("No reply at the door; inside, wraps of heroin.", "a-drug"),
        ("He says no drugs but a bag of cannabis was on the table.", "a-drug"),
        ("The flat is being used to deal drugs.", "dealing"),
        ("Without doubt they are dealing.", "dealing"),
        ("He made no attempt to hide the knife.", "a-weapon"),
        ("They never stop dealing.", "dealing"),
        ("It is not a hoax, he has a gun.", "a-weapon"),
        ("Used needles in the stairwell.", "litter-and-paraphernalia"),
        ("The knife was not his, he said.", "a-weapon"),
        ("He no longer hides the fact that he deals.", "dealing"),
        ("If that. They are dealing on the stairs.", "dealing"),
        ("He did not drop the knife.", "a-weapon"),
        ("She cannot stop them dealing from her kitchen.", "dealing"),
        ("He was arrested with a knife after trying to run.", "a-weapon"),
        ("He denied owning the machete found in his room.", "a-weapon"),
        (
            "I read your leaflet about cuckooing and it is happening next door: drug dealers have moved in.",
            "known-dealers",
        ),
        ("Dealing has started again.", "dealing"),
        ("They stopped for a while but are dealing again.", "dealing"),
        ("He failed to conceal a knife.", "a-weapon"),
        ("Nothing was done and they are still dealing.", "dealing"),
        ("No drugs found but he had a knife on him.", "a-weapon"),
        ("A gram of mandy and some coke were on the table.", "a-drug"),
        ("Can somebody come, they are dealing on the stairs?", "dealing"),
        ("Drugs: none. Weapons: a machete.", "a-weapon"),
        ("He swung a hammer at the door and threatened them.", "a-weapon"),
        ("Without a second look they passed him the heroin.", "a-drug"),
        ("With no money left she sold crack on the stairs.", "dealing"),
        ("Without any struggle the man dropped a machete.", "a-weapon"),
        ("It was not a replica: the pistol was real.", "a-weapon"),
        ("She called it a prop, but the knife was sharp.", "a-weapon"),
        ("Bruise on his arm, he says it is from football, I saw him hit.", "injuries"),
        ("He says they are carers. They are dealing from the kitchen.", "dealing"),
        ("Drug dealing from flat 2. The lads say they're carers.", "dealing"),
        ("Locks changed by the males.", "strangers-in-charge"),
        ("No concerns from the landlord, but they are dealing.", "dealing"),
        ("Called to flat 2. Drug dealing from the kitchen.", "dealing"),
        ("Officers are satisfied that he deals crack.", "dealing"),
        ("They are dealing on the stairs. We do not need anyone to tell us it is dangerous.", "dealing"),
        ("He has a second phone hidden in his sock.", "many-phones"),
        ("They are dealing on the stairs. It is only a matter of time.", "dealing"),
        ("They deal crack from his kitchen. They turned out to be dealers known in Luton.", "dealing"),
        ("None of it stops them, they are dealing all night.", "dealing"),
        ("Two lads from Manchester are at his flat.", "out-of-area"),
    ],
)
def test_what_only_looks_denied_is_read(text: str, sign: str) -> None:
    assert sign in signs(text)


@pytest.mark.parametrize(
    "flood",
    ["used to ", "if dealing ", "no sign of ", "is it? ", "cannot rule out ", "drugs: no ", "mouse trap ", "coke "],
)
@pytest.mark.timeout(20)
def test_a_flood_of_cues_is_read_like_any_text(flood: str) -> None:
    read(flood * (100_000 // len(flood)))


@pytest.mark.parametrize(
    "text",
    [
        "He deals the first hand and she keeps the score.",
        "They were dealing out the cards for bridge.",
        "It was his turn to deal the pack.",
        "She deals at the poker table on Fridays.",
        "The church is serving up a hot lunch every Sunday.",
        "He served up a lovely roast for twelve.",
        "Mum served up her Sunday roast.",
        "The cook serves up curry and rice at the hostel.",
        "The café serves up breakfast all day.",
        "He served up an ace to win the match.",
        "She was bagging up leaves in the garden.",
        "They bag up the rubbish on Mondays.",
        "He deals Pokémon cards at the market.",
        "The builders are knocking out walls.",
        "Volunteers bag up groceries for the food bank.",
        "They are serving up tea and toast at the drop-in.",
        "He is bagging up sand for the floods.",
        "They were dealt a poor hand.",
        "She bagged up old clothes for the charity shop.",
    ],
)
def test_cards_meals_and_rubbish_are_no_dealing(text: str) -> None:
    assert signs(text).isdisjoint({"dealing", "a-drug"})


@pytest.mark.parametrize(
    "text",
    [
        "He deals heroin at the card table.",
        "They are serving up in the alley all night.",
        "He deals and plays cards with the old man.",
        "Lads bagging up in the kitchen.",
        "She serves up brown from the kitchen at dinner time.",
    ],
)
def test_dealing_beside_cards_and_meals_is_read(text: str) -> None:
    assert "dealing" in signs(text)


def explanations(text: str) -> set[str]:
    """The reasons without a crime that are read."""
    found = read(text) or Extracted()
    return {str(one.value) for one in found.indicators or () if one.value in AGAINST}


@pytest.mark.parametrize(
    "text",
    [
        "I deliver prescriptions to the block and her door was hanging off.",
        "I'm the postman for the close. He never comes down for his letters now.",
        "I was dropping a parcel at 9 and the hall was full of scales.",
        "We are couriers and were threatened on the landing.",
        "I work for Royal Mail and do not feel safe going up there.",
        "As a courier I go there daily, somebody is weighing up on the table.",
        "Caller is a delivery driver who saw scales in the hall.",
        "Caller, a postman, was sworn at by two males.",
        "The postman told me a stranger opens the door.",
        "I drive for Evri and leave parcels with whoever opens.",
        "I am the district nurse and was turned away by a lad.",
        "Amazon driver here, somebody has burnt foil all over the landing.",
        "My job is delivering parcels and I will not go up there again.",
        "Went to deliver a parcel and saw scales through the window.",
        "While dropping a parcel I saw two lads with machetes.",
        "A courier has reported needles on the stairs.",
        "Information from a delivery driver: needles on the stairs.",
        "My son is the postman and saw needles on the stairs.",
    ],
)
def test_the_trade_of_whoever_tells_explains_nothing(text: str) -> None:
    assert explanations(text) == set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("It is only couriers who come and go.", "deliveries"),
        ("I see the courier there most days.", "deliveries"),
        ("He works as a delivery driver and is home for minutes at a time.", "deliveries"),
        ("I am the postman, and the van at six each morning is only me.", "deliveries"),
        ("Caller says parcels arrive all day for her shop.", "deliveries"),
        ("A courier seen each evening, with a scanner.", "deliveries"),
        ("He says that he is a courier.", "deliveries"),
        ("A parcel found by the bins was his.", "deliveries"),
        ("We have parcels brought to the door each night, that is the traffic.", "deliveries"),
        ("I told the postman that cars stop here.", "deliveries"),
        ("Couriers drop off there, I watched them.", "deliveries"),
        ("I know the district nurse calls at night.", "carers"),
        ("I'm the district nurse, and the car at night is only me.", "carers"),
    ],
)
def test_a_trade_of_others_explains_and_so_does_what_the_teller_claims(text: str, reason: str) -> None:
    assert explanations(text) == {reason}


@pytest.mark.parametrize(
    "text",
    [
        "He has not answered his door since Sunday.",
        "She never answers her phone now.",
        "He hasn't opened his door for a month.",
    ],
)
def test_who_does_not_answer_speaks_for_nobody(text: str) -> None:
    assert "visitors-speak-for-resident" not in signs(text)


def test_a_stranger_who_answers_speaks_for_whoever_does_not() -> None:
    both = signs("He has not answered his phone for days. A lad answered his phone today.")
    assert both >= {"resident-not-seen", "visitors-speak-for-resident"}
