/**
 * Generated items become mail and items again: everything that a mail can carry is the same. What a mail cannot carry is not
 * generated: a subject with line ends, a name of an attachment that no file system takes.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { Bag, fileTime, type Item, type ItemAttachment, N, P } from '#model'
import { contentBytes, wholeProperties } from '../msg/index.ts'
import { exportMail } from './export.ts'
import { extensionOf, safeFileName, shortFileName } from './file-names.ts'
import { importMail } from './import.ts'
import { encodeFlatEntryList, encodeOneOff } from './one-off.ts'
import { recipientBag, sender, sentRepresenting, setPerson } from './people.ts'
import { splitSubject } from './subject.ts'

const options = { seed: 'abc', hostname: 'mail.example.test', bcc: true }

/** Text as people write it: words of any script, one space between them. */
const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
  .filter((text) => /^[^\p{C}\p{Z}]+$/u.test(text))
const phrase = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '))
const id = fc.stringMatching(/^<[a-z0-9]{1,20}@[a-z]{1,10}\.example>$/)
const local = fc.stringMatching(/^[a-z0-9]([a-z0-9.+-]{0,10}[a-z0-9])?$/).filter((text) => !text.includes('..'))
const address = fc.tuple(local, fc.stringMatching(/^[a-z]{1,12}\.example$/)).map((parts) => parts.join('@'))
const person = fc.record({ name: fc.option(phrase, { nil: '' }), address })
const second = fc.integer({ min: 0, max: 4_000_000_000 }).map((seconds) => fileTime.from(seconds * 1000))
const lines = fc.array(phrase, { maxLength: 10 }).map((list) => list.map((line) => `${line}\r\n`).join(''))

const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const values = fc.record({
  subject: phrase.filter((text) => splitSubject(text).normalized !== ''),
  messageId: id,
  inReplyTo: optional(id),
  references: optional(fc.array(id, { minLength: 1, maxLength: 20 }).map((ids) => ids.join(' '))),
  topic: optional(phrase),
  index: optional(fc.uint8Array({ minLength: 22, maxLength: 60 })),
  importance: fc.constantFrom(0, 1, 2),
  sensitivity: fc.constantFrom(1, 2, 3),
  expiry: optional(second),
  reply: optional(second),
  sent: second,
  suppress: optional(fc.integer({ min: -1, max: 0x3f })),
  keywords: optional(
    fc.uniqueArray(
      phrase.filter((text) => !text.includes(',')),
      { minLength: 1, maxLength: 5 },
    ),
  ),
  flag: optional(phrase),
  classified: optional(fc.boolean()),
  locale: optional(fc.constantFrom(0x0407, 0x0409, 0x0c07, 0x0411)),
  from: person,
  sentBy: optional(person),
  replyTo: fc.array(person, { maxLength: 3 }),
  people: fc.array(fc.tuple(fc.constantFrom(1, 2, 3), person), { maxLength: 8 }),
  receipt: fc.boolean(),
  body: fc.oneof(
    lines.map((text) => ({ Body: text === '' ? 'x\r\n' : text })),
    lines.map((text) => ({ Html: Buffer.from(`<p>${text.replaceAll('<', '&lt;')}</p>\r\n`) })),
  ),
  files: fc.array(
    fc.record({
      name: phrase.filter((text) => text.length < 60 && safeFileName(text) === text),
      content: fc.uint8Array({ maxLength: 300 }),
      type: fc.constantFrom('application/pdf', 'image/png', 'application/octet-stream', 'text/csv'),
      contentId: optional(fc.stringMatching(/^[a-z0-9]{1,10}@x$/)),
    }),
    { maxLength: 3 },
  ),
})

type Values = typeof values extends fc.Arbitrary<infer T> ? T : never

function itemOf(given: Values): Item {
  const { prefix, normalized } = splitSubject(given.subject)
  const properties = Bag.of(
    {
      MessageClass: 'IPM.Note',
      Subject: given.subject,
      SubjectPrefix: prefix,
      NormalizedSubject: normalized,
      ConversationTopic: given.topic ?? normalized,
      ConversationIndex: given.index && Buffer.from(given.index),
      InternetMessageId: given.messageId,
      InReplyToId: given.inReplyTo,
      InternetReferences: given.references,
      Importance: given.importance,
      Priority: given.importance - 1,
      Sensitivity: given.sensitivity,
      ExpiryTime: given.expiry,
      ReplyTime: given.reply,
      ClientSubmitTime: given.sent,
      MessageDeliveryTime: given.sent,
      AutoResponseSuppress: given.suppress,
      MessageLocaleId: given.locale,
      FlagStatus: given.flag === undefined ? undefined : 2,
      InternetCodepage: 65001,
      NativeBody: 'Html' in given.body ? 3 : 1,
      ...given.body,
    },
    { Keywords: given.keywords, FlagRequest: given.flag, Classified: given.classified },
  )
  setPerson(properties, sentRepresenting, given.from)
  setPerson(properties, sender, given.sentBy ?? given.from)
  if (given.receipt) properties.set(P.OriginatorDeliveryReportRequested, true)
  if (given.replyTo.length > 0) {
    const people = given.replyTo.map(({ name, address: to }) => ({
      name: name || to,
      addressType: 'SMTP',
      address: to,
    }))
    properties.set(P.ReplyRecipientEntries, encodeFlatEntryList(people.map(encodeOneOff)))
    properties.set(P.ReplyRecipientNames, people.map(({ name }) => name).join(';'))
  }
  // In a mail, those in To come first.
  const people = given.people.toSorted(([a], [b]) => a - b)
  return {
    properties,
    recipients: people.map(([type, one], index) => recipientBag(one, type, index)),
    attachments: given.files.map(attachmentOf),
  }
}

function attachmentOf({ name, content, type, contentId }: Values['files'][number]): ItemAttachment {
  const properties = Bag.of({
    AttachMethod: 1,
    AttachLongFilename: name,
    AttachFilename: shortFileName(name),
    AttachExtension: extensionOf(name),
    DisplayName: name,
    RenderingPosition: -1,
    AttachFlags: 0,
    AttachmentHidden: false,
    AttachMimeTag: type,
    AttachContentId: contentId,
  })
  return { properties, content: { bytes: content } }
}

function shown(bag: Bag): Record<string, unknown> {
  const entries = Object.entries(bag.toJSON()).map(([name, value]) => [
    name,
    value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value,
  ])
  return Object.fromEntries(entries) as Record<string, unknown>
}

test('item, mail, item: everything that a mail can carry is the same', () => {
  fc.assert(
    fc.property(values, (given) => {
      const item = itemOf(given)
      const mail = exportMail(item, options)
      assert.deepEqual(exportMail(item, options), mail)
      const again = importMail(mail)
      const properties = wholeProperties(again)
      properties.delete(P.TransportMessageHeaders)
      assert.deepEqual(shown(properties), shown(item.properties))
      assert.deepEqual(again.recipients.map(shown), item.recipients.map(shown))
      assert.deepEqual(
        again.attachments.map((attachment) => shown(attachment.properties)),
        item.attachments.map((attachment) => shown(attachment.properties)),
      )
      for (const [index, attachment] of again.attachments.entries())
        assert.deepEqual(
          Buffer.from(contentBytes(again, attachment) ?? []),
          Buffer.from(given.files[index]?.content ?? []),
        )
    }),
    { numRuns: 200 },
  )
})

test('item, TNEF mail, item: everything that the item has is the same', () => {
  fc.assert(
    fc.property(values, fc.uint8Array({ minLength: 1, maxLength: 40 }), (given, verbs) => {
      const item = itemOf(given)
      item.properties.set(N.VerbStream, Buffer.from(verbs))
      const again = importMail(exportMail(item, { ...options, format: 'tnef' }))
      const properties = wholeProperties(again)
      for (const property of [
        N.VerbStream,
        P.Subject,
        P.Html,
        P.ConversationIndex,
        P.Sensitivity,
        N.Keywords,
        P.ExpiryTime,
      ]) {
        const [before, after] = [
          item.properties.get(property as typeof P.Subject),
          properties.get(property as typeof P.Subject),
        ]
        assert.deepEqual(comparable(after), comparable(before), property.name)
      }
      assert.equal(again.attachments.length, item.attachments.length)
    }),
    { numRuns: 60 },
  )
})

function comparable(value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value
}
