"""The resolve stage: which mentions are one person, which names and numbers one drug line, which reports one story.

Everything here is a pure function of the set of statements of one view, whatever their order. ``stage`` is the step
that the engine runs; ``persons``, ``lines`` and ``stories`` cluster; ``events`` derives what one event says alone.
"""
