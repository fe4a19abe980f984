/**
 * iCalendar as a tree of components. RFC 5545 3.1, 3.4, 3.6; RFC 6868
 *
 * The lines are unfolded and nested here, so that one broken line costs that line only; line.ts takes a line apart and puts one together, and
 * value.ts reads the values. What is not known is a property like the others and can be written again.
 */
import { LayoutError } from '#codec/binary/index.ts'
import { defaultTypeOf, type Parameters, type Property, propertyLine, readLine } from './line.ts'
import { decoded } from './quoted-printable.ts'

export interface Component {
  /** Upper case. */
  name: string
  properties: Property[]
  components: Component[]
}

export interface Problem {
  /** Counted from 1, as the line stands in the file. */
  line: number
  problem: string
}

const DEPTH_MAX = 16
const LINES_MAX = 2_000_000
const PROBLEMS_MAX = 100

/** All components that stand at the top: VCALENDARs mostly, but files with bare VEVENTs exist. */
export function parseComponents(text: string): { components: Component[]; problems: Problem[] } {
  const top: Component = { name: '', properties: [], components: [] }
  const stack = [top]
  const problems: Problem[] = []
  const report = (line: number, problem: string) => {
    if (problems.length < PROBLEMS_MAX) problems.push({ line, problem })
  }
  eachLine(text, (line, number) => {
    const [, edge, name = ''] = findEdge(line) ?? []
    const current = stack.at(-1) as Component
    if (edge?.toUpperCase() === 'BEGIN') {
      // None contains one of its own name: the end of that one is missing.
      const open = stack.findIndex((component) => component.name === name.toUpperCase())
      if (open > 0) {
        report(number, `${name} within ${name}`)
        stack.length = open
      }
      if (stack.length > DEPTH_MAX) throw new LayoutError(`components nested deeper than ${DEPTH_MAX}`, number, 'line')
      const component: Component = { name: name.toUpperCase(), properties: [], components: [] }
      stack.at(-1)?.components.push(component)
      stack.push(component)
    } else if (edge) {
      const at = stack.findLastIndex((component, index) => index > 0 && component.name === name.toUpperCase())
      if (at < 0) report(number, `END:${name} without its BEGIN`)
      else stack.length = at
    } else {
      const property = parseLine(line)
      if (typeof property === 'string') report(number, property)
      else if (stack.length > 1) current.properties.push(property)
      else report(number, 'outside of a component')
    }
  })
  if (stack.length > 1) report(0, `${stack.at(-1)?.name} is not ended`)
  return { components: top.components, problems }
}

function findEdge(line: string): RegExpExecArray | null {
  const code = line.charCodeAt(0) | 0x20
  return code === 0x62 || code === 0x65 ? /^(BEGIN|END)\s*:\s*([\w-]{1,60})\s*$/i.exec(line.slice(0, 80)) : null
}

/** The property of one unfolded line, or what is wrong with it. */
export function parseLine(line: string): Property | string {
  const code = line.charCodeAt(0) | 0x20
  if ((code === 0x62 || code === 0x65) && /^(BEGIN|END)\s*[:;]/i.test(line.slice(0, 20)))
    return 'not the name of a component'
  const property = readLine(line)
  if (typeof property !== 'string') return decoded(property)
  // "COMPLETED;America/New_York:2017…": the value is still worth having.
  const [, name] = /^([A-Za-z0-9-]{1,100})[;:]/.exec(line.slice(0, 101)) ?? []
  const colon = line.lastIndexOf(':')
  if (!name || colon < 0) return property
  return readLine(`${name}:${line.slice(colon + 1)}`)
}

/** RFC 5545 3.1. Also takes bare LF and CR, and the soft line breaks of quoted-printable in vCalendar 1.0. */
function eachLine(input: string, take: (line: string, number: number) => void): void {
  const text = (input.charCodeAt(0) === 0xfeff ? input.slice(1) : input).replace(/\r(?!\n)/g, '\n')
  let line = ''
  let first = 1
  let number = 0
  let soft = false
  let version1 = false
  for (let at = 0; at < text.length; ) {
    const found = text.indexOf('\n', at)
    const end = found < 0 ? text.length : found
    const piece = text.slice(at, end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end)
    if (++number > LINES_MAX) throw new LayoutError('too many lines', number, 'line')
    const code = text.charCodeAt(at)
    const continues = line !== '' && (code === 32 || code === 9)
    // A soft break goes before text that may begin with a blank; elsewhere the blank says that the line was folded.
    if (soft && (version1 || !continues)) line = line.slice(0, -1) + piece
    else if (continues) line += piece.slice(1)
    else {
      if (line !== '') take(line, first)
      line = piece
      first = number
    }
    soft = piece.endsWith('=') && /;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line.slice(0, 300))
    version1 ||= piece === 'VERSION:1.0'
    at = end + 1
  }
  if (line !== '') take(line, first)
}

/** Lines end in CRLF and are folded at 75 octets. */
export function componentText(component: Component): string {
  const lines: string[] = []
  write(component, lines)
  return lines.join('')
}

function write({ name, properties, components }: Component, lines: string[]): void {
  lines.push(`BEGIN:${name}\r\n`)
  for (const property of properties) lines.push(folded(propertyLine(property)), '\r\n')
  for (const component of components) write(component, lines)
  lines.push(`END:${name}\r\n`)
}

const LINE_OCTETS = 75

function folded(line: string): string {
  if (line.length <= LINE_OCTETS && isAscii(line)) return line
  const parts: string[] = []
  let start = 0
  let octets = 0
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    const pair = code >= 0xd800 && code < 0xdc00 && at + 1 < line.length
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : pair ? 4 : 3
    if (octets + size > LINE_OCTETS) {
      parts.push(line.slice(start, at))
      start = at
      // The space that marks the continuation counts.
      octets = 1
    }
    octets += size
    if (pair) at++
  }
  parts.push(line.slice(start))
  return parts.join('\r\n ')
}

function isAscii(line: string): boolean {
  for (let at = 0; at < line.length; at++) if (line.charCodeAt(at) >= 0x80) return false
  return true
}

export function property(
  name: string,
  values: string | readonly (string | readonly string[])[],
  parameters: Readonly<Record<string, string | readonly string[] | undefined>> = {},
  type?: string,
): Property {
  const known = Object.entries(parameters).filter(([, value]) => value !== undefined && value.length > 0)
  // RFC 6868 has no way to say a control character.
  const clean = known.map(
    ([key, value]) => [key, typeof value === 'string' ? plain(value) : value?.map(plain)] as const,
  )
  return {
    name,
    parameters: Object.fromEntries(clean) as Parameters,
    type: type ?? defaultTypeOf(name),
    values: typeof values === 'string' ? [values] : values,
  }
}

function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- they are what must go
  return text.replace(/[\0-\x08\x0b-\x1f\x7f]/g, '')
}
