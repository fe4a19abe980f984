/**
 * Checks what is said about an object against attributes.ts, and says in plain words what does not fit and what would.
 */
import { Failure } from '#model'
import { attributes, attributesOf, findAttribute, type Attribute, type AttributeValue } from './attributes.ts'
import { getAddress } from './address.ts'
import { shown } from './domain-name.ts'
import type { ObjectKind } from './types.ts'

/** `value` as it is kept; undefined takes the attribute away (null, an empty text, an empty list). Throws invalid. */
export function checkAttribute(kind: ObjectKind, name: string, value: unknown): AttributeValue | undefined {
  const attribute = findAttribute(name)
  if (!attribute) throw unknownAttribute(kind, name)
  if (!attribute.on.includes(kind)) {
    throw new Failure('invalid', `${article(kind)} has no ${name} (only ${attribute.on.join(', ')})`)
  }
  if (value === null || value === undefined) return undefined
  switch (attribute.type) {
    case 'text': {
      const clean = checkText(name, value, attribute.most, attribute.lines ?? false)
      if (clean === '') return undefined
      return name === 'target' ? getAddress(clean).text : checkForm(name, clean, attribute.check)
    }
    case 'texts':
      return orNothing(
        checkList(name, value, attribute.count).map((each) =>
          checkForm(name, checkText(name, each, attribute.most, false), attribute.check),
        ),
      )
    case 'number':
      if (typeof value !== 'number' || !Number.isInteger(value) || value < attribute.least || value > attribute.most) {
        throw wrong(name, value, `a whole number from ${attribute.least} to ${attribute.most}`)
      }
      return value
    case 'flag':
      if (typeof value !== 'boolean') throw wrong(name, value, 'true or false')
      return value
    case 'choice': {
      if (!attribute.several) return checkChoice(name, value, attribute.of)
      const chosen = new Set(
        checkList(name, value, attribute.of.length).map((each) => checkChoice(name, each, attribute.of)),
      )
      return attribute.of.filter((each) => chosen.has(each))
    }
    case 'reference':
      return checkText(name, value, 254, false) || undefined
    case 'references':
      return checkList(name, value, mostReferences).map((each) => checkText(name, each, 254, false))
  }
}

/** The largest list that anybody may send to in one piece. */
export const mostReferences = 100_000

/** One line of text for people; several with `lines`. */
export function checkText(name: string, value: unknown, most: number, lines: boolean): string {
  if (typeof value !== 'string') throw wrong(name, value, 'text')
  const text = value.normalize('NFC').replaceAll('\r\n', '\n').trim()
  if (text.length > most) throw new Failure('invalid', `${name} is longer than ${most} characters`)
  for (const character of text) {
    if (!/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(character)) continue
    if (lines && (character === '\n' || character === '\t')) continue
    throw new Failure('invalid', `${name} must be ${lines ? 'text' : 'one line of text'} without control characters`)
  }
  return text
}

export function checkLocale(locale: string): string {
  try {
    const [canonical] = Intl.getCanonicalLocales(locale)
    if (canonical !== undefined) return canonical
  } catch {
    // Answered below.
  }
  throw wrong('locale', locale, 'a language tag like en, de or pt-BR')
}

export function checkTimeZone(zone: string): string {
  // Offsets are zones for Intl, but they know no summer time.
  if (/^[A-Za-z]/.test(zone)) {
    try {
      return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
    } catch {
      // Answered below.
    }
  }
  throw wrong('timeZone', zone, 'a name like Europe/Berlin')
}

export function wrong(name: string, value: unknown, expected: string): Failure {
  const found = typeof value === 'string' ? `"${shown(value)}"` : shown(JSON.stringify(value) ?? String(value))
  return new Failure('invalid', `${name} is ${found}, expected ${expected}`)
}

/** `an equipment`, `a user`. */
export function article(kind: string): string {
  return /^[aeio]/.test(kind) ? `an ${kind}` : `a ${kind}`
}

/** The known word that a mistyped one is nearest to. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  let best: string | undefined
  let least = Math.max(2, Math.ceil(word.length / 3)) + 1
  for (const each of words) {
    const away = distance(word.slice(0, 64).toLowerCase(), each.toLowerCase())
    if (away < least) [best, least] = [each, away]
  }
  return best
}

function unknownAttribute(kind: ObjectKind, name: string): Failure {
  const meant =
    nearest(
      name,
      attributesOf(kind).map(([known]) => known),
    ) ?? nearest(name, Object.keys(attributes))
  return new Failure('invalid', `${article(kind)} has no ${shown(name)}${meant ? ` (did you mean ${meant}?)` : ''}`)
}

function checkForm(name: string, text: string, check: (Attribute & { type: 'text' })['check']): string {
  switch (check) {
    case undefined:
      return text
    case 'locale':
      return checkLocale(text)
    case 'timeZone':
      return checkTimeZone(text)
    case 'base64': {
      const bytes = Buffer.from(text, 'base64')
      if (bytes.length > 0 && bytes.toString('base64').replace(/=+$/, '') === text.replace(/=+$/, '')) return text
      throw wrong(name, text, 'base64')
    }
    case 'url':
      if (URL.canParse(text) && /^https?:/i.test(text)) return text
      throw wrong(name, text, 'an address like https://example.com/')
  }
}

function checkChoice(name: string, value: unknown, of: readonly string[]): string {
  if (typeof value === 'string' && of.includes(value)) return value
  throw wrong(name, value, `one of ${of.join(', ')}`)
}

function checkList(name: string, value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value)) throw wrong(name, value, 'a list')
  if (value.length > most) throw new Failure('invalid', `${name} has more than ${most} entries`)
  return value
}

function orNothing(list: readonly string[]): readonly string[] | undefined {
  const kept = list.filter((each) => each !== '')
  return kept.length > 0 ? kept : undefined
}

/** Levenshtein, over one row. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(
        (next[j - 1] as number) + 1,
        (row[j] as number) + 1,
        (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1),
      )
    }
    row = next
  }
  return row[b.length] as number
}
