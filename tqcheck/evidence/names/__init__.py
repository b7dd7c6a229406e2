"""Names of people, places and organisations: which stand where, and whether both sides name the same."""
