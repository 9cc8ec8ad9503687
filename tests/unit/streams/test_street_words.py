"""The words of the street and of the notebook are read like those of a leaflet."""

from __future__ import annotations

import pytest

from tests.unit.streams.test_assertion import signs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he's been shoved out of his own room n they use it to bag up", {"home-taken-over", "dealing"}),
        ("UKM opened the door, tenant behind him looking petrified", {"strangers-in-charge", "resident-afraid"}),
        ("shottin food behind the shops", {"dealing", "a-drug"}),
        ("MFH x3 this month, comes back with a burner", {"missing", "many-phones"}),
        ("old boy next door aint been seen in weeks, curtains shut", {"resident-not-seen"}),
        ("IP has LD, owes them and is too frit to talk", {"resident-vulnerable", "debt", "resident-afraid"}),
        ("YP from Croydon, 2 phones, wouldnt say where he was going", {"out-of-area", "many-phones"}),
        ("nominal for PWITS now living with a VA", {"known-dealers", "resident-vulnerable"}),
        ("them boys have got his bank card", {"financial-abuse"}),
        ("strap under the mattress, his nan doesnt know", {"weapons-stored", "a-weapon"}),
        ("went cunch three weeks, came back with new creps and a busted lip",
         {"going-country", "unexplained-money", "injuries"}),
        ("bags of b n w and a tick list", {"dealing", "debt"}),
        ("line is still active, his bruv runs it", {"line-phone"}),
        ("says he lost the pack so he has to work it off", {"debt"}),
        ("queue of smackheads down the alley", {"comings-and-goings"}),
        ("flat 4 is a bando, crackheads in n out all night", {"trap-house", "comings-and-goings", "unusual-hours"}),
        ("bailed to his girlfriends mums", {"bail-address"}),
        ("in and out, 30 secs max", {"comings-and-goings", "short-stays"}),
        ("deliveroo 3 times a night and bins full of KFC", {"takeaways"}),
        ("asked the driver what town it was", {"does-not-know-area"}),
        ("different blokes every half hour for the girls", {"sex-work"}),
        ("AWOL from placement since Sat", {"missing"}),
        ("they have changed the locks and he has no key", {"strangers-in-charge", "home-taken-over"}),
        ("carers turned away again, told not needed", {"support-stopped"}),
        ("goes OT every weekend for his olders", {"going-country", "older-associates"}),
        ("had a zombie killer down his trackies", {"weapons"}),
        ("cleaned out his PIP the day it lands", {"financial-abuse"}),
        ("door open 24-7", {"unusual-hours"}),
    ],
)  # fmt: skip
def test_words_of_the_street_and_the_notebook_are_read(text: str, expected: set[str]) -> None:
    assert expected <= signs(text)
