/**
 * Sorting: SORT's criteria as keys of messages.
 *
 * RFC 5256 3 and 2.2 (sent date, base subject), DISPLAYFROM and DISPLAYTO: RFC 5957. Only the keys are kept while it sorts, not the
 * messages. Ties are broken by sequence number, as the RFC has it.
 */
import { baseSubject, decodeWords, type Envelope, type EnvelopeAddress, parseDate } from '#codec/mime/index.ts'
import type { MessageRow, RowPart } from '#store'
import type { Cursor } from '../grammar/cursor.ts'
import { casemap } from './casemap.ts'

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
      return casemap(envelope?.[name.toLowerCase() as 'from'][0]?.mailbox ?? '')
    case 'DISPLAYFROM':
      return displayKey(envelope?.from[0])
    case 'DISPLAYTO':
      return displayKey(envelope?.to[0])
  }
}

/** RFC 5256 2.2: the date of the header, in UTC, else the one of arrival. */
export function sentTime(envelope: Envelope | undefined, row: MessageRow): number {
  const sent = envelope?.date === undefined ? undefined : parseDate(envelope.date)
  return sent?.epochMillis ?? row.received.getTime()
}

export function subjectKey(envelope: Envelope | undefined): string {
  return casemap(baseSubject(decodeWords(envelope?.subject ?? '')))
}

/**
 * RFC 5957 3: the name, else the address. The first entry of ENVELOPE may be the start of a group, which has no host:
 * then the name of the group counts, as it does for FROM, TO and CC.
 */
function displayKey(address: EnvelopeAddress | undefined): string {
  if (address === undefined) return ''
  const name = address.name === undefined ? '' : decodeWords(address.name).trim()
  if (name !== '') return casemap(name)
  const { mailbox = '', host } = address
  return casemap(host === undefined ? mailbox : `${mailbox}@${host}`)
}
