"""What the facts about two persons add up to: named together, how often, by whom, and what that may mean."""
