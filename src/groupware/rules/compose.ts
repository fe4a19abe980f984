/** The mails that rules make of a message: a reply from a template, a forward as a person would do it. [MS-OXORULE] 3.2.5.1 */
import { randomUUID } from 'node:crypto'
import { decodeText, findCharsetOfCodePage } from '#codec/charset/index.ts'
import { exportMail, findPerson, recipientBag, sender, sentRepresenting, setPerson } from '#convert'
import type { DirectoryObject } from '#directory'
import { Bag, fileTime, type Item, P } from '#model'
import { passedOnField } from '../automatic.ts'
import type { RuledMessage } from './ruled-message.ts'

export interface Recipient {
  name: string
  address: string
  /** 1 to, 2 cc, 3 bcc. */
  type: number
}

export interface Composing {
  owner: DirectoryObject
  hostname: string
  now: number
}

const SUBJECT_MAX = 255
const UTF8 = 65001

/** FW: with the header of the message above its text, and its attachments. */
export function forwardItem(message: RuledMessage, recipients: readonly Recipient[], composing: Composing): Item {
  const properties = newMail(`FW: ${subjectOf(message)}`, composing)
  const above = headerLines(message)
  const { html } = message
  if (html) {
    const charset = findCharsetOfCodePage(message.properties.get(P.InternetCodepage) ?? UTF8) ?? 'utf-8'
    properties.set(P.Html, Buffer.from(withAbove(decodeText(html, charset), above))).set(P.InternetCodepage, UTF8)
    properties.set(P.NativeBody, 3)
  } else {
    properties.set(P.Body, [...above, '', message.text].join('\r\n')).set(P.NativeBody, 1)
  }
  const { attachments, source } = message.item
  return { properties, recipients: rowsOf(recipients), attachments, ...(source && { source }) }
}

/** The message as a file in a mail. */
export function attachedItem(message: RuledMessage, recipients: readonly Recipient[], composing: Composing): Item {
  const properties = newMail(`FW: ${subjectOf(message)}`, composing)
    .set(P.Body, '')
    .set(P.NativeBody, 1)
  const embedded = wholeItem(message)
  const attachment = { properties: Bag.of({ AttachMethod: 5, DisplayName: subjectOf(message) }), embedded }
  return { properties, recipients: rowsOf(recipients), attachments: [attachment] }
}

const TEXT_MESSAGE_MAX = 160

/** As much as a telephone shows. [MS-OXORULE] 2.2.5.1.1 (TM) */
export function textMessageItem(message: RuledMessage, recipients: readonly Recipient[], composing: Composing): Item {
  const properties = newMail(subjectOf(message), composing)
  const text = message.text.replace(/\s+/g, ' ').trim().slice(0, TEXT_MESSAGE_MAX)
  properties.set(P.Body, text).set(P.NativeBody, 1)
  return { properties, recipients: rowsOf(recipients), attachments: [] }
}

/** What the template says, in answer to the message. */
export function replyItem(
  message: RuledMessage,
  template: Item,
  recipients: readonly Recipient[],
  composing: Composing,
): Item {
  const own = template.properties.get(P.Subject) ?? ''
  const properties = newMail(own === '' ? `Re: ${subjectOf(message)}` : own, composing)
  for (const property of [
    P.Body,
    P.Html,
    P.RtfCompressed,
    P.NativeBody,
    P.InternetCodepage,
    P.Importance,
    P.Sensitivity,
  ]) {
    const value = template.properties.get(property as typeof P.Body)
    if (value !== undefined) properties.set(property as typeof P.Body, value)
  }
  const answered = message.properties.get(P.InternetMessageId)
  if (answered) {
    const references = message.properties.get(P.InternetReferences)
    properties.set(P.InReplyToId, answered)
    properties.set(P.InternetReferences, references ? `${references} ${answered}` : answered)
  }
  const rows = [...rowsOf(recipients), ...template.recipients]
  return { properties, recipients: rows, attachments: template.attachments }
}

/** With the fields that say that a program sent it. */
export function mailOf(item: Item, { hostname }: Composing, fields: readonly string[]): Uint8Array {
  const seed = randomUUID()
  item.properties.set(P.InternetMessageId, `<${seed}@${hostname}>`)
  const mail = exportMail(item, { seed, hostname })
  return Buffer.concat([Buffer.from(fields.map((field) => `${field}\r\n`).join('')), mail])
}

export const answerFields = ['Auto-Submitted: auto-replied', 'X-Auto-Response-Suppress: All'] as const

/** What everybody's rules have done to it, this one's among them. */
export function passedOnFields(passed: readonly string[], owner: DirectoryObject): string[] {
  return [...passed, owner.address].map((address) => `${passedOnField}: ${address}`)
}

function newMail(subject: string, { owner, now }: Composing): Bag {
  const properties = Bag.of({ MessageClass: 'IPM.Note', Subject: subject.slice(0, SUBJECT_MAX) })
  const person = { name: owner.displayName, address: owner.address }
  setPerson(properties, sentRepresenting, person)
  setPerson(properties, sender, person)
  return properties.set(P.ClientSubmitTime, fileTime.from(now)).set(P.AutoForwarded, true)
}

function rowsOf(recipients: readonly Recipient[]): Bag[] {
  return recipients.map((one, index) => recipientBag(one, one.type, index))
}

function subjectOf({ properties }: RuledMessage): string {
  return properties.get(P.Subject) ?? ''
}

/** Bodies that are read from the source stand in the bag of a message in a mail. */
function wholeItem(message: RuledMessage): Item {
  const { item, html } = message
  const properties = message.properties.copy()
  if (html) properties.set(P.Html, html)
  else properties.set(P.Body, message.text)
  const attachments = item.attachments.map((one) => ({ ...one }))
  return { properties, recipients: item.recipients, attachments, ...(item.source && { source: item.source }) }
}

function headerLines(message: RuledMessage): string[] {
  const { properties, item } = message
  const from = findPerson(properties, sentRepresenting) ?? findPerson(properties, sender)
  const sent = properties.get(P.ClientSubmitTime) ?? properties.get(P.MessageDeliveryTime)
  const names = (type: number) =>
    item.recipients
      .filter((row) => (row.get(P.RecipientType) ?? 1) === type)
      .map((row) => row.get(P.DisplayName) ?? row.get(P.SmtpAddress) ?? '')
      .join('; ')
  const cc = names(2)
  return [
    '________________________________',
    `From: ${from ? `${from.name} <${from.address}>` : ''}`,
    ...(sent === undefined ? [] : [`Sent: ${fileTime.toDate(sent).toUTCString()}`]),
    `To: ${names(1)}`,
    ...(cc === '' ? [] : [`Cc: ${cc}`]),
    `Subject: ${subjectOf(message)}`,
  ]
}

function withAbove(html: string, lines: readonly string[]): string {
  const above = `<hr><p>${lines.slice(1).map(escaped).join('<br>')}</p>`
  const body = /<body\b[^>]*>/i.exec(html)
  return body
    ? html.slice(0, body.index + body[0].length) + above + html.slice(body.index + body[0].length)
    : above + html
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
