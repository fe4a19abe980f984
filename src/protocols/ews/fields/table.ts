/** All fields, by the kinds of items that have them. [MS-OXWSCDATA] 2.2.5.40 */
import type { Field } from './field.ts'
import { calendarFields } from './calendar-item.ts'
import { contactFields } from './contact.ts'
import { distributionListFields } from './distribution-list.ts'
import { itemFields } from './item.ts'
import type { ItemKind } from './kinds.ts'
import {
  meetingCancellationFields,
  meetingMessageFields,
  meetingRequestFields,
  meetingResponseFields,
} from './meeting-message.ts'
import { messageFields, postFields } from './message.ts'
import { taskFields } from './task.ts'

const own: Readonly<Record<ItemKind, readonly Field[]>> = {
  Item: [],
  Message: messageFields,
  CalendarItem: calendarFields,
  Contact: contactFields,
  DistributionList: distributionListFields,
  MeetingMessage: [...messageFields, ...meetingMessageFields],
  MeetingRequest: [...messageFields, ...meetingRequestFields],
  MeetingResponse: [...messageFields, ...meetingResponseFields],
  MeetingCancellation: [...messageFields, ...meetingCancellationFields],
  Task: taskFields,
  PostItem: postFields,
}

const byKind = new Map<ItemKind, ReadonlyMap<string, Field>>(
  (Object.keys(own) as ItemKind[]).map((kind) => [
    kind,
    new Map([...itemFields, ...own[kind]].map((field) => [field.uri, field])),
  ]),
)
const byUri = new Map<string, Field>(
  [...byKind.values()].flatMap((fields) => [...fields.values()]).map((field) => [field.uri, field]),
)

export function fieldsOf(kind: ItemKind): ReadonlyMap<string, Field> {
  return byKind.get(kind) as ReadonlyMap<string, Field>
}

export function findField(kind: ItemKind, uri: string): Field | undefined {
  return byKind.get(kind)?.get(uri)
}

/** Whatever kind of item has it: for searches, which go through items of all kinds. */
export function findAnyField(uri: string): Field | undefined {
  return byUri.get(uri)
}

/** Each once, whatever kinds of items have it. */
export function allFields(): Field[] {
  return [...byUri.values()]
}

/** The field of a kind that has this element. */
export function findByElement(kind: ItemKind, element: string): Field | undefined {
  for (const field of fieldsOf(kind).values()) if (field.element === element) return field
  return undefined
}

/** Fields that the schema names and that no item of ours has, and why. */
export const absentFields: Readonly<Record<string, string>> = Object.fromEntries([
  ...because('a web client of Exchange', ['item:WebClientReadFormQueryString', 'item:WebClientEditFormQueryString']),
  ...because('rights management is not offered', ['item:RightsManagementLicenseData']),
  ...because('mail is not sorted by predictions', ['item:PredictedActionReasons']),
  ...because(
    'what people of a cloud service say about mail',
    `Mentions MentionedMe MentionsPreview MentionsEx Hashtags AppliedHashtags AppliedHashtagsPreview Likes LikesPreview
     PendingSocialActivityTagIds AtAllMention`
      .split(/\s+/)
      .map((name) => `item:${name}`),
  ),
  ...because('the MIME form is UTF-8 with 7-bit headers; item:MimeContent has it', ['item:MimeContentUTF8']),
  ...because('ItemType has no such element', ['item:FirstBody']),
  ...because('moderation is not offered', ['message:ApprovalRequestData']),
  ...because('reminders are not sent as messages', ['message:ReminderMessageData']),
  ...because('calendars are not published by message', [
    'message:PublishedCalendarItemIcs',
    'message:PublishedCalendarItemName',
  ]),
  ...because('no verdict of a filter is kept', ['message:MessageSafety']),
  ...because('sharing messages are messages', ['sharingMessage:SharingMessageAction']),
  ...because('reminders are not sent as messages', ['calendar:InboxReminders']),
  ...because('online meetings are made by clients', ['calendar:OnlineMeetingSettings']),
  ...because('what a client tells of itself is not kept', ['calendar:CalendarActivityData']),
  ...because(
    'only contacts of the directory have it, and those are no items',
    `contacts:DirectoryId contacts:DirectReports contacts:ManagerMailbox contacts:MSExchangeCertificate contacts:PersonId
     contacts:PartnerNetworkProfilePhotoUrl contacts:PartnerNetworkThumbnailPhotoUrl contacts:ConversationGuid`.split(
      /\s+/,
    ),
  ),
  ...because(
    'of the address book of Windows Live',
    `AbchEmailAddresses Culture IsAutoUpdateDisabled IsMessengerEnabled ContactShortId CreatedBy IsHidden ObjectId PassportId SourceId TrustLevel
     Urls Cid SkypeAuthCertificate SkypeContext SkypeRelationship InviteFree HidePresenceAndProfile IsPendingOutbound SupportGroupFeeds UserTileHash
     UnifiedInbox Mris Wlid AbchContactId NotInBirthdayCalendar ShellContactType ImMri PresenceTrustLevel OtherMri ProfileLastChanged
     MobileIMEnabled`
      .split(/\s+/)
      .map((name) => `contacts:${name}`),
  ),
])

/** Whole families that are of no item: of folders, and of things that Exchange's cloud has. */
export const absentFamilies = [
  'folder',
  'person',
  'rolemember',
  'network',
  'abchperson',
  'booking',
  'insight',
  'conversation',
  'persona',
] as const

function because(reason: string, uris: readonly string[]): [string, string][] {
  return uris.map((uri) => [uri, reason])
}
