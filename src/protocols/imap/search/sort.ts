/**
 * Sorting: SORT's criteria as keys of messages.
 *
 * RFC 5256 3 and 2.2 (sent date, base subject), DISPLAYFROM and DISPLAYTO: RFC 5957. Only the keys are kept while it sorts, not the
 * messages. Ties are broken by sequence number, as the RFC has it.
 */
import { baseSubject, decodeWords, type Envelope, type EnvelopeAddress, parseDate } from '#codec/mime/index.ts'
import { fold } from '#model'
import type { MessageRow, RowPart } from '#store'
import type { Cursor } from '../grammar/cursor.ts'

const criteria = ['ARRIVAL', 'CC', 'DATE', 'FROM', 'SIZE', 'SUBJECT', 'TO', 'DISPLAYFROM', 'DISPLAYTO'] as const
type Name = (typeof criteria)[number]

export interface Criterion {
  name: Name
  reverse: boolean
}

const CRITERIA_MAX = 20

export function sortCriteria(cursor: Cursor): Criterion[] {
  const list = cursor.list((): Criterion => {
    const word = cursor.word()
    const reverse = word === 'REVERSE'
    if (reverse) cursor.space()
    const name = reverse ? cursor.word() : word
    if (!criteria.includes(name as Name)) cursor.fail('no such sort criterion')
    return { name: name as Name, reverse }
  })
  if (list.length === 0 || list.length > CRITERIA_MAX) cursor.fail('expected sort criteria')
  return list
}

export function sortColumns(list: readonly Criterion[]): RowPart[] {
  return list.every(({ name }) => name === 'ARRIVAL' || name === 'SIZE') ? [] : ['envelope']
}

type Key = number | string

/** The keys of one message, in the order of the criteria. */
export function sortKeys(
  list: readonly Criterion[],
  row: MessageRow,
  envelope: Envelope | undefined,
  size: number,
): Key[] {
  return list.map(({ name }) => keyOf(name, row, envelope, size))
}

export function compareKeys(list: readonly Criterion[], a: readonly Key[], b: readonly Key[]): number {
  for (const [at, { reverse }] of list.entries()) {
    const x = a[at]!
    const y = b[at]!
    if (x !== y) return x < y === reverse ? 1 : -1
  }
  return 0
}

function keyOf(name: Name, row: MessageRow, envelope: Envelope | undefined, size: number): Key {
  switch (name) {
    case 'ARRIVAL':
      return row.received.getTime()
    case 'SIZE':
      return size
    case 'DATE':
      return sentTime(envelope, row)
    case 'SUBJECT':
      return subjectKey(envelope)
    case 'FROM':
    case 'TO':
    case 'CC':
      return fold(firstAddress(envelope?.[name.toLowerCase() as 'from'])?.mailbox ?? '')
    case 'DISPLAYFROM':
      return displayKey(firstAddress(envelope?.from))
    case 'DISPLAYTO':
      return displayKey(firstAddress(envelope?.to))
  }
}

/** RFC 5256 2.2: the date of the header, in UTC, else the one of arrival. */
export function sentTime(envelope: Envelope | undefined, row: MessageRow): number {
  const sent = envelope?.date === undefined ? undefined : parseDate(envelope.date)
  return sent?.epochMillis ?? row.received.getTime()
}

export function subjectKey(envelope: Envelope | undefined): string {
  return fold(baseSubject(decodeWords(envelope?.subject ?? '')))
}

/** Group markers are no addresses. */
function firstAddress(list: readonly EnvelopeAddress[] | undefined): EnvelopeAddress | undefined {
  return list?.find(({ host }) => host !== undefined)
}

/** RFC 5957 2: the name, else the address. */
function displayKey(address: EnvelopeAddress | undefined): string {
  if (address === undefined) return ''
  const name = address.name === undefined ? '' : decodeWords(address.name).trim()
  return fold(name !== '' ? name : `${address.mailbox ?? ''}@${address.host ?? ''}`)
}
