"""Evaluates a JSON list of Jsonnet programs with the C++ implementation: a list of {"out", "error"}."""

import json
import sys

import _jsonnet


def answer(source):
    try:
        return {"out": _jsonnet.evaluate_snippet("program", source), "error": ""}
    except RuntimeError as error:
        return {"out": "", "error": str(error)}


json.dump([answer(source) for source in json.load(sys.stdin)], sys.stdout)
