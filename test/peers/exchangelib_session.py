"""exchangelib as a program uses it: folders, items and their changes, rooms of time. URL ADDRESS PASSWORD"""
import sys
from datetime import timedelta

from exchangelib import (
    BASIC,
    Account,
    Build,
    CalendarItem,
    Configuration,
    Contact,
    Credentials,
    DELEGATE,
    EWSDateTime,
    EWSTimeZone,
    FileAttachment,
    HTMLBody,
    Mailbox,
    Message,
    Task,
    Version,
)
from exchangelib.folders import Calendar, Contacts, Messages
from exchangelib.items import SEND_TO_NONE

url, address, password = sys.argv[1:4]
only = sys.argv[4:]


def connect():
    configuration = Configuration(
        service_endpoint=url,
        credentials=Credentials(address, password),
        auth_type=BASIC,
        version=Version(Build(15, 2, 1118, 7)),
        max_connections=2,
    )
    return Account(address, config=configuration, autodiscover=False, access_type=DELEGATE)


account = connect()


def step(work):
    if not only or work.__name__ in only:
        work()
        print("ok", work.__name__)
    return work


@step
def folders():
    names = [folder.name for folder in account.root.walk()]
    assert "Inbox" in names and "Calendar" in names, names
    assert account.inbox.total_count == 0
    made = Messages(parent=account.inbox, name="Made by exchangelib")
    made.save()
    assert account.inbox / "Made by exchangelib" == made
    made.name = "Renamed"
    made.save()
    made.refresh()
    assert made.name == "Renamed"
    made.move(account.sent)
    made.refresh()
    assert made.parent == account.sent
    made.delete()
    for kind, name in ((Calendar, "Dates"), (Contacts, "People")):
        folder = kind(parent=account.msg_folder_root, name=name)
        folder.save()
        folder.wipe()
        folder.delete()


@step
def mails():
    folder = Messages(parent=account.inbox, name="Mails")
    folder.save()
    for number in range(5):
        Message(
            account=account,
            folder=folder,
            subject=f"Number {number}",
            body=HTMLBody("<p>Hello</p>"),
            to_recipients=[Mailbox(email_address=address)],
        ).save()
    assert folder.all().count() == 5
    assert [item.subject for item in folder.all().order_by("subject")] == [f"Number {n}" for n in range(5)]
    assert folder.filter(subject__contains="3").get().subject == "Number 3"
    item = folder.get(subject="Number 1")
    item.subject = "Changed"
    item.is_read = True
    item.save(update_fields=["subject", "is_read"])
    item.refresh()
    assert item.subject == "Changed" and item.is_read
    item.attach(FileAttachment(name="a.txt", content=b"attached"))
    item.refresh()
    assert item.attachments[0].content == b"attached"
    item.move(account.trash)
    assert folder.all().count() == 4
    folder.all().delete()
    assert folder.all().count() == 0
    folder.delete()


@step
def sync():
    folder = Messages(parent=account.inbox, name="Kept")
    folder.save()
    assert list(folder.sync_items()) == []
    item = Message(account=account, folder=folder, subject="new", body="x")
    item.save()
    changes = list(folder.sync_items())
    assert [kind for kind, _ in changes] == ["create"], changes
    item.is_read = not item.is_read
    item.save(update_fields=["is_read"])
    assert [kind for kind, _ in folder.sync_items()] == ["read_flag_change"]
    item.delete()
    assert [kind for kind, _ in folder.sync_items()] == ["delete"]
    root = account.msg_folder_root
    assert len(list(root.sync_hierarchy())) > 5
    Messages(parent=folder, name="below").save()
    assert [kind for kind, _ in root.sync_hierarchy()] == ["create"]
    folder.delete()


@step
def notifications():
    folder = account.inbox
    with folder.pull_subscription() as (subscription, watermark):
        Message(account=account, folder=folder, subject="told", body="x").save()
        kinds = [type(event).__name__ for note in folder.get_events(subscription, watermark) for event in note.events]
        assert "CreatedEvent" in kinds, kinds
    with folder.streaming_subscription() as subscription:
        Message(account=account, folder=folder, subject="streamed", body="x").save()
        notes = list(folder.get_streaming_events(subscription, connection_timeout=1, max_notifications_returned=1))
        assert "CreatedEvent" in [type(event).__name__ for note in notes for event in note.events], notes
    folder.all().delete()


@step
def zones():
    zones = list(account.protocol.get_timezones(return_full_timezone_data=True))
    assert len(zones) > 100
    rooms = list(account.protocol.get_roomlists())
    assert isinstance(rooms, list)


@step
def other_items():
    zone = EWSTimeZone("Europe/Berlin")
    start = EWSDateTime(2026, 3, 2, 10, tzinfo=zone)
    event = CalendarItem(
        account=account, folder=account.calendar, subject="Meeting", start=start, end=start + timedelta(hours=1)
    )
    event.save(send_meeting_invitations=SEND_TO_NONE)
    view = list(account.calendar.view(start=start - timedelta(days=1), end=start + timedelta(days=1)))
    assert [one.subject for one in view] == ["Meeting"] and view[0].start == start
    event.delete()
    contact = Contact(account=account, folder=account.contacts, given_name="Ada", surname="Sommer", display_name="Ada")
    contact.save()
    assert account.contacts.get(surname="Sommer").given_name == "Ada"
    contact.delete()
    task = Task(account=account, folder=account.tasks, subject="To do")
    task.save()
    assert account.tasks.get(subject="To do").percent_complete == 0
    task.complete()
    account.tasks.all().delete()


@step
def ids():
    converted = list(
        account.protocol.convert_ids(
            [__import__("exchangelib.properties", fromlist=["AlternateId"]).AlternateId(
                id=account.inbox.id, format="EwsId", mailbox=address)],
            destination_format="HexEntryId",
        )
    )
    assert converted[0].id.startswith("00000000"), converted
