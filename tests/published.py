"""The pages of each language, by name."""

NAMES = (
    "about",
    "checker",
    "documents",
    "glossary",
    "index",
    "label",
    "label-changes",
    "licences",
    "not-covered",
    "partners",
    "tests",
)
WITH_ERROR_PAGE = ("404", *NAMES)
