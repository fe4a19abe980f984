/**
 * Full-text search: the index is brought up to date, then asked; where it can only narrow, the texts are looked at.
 *
 * Words: each must occur as the beginning of a word in the fields asked for.
 *
 * Substring (RFC 9051 6.4.4, TEXT and BODY): the needle is a part of the text, regardless of case and marks.
 *
 *   one piece ("ell")        the words that contain it are known, and their messages: no text is read
 *   several ("hello wor")    "…hello" and "wor…" narrow; the candidates' texts are looked at
 *   nothing ("--")           all texts are looked at
 *   TEXT, besides            header blocks are read through; what they say is exact
 *
 * Looking at texts is paged and yields; nothing here holds the thread.
 */
import { fold } from '#model/fold.ts'
import { allows, rightsAt } from '../access.ts'
import type { Blobs } from '../blobs.ts'
import { type Query, type Shard, sql } from '../engine/index.ts'
import type { FolderId, MessageId, SearchQuery, Viewer } from '../types.ts'
import { breathing } from '../view/breath.ts'
import { fieldLetter, fieldsOf, type WordField } from './fields.ts'
import { headersWith } from './header-blocks.ts'
import { catchUp } from './indexer.ts'
import { readTexts } from './message-texts.ts'
import { wordsWith } from './vocabulary.ts'
import { type Clauses, type Term, wordLists } from './word-lists.ts'
import { pieces, prefixConditions, substringConditions, type WordCondition } from './words.ts'

const termsPerMatch = 400
const textsPerRead = 16

export interface SearchContext {
  shard: Shard
  blobs: Blobs
  viewer: Viewer
}

/** Ids in ascending order; only of messages that the viewer may read, live and ordinary ones. */
export async function searchMailbox(context: SearchContext, query: SearchQuery): Promise<MessageId[]> {
  const { shard, blobs } = context
  const needle = fold(query.text)
  const fields = fieldsOf(query.in, query.substring === true)
  if (needle === '' || fields.length === 0) return []
  await catchUp(shard, blobs)
  const plan = query.substring ? substringPlan(needle) : wordsPlan(needle)
  if (!plan) return []
  return shard.read(async (q) => {
    const scope = await readScope(q, context.viewer, query.folder)
    const found = new Set<MessageId>()
    const partial = await partialMessages(q)
    const candidates =
      plan.conditions.length === 0 ? await scope.all() : await scope.keep(await narrow(q, plan.conditions, fields))
    if (plan.exact) for (const id of candidates) found.add(id)
    const unsure = [...(plan.exact ? [] : candidates), ...(await scope.keep(partial))]
    for await (const id of lookAt(q, blobs, unsure, fields, plan.fits)) found.add(id)
    if (query.substring && !query.in) {
      for (const id of await scope.keep(await inHeaders(q, needle))) found.add(id)
    }
    return [...found].sort((a, b) => a - b)
  })
}

interface Plan {
  conditions: WordCondition[]
  /** Nobody has to look at the texts. */
  exact: boolean
  /** Whether folded texts, one for each field, fit. */
  fits: (texts: readonly string[]) => boolean
}

function substringPlan(needle: string): Plan {
  const { conditions, exact } = substringConditions(needle)
  return { conditions, exact, fits: (texts) => texts.some((text) => text.includes(needle)) }
}

/** undefined when there is no word in the query. */
function wordsPlan(needle: string): Plan | undefined {
  const conditions = prefixConditions(needle)
  if (conditions.length === 0) return undefined
  const words: { text: string; dense: boolean }[] = []
  pieces(needle, (start, end, kind) => words.push({ text: needle.slice(start, end), dense: kind === 'dense' }))
  // Pairs of characters may stand apart in a text; longer pieces of such scripts are looked for.
  const exact = words.every(({ text, dense }) => (dense ? [...text].length <= 2 : text.length <= 64))
  return { conditions, exact, fits: (texts) => words.every((word) => texts.some((text) => hasWord(text, word))) }
}

function hasWord(text: string, { text: wanted, dense }: { text: string; dense: boolean }): boolean {
  if (dense) return text.includes(wanted)
  let found = false
  pieces(text, (start, _, kind) => {
    if (!found && kind === 'word' && text.startsWith(wanted, start)) found = true
  })
  return found
}

async function narrow(
  q: Query,
  conditions: readonly WordCondition[],
  fields: readonly WordField[],
): Promise<MessageId[]> {
  const simple: Term[][] = []
  const searched: WordCondition[] = []
  for (const condition of conditions) {
    if (condition.kind === 'contains' || condition.kind === 'suffix') searched.push(condition)
    else
      simple.push(
        fields.map((field) => ({ word: fieldLetter[field] + condition.word, prefix: condition.kind === 'prefix' })),
      )
  }
  let found = simple.length > 0 ? new Set(await wordLists(q).match(q, simple as Clauses)) : undefined
  for (const condition of searched) {
    if (found?.size === 0) return []
    const own = await messagesWithWords(q, condition, fields)
    found = found === undefined ? own : found.intersection(own)
  }
  return [...(found ?? [])]
}

/** The messages of all words that fulfil a condition; many words are asked for in portions. */
async function messagesWithWords(
  q: Query,
  condition: WordCondition,
  fields: readonly WordField[],
): Promise<Set<MessageId>> {
  const found = new Set<MessageId>()
  const breath = breathing()
  let terms: Term[] = []
  const ask = async () => {
    if (terms.length === 0) return
    for (const id of await wordLists(q).match(q, [terms])) found.add(id)
    terms = []
    await breath()
  }
  for await (const words of wordsWith(q, condition)) {
    for (const word of words) {
      for (const field of fields) terms.push({ word: fieldLetter[field] + word, prefix: false })
      if (terms.length >= termsPerMatch) await ask()
    }
  }
  await ask()
  return found
}

async function* lookAt(
  q: Query,
  blobs: Blobs,
  ids: readonly MessageId[],
  fields: readonly WordField[],
  fits: Plan['fits'],
): AsyncGenerator<MessageId> {
  const breath = breathing()
  for (let at = 0; at < ids.length; at += textsPerRead) {
    for (const [id, texts] of await readTexts(q, blobs, ids.slice(at, at + textsPerRead))) {
      if (fits(fields.map((field) => fold(texts[field])))) yield id
      await breath()
    }
  }
}

async function inHeaders(q: Query, needle: string): Promise<MessageId[]> {
  const found: MessageId[] = []
  for await (const { block, messages } of headersWith(q, needle)) {
    // A message that was indexed anew has its header in another block.
    const rows = await q.arrays(sql`select message from search_message
      where mailbox = ${q.key} and message ${sql.oneOf(messages)} and block = ${block}`)
    for (const row of rows) found.push(row[0] as number)
  }
  return found
}

async function partialMessages(q: Query): Promise<MessageId[]> {
  const rows = await q.arrays(sql`select message from search_message where mailbox = ${q.key} and partial = 1`)
  return rows.map((row) => row[0] as number)
}

interface SearchScope {
  keep(ids: readonly MessageId[]): Promise<MessageId[]>
  all(): Promise<MessageId[]>
}

/** Which messages may be in the answer at all. */
async function readScope(q: Query, viewer: Viewer, folder: FolderId | undefined): Promise<SearchScope> {
  const rights = await rightsAt(q, viewer, folder === undefined ? 'all' : [folder])
  const mayRead = (row: readonly unknown[]) =>
    allows(rights(row[1] as number), 'read', viewer.kind === 'member' && row[2] === viewer.id)
  const where = sql`mailbox = ${q.key} and associated = 0 ${folder === undefined ? sql`and last_parent is null` : sql`and folder = ${folder}`}`
  return {
    async keep(ids) {
      if (ids.length === 0) return []
      const rows = await q.arrays(sql`select id, folder, creator from message where ${where} and id ${sql.oneOf(ids)}`)
      return rows.filter(mayRead).map((row) => row[0] as number)
    },
    async all() {
      const rows = await q.arrays(sql`select id, folder, creator from message where ${where}`)
      return rows.filter(mayRead).map((row) => row[0] as number)
    },
  }
}
