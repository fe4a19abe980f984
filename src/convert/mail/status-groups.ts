/**
 * The machine-readable part of a report: groups of fields with blank lines between them. The first is about the report, each of the
 * others about one recipient. RFC 3464 2.1, RFC 8098 3.1
 */
import { type Field, type Part, partContent, readHeader } from '#codec/mime/index.ts'

const STATUS_BYTES_MAX = 512 * 1024
const GROUPS_MAX = 5000

export class StatusGroup {
  readonly #fields: readonly Field[]

  constructor(fields: readonly Field[]) {
    this.#fields = fields
  }

  /** The first of that name, in lower case; comments and white space around it are not taken away. */
  find(name: string): Field | undefined {
    return this.#fields.find(({ key }) => key === name)
  }

  text(name: string): string | undefined {
    return this.find(name)?.text
  }

  /** Behind the type: `rfc822; ada@example.test`. */
  typed(name: string): { type: string; value: string } | undefined {
    const raw = this.find(name)?.raw
    if (raw === undefined) return undefined
    const semicolon = raw.indexOf(';')
    return {
      type: raw.slice(0, Math.max(0, semicolon)).trim().toLowerCase(),
      value: raw.slice(semicolon + 1).trim(),
    }
  }
}

export function readStatusGroups(bytes: Uint8Array, part: Part): StatusGroup[] {
  const content = partContent(bytes, part).subarray(0, STATUS_BYTES_MAX)
  const buffer = Buffer.from(content.buffer, content.byteOffset, content.length)
  const groups: StatusGroup[] = []
  let start = 0
  while (start < content.length && groups.length < GROUPS_MAX) {
    const end = findBlankLine(buffer, start)
    const { fields } = readHeader(content, { start, bodyStart: end })
    if (fields.length > 0) groups.push(new StatusGroup(fields))
    start = end + (content[end] === 0x0d ? 2 : 1)
  }
  return groups
}

/** Where the next blank line begins; the length when there is none. */
function findBlankLine(buffer: Buffer, from: number): number {
  let at = from
  for (;;) {
    const lineFeed = buffer.indexOf(0x0a, at)
    if (lineFeed < 0) return buffer.length
    at = lineFeed + 1
    if (buffer[at] === 0x0a || (buffer[at] === 0x0d && buffer[at + 1] === 0x0a)) return at
  }
}
