"""Which reports tell one story. Pure: the stories are a function of the set of tellings, never of their order.

Each item is reduced to what is compared (``tellings``), brought together with those it shares a day and a place, a name
or a thing with (``keys``, ``blocks``), compared feature by feature (``likeness``), and grouped so that no story ever
holds two that clearly differ (``groups``). ``Stories`` keeps all this up to date, live.
"""
