"""Names of people, places and organisations: which stand where, and whether both sides name the same."""

# Languages whose names can be read here; in the script of any other, a name would seem to be missing.
LANGUAGES = ("en", "zh", "ja", "ko", "de", "fr", "es", "ru", "ar", "vi", "it", "pt", "nl", "pl", "cs", "uk", "tr")
