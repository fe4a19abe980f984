/**
 * The answers of SEARCH and SORT: the plain list, or ESEARCH with what RETURN asked for.
 *
 * RFC 9051 6.4.4 and 7.3.4, RFC 4731 3.1 and 3.2, RFC 5267 2 (ESORT); MODSEQ: RFC 7162 3.1.5 and 3.1.6, SAVE: RFC 5182 2.
 */
import type { Seq, Uid } from '#store'
import type { Cursor } from '../grammar/cursor.ts'
import { formatSet } from '../grammar/sequence-set.ts'

export interface Return {
  min: boolean
  max: boolean
  all: boolean
  count: boolean
  save: boolean
}

/** `RETURN (…)` in front of a program, if it stands there. */
export function returnOptions(cursor: Cursor): Return | undefined {
  const start = cursor.at
  if (cursor.line.toString('latin1', start, start + 6).toUpperCase() !== 'RETURN' || cursor.line[start + 6] !== 0x20)
    return undefined
  cursor.word()
  cursor.space()
  const result: Return = { min: false, max: false, all: false, count: false, save: false }
  cursor.list(() => {
    const word = cursor.word().toLowerCase()
    if (!Object.hasOwn(result, word)) cursor.fail('no such result option')
    result[word as keyof Return] = true
  })
  cursor.space()
  // RFC 4731 3.1: nothing asked for is ALL. SAVE alone asks for nothing to be shown.
  if (!result.min && !result.max && !result.count && !result.save) result.all = true
  return result
}

export interface Result {
  /** In the order of the answer: ascending, or sorted. */
  numbers: readonly number[]
  /** Of the same messages, in the same order, when MODSEQ is to be told. */
  seqs: readonly Seq[] | undefined
}

export function formatPlain(name: 'SEARCH' | 'SORT', { numbers, seqs }: Result): string {
  const list = numbers.length === 0 ? '' : ` ${numbers.join(' ')}`
  const modseq = seqs === undefined || seqs.length === 0 ? '' : ` (MODSEQ ${highest(seqs)})`
  return `* ${name}${list}${modseq}`
}

export function formatExtended(
  { numbers, seqs }: Result,
  options: { tag: string; byUid: boolean; returns: Return },
): string {
  const { tag, byUid, returns } = options
  let out = `* ESEARCH (TAG "${tag}")${byUid ? ' UID' : ''}`
  if (numbers.length > 0) {
    if (returns.min) out += ` MIN ${numbers[0]}`
    if (returns.max) out += ` MAX ${numbers.at(-1)}`
    if (returns.all) out += ` ALL ${formatSet(numbers)}`
  }
  if (returns.count) out += ` COUNT ${numbers.length}`
  const modseq = seqs === undefined ? 0 : modseqOf(seqs, returns)
  return modseq === 0 ? out : `${out} MODSEQ ${modseq}`
}

/** RFC 7162 3.1.6: of MIN and MAX alone, of those messages only. */
function modseqOf(seqs: readonly Seq[], { min, max, all, count }: Return): Seq {
  if (seqs.length === 0) return 0
  if (all || count || (!min && !max)) return highest(seqs)
  return Math.max(min ? seqs[0]! : 0, max ? seqs.at(-1)! : 0)
}

/** What SAVE keeps: with MIN or MAX alone, those; RFC 5182 2.1. */
export function saved(uids: readonly Uid[], { min, max, all, count }: Return): Uid[] {
  if (uids.length === 0 || all || count || (!min && !max)) return [...uids]
  return [...new Set([...(min ? [uids[0]!] : []), ...(max ? [uids.at(-1)!] : [])])]
}

function highest(seqs: readonly Seq[]): Seq {
  return seqs.reduce((most, seq) => Math.max(most, seq), 0)
}
