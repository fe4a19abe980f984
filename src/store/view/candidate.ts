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
import { type MessageRecord, messageColumnsOfM } from '../records.ts'
import { messageFlag } from './columns.ts'
import type { Scan } from './listed.ts'
import { attachmentRows } from './whole.ts'

type Raw = MessageRecord & {
  is_read: unknown
  bag?: Uint8Array
  subject_key: string
  sender_key: string
  to_key: string
}

export class Candidate implements PropertySource {
  readonly #raw: Raw
  #bag: PackedBag | undefined
  /** Values that do not lie in the bag, loaded because the restriction asks for them. */
  readonly long = new Map<number, unknown>()
  readonly subs = new Map<number, readonly PropertySource[]>()

  constructor(raw: Raw) {
    this.#raw = raw
  }

  get id(): number {
    return this.#raw.id
  }

  get uid(): number {
    return this.#raw.uid
  }

  get read(): boolean {
    return Boolean(this.#raw.is_read)
  }

  get bag(): PackedBag {
    return (this.#bag ??= this.#raw.bag ? new PackedBag(this.#raw.bag) : PackedBag.empty)
  }

  isFolded(tag: number): boolean {
    return tag === P.NormalizedSubject.tag || tag === P.SenderName.tag || tag === P.DisplayTo.tag
  }

  /** The folded key of a text that has a column of its own; the empty text stands for a missing one, too. */
  folded(tag: number): string {
    if (tag === P.NormalizedSubject.tag) return this.#raw.subject_key
    return tag === P.SenderName.tag ? this.#raw.sender_key : this.#raw.to_key
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
        return raw.associated ? undefined : fileTime.from(raw.received)
      case P.CreationTime.tag:
        return fileTime.from(raw.created)
      case P.LastModificationTime.tag:
        return fileTime.from(raw.modified)
      case P.MessageSize.tag:
        return raw.size
      case P.Importance.tag:
        return raw.importance
      case P.HasAttachments.tag:
        return raw.has_attachments !== 0
      case P.MessageClass.tag:
        return raw.class
      case P.ConversationId.tag:
        return raw.conversation
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
      (raw.flags & flagBit.draft ? messageFlag.unsent : 0) |
      (raw.has_attachments ? messageFlag.hasAttachments : 0) |
      (raw.associated ? messageFlag.associated : 0)
    )
  }
}

export async function candidates(q: Query, scan: Scan, condition: Sql): Promise<Candidate[]> {
  const where = scan.where ? sql`${condition} and ${scan.where}` : condition
  const bag = scan.unpacks ? sql`, m.bag` : sql``
  const rows = await q.all<Raw>(sql`select ${messageColumnsOfM}, m.subject_key, m.sender_key, m.to_key,
    ${scan.read} as is_read ${bag} from message m where ${where}`)
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
