"""A denial silences the verb and the object of its own clause, and not what that clause takes for granted."""

from __future__ import annotations

from typing import Final

import pytest

from streams.enrichment.text_extraction.denied_clauses import denied_until
from tests.unit.streams.test_assertion import signs


@pytest.mark.parametrize(
    "text",
    [
        "He does not work and carries a knife everywhere.",
        "We could not take the machete from him.",
        "Nobody was injured after he pulled a knife in the shop.",
        "Staff did not notice that he had a knife up his sleeve.",
        "He doesn't go anywhere without his knife.",
        "The lad is never seen without a machete.",
        "There was nothing to prevent him taking the knife into school.",
        "He has no qualms about carrying a knife.",
        "Nobody wants to say that he keeps a gun under the bed.",
        "She did not see the knife coming.",
        "No one tried to stop him when he came in with a machete.",
        "There was no mistaking the gun in his hand.",
        "He was not alone and one of them had a knife.",
        "The officers could not reach the gun under the seat before he did.",
        "He has no licence for the shotgun he keeps in the shed.",
        "He would not let go of the machete.",
        "He can't be parted from his knife.",
        "It's not a secret that he carries a knife.",
        "No charges were brought over the knife he pulled on her.",
        "He wasn't bothered that we could see the machete in his belt.",
        "No weapons except a machete under the bed.",
        "I couldn't believe he had a gun.",
        "Nobody asked why he had a knife.",
        "He never hides the knife.",
        "None of the passengers moved when he took out a knife.",
        "None of us knew he had a gun on him.",
        "The doormen didn't search him and he had a knife in his sock.",
        "No police came, though he stood there with a machete.",
        "Nobody laughed when he put a machete on the counter.",
        "He does not bother to cover up the handgun in his waistband.",
        "The bouncer could not wrench the knife out of his hand.",
        "I've never met him without a blade on him.",
        "He has no previous and keeps a shotgun under the stairs.",
        "Mum was not aware that he had taken a kitchen knife to school.",
        "No one was in the shop when three of them came in with machetes.",
        "It was not until he dropped it that staff saw the gun.",
        "Neither of the officers saw that he had a knife in his left hand.",
        "Not one of the parents spoke up about the knife he showed the kids.",
        "There is no point in denying that he keeps a gun in the shed.",
        "He was never disarmed and still had the machete when he got home.",
        "The victim never saw who had the knife.",
        "It doesn't matter where he goes, he has a knife on him.",
        "He had no time to hide the shotgun.",
        "Nobody would take the machete off him.",
        "Staff had no chance to grab the knife before he stabbed the chair.",
        "He was not sorry about bringing a gun into the house.",
        "It is not unusual for him to carry a machete.",
        "He wouldn't hand over the knife.",
        "No member of staff challenged the lad who had a knife.",
        "Since nobody locked the door he walked in with a gun.",
        "He is never more than a yard from that machete.",
        "There's no telling what he will do with that gun.",
        "Nobody could talk him into putting the gun away.",
        "The police don't come when he walks round with a machete.",
        "Not one person stepped in when he drew a knife on the driver.",
        "I have never been so scared, he had a machete.",
        "There has never been a time when he did not have a knife on him.",
        "He made no secret of the gun.",
        "He isn't a big lad but he carries a knife.",
        "We never got to the bottom of why he had a knife.",
        "Unlike his brother he does carry a knife.",
        "Never mind the noise, he has a gun.",
    ],
)
def test_a_weapon_beside_what_is_denied_is_read(text: str) -> None:
    assert "a-weapon" in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "No one has ever challenged them for dealing heroin at the bus stop.",
        "She never complains, but they sell heroin from her kitchen.",
        "Nobody reports them selling crack on the stairs.",
        "Residents are not happy about the heroin being sold in the lobby.",
        "The warden does nothing about the lads selling crack in the stairwell.",
        "He has no job and sells heroin from his car.",
        "He makes no bones about selling crack.",
        "They don't care who sees them selling heroin.",
        "Not a night goes by without them dealing crack in the alley.",
        "I never realised he was selling heroin from the flat.",
        "You would never guess that she deals heroin.",
        "No matter how often we ring, they are dealing crack on the corner.",
        "No wonder he sells heroin, he owes thousands.",
        "Nobody bothers to report it although they sell crack every night.",
        "They have not been arrested and still sell heroin there.",
        "There is no let up, they are dealing crack day and night.",
        "Nobody but his cousin sells crack round here.",
        "No drugs apart from a bag of heroin in the cistern.",
        "The landlord isn't interested in the crack being sold from flat 6.",
        "No one lifts a finger while heroin is sold next to the school.",
        "They can't get rid of the lads dealing crack on the landing.",
        "We cannot get them to stop dealing crack.",
        "Not even the cameras stop them selling heroin in the car park.",
        "He was never charged with it but he sells heroin.",
        "She won't say anything about them dealing crack from her flat.",
        "It has not stopped: they sell heroin all night.",
        "No amount of complaining stops them dealing heroin by the swings.",
        "She has never been asked why she lets them sell crack in her front room.",
        "Nobody round here is in any doubt that she sells heroin.",
        "No one wants to walk past with them selling crack in the doorway.",
        "The council have never dealt with the lads selling heroin on the landing.",
        "He isn't shy about selling crack.",
        "You can't walk to the shops without being offered heroin by the dealers.",
        "They did not stop dealing crack even after the warrant.",
        "He doesn't use himself but sells heroin to half the street.",
        "She couldn't care less that they sell crack from her bedroom.",
        "Nothing was said in court about the heroin he sells.",
        "Not content with his giro he sells crack on the side.",
        "The landlady hasn't evicted them, so they carry on dealing heroin.",
        "None of the neighbours will give a statement because they sell crack and threaten people.",
        "I have no idea how they get away with dealing crack so openly.",
        "We don't like the way they deal heroin on the stairs.",
        "Nobody minds him but he deals crack.",
        "There's not a thing we can do about them dealing heroin from number 9.",
        "Nobody has the guts to tell them to stop selling crack by the school gates.",
        "She isn't the only one dealing crack out of that block.",
        "Neighbours are not willing to make statements but say he sells crack.",
        "Dad doesn't realise that his son deals crack.",
        "There is hardly a day when they are not dealing crack.",
        "He does not deny selling crack.",
        "Nothing happens and the dealing of heroin goes on.",
        "No officer has been since I reported him selling heroin.",
    ],
)
def test_a_drug_beside_what_is_denied_is_read(text: str) -> None:
    assert "a-drug" in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nobody there was selling crack.",
        "There is no sign that he keeps a gun.",
        "It is not known whether he carries a knife.",
        "Nobody said that he had a knife.",
        "Nobody has ever seen him with a knife.",
        "Nobody saw anyone dealing.",
        "No one noticed any dealing while they were there.",
        "He did not have a knife or sell heroin.",
        "Nobody comes there to buy or sell heroin.",
        "No drugs and no weapons were found after a search of the flat.",
        "He has never been arrested for dealing.",
        "She has no knowledge of any dealing at the flat.",
        "He has no knife and no gun.",
        "No weapons and drugs were found.",
        "Nothing was seen that suggests dealing.",
        "Neighbours have not complained of any dealing.",
        "Officers did not find the flat being used for dealing.",
        "She does not believe that he sells heroin.",
        "Nobody reported seeing a knife.",
        "He was not carrying a knife when we stopped him.",
        "He was not found with a gun or crack.",
        "I do not think that he keeps a shotgun in the loft.",
        "There is nothing to show that he sells crack.",
        "There was no reason to think he had a knife.",
        "He left without a knife.",
        "Never seen with a weapon.",
        "The search found no cash, and no heroin.",
        "No one has come forward to say he deals.",
        "Not aware of any drug dealing.",
        "He isn't the man who sells heroin.",
        "He has no intention of selling heroin.",
        "There has been no need to report anyone for dealing.",
        "No complaints of dealing have been received.",
        "No allegations that he carries a knife have been made.",
        "None of the residents deal heroin.",
        "The officers never saw them carry weapons.",
        "Nobody knows of any weapons there.",
        "There has been no dealing while the wardens were there.",
        "We did not see a knife when he came in.",
        "He would not carry a knife.",
        "He doesn't drink and doesn't sell heroin.",
        "No problem with drugs at this address.",
        "No one was arrested for dealing.",
        "There is no proof that they sell crack or carry knives.",
        "Neither of them had a knife nor sold crack.",
        "She has never known him carry a knife.",
        "I have not heard that he sells heroin.",
        "No weapons seen, and no injuries.",
        "Nobody on the estate sells crack.",
        "He said no one had offered him heroin or a knife.",
        "We have not seen anything that looks like dealing.",
        "Not once has he been found carrying a knife.",
        "The dog found nothing and no heroin was seized.",
        "I can't say that he sells crack.",
        "No one in the block knows of anybody dealing.",
        "He was never a dealer and he never carried a weapon.",
        "She could not say whether he had a gun.",
        "No wraps, no scales, no cash and no phones.",
        "There was no need for anyone to stop him, he had no knife.",
        "Nobody stopped anyone dealing because nobody was dealing.",
        "The visit found no strangers, no drugs and no fear.",
        "He has not sold heroin or crack, and does not carry a knife.",
        "Officers could not find any knife on him.",
        "There was never any gun, he says.",
        "No person there had a knife when searched.",
        "He wasn't selling crack while on bail.",
        "At no point did he have a machete.",
        "The officers did not think that he was selling heroin.",
        "Not a dealer and not carrying.",
        "No one at the party had weapons.",
        "It has not been shown that he sells crack.",
        "He did not go home to get a knife.",
        "Nobody brought a knife or a gun.",
        "There are no grounds to believe she is dealing.",
        "None of them was found to be carrying knives.",
        "Never known to carry a weapon.",
        "I haven't witnessed him selling heroin.",
        "Nobody told me he was dealing and I have not seen it.",
        "He has not been seen selling crack since the raid.",
        "I have never known anyone there to sell heroin.",
        "He told us he does not own a knife.",
        "He doesn't look like someone who would carry a gun.",
        "Officers are not looking for a man with a gun.",
        "He has no convictions for dealing or weapons.",
        "He is not armed and not thought to be dealing.",
        "He was not holding a knife but a phone.",
        "Nobody has complained of heroin being sold.",
        "He never had a gun and never said he had.",
        "He doesn't have the heroin he was accused of selling.",
        "She could not remember any gun.",
        "There is not enough to say that he is dealing.",
        "Nothing links him to the heroin.",
        "There were not any needles or wraps.",
    ],
)
def test_what_the_clause_itself_denies_stays_silent(text: str) -> None:
    assert signs(text).isdisjoint(OF_CRIME)


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("nobody stops them selling crack", 1),
        ("nobody knows of any dealing here", None),
        ("he has no job and sells crack", 4),
        ("nobody comes in and sells crack", None),
        ("no drugs when he was stopped", 2),
    ],
)
def test_the_word_that_a_denial_does_not_reach(text: str, reached: int | None) -> None:
    words = ["", *text.split(), ""]
    cue = next(at for at, word in enumerate(words) if word in {"no", "nobody"})
    end = len(words) - 2
    assert denied_until(words, cue, end) == (end if reached is None else reached + 1)


@pytest.mark.parametrize("text", ["He never leaves the house without a blade.", "Nobody else saw the machete he had."])
def test_a_thing_that_is_always_there_is_no_absence_of_the_resident(text: str) -> None:
    assert signs(text) & {"a-weapon", "resident-not-seen"} == {"a-weapon"}


OF_CRIME: Final = {"a-drug", "a-weapon", "dealing", "weapons"}


@pytest.mark.parametrize(
    "text",
    [
        "The caller has taken back her words about the gun.",
        "He recants all he told us about heroin being sold there.",
        "She withdrew everything she had told officers about the knife.",
        "She now admits there was no knife.",
        "Complainant went back on her account of him selling heroin.",
        "The witness disowned what he had told the officer about the machete.",
        "He wants to withdraw what he said about dealing.",
        "Caller rang back to say forget what he said about the gun.",
        "She said to ignore what she told us about the heroin.",
        "He had a machete, she said. She has since taken that back.",
        "He said his brother sells crack. He retracted that the next day.",
        "The informant has changed his story and says he never saw a knife.",
        "It was reported that they deal heroin. The reporter has since said she made it up.",
        "Boys phoned in for a dare that a man had a gun.",
        "Report of a man with a knife. Prank.",
        "Report of a man with a knife: hoax.",
        "She confessed to inventing the gun.",
        "He admitted that he had lied about the crack dealing.",
        "Her claim about a knife was withdrawn the same evening.",
        "Neighbour says he was wrong to say that they sell heroin.",
        "The lad admits he only said he had a gun to scare her.",
        "She rang again: she had got it wrong about the machete.",
        "The allegation that he stored guns has been withdrawn by the person who made it.",
        "Mother apologised for saying that her son sells heroin, it is not so.",
        "Pupil later told the head the story of the knife was invented.",
        "He has rowed back on what he said about the crack dealing.",
        "Witness backtracked on her claim that he had a knife.",
        "She unsaid it all: no gun, no knife.",
        "The entry about dealing is to be struck out, it was sent to us for a joke.",
        "Nothing of what he said about the gun was true.",
        "The caller's report of dealing was a wind-up.",
        "Someone rang pretending that there was a man with a sword.",
        "He took it all back about the heroin.",
        "On reflection she does not stand by what she said about the knife.",
        "He does not stand by his statement that they sold crack.",
        "The story about the shotgun was pure invention.",
        "He accepts that what he said about the knife was untrue.",
        "The neighbour has since said she never saw a gun at all.",
        "The boy owned up to making up the tale about a machete.",
        "The allegation that he deals was put about by his ex to get custody.",
        "The Crimestoppers report about heroin was found to be fabricated.",
        "The grandmother wants her statement about the knife torn up, it was not true.",
        "What I told you about the heroin was wrong.",
        "She disowns her earlier account of the gun.",
        "The anonymous letter about heroin was written by a pupil as a prank.",
        "Report of a gun, it was a water pistol.",
    ],
)
def test_what_is_taken_back_is_not_read(text: str) -> None:
    assert signs(text).isdisjoint(OF_CRIME)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("She has not taken back what she said about the gun.", "a-weapon"),
        ("He refused to withdraw what he said about the knife.", "a-weapon"),
        ("This was not thought to be a hoax, a man with a knife was by the pond.", "a-weapon"),
        ("It was never withdrawn: heroin is sold from the flat.", "a-drug"),
        ("No suggestion that the report was malicious, the male had a machete in his hand.", "a-weapon"),
        ("She denies making it up, he had a knife.", "a-weapon"),
        ("Unlikely to be a hoax. A male with a shotgun was seen on the roof.", "a-weapon"),
        ("She did not make up the story, he has a gun.", "a-weapon"),
        ("There is nothing to suggest that the call was false. He was holding a knife.", "a-weapon"),
        ("Nobody thinks it is a prank, he walks about with a machete.", "a-weapon"),
        ("He has never retracted his account that they sell crack there.", "a-drug"),
        ("The report was not a mistake: he had a knife.", "a-weapon"),
        ("He took the knife back from his brother.", "a-weapon"),
        ("He withdrew his savings and bought a shotgun.", "a-weapon"),
        ("He took back the machete that he had lent to him.", "a-weapon"),
        ("She stands by what she said about the knife.", "a-weapon"),
        ("Caller insists it was no joke, the lad had a gun.", "a-weapon"),
        ("The complaint was not withdrawn and they still sell heroin.", "a-drug"),
        ("He did it for a laugh, pulling a knife on the cashier.", "a-weapon"),
    ],
)
def test_what_is_not_taken_back_or_is_a_thing_taken_back_is_read(text: str, sign: str) -> None:
    assert sign in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "NT weapons",
        "n/t drugs, n/t phones",
        "Drugs NT, weapons NT, cash NT",
        "Searched s23 - N/T drugs or weapons",
        "Drugs -ve, weapons -ve.",
        "Drugs (nil), weapons (nil)",
        "Drugs = nil",
        "Drugs x 0, weapons x 0",
        "0 drugs, 0 weapons",
        "Zero drugs or weapons found.",
        "Neg drugs. Neg weapons.",
        "Drugs neg, weapons neg.",
        "-ve for drugs and weapons",
        "n/f drugs n/f weapons",
        "Nil drugs/weapons/cash",
        "Drugs/weapons/cash nil",
        "D/S male: nil drugs, nil knife.",
        "Veh searched, clear for drugs and weapons.",
        "Drugs none. Weapons none.",
        "NO DRUGS. NO WEAPONS.",
        "Weapons: N/T",
        "Drugs: NT. Knives: NT.",
        "Nowt found, no knife on him.",
        "No trace drugs, no trace weapons",
        "Drugs and weapons - not found",
        "Knife: no. Gun: no.",
        "Class A - N/T. Blades - N/T.",
    ],
)
def test_the_nils_of_a_notebook_say_nothing(text: str) -> None:
    assert signs(text).isdisjoint(OF_CRIME)


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("N/T drugs. Knife found in sock.", "a-weapon"),
        ("No drugs, knife found in sock.", "a-weapon"),
        ("Nil drugs but a machete in the boot.", "a-weapon"),
        ("NT weapons. 20 wraps of heroin in his pants.", "a-drug"),
        ("Weapons N/T. Heroin: 4 wraps.", "a-drug"),
        ("Drugs nil, lock knife recovered from waistband.", "a-weapon"),
        ("Search: no knife. He had crack in his mouth.", "a-drug"),
        ("Weapons: none. Drugs: 12 wraps crack.", "a-drug"),
    ],
)
def test_what_was_found_beside_a_nil_is_read(text: str, sign: str) -> None:
    assert sign in signs(text)


@pytest.mark.parametrize("text", ["She isn't scared of him.", "The tenant is not frightened of anybody."])
def test_a_word_that_may_be_denied_idly_is_denied_where_it_is_the_sign(text: str) -> None:
    assert "resident-afraid" not in signs(text)
