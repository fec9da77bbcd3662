"""The command line, on a plain Python with nothing installed, and in this process."""

import io
import json
import os
import runpy
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from named_cases import ADULT, journey

import checker
from checker.__main__ import main

ROOT = Path(__file__).parents[1]
# -S: without the packages of this environment, as on a machine where nothing is installed.
COMMAND = [sys.executable, "-S", "-m", "checker"]
NEEDS = '"status": "needs_answers"'


def run(*arguments: str, typed: bytes = b"", **env: str) -> subprocess.CompletedProcess[bytes]:
    """The command as someone would start it, from a checkout."""
    return subprocess.run(
        [*COMMAND, *arguments],
        input=typed,
        capture_output=True,
        cwd=ROOT,
        env={"PATH": os.defpath, **env},
        check=False,
    )


def codes(line: str | bytes) -> list[str]:
    return [error["code"] for error in json.loads(line)["errors"]]


def test_a_request_from_standard_input() -> None:
    """One object in, one line out, nothing on standard error."""
    done = run("evaluate", typed=json.dumps(journey()).encode())
    assert json.loads(done.stdout) == checker.evaluate(journey())
    assert done.stdout.count(b"\n") == 1
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_request_from_a_file(tmp_path: Path) -> None:
    """The same, named by its path."""
    file = tmp_path / "请求.json"
    file.write_text(json.dumps(journey(), indent=2), encoding="utf-8")
    done = run("evaluate", str(file))
    assert json.loads(done.stdout) == checker.evaluate(journey())
    assert (done.returncode, done.stderr) == (0, b"")


def test_nothing_of_the_environment_is_needed() -> None:
    """The packages of this environment cannot be imported where these tests start it."""
    done = subprocess.run([*COMMAND[:2], "-c", "import pytest"], capture_output=True, check=False)
    assert b"ModuleNotFoundError" in done.stderr


def test_requests_by_line() -> None:
    """A result a line, in order; a blank line is no JSON; the last line need not end."""
    typed = b'{}\n\n{"mode": "ship"}\r\n   \n[]\n{"arrival": "2021-11-29T08:00"}'
    done = run("evaluate", "--jsonl", typed=typed)
    lines = done.stdout.splitlines()
    assert [codes(line) for line in lines] == [
        [],
        ["not_json"],
        ["not_a_choice"],
        ["not_json"],
        ["not_json"],
        [],
    ]
    assert [json.loads(line)["missing"] for line in (lines[0], lines[-1])] == [
        ["arrival"],
        ["travellers"],
    ]
    assert (done.returncode, done.stderr) == (0, b"")


def test_no_lines_give_no_results() -> None:
    """Nothing in, nothing out."""
    done = run("evaluate", "--jsonl")
    assert (done.stdout, done.returncode, done.stderr) == (b"", 0, b"")


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "gbk"])
def test_results_are_utf8_everywhere(encoding: str) -> None:
    """Whatever the locale believes of itself."""
    done = run("evaluate", typed=b"{", PYTHONIOENCODING=encoding, LC_ALL="C")
    assert json.loads(done.stdout.decode())["errors"][0]["message"]["zh"].startswith("没有读到一个")
    assert (done.returncode, done.stderr) == (2, b"")


def test_half_of_a_surrogate_pair_comes_out_escaped() -> None:
    """It has no UTF-8; JSON escapes it, so that the line can be read again."""
    done = run("evaluate", typed=b'{"\\ud800": 1}', LC_ALL="C")
    assert json.loads(done.stdout.decode())["errors"][0]["field"] == "\ud800"
    assert done.stderr == b""


@pytest.mark.parametrize("arguments", [[], ["--jsonl"]], ids=str)
@pytest.mark.parametrize("name", ["missing.json", ".", "", "missing/\udcff", "/proc/self/mem"])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str, arguments: list[str]) -> None:
    """One result that says so, and 2; however it cannot be read."""
    done = run("evaluate", *arguments, name and str(tmp_path / name))
    assert codes(done.stdout) == ["not_json"]
    assert (done.returncode, done.stderr) == (2, b"")


def test_a_standard_input_that_is_closed() -> None:
    """Is nothing to read."""
    script = 'exec "$@" <&-'
    done = subprocess.run(
        ["/bin/sh", "-c", script, "sh", *COMMAND, "evaluate"],
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    assert codes(done.stdout) == ["not_json"]
    assert (done.returncode, done.stderr) == (2, b"")


@pytest.mark.parametrize(
    ("arguments", "typed"),
    [
        (["schema"], b""),
        (["evaluate"], b"{}"),
        (["evaluate", "--jsonl"], b"{}\n" * 1000),
        (["ask"], b""),
    ],
    ids=["schema", "evaluate", "jsonl", "ask"],
)
def test_whoever_reads_may_go_away(arguments: list[str], typed: bytes) -> None:
    """A closed pipe ends the command quietly."""
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*COMMAND, *arguments],
        input=typed,
        stdout=writer,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env={"PATH": os.defpath},
        check=False,
    )
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_conversation_in_any_locale() -> None:
    """Chinese is typed where the locale has no letters for it; bad bytes are asked again."""
    typed = "\n08:00\n妈妈=34\n".encode() + b"\xff\n4\n"
    done = run("ask", "--lang", "en", typed=typed, PYTHONIOENCODING="ascii", LC_ALL="C")
    text = done.stdout.decode()
    assert "“�” was not understood." in text
    assert "Do you travel regularly" in text
    assert (done.returncode, done.stderr) == (0, b"")


def started(*arguments: str, typed: bytes = b"") -> tuple[int, str]:
    """The command in this process: its exit status and what it printed."""
    stdin = io.TextIOWrapper(io.BufferedReader(io.BytesIO(typed)), encoding="ascii")
    stdout = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdin", stdin)
        patch.setattr(sys, "stdout", stdout)
        status = main(arguments)
        stdout.flush()
    content: Any = stdout.buffer
    return status, content.getvalue().decode()


@pytest.mark.parametrize(
    ("request_", "status"),
    [(journey(), 0), ({}, 0), (journey(mode="ship"), 2), ([], 2)],
    ids=["complete", "needs_answers", "invalid", "not_json"],
)
def test_the_exit_status(request_: Any, status: int) -> None:
    """0 answered or more needed, 2 invalid; by line always 0."""
    typed = json.dumps(request_).encode()
    assert started("evaluate", typed=typed)[0] == status
    assert started("evaluate", "--lang", "zh", typed=typed)[0] == status
    assert started("evaluate", "--jsonl", typed=typed)[0] == 0


def test_a_result_for_a_person() -> None:
    """In the language asked for; by line one after the other."""
    typed = json.dumps(journey(ADULT)).encode()
    status, said = started("evaluate", "--lang", "en", typed=typed)
    assert said.splitlines()[0] == (
        "Under the rules reported on 29 November 2021, this would have been enough."
    )
    assert said.endswith("  - Article: Introduction · Article: Question 8\n")
    assert started("evaluate", "--lang", "en", "--jsonl", typed=typed + b"\n" + typed) == (
        status,
        said + said,
    )


def test_a_file_in_this_process(tmp_path: Path) -> None:
    """By line or whole; one that cannot be read is 2 either way."""
    file = tmp_path / "requests.jsonl"
    file.write_bytes(b"{}\n{}\n")
    status, said = started("evaluate", "--jsonl", str(file))
    assert (status, said.count(NEEDS)) == (0, 2)
    assert started("evaluate", str(file))[0] == 2
    assert started("evaluate", "--jsonl", str(tmp_path))[0] == 2


def test_the_schema_is_printed() -> None:
    """As `schema` gives it."""
    status, said = started("schema")
    assert status == 0
    assert json.loads(said) == checker.schema()


def test_a_conversation(monkeypatch: pytest.MonkeyPatch) -> None:
    """In Chinese unless told otherwise."""
    monkeypatch.setattr("builtins.input", lambda _: "q")
    assert started("ask")[1].splitlines()[3] == "什么时候出发，什么时候到北京？"
    assert "When do you set off" in started("ask", "--lang", "en")[1]


@pytest.mark.parametrize(
    "arguments",
    [[], ["guess"], ["evaluate", "--lang", "fr"], ["evaluate", "a", "b"], ["ask", "--jsonl"]],
    ids=str,
)
def test_a_command_that_does_not_exist(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Usage, and 2."""
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python3 -m checker")


class Gone(io.StringIO):
    """A pipe whose reader has gone."""

    def write(self, _: str) -> int:
        raise BrokenPipeError


def test_a_closed_pipe_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing more is written, and nothing is said."""
    monkeypatch.setattr(sys, "stdout", Gone())
    assert main(["schema"]) == 0
    sys.stdout.close()


def test_no_standard_input_in_this_process(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Some programs start others without one."""
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["evaluate"]) == 2
    assert codes(capsys.readouterr().out) == ["not_json"]


def test_the_package_is_a_command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`python3 -m checker` ends with the status of the command."""
    monkeypatch.setattr(sys, "argv", ["checker", "schema"])
    monkeypatch.delitem(sys.modules, "checker.__main__")
    with pytest.raises(SystemExit) as ended:
        runpy.run_module("checker", run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("{")


def test_a_whole_request_in_error_for_a_person() -> None:
    """Nothing stands where the field would."""
    _, said = started("evaluate", "--lang", "en", typed=b"[")
    assert "  - No JSON object could be read." in said


def test_an_interrupt_is_no_traceback() -> None:
    """While a request is awaited: the one before it has its result."""
    with subprocess.Popen(
        [sys.executable, "-m", "checker", "evaluate", "--jsonl"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as waiting:
        assert waiting.stdin
        assert waiting.stdout
        assert waiting.stderr
        waiting.stdin.write(b"{}\n")
        waiting.stdin.flush()
        assert json.loads(waiting.stdout.readline())["status"] == "needs_answers"
        waiting.send_signal(signal.SIGINT)
        assert waiting.wait(30) == 130
        assert waiting.stderr.read() == b""


def test_a_full_disk_is_said() -> None:
    """In a line, with a status of its own."""
    with Path("/dev/full").open("wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "checker", "schema"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert run.returncode == 2
    assert run.stderr.count(b"\n") == 1


class Failing(io.StringIO):
    """An output or input on which something happens."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error
        self.buffer = self

    def write(self, _: str) -> int:
        raise self.error

    def peek(self) -> bytes:
        raise self.error


def test_what_happens_to_input_and_output_is_a_status(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """An interrupt is 130, an output that cannot be written 2 with a line that says why."""
    monkeypatch.setattr("sys.stdin", Failing(KeyboardInterrupt()))
    assert main(["evaluate"]) == 130
    monkeypatch.setattr("sys.stdout", Failing(OSError("no space")))
    assert main(["schema"]) == 2
    assert capsys.readouterr().err == "no space\n"
    monkeypatch.setattr("sys.stdout", None)
    assert main(["schema"]) == 0
