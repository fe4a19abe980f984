/**
 * Threads: which message answers which.
 *
 * RFC 5256 4 (ORDEREDSUBJECT, REFERENCES). Everything is linear in the number of messages and references, but for the
 * sorting; no step recurses, for a thread may be a chain of all messages.
 */
import { isReplyOrForward } from '#codec/mime/index.ts'

export interface ThreadMessage {
  /** Sequence number or UID: what the answer names. */
  number: number
  sent: number
  subject: string
  /** Folded base subject. */
  base: string
  messageId: string | undefined
  /** Message-IDs of References, or the first one of In-Reply-To; oldest first. */
  references: readonly string[]
}

export interface Thread {
  /** undefined: only known from references. */
  message: ThreadMessage | undefined
  children: Thread[]
}

/** RFC 5256 "ORDEREDSUBJECT": those of one subject are the children of the first of them. */
export function threadBySubject(messages: readonly ThreadMessage[]): Thread[] {
  const bySubject = Map.groupBy([...messages].sort(bySent), (message) => message.base)
  const threads = [...bySubject.values()].map(([first, ...others]): Thread => {
    return { message: first, children: others.map((message) => ({ message, children: [] })) }
  })
  return threads.sort(byDate)
}

interface Node {
  message: ThreadMessage | undefined
  parent: Node | undefined
  /** While links come and go. */
  linked: Set<Node>
  children: Node[]
}

/** RFC 5256 "REFERENCES", steps 1 to 6. */
export function threadByReferences(messages: readonly ThreadMessage[]): Thread[] {
  const nodes = link(messages)
  const roots: Node[] = []
  // Step 3: nodes without a message go; what they hold together moves up.
  for (const node of nodes) if (node.parent === undefined) roots.push(...withoutEmpty(node))
  const dates = new Map<Node, number>()
  const date = (node: Node) => dates.get(node) ?? dates.set(node, earliest(node)).get(node)!
  roots.sort((a, b) => date(a) - date(b) || numberOf(a) - numberOf(b))
  const gathered = gatherBySubject(roots)
  for (const node of everyNode(gathered)) node.children.sort(byDate)
  return gathered.sort(byDate)
}

/** Steps 1 and 2. */
function link(messages: readonly ThreadMessage[]): Node[] {
  const byId = new Map<string, Node>()
  const all: Node[] = []
  const make = (message: ThreadMessage | undefined): Node => {
    const node: Node = { message, parent: undefined, linked: new Set(), children: [] }
    all.push(node)
    return node
  }
  const nodeOf = (id: string): Node => {
    const known = byId.get(id)
    if (known !== undefined) return known
    const node = make(undefined)
    byId.set(id, node)
    return node
  }
  for (const message of messages) {
    let node = message.messageId === undefined ? undefined : nodeOf(message.messageId)
    // A Message-ID that another message has already is none (step 1).
    if (node === undefined || node.message !== undefined) node = make(message)
    else node.message = message
    let previous: Node | undefined
    for (const id of message.references) {
      const reference = nodeOf(id)
      // (A) Links that are there stay, and none is made that would close a ring.
      if (previous !== undefined && reference.parent === undefined) adopt(previous, reference)
      previous = reference
    }
    // (B) What the message itself says of its parent counts more than what others say.
    if (node.parent === previous) continue
    if (node.parent !== undefined) disown(node)
    if (previous !== undefined) adopt(previous, node)
  }
  for (const node of all) node.children = [...node.linked]
  return all
}

function adopt(parent: Node, child: Node): void {
  // Only one that has children itself can be above its parent: a long chain is not walked for each of its messages.
  if (child === parent) return
  if (child.linked.size > 0) {
    for (let above: Node | undefined = parent; above !== undefined; above = above.parent) if (above === child) return
  }
  child.parent = parent
  parent.linked.add(child)
}

function disown(child: Node): void {
  child.parent!.linked.delete(child)
  child.parent = undefined
}

/** What stands in the place of a root when empty nodes are taken away. */
function withoutEmpty(root: Node): Node[] {
  // Children before their parents, so that each node is looked at once.
  const order = everyNode([root])
  for (const node of order.reverse()) {
    node.children = node.children.flatMap((child) => (child.message === undefined ? child.children : [child]))
  }
  if (root.message !== undefined) return [root]
  // A root without a message stays only to hold several children together.
  return root.children.length > 1 ? [root] : root.children
}

/** Steps 4 and 5: roots of the same subject belong together. */
function gatherBySubject(roots: readonly Node[]): Node[] {
  const table = new Map<string, Node>()
  for (const root of roots) {
    const subject = messageOf(root).base
    if (subject === '') continue
    const known = table.get(subject)
    const better =
      known === undefined ||
      (root.message === undefined && known.message !== undefined) ||
      (known.message !== undefined && isReply(known) && root.message !== undefined && !isReply(root))
    if (better) table.set(subject, root)
  }
  const merged = new Set<Node>()
  const result = new Set<Node>(roots)
  for (const root of roots) {
    const subject = messageOf(root).base
    const other = subject === '' ? undefined : table.get(subject)
    if (other === undefined || other === root || merged.has(root)) continue
    merged.add(root)
    result.delete(root)
    if (other.message === undefined && root.message === undefined) other.children.push(...root.children)
    else if (other.message === undefined || (isReply(root) && !isReply(other))) other.children.push(root)
    else {
      const pair: Node = { message: undefined, parent: undefined, linked: new Set(), children: [other, root] }
      result.delete(other)
      result.add(pair)
      table.set(subject, pair)
    }
  }
  return [...result]
}

function messageOf(node: Node): ThreadMessage {
  return node.message ?? node.children[0]!.message!
}

function isReply(node: Node): boolean {
  return isReplyOrForward(messageOf(node).subject)
}

/** Parents before their children. */
function everyNode(roots: readonly Node[]): Node[] {
  const nodes = [...roots]
  for (const node of nodes) for (const child of node.children) nodes.push(child)
  return nodes
}

/** Of a node without a message, its first child's date counts (step 6); those are sorted before. */
function earliest(node: Thread): number {
  return (
    node.message?.sent ?? Math.min(...node.children.map((child) => child.message?.sent ?? Number.POSITIVE_INFINITY))
  )
}

function numberOf(node: Thread): number {
  return node.message?.number ?? node.children[0]?.message?.number ?? 0
}

function byDate(a: Thread, b: Thread): number {
  return earliest(a) - earliest(b) || numberOf(a) - numberOf(b)
}

function bySent(a: ThreadMessage, b: ThreadMessage): number {
  return a.sent - b.sent || a.number - b.number
}

/**
 * `(2)(3 6 (4 23)(44 7 96))`, RFC 5256 5: a chain is a list, a fork is a list of threads. Written without recursion.
 */
export function formatThreads(threads: readonly Thread[]): string {
  const out: string[] = []
  const work: (Thread | string)[] = []
  const push = (thread: Thread) => work.push(')', thread, '(')
  for (const thread of [...threads].reverse()) push(thread)
  while (work.length > 0) {
    const next = work.pop()!
    if (typeof next === 'string') {
      out.push(next)
      continue
    }
    const { message, children } = next
    if (message !== undefined) out.push(`${message.number}`)
    if (children.length === 1 && message !== undefined) {
      out.push(' ')
      work.push(children[0]!)
    } else if (children.length > 0) {
      if (message !== undefined) out.push(' ')
      for (const child of [...children].reverse()) push(child)
    }
  }
  return out.join('')
}
