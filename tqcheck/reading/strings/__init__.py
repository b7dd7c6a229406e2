"""Files of a program's strings, each with a key: JSON and ARB, YAML, Android, Apple, Java, .NET."""
