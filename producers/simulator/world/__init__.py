"""The invented world before anything is reported: people, households, addresses, gangs, lines and homes taken over."""
