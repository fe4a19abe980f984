/**
 * Reads vCards of all versions, one after the other, however many a file has. RFC 6350 3.2, RFC 2425 5.8, vCard 2.1
 *
 * The file is taken apart as bytes (Latin-1 strings), because in 2.1 every line may have a charset of its own. Lines that are none
 * are left out; a card without its end ends with the file or with the next one.
 */
import { decodeText, guessText } from '../charset/index.ts'
import { LayoutError } from '../binary/index.ts'
import type { Card, CardProperty, CardVersion } from './card.ts'

const DEPTH_MAX = 8
const PROPERTIES_MAX = 20_000

export function* readCards(input: Uint8Array): Generator<Card> {
  const stack: Card[] = []
  for (const line of unfoldedLines(asLatin1(input), () => stack.at(-1)?.version ?? '3.0')) {
    const [, edge] = /^\s*(?:[\w-]+\.)?(BEGIN|END)\s*:\s*VCARD\s*$/i.exec(line.slice(0, 80)) ?? []
    const card = stack.at(-1)
    if (edge?.toUpperCase() === 'BEGIN') {
      // Only an AGENT contains a card; otherwise the end of the one before is missing.
      const isAgent = card?.properties.at(-1)?.name === 'AGENT'
      if (card && !isAgent) yield* finished(stack)
      if (stack.length >= DEPTH_MAX) throw new LayoutError(`cards nested deeper than ${DEPTH_MAX}`, 0)
      if (isAgent) card?.properties.pop()
      stack.push({ version: '3.0', properties: [], agents: [] })
    } else if (edge) {
      stack.pop()
      if (card && stack.length === 0) yield card
      else if (card) stack.at(-1)?.agents.push(card)
    } else if (card) {
      const property = readProperty(line)
      if (property?.name === 'VERSION') card.version = versionOf(property.value)
      else if (property) card.properties.push(property)
      if (card.properties.length > PROPERTIES_MAX) throw new LayoutError('too many properties', 0)
    }
  }
  yield* finished(stack)
}

/** Cards that were not ended: those inside belong to the ones around them. */
function* finished(stack: Card[]): Generator<Card> {
  while (stack.length > 1) {
    const inner = stack.pop() as Card
    stack.at(-1)?.agents.push(inner)
  }
  const card = stack.pop()
  if (card) yield card
}

function versionOf(value: string): CardVersion {
  const text = value.trim()
  return text === '2.1' || text === '4.0' ? text : '3.0'
}

function asLatin1(input: Uint8Array): string {
  const bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength)
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined
  if (utf16) return Buffer.from(decodeText(bytes.subarray(2), utf16), 'utf8').toString('latin1')
  return bytes.toString('latin1', bytes[0] === 0xef && bytes[1] === 0xbb ? 3 : 0)
}

function* unfoldedLines(text: string, version: () => CardVersion): Generator<string> {
  let parts: string[] = []
  let soft = false
  let base64 = false
  let head = ''
  for (const line of lines(text)) {
    const folded = line.startsWith(' ') || line.startsWith('\t')
    if (parts.length > 0 && soft) parts.push((parts.pop() as string).slice(0, -1), line)
    else if (parts.length > 0 && folded && line.trim() !== '') {
      // vCard 2.1 "Folding": the blank belongs to the text.
      parts.push(version() === '2.1' && !base64 ? line : line.slice(1))
    } else if (base64 && /^[A-Za-z0-9+/]+=*\s*$/.test(line)) parts.push(line)
    else {
      if (parts.length > 0) yield parts.join('')
      parts = line.trim() === '' ? [] : [line]
      head = headOf(line)
      base64 = /[;=](?:BASE64|B)[;:]/i.test(head)
    }
    soft = line.endsWith('=') && /[;=]QUOTED-PRINTABLE[;:]/i.test(head)
  }
  if (parts.length > 0) yield parts.join('')
}

/** Up to the colon, without what is quoted. */
function headOf(line: string): string {
  const start = line.slice(0, 400)
  return start.slice(0, unquotedColon(start) + 1).replace(/"[^"]*"/g, '')
}

function* lines(text: string): Generator<string> {
  for (let at = 0; at < text.length; ) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    const line = text.slice(at, text[end - 1] === '\r' ? end - 1 : end)
    // Line ends of old Macintoshes.
    if (line.includes('\r')) yield* line.split('\r')
    else yield line
    at = end + 1
  }
}

const bareEncodings = new Set(['QUOTED-PRINTABLE', 'BASE64', '7BIT', '8BIT', 'B'])

/** Letters alone that fill a line look like more of a value in base64. */
const noName = /^(?:BEGIN|END|[A-Za-z0-9]{70,})$/i

function readProperty(line: string): CardProperty | undefined {
  const colon = unquotedColon(line)
  const [, group, rawName] = /^\s*(?:([\w-]{1,60})\.)?([\w-]{1,100})(?=[;:])/.exec(line.slice(0, 200)) ?? []
  if (colon < 0 || rawName === undefined || noName.test(rawName)) return undefined
  const parameters = new Map<string, string[]>()
  const start = line.indexOf(';')
  if (start >= 0 && start < colon) readParameters(line.slice(start + 1, colon), parameters)
  const encoding = parameters.get('ENCODING')?.[0]?.toUpperCase()
  const charset = parameters.get('CHARSET')?.[0]
  parameters.delete('ENCODING')
  parameters.delete('CHARSET')
  let raw = line.slice(colon + 1)
  const property: CardProperty = { name: rawName.toUpperCase(), parameters, value: '' }
  if (group !== undefined) property.group = group
  if (encoding === 'BASE64' || encoding === 'B') {
    property.bytes = Buffer.from(raw, 'base64')
    return property
  }
  const quoted = encoding === 'QUOTED-PRINTABLE'
  if (quoted)
    raw = raw.replace(/=([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  const bytes = Buffer.from(raw, 'latin1')
  const value = charset === undefined ? guessText(bytes) : decodeText(bytes, charset)
  // Line ends and what else has no place in a line of 3.0 are escaped there.
  property.value = value.replace(/\r\n|\r|\n/g, '\\n')
  const [, media = '', data] = /^data:([^,;]{0,100})[^,]{0,200};base64,(.*)$/s.exec(property.value) ?? []
  // 4.0 says it there, 3.0 in the TYPE.
  const [, kind] = /^image\/([\w.+-]+)$/i.exec(media) ?? []
  if (kind !== undefined && !parameters.has('TYPE')) parameters.set('TYPE', [kind.toUpperCase()])
  if (data !== undefined) property.bytes = Buffer.from(data.replace(/\\,/g, ','), 'base64')
  return property
}

function unquotedColon(line: string): number {
  let quoted = false
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code === 0x22) quoted = !quoted
    else if (code === 0x3a && !quoted) return at
  }
  return line.indexOf(':')
}

function readParameters(text: string, parameters: Map<string, string[]>): void {
  for (const part of text.match(/(?:"[^"]*"|[^;"]|")+/g) ?? []) {
    const equals = part.indexOf('=')
    const bare = part.trim().toUpperCase()
    const name =
      equals >= 0 ? part.slice(0, equals).trim().toUpperCase() : bareEncodings.has(bare) ? 'ENCODING' : 'TYPE'
    const value = equals >= 0 ? part.slice(equals + 1) : part
    if (name !== 'ENCODING' && bareEncodings.has(value.trim().toUpperCase())) {
      parameters.set('ENCODING', [value.trim()])
      continue
    }
    const values = parameters.get(name) ?? []
    const text = guessText(Buffer.from(value, 'latin1'))
    for (const one of name === 'TYPE' ? text.replaceAll('"', '').split(',') : (text.match(/"[^"]*"|[^,]+/g) ?? [])) {
      values.push(unescapeParameter(one.replace(/^"|"$/g, '').trim()))
    }
    if (/^[A-Z0-9-]{1,60}$/.test(name)) parameters.set(name, values)
  }
}

/** RFC 6868 3.1 */
function unescapeParameter(value: string): string {
  return value.replace(/\^([n'^])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter === "'" ? '"' : '^'))
}
