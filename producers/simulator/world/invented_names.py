"""Names of invented people: drawn from real frequencies and combined."""

from __future__ import annotations

from functools import cache
from typing import Final, NamedTuple

from producers.simulator import rates
from producers.simulator.dice import Dice, Weighted
from reference.names import frequencies

ELSEWHERE: Final[dict[str, tuple[str, str, str]]] = {
    "polish": (
        "Piotr Paweł Marcin Tomasz Krzysztof Łukasz Michał Grzegorz Wojciech Jakub Mateusz Dawid Kamil Rafał Adrian",
        "Anna Katarzyna Małgorzata Agnieszka Ewa Magdalena Monika Joanna Zuzanna Natalia Karolina Aleksandra",
        (
            "Nowak Kowalski Wiśniewski Wójcik Kamiński Lewandowski Zieliński Szymański Dąbrowski Kozłowski Mazur "
            "Krawczyk Piotrowski Grabowski Pawłowski Michalski Król Wieczorek Jabłoński Wróbel"
        ),
    ),
    "romanian": (
        "Andrei Alexandru Ionuț Mihai Ștefan Florin Marian Vasile Cristian Gabriel Constantin Adrian Răzvan Bogdan",
        "Maria Elena Ioana Andreea Mihaela Alexandra Cristina Daniela Gabriela Ana Simona Roxana Georgiana",
        (
            "Popescu Ionescu Popa Radu Dumitru Stan Stoica Gheorghe Matei Ciobanu Rusu Munteanu Marin Lazăr Constantin "
            "Dobre Nistor Florea Ene Tudor"
        ),
    ),
    "lithuanian": (
        "Jonas Tomas Mindaugas Lukas Andrius Vytautas Darius Marius Mantas Rokas Gintaras Paulius",
        "Rasa Jurgita Kristina Inga Lina Daiva Ieva Greta Austėja Agnė Vilma Gabija",
        (
            "Kazlauskas Jankauskas Petrauskas Stankevičius Paulauskas Butkus Žukauskas Balčiūnas Urbonas Vasiliauskas "
            "Navickas Ramanauskas Šimkus Rimkus"
        ),
    ),
    "south-asian": (
        "Mohammed Muhammad Ahmed Ali Imran Hassan Usman Bilal Harpreet Gurpreet Amit Rahul Sanjay Vijay Zain Hamza",
        "Fatima Aisha Maryam Zainab Priya Anjali Simran Manpreet Nadia Sana Rukhsana Shabnam Pooja Yasmin",
        (
            "Khan Patel Singh Hussain Ahmed Ali Begum Shah Miah Rahman Chowdhury Uddin Iqbal Malik Sharma Gill Dhillon "
            "Mistry Choudhury Islam"
        ),
    ),
    "african": (
        "Abdi Mohamed Yusuf Ibrahim Emmanuel Samuel Kwame Tendai Tinashe Chidi Oluwaseun Tafadzwa Kofi Farai",
        "Amina Hodan Grace Blessing Chipo Ngozi Rudo Adaeze Abena Tariro Sagal Esther Yetunde",
        (
            "Moyo Ncube Okafor Adeyemi Mensah Abdi Warsame Osei Dube Sibanda Eze Balogun Hassan Boateng Ndlovu Okoro "
            "Farah Owusu Chikwanha Mutasa"
        ),
    ),
}
"""Given names of men, of women, and surnames. Common ones, written down by us; no counts are behind them."""

_ELSEWHERE_ALREADY: Final = frozenset({"Khan", "Patel", "Singh", "Hussain", "Ahmed", "Ali", "Begum", "Shah", "Iqbal"})
_ELSEWHERE_AS_WELL: Final = frozenset({"Kaur", "Wong"})


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


STREET_NAMES: Final = _words(
    "Smiler Ghost Tiny Stretch Remy Kez Bizzy Fox Dizzy Lanky Spook Ratty Mouse Chalky Ginge Tank Sparky Bones Flash "
    "Pops Wolfie Blink Sleepy Twitch Nails Biscuit Chip Dusty Scouse Rizz Teks Shady Bolt Minty Goggs Slick Pidge "
    "Fingers Rolo Cheese Beans Moose Doc Midge Trig Benno Jigsaw Lurch Crispy Bear"
)
LINE_NAMES: Final = _words(
    "Jazz Domino Amber Falcon Milo Pepper Ziggy Frankie Castle Bella Rocky Saffron Cookie Comet Rusty Lola Bruno "
    "Marley Jasper Coco Oscar Ruby Tango Echo Sonny Maple Dexter Storm Kitty Magnet Basil Chico Diesel Honey Max "
    "Pixie Rio Scout Toby Vega Willow Ace Blaze Duke Fern Gizmo Harley Indigo Jet Koko"
)


class Names(NamedTuple):
    """What somebody is called."""

    given: str
    surname: str


def surname(dice: Dice, origin: str) -> str:
    """A family's name."""
    if origin != "british":
        return dice.pick(ELSEWHERE[origin][2].split())
    first = dice.weighted(_surnames())
    return f"{first}-{dice.weighted(_surnames())}" if dice.chance(rates.DOUBLE_BARRELLED) else first


def given(dice: Dice, origin: str, born: int, *, female: bool) -> str:
    """A given name, as frequent as it was for those born that year."""
    if origin == "british":
        return dice.weighted(_given(born, female))
    return dice.pick(ELSEWHERE[origin][female].split())


def borne(family: str, origin: str, *, female: bool) -> str:
    """The form of a family's name that this member bears: Kowalski, Kowalska."""
    if female and origin == "polish" and family.endswith("ki"):
        return f"{family[:-1]}a"
    return family


@cache
def _surnames() -> Weighted[str]:
    elsewhere = _ELSEWHERE_ALREADY | _ELSEWHERE_AS_WELL
    return Weighted((name, weight) for name, weight in frequencies.surnames() if name not in elsewhere)


@cache
def _given(born: int, female: bool) -> Weighted[str]:
    return Weighted(frequencies.forenames(born, "F" if female else "M"))
