"""Rules that raise alerts about gangs and crime groups."""
