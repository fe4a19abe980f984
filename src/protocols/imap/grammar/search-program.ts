/**
 * What SEARCH, SORT and THREAD can ask: a tree of keys.
 *
 * RFC 9051 6.4.4, RFC 3501 6.4.4 (NEW, OLD, RECENT); OLDER, YOUNGER: RFC 5032; MODSEQ: RFC 7162 3.1.5; `$`: RFC 5182;
 * EMAILID, THREADID: RFC 8474 6; SAVEDBEFORE, SAVEDON, SAVEDSINCE, SAVEDATESUPPORTED: RFC 8514 4.3.
 *
 * Texts stay bytes until the charset is known, which stands before the keys. `not` of a pair of flags is folded into the
 * key itself where it has an opposite, so that UNSEEN and NOT SEEN are the same to the evaluation.
 */
import { decodeText, knowsCharset } from '#codec/charset/index.ts'
import type { Flag } from '#store'
import type { Cursor } from './cursor.ts'
import { day } from './date.ts'
import { type SequenceSet, ranges, sequenceSet } from './sequence-set.ts'

export type SearchKey =
  | { kind: 'and'; keys: readonly SearchKey[] }
  | { kind: 'or'; keys: readonly [SearchKey, SearchKey] }
  | { kind: 'not'; key: SearchKey }
  | { kind: 'all' }
  | { kind: 'recent'; set: boolean }
  | { kind: 'flag'; flag: Flag; set: boolean }
  | { kind: 'keyword'; keyword: string }
  | { kind: 'sequence'; set: SequenceSet }
  | { kind: 'uid'; set: SequenceSet }
  | { kind: 'field'; field: 'subject' | 'from' | 'to' | 'cc' | 'bcc'; text: string }
  | { kind: 'header'; name: string; text: string }
  | { kind: 'body' | 'text'; text: string }
  /** Days; `from` inclusive, `before` exclusive. */
  | { kind: 'day'; of: 'received' | 'sent' | 'saved'; from: number; before: number }
  /** Bytes, both exclusive. */
  | { kind: 'size'; above: number; below: number }
  /** Seconds. */
  | { kind: 'age'; older: number; younger: number }
  | { kind: 'modseq'; from: number }
  | { kind: 'emailId' | 'threadId'; id: string }

export interface SearchProgram {
  key: SearchKey
  /** MODSEQ occurs: the answer has the highest one, RFC 7162 3.1.5. */
  modseq: boolean
}

/** Thrown as a value by the session: NO [BADCHARSET]. */
export class UnknownCharset {
  readonly charset: string

  constructor(charset: string) {
    this.charset = charset
  }
}

const KEYS_MAX = 10_000

const flagKeys: Readonly<Record<string, [Flag, boolean]>> = {
  ANSWERED: ['answered', true],
  UNANSWERED: ['answered', false],
  DELETED: ['deleteMarked', true],
  UNDELETED: ['deleteMarked', false],
  DRAFT: ['draft', true],
  UNDRAFT: ['draft', false],
  FLAGGED: ['flagged', true],
  UNFLAGGED: ['flagged', false],
  SEEN: ['read', true],
  UNSEEN: ['read', false],
}

/** `[CHARSET x] key…`: up to the end of the command. */
export function searchProgram(cursor: Cursor): SearchProgram {
  const state: State = { charset: undefined, modseq: false, keys: 0 }
  const start = cursor.at
  if (startsWithWord(cursor, 'CHARSET')) {
    cursor.word()
    cursor.space()
    state.charset = charset(cursor.astring())
    cursor.space()
  } else cursor.at = start
  return { key: conjunction(cursor, state), modseq: state.modseq }
}

/** SORT and THREAD name the charset without a keyword, RFC 5256 5. */
export function searchProgramAfterCharset(cursor: Cursor): SearchProgram {
  const state: State = { charset: charset(cursor.astring()), modseq: false, keys: 0 }
  cursor.space()
  return { key: conjunction(cursor, state), modseq: state.modseq }
}

interface State {
  charset: string | undefined
  modseq: boolean
  keys: number
}

function startsWithWord(cursor: Cursor, word: string): boolean {
  const end = cursor.at + word.length
  return cursor.line.toString('latin1', cursor.at, end).toUpperCase() === word && cursor.line[end] === 0x20
}

function charset(label: string): string {
  if (!knowsCharset(label)) throw new UnknownCharset(label)
  return label
}

function conjunction(cursor: Cursor, state: State): SearchKey {
  const keys = [searchKey(cursor, state)]
  while (cursor.more()) keys.push(searchKey(cursor, state))
  return keys.length === 1 ? keys[0]! : { kind: 'and', keys }
}

function searchKey(cursor: Cursor, state: State): SearchKey {
  if (++state.keys > KEYS_MAX) cursor.fail('too many keys')
  if (cursor.atList()) {
    const keys = cursor.list(() => searchKey(cursor, state))
    if (keys.length === 0) cursor.fail('expected a key')
    return keys.length === 1 ? keys[0]! : { kind: 'and', keys }
  }
  const next = cursor.peek()
  if ((next >= 0x30 && next <= 0x39) || next === 0x2a || next === 0x24)
    return { kind: 'sequence', set: sequenceSet(cursor) }
  const start = cursor.at
  const word = cursor.word()
  const flag = flagKeys[word]
  if (flag !== undefined) return { kind: 'flag', flag: flag[0], set: flag[1] }
  const key = keyNamed(word, cursor, state)
  if (key === undefined) {
    cursor.at = start
    cursor.fail(`no such search key: ${word.slice(0, 40)}`)
  }
  return key
}

function keyNamed(word: string, cursor: Cursor, state: State): SearchKey | undefined {
  switch (word) {
    case 'ALL':
      return { kind: 'all' }
    case 'SAVEDATESUPPORTED':
      return { kind: 'all' }
    // RFC 3501 6.4.4; RFC 9051 has done away with them.
    case 'RECENT':
      return { kind: 'recent', set: true }
    case 'OLD':
      return { kind: 'recent', set: false }
    case 'NEW':
      return {
        kind: 'and',
        keys: [
          { kind: 'recent', set: true },
          { kind: 'flag', flag: 'read', set: false },
        ],
      }
    case 'NOT':
      return deeper(cursor, () => negation(searchKey(cursor, state)))
    case 'OR':
      return deeper(cursor, () => {
        const first = searchKey(cursor, state)
        cursor.space()
        return { kind: 'or', keys: [first, searchKey(cursor, state)] }
      })
    case 'KEYWORD':
      cursor.space()
      return { kind: 'keyword', keyword: cursor.flag() }
    case 'UNKEYWORD':
      cursor.space()
      return { kind: 'not', key: { kind: 'keyword', keyword: cursor.flag() } }
    case 'SUBJECT':
    case 'FROM':
    case 'TO':
    case 'CC':
    case 'BCC':
      return { kind: 'field', field: word.toLowerCase() as 'subject', text: textArgument(cursor, state) }
    case 'HEADER': {
      cursor.space()
      const name = cursor.astring().toLowerCase()
      return { kind: 'header', name, text: textArgument(cursor, state) }
    }
    case 'BODY':
    case 'TEXT':
      return { kind: word === 'BODY' ? 'body' : 'text', text: textArgument(cursor, state) }
    case 'BEFORE':
    case 'ON':
    case 'SINCE':
      return dayKey('received', word, cursor)
    case 'SENTBEFORE':
    case 'SENTON':
    case 'SENTSINCE':
      return dayKey('sent', word.slice(4), cursor)
    case 'SAVEDBEFORE':
    case 'SAVEDON':
    case 'SAVEDSINCE':
      return dayKey('saved', word.slice(5), cursor)
    case 'LARGER':
      return { kind: 'size', above: numberArgument(cursor), below: Number.POSITIVE_INFINITY }
    case 'SMALLER':
      return { kind: 'size', above: -1, below: numberArgument(cursor) }
    case 'OLDER':
      return { kind: 'age', older: positiveArgument(cursor), younger: Number.POSITIVE_INFINITY }
    case 'YOUNGER':
      return { kind: 'age', older: Number.NEGATIVE_INFINITY, younger: positiveArgument(cursor) }
    case 'UID':
      cursor.space()
      return { kind: 'uid', set: cursor.peek() === 0x24 ? sequenceSet(cursor) : ranges(cursor) }
    case 'MODSEQ':
      state.modseq = true
      return { kind: 'modseq', from: modseqArgument(cursor) }
    case 'EMAILID':
    case 'THREADID':
      cursor.space()
      return { kind: word === 'EMAILID' ? 'emailId' : 'threadId', id: cursor.astring() }
    default:
      return undefined
  }
}

function negation(key: SearchKey): SearchKey {
  return key.kind === 'flag' || key.kind === 'recent' ? { ...key, set: !key.set } : { kind: 'not', key }
}

function deeper(cursor: Cursor, read: () => SearchKey): SearchKey {
  cursor.space()
  cursor.deeper()
  const key = read()
  cursor.depth--
  return key
}

function textArgument(cursor: Cursor, { charset }: State): string {
  cursor.space()
  const bytes = cursor.astringBytes()
  return decodeText(bytes, charset)
}

function numberArgument(cursor: Cursor): number {
  cursor.space()
  return cursor.number()
}

function positiveArgument(cursor: Cursor): number {
  cursor.space()
  return cursor.positive()
}

/** `MODSEQ ["/flags/\\Seen" all] 620162338`: the mod-sequence of a flag is that of its message, RFC 7162 3.1.5. */
function modseqArgument(cursor: Cursor): number {
  cursor.space()
  if (cursor.peek() === 0x22) {
    cursor.string()
    cursor.space()
    cursor.word()
    cursor.space()
  }
  return cursor.number()
}

function dayKey(of: 'received' | 'sent' | 'saved', word: string, cursor: Cursor): SearchKey {
  cursor.space()
  const date = day(cursor)
  return {
    kind: 'day',
    of,
    from: word === 'BEFORE' ? Number.NEGATIVE_INFINITY : date,
    before: word === 'BEFORE' ? date : word === 'ON' ? date + 1 : Number.POSITIVE_INFINITY,
  }
}
