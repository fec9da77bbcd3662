"""Run inside Pyodide before modules are listed and memory is taken: what the checker does."""

import json

import checker

REQUEST = {
    "departure": "2021-11-29T06:30",
    "arrival": "2021-11-29T08:00",
    "travellers": [
        {
            "age": 34,
            "trips": [{"place": "case_city", "left_on": "2021-11-20"}],
            "commuter": "no",
            "health_kit": "popup",
            "test": {"reported_at": "2021-11-26"},
        },
        {"age": 2, "trips": []},
    ],
    "mode": "rail",
    "necessary": True,
}

for lang in ("zh", "en"):
    for request in ({}, REQUEST, REQUEST | {"arrival": "yesterday"}):
        checker.consult_json(json.dumps({"request": request, "lang": lang}))
checker.evaluate_json(json.dumps(REQUEST))
checker.evaluate_json("{")
