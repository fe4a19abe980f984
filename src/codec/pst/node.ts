/**
 * Nodes: a run of data and a tree of subnodes, which are nodes again. [MS-PST] 2.2.1.2, 2.2.2.8.3.3
 *
 * How far down a node may have subnodes is limited by `depth`; what a reader of a whole item may take is limited by the
 * file's size (see Budget), so that a file whose nodes contain each other is refused.
 */
import { LayoutError, Reader } from '#codec/binary/index.ts'
import type { Blocks, DataTree } from './blocks.ts'

/** SLBLOCK or SIBLOCK. [MS-PST] 2.2.2.8.3.3.1, 2.2.2.8.3.3.2 */
const SUBNODE_TREE = 0x02
const DEPTH_MAX = 64

export interface NodeReference {
  nid: number
  bidData: number
  bidSub: number
}

export class PstNode {
  readonly nid: number
  readonly blocks: Blocks
  readonly depth: number
  readonly #bidData: number
  readonly #bidSub: number
  #data: DataTree | undefined
  #subnodes: Map<number, NodeReference> | undefined

  constructor(blocks: Blocks, reference: NodeReference, depth = 0) {
    if (depth > DEPTH_MAX) throw new LayoutError(`nested deeper than ${DEPTH_MAX}`, 0, nodeName(reference.nid))
    this.blocks = blocks
    this.nid = reference.nid
    this.depth = depth
    this.#bidData = reference.bidData
    this.#bidSub = reference.bidSub
  }

  get data(): DataTree {
    return (this.#data ??= this.blocks.open(this.#bidData))
  }

  findSubnode(nid: number): PstNode | undefined {
    const reference = this.#references().get(nid)
    return reference && new PstNode(this.blocks, reference, this.depth + 1)
  }

  getSubnode(nid: number): PstNode {
    const node = this.findSubnode(nid)
    if (!node) throw new LayoutError(`there is no subnode ${nodeName(nid)}`, 0, nodeName(this.nid))
    return node
  }

  subnodeIds(): number[] {
    return [...this.#references().keys()]
  }

  #references(): Map<number, NodeReference> {
    return (this.#subnodes ??= readSubnodes(this.blocks, this.#bidSub))
  }
}

function readSubnodes(blocks: Blocks, bid: number): Map<number, NodeReference> {
  const found = new Map<number, NodeReference>()
  if (bid < 2) return found
  const seen = new Set<number>()
  const { level, reader, count } = openTree(blocks, bid)
  if (level === 0) addLeaf(found, blocks, reader, count)
  else {
    const { id } = blocks.format
    if (count * 2 * id.fixedSize > reader.remaining) throw new LayoutError(`${count} entries announced`, 2, 'SIBLOCK')
    for (let index = 0; index < count; index++) {
      id.read(reader)
      const child = id.read(reader)
      if (seen.has(child)) continue
      seen.add(child)
      blocks.problems.attempt(`subnodes in block 0x${child.toString(16)}`, () => {
        const leaf = openTree(blocks, child)
        if (leaf.level !== 0) throw new LayoutError('an SIBLOCK below an SIBLOCK', 0)
        addLeaf(found, blocks, leaf.reader, leaf.count)
      })
    }
  }
  return found
}

function openTree(blocks: Blocks, bid: number): { level: number; count: number; reader: Reader } {
  const reader = new Reader(blocks.block(bid))
  const type = reader.u8()
  const level = reader.u8()
  const count = reader.u16()
  if (type !== SUBNODE_TREE || level > 1) throw new LayoutError('not a block of subnodes', 0)
  // Eight bytes before the entries where ids are wide.
  if (blocks.format.wide) reader.take(4)
  return { level, count, reader }
}

function addLeaf(found: Map<number, NodeReference>, blocks: Blocks, reader: Reader, count: number): void {
  const { id } = blocks.format
  if (count * 3 * id.fixedSize > reader.remaining) throw new LayoutError(`${count} entries announced`, 2, 'SLBLOCK')
  for (let index = 0; index < count; index++) {
    // Of the eight bytes of a wide id only four count.
    const nid = reader.u32()
    if (blocks.format.wide) reader.take(4)
    found.set(nid, { nid, bidData: id.read(reader), bidSub: id.read(reader) })
  }
}

export function nodeName(nid: number): string {
  return `0x${nid.toString(16)}`
}
