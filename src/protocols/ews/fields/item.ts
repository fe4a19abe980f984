/** Fields that every item has. [MS-OXWSCORE] 2.2.4.24 (ItemType) */
import { setBody, textHtml } from '#convert/bodies/index.ts'
import { findLanguage, findLocale } from '#convert/mail/locales.ts'
import { N, P } from '#model'
import { attachmentsField } from './attachments.ts'
import { bodyElement, bodyProperties } from './bodies.ts'
import { plainBodyShape } from './context.ts'
import {
  field,
  type Field,
  flag,
  integer,
  invalid,
  type ReadItem,
  strings,
  text,
  time,
  words,
  xmlText,
} from './field.ts'
import { flagField } from './follow-up.ts'
import { allHeaders } from './headers.ts'
import { iconIndexes, importances, sensitivities } from './lists.ts'
import { responseObjectProperties, responseObjects } from './response-objects.ts'
import { retentionTag } from './retention.ts'
import { booleanOf, dateTime, dateTimeOf, plainOf, stringsOf, textOf } from './values.ts'

const PREVIEW_LENGTH = 255

const body = field('item:Body', ({ properties }, { shape }) => bodyElement(properties, shape.body, { shape }), {
  needs: bodyProperties,
  write({ item }, value) {
    setBody(item.properties, bodyOf(value))
  },
  append({ item }, value) {
    const present = bodyElement(item.properties, 'Best', { shape: plainBodyShape })
    const added = bodyOf(value)
    if ('text' in added && present.BodyType === 'Text') {
      setBody(item.properties, { text: present.value + added.text })
      return
    }
    const html = present.BodyType === 'HTML' ? present.value : textHtml(present.value)
    setBody(item.properties, { html: joinedHtml(html, 'html' in added ? added.html : textHtml(added.text)) })
  },
  remove({ item }) {
    for (const property of bodyProperties) item.properties.delete(property)
  },
  search: { property: P.Body },
})

export function bodyOf(value: unknown): { text: string } | { html: string } {
  const content = textOf(value)
  if (textOf(plainOf(value).BodyType) === 'HTML') return { html: content }
  return { text: content.replace(/\r\n|\r|\n/g, '\r\n') }
}

/** Before the end of the body, where it has one. */
export function joinedHtml(html: string, added: string): string {
  const inner = /<body[^>]*>([\s\S]*?)(?:<\/body>|$)/i.exec(added)?.[1] ?? added
  const end = html.search(/<\/body>/i)
  return end < 0 ? html + inner : html.slice(0, end) + inner + html.slice(end)
}

const subject = text('item:Subject', P.Subject, {
  write({ item: { properties } }, value) {
    // The store takes the whole subject, and finds the prefix in it.
    properties.set(P.Subject, textOf(value)).delete(P.SubjectPrefix)
    properties.delete(P.NormalizedSubject)
  },
  remove({ item: { properties } }) {
    properties.set(P.Subject, '').delete(P.SubjectPrefix)
    properties.delete(P.NormalizedSubject)
  },
})

const categories: Field = {
  ...strings('item:Categories', N.Keywords),
  append({ item: { properties } }, value) {
    properties.set(N.Keywords, [...new Set([...(properties.get(N.Keywords) ?? []), ...stringsOf(value)])])
  },
}

/** A bit of PidTagMessageFlags. [MS-OXCMSG] 2.2.1.6 */
function messageFlag(uri: string, mask: number): Field {
  return field(uri, ({ properties }) => ((properties.get(P.MessageFlags) ?? 0) & mask) !== 0, {
    needs: [P.MessageFlags],
    search: { property: P.MessageFlags, mask, value: booleanOf },
  })
}

const sensitivity = words('item:Sensitivity', P.Sensitivity, sensitivities, {
  otherwise: 0,
  write({ item: { properties } }, value) {
    const index = sensitivities.indexOf(textOf(value) as (typeof sensitivities)[number])
    if (index < 0) invalid('Sensitivity')
    // [MS-OXCMSG] 2.2.1.15: PidLidPrivate says the same.
    properties.set(P.Sensitivity, index).set(N.Private, index >= 2)
  },
})

const reminderSet = flag('item:ReminderIsSet', N.ReminderSet, { otherwise: false })

const reminderMinutes = field(
  'item:ReminderMinutesBeforeStart',
  ({ properties }) => {
    const delta = properties.get(N.ReminderDelta)
    // [MS-OXORMDR] 2.2.1.3: what stands for the usual time.
    return delta === undefined ? undefined : String(delta === USUAL_DELTA ? 15 : Math.max(0, delta))
  },
  {
    needs: [N.ReminderDelta],
    write({ item }, value) {
      const minutes = Number(textOf(value))
      if (!Number.isInteger(minutes) || minutes < 0 || minutes > 2_629_800) invalid('ReminderMinutesBeforeStart')
      item.properties.set(N.ReminderDelta, minutes)
    },
    remove({ item }) {
      item.properties.delete(N.ReminderDelta)
    },
    search: { property: N.ReminderDelta, value: Number },
  },
)
const USUAL_DELTA = 0x5ae980e1

const culture = field(
  'item:Culture',
  ({ properties }) => findLanguage(properties.get(P.MessageLocaleId) ?? 0) ?? 'en-US',
  {
    needs: [P.MessageLocaleId],
    write({ item }, value) {
      const locale = findLocale(textOf(value))
      if (locale === undefined) invalid('Culture')
      item.properties.set(P.MessageLocaleId, locale as number)
    },
    remove({ item }) {
      item.properties.delete(P.MessageLocaleId)
    },
    search: { property: P.MessageLocaleId, value: (text) => findLocale(text) },
  },
)

const effectiveRights = field(
  'item:EffectiveRights',
  ({ properties }) => {
    const access = properties.get(P.Access) ?? 0
    return {
      CreateAssociated: false,
      CreateContents: false,
      CreateHierarchy: false,
      Delete: (access & 0x4) !== 0,
      Modify: (access & 0x1) !== 0,
      Read: true,
      ViewPrivateItems: true,
    }
  },
  { needs: [P.Access] },
)

const mimeContent = field(
  'item:MimeContent',
  async (item, { mime }) => {
    const bytes = await mime(item)
    return bytes && { CharacterSet: 'UTF-8', value: bytes }
  },
  { needs: [P.MessageClass], onDemand: true },
)

const preview = field(
  'item:Preview',
  ({ properties, row }, { shape }) => {
    const text =
      row?.preview ?? bodyElement(properties, 'Text', { shape: { ...shape, maximumBodySize: undefined } }).value
    return xmlText(text.replace(/\s+/g, ' ').trim().slice(0, PREVIEW_LENGTH))
  },
  { needs: bodyProperties },
)

/** When it came; what never travelled came when it was made. */
function received({ properties, row, path }: ReadItem): string | undefined {
  const time = properties.get(P.MessageDeliveryTime)
  return time === undefined && row && !path ? dateTime(row.received.getTime()) : dateTimeOf(time)
}

function sent({ properties, row, path }: ReadItem): string | undefined {
  const time = properties.get(P.ClientSubmitTime)
  return time === undefined && row && !path ? dateTime(row.created.getTime()) : dateTimeOf(time)
}

export const itemFields: readonly Field[] = [
  mimeContent,
  field('item:ItemId', ({ row, path, occurrence }, { ids }) => {
    if (!row || path) return undefined
    return occurrence ? ids.occurrence(row, occurrence.original) : ids.item(row)
  }),
  field('item:ParentFolderId', ({ row, path }, { ids }) => (row && !path ? ids.folder(row.folder, row) : undefined)),
  text('item:ItemClass', P.MessageClass, { remove: undefined as never }),
  subject,
  sensitivity,
  body,
  attachmentsField,
  time('item:DateTimeReceived', P.MessageDeliveryTime, { readOnly: true, read: received }),
  integer('item:Size', P.MessageSize, { readOnly: true }),
  categories,
  words('item:Importance', P.Importance, importances, { otherwise: 1 }),
  text('item:InReplyTo', P.InReplyToId),
  messageFlag('item:IsSubmitted', 0x04),
  messageFlag('item:IsDraft', 0x08),
  messageFlag('item:IsFromMe', 0x20),
  messageFlag('item:IsResend', 0x80),
  messageFlag('item:IsUnmodified', 0x02),
  allHeaders,
  time('item:DateTimeSent', P.ClientSubmitTime, { readOnly: true, read: sent }),
  time('item:DateTimeCreated', P.CreationTime, { readOnly: true }),
  field('item:ResponseObjects', responseObjects, { needs: responseObjectProperties }),
  time('item:ReminderDueBy', N.ReminderTime),
  reminderSet,
  time('item:ReminderNextTime', N.ReminderSignalTime),
  reminderMinutes,
  text('item:DisplayCc', P.DisplayCc, { readOnly: true }),
  text('item:DisplayTo', P.DisplayTo, { readOnly: true }),
  text('item:DisplayBcc', P.DisplayBcc, { readOnly: true, since: 'V2015_10_05' }),
  flag('item:HasAttachments', P.HasAttachments, { readOnly: true, otherwise: false }),
  culture,
  effectiveRights,
  text('item:LastModifiedName', P.LastModifierName, { readOnly: true }),
  time('item:LastModifiedTime', P.LastModificationTime, { readOnly: true }),
  flag('item:IsAssociated', P.Associated, { readOnly: true, otherwise: false }),
  field('item:ConversationId', ({ row }, { ids }) => row && ids.conversation(row.conversationId), {
    search: { property: P.ConversationId },
  }),
  field(
    'item:UniqueBody',
    ({ properties }, { shape }) => bodyElement(properties, shape.uniqueBody, { shape, part: 'own' }),
    { needs: bodyProperties, onDemand: true },
  ),
  flagField,
  field('item:StoreEntryId', ({ properties }) => properties.get(P.EntryId), { needs: [P.EntryId], onDemand: true }),
  field('item:InstanceKey', ({ properties }) => properties.get(P.InstanceKey), { needs: [P.InstanceKey] }),
  field(
    'item:NormalizedBody',
    ({ properties }, { shape }) => bodyElement(properties, shape.normalizedBody, { shape }),
    { needs: bodyProperties, onDemand: true },
  ),
  field('item:EntityExtractionResult', () => ({}), { onDemand: true }),
  retentionTag('item:PolicyTag', P.PolicyTag, 'policy'),
  retentionTag('item:ArchiveTag', P.ArchiveTag, 'archive'),
  time('item:RetentionDate', P.RetentionDate, { readOnly: true }),
  preview,
  field('item:IsClutter', () => false, { onDemand: true }),
  field('item:BlockStatus', () => false, { onDemand: true }),
  field('item:HasBlockedImages', () => false, { onDemand: true }),
  field('item:TextBody', ({ properties }, { shape }) => bodyElement(properties, 'Text', { shape }), {
    needs: bodyProperties,
    onDemand: true,
    search: { property: P.Body },
  }),
  field('item:IconIndex', ({ properties }) => iconIndexes.get(properties.get(P.IconIndex) ?? -1) ?? 'Default', {
    needs: [P.IconIndex],
    search: { property: P.IconIndex, value: (text) => [...iconIndexes].find(([, word]) => word === text)?.[0] },
    onDemand: true,
  }),
  field('item:CanDelete', ({ properties }) => ((properties.get(P.Access) ?? 0) & 0x4) !== 0, {
    needs: [P.Access],
    onDemand: true,
  }),
  field('item:InferenceClassification', () => 'Focused', { onDemand: true }),
]
