"""Delivery status notifications as mail servers write them (RFC 3464), made up here."""

POSTFIX = """\
Return-Path: <>
Date: Sun, 22 Nov 2026 18:03:11 +0100 (CET)
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
To: {envelope}
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Message-ID: <{report}@mx.example.net>
Content-Type: multipart/report; report-type=delivery-status; boundary="frontier"

This is a MIME-encapsulated message.

--frontier
Content-Type: text/plain; charset=utf-8

I'm sorry to have to inform you that your message could not be delivered.

--frontier
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4F3K2D
Arrival-Date: Sun, 22 Nov 2026 18:03:10 +0100 (CET)

Final-Recipient: rfc822; {recipient}
Original-Recipient: rfc822;{recipient}
Action: {action}
Status: {status}
Remote-MTA: dns; mail.example.net
Diagnostic-Code: smtp; {diagnostic}

--frontier
Content-Type: message/rfc822

Message-ID: <{message}@example.org>
From: portal@example.org
To: {recipient}
Subject: Still correct?

Good day

--frontier--
"""

# Only the headers come back, the status is in the answer alone, addresses are in angle brackets.
EXCHANGE = """\
From: Microsoft Outlook <postmaster@mail.example.com>
To: <{envelope}>
Subject: Unzustellbar: Still correct?
Message-ID: <{report}@mail.example.com>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="_000_b"

--_000_b
Content-Type: multipart/alternative; boundary="_001_b"

--_001_b
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable

Ihre Nachricht konnte nicht zugestellt werden. Postfach ung=FCltig.
--_001_b--

--_000_b
Content-Type: message/delivery-status

Reporting-MTA: dns;mail.example.com

Final-recipient: RFC822;{recipient}
Action: {action}
Status: {status}
Diagnostic-Code: smtp;{diagnostic}
X-Display-Name: Verein

--_000_b
Content-Type: text/rfc822-headers

Received: from portal.example.org
Message-ID: <{message}@example.org>
Subject: Still correct?

--_000_b--
"""


def delivery_report(message, *, template=POSTFIX, **changes):
    """Return the notification about ``message`` (its number) as bytes."""
    values = {
        "envelope": "portal@example.org",
        "report": "report-1",
        "recipient": "vorstand@example.org",
        "action": "failed",
        "status": "5.1.1",
        "diagnostic": "550 5.1.1 <vorstand@example.org>: user unknown",
        "message": message,
        **changes,
    }
    return template.format(**values).encode()
