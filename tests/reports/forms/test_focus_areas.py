"""The names of the focus areas are those of the reader's language, not those of the moment the portal started."""

import pytest
from django.utils import translation

from reports.forms.article import ArticleForm
from reports.forms.attachment import AttachmentForm
from reports.forms.focus_areas import focus_area_choices


@pytest.mark.parametrize(("language", "name"), [("de", "6. Weitere Maßnahmen"), ("en", "6. Further measures")])
def test_names_follow_the_reader(language, name):
    with translation.override(language):
        article, picture = ArticleForm().fields["focus_area"], AttachmentForm().fields["place"]
        for choices in (focus_area_choices(), article.choices, picture.choices):
            assert ("6", name) in [(str(value), str(label)) for value, label in choices]
