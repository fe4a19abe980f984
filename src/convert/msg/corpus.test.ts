/**
 * Every .msg of the corpus, and what other programs say about it. Where they differ, `known-differences.json` says who is
 * right and why; a difference that is not listed there fails, and so does an entry that no longer differs.
 */
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { decodeText, encodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { type Bag, fileTime, type Item, N, P, type Property } from '#model'
import { findCodePageOfLocale } from './code-page.ts'
import { exportMsg, importMsg } from './index.ts'
import known from './known-differences.json' with { type: 'json' }

const options = { skip: corpus ? false : 'no corpus' }
const read = (path: string) => JSON.parse(readFileSync(join(corpus as string, path), 'utf8'))

function assertKnown(witness: string, found: readonly string[]) {
  const listed = new Set(known.filter((entry) => entry.witness === witness).flatMap(({ differences }) => differences))
  assert.deepEqual(new Set(found), listed)
}

test('every item goes to .msg and back without loss', options, () => {
  let count = 0
  for (const { name, bytes } of corpusFiles('msg', /\.msg$/)) {
    const { item } = importMsg(bytes)
    const file = exportMsg(item)
    const again = importMsg(file)
    assert.deepEqual(again.problems, [], name)
    assert.deepEqual(plain(again.item), plain(item), name)
    assert.ok(Buffer.from(exportMsg(again.item)).equals(file), name)
    count++
  }
  assert.ok(count > 90)
})

/** What a test can compare: names and values, bytes as text. Rowid is given to recipients that have none. */
function plain({ properties, recipients, attachments }: Item): unknown {
  return {
    properties: bag(properties),
    recipients: recipients.map((row, index) => bag(row.copy().setDefault(P.Rowid, index))),
    attachments: attachments.map((attachment) => ({
      properties: bag(attachment.properties),
      content: attachment.content && 'bytes' in attachment.content ? sha256(attachment.content.bytes) : undefined,
      embedded: attachment.embedded && plain(attachment.embedded),
    })),
  }
}

function bag(properties: Bag): unknown {
  return JSON.parse(
    JSON.stringify(properties, (_key, value) => {
      if (typeof value === 'bigint') return `${value}`
      if (value instanceof Uint8Array) return sha256(value)
      return value?.type === 'Buffer' ? sha256(Buffer.from(value.data)) : value
    }),
  )
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

type Fields = Record<string, unknown> & { attachments: Fields[]; recipients: Fields[]; innerMsgContentFields?: Fields }

const fields: Record<string, Property> = {
  messageClass: P.MessageClass,
  subject: P.Subject,
  conversationTopic: P.ConversationTopic,
  normalizedSubject: P.NormalizedSubject,
  headers: P.TransportMessageHeaders,
  senderName: P.SenderName,
  senderAddressType: P.SenderAddressType,
  senderEmail: P.SenderEmailAddress,
  body: P.Body,
  messageId: P.InternetMessageId,
  creationTime: P.CreationTime,
  lastModificationTime: P.LastModificationTime,
  lastModifierName: P.LastModifierName,
  messageDeliveryTime: P.MessageDeliveryTime,
  clientSubmitTime: P.ClientSubmitTime,
  messageFlags: P.MessageFlags,
  internetCodepage: P.InternetCodepage,
  messageCodepage: P.MessageCodepage,
  messageLocaleId: P.MessageLocaleId,
  apptStartWhole: N.AppointmentStartWhole,
  apptEndWhole: N.AppointmentEndWhole,
  apptLocation: N.Location,
  clipStart: N.ClipStart,
  clipEnd: N.ClipEnd,
  globalAppointmentID: N.GlobalObjectId,
  timeZoneDesc: N.TimeZoneDescription,
  votingOptions: N.VerbStream,
  votingResponse: N.VerbResponse,
  givenName: P.GivenName,
  surname: P.Surname,
  middleName: P.MiddleName,
  generation: P.Generation,
  displayNamePrefix: P.DisplayNamePrefix,
  companyName: P.CompanyName,
  departmentName: P.DepartmentName,
  title: P.Title,
  homeTelephoneNumber: P.HomeTelephoneNumber,
  businessTelephoneNumber: P.BusinessTelephoneNumber,
  mobileTelephoneNumber: P.MobileTelephoneNumber,
  businessFaxNumber: P.BusinessFaxNumber,
  businessHomePage: P.BusinessHomePage,
  email1EmailAddress: N.Email1EmailAddress,
  email1DisplayName: N.Email1DisplayName,
  email1OriginalDisplayName: N.Email1OriginalDisplayName,
  fileUnder: N.FileUnder,
  contactHtml: N.Html,
  workAddressStreet: N.WorkAddressStreet,
  workAddressCity: N.WorkAddressCity,
  workAddressState: N.WorkAddressState,
  workAddressPostalCode: N.WorkAddressPostalCode,
  workAddressCountry: N.WorkAddressCountry,
  workAddressCountryCode: N.WorkAddressCountryCode,
  yomiFirstName: N.YomiFirstName,
  yomiLastName: N.YomiLastName,
  yomiCompanyName: N.YomiCompanyName,
  recipName: P.DisplayName,
}

/** A value as msgreader shows it. */
function shown(value: unknown): unknown {
  if (typeof value === 'bigint') return fileTime.toDate(value).toUTCString()
  return value instanceof Uint8Array ? Buffer.from(value).toString('hex').toUpperCase() : value
}

/**
 * What a reader gets who takes 8-bit strings for Latin 1 or windows-1252, whatever code page the file says: the same bytes, wrongly
 * read. Both witnesses do.
 */
function misread(item: Item, text: unknown): unknown[] {
  const locale = item.properties.get(P.MessageLocaleId)
  const codePage =
    item.properties.get(P.MessageCodepage) ??
    (locale === undefined ? undefined : findCodePageOfLocale(locale)) ??
    item.properties.get(P.InternetCodepage)
  const charset = codePage === undefined ? undefined : findCharsetOfCodePage(codePage)
  if (typeof text !== 'string' || !charset) return []
  const bytes = encodeText(text, charset)
  return [Buffer.from(bytes).toString('latin1'), decodeText(bytes, 'windows-1252')]
}

function* differences(item: Item, want: Fields, path: string): Generator<string> {
  for (const [name, property] of Object.entries(fields)) {
    if (!(name in want) || name === 'votingOptions') continue
    const here = shown(item.properties.get(property))
    if (here !== want[name] && !misread(item, here).includes(want[name])) yield `${path}${name}`
  }
  if (item.recipients.length !== want.recipients.length) yield `${path}recipients`
  for (const [index, recipient] of want.recipients.entries()) {
    const row = item.recipients[index]
    const type = ['originator', 'to', 'cc', 'bcc'][(row?.get(P.RecipientType) ?? 1) & 0xf]
    const found = [row?.get(P.DisplayName), row?.get(P.AddressType), row?.get(P.EmailAddress), type]
    const { name, addressType, email, recipType } = recipient
    if (JSON.stringify(found) !== JSON.stringify([name, addressType, email, recipType]))
      yield `${path}recipients.${index}`
  }
  if (item.attachments.length !== want.attachments.length) yield `${path}attachments`
  for (const [index, attachment] of want.attachments.entries()) {
    const here = `${path}attachments.${index}.`
    const found = item.attachments[index]
    if (attachment.innerMsgContentFields) {
      if (found?.embedded) yield* differences(found.embedded, attachment.innerMsgContentFields, here)
      else yield `${here}embedded`
      continue
    }
    const size = found?.content && 'bytes' in found.content ? found.content.bytes.length : undefined
    if ('contentLength' in attachment && size !== attachment.contentLength) yield `${here}contentLength`
    for (const [name, property] of [
      ['fileName', P.AttachLongFilename],
      ['fileNameShort', P.AttachFilename],
      ['attachMimeTag', P.AttachMimeTag],
      ['extension', P.AttachExtension],
    ] as const) {
      if (name in attachment && found?.properties.get(property) !== attachment[name]) yield `${here}${name}`
    }
  }
}

test('the fields that msgreader finds', options, () => {
  const found: string[] = []
  const folder = 'msg/HiraokaHyperTo-msgreader'
  let compared = 0
  for (const { name, bytes } of corpusFiles(folder, /\.msg$/)) {
    const path = name.replace(/\.msg$/, '.json')
    if (!existsSync(join(corpus as string, path))) continue
    const { item } = importMsg(bytes)
    for (const difference of differences(item, read(path), '')) {
      found.push(`${name.slice(folder.length + 1)}: ${difference}`)
    }
    compared++
  }
  assert.ok(compared > 20)
  assertKnown('msgreader', found)
})

type Expected = {
  file: string
  message_class: string | null
  subject: string | null
  attachment_files: { name: string | null; size: number | null; sha256: string | null }[] | null
}

test('the subjects and attachments that olefile finds', options, () => {
  const expected: Expected[] = read('expected/msg-olefile-msgconvert.json')
  const files = new Map([...corpusFiles('msg', /\.msg$/)].map(({ name, bytes }) => [name, bytes]))
  const found: string[] = []
  for (const want of expected) {
    const bytes = files.get(want.file)
    if (!bytes) continue
    const { item } = importMsg(bytes)
    const name = want.file.replace(/^.*\//, '')
    if (want.message_class && item.properties.get(P.MessageClass) !== want.message_class) found.push(`${name}: class`)
    const subject = item.properties.get(P.Subject) ?? ''
    if (want.subject !== null && ![subject, ...misread(item, subject)].includes(want.subject)) {
      found.push(`${name}: subject`)
    }
    const contents = item.attachments.map(({ content, embedded, properties }) => {
      if (embedded || !content || !('bytes' in content) || properties.get(P.AttachMethod) === 6) return null
      return sha256(content.bytes)
    })
    for (const [index, file] of (want.attachment_files ?? []).entries()) {
      if (file.sha256 !== null && contents[index] !== file.sha256) found.push(`${name}: attachment ${index}`)
      if (file.sha256 === null && contents[index]) found.push(`${name}: attachment ${index} is not empty`)
    }
  }
  assertKnown('olefile', found)
})
