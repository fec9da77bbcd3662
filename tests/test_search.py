"""What is searched, and whether people find the question that they ask."""

import tomllib
from itertools import chain
from pathlib import Path

import pytest
from named_cases import in_each_language
from searching import found, queries, ranks, searched

from publish import search
from publish.search.sections import Section, sections

LONGEST = 10  # milliseconds of processor time that a query may take
PARTS = ("tuning", "unseen")
QUESTIONS = [f"q{number}" for number in range(1, 11)]
WORDS = tomllib.loads(search.WORDS.read_text(encoding="utf-8"))
ASKED = tomllib.loads(search.ASKED.read_text(encoding="utf-8"))
PAGE = """
<header><h1 id="frame">Frame</h1></header>
<article>
  <script>"not text"</script>
  <h1 id="top">The page<br>itself</h1>
  <p>First <strong>line</strong>,
    going on.</p>
  <h2 id="empty">A heading only</h2>
  <h2 id="q1">Title &amp; more</h2>
  <ul><li>One</li><li>Two <p>and three</p></li></ul>
  <table><tr><th>A</th><td>b<br>c</td></tr></table>
  <p class="source">Source: <a href="#">elsewhere</a>, <p>twice</p></p>
  <svg><text>drawn</text></svg><noscript><p>without</p></noscript>
  <p>Last</p>
</article>
<footer><p>Foot</p></footer>
"""


def test_a_page_is_cut_at_its_headings() -> None:
    """What frames it, is drawn, is a script or names the source is left out."""
    assert sections(PAGE) == [
        Section("top", "The page itself", ["First line, going on."]),
        Section("empty", "A heading only", []),
        Section("q1", "Title & more", ["One", "Two", "and three", "A b c", "Last"]),
    ]


def test_every_question_is_asked_in_both_languages() -> None:
    for lang in ("zh", "en"):
        assert list(ASKED[lang]) == QUESTIONS
        assert all(ASKED[lang].values())


def test_words_that_are_alike_stand_in_one_group() -> None:
    """With what each is in the other language; a word in two groups would be lost in one."""
    for group in WORDS["alike"]:
        assert group.keys() == {"zh", "en"}
        assert group["zh"]
        assert group["en"]
    known = [word.casefold() for group in WORDS["alike"] for word in {*group["zh"], *group["en"]}]
    assert {word for word in known if known.count(word) > 1} == set()


@pytest.mark.parametrize("part", PARTS)
@in_each_language
def test_each_question_is_looked_for(part: str, lang: str) -> None:
    asked = queries(part, lang)
    assert sorted({question for _, question in asked}, key=QUESTIONS.index) == QUESTIONS
    assert len(asked) >= 25
    assert len({query for query, _ in asked}) == len(asked)


@in_each_language
def test_no_query_is_a_sentence_that_the_search_was_told(lang: str) -> None:
    """But for one, which the issue gives as an example."""
    told = set(chain.from_iterable(ASKED[lang].values()))
    asked = {query for part in PARTS for query, _ in queries(part, lang)}
    assert asked & told <= {"孩子两岁要做核酸吗"}


# For how many queries the right question is the first result, and among the first three. Of those
# that nothing was tuned with, as it was when they were first measured: they say what to expect.
FIRST = {("tuning", "zh"): 29, ("tuning", "en"): 30, ("unseen", "zh"): 39, ("unseen", "en"): 36}
AMONG_THREE = {
    ("tuning", "zh"): 29,
    ("tuning", "en"): 30,
    ("unseen", "zh"): 40,
    ("unseen", "en"): 39,
}


@pytest.mark.site
@pytest.mark.parametrize("part", PARTS)
@in_each_language
def test_people_find_the_question_that_they_ask(site: Path, part: str, lang: str) -> None:
    """At least as often as written down."""
    places = ranks(site, part, lang)
    others = {query: place for query, place in places.items() if place != 1}
    assert len(places) - len(others) >= FIRST[part, lang], others
    lost = [query for query, place in others.items() if not 1 < place <= 3]
    assert len(places) - len(lost) >= AMONG_THREE[part, lang], lost


@pytest.mark.site
@in_each_language
def test_no_query_takes_long(site: Path, lang: str) -> None:
    """Of the processor, whatever else runs."""
    asked = [query for part in PARTS for query, _ in queries(part, lang)]
    took = {result["query"]: result["took"] for result in found(site, lang, asked)}
    assert {query: time for query, time in took.items() if time > LONGEST} == {}


@pytest.mark.site
@in_each_language
def test_a_question_is_found_first_by_its_own_title(site: Path, lang: str) -> None:
    sections = [one for one in searched(site, lang)["documents"] if one["asked"]]
    assert [one["address"].partition("#")[2] for one in sections] == QUESTIONS
    results = found(site, lang, [one["title"] for one in sections])
    firsts = [result["found"][0]["address"] for result in results]
    assert firsts == [one["address"] for one in sections]


@pytest.mark.site
@pytest.mark.parametrize(
    ("lang", "query", "address"),
    [
        ("en", "弹窗", "tests.html#q9"),  # in the other language
        ("zh", "tianjin weekend", "label.html#q2"),
        ("en", "todler", "tests.html#q8"),  # misspelt
        ("en", "loophol", "label-changes.html#q7"),  # not yet whole
        ("zh", "４８小时从什么时候算起", "not-covered.html#r1"),  # full width
        ("en", "border port", "glossary.html#border-port"),
    ],
)
def test_a_word_finds_what_it_means(site: Path, lang: str, query: str, address: str) -> None:
    (result,) = found(site, lang, [query])
    assert address in [one["address"] for one in result["found"][:3]]


@pytest.mark.site
@in_each_language
@pytest.mark.parametrize(
    ("words", "question"),
    [
        (("核酸", "PCR", "swab", "宝宝", "baby", "toddler", "老人", "senior"), "q8"),
        (("健康码", "health code"), "q9"),
    ],
)
def test_words_that_mean_the_same_find_the_same(
    site: Path, lang: str, words: tuple[str, ...], question: str
) -> None:
    """Whichever language they are in."""
    for result in found(site, lang, list(words)):
        anchors = [one["address"].partition("#")[2] for one in result["found"][:3]]
        assert question in anchors, result["query"]


@pytest.mark.site
@in_each_language
def test_what_is_not_there_is_not_found(site: Path, lang: str) -> None:
    for result in found(site, lang, ["xyzzy", "🦆", "的", "what is the"]):
        assert result["found"] == [], result["query"]


@pytest.mark.site
def test_an_excerpt_shows_what_was_found(site: Path) -> None:
    """Words that mean the same are marked as well, and nothing else is; the rest is as written."""
    (result,) = found(site, "en", ["swab for infants"])
    first = result["found"][0]
    assert first["address"] == "tests.html#q8"
    assert first["page"] == "Tests and Beijing Health Kit"
    marked = [piece["text"] for piece in first["title"] if piece["isMatch"]]
    assert marked == ["baby", "baby", "test"]
    assert "".join(piece["text"] for piece in first["title"]) == (
        "I am bringing a baby under 3. Does the baby need a test too?"
    )
    assert any(piece["isMatch"] for piece in first["excerpt"])
    assert len("".join(piece["text"] for piece in first["excerpt"])) <= 162


@pytest.mark.site
@in_each_language
def test_nothing_typed_shows_the_ten_answers(site: Path, lang: str) -> None:
    (result,) = found(site, lang, [" "])
    anchors = [one["address"].partition("#")[2] for one in result["found"]]
    assert anchors == QUESTIONS
