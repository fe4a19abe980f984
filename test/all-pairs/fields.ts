/**
 * Fields of items as every protocol has them: the table of which all pairs are tried. Values are texts; a field that a way has no place for
 * has no entry for it.
 *
 *   ews   the element that CreateItem takes and GetItem gives, `Parent/Child` for one inside of another
 *   mapi  the property
 *   mail  the header field of the mail, or what is found in its text; also what an appended or delivered mail says
 */
import type { NamedPropertyOf, TaggedProperty } from '#model'
import { fileTime, N, P } from '#model'

export interface Field {
  name: string
  value: string
  ews?: { xml: string; path: string; shown?: string }
  mapi?: {
    property: NamedPropertyOf | TaggedProperty
    value: unknown
    shown?: (value: unknown) => string
    /** What a client of MAPI sets with it. */
    also?: readonly (readonly [NamedPropertyOf | TaggedProperty, unknown])[]
  }
  mail?: { line?: string; pattern: RegExp; shown?: string }
}

export interface Kind {
  kind: string
  folder: string
  messageClass: string
  fields: readonly Field[]
}

const text = (property: NamedPropertyOf<'string'> | TaggedProperty<'string'>, value: string) => ({ property, value })
const element = (name: string, value: string, shown = value) => ({
  xml: `<t:${name}>${value}</t:${name}>`,
  path: name,
  shown,
})
const time = (iso: string) => fileTime.from(new Date(iso))
const shownTime = (value: unknown) =>
  fileTime
    .toDate(value as bigint)
    .toISOString()
    .replace('.000Z', 'Z')
const header = (name: string, value: string) => ({
  line: `${name}: ${value}`,
  pattern: new RegExp(`^${name}: *(.*)$`, 'im'),
  shown: value,
})

/** In the order of the schema, so that their elements can be put one behind the other. */
const message: Kind = {
  kind: 'Message',
  folder: 'inbox',
  messageClass: 'IPM.Note',
  fields: [
    {
      name: 'Subject',
      value: 'All pairs',
      ews: element('Subject', 'All pairs'),
      mapi: text(P.Subject, 'All pairs'),
      mail: header('Subject', 'All pairs'),
    },
    {
      name: 'Sensitivity',
      value: 'Confidential',
      ews: element('Sensitivity', 'Confidential'),
      mapi: { property: P.Sensitivity, value: 3, shown: (value) => (value === 3 ? 'Confidential' : String(value)) },
      mail: { ...header('Sensitivity', 'Company-Confidential'), shown: 'Company-Confidential' },
    },
    {
      name: 'Body',
      value: 'the text of it',
      ews: { xml: '<t:Body BodyType="Text">the text of it</t:Body>', path: 'Body' },
      mapi: text(P.Body, 'the text of it'),
      mail: { pattern: /(the text of it)/ },
    },
    {
      name: 'Categories',
      value: 'Blue',
      ews: { xml: '<t:Categories><t:String>Blue</t:String></t:Categories>', path: 'Categories/String' },
      mapi: { property: N.Keywords, value: ['Blue'], shown: (value) => (value as string[]).join() },
      mail: header('Keywords', 'Blue'),
    },
    {
      name: 'Importance',
      value: 'High',
      ews: element('Importance', 'High'),
      mapi: { property: P.Importance, value: 2, shown: (value) => (value === 2 ? 'High' : String(value)) },
      mail: header('Importance', 'High'),
    },
    {
      name: 'In-Reply-To',
      value: '<1@elsewhere.example>',
      ews: element('InReplyTo', '&lt;1@elsewhere.example&gt;', '<1@elsewhere.example>'),
      mapi: text(P.InReplyToId, '<1@elsewhere.example>'),
      mail: header('In-Reply-To', '<1@elsewhere.example>'),
    },
    {
      name: 'From',
      value: 'ada@example.test',
      ews: {
        xml: '<t:From><t:Mailbox><t:Name>Ada</t:Name><t:EmailAddress>ada@example.test</t:EmailAddress></t:Mailbox></t:From>',
        path: 'From/EmailAddress',
      },
      mapi: {
        property: P.SentRepresentingSmtpAddress,
        value: 'ada@example.test',
        also: [
          [P.SentRepresentingName, 'Ada'],
          [P.SentRepresentingAddressType, 'SMTP'],
          [P.SentRepresentingEmailAddress, 'ada@example.test'],
        ],
      },
      mail: { line: 'From: Ada <ada@example.test>', pattern: /^From:.*<(.*)>$/im },
    },
    {
      name: 'Message-ID',
      value: '<3@example.test>',
      ews: element('InternetMessageId', '&lt;3@example.test&gt;', '<3@example.test>'),
      mapi: text(P.InternetMessageId, '<3@example.test>'),
      mail: header('Message-ID', '<3@example.test>'),
    },
    {
      name: 'References',
      value: '<0@elsewhere.example>',
      ews: element('References', '&lt;0@elsewhere.example&gt;', '<0@elsewhere.example>'),
      mapi: text(P.InternetReferences, '<0@elsewhere.example>'),
      mail: header('References', '<0@elsewhere.example>'),
    },
  ],
}

const calendarItem: Kind = {
  kind: 'CalendarItem',
  folder: 'calendar',
  messageClass: 'IPM.Appointment',
  fields: [
    {
      name: 'Subject',
      value: 'Planning',
      ews: element('Subject', 'Planning'),
      mapi: text(P.Subject, 'Planning'),
      mail: { line: 'SUMMARY:Planning', pattern: /^SUMMARY(?:;[^:]*)?:(.*)$/m },
    },
    {
      name: 'Reminder',
      value: '25',
      ews: {
        xml: '<t:ReminderIsSet>true</t:ReminderIsSet><t:ReminderMinutesBeforeStart>25</t:ReminderMinutesBeforeStart>',
        path: 'ReminderMinutesBeforeStart',
      },
      mapi: { property: N.ReminderDelta, value: 25, also: [[N.ReminderSet, true]] },
      mail: {
        line: 'BEGIN:VALARM\nACTION:DISPLAY\nTRIGGER:-PT25M\nDESCRIPTION:x\nEND:VALARM',
        pattern: /^TRIGGER.*:-PT(\d+)M/m,
      },
    },
    {
      name: 'UID',
      value: 'all-pairs-1',
      ews: element('UID', 'all-pairs-1'),
      mail: { line: 'UID:all-pairs-1', pattern: /^UID:(.*)$/m },
    },
    {
      name: 'Start',
      value: '2026-03-02T09:00:00Z',
      ews: element('Start', '2026-03-02T09:00:00Z'),
      mapi: { property: N.AppointmentStartWhole, value: time('2026-03-02T09:00:00Z'), shown: shownTime },
      mail: { line: 'DTSTART:20260302T090000Z', pattern: /^DTSTART.*:(.*)$/m, shown: '20260302T090000Z' },
    },
    {
      name: 'End',
      value: '2026-03-02T10:30:00Z',
      ews: element('End', '2026-03-02T10:30:00Z'),
      mapi: { property: N.AppointmentEndWhole, value: time('2026-03-02T10:30:00Z'), shown: shownTime },
      mail: { line: 'DTEND:20260302T103000Z', pattern: /^DTEND.*:(.*)$/m, shown: '20260302T103000Z' },
    },
    {
      name: 'Busy',
      value: 'OOF',
      ews: element('LegacyFreeBusyStatus', 'OOF'),
      mapi: { property: N.BusyStatus, value: 3, shown: (value) => (value === 3 ? 'OOF' : String(value)) },
      mail: { line: 'X-MICROSOFT-CDO-BUSYSTATUS:OOF', pattern: /^X-MICROSOFT-CDO-BUSYSTATUS:(.*)$/m },
    },
    {
      name: 'Location',
      value: 'Room 7',
      ews: element('Location', 'Room 7'),
      mapi: text(N.Location, 'Room 7'),
      mail: { line: 'LOCATION:Room 7', pattern: /^LOCATION:(.*)$/m },
    },
  ],
}

const contact: Kind = {
  kind: 'Contact',
  folder: 'contacts',
  messageClass: 'IPM.Contact',
  fields: [
    {
      name: 'File as',
      value: 'Hopper, Grace',
      ews: element('FileAs', 'Hopper, Grace'),
      mapi: text(N.FileUnder, 'Hopper, Grace'),
    },
    {
      name: 'Display name',
      value: 'Grace Hopper',
      ews: element('DisplayName', 'Grace Hopper'),
      mapi: text(P.DisplayName, 'Grace Hopper'),
      mail: { line: 'FN:Grace Hopper', pattern: /^FN:(.*)$/m },
    },
    {
      name: 'Given name',
      value: 'Grace',
      ews: element('GivenName', 'Grace'),
      mapi: text(P.GivenName, 'Grace'),
      mail: { line: 'N:Hopper;Grace;;;', pattern: /^N:[^;]*;([^;]*)/m },
    },
    {
      name: 'Nickname',
      value: 'Amazing',
      ews: element('Nickname', 'Amazing'),
      mapi: text(P.Nickname, 'Amazing'),
      mail: { line: 'NICKNAME:Amazing', pattern: /^NICKNAME:(.*)$/m },
    },
    {
      name: 'Company',
      value: 'Navy',
      ews: element('CompanyName', 'Navy'),
      mapi: text(P.CompanyName, 'Navy'),
      mail: { line: 'ORG:Navy', pattern: /^ORG:([^;\r\n]*)/m },
    },
    {
      name: 'E-mail',
      value: 'grace@elsewhere.example',
      ews: {
        xml: '<t:EmailAddresses><t:Entry Key="EmailAddress1">grace@elsewhere.example</t:Entry></t:EmailAddresses>',
        path: 'EmailAddresses/Entry',
      },
      mapi: text(N.Email1EmailAddress, 'grace@elsewhere.example'),
      mail: { line: 'EMAIL:grace@elsewhere.example', pattern: /^EMAIL.*:(.*)$/m },
    },
    {
      name: 'Mobile phone',
      value: '+15550100',
      ews: {
        xml: '<t:PhoneNumbers><t:Entry Key="MobilePhone">+15550100</t:Entry></t:PhoneNumbers>',
        path: 'PhoneNumbers/Entry',
      },
      mapi: text(P.MobileTelephoneNumber, '+15550100'),
      mail: { line: 'TEL;TYPE=CELL:+15550100', pattern: /^TEL.*:(.*)$/m },
    },
    {
      name: 'Birthday',
      value: '1906-12-09T00:00:00Z',
      ews: element('Birthday', '1906-12-09T00:00:00Z'),
      mapi: { property: P.Birthday, value: time('1906-12-09T00:00:00Z'), shown: shownTime },
      mail: { line: 'BDAY:1906-12-09', pattern: /^BDAY.*:(.*)$/m, shown: '1906-12-09' },
    },
    {
      name: 'Job title',
      value: 'Admiral',
      ews: element('JobTitle', 'Admiral'),
      mapi: text(P.Title, 'Admiral'),
      mail: { line: 'TITLE:Admiral', pattern: /^TITLE:(.*)$/m },
    },
    {
      name: 'Surname',
      value: 'Hopper',
      ews: element('Surname', 'Hopper'),
      mapi: text(P.Surname, 'Hopper'),
      mail: { pattern: /^N:([^;]*)/m },
    },
  ],
}

const task: Kind = {
  kind: 'Task',
  folder: 'tasks',
  messageClass: 'IPM.Task',
  fields: [
    {
      name: 'Subject',
      value: 'Water the plants',
      ews: element('Subject', 'Water the plants'),
      mapi: text(P.Subject, 'Water the plants'),
      mail: { line: 'SUMMARY:Water the plants', pattern: /^SUMMARY(?:;[^:]*)?:(.*)$/m },
    },
    {
      name: 'Work',
      value: '90',
      ews: element('ActualWork', '90'),
      mapi: { property: N.TaskActualEffort, value: 90 },
    },
    {
      name: 'Billing',
      value: 'B-7',
      ews: element('BillingInformation', 'B-7'),
      mapi: text(N.Billing, 'B-7'),
    },
    {
      name: 'Due',
      value: '2026-05-02T00:00:00Z',
      ews: element('DueDate', '2026-05-02T00:00:00Z'),
      mapi: { property: N.TaskDueDate, value: time('2026-05-02T00:00:00Z'), shown: shownTime },
      mail: { line: 'DUE;VALUE=DATE:20260502', pattern: /^DUE.*:(.*)$/m, shown: '20260502' },
    },
    {
      name: 'Percent',
      value: '50',
      ews: element('PercentComplete', '50'),
      mapi: { property: N.PercentComplete, value: 0.5, shown: (value) => String(Number(value) * 100) },
      mail: { line: 'PERCENT-COMPLETE:50', pattern: /^PERCENT-COMPLETE:(.*)$/m },
    },
    {
      name: 'Start',
      value: '2026-05-01T00:00:00Z',
      ews: element('StartDate', '2026-05-01T00:00:00Z'),
      mapi: { property: N.TaskStartDate, value: time('2026-05-01T00:00:00Z'), shown: shownTime },
      mail: { line: 'DTSTART;VALUE=DATE:20260501', pattern: /^DTSTART.*:(.*)$/m, shown: '20260501' },
    },
    {
      name: 'Status',
      value: 'InProgress',
      ews: element('Status', 'InProgress'),
      mapi: { property: N.TaskStatus, value: 1, shown: (value) => (value === 1 ? 'InProgress' : String(value)) },
      mail: { line: 'STATUS:IN-PROCESS', pattern: /^STATUS:(.*)$/m, shown: 'IN-PROCESS' },
    },
  ],
}

const post: Kind = {
  kind: 'PostItem',
  folder: 'inbox',
  messageClass: 'IPM.Post',
  fields: [
    {
      name: 'Subject',
      value: 'News',
      ews: element('Subject', 'News'),
      mapi: text(P.Subject, 'News'),
      mail: { pattern: /^Subject: *(.*)$/im },
    },
    {
      name: 'Body',
      value: 'what is new',
      ews: { xml: '<t:Body BodyType="Text">what is new</t:Body>', path: 'Body' },
      mapi: text(P.Body, 'what is new'),
      mail: { pattern: /(what is new)/ },
    },
  ],
}

export const kinds: readonly Kind[] = [message, calendarItem, contact, task, post]
