/**
 * The names of named properties: a property set and a number (LID) or a string. [MS-OXCDATA] 2.6
 *
 * Two names are the same when their keys are. Names of internet headers are kept in lower case, as the server must
 * coerce them ([MS-OXCPRPT] 3.2.5.10).
 */
import { choice, guid, type Layout, mapped, type TypeOf, u8, u32, utf16, zeroGuid } from '#codec/binary/index.ts'
import { sets } from './data/properties.generated.ts'

export type NamedProperty =
  | { readonly set: string; readonly lid: number; readonly string?: never }
  | { readonly set: string; readonly string: string; readonly lid?: never }

/** PropertyName of [MS-OXCDATA] 2.6.1: kind 0xFF stands for "no name". */
export type PropertyName = NamedProperty | undefined

/** The property sets, by their names without PSETID_ or PS_. */
export const PropertySet = Object.fromEntries(
  Object.entries(sets).map(([name, set]) => [name.replace(/^PS(ETID)?_/, ''), set]),
) as {
  readonly [K in keyof typeof sets as K extends `PSETID_${infer N}` ? N : K extends `PS_${infer N}` ? N : K]: string
}

export function nameKey(name: NamedProperty): string {
  return name.lid === undefined
    ? `${name.set}/${coerced(name.set, name.string as string)}`
    : `${name.set}#${name.lid.toString(16)}`
}

/** The name as the server keeps it. */
export function canonicalName(name: NamedProperty): NamedProperty {
  if (name.lid !== undefined) return { set: name.set, lid: name.lid }
  return { set: name.set, string: coerced(name.set, name.string as string) }
}

function coerced(set: string, string: string): string {
  return set === sets.PS_INTERNET_HEADERS ? string.toLowerCase() : string
}

const wire = choice('kind', u8, {
  lid: [0x00, { set: guid, lid: u32 }],
  string: [0x01, { set: guid, string: utf16(u8, { inBytes: true, terminated: true }) }],
  none: [0xff, { set: guid }],
})

export const propertyName: Layout<PropertyName> = mapped(
  wire,
  (value): PropertyName => {
    if (value.kind === 'lid') return { set: value.set, lid: value.lid }
    return value.kind === 'string' ? { set: value.set, string: value.string } : undefined
  },
  (name): TypeOf<typeof wire> => {
    if (name === undefined) return { kind: 'none', set: zeroGuid }
    if (name.lid !== undefined) return { kind: 'lid', set: name.set, lid: name.lid }
    return { kind: 'string', set: name.set, string: name.string as string }
  },
)
