"""Items of every kind by exchangelib: made, read again, changed, answered, moved, deleted.

    items.py URL ADDRESS PASSWORD OTHER_ADDRESS OTHER_PASSWORD
"""
import sys
from datetime import timedelta
from decimal import Decimal

from exchangelib import (
    BASIC, UTC, Account, Attendee, Body, Build, CalendarItem, Configuration, Contact, Credentials, DistributionList,
    EWSDate, EWSDateTime, EWSTimeZone, ExtendedProperty, FileAttachment, HTMLBody, ItemAttachment, Mailbox, Message,
    PostItem, Task, Version, DELEGATE,
)
from exchangelib.errors import ErrorItemNotFound
from exchangelib.items import AUTO_RESOLVE, SEND_TO_ALL_AND_SAVE_COPY, MeetingRequest, MeetingResponse
from exchangelib.indexed_properties import EmailAddress, PhoneNumber, PhysicalAddress
from exchangelib.properties import Member
from exchangelib.protocol import BaseProtocol, NoVerifyHTTPAdapter
from exchangelib.recurrence import Recurrence, WeeklyPattern

BaseProtocol.HTTP_ADAPTER_CLS = NoVerifyHTTPAdapter
url, address, password, other_address, other_password = sys.argv[1:6]


def login(who, secret):
    config = Configuration(
        service_endpoint=url, credentials=Credentials(who, secret), auth_type=BASIC, version=Version(Build(15, 2, 1118, 7)))
    return Account(primary_smtp_address=who, config=config, autodiscover=False, access_type=DELEGATE)


ada = login(address, password)
ben = login(other_address, other_password)


def same(item, **expected):
    for name, value in expected.items():
        found = getattr(item, name)
        assert found == value, f"{type(item).__name__}.{name}: {found!r} is not {value!r}"


def fetched(account, item):
    return next(iter(account.fetch([item])))


class Mine(ExtendedProperty):
    property_set_id = "c11ff724-aa03-4555-9952-8fa248a11c3e"
    property_name = "Mine"
    property_type = "StringArray"


class Tagged(ExtendedProperty):
    property_tag = 0x6701
    property_type = "Integer"


Message.register("mine", Mine)
Message.register("tagged", Tagged)


def messages():
    item = Message(
        account=ada, folder=ada.drafts, subject="Grüße & <tags>", body=HTMLBody("<p>hello</p>"), sensitivity="Private",
        importance="High", categories=["red", "blue"], to_recipients=[Mailbox(email_address=other_address)],
        cc_recipients=["c@elsewhere.example"], bcc_recipients=["d@elsewhere.example"], in_reply_to="<1@x>",
        references="<0@x>", is_read=False, is_read_receipt_requested=True, is_delivery_receipt_requested=True,
        reply_to=[Mailbox(name="R", email_address="r@elsewhere.example")], mine=["a", "b"], tagged=7, culture="de-DE",
    ).save()
    read = fetched(ada, item)
    same(read, subject="Grüße & <tags>", sensitivity="Private", importance="High", categories=["red", "blue"],
         in_reply_to="<1@x>", references="<0@x>", is_read=False, is_draft=True, mine=["a", "b"], tagged=7, culture="de-DE",
         is_read_receipt_requested=True, is_delivery_receipt_requested=True)
    assert "<p>hello</p>" in read.body and read.text_body.strip() == "hello", (read.body, read.text_body)
    assert read.to_recipients[0].mailbox_type == "Mailbox"
    assert read.reply_to[0].email_address == "r@elsewhere.example"
    assert read.author.email_address == address
    assert b"Subject:" in read.mime_content
    read.subject = "changed"
    read.body = Body("text")
    read.categories = None
    read.is_read = True
    read.save(update_fields=["subject", "body", "categories", "is_read"])
    again = fetched(ada, item)
    same(again, subject="changed", categories=None, is_read=True)
    assert again.body == "text", again.body
    again.attach(FileAttachment(name="a.txt", content=b"hi", content_type="text/plain"))
    again.attach(ItemAttachment(name="inner", item=Message(subject="inner", body="b", folder=ada.drafts, account=ada)))
    again.attach(FileAttachment(name="i.png", content=b"\x89PNG", is_inline=True, content_id="i1"))
    again = fetched(ada, item)
    named = {a.name: a for a in again.attachments}
    assert set(named) == {"a.txt", "inner", "i.png"}, named
    assert named["a.txt"].content == b"hi"
    assert named["inner"].item.subject == "inner"
    assert named["i.png"].is_inline and named["i.png"].content_id == "i1"
    with named["a.txt"].fp as fp:
        assert fp.read() == b"hi"
    again.detach(named["a.txt"])
    assert len(fetched(ada, item).attachments) == 2
    copy = fetched(ada, item).copy(ada.inbox)
    assert copy is not None
    moved = fetched(ada, item)
    moved.move(ada.inbox)
    same(fetched(ada, moved), subject="changed")
    moved.soft_delete()
    try:
        found = fetched(ada, item)
        assert isinstance(found, ErrorItemNotFound), found
    except ErrorItemNotFound:
        pass
    by_mime = Message(account=ada, folder=ada.inbox, mime_content=(
        b"From: a@elsewhere.example\r\nTo: b@elsewhere.example\r\nSubject: raw\r\nContent-Type: text/plain\r\n\r\nraw text\r\n")).save()
    read = fetched(ada, by_mime)
    same(read, subject="raw")
    assert read.author.email_address == "a@elsewhere.example" and "raw text" in read.mime_content.decode()
    by_mime.delete()


def sending():
    Message(account=ada, subject="to ben", body="q?", to_recipients=[other_address]).send_and_save()
    got = wait(ben, ben.inbox, "to ben")
    same(got, is_draft=False, subject="to ben")
    got.reply_all(subject="RE: to ben", body="answer")
    answer = wait(ada, ada.inbox, "RE: to ben")
    assert answer.in_reply_to == got.message_id, (answer.in_reply_to, got.message_id)
    answer.create_forward(subject="FW: to ben", body="see", to_recipients=[other_address]).send()
    wait(ben, ben.inbox, "FW: to ben")
    draft = Message(account=ada, folder=ada.drafts, subject="later", body="x", to_recipients=[other_address]).save()
    fetched(ada, draft).send()
    wait(ben, ben.inbox, "later")
    got.mark_as_junk(is_junk=True, move_item=True)
    wait(ben, ben.junk, "to ben")


def wait(account, folder, subject):
    import time
    for _ in range(100):
        found = list(folder.filter(subject=subject))
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"{subject} is not in {folder}: {[i.subject for i in folder.all()]}")


def calendar():
    zone = EWSTimeZone("Europe/Berlin")
    start = EWSDateTime(2026, 3, 2, 9, 0, tzinfo=zone)
    single = CalendarItem(
        account=ada, folder=ada.calendar, subject="single", body=HTMLBody("<b>b</b>"), start=start, end=start + timedelta(hours=1),
        location="room", legacy_free_busy_status="OOF", reminder_is_set=True, reminder_minutes_before_start=20,
        categories=["work"]).save()
    read = fetched(ada, single)
    same(read, subject="single", start=start, end=start + timedelta(hours=1), location="room", legacy_free_busy_status="OOF",
         reminder_minutes_before_start=20, is_all_day=False, type="Single", is_recurring=False, is_meeting=False)
    assert read._start_timezone.ms_id == "W. Europe Standard Time", read._start_timezone
    assert read.conflicting_meeting_count == 0 and read.organizer.email_address == address
    assert read.mime_content.startswith(b"BEGIN:VCALENDAR"), read.mime_content
    overlapping = CalendarItem(account=ada, folder=ada.calendar, subject="overlapping", start=start, end=start + timedelta(minutes=30)).save()
    assert fetched(ada, single).conflicting_meeting_count == 1
    overlapping.delete()
    read.start = start + timedelta(days=1)
    read.end = start + timedelta(days=1, hours=2)
    read.save()
    same(fetched(ada, single), start=start + timedelta(days=1), duration="PT2H")
    day = CalendarItem(account=ada, folder=ada.calendar, subject="day", start=EWSDate(2026, 3, 4), end=EWSDate(2026, 3, 5), is_all_day=True).save()
    same(fetched(ada, day), start=EWSDate(2026, 3, 4), end=EWSDate(2026, 3, 5), is_all_day=True)
    series = CalendarItem(
        account=ada, folder=ada.calendar, subject="series", start=start, end=start + timedelta(hours=1),
        recurrence=Recurrence(pattern=WeeklyPattern(interval=1, weekdays=["Monday", "Wednesday"]), start=start.date(), number=6)).save()
    master = fetched(ada, series)
    same(master, type="RecurringMaster")
    assert master.recurrence.boundary.number == 6
    assert master.last_occurrence.start == EWSDateTime(2026, 3, 18, 9, 0, tzinfo=zone), master.last_occurrence
    third = master.occurrence(index=3)
    third = fetched(ada, third) if not third.subject else third
    third.subject = "third"
    third.location = "elsewhere"
    third.save()
    master = fetched(ada, series)
    assert len(master.modified_occurrences) == 1
    master.occurrence(index=2).delete()
    master = fetched(ada, series)
    assert len(master.deleted_occurrences) == 1, master.deleted_occurrences
    found = list(ada.calendar.view(start=start, end=start + timedelta(days=30)))
    assert sorted(i.subject for i in found) == ["day", "series", "series", "series", "series", "single", "third"], [i.subject for i in found]
    back = third.recurring_master()
    assert fetched(ada, back).subject == "series"
    for one in (single, day, series):
        fetched(ada, one).delete()


def meetings():
    start = EWSDateTime(2026, 4, 2, 9, 0, tzinfo=UTC)
    meeting = CalendarItem(
        account=ada, folder=ada.calendar, subject="meeting", start=start, end=start + timedelta(hours=1),
        required_attendees=[Attendee(mailbox=Mailbox(email_address=other_address))]).save(send_meeting_invitations=SEND_TO_ALL_AND_SAVE_COPY)
    request = wait(ben, ben.inbox, "meeting")
    assert isinstance(request, MeetingRequest), request
    same(request, start=start, meeting_request_type="NewMeetingRequest")
    request.accept(body="fine")
    answer = wait(ada, ada.inbox, "Accepted: meeting")
    assert isinstance(answer, MeetingResponse) and answer.response_type == "Accept", answer
    same(fetched(ada, meeting).required_attendees[0], response_type="Accept")
    mine = [i for i in ben.calendar.all() if i.subject == "meeting"]
    same(mine[0], my_response_type="Accept")
    meeting = fetched(ada, meeting)
    meeting.location = "moved"
    meeting.save(send_meeting_invitations=SEND_TO_ALL_AND_SAVE_COPY, update_fields=["location"])
    meeting = fetched(ada, meeting)
    meeting.cancel(body="no")
    wait(ben, ben.inbox, "Canceled: meeting")


def contacts():
    contact = Contact(
        account=ada, folder=ada.contacts, given_name="Grace", surname="Hopper", middle_name="B", company_name="Navy",
        display_name="Grace B Hopper", file_as="Hopper, Grace", job_title="Admiral", department="D", nickname="A",
        email_addresses=[EmailAddress(email="g@elsewhere.example", label="EmailAddress1")],
        phone_numbers=[PhoneNumber(label="MobilePhone", phone_number="+1"), PhoneNumber(label="BusinessFax", phone_number="+2")],
        physical_addresses=[PhysicalAddress(label="Home", street="1 A", city="York", state="PA", country="US", zipcode="17401")],
        birthday=EWSDate(1906, 12, 9), wedding_anniversary=EWSDate(1930, 6, 15), business_homepage="http://navy.example/",
        children=["c"], companies=["x"], manager="m", spouse_name="s", profession="p", office="o", assistant_name="a",
        generation="Jr", initials="GH", mileage="3", postal_address_index="Home", im_addresses=None, body="note").save()
    read = fetched(ada, contact)
    same(read, given_name="Grace", surname="Hopper", file_as="Hopper, Grace", job_title="Admiral", birthday=EWSDate(1906, 12, 9),
         wedding_anniversary=EWSDate(1930, 6, 15), children=["c"], companies=["x"], manager="m", spouse_name="s", office="o",
         postal_address_index="Home", generation="Jr", initials="GH", mileage="3", contact_source="Store")
    assert read.email_addresses[0].email == "g@elsewhere.example"
    assert {p.label: p.phone_number for p in read.phone_numbers if p.phone_number} == {"MobilePhone": "+1", "BusinessFax": "+2"}
    assert read.physical_addresses[0].city == "York"
    assert read.complete_name.first_name == "Grace"
    read.phone_numbers = [PhoneNumber(label="MobilePhone", phone_number="+3")]
    read.email_addresses = [EmailAddress(email="g2@elsewhere.example", label="EmailAddress2")]
    read.physical_addresses = None
    read.save(update_fields=["phone_numbers", "email_addresses", "physical_addresses"])
    read = fetched(ada, contact)
    assert {p.label: p.phone_number for p in read.phone_numbers if p.phone_number} == {"MobilePhone": "+3"}, read.phone_numbers
    assert [e.email for e in read.email_addresses if e.email] == ["g2@elsewhere.example"], read.email_addresses
    assert not read.physical_addresses, read.physical_addresses
    contact.delete()
    members = [Member(mailbox=Mailbox(name="G", email_address="g@elsewhere.example", mailbox_type="OneOff"), status="Normal")]
    group = DistributionList(account=ada, folder=ada.contacts, display_name="Team", members=members).save()
    read = fetched(ada, group)
    same(read, display_name="Team")
    assert read.members[0].mailbox.email_address == "g@elsewhere.example"
    group.delete()


def tasks():
    task = Task(account=ada, folder=ada.tasks, subject="task", due_date=EWSDate(2026, 5, 2), start_date=EWSDate(2026, 5, 1),
                percent_complete=Decimal("50.0"), status="InProgress", actual_work=10, total_work=20, billing_information="b",
                mileage="m", companies=["c"], contacts=["d"], body="b").save()
    read = fetched(ada, task)
    same(read, subject="task", due_date=EWSDate(2026, 5, 2), start_date=EWSDate(2026, 5, 1), percent_complete=Decimal("50"),
         status="InProgress", actual_work=10, total_work=20, billing_information="b", companies=["c"], contacts=["d"], is_complete=False)
    read.complete()
    same(fetched(ada, task), status="Completed", percent_complete=Decimal("100"), is_complete=True)
    task.delete(affected_task_occurrences="AllOccurrences")
    post = PostItem(account=ada, folder=ada.inbox, subject="post", body="b").save()
    same(fetched(ada, post), subject="post")
    post.delete()


def many():
    made = ada.bulk_create(folder=ada.drafts, items=[Message(subject=f"m{i}", body="x") for i in range(30)])
    assert all(one.id for one in made)
    changed = []
    for one in ada.fetch(made):
        one.subject = "changed " + one.subject
        changed.append((one, ["subject"]))
    ids = ada.bulk_update(changed)
    assert [i.subject for i in ada.fetch(ids)] == [f"changed m{i}" for i in range(30)]
    copied = ada.bulk_copy(ids, to_folder=ada.inbox)
    assert all(copied)
    moved = ada.bulk_move(ids, to_folder=ada.inbox)
    exported = ada.export(moved)
    assert all(isinstance(one, str) for one in exported), exported[0]
    back = ada.upload([(ada.drafts, one) for one in exported[:3]])
    assert [i.subject for i in ada.fetch(back)] == ["changed m0", "changed m1", "changed m2"]
    assert ada.bulk_delete(moved) == [True] * 30


for step in (messages, contacts, tasks, calendar, sending, meetings, many):
    if len(sys.argv) > 6 and step.__name__ not in sys.argv[6:]:
        continue
    step()
    print("ok", step.__name__)
