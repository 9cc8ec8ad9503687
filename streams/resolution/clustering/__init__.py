"""The clustering engine of persons, drug lines and stories: each of them is a small model on it (docs/adr/0028).

A model says which node a mention is of, the blocking keys of a node (``key_index``), what a candidate pair is worth
(``candidate_graph``), and what may never stand in one cluster (``agglomeration``). The engine stores the links, finds
which nodes are clustered together (``connected_components``), binds human decisions (``identity_decisions``,
``mention_index``) and clusters again only what a change touched (``live_index``).
"""
