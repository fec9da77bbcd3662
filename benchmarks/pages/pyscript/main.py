import checker
from checker import evaluate_json


def heading(lang):
    return checker.opening(lang)["screens"][0]["heading"]


__export__ = ["evaluate_json", "heading"]
