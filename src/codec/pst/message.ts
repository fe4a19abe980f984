/**
 * Messages and their attachments. [MS-PST] 2.4.5, 2.4.6
 *
 * A message is a property context with two tables among its subnodes; an attachment is a property context of its own, and
 * may hold a message again.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { NodeType, nodeType, WellKnown } from './ids.ts'
import type { PstNode } from './node.ts'
import { PropertyContext, type RawProperty } from './property-context.ts'
import { TableContext } from './table-context.ts'

const ATTACH_DATA = 0x3701
const ATTACH_METHOD = 0x3705
/** PidTagAttachMethod, [MS-OXCMSG] 2.2.2.9 */
export const AttachMethod = { none: 0, byValue: 1, embedded: 5, storage: 6 } as const

/**
 * How much a reader of one message and all that is in it may take. A file whose messages contain each other would give
 * more than it holds.
 */
export class Budget {
  #left: number

  constructor(node: PstNode) {
    const { blocks } = node
    const inFile = blocks.format.compressed ? blocks.sizeMax / 16 : blocks.sizeMax * 2
    this.#left = Math.min(inFile, MESSAGE_BYTES_MAX)
  }

  take(size: number): void {
    this.#left -= size
    if (this.#left < 0) throw new LayoutError('the message holds more than the file, or more than 1 GiB', 0)
  }
}

/** A message is held in memory as a whole, and few machines could hold more of it. */
const MESSAGE_BYTES_MAX = 1 << 30
/** What one level of nesting costs, so that messages without content are counted, too. */
const MESSAGE_COST = 256

export class PstMessage {
  readonly nid: number
  readonly properties: PropertyContext
  readonly budget: Budget
  readonly #node: PstNode

  constructor(node: PstNode, budget = new Budget(node)) {
    budget.take(MESSAGE_COST)
    this.nid = node.nid
    this.budget = budget
    this.#node = node
    this.properties = new PropertyContext(node)
  }

  get associated(): boolean {
    return nodeType(this.nid) === NodeType.associatedMessage
  }

  /** The properties of each recipient. */
  *recipients(): Generator<RawProperty[]> {
    const table = this.#node.findSubnode(WellKnown.recipientTable)
    if (!table) return
    for (const row of new TableContext(table).rows()) yield [...row.cells()]
  }

  /** In the order of the table; attachments that it does not list come behind. */
  *attachments(): Generator<PstAttachment> {
    const ids = this.#node.subnodeIds()
    const table = ids.includes(WellKnown.attachmentTable) && this.#node.getSubnode(WellKnown.attachmentTable)
    const { problems } = this.#node.blocks
    const listed = table ? (problems.attempt(this.#what('attachment table'), () => rowIds(table)) ?? []) : []
    const all = ids.filter((nid) => nodeType(nid) === NodeType.attachment)
    for (const nid of new Set([...listed, ...all])) {
      const attachment = problems.attempt(this.#what(`attachment 0x${nid.toString(16)}`), () => {
        this.budget.take(MESSAGE_COST)
        return new PstAttachment(this.#node.getSubnode(nid), this.budget)
      })
      if (attachment) yield attachment
    }
  }

  #what(part: string): string {
    return `${part} of message 0x${this.nid.toString(16)}`
  }
}

export class PstAttachment {
  readonly nid: number
  readonly properties: PropertyContext
  readonly #budget: Budget

  constructor(node: PstNode, budget: Budget) {
    this.nid = node.nid
    this.properties = new PropertyContext(node)
    this.#budget = budget
  }

  get method(): number {
    return this.properties.findNumber(ATTACH_METHOD) ?? AttachMethod.none
  }

  /** The message in it, of method 5. [MS-PST] 2.4.6.2.2 */
  embedded(): PstMessage | undefined {
    if (this.method !== AttachMethod.embedded) return undefined
    const node = this.properties.findObject(ATTACH_DATA)
    return node && new PstMessage(node, this.#budget)
  }

  /** Its content: PidTagAttachDataBinary, or the stream of an OLE object. */
  content(): RawProperty | undefined {
    const property = this.properties.find(ATTACH_DATA)
    if (property?.type !== 0x000d) return property
    const node = this.properties.findObject(ATTACH_DATA)
    return node && { id: property.id, type: 0x0102, bytes: () => node.data.bytes(), stored: node.data }
  }
}

/** Row ids of a table, each once; `take` hears how many there are. */
export function rowIds(node: PstNode, take: (count: number) => void = () => {}): number[] {
  const ids = new TableContext(node).rowIds()
  take(ids.length)
  return [...new Set(ids)]
}
