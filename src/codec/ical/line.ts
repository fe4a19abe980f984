/**
 * One line of iCalendar, unfolded: NAME *(;PARAMETER=value) : value. RFC 5545 3.1, 3.2; RFC 6868
 *
 * A parameter is text as it stands: RFC 5545 3.2 has no backslash escapes, a backslash is a backslash; RFC 6868 has ^n, ^^ and ^' for what
 * may not stand there. Values of type TEXT are unescaped and lists of them taken apart; all other values stay as they were written.
 */

export type Parameters = Readonly<Record<string, string | readonly string[]>>

export interface Property {
  /** Upper case. */
  name: string
  /** Names in lower case; VALUE is not among them. */
  parameters: Parameters
  /** In lower case: text, date-time, date, unknown … */
  type: string
  /** A structured value (GEO, REQUEST-STATUS) is an array. */
  values: readonly (string | readonly string[])[]
}

interface Details {
  type: string
  /** `,` between values, `;` between the parts of one. */
  separator?: ',' | ';'
}

/** RFC 5545 3.7 and 3.8. What RFC 7986 has without a default type says its type itself, and needs no line here. */
const known = new Map<string, Details>()
for (const line of `text: action calscale class comment contact description location method prodid related-to status summary transp tzid
   tzname uid version
 text,: categories resources
 text;: request-status
 uri: attach tzurl url
 cal-address: attendee organizer
 date-time: completed created dtend dtstamp dtstart due last-modified recurrence-id
 date-time,: exdate rdate
 duration: duration trigger
 period,: freebusy
 float;: geo
 integer: percent-complete priority repeat sequence
 recur: rrule exrule
 utc-offset: tzoffsetfrom tzoffsetto`.split(/\n (?! )/)) {
  const [, type = '', separator, names = ''] = /^([a-z-]+)([,;])?:([^:]*)$/.exec(line) ?? []
  for (const name of names.trim().split(/\s+/)) {
    known.set(name.toUpperCase(), separator ? { type, separator: separator as ',' | ';' } : { type })
  }
}

/** Lists of addresses in parameters, each in quotes. RFC 5545 3.2.4, 3.2.5, 3.2.11 */
const listParameters = new Set(['delegated-from', 'delegated-to', 'member'])

export function defaultTypeOf(name: string): string {
  return known.get(name)?.type ?? 'unknown'
}

/** The property of a line, or what is wrong with it. */
export function readLine(line: string): Property | string {
  const end = endOfName(line)
  if (end < 0) return 'neither a colon nor a semicolon after the name'
  const written = line.slice(0, end)
  const name = known.has(written) ? written : written.toUpperCase()
  if (name !== written || !known.has(name)) {
    if (!/^[A-Z0-9-]{1,100}$/.test(name)) return 'not the name of a property'
  }
  if (line[end] === ':') return withValue(name, {}, undefined, line.slice(end + 1))
  const parameters: Record<string, string | readonly string[]> = {}
  let type: string | undefined
  let at = end
  while (line[at] === ';') {
    const equals = line.indexOf('=', at)
    if (equals < 0) return 'a parameter without a value'
    const key = line
      .slice(at + 1, equals)
      .trim()
      .toLowerCase()
    if (!/^[^\s:;,"]{1,100}$/.test(key)) return 'not the name of a parameter'
    const { values, next } = parameterValues(line, equals + 1, listParameters.has(key))
    if (next < 0) return 'a quotation mark that is not ended'
    at = next
    if (key === 'value') type = values[0]?.trim().toLowerCase()
    else parameters[key] = joined(Object.hasOwn(parameters, key) ? parameters[key] : undefined, values, key)
  }
  if (line[at] !== ':') return 'no colon before the value'
  return withValue(name, parameters, type, line.slice(at + 1))
}

function endOfName(line: string): number {
  for (let at = 0; at < line.length; at++) {
    const code = line.charCodeAt(at)
    if (code === 0x3a || code === 0x3b) return at
  }
  return -1
}

/** Of a parameter that is no list, a second one replaces the first. */
function joined(
  before: string | readonly string[] | undefined,
  values: readonly string[],
  key: string,
): string | readonly string[] {
  const [first = ''] = values
  if (!listParameters.has(key)) return first
  if (before === undefined) return values.length === 1 ? first : values
  return [...(typeof before === 'string' ? [before] : before), ...values]
}

/** Up to the `;` or `:` after it. In careless files a comma without quotes is part of the text ("CN=King, Ada"). */
function parameterValues(line: string, start: number, isList: boolean): { values: string[]; next: number } {
  const values: string[] = []
  let at = start
  for (;;) {
    if (line[at] === '"') {
      const close = line.indexOf('"', at + 1)
      if (close < 0) return { values, next: -1 }
      values.push(unescapeParameter(line.slice(at + 1, close)))
      at = close + 1
      // What stands between the quotes and the next delimiter is lost.
      while (at < line.length && line[at] !== ';' && line[at] !== ':' && line[at] !== ',') at++
    } else {
      let end = at
      while (end < line.length && line[end] !== ';' && line[end] !== ':' && (!isList || line[end] !== ',')) end++
      values.push(unescapeParameter(line.slice(at, end)))
      at = end
    }
    if (line[at] !== ',') return { values, next: at }
    at++
  }
}

function unescapeParameter(text: string): string {
  if (!text.includes('^')) return text
  return text.replace(/\^([n^'])/g, (_, code: string) => (code === 'n' ? '\n' : code === '^' ? '^' : '"'))
}

function escapeParameter(text: string): string {
  return text.replace(/[\n^"]/g, (code) => (code === '\n' ? '^n' : code === '^' ? '^^' : "^'"))
}

function withValue(name: string, parameters: Parameters, said: string | undefined, value: string): Property {
  const details = known.get(name)
  let type = said || (details?.type ?? 'unknown')
  // Programs forget VALUE before lists of dates.
  if (name === 'RDATE' && value !== '')
    type = value.includes('/') ? 'period' : value.includes('T') ? 'date-time' : 'date'
  const separator = details?.separator
  const isText = type === 'text'
  if (separator === undefined) return { name, parameters, type, values: [isText ? unescapeText(value) : value] }
  const parts = split(value, separator).map((part) => (isText ? unescapeText(part) : part))
  if (separator === ',') return { name, parameters, type, values: parts }
  return { name, parameters, type, values: [parts.length === 1 ? (parts[0] as string) : parts] }
}

function split(value: string, separator: string): string[] {
  if (!value.includes(separator)) return [value]
  const parts: string[] = []
  let start = 0
  for (let at = 0; at < value.length; at++) {
    if (value[at] === '\\') at++
    else if (value[at] === separator) {
      parts.push(value.slice(start, at))
      start = at + 1
    }
  }
  parts.push(value.slice(start))
  return parts
}

/** RFC 5545 3.3.11 */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\([\\;,nN])/g, (_, code: string) => (code === 'n' || code === 'N' ? '\n' : code))
}

export function escapeText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\\;,\n]/g, (code) => (code === '\n' ? '\\n' : `\\${code}`))
}

/** Not folded. Nothing that was put in begins a line of its own. */
export function propertyLine({ name, parameters, type, values }: Property): string {
  let line = name
  for (const [key, value] of Object.entries(parameters)) {
    const texts = typeof value === 'string' ? quoted(value, false) : value.map((one) => quoted(one, true)).join(',')
    line += `;${key.toUpperCase()}=${texts}`
  }
  const details = known.get(name)
  if (type !== (details?.type ?? 'unknown')) line += `;VALUE=${type.toUpperCase()}`
  const isText = type === 'text'
  const written = values.map((value) => {
    const parts = typeof value === 'string' ? [value] : value
    return parts.map((part) => (isText ? escapeText(part) : part)).join(';')
  })
  return `${line}:${written.join(',')}`.replace(/[\r\n]+/g, ' ')
}

function quoted(value: string, always: boolean): string {
  const text = escapeParameter(value)
  return always || /[,:;]/.test(text) ? `"${text}"` : text
}
