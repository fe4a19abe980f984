/** A restriction as a person reads it, for logs and tools. */
import { toHex } from '#codec/binary/index.ts'
import { fileTime } from './file-time.ts'
import { propertyOfTag } from './properties.ts'
import { FuzzyFlag, type Restriction } from './restriction.ts'
import { tagTypeName } from './tag.ts'

/** How tags are called; named properties need to be looked up in a mailbox. */
type Naming = (tag: number) => string

export function restrictionText(restriction: Restriction, name: Naming = (tag) => propertyOfTag(tag).name): string {
  const inner = (one: Restriction) => restrictionText(one, name)
  switch (restriction.kind) {
    case 'and':
    case 'or':
      if (restriction.of.length === 0) return restriction.kind === 'and' ? 'anything' : 'nothing'
      return `(${restriction.of.map(inner).join(` ${restriction.kind} `)})`
    case 'not':
      return `not ${inner(restriction.of)}`
    case 'content': {
      const verb = {
        full: 'is',
        substring: 'contains',
        prefix: 'begins with',
        prefixOfWord: 'has a word with',
        phrase: 'has the words',
      }
      const flags = Object.entries(FuzzyFlag).filter(([, bit]) => (restriction.fuzzy & bit) !== 0)
      const how = flags.length > 0 ? ` [${flags.map(([flag]) => flag).join(', ')}]` : ''
      return `${name(restriction.tag)} ${verb[restriction.match]} ${valueText(restriction.value)}${how}`
    }
    case 'property':
      return `${name(restriction.tag)} ${restriction.relation} ${valueText(restriction.value)}`
    case 'compare':
      return `${name(restriction.left)} ${restriction.relation} ${name(restriction.right)}`
    case 'bits':
      return `(${name(restriction.tag)} & 0x${restriction.mask.toString(16)}) ${restriction.test === 'zero' ? '==' : '!='} 0`
    case 'size':
      return `size of ${name(restriction.tag)} ${restriction.relation} ${restriction.size}`
    case 'exists':
      return `${name(restriction.tag)} exists`
    case 'sub':
      return `one of ${name(restriction.table)} has (${inner(restriction.of)})`
    case 'comment':
    case 'annotation':
      return restriction.of ? inner(restriction.of) : 'anything'
    case 'count':
      return `the first ${restriction.count} with (${inner(restriction.of)})`
  }
}

/** As it reads in a restriction. */
export function valueText({ tag, value }: { tag: number; value: unknown }): string {
  if (typeof value === 'string') return JSON.stringify(value)
  if (value instanceof Uint8Array) return `x'${toHex(value.subarray(0, 32))}${value.length > 32 ? '…' : ''}'`
  if (typeof value === 'bigint' && tagTypeName(tag) === 'time') return fileTime.toDate(value).toISOString()
  if (Array.isArray(value)) return `[${value.map((one) => valueText({ tag, value: one })).join(', ')}]`
  return String(value)
}
