"""Validates documents against a JSON schema, as an outside judge of what Foramen writes.

    validate_documents.py SCHEMA FOLDER

Prints a line for each file of the folder, in the order of names: its name, a tab, and "valid" or the place and the rule
that it breaks first.
"""
import json
import pathlib
import sys

import jsonschema


def verdict(validator, document):
    errors = sorted(validator.iter_errors(document), key=lambda error: list(map(str, error.absolute_path)))
    if not errors:
        return "valid"
    worst = jsonschema.exceptions.best_match(errors)
    return "/".join(map(str, worst.absolute_path)) + ": " + worst.message.replace("\n", " ")[:200]


def main():
    schema = json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for file in sorted(pathlib.Path(sys.argv[2]).iterdir()):
        print(file.name + "\t" + verdict(validator, json.loads(file.read_text(encoding="utf-8"))))


main()
