import pytest

from portal.printing.letters import missing_letters


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Größe – 5 €\n",
        "Çağdaş İzmir ışık",
        "Їжак ґанок є",
        "ъыэё",
        "جمعية الجسر ٢٠٢٦",
        "ኣብ ጀርመን ትምህርቲ፡ ቋንቋ።",
        "a\u00adb\u200dc",
        "e\u0301",
    ],
)
def test_our_languages_can_be_printed(text):
    assert missing_letters(text) == ""


def test_others_are_named_once():
    assert missing_letters("Tamil தமிழ் த 🙂") == "தமிழ்🙂"
