"""Titles of office: which stand where, and whether both sides name the same office with the same modifiers."""
