"""What a link or a partner's page may carry instead of answers, percent-encoded."""

import json
from urllib.parse import quote

ATTACK = "<img src=x onerror=pwned()><script>pwned()</script>"
HOSTILE = {
    "nothing": "",
    "no JSON": "{arrival",
    "a broken escape": "%E4%A",
    "a list": quote("[1]"),
    "null": "null",
    "huge": quote(json.dumps({"arrival": "2021" * 100_000})),
    "deep": quote("[" * 5000),
    "__proto__": quote(
        '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}'
    ),
    "__proto__ of a traveller": quote('{"travellers": [{"__proto__": {"polluted": 1}}]}'),
    "markup": quote(json.dumps({"arrival": ATTACK, "travellers": [{"age": ATTACK}]})),
    "markup as a name": quote(json.dumps({ATTACK: ATTACK})),
    "code": quote("alert(pwned())"),
    "wrong types": quote(json.dumps({"arrival": 5, "travellers": {"length": 3}, "mode": []})),
    "objects for texts": quote(
        '{"arrival": {"toString": 0}, "departure": {"toString": 0},'
        ' "travellers": [{"age": {"toString": 0}}]}'
    ),
    "objects for lists": quote(
        '{"travellers": [{"test": {"reported_at": {"toString": 0}}, "trips": {"0": 1}}]}'
    ),
}
