/**
 * What a submission server does to a mail before it goes anywhere. RFC 6409 6 and 8.
 *
 * Who may be in From: the user's own addresses, and those that somebody granted. With a grant "on behalf" the user has to
 * stand in Sender, and is put there when nobody does.
 */
import { type Field, type Header, mailboxesOf, parseStructure, readHeader } from '#codec/mime/index.ts'
import { formatDate } from '#convert'
import type { Login } from '#directory'
import { Failure } from '#model'
import { randomUUID } from 'node:crypto'
import type { Context } from './context.ts'

export async function checkSender({ directory }: Context, login: Login, from: string): Promise<void> {
  // A notification of a client (read receipts) comes from nobody.
  if (from === '') return
  if (!(await directory.maySendAs(login.user.id, from))) throw new Failure('sendAsDenied', from)
}

/** The mail as it may leave: checked, completed, without Bcc. */
export async function prepareSubmission(context: Context, message: Uint8Array, login: Login): Promise<Uint8Array> {
  const root = parseStructure(message)
  const header = readHeader(message, root)
  const added = await senderFields(context, header, login)
  if (!header.has('date')) added.push(`Date: ${formatDate(new Date(context.now()))}`)
  if (!header.has('message-id')) added.push(`Message-ID: <${randomUUID()}@${context.hostname}>`)
  const bcc = header.fields.filter(({ key }) => key === 'bcc' || key === 'resent-bcc')
  return edited(message, { added, removed: bcc })
}

async function senderFields({ directory }: Context, header: Header, { user }: Login): Promise<string[]> {
  const authors = mailboxesOf(header.addresses('from')).map(({ address }) => address)
  if (authors.length === 0) return header.has('from') ? denied(header.raw('from')) : [`From: <${user.address}>`]
  let onBehalf = false
  for (const author of authors) {
    const right = await directory.sendingRight(user.id, author)
    if (right === undefined) return denied(author)
    if (right === 'onBehalf') onBehalf = true
  }
  const sentBy = mailboxesOf(header.addresses('sender'))[0]?.address
  if (sentBy !== undefined && !(await directory.maySendAs(user.id, sentBy))) return denied(sentBy)
  return onBehalf && sentBy === undefined ? [`Sender: <${user.address}>`] : []
}

function denied(who: string | undefined): never {
  throw new Failure('sendAsDenied', who)
}

/** New fields come first; a mail without a header gets the blank line that it lacks. */
function edited(
  message: Uint8Array,
  { added, removed }: { added: readonly string[]; removed: readonly Field[] },
): Uint8Array {
  if (added.length === 0 && removed.length === 0) return message
  const pieces: Uint8Array[] = added.map((field) => Buffer.from(`${field}\r\n`))
  let at = 0
  for (const { start, end } of removed) {
    pieces.push(message.subarray(at, start))
    at = end
  }
  const { fields } = readHeader(message, parseStructure(message))
  if (fields.length === 0 && !startsWithBlankLine(message)) pieces.push(Buffer.from('\r\n'))
  pieces.push(message.subarray(at))
  return Buffer.concat(pieces)
}

function startsWithBlankLine(message: Uint8Array): boolean {
  return message[0] === 0x0a || (message[0] === 0x0d && message[1] === 0x0a)
}
