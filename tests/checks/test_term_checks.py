from __future__ import annotations

import pytest

from tqcheck.checks.do_not_translate import DO_NOT_TRANSLATE
from tqcheck.checks.term_forbidden import TERM_FORBIDDEN
from tqcheck.checks.term_inconsistent import TERM_INCONSISTENT
from tqcheck.checks.term_mismatch import TERM_MISMATCH
from tqcheck.checks.term_missing import TERM_MISSING
from tqcheck.evidence.terms import builtin_glossary
from tqcheck.evidence.terms.tables import parse_table
from tqcheck.evidence.terms.variation import across
from tqcheck.model import AlignedPair, Bead, Check, Document, Glossary, Problem, Resources, Sentence


def _document(lines: list[str], language: str) -> Document:
    sentences, offset = [], 0
    for number, line in enumerate(lines):
        sentences.append(Sentence(line, offset, offset + len(line), number + 1, number))
        offset += len(line) + 1
    return Document(f"{language}.txt", language, "\n".join(lines), tuple(sentences))


def _pair(languages: str, lines: list[tuple[str, str]]) -> AlignedPair:
    source, target = languages.split()
    beads = tuple(Bead((i,) if one else (), (i,) if other else ()) for i, (one, other) in enumerate(lines))
    return AlignedPair(
        _document([one for one, _ in lines], source), _document([two for _, two in lines], target), beads
    )


def _look(check: Check, languages: str, lines: list[tuple[str, str]], *tables: str) -> list[Problem]:
    pair = _pair(languages, lines)
    user = tuple(Glossary(f"g{i}.tsv", parse_table(table, path="g.tsv")) for i, table in enumerate(tables))
    return list(check.look(pair, Resources((builtin_glossary(), *user))))


def test_the_message_says_what_to_write_and_why() -> None:
    (problem,) = _look(TERM_MISMATCH, "en zh", [("The CCP met.", "中国开了会。")])
    assert "“CCP” should be “中共”" in problem.message
    assert "found “中国” (China)" in problem.message
    assert problem.suggestion == "中共"


def test_an_editor_who_reads_only_english_understands_the_other_direction() -> None:
    (problem,) = _look(TERM_MISMATCH, "zh en", [("中共开会。", "The Chinese government met.")])
    assert "“中共” (Chinese Communist Party) should be “Chinese Communist Party”" in problem.message
    assert "found “Chinese government”" in problem.message


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en zh", "China's Communist Party met.", "中国共产党开了会。"),
        ("en zh", "Chinese sanctions and tariffs", "中国的关税和制裁"),
        ("en ru", "The Security Council met.", "Совет Безопасности собрался."),
        ("en de", "the Communist Party of China", "die Kommunistische Partei Chinas"),
        ("en ko", "the Communist Party and China", "중국은 중국공산당과"),
        ("en ja", "North Korea and South Korea", "南北朝鮮、つまり北朝鮮と韓国"),
        ("en es", "The Senate and the House of Representatives", "El Senado y la Cámara de Representantes"),
    ],
)
def test_right_terms_stay_quiet(languages: str, source: str, target: str) -> None:
    assert _look(TERM_MISMATCH, languages, [(source, target)]) == []


@pytest.mark.parametrize(
    ("languages", "source", "target"),
    [
        ("en zh", "The wheat stood high.", "麦子高达一米。"),
        ("en vi", "Aluminium costs more.", "Giá kim loại tăng thêm một nghìn đồng."),
        ("en fr", "The arson delayed them.", "Le sinistre a retardé leur vol."),
        ("en es", "They lost the semi-final.", "Perdieron la penúltima ronda al final."),
        ("zh en", "他们在站里等。", "They waited at the airport."),
    ],
)
def test_a_word_of_many_meanings_accuses_nobody(languages: str, source: str, target: str) -> None:
    assert _look(TERM_MISMATCH, languages, [(source, target)]) == []


def test_the_german_navy_is_not_the_marines() -> None:
    lines = [("The Marines landed at dawn.", "Die Marine landete im Morgengrauen.")]
    (problem,) = _look(TERM_MISMATCH, "en de", lines)
    assert "found “Marine” (the navy)" in problem.message
    for right in ("Die Marines landeten.", "Die Marineinfanterie landete.", "Marineinfanteristen landeten."):
        assert _look(TERM_MISMATCH, "en de", [("The Marines landed.", right)]) == []
    assert _look(TERM_MISMATCH, "en de", [("A former Marine spoke.", "Ein ehemaliger Marine sprach.")]) == []


def test_the_users_glossary_wins_over_the_builtin_one() -> None:
    lines = [("The ceasefire holds.", "停火得以维持。")]
    assert _look(TERM_MISMATCH, "en zh", lines) == []
    (problem,) = _look(TERM_MISMATCH, "en zh", lines, "en\tzh\nceasefire\t休战\n")
    assert problem.suggestion == "休战"


def test_of_two_glossaries_the_later_one_wins() -> None:
    tables = ("en\tzh\nceasefire\t休战\n", "en\tzh\nceasefire\t停火\n")
    assert _look(TERM_MISMATCH, "en zh", [("The ceasefire holds.", "停火得以维持。")], *tables) == []


def test_a_users_term_inherits_what_it_must_not_be_taken_for() -> None:
    table = "en\tzh\nCCP\t中共中央\n"
    (problem,) = _look(TERM_MISMATCH, "en zh", [("The CCP met.", "中国开了会。")], table)
    assert problem.suggestion == "中共中央"


def test_a_known_rendering_that_the_users_glossary_does_not_accept_is_shown() -> None:
    (problem,) = _look(
        TERM_MISMATCH, "en zh", [("The ceasefire holds.", "停火得以维持。")], "en\tzh\nceasefire\t休战\n"
    )
    assert problem.message == "“ceasefire” should be “休战”; found “停火”"
    assert problem.target
    assert _look(TERM_MISSING, "en zh", [("The ceasefire holds.", "停火得以维持。")], "en\tzh\nceasefire\t休战\n") == []


def test_a_term_of_which_nothing_is_known_in_the_translation_is_missing() -> None:
    lines = [("The ceasefire holds.", "枪声沉寂。")]
    (ordered,) = _look(TERM_MISSING, "en zh", lines, "en\tzh\nceasefire\t停火\n")
    assert ordered.confidence > 0.9
    assert _look(TERM_MISMATCH, "en zh", lines, "en\tzh\nceasefire\t停火\n") == []
    (hint,) = _look(TERM_MISSING, "en zh", [("They agreed on the minimum wage.", "他们就此达成一致。")])
    assert hint.confidence < 0.5


def test_a_table_without_header_serves_both_directions() -> None:
    table = "ceasefire\t停火\nfund\t基金\n"
    assert len(_look(TERM_MISMATCH, "en zh", [("The ceasefire holds.", "休战继续。")], table)) == 1
    assert len(_look(TERM_MISSING, "zh en", [("停火得以维持。", "The lull holds.")], table)) == 1


def test_a_table_that_names_one_language_only_serves_both_directions() -> None:
    table = "English\tTranslation\nceasefire\t停火\n"
    assert len(_look(TERM_MISMATCH, "en zh", [("The ceasefire holds.", "休战继续。")], table)) == 1
    assert len(_look(TERM_MISSING, "zh en", [("停火得以维持。", "The lull holds.")], table)) == 1
    assert _look(TERM_MISSING, "zh en", [("停火得以维持。", "The ceasefire holds.")], table) == []


def test_a_rendering_next_door_weakens_the_finding() -> None:
    lines = [("The ceasefire holds.", "枪声沉寂。"), ("The guns are silent.", "停火得以维持。")]
    (problem,) = _look(TERM_MISSING, "en zh", lines, "en\tzh\nceasefire\t停火\n")
    assert problem.confidence < 0.5


def test_a_word_of_a_name_weakens_the_finding() -> None:
    (problem,) = _look(
        TERM_MISSING, "en de", [("He works at Fund Street.", "Er arbeitet dort.")], "en\tde\nFund\tFonds\n"
    )
    assert problem.confidence < 0.5


def test_an_omitted_sentence_is_not_told_twice() -> None:
    assert _look(TERM_MISSING, "en zh", [("The ceasefire holds.", "")], "en\tzh\nceasefire\t停火\n") == []


def test_an_entry_may_hold_only_near_certain_words() -> None:
    table = "en\tzh\tnear\nApple\t苹果公司\tiPhone\n"
    assert _look(TERM_MISSING, "en zh", [("An Apple fell.", "一个水果掉了。")], table) == []
    assert len(_look(TERM_MISSING, "en zh", [("Apple sold an iPhone.", "它卖了手机。")], table)) == 1


def test_two_entries_for_one_term_are_alternatives() -> None:
    table = "en\tes\tstatus\naccident\taccidente\tpreferred\naccident\tsiniestro\tdeprecated\n"
    lines = [("The accident killed four.", "El accidente mató a cuatro.")]
    assert _look(TERM_MISMATCH, "en es", lines, table) == []
    assert _look(TERM_FORBIDDEN, "en es", lines, table) == []


def test_kept_terms_by_language() -> None:
    table = "source\ttarget\tkeep\nTorchlight\t\tru\n"
    assert len(_look(DO_NOT_TRANSLATE, "en ru", [("Open Torchlight.", "Откройте Факел.")], table)) == 1
    assert _look(DO_NOT_TRANSLATE, "en de", [("Open Torchlight.", "Öffnen Sie Fackel.")], table) == []


def test_synonyms_of_the_glossary_are_only_a_hint() -> None:
    target = ["国际能源署开会。", "国际能源署发言。", "国际能源总署撰写。"]
    source = ["The IEA met.", "The IEA spoke.", "The IEA wrote."]
    found = _look(TERM_INCONSISTENT, "en zh", list(zip(source, target, strict=True)))
    assert all(problem.confidence < 0.5 for problem in found)


def test_a_name_that_one_of_several_texts_spells_otherwise() -> None:
    usual = [
        ("The Harbor Relief Fund met.", "港口救济基金开会。"),
        ("The Harbor Relief Fund paid.", "港口救济基金付款。"),
    ]
    odd = [("The Harbor Relief Fund closed.", "港湾救济基金关闭。")]
    pairs = [_pair("en zh", lines) for lines in (usual, usual, odd)]
    found = across(pairs, Resources((builtin_glossary(),)))
    assert [len(variations) for variations in found] == [0, 0, 1]
    (variation,) = found[2]
    assert (variation.term, variation.usual_count, variation.bead) == ("Harbor Relief Fund", 4, 0)
    assert pairs[2].target.text[variation.target.start : variation.target.end] == variation.found  # type: ignore[union-attr]


def test_versions_in_one_language_are_compared_with_each_other_only() -> None:
    usual = [
        ("The Harbor Relief Fund met.", "港口救济基金开会。"),
        ("The Harbor Relief Fund paid.", "港口救济基金付款。"),
    ]
    pairs = [_pair("en zh", usual), _pair("en zh", usual), _pair("en zh", [(usual[0][0], "港湾救济基金开会。")])]
    elsewhere = [_pair("en ja", usual), _pair("en ja", usual), pairs[2]]
    assert len(list(TERM_INCONSISTENT.look(pairs[2], Resources(versions=tuple(pairs))))) == 1
    assert list(TERM_INCONSISTENT.look(pairs[2], Resources(versions=tuple(elsewhere)))) == []


def test_spans_point_into_the_files() -> None:
    lines = [("Nothing here.", "没有。"), ("Well, the CCP met.", "嗯，中国开了会。")]
    (problem,) = _look(TERM_MISMATCH, "en zh", lines)
    assert problem.source
    assert problem.target
    assert "\n".join(s for s, _ in lines)[problem.source.start : problem.source.end] == "CCP"
    assert "\n".join(t for _, t in lines)[problem.target.start : problem.target.end] == "中国"
