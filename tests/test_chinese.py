"""Chinese is set as it is printed in mainland China: spaces, widths and signs, by AutoCorrect."""

import re

import autocorrect_py as autocorrect
import pytest
from written import Line, chinese

# Written as others write it, and why.
EXEMPT = {
    "从严从紧进出京政策实施近两周，这10个新问题的解答来了": "the title that the article has",
    r"(?:\d{4}年)?\d{1,2}月\d{1,2}日": "a day as Intl writes it, so that two times stand apart",
}
EXEMPTED = re.compile("|".join(EXEMPT))
# What AutoCorrect leaves: spaces within Chinese, signs of Latin script after it, straight quotes.
LEFT = re.compile(
    r"[\u4e00-\u9fff] [\u4e00-\u9fff]|[\u4e00-\u9fff，。]\s*[,;:?!'\"(]|[\"'][\u4e00-\u9fff]"
)
LINES = list(chinese())


def proposed(text: str) -> str:
    """A text as AutoCorrect would have it; what is exempt counts as a word."""
    kept = EXEMPTED.findall(text)
    formatted = autocorrect.format(EXEMPTED.sub("\u3007", text))
    for one in kept:
        formatted = formatted.replace("\u3007", one, 1)
    return formatted


def test_chinese_is_set_as_it_is_printed() -> None:
    """Where a text is not, with what is proposed."""
    found = [
        f"{line.place}: {line.text} → {proposed(line.text)}"
        for line in LINES
        if proposed(line.text) != line.text
    ]
    assert found == []


def test_chinese_has_its_own_signs_and_no_spaces_within() -> None:
    """Of the lines without code and tags."""
    found = [f"{line.place}: {line.text}" for line in LINES if LEFT.search(without_code(line))]
    assert found == []


def without_code(line: Line) -> str:
    """A line with the values of its tags' attributes in their place."""
    unquoted = re.sub(r'[\w-]+="([^"]*)"', r"\1", line.text)
    return re.sub(r"</?[a-z][^>]*>|`[^`]*`", "", unquoted)


def test_all_files_are_looked_at() -> None:
    """Texts, pages, what stands above them, names of the site and words of the theme."""
    looked_at = {line.place for line in LINES if re.search("[\u4e00-\u9fff]", line.text)}
    assert len({place.partition(":")[0] for place in looked_at}) == 4 + 11 + 2
    assert {"docs/zh/index.md:3", "docs/zh/index.md:9", "mkdocs.yml:2"} <= looked_at


@pytest.mark.parametrize(
    ("text", "better"),
    [
        ("48小时内", "48 小时内"),
        ("北京健康宝,绿码", "北京健康宝，绿码"),
        ("标识 。", "标识。"),
        ("11月29日周一起48小时", "11月29日周一起 48 小时"),
    ],
)
def test_what_is_set_otherwise_is_found(text: str, better: str) -> None:
    assert proposed(text) == better


@pytest.mark.parametrize("text", ["进 京", "绿码;", "要吗?", "绿码, ", '他说"绿码"'])
def test_signs_of_latin_script_are_found(text: str) -> None:
    assert LEFT.search(text)


@pytest.mark.parametrize("name", EXEMPT)
def test_an_exemption_is_needed(name: str) -> None:
    """It stands somewhere, and would be proposed otherwise."""
    found = [match[0] for line in LINES if (match := re.search(name, line.text))]
    assert found
    assert all(autocorrect.format(one) != one for one in found)
