"""From a scene to an event: who is described and how well, in which words, with which errors, copies and amendments."""
