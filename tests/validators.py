"""What checks a request or a result against the schema that the checker prints."""

from jsonschema import Draft202012Validator

import checker

SCHEMA = checker.schema()


def validator(part: str) -> Draft202012Validator:
    return Draft202012Validator({"$ref": f"#/$defs/{part}", "$defs": SCHEMA["$defs"]})


REQUEST, RESULT = validator("request"), validator("result")
