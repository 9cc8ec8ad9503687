"""Operations: enforcement beside protection, by month and town."""
