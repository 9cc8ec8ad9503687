"""What people decide through the command line, published as events and amendments: pure but for the publisher."""
