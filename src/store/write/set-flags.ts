/**
 * Flags and categories: columns only, so that thousands of messages can be marked in one go. What MAPI sees of them
 * (PidTagMessageFlags, PidTagFlagStatus, PidNameKeywords …) is computed from the columns when it is read (store/computed).
 *
 * In a public folder read is each reader's own : a row in `read_state`.
 */
import { Failure } from '#model'
import { sql } from '../engine/index.ts'
import { bitsOf, categoriesOf, categoriesText, flagBit, flagsOf } from '../flags.ts'
import { perUserReader, readIds } from '../read/read-state.ts'
import type { FlagChange, FlaggedRow, FolderId, MessageId } from '../types.ts'
import type { Context } from './context.ts'

type Result = { changed: FlaggedRow[]; modified: MessageId[] }

/** What decides and what changes. */
interface Target {
  id: MessageId
  folder: FolderId
  uid: number
  seq: number
  flags: number
  categories: string | null
  associated: boolean
  creator: string | null
}

/** So many at once: some milliseconds of work. */
const batch = 250

export async function setFlags(context: Context, ids: readonly MessageId[], change: FlagChange): Promise<Result> {
  const result: Result = { changed: [], modified: [] }
  const checked = new Set<number>()
  for (let at = 0; at < ids.length; at += batch) {
    const some = ids.slice(at, at + batch)
    const targets = await readTargets(context, some)
    const readers = await readIds(context.q, context.viewer, context.state.mailbox.kind, some)
    const changes = new Changes(context)
    for (const id of some) {
      const target = targets.get(id)
      if (!target) continue
      // A message of one's own may be decided differently from the folder's others.
      if (target.creator !== null || !checked.has(target.folder)) {
        await context.demand(target.folder, rightFor(change), target)
        if (target.creator === null) checked.add(target.folder)
      }
      if (change.unchangedSince !== undefined && target.seq > change.unchangedSince) {
        result.modified.push(id)
        continue
      }
      if (readers?.has(id)) target.flags |= flagBit.read
      await setOne(context, target, change, readers ? { changes, own: true } : { changes, own: false })
      const { folder, uid, seq, flags, categories } = target
      result.changed.push({ id, folder, uid, seq, flags: flagsOf(flags), categories: categoriesOf(categories) })
    }
    await changes.write()
    await context.breath()
  }
  return result
}

async function readTargets({ q }: Context, ids: readonly MessageId[]): Promise<Map<MessageId, Target>> {
  type Row = [number, number, number, number, number, string | null, number, string | null]
  const rows = (await q.arrays(sql`
    select id, folder, uid, seq, flags, categories, associated, creator from message
    where mailbox = ${q.key} and id ${sql.oneOf(ids)}`)) as Row[]
  return new Map(
    rows.map(([id, folder, uid, seq, flags, categories, associated, creator]) => [
      id,
      { id, folder, uid, seq, flags, categories, associated: associated === 1, creator },
    ]),
  )
}

/**
 * Marking as read needs no more than reading, marking for deletion what deleting needs (RFC 4314 4); everything else is a
 * change of the message.
 */
function rightFor({ add = [], remove = [], ...change }: FlagChange): 'read' | 'delete' | 'edit' {
  const others = change.flags ?? change.categories
  if (others !== undefined || change.addCategories?.length || change.removeCategories?.length) return 'edit'
  const named = [...add, ...remove]
  if (named.every((flag) => flag === 'read')) return 'read'
  return named.every((flag) => flag === 'read' || flag === 'deleteMarked') ? 'delete' : 'edit'
}

/** Changes `target` to what it then is. */
async function setOne(
  context: Context,
  target: Target,
  change: FlagChange,
  { changes, own }: { changes: Changes; own: boolean },
): Promise<void> {
  const { state } = context
  const before = target.flags
  const base = change.flags ? bitsOf(change.flags) : before
  const flags = (base | bitsOf(change.add ?? [])) & ~bitsOf(change.remove ?? [])
  const categories = newCategories(target.categories, change)
  const changedCategories = categories !== target.categories
  if (flags === before && !changedCategories) return
  const folder = await state.folder(target.folder)
  const readChanged = (flags ^ before) & flagBit.read
  target.flags = flags
  target.categories = categories
  target.seq = state.nextSeq()
  let stored = flags
  // Nobody synchronises the read state of an associated item by itself ([MS-OXCFXICS] 3.2.5.3): it is a change like others.
  const readAlone = target.associated ? 0 : flagBit.read
  const marks = ((flags ^ before) & ~readAlone) !== 0 || changedCategories
  if (own) {
    if (readChanged) await setReadState(context, target, (flags & flagBit.read) !== 0)
    stored = flags & ~flagBit.read
  } else if (readChanged && !target.associated) {
    folder.unread += flags & flagBit.read ? -1 : 1
  }
  state.contentChanged(folder, target.seq)
  await changes.add(target, stored, marks)
}

/** Messages that come to the same state one after the other, with numbers in a row, are written with one statement. */
class Changes {
  readonly #q: Context['q']
  #ids: MessageId[] = []
  #flags = 0
  #categories: string | null = null
  #marks = false
  #firstSeq = 0

  constructor({ q }: Context) {
    this.#q = q
  }

  /** `marks`: more than read state has changed. */
  async add({ id, seq, categories }: Target, flags: number, marks: boolean): Promise<void> {
    const follows =
      flags === this.#flags &&
      marks === this.#marks &&
      categories === this.#categories &&
      seq === this.#firstSeq + this.#ids.length
    if (!follows) {
      await this.write()
      this.#flags = flags
      this.#marks = marks
      this.#categories = categories
      this.#firstSeq = seq
    }
    this.#ids.push(id)
  }

  async write(): Promise<void> {
    const ids = this.#ids
    if (ids.length === 0) return
    this.#ids = []
    await this.#q.run(sql`
      update message set flags = ${this.#flags}, categories = ${this.#categories}, seq = ${this.#firstSeq} + n.position,
        mark_seq = ${this.#marks ? sql`${this.#firstSeq} + n.position` : sql`mark_seq`}
      from ${sql.numbered(ids)} as n where message.mailbox = ${this.#q.key} and message.id = n.item`)
  }
}

function newCategories(text: string | null, change: FlagChange): string | null {
  const { categories, addCategories, removeCategories } = change
  if (!categories && !addCategories?.length && !removeCategories?.length) return text
  const removed = new Set(removeCategories?.map((category) => category.toLowerCase()))
  const list = [...(categories ?? categoriesOf(text)), ...(addCategories ?? [])]
  return categoriesText(list.filter((category) => !removed.has(category.toLowerCase())))
}

async function setReadState(context: Context, row: Target, read: boolean): Promise<void> {
  const { q, state } = context
  const member = perUserReader(context.viewer, state.mailbox.kind)
  if (member === undefined) throw new Failure('invalid')
  if (read) {
    await q.run(sql`
      insert into read_state (mailbox, member, folder, message) values (${q.key}, ${member}, ${row.folder}, ${row.id})
      on conflict do nothing`)
  } else {
    await q.run(sql`
      delete from read_state
      where mailbox = ${q.key} and member = ${member} and folder = ${row.folder} and message = ${row.id}`)
  }
}
