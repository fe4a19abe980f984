/**
 * Does a message fit a search key? RFC 9051 6.4.4.
 *
 * Texts are compared folded (case and marks), as substrings, in decoded headers. A key that the row answers is answered
 * at once; only HEADER with a field that no column has reads the source, so its answer is a promise.
 */
import { decodeWords, type Envelope, type EnvelopeAddress, parseDate } from '#codec/mime/index.ts'
import { fold } from '#model'
import type { MessageId, MessageRow, RowPart, Uid } from '#store'
import { keywordOf } from '../flags.ts'
import { dayOf } from '../grammar/date.ts'
import { contains } from '../grammar/sequence-set.ts'
import type { SearchKey } from '../grammar/search-program.ts'
import type { Pace } from '../pace.ts'
import type { SearchedMessage } from './searched-message.ts'

/** What a program needs to be answered: its sets resolved, its full texts looked up. */
export interface SearchContext {
  /** Normalized ranges of UIDs of the sets that occur. */
  sets: ReadonlyMap<SearchKey, readonly (readonly [Uid, Uid])[]>
  /** BODY and TEXT: the messages that hold the text. */
  texts: ReadonlyMap<SearchKey, ReadonlySet<MessageId>>
  /** Folded, of the keys that compare texts. */
  folded: ReadonlyMap<SearchKey, string>
  isRecent: (uid: Uid) => boolean
  now: number
  pace: Pace
}

type Verdict = boolean | Promise<boolean>

export function fits(key: SearchKey, message: SearchedMessage, context: SearchContext): Verdict {
  const { row } = message
  switch (key.kind) {
    case 'and':
      return all(key.keys, true, message, context)
    case 'or':
      return all(key.keys, false, message, context)
    case 'not': {
      const verdict = fits(key.key, message, context)
      return typeof verdict === 'boolean' ? !verdict : verdict.then((value) => !value)
    }
    case 'all':
      return true
    case 'recent':
      return context.isRecent(row.uid) === key.set
    case 'flag':
      return row.flags.has(key.flag) === key.set
    case 'keyword':
      return hasKeyword(row, key.keyword)
    case 'sequence':
    case 'uid':
      return contains(context.sets.get(key)!, row.uid)
    case 'field':
      return withEnvelope(message, (envelope) =>
        message.text(key.field, () => fieldText(envelope, key.field)).includes(context.folded.get(key)!),
      )
    case 'header':
      return hasHeader(key.name, context.folded.get(key)!, message)
    case 'body':
    case 'text':
      return context.texts.get(key)!.has(row.id)
    case 'day':
      return dayFits(key, message)
    case 'size':
      return sizeFits(key, message)
    case 'age': {
      const seconds = (context.now - row.received.getTime()) / 1000
      return seconds >= key.older && seconds <= key.younger
    }
    case 'modseq':
      return row.seq >= key.from
    case 'emailId':
      return row.emailId === key.id
    case 'threadId':
      return row.conversationId !== '' && row.conversationId === key.id
  }
}

/** What the rows must carry for it. */
export function neededColumns(key: SearchKey, columns = new Set<RowPart>()): Set<RowPart> {
  if (key.kind === 'and' || key.kind === 'or') for (const inner of key.keys) neededColumns(inner, columns)
  else if (key.kind === 'not') neededColumns(key.key, columns)
  else if (key.kind === 'field' || key.kind === 'header' || (key.kind === 'day' && key.of === 'sent'))
    columns.add('envelope')
  return columns
}

/** AND (`every`) or OR, up to the first key that decides it. Those that read the source stand last, `cheapFirst`. */
function all(keys: readonly SearchKey[], every: boolean, message: SearchedMessage, context: SearchContext): Verdict {
  for (const [index, key] of keys.entries()) {
    const verdict = fits(key, message, context)
    // One source at a time is read, however many keys ask for it.
    if (typeof verdict !== 'boolean') return restOf(verdict, keys.slice(index + 1), every, message, context)
    if (verdict !== every) return verdict
  }
  return every
}

async function restOf(
  first: Promise<boolean>,
  keys: readonly SearchKey[],
  every: boolean,
  message: SearchedMessage,
  context: SearchContext,
): Promise<boolean> {
  if ((await first) !== every) return !every
  for (const key of keys) {
    if ((await fits(key, message, context)) !== every) return !every
    await context.pace.step()
  }
  return every
}

/** The same program; of keys side by side those that read the source of a message come last. */
export function cheapFirst(key: SearchKey): SearchKey {
  if (key.kind === 'not') return { ...key, key: cheapFirst(key.key) }
  if (key.kind === 'or') {
    const [first, second] = key.keys.map(cheapFirst) as [SearchKey, SearchKey]
    return { ...key, keys: readsSource(first) ? [second, first] : [first, second] }
  }
  if (key.kind !== 'and') return key
  const keys = key.keys.map(cheapFirst)
  return { ...key, keys: [...keys.filter((one) => !readsSource(one)), ...keys.filter(readsSource)] }
}

function readsSource(key: SearchKey): boolean {
  if (key.kind === 'and' || key.kind === 'or') return key.keys.some(readsSource)
  return key.kind === 'not' ? readsSource(key.key) : key.kind === 'header' && !columnHeaders.has(key.name)
}

const columnHeaders = new Set(['subject', 'message-id', 'in-reply-to'])

function hasKeyword(row: MessageRow, keyword: string): boolean {
  const wanted = keyword.toLowerCase()
  return row.categories.some((category) => keywordOf(category).toLowerCase() === wanted)
}

function withEnvelope(message: SearchedMessage, test: (envelope: Envelope) => boolean): Verdict {
  const { envelope } = message.row
  if (envelope !== undefined) return test(envelope)
  return message.load().then(async (there) => there && test(await message.envelope()))
}

function fieldText(envelope: Envelope, field: 'subject' | 'from' | 'to' | 'cc' | 'bcc'): string {
  return field === 'subject' ? decodeWords(envelope.subject ?? '') : envelope[field].map(addressText).join(', ')
}

function addressText({ name, mailbox, host }: EnvelopeAddress): string {
  const address = mailbox === undefined ? '' : host === undefined ? mailbox : `${mailbox}@${host}`
  return name === undefined ? address : `${decodeWords(name)} <${address}>`
}

/** RFC 9051 6.4.4: with an empty text, that the field is there. */
function hasHeader(name: string, text: string, message: SearchedMessage): Verdict {
  switch (name) {
    case 'subject':
      return withEnvelope(message, ({ subject }) => subject !== undefined && fold(decodeWords(subject)).includes(text))
    case 'message-id':
      return withEnvelope(message, ({ messageId }) => messageId !== undefined && fold(messageId).includes(text))
    case 'in-reply-to':
      return withEnvelope(message, ({ inReplyTo }) => inReplyTo !== undefined && fold(inReplyTo).includes(text))
    default:
      return headerFits(name, text, message)
  }
}

async function headerFits(name: string, text: string, message: SearchedMessage): Promise<boolean> {
  if (!(await message.load())) return false
  const fields = await message.fields(name)
  return fields.some((field) => field.includes(text))
}

function dayFits(key: Extract<SearchKey, { kind: 'day' }>, message: SearchedMessage): Verdict {
  const { row } = message
  const between = (day: number) => day >= key.from && day < key.before
  if (key.of === 'received') return between(dayOf(row.received.getTime()))
  if (key.of === 'saved') return between(dayOf(row.saved.getTime()))
  return withEnvelope(message, ({ date }) => {
    // RFC 9051 6.4.4: "disregarding time and timezone": the day that the sender wrote.
    const sent = date === undefined ? undefined : parseDate(date)
    return sent !== undefined && between(dayOf(sent.epochMillis, sent.offsetMinutes))
  })
}

function sizeFits({ above, below }: Extract<SearchKey, { kind: 'size' }>, message: SearchedMessage): Verdict {
  const fits = (size: number) => size > above && size < below
  const { sourceSize } = message.row
  if (sourceSize !== undefined) return fits(sourceSize)
  return message.load().then(async (there) => there && fits(await message.size()))
}
