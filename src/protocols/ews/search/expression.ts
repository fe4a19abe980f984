/**
 * Restrictions of the store as search expressions of EWS: for search folders, which clients of every kind make. A property is
 * named by its field where its text is plain, else by its tag or name.
 */
import {
  fileTime,
  firstNamedId,
  type Match,
  type NamedProperty,
  propertyOfName,
  propertyOfTag,
  type PropertyType,
  type Restriction,
  tagId,
  tagTypeName,
} from '#model'
import type { Mailbox } from '#store'
import { writeDateTime } from '../dates.ts'
import { allFields } from '../fields/table.ts'
import type { MapiPropertyTypeType, PathKind, SearchExpressionKind } from '../schema/index.ts'

/** Thrown inside only: there are no words for it. */
class Inexpressible extends Error {}

/** undefined: EWS has no words for it. */
export async function expressionOf(
  restriction: Restriction,
  mailbox: Pick<Mailbox, 'namesOf'>,
): Promise<SearchExpressionKind | undefined> {
  const ids = [...new Set(tagsIn(restriction).map(tagId))].filter((id) => id >= firstNamedId)
  const found = ids.length > 0 ? await mailbox.namesOf(ids) : []
  const names = new Map(ids.map((id, index) => [id, found[index]]))
  try {
    return convert(restriction, (tag) => pathOf(tag, names.get(tagId(tag))))
  } catch (error) {
    if (error instanceof Inexpressible) return undefined
    throw error
  }
}

type PathOf = (tag: number) => PathKind

const kinds = {
  '==': 'IsEqualTo',
  '!=': 'IsNotEqualTo',
  '>': 'IsGreaterThan',
  '>=': 'IsGreaterThanOrEqualTo',
  '<': 'IsLessThan',
  '<=': 'IsLessThanOrEqualTo',
} as const

const modes: Readonly<Record<Match, 'FullString' | 'Prefixed' | 'Substring' | 'PrefixOnWords' | 'ExactPhrase'>> = {
  full: 'FullString',
  prefix: 'Prefixed',
  substring: 'Substring',
  prefixOfWord: 'PrefixOnWords',
  phrase: 'ExactPhrase',
}
const comparisons = [
  'Exact',
  'IgnoreCase',
  'IgnoreNonSpacingCharacters',
  'IgnoreCaseAndNonSpacingCharacters',
  'Loose',
  'LooseAndIgnoreCase',
  'LooseAndIgnoreNonSpace',
  'LooseAndIgnoreCaseAndIgnoreNonSpace',
] as const

function convert(restriction: Restriction, path: PathOf): SearchExpressionKind {
  switch (restriction.kind) {
    case 'and':
    case 'or': {
      const [first, ...more] = restriction.of.map((one) => convert(one, path))
      if (!first) throw new Inexpressible()
      return more.length === 0 ? first : { kind: restriction.kind === 'and' ? 'And' : 'Or', value: [first, ...more] }
    }
    case 'not':
      return { kind: 'Not', SearchExpression: convert(restriction.of, path) }
    case 'exists':
      return { kind: 'Exists', Path: path(restriction.tag) }
    case 'bits': {
      const Excludes = {
        kind: 'Excludes',
        Path: path(restriction.tag),
        Bitmask: { Value: String(restriction.mask >>> 0) },
      } as const
      return restriction.test === 'zero' ? Excludes : { kind: 'Not', SearchExpression: Excludes }
    }
    case 'content': {
      const { match, fuzzy, tag, value } = restriction
      return {
        kind: 'Contains',
        ContainmentMode: modes[match],
        ContainmentComparison: comparisons[fuzzy & 7] ?? 'Exact',
        Path: path(tag),
        Constant: { Value: textOf(value.value) },
      }
    }
    case 'property': {
      if (!(restriction.relation in kinds)) throw new Inexpressible()
      const kind = kinds[restriction.relation as keyof typeof kinds]
      const Constant = { kind: 'Constant', Value: textOf(restriction.value.value) } as const
      return { kind, Path: path(restriction.tag), FieldURIOrConstant: Constant }
    }
    case 'compare': {
      if (!(restriction.relation in kinds)) throw new Inexpressible()
      const kind = kinds[restriction.relation as keyof typeof kinds]
      return { kind, Path: path(restriction.left), FieldURIOrConstant: path(restriction.right) }
    }
    case 'comment':
    case 'annotation':
      if (!restriction.of) throw new Inexpressible()
      return convert(restriction.of, path)
    default:
      throw new Inexpressible()
  }
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean' || typeof value === 'number') return String(value)
  if (typeof value === 'bigint') return writeDateTime(fileTime.toMilliseconds(value))
  if (value instanceof Uint8Array) return value.toBase64()
  throw new Inexpressible()
}

function tagsIn(restriction: Restriction): number[] {
  switch (restriction.kind) {
    case 'and':
    case 'or':
      return restriction.of.flatMap(tagsIn)
    case 'not':
      return tagsIn(restriction.of)
    case 'compare':
      return [restriction.left, restriction.right]
    case 'comment':
    case 'annotation':
      return restriction.of ? tagsIn(restriction.of) : []
    case 'sub':
    case 'count':
      return []
    default:
      return [restriction.tag]
  }
}

const types: Partial<Record<PropertyType, MapiPropertyTypeType>> = {
  int16: 'Short',
  int32: 'Integer',
  float32: 'Float',
  float64: 'Double',
  currency: 'Currency',
  floatingTime: 'ApplicationTime',
  boolean: 'Boolean',
  string8: 'String',
  string: 'String',
  time: 'SystemTime',
  guid: 'CLSID',
  binary: 'Binary',
  'int32[]': 'IntegerArray',
  'string[]': 'StringArray',
  'binary[]': 'BinaryArray',
}

let uris: Map<number | string, string> | undefined

/** Fields whose text is that of their property. */
function plainFields(): Map<number | string, string> {
  uris ??= new Map(
    allFields().flatMap(({ uri, search }) =>
      search && search.mask === undefined && search.value === undefined ? [[search.property.key, uri] as const] : [],
    ),
  )
  return uris
}

function pathOf(tag: number, name: NamedProperty | undefined): PathKind {
  const type = tagTypeName(tag & ~0x2000)
  const word = type && types[type]
  if (!type || !word) throw new Inexpressible()
  const property = tagId(tag) >= firstNamedId ? name && propertyOfName(name, type) : propertyOfTag(tag)
  if (!property) throw new Inexpressible()
  const uri = plainFields().get(property.key)
  if (uri !== undefined) return { kind: 'FieldURI', FieldURI: uri } as PathKind
  if ('tag' in property) {
    return { kind: 'ExtendedFieldURI', PropertyTag: `0x${property.id.toString(16)}`, PropertyType: word }
  }
  const { set, lid, string } = property
  return {
    kind: 'ExtendedFieldURI',
    PropertySetId: set,
    ...(lid === undefined ? { PropertyName: string as string } : { PropertyId: lid }),
    PropertyType: word,
  }
}
