/**
 * Which parts of a mail are its body and which are attachments. [MS-OXCMAIL] 2.2.3.3.2
 *
 *   mixed        one after the other: the first text is the body; plain texts that follow a plain text belong to it
 *   alternative  the same thing several times: the plain one and the HTML one are both kept
 *   related      its root is the body, the others are shown in it
 *   signed       its first part; the signature is an attachment
 *   report       its first part; what is machine-readable becomes properties (import-report.ts) or stays a file
 *   appledouble  one file
 *
 * A part that is meant to be saved (Content-Disposition: attachment, or a file name behind the beginning) is no body.
 */
import type { Part } from '#codec/mime/index.ts'

/** A part and its section numbers (RFC 9051 6.4.5.1) within its message. */
export interface Located {
  part: Part
  numbers: readonly number[]
  /** It stands beside the root of a multipart/related. */
  related: boolean
  /** What a Macintosh knows of the file: the other part of a multipart/appledouble. */
  mac?: Part
}

export interface Selection {
  /** One, or several that belong one behind the other. */
  plain: Located[]
  html: Located | undefined
  /** text/rtf or text/enriched, where there is neither of the others. */
  rich?: Located
  attachments: Located[]
}

export function selectBodies(root: Part): Selection {
  const selector = new Selector()
  const located = { part: root, numbers: [1], related: false }
  const { selection } = root.parts.length === 0 ? selector.leaf(located) : selector.multipart(root, [])
  if (selection.plain.length > 0 || selection.html) return selection
  const rich = selection.attachments.find(isRich)
  if (!rich) return selection
  return { ...selection, rich, attachments: selection.attachments.filter((other) => other !== rich) }
}

function isRich({ part, related }: Located): boolean {
  if (related || part.disposition?.type === 'attachment' || fileName(part) !== undefined) return false
  return part.type === 'text' && ['rtf', 'enriched', 'richtext'].includes(part.subtype)
}

class Selector {
  readonly selection: Selection = { plain: [], html: undefined, attachments: [] }
  /** No leaf has been seen yet. */
  #atStart = true

  multipart(part: Part, numbers: readonly number[]): this {
    switch (part.subtype) {
      case 'alternative':
        this.#alternative(part, numbers)
        break
      case 'related':
        this.#related(part, numbers)
        break
      case 'appledouble':
        this.#appleDouble(part, numbers)
        break
      default:
        for (const [index, child] of part.parts.entries()) this.#any(child, [...numbers, index + 1])
    }
    return this
  }

  #any(part: Part, numbers: readonly number[]): void {
    if (part.parts.length > 0) this.multipart(part, numbers)
    else this.leaf({ part, numbers, related: false })
  }

  leaf(located: Located): this {
    const { plain, attachments } = this.selection
    const kind = this.#bodyKind(located.part)
    this.#atStart = false
    if (kind === 'plain' && !this.selection.html) plain.push(located)
    else if (kind === 'html' && !this.selection.html && plain.length === 0) this.selection.html = located
    else attachments.push(located)
    return this
  }

  /** Each child is looked at by itself; the last HTML wins (RFC 2046 5.1.4), the first plain text goes with it. */
  #alternative(part: Part, numbers: readonly number[]): void {
    const choices = part.parts.map((child, index) => {
      const selector = new Selector()
      selector.#atStart = this.#atStart
      const childNumbers = [...numbers, index + 1]
      selector.#any(child, childNumbers)
      return selector.selection
    })
    this.#atStart = false
    const plain = choices.find((choice) => choice.plain.length > 0)
    const html = choices.findLast((choice) => choice.html !== undefined)
    // A body stands before it already: what is offered here in several forms is then a file in each of them.
    const free = this.selection.plain.length === 0 && !this.selection.html
    if (free) {
      if (plain) this.selection.plain.push(...plain.plain)
      this.selection.html = html?.html
    }
    for (const choice of choices) {
      // Other texts that say the same again are not shown twice.
      if (!free && choice === (plain ?? html))
        this.selection.attachments.push(...choice.plain, ...(choice.html ? [choice.html] : []))
      this.selection.attachments.push(...choice.attachments)
    }
  }

  /** RFC 2387 3.2: `start` names the root, else it is the first. */
  #related(part: Part, numbers: readonly number[]): void {
    const start = part.parameters.get('start')
    const named =
      start === undefined ? -1 : part.parts.findIndex(({ id }) => id !== undefined && bare(id) === bare(start))
    const root = Math.max(0, named)
    this.#any(part.parts[root] as Part, [...numbers, root + 1])
    for (const [index, child] of part.parts.entries()) {
      if (index !== root) this.#shownIn(child, [...numbers, index + 1])
    }
  }

  /** RFC 1740 4: the header, then the file. */
  #appleDouble(part: Part, numbers: readonly number[]): void {
    const [mac, file] = part.parts
    this.#atStart = false
    const isWhole = mac?.subtype === 'applefile' && file && file.parts.length === 0 && part.parts.length === 2
    if (isWhole) this.selection.attachments.push({ part: file, numbers: [...numbers, 2], related: false, mac })
    else for (const [index, child] of part.parts.entries()) this.#shownIn(child, [...numbers, index + 1])
  }

  #shownIn(part: Part, numbers: readonly number[]): void {
    if (part.parts.length === 0) this.selection.attachments.push({ part, numbers, related: true })
    else for (const [index, child] of part.parts.entries()) this.#shownIn(child, [...numbers, index + 1])
  }

  #bodyKind(part: Part): 'plain' | 'html' | undefined {
    if (part.disposition?.type === 'attachment') return undefined
    // A multipart in which no delimiter was found: its text is all that there is.
    if (part.type === 'multipart') return 'plain'
    if (part.type !== 'text' || (part.subtype !== 'plain' && part.subtype !== 'html')) return undefined
    if (!this.#atStart && fileName(part) !== undefined) return undefined
    return part.subtype
  }
}

export function fileName(part: Part): string | undefined {
  const name = part.disposition?.parameters.get('filename') ?? part.parameters.get('name')
  return name === '' ? undefined : name
}

/** A Content-ID without its angle brackets. */
export function bare(id: string): string {
  return id.trim().replace(/^<|>$/g, '')
}
