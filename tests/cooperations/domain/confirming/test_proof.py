"""What was signed can be proven: text, hash, names, functions, times; the paper is made once."""

import hashlib
import io
import re
from dataclasses import replace

import pikepdf
import pytest
from django.urls import reverse
from django.utils import timezone

from cooperations.domain.confirming.asking import withdraw_round
from cooperations.domain.confirming.proof import KIND, print_proof, proof_of
from cooperations.domain.confirming.waiting import waiting_namings, waiting_questions, waiting_signatures
from cooperations.models import Signatory, SignatoryQuestion
from cooperations.renderers.proof import proof_assets, proof_html
from partners.models import Representative
from portal.accounts.domain.personal_data import collect_personal_data
from portal.outbox.domain.run import run_job
from portal.printing.models import Printout
from portal.printing.render import render_pdf
from tests.factories.accounts import UserFactory
from tests.factories.confirming import READY, answer, ask, people, ready, write
from tests.reports.renderers.tagged_pdf import TaggedPdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def actor():
    return UserFactory()


@pytest.fixture
def confirmed(actor):
    """A second version that was confirmed by 2 of 3 and one; the first was taken back."""
    cooperation = ready((2, 3), (1, 1))
    ask(cooperation, actor)
    withdraw_round(cooperation, actor=actor, reason="Noch einmal.")
    write(cooperation, replace(READY, rooms="Saal & Küche <hell>"))
    opened = ask(cooperation, actor)
    board = people(cooperation, "mso")
    answer(board[2], opened, yes=False, reason="Geheimgrund")
    answer(board[0], opened, name="أمل الخطيب", function="الرئيسة")
    answer(board[1], opened, name="Ayşe Öztürk", way="signed_in", user=actor)
    answer(people(cooperation, "employer")[0], opened, name="Bernd Beispiel")
    return opened


def head_of(round_, side):
    party = round_.cooperation.parties.get(side=side)
    return Representative.objects.get(organisation=party.organisation, role="owner").user


def test_proof_tells_text_hash_people_times_and_all_versions(confirmed):
    html = proof_html(proof_of(confirmed.version).to_json())
    groups = re.sub(r"(.{8})(?=.)", r"\1 ", confirmed.version.sha256)
    for each in ("أمل الخطيب", "الرئيسة", "Ayşe Öztürk", "Bernd Beispiel", groups, "Saal &amp; Küche &lt;hell&gt;"):
        assert each in html
    assert html.count("UTC+0") == 3 + 1 + 2
    assert ("zurückgenommen" in html, "vollständig" in html, "Geheimgrund" in html) == (True, True, False)
    assert not [each.email for each in Signatory.objects.all() if each.email in html]


def test_proof_is_printed_once_when_the_last_yes_comes(confirmed):
    [printout] = Printout.objects.filter(kind=KIND)
    assert print_proof(confirmed.version) == printout
    run_job(printout.job_id)
    printout.refresh_from_db()
    assert (printout.is_ready, printout.warnings) == (True, "")


def test_pdf_is_tagged_and_draws_all_letters(confirmed):
    content = proof_of(confirmed.version).to_json()
    rendered = render_pdf(proof_html(content), assets=proof_assets(content), fit=False)
    assert (rendered.warnings, rendered.refused) == ((), ())
    with pikepdf.open(io.BytesIO(rendered.content)) as pdf:
        (attached,) = (pdf.attachments[name].get_file() for name in pdf.attachments)
        assert hashlib.sha256(attached.read_bytes()).hexdigest() == confirmed.version.sha256
        assert (attached.mime_type, attached.creation_date.date()) == ("text/plain", timezone.localdate())
    said = "".join(TaggedPdf(rendered.content).text().split())
    assert "AyşeÖztürk" in said
    assert "".join(confirmed.version.text.partition("\n")[2].split()) in said


def test_text_file_has_the_checksum_of_the_paper(client_of, confirmed):
    url = reverse("cooperations:proof_text", args=[confirmed.cooperation_id, 2])
    response = client_of(head_of(confirmed, "mso")).get(url)
    assert hashlib.sha256(response.content).hexdigest() == confirmed.version.sha256
    assert response["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize("name", ["proof_text", "proof_pdf"])
def test_only_parties_get_the_proof_and_only_of_what_was_confirmed(client_of, confirmed, name):
    urls = [reverse(f"cooperations:{name}", args=[confirmed.cooperation_id, number]) for number in (1, 2, 3)]
    party, stranger = client_of(head_of(confirmed, "employer")), client_of(UserFactory())
    assert [party.get(url).status_code for url in urls] == [404, 200, 404]
    assert [stranger.get(url).status_code for url in urls] == [404, 404, 404]


def test_the_same_words_may_be_tried_again_after_they_failed_only(actor):
    cooperation = ready()
    ask(cooperation, actor)
    with pytest.raises(Exception, match="Nothing was changed"):
        ask(cooperation, actor)
    withdraw_round(cooperation, actor=actor, reason="Zu früh.")
    assert ask(cooperation, actor).version.number == 2


def test_what_waits_is_told_to_the_signatory_and_to_the_own_side(actor):
    cooperation = ready((2, 3), (1, 1), named={"mso": 2, "employer": 1})
    signatory = people(cooperation, "mso")[0]
    Signatory.objects.filter(pk=signatory.pk).update(user=actor, email="")
    signatory.refresh_from_db()
    assert waiting_signatures(actor) == []
    opened = ask(cooperation, actor)
    assert [each.url for each in waiting_signatures(actor)] == [reverse("cooperations:confirm", args=[cooperation.pk])]
    mso, employer = head_of(opened, "mso"), head_of(opened, "employer")
    SignatoryQuestion.objects.create(signatory=signatory, version=opened.version, text="Wer?")
    assert [len(waiting_questions(each)) for each in (mso, employer, actor)] == [1, 0, 0]
    assert [len(waiting_namings(each)) for each in (mso, employer)] == [0, 0]
    answer(signatory, opened, yes=False)
    assert (waiting_signatures(actor), len(waiting_namings(mso)), len(waiting_namings(employer))) == ([], 1, 0)


@pytest.mark.parametrize("rows", [1, 3])
def test_waiting_costs_the_same_for_one_and_three(rows, actor, django_assert_num_queries):
    for _ in range(rows):
        opened = ask(ready(), UserFactory())
        Signatory.objects.filter(pk=people(opened.cooperation, "mso")[0].pk).update(user=actor, email="")
        Representative.objects.create(
            user=actor, organisation=opened.cooperation.parties.get(side="mso").organisation, role="editor"
        )
    with django_assert_num_queries(4):
        assert len(waiting_signatures(actor)) == rows
        assert waiting_questions(actor) == []
        assert waiting_namings(actor) == []


def test_people_are_told_what_they_signed(confirmed, actor):
    Signatory.objects.filter(pk=people(confirmed.cooperation, "mso")[0].pk).update(user=actor)
    told = collect_personal_data(actor)["confirmations"]
    assert [each["name"] for each in told["answers"]] == ["أمل الخطيب"]
    assert told["signs_for"][0]["cooperation"] == str(confirmed.cooperation)
