"""Formats of Kibana's saved objects, version 9.0: what is exported and imported, and no more than our objects use.

Learnt from Kibana's public source (``elastic/kibana``: ``lens/public/datasources/form_based`` for columns and layers,
``maps/common/descriptor_types`` and ``maps/server/sample_data`` for maps, the content schemas of ``dashboard``,
``saved_search`` and ``data_views``) and held against object files that others publish for the same version
(``elastic/integrations``: the ``kibana`` folders of its packages, such as ``ti_cyware_intel_exchange``).
"""
