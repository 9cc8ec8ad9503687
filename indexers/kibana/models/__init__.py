"""Formats of Kibana's saved objects, version 9.0: what is exported and imported, and no more than our objects use.

Learnt from Kibana's public source (``elastic/kibana``: ``lens/public/datasources/form_based`` for columns, layers and
their requests, ``maps/common/descriptor_types``, the sample data of ``home`` and ``maps``) and read beside a dashboard
that others publish for 8.19 and 9.1 in the same version of its format (``elastic/integrations``, package
``ti_cyware_intel_exchange``).
"""
