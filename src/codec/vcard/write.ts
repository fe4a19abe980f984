/** Writes vCard 3.0 (RFC 2426) and 4.0 (RFC 6350): lines end in CRLF and are folded at 75 octets. */
import { type Card, type CardProperty, type CardVersion, escapeText } from './card.ts'
import { writeVersion2 } from './write-version-2.ts'

export function writeCard(card: Card, version: CardVersion = '3.0'): string {
  if (version === '2.1') return writeVersion2(card)
  const lines = ['BEGIN:VCARD', `VERSION:${version}`]
  for (const property of card.properties) lines.push(propertyLine(property, version))
  // RFC 2426 3.5.4; 4.0 has no cards in cards.
  if (version === '3.0') for (const agent of card.agents) lines.push(`AGENT:${escapeText(writeCard(agent, '3.0'))}`)
  lines.push('END:VCARD')
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** Not folded. */
export function propertyLine({ group, name, parameters, value, bytes }: CardProperty, version: '3.0' | '4.0'): string {
  const head = [group === undefined ? name : `${group}.${name}`]
  const inline = bytes !== undefined && version === '3.0'
  if (inline) head.push('ENCODING=b')
  for (const [key, values] of parameters) {
    if (
      values.length === 0 ||
      (bytes && (key === 'VALUE' || (version === '4.0' && key === 'TYPE' && imageType.test(values[0] ?? ''))))
    )
      continue
    head.push(`${key}=${values.map(parameterValue).join(',')}`)
  }
  // Nothing that was put in may begin a line of its own.
  const body = bytes === undefined ? value.replace(/\r\n|\r|\n/g, '\\n') : Buffer.from(bytes).toString('base64')
  return `${head.join(';')}:${bytes !== undefined && !inline ? `data:${mediaType(parameters)};base64,` : ''}${body}`
}

const imageType = /^(jpe?g|png|gif|webp)$/i

function mediaType(parameters: CardProperty['parameters']): string {
  const given = parameters.get('MEDIATYPE')?.[0] ?? parameters.get('TYPE')?.[0] ?? ''
  if (/^[\w.+-]+\/[\w.+-]+$/.test(given)) return given.toLowerCase()
  return imageType.test(given) ? `image/${given.toLowerCase().replace('jpg', 'jpeg')}` : 'application/octet-stream'
}

function parameterValue(value: string): string {
  const escaped = value.replace(/[\^"]|\r\n|\r|\n/g, (match) => (match === '^' ? '^^' : match === '"' ? "^'" : '^n'))
  return /[,;:]/.test(escaped) ? `"${escaped}"` : escaped
}

const LINE_OCTETS = 75

function folded(line: string): string {
  const bytes = Buffer.from(line, 'utf8')
  if (bytes.length <= LINE_OCTETS) return line
  const parts: string[] = []
  for (let start = 0; start < bytes.length; ) {
    let end = Math.min(bytes.length, start + LINE_OCTETS - (start > 0 ? 1 : 0))
    // Not within a character.
    while (end < bytes.length && ((bytes[end] as number) & 0xc0) === 0x80) end--
    parts.push(bytes.toString('utf8', start, end))
    start = end
  }
  return parts.join('\r\n ')
}
