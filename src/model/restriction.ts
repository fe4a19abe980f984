/**
 * Restrictions: conditions on the properties of an object, as a value and as bytes. [MS-OXCDATA] 2.12
 *
 * Three forms of bytes: `rop` counts with u16, `wide` (extended rules) with u32, `book` (MAPI/HTTP address book) as well,
 * with a byte before each value that says whether it is there. What a restriction
 * means is in evaluate.ts, how it reads to a person in restriction-text.ts. Tags of named properties are those of the
 * mailbox that it is evaluated in.
 */
import { array, choice, type Layout, LayoutError, lazy, named, optional, u8, u16, u32 } from '#codec/binary/index.ts'
import { propertyTag, type TaggedValue, taggedValue } from './tagged-value.ts'
import { present } from './value-layout.ts'

/** [MS-OXCDATA] 2.12.5.1; the value of `memberOf` is a distribution list. */
export const Relation = { '<': 0, '<=': 1, '>': 2, '>=': 3, '==': 4, '!=': 5, memberOf: 0x64 } as const
export type Relation = keyof typeof Relation

/** [MS-OXCDATA] 2.12.4, FuzzyLevelLow; the last two are Exchange's own. */
export const Match = { full: 0, substring: 1, prefix: 2, prefixOfWord: 0x10, phrase: 0x20 } as const
export type Match = keyof typeof Match

/** [MS-OXCDATA] 2.12.4, FuzzyLevelHigh */
export const FuzzyFlag = { ignoreCase: 1, ignoreNonSpace: 2, loose: 4 } as const

export type Restriction =
  | { kind: 'and' | 'or'; of: readonly Restriction[] }
  | { kind: 'not'; of: Restriction }
  | { kind: 'content'; match: Match; fuzzy: number; tag: number; value: TaggedValue }
  | { kind: 'property'; relation: Relation; tag: number; value: TaggedValue }
  | { kind: 'compare'; relation: Relation; left: number; right: number }
  | { kind: 'bits'; test: 'zero' | 'nonZero'; tag: number; mask: number }
  | { kind: 'size'; relation: Relation; tag: number; size: number }
  | { kind: 'exists'; tag: number }
  /** `table` is PidTagMessageRecipients or PidTagMessageAttachments: true when one of them fits. */
  | { kind: 'sub'; table: number; of: Restriction }
  | { kind: 'comment' | 'annotation'; values: readonly TaggedValue[]; of?: Restriction | undefined }
  /** At most so many rows fit: the first ones of a view. */
  | { kind: 'count'; count: number; of: Restriction }

export type RestrictionForm = 'rop' | 'wide' | 'book'

function declare(form: RestrictionForm): Layout<Restriction> {
  const inner = lazy<Restriction>(() => restrictionLayout(form), 2)
  const list = array(form === 'rop' ? u16 : u32, inner)
  const plain = taggedValue(form)
  const value = form === 'book' ? prefixed(plain) : plain
  const comment = {
    values: array(u8, plain),
    present: u8,
    of: optional(({ present }) => present !== 0, inner),
  }
  const layout = choice('kind', u8, {
    and: [0x00, { of: list }],
    or: [0x01, { of: list }],
    not: [0x02, { of: inner }],
    content: [0x03, { match: named(u16, Match), fuzzy: u16, tag: propertyTag, value }],
    property: [0x04, { relation: named(u8, Relation), tag: propertyTag, value }],
    compare: [0x05, { relation: named(u8, Relation), left: propertyTag, right: propertyTag }],
    bits: [0x06, { test: named(u8, { zero: 0, nonZero: 1 }), tag: propertyTag, mask: u32 }],
    size: [0x07, { relation: named(u8, Relation), tag: propertyTag, size: u32 }],
    exists: [0x08, { tag: propertyTag }],
    sub: [0x09, { table: propertyTag, of: inner }],
    comment: [0x0a, comment],
    count: [0x0b, { count: u32, of: inner }],
    // Not in [MS-OXCDATA]; MAPI's own rules have it (RES_ANNOTATION of edkmdb.h), with the fields of a comment.
    annotation: [0x0c, comment],
  })
  return withPresence(layout as unknown as Layout<Restriction>)
}

/** A restriction without its value means nothing. */
function prefixed(inner: Layout<TaggedValue>): Layout<TaggedValue> {
  const layout = present(inner)
  return {
    ...layout,
    read(reader) {
      const start = reader.pos
      const value = layout.read(reader)
      if (value === undefined) throw new LayoutError('a restriction has no value', start)
      return value
    },
    print: (printer, reader, label) => layout.print(printer, reader, label) as TaggedValue,
  }
}

/** `present` of a comment follows from whether there is a restriction. */
function withPresence(layout: Layout<Restriction>): Layout<Restriction> {
  return {
    ...layout,
    kind: 'restriction',
    minSize: 2,
    fixedSize: undefined,
    print: (printer, reader, label) => layout.print(printer, reader, label),
    read(reader) {
      const value = layout.read(reader)
      if (value.kind !== 'comment' && value.kind !== 'annotation') return value
      return { kind: value.kind, values: value.values, ...(value.of === undefined ? {} : { of: value.of }) }
    },
    write(writer, value) {
      const isComment = value.kind === 'comment' || value.kind === 'annotation'
      layout.write(writer, isComment ? ({ ...value, present: value.of === undefined ? 0 : 1 } as Restriction) : value)
    },
  }
}

const declared: Partial<Record<RestrictionForm, Layout<Restriction>>> = {}

export function restrictionLayout(form: RestrictionForm): Layout<Restriction> {
  return (declared[form] ??= declare(form))
}

/** Lazy: values contain restrictions and restrictions values, so these modules import each other. */
export const restriction: Layout<Restriction> = lazy<Restriction>(() => restrictionLayout('rop'), 2)
export const wideRestriction: Layout<Restriction> = lazy<Restriction>(() => restrictionLayout('wide'), 2)
