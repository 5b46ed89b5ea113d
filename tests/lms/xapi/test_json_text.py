import pytest

from lms.xapi.errors import Malformed
from lms.xapi.rules.json_text import decode, members_of, parse, parse_statements, with_context_lists


def read(raw):
    return parse_statements(decode(raw if isinstance(raw, bytes) else raw.encode()))


def test_members_keep_their_spelling():
    (source,), is_array = read(' { "a" : 1e2 , "b":[ 1.50,"\\u00e6" ] } ')
    assert not is_array
    assert source.data == {"a": 100.0, "b": [1.5, "æ"]}
    assert source.members == {"a": '"a" : 1e2', "b": '"b":[ 1.50,"\\u00e6" ]'}


def test_an_array_gives_its_objects_in_order():
    sources, is_array = read('[{"a":1}, {"b":{}} ,{}]')
    assert is_array
    assert [source.data for source in sources] == [{"a": 1}, {"b": {}}, {}]
    assert read("[]") == ([], True)


@pytest.mark.parametrize(
    "raw",
    [
        "",
        " ",
        "{",
        "}",
        '{"a":1',
        '{"a":1,}',
        '{"a" 1}',
        "{'a':1}",
        "{a:1}",
        '{"a":1}}',
        '{"a":1} x',
        "[",
        "[{}",
        "[{},]",
        "[{} {}]",
        '[{"a":1}]]',
        "nonsense",
        '{"a":NaN}',
        '{"a":Infinity}',
        '{"a":-Infinity}',
        '{"a":01}',
        '{"a":1.}',
        '{"a":"\n"}',
        '{"a":"\x00"}',
        "\ufeff{}",
        b'{"a":"\xff"}',
        b'\xef\xbb\xbf{"a":1}',
    ],
)
def test_what_is_not_strict_json_is_refused(raw):
    with pytest.raises(Malformed):
        read(raw)


@pytest.mark.parametrize("raw", ["1", '"x"', "null", "true", "[1]", '[{"a":1},null]', "[[]]"])
def test_json_that_is_no_statement_is_refused(raw):
    with pytest.raises(Malformed, match="statement"):
        read(raw)


@pytest.mark.parametrize(
    "raw", ['{"a":1,"a":2}', '{"b":{"a":1,"a":1}}', '[{"x":[{"a":1,"b":2,"a":3}]}]', '{"a":1,"\\u0061":2}']
)
def test_a_repeated_key_is_refused_however_deep_and_however_spelt(raw):
    with pytest.raises(Malformed, match='The key "a" stands twice'):
        read(raw)


@pytest.mark.parametrize("raw", ['{"a":"\\u0000"}', '{"a":"\\\\\\u0000"}', '{"\\u0000":1}'])
def test_a_nul_character_is_refused(raw):
    with pytest.raises(Malformed, match="NUL"):
        read(raw)


def test_a_backslash_before_u0000_is_no_nul_character():
    (source,), _ = read('{"a":"\\\\u0000"}')
    assert source.data == {"a": "\\u0000"}


@pytest.mark.parametrize("raw", ['{"a":"\\ud800"}', '{"\\udfff":1}', '{"a":"\\ud800x"}'])
def test_half_a_surrogate_pair_is_refused(raw):
    with pytest.raises(Malformed, match="surrogate"):
        read(raw)


def test_a_whole_surrogate_pair_is_one_character():
    (source,), _ = read('{"a":"\\ud83d\\ude00"}')
    assert source.data == {"a": "😀"}


@pytest.mark.parametrize("number", ["1e999999", "-1e500", "1e-500", "9" * 1001, "0." + "1" * 1001])
def test_a_number_that_cannot_be_kept_is_refused(number):
    with pytest.raises(Malformed, match="beyond what can be kept"):
        read(f'{{"a":{number}}}')


def test_nesting_without_end_is_refused():
    with pytest.raises(Malformed, match="nested too deeply"):
        read('{"a":' + "[" * 100_000 + "]" * 100_000 + "}")
    with pytest.raises(Malformed, match="nested too deeply"):
        parse("[" * 100_000 + "]" * 100_000)


def test_single_context_activities_become_arrays_and_all_else_keeps_its_spelling():
    (source,), _ = read(
        '{"context": {"x" : 1e2, "contextActivities": {"parent": {"id" : "a"}, "other":[ {"id":"b"} ]}},'
        ' "object": {"objectType":"SubStatement", "context":{"contextActivities":{"grouping":{"id":"c"}}}},'
        ' "result": {"score": {"raw": 1.0}}}'
    )
    listed = with_context_lists(source)
    assert listed.members["context"] == (
        '"context":{"x" : 1e2,"contextActivities":{"parent":[{"id" : "a"}],"other":[ {"id":"b"} ]}}'
    )
    assert listed.data["object"]["context"]["contextActivities"] == {"grouping": [{"id": "c"}]}
    assert listed.members["result"] == source.members["result"]


def test_a_statement_without_single_context_activities_is_left_alone():
    (source,), _ = read('{"context": {"contextActivities": {"parent": []}}}')
    assert with_context_lists(source) is source


def test_members_of_an_object_are_given_as_spelt():
    assert members_of(' {"a" : 1e2 , "b":{ "c":[1.0] }}') == {"a": "1e2", "b": '{ "c":[1.0] }'}
