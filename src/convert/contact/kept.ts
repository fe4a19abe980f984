/** Lines of a vCard that an item has no property for are kept as they were written, and come back out. */
import { type CardProperty, propertyLine, readCards } from '#codec/vcard/index.ts'
import { type Bag, PropertySet } from '#model'

const name = { set: PropertySet.PUBLIC_STRINGS, string: 'urn:kontor:vcard' }
const LINES_MAX = 500
const LENGTH_MAX = 200_000

export function storeKept(properties: Bag, kept: readonly CardProperty[]): void {
  const lines = kept.map((property) => propertyLine(property, '3.0')).filter(({ length }) => length <= LENGTH_MAX)
  if (lines.length > 0) properties.setName(name, 'string[]', lines.slice(0, LINES_MAX))
}

export function readKept(properties: Bag): CardProperty[] {
  const lines = properties.getName(name)
  if (!Array.isArray(lines)) return []
  const text = lines.filter((line) => typeof line === 'string' && !/[\r\n]/.test(line)).join('\r\n')
  const [card] = readCards(Buffer.from(`BEGIN:VCARD\r\nVERSION:3.0\r\n${text}\r\nEND:VCARD\r\n`))
  return card?.properties ?? []
}
