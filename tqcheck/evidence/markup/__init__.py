"""Markup: which links, images, placeholders and spans of code stand where, and which a translation lost or changed."""
