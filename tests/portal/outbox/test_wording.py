"""Names in sentences: as they are in plain text, isolated and escaped in HTML."""

from django.template import Context, Template

from portal.outbox.wording import Sentence, named


def shown(source, **context):
    return Template(source).render(Context(context))


def test_a_sentence_isolates_and_escapes_each_name_where_templates_escape():
    sentence = Sentence("%(name)s & %(other)s", named(name="<b>", other="%(name)s"))
    assert sentence == "<b> & %(name)s"
    assert shown("{{ sentence }}", sentence=sentence) == "<bdi>&lt;b&gt;</bdi> &amp; <bdi>%(name)s</bdi>"
    assert shown("{% autoescape off %}{{ sentence }}{% endautoescape %}", sentence=sentence) == sentence


def test_names_stand_isolated_in_translated_sentences_too():
    source = "{% load i18n %}{% blocktranslate %}to {{ name }}{% endblocktranslate %}"
    assert shown(source, **named(name="A & B")) == "to <bdi>A &amp; B</bdi>"
    assert shown(f"{{% autoescape off %}}{source}{{% endautoescape %}}", **named(name="A & B")) == "to A & B"
