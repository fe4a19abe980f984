/**
 * A row as restrictions and sort keys see it: the columns that stand beside the bag and, where the scan asks for it, the
 * bag itself with what the server computes.
 */
import type { PropertySource } from '#model/evaluate.ts'
import { PackedBag } from '#model/packed-bag.ts'
import { P } from '#model/properties.ts'
import { fileTime } from '#model/file-time.ts'
import type { Restriction } from '#model/restriction.ts'
import type { Query } from '../engine/engine.ts'
import { type Sql, sql } from '../engine/sql.ts'
import { flagBit } from '../flags.ts'
import { messageFlag } from './columns.ts'
import type { Scan } from './listed.ts'
import { attachmentRows } from './whole.ts'

/** Rows come as arrays: making an object of each would cost more than all the rest. */
const place = {
  ...{
    id: 0,
    uid: 1,
    isRead: 2,
    flags: 3,
    received: 4,
    created: 5,
    modified: 6,
    size: 7,
    importance: 8,
    attachments: 9,
  },
  ...{ associated: 10, class: 11, conversation: 12, subjectKey: 13, senderKey: 14, toKey: 15, bag: 16 },
} as const
const selected = sql.raw(
  'm.flags, m.received, m.created, m.modified, m.size, m.importance, m.has_attachments, m.associated, m.class, ' +
    'm.conversation, m.subject_key, m.sender_key, m.to_key, m.bag',
)

export class Candidate implements PropertySource {
  readonly #raw: readonly unknown[]
  #bag: PackedBag | undefined
  /** Values that do not lie in the bag, loaded because the restriction asks for them. */
  readonly long = new Map<number, unknown>()
  readonly subs = new Map<number, readonly PropertySource[]>()

  constructor(raw: readonly unknown[]) {
    this.#raw = raw
  }

  get id(): number {
    return this.#raw[place.id] as number
  }

  get uid(): number {
    return this.#raw[place.uid] as number
  }

  get read(): boolean {
    return Boolean(this.#raw[place.isRead])
  }

  get bag(): PackedBag {
    return (this.#bag ??= new PackedBag(this.#raw[place.bag] as Uint8Array))
  }

  /** The folded key of a text that has a column of its own; the empty text stands for a missing one, too. */
  folded(tag: number): string | undefined {
    if (tag === P.NormalizedSubject.tag) return this.#raw[place.subjectKey] as string
    if (tag === P.SenderName.tag) return this.#raw[place.senderKey] as string
    return tag === P.DisplayTo.tag ? (this.#raw[place.toKey] as string) : undefined
  }

  get(tag: number): unknown {
    return this.#standing(tag) ?? this.bag.get(tag) ?? this.long.get(tag)
  }

  has(tag: number): boolean {
    return this.#standing(tag) !== undefined || this.bag.has(tag) || this.long.has(tag)
  }

  sizeOf(tag: number): number | undefined {
    const size = this.bag.sizeOf(tag)
    if (size !== undefined) return size
    const value = this.get(tag)
    if (value === undefined) return undefined
    if (typeof value === 'string') return value.length * 2 + 2
    if (value instanceof Uint8Array) return value.length
    if (typeof value === 'boolean') return 1
    return typeof value === 'bigint' ? 8 : 4
  }

  sub(table: number): Iterable<PropertySource> {
    return this.subs.get(table) ?? []
  }

  #standing(tag: number): unknown {
    const raw = this.#raw
    switch (tag) {
      case P.MessageDeliveryTime.tag:
        return raw[place.associated] ? undefined : fileTime.from(raw[place.received] as number)
      case P.CreationTime.tag:
        return fileTime.from(raw[place.created] as number)
      case P.LastModificationTime.tag:
        return fileTime.from(raw[place.modified] as number)
      case P.MessageSize.tag:
        return raw[place.size]
      case P.Importance.tag:
        return raw[place.importance]
      case P.HasAttachments.tag:
        return raw[place.attachments] !== 0
      case P.MessageClass.tag:
        return raw[place.class]
      case P.ConversationId.tag:
        return raw[place.conversation]
      case P.Read.tag:
        return this.read
      case P.MessageFlags.tag:
        return this.#messageFlags()
      default:
        return undefined
    }
  }

  #messageFlags(): number {
    const raw = this.#raw
    const stored = this.bag.get(P.MessageFlags) ?? 0
    const known = Object.values(messageFlag).reduce((all, bit) => all | bit, 0)
    return (
      (stored & ~known) |
      (this.read ? messageFlag.read : 0) |
      ((raw[place.flags] as number) & flagBit.draft ? messageFlag.unsent : 0) |
      (raw[place.attachments] ? messageFlag.hasAttachments : 0) |
      (raw[place.associated] ? messageFlag.associated : 0)
    )
  }
}

export async function candidates(q: Query, scan: Scan, condition: Sql): Promise<Candidate[]> {
  const where = scan.where ? sql`${condition} and ${scan.where}` : condition
  const rows = await q.arrays(sql`select m.id, m.uid, ${scan.read}, ${selected} from message m where ${where}`)
  const found = rows.map((row) => new Candidate(row))
  if (scan.rest) await loadRest(q, found, scan.rest)
  return found
}

/** What the restriction asks for and the bag does not hold: recipients, attachments, long values, bodies. */
async function loadRest(q: Query, rows: readonly Candidate[], rest: Restriction): Promise<void> {
  const asked = { tags: new Set<number>(), tables: new Set<number>() }
  collect(rest, asked)
  if (asked.tables.has(P.MessageAttachments.tag)) await attachmentRows(q, rows)
}

function collect(restriction: Restriction, asked: { tags: Set<number>; tables: Set<number> }): void {
  switch (restriction.kind) {
    case 'and':
    case 'or':
      for (const one of restriction.of) collect(one, asked)
      return
    case 'not':
    case 'count':
      return collect(restriction.of, asked)
    case 'comment':
    case 'annotation':
      if (restriction.of) collect(restriction.of, asked)
      return
    case 'sub':
      asked.tables.add(restriction.table)
      return
    case 'compare':
      asked.tags.add(restriction.left).add(restriction.right)
      return
    default:
      asked.tags.add(restriction.tag)
  }
}
