/** A tree of an item as lines for a terminal. */
import type { ItemTree, PropertyLine } from './tree.ts'

const VALUE_LENGTH_MAX = 160
const DECODED_LINES_MAX = 200

export interface TextOptions {
  /** Long values and decoded bytes to their end. */
  full?: boolean
}

export function treeText(tree: ItemTree, options: TextOptions = {}): string[] {
  const lines = propertyTexts(tree.properties, options)
  for (const [index, properties] of tree.recipients.entries()) {
    lines.push(`recipient ${index}`, ...indented(propertyTexts(properties, options)))
  }
  for (const [index, { properties, size, embedded }] of tree.attachments.entries()) {
    lines.push(`attachment ${index}${size === undefined ? '' : `: ${size} bytes`}`)
    lines.push(...indented(propertyTexts(properties, options)))
    if (embedded) lines.push('  item', ...indented(indented(treeText(embedded, options))))
  }
  return lines
}

export function propertyTexts(properties: readonly PropertyLine[], options: TextOptions = {}): string[] {
  return properties.flatMap((property) => propertyText(property, options))
}

function propertyText({ name, id, type, value, decoded }: PropertyLine, { full = false }: TextOptions): string[] {
  const known = name === id || name === '' ? id : `${name} ${id}`
  const head = visible(`${known} ${type}: ${shown(value, decoded === undefined, full)}`)
  if (!decoded) return [head]
  const limit = full ? Number.POSITIVE_INFINITY : DECODED_LINES_MAX
  const more = decoded.lines.length - limit
  return [
    `${head} ${decoded.as}`,
    ...indented(decoded.lines.slice(0, limit).map(visible)),
    ...(more > 0 ? [`  … ${more} more lines`] : []),
  ]
}

function shown(value: unknown, whole: boolean, full: boolean): string {
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? '')
  const limit = full && whole ? Number.POSITIVE_INFINITY : whole ? VALUE_LENGTH_MAX : VALUE_LENGTH_MAX / 4
  return text.length <= limit ? text : `${text.slice(0, limit)}… (${text.length - 2})`
}

/** A terminal obeys some characters; what comes from a file must not command it. */
function visible(line: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what is taken out
  return line.replace(/[\0-\x08\x0a-\x1f\x7f-\x9f]/g, '·')
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}
