"""IMAP and CalDAV through DavMail, which makes EWS of them. IMAP_PORT CALDAV_PORT ADDRESS PASSWORD"""
import base64
import imaplib
import re
import sys
import urllib.request

imap_port, dav_port, address, password = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], sys.argv[4]

client = imaplib.IMAP4("127.0.0.1", imap_port)
client.login(address, password)
kind, folders = client.list()
assert kind == "OK" and any(b"INBOX" in line for line in folders), folders
assert client.create("Through")[0] == "OK"
mail = b"From: a@example.test\r\nTo: %s\r\nSubject: Through DavMail\r\n\r\nHello\r\n" % address.encode()
for number in range(3):
    answer = client.append("Through", "(\\Seen)" if number else None, None, mail)
    assert answer[0] == "OK", answer
chosen = client.select("Through")
assert chosen == ("OK", [b"3"]), chosen
kind, data = client.uid("FETCH", "1:*", "(UID FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])")
assert kind == "OK" and data and b"Through DavMail" in data[0][1], data
uids = [line[0].split(b"UID ")[1].split()[0].decode() for line in data if isinstance(line, tuple)]
kind, data = client.uid("FETCH", uids[0], "(BODY[])")
assert b"Hello" in data[0][1], data
assert client.uid("STORE", uids[1], "+FLAGS", "(\\Flagged)")[0] == "OK"
kind, found = client.uid("SEARCH", "FLAGGED")
assert found[0].split() == [uids[1].encode()], found
assert client.uid("COPY", uids[0], "INBOX")[0] == "OK"
assert client.uid("STORE", uids[0], "+FLAGS", "(\\Deleted)")[0] == "OK"
assert client.expunge()[0] == "OK"
assert client.select("Through") == ("OK", [b"2"])
client.close()
assert client.delete("Through")[0] == "OK"
client.logout()

login = base64.b64encode(f"{address}:{password}".encode()).decode()


def dav(method, path, body=None, headers=None):
    request = urllib.request.Request(
        f"http://127.0.0.1:{dav_port}{path}",
        data=body and body.encode(),
        method=method,
        headers={"Authorization": f"Basic {login}", "Content-Type": "text/calendar; charset=utf-8", **(headers or {})},
    )
    with urllib.request.urlopen(request) as answer:
        return answer.status, answer.read().decode()


event = "\r\n".join(
    [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//peer//EN",
        "BEGIN:VEVENT",
        "UID:through-davmail",
        "DTSTAMP:20260101T000000Z",
        "DTSTART:20260302T090000Z",
        "DTEND:20260302T100000Z",
        "SUMMARY:Through DavMail",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]
)
calendar = f"/users/{address}/calendar"
status, _ = dav("PUT", f"{calendar}/through-davmail.ics", event)
assert status in (200, 201, 204), status
status, text = dav(
    "PROPFIND",
    f"{calendar}/",
    '<D:propfind xmlns:D="DAV:"><D:prop><D:getetag/></D:prop></D:propfind>',
    {"Depth": "1", "Content-Type": "text/xml"},
)
hrefs = re.findall("<D:href>([^<]*)</D:href>", text)
assert status == 207 and len(hrefs) == 2, text
status, text = dav("GET", hrefs[1])
assert status == 200 and "SUMMARY:Through DavMail" in text, text
print("ok")
