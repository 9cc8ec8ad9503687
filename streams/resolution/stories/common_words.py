"""English words by how common they are, as stems: a word everybody uses says little about who copied whom.

From wordfreq 3.1 (Robyn Speer, data under CC BY-SA 4.0): bands of its Zipf scale from 6.5, 6, 5.5 and 5 up. A fixed
table: frequencies counted while running would make a conclusion depend on what else had arrived.
"""

from __future__ import annotations

from typing import Final

_EVERYWHERE: Final = """
all an and are as at be but by for from have he his in is it my not of on or so that the they thi to was we with you
your
"""
_COMMON: Final = """
about after also any back because been can could do first get go good had has her him how if into its just know like
make me more most much new no now one only other our out over people said see she some than their them then there
these think time two up us very want way well were what when where which who will would
"""
_FREQUENT: Final = """
again against already alway am another anyth around away bad bas before being believe best better between big both
busines call came care case change city come company day did different doe doing done down dur each end enough even
ever every everyth family far feel few find found four free full game give god going got government great group hard
hav head help here high home house however includ job keep last left let life little live long look lot love made mak
man many may mean men might money mr music must name national need never next night noth number off old once own part
person place play please point power public put read real really right same say school second seen set should show
side since small someone someth start stat state still stop such support sure system take team tell thing those though
thought three through tim today told too took top try under until use used water week went while white why without
women work world year yes yet
"""
_USUAL: Final = """
able above acces accord account acros act action actually ad add addition age ago ahead air al album allow almost
alone along although amaz america american among amount answer anti anyone april area army art article ask ass
association attack attention august australia available average baby ball bank base beat beautiful became become bed
began begin behind below bill bit black blood blue board body book born box boy break bring british brother brought
brown build built buy california campaign cannot capital car card career cas cause center central century certain
certainly chance chang character charge check chief child children china chinese choice church clas clear close club
co code cold college com committee common community compani complete completely conference consider content continue
control cool cost council countri country county couple course court cover crazy creat create credit cros culture cup
current currently cut daily damn dark data date daughter david de dead deal death december decid decision deep
department describ design despite development die died difference difficult director district dog door double dr drive
due early earth east easy eat economic education effect eight either election else energy england english enjoy entire
especially etc europe european event everyone evidence exactly example except expect experience eye face fact fall fan
fast father february federal felt female field fight figure film final finally financial fine fire five focu follow
food football force foreign forget form former forward french friend front fuck fun funny further future gam gas gave
general george girl giv given goal goe gold gone gonna green ground growth gues guy hair half hand happen happy hate
health hear heard heart held hell hey hi higher himself history hit hold hope hospital hot hour huge human husband ice
idea ii important include increase india individual industry information inside instead interest international
internet involv island issu issue itself jam january john join july june kept key kid kill kind king knew known la
land language large late later law lead league learn least leave led legal les level light likely limit line list
listen liv local lol london longer lord los lose lost lov low lower main major management march mark market marri
match matter maybe media medical meet member message met michael middle mil military million mind mine minister minut
mis miss model modern mom moment month morn mother mov move movie myself natural near nearly network nice non normal
north note november october offer office officer official often oh oil ok okay online open order original outside page
paid pain paper parent park particular party pas past paul pay peace per percent perfect performance perhap period
personal phone pick picture piece plac plan player police policy political poor popular population position possible
post potential practice pres present president pressure pretty previou price private probably problem proces product
production professional program project property provid provide publish quality question quickly quite race radio
range rate rather re ready reason receiv recent recently record red region relat relationship releas release remember
report requir research respect response rest result return review risk river road rock role room round rul run russian
safe sal save saw science se sea season section security seem self send sense sent september seri seriou servic
service seven several sex shall share shit short shot sign similar simple simply single sir site situation six size
sleep social society sometim son song soon sorry sort sound source south space spe speak special specific spent st
staff stage stand standard star station stay step store story straight street strong student study stuff style succes
summer super table tak taken talk tax technology ten term test text thank themselv third title together tomorrow
tonight total toward town track trade train travel treatment tri true trust truth turn tv type uk understand union
unit university upon using usually value variou version via video view visit voice vote wait walk wall wanna war
washington watch website weight west western whatever whether whole whose wife win wish within woman won word worth
writ write written wrong wrote yeah york young yourself
"""
_POLICING: Final = """
address appear approximate call caller describ female incident inform informant male offender officer person police
premis report seen sight state subject suspect today unknown update vehicle victim witness
"""
"""Common in reports and rare in newspapers. Our own, from the forms that such reports are written on."""

UNCOMMON: Final = 4
"""The weight of a word in none of the bands."""

WEIGHTS: Final = dict.fromkeys(_POLICING.split(), 1) | {
    word: weight for weight, band in enumerate((_EVERYWHERE, _COMMON, _FREQUENT, _USUAL)) for word in band.split()
}
"""0 for a word that says nothing, up to 3: roughly half the bits by which a word's frequency falls short."""
