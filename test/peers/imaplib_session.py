"""Python's imaplib against Kontor: every command that it has. Arguments: host, port, certificate, user, password."""
import imaplib, ssl, sys, time

host, port, certificate, user, password = sys.argv[1:]
context = ssl.create_default_context(cafile=certificate)
m = imaplib.IMAP4(host, int(port))
m.starttls(context)


def ok(answer):
    assert answer[0] == "OK", answer
    return answer[1]


ok(m.login(user, password))
ok(m.enable("UTF8=ACCEPT"))
assert int(ok(m.select("INBOX"))[0]) == 0
ok(m.append("INBOX", r"(\Seen $Work)", imaplib.Time2Internaldate(time.time()), b"From: a@example.org\r\nSubject: one\r\n\r\nfirst body\r\n"))
ok(m.append("INBOX", None, None, "From: b@example.org\r\nSubject: zwölf\r\n\r\nzweiter Körper\r\n".encode()))
assert ok(m.search(None, "SEEN"))[0] == b"1"
assert ok(m.search(None, "TEXT", '"body"'))[0] == b"1"
data = ok(m.fetch("1", "(FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)] BODY.PEEK[TEXT]<0.5>)"))
assert b"Subject: one" in data[0][1] and data[1][1] == b"first", data
ok(m.store("2", "+FLAGS", r"(\Answered)"))
assert ok(m.sort("REVERSE SUBJECT", "UTF-8", "ALL"))[0] in (b"2 1", b"1 2")
ok(m.thread("REFERENCES", "UTF-8", "ALL"))
ok(m.create("Archive/2026"))
ok(m.copy("1:2", "Archive/2026"))
ok(m.rename("Archive/2026", "Archive/Old"))
assert any(b"Archive/Old" in line for line in ok(m.list('""', "*")))
ok(m.subscribe("Archive/Old"))
ok(m.lsub('""', "*"))
assert b"MESSAGES 2" in ok(m.status("Archive/Old", "(MESSAGES UNSEEN UIDNEXT UIDVALIDITY)"))[0]
ok(m.getquotaroot("INBOX"))
ok(m.myrights("INBOX"))
ok(m.getacl("INBOX"))
ok(m.namespace())
ok(m.uid("MOVE", "1", "Archive/Old"))
# imaplib keeps the EXPUNGE of the MOVE until somebody asks for it.
assert m.response("EXPUNGE")[1] == [b"1"]
ok(m.store("1", "+FLAGS", r"(\Deleted)"))
assert ok(m.expunge()) == [b"1"]
ok(m.unselect())
ok(m.delete("Archive/Old"))
m.logout()
print("imaplib: done")
