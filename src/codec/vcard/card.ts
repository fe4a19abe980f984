/** A vCard: its properties in their order. RFC 6350 3.3, RFC 2426, vCard 2.1 */
export interface CardProperty {
  /** `item1` of `item1.TEL`. */
  group?: string
  /** Upper case. */
  name: string
  /** Names in upper case. */
  parameters: ReadonlyMap<string, readonly string[]>
  /** As it is written in vCard 3.0 and 4.0: escaped, but without transfer encoding and charset. */
  value: string
  /** Of a value in base64 or a data: URI. */
  bytes?: Uint8Array
}

export type CardVersion = '2.1' | '3.0' | '4.0'

export interface Card {
  version: CardVersion
  /** Without BEGIN, VERSION and END. */
  properties: CardProperty[]
  /** Cards within this one. [vCard 2.1] AGENT */
  agents: Card[]
}

/** The types of a property in lower case: TYPE=HOME,VOICE and the bare words of 2.1; 4.0 says PREF=1 for "pref". */
export function typesOf({ parameters }: CardProperty): Set<string> {
  const types = new Set((parameters.get('TYPE') ?? []).map((type) => type.toLowerCase()))
  if (parameters.get('PREF')?.[0] === '1') types.add('pref')
  return types
}

export function textOf({ value }: CardProperty): string {
  return unescapeText(value)
}

/** NICKNAME, CATEGORIES: values with commas between them. */
export function listOf({ value }: CardProperty): string[] {
  return splitUnescaped(value, ',').map(unescapeText)
}

/** N, ADR, ORG: components with semicolons between them. */
export function componentsOf({ value }: CardProperty): string[] {
  return splitUnescaped(value, ';').map(unescapeText)
}

export function property(
  name: string,
  value: string,
  parameters: Readonly<Record<string, readonly string[]>> = {},
): CardProperty {
  return { name, value, parameters: new Map(Object.entries(parameters)) }
}

export function escapeText(text: string): string {
  return text.replace(/[\\,;]|\r\n|\r|\n/g, (match) => (/[\r\n]/.test(match) ? '\\n' : `\\${match}`))
}

function unescapeText(value: string): string {
  return value.replace(/\\([\s\S])/g, (_, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter))
}

function splitUnescaped(value: string, separator: string): string[] {
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
