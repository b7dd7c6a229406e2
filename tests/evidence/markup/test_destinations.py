from __future__ import annotations

import pytest

from tqcheck.evidence.markup.destinations import same_destination


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("https://a.example/x", "http://www.a.example/x/", "de"),
        ("/en/docs/x", "/zh/docs/x", "zh"),
        ("/en-US/docs/x", "/zh-CN/docs/x", "zh"),
        ("/docs/x", "/zh_TW/docs/x", "zh-Hant"),
        ("/docs/x", "/docs/x", "ja"),
        ("guide.en.md", "guide.zh-CN.md", "zh"),
        ("guide.md", "guide_de.md", "de"),
        ("README.md", "README.ja.md", "ja"),
        ("README.md#install", "README.zh-CN.md#安装", "zh"),
        ("img/shot.png", "../img/shot-zh-cn.png", "zh"),
        ("img/shot.png", "../../docs/img/shot.png", "ko"),
        ("https://en.wikipedia.org/wiki/Cat", "https://zh.wikipedia.org/wiki/%E7%8C%AB", "zh"),
        ("https://a.example/en/about", "https://a.example/fr/a-propos", "fr"),
        ("https://a.example/?hl=en&q=1", "https://a.example/?hl=vi&q=1", "vi"),
        ("https://a.example/index.html", "https://a.example", "ru"),
        ("guide.md", "guide.html", "es"),
        ("#installation", "#установка", "ru"),
        ("https://developer.a.example/en-US/docs/Web", "https://developer.a.example/docs/Web", "ar"),
        ("mailto:a@b.example", "mailto:a@b.example", "ar"),
    ],
)
def test_one_place_in_two_languages(source: str, target: str, language: str) -> None:
    assert same_destination(source, target, "en", language)
    assert same_destination(target, source, language, "en")


@pytest.mark.parametrize(
    ("source", "target", "language"),
    [
        ("/en/docs/x", "/zh/docs/y", "zh"),
        ("guide.md", "install.md", "de"),
        ("https://a.example/x", "https://b.example/x", "de"),
        ("https://a.example/x?id=1", "https://a.example/x?id=2", "de"),
        ("mailto:a@b.example", "mailto:c@b.example", "ar"),
        ("#installation", "", "ru"),
        ("img/a.png", "img/b.png", "ja"),
        ("https://a.example/x", "https://a.example/", "fr"),
        ("it.md", "de.md", "de"),
    ],
)
def test_two_places(source: str, target: str, language: str) -> None:
    assert not same_destination(source, target, "en", language)
    assert not same_destination(target, source, language, "en")
