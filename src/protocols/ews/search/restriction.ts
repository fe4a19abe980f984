/**
 * Search expressions of EWS as restrictions of the store. [MS-OXWSSRCH] 2.2.4
 *
 * What a path is searched by says whoever knows the fields: folders/search.ts for folders, and for items their own table.
 */
import {
  firstNamedId,
  isNamedProperty,
  makeTag,
  Match,
  type NamedPropertyOf,
  PropertyType,
  type PropertyType as Type,
  type Relation,
  type Restriction,
  type TaggedProperty,
} from '#model'
import type { Mailbox } from '#store'
import { EwsFailure } from '../errors.ts'
import type {
  ContainsExpressionType,
  PathKind,
  SearchExpressionKind,
  TwoOperandExpressionType,
} from '../schema/index.ts'

/** What a path is searched by. */
export interface SearchColumn {
  property: TaggedProperty | NamedPropertyOf
  /** A constant as the property's value; without it the type of the property decides. */
  value?: ((text: string) => unknown) | undefined
  /** The field is whether one of these bits of the property is set. */
  mask?: number | undefined
}

/** undefined: it cannot be searched by. */
export type SearchColumns = (path: PathKind) => SearchColumn | undefined

/** More conditions than anybody writes. */
const mostConditions = 1000

/** Named properties that the mailbox does not have yet get ids: a search folder may find what comes later. */
export async function restrictionOf(
  expression: SearchExpressionKind,
  columns: SearchColumns,
  mailbox: Pick<Mailbox, 'namedIds'>,
): Promise<Restriction> {
  const tags = await tagsOfPaths(pathsIn(expression), columns, mailbox)
  return convert(expression, (path) => {
    const column = columns(path)
    const tag = tags.get(keyOf(path))
    if (!column || tag === undefined) throw new EwsFailure('ErrorUnsupportedPathForQuery')
    return { ...column, tag }
  })
}

interface Found extends SearchColumn {
  tag: number
}
type Find = (path: PathKind) => Found

function convert(expression: SearchExpressionKind, find: Find): Restriction {
  switch (expression.kind) {
    case 'And':
    case 'Or':
      return { kind: expression.kind === 'And' ? 'and' : 'or', of: expression.value.map((one) => convert(one, find)) }
    case 'Not':
      return { kind: 'not', of: convert(expression.SearchExpression, find) }
    case 'Exists': {
      const { tag } = find(expression.Path)
      return { kind: 'exists', tag }
    }
    case 'Excludes': {
      const { tag, property } = find(expression.Path)
      if (property.type !== 'int32' && property.type !== 'int16')
        throw new EwsFailure('ErrorInvalidExcludesRestriction')
      return { kind: 'bits', test: 'zero', tag, mask: Number(expression.Bitmask.Value) }
    }
    case 'Contains':
      return contains(expression, find)
    case 'Near':
      throw new EwsFailure('ErrorUnsupportedQueryFilter')
    default:
      return compared(expression, find)
  }
}

const relations: Readonly<Record<string, Relation>> = {
  IsEqualTo: '==',
  IsNotEqualTo: '!=',
  IsGreaterThan: '>',
  IsGreaterThanOrEqualTo: '>=',
  IsLessThan: '<',
  IsLessThanOrEqualTo: '<=',
}

function compared(
  { kind, Path, FieldURIOrConstant: other }: { kind: string } & TwoOperandExpressionType,
  find: Find,
): Restriction {
  const relation = relations[kind] as Relation
  const left = find(Path)
  if (other.kind !== 'Constant') return { kind: 'compare', relation, left: left.tag, right: find(other).tag }
  const { tag, mask } = left
  if (mask !== undefined) {
    if (relation !== '==' && relation !== '!=') throw new EwsFailure('ErrorUnsupportedQueryFilter')
    const isSet = (other.Value === 'true' || other.Value === '1') === (relation === '==')
    return { kind: 'bits', test: isSet ? 'nonZero' : 'zero', tag, mask }
  }
  return { kind: 'property', relation, tag, value: { tag, value: constantOf(left, other.Value) } }
}

const modes: Readonly<Record<string, Match>> = {
  FullString: 'full',
  Prefixed: 'prefix',
  Substring: 'substring',
  PrefixOnWords: 'prefixOfWord',
  ExactPhrase: 'phrase',
}
/** FuzzyLevelHigh: 1 without regard to case, 2 to marks, 4 loosely. */
const comparisons: Readonly<Record<string, number>> = {
  Exact: 0,
  IgnoreCase: 1,
  IgnoreNonSpacingCharacters: 2,
  Loose: 4,
  IgnoreCaseAndNonSpacingCharacters: 3,
  LooseAndIgnoreCase: 5,
  LooseAndIgnoreNonSpace: 6,
  LooseAndIgnoreCaseAndIgnoreNonSpace: 7,
}

function contains(expression: ContainsExpressionType, find: Find): Restriction {
  const { Path, Constant, ContainmentMode = 'FullString', ContainmentComparison = 'Exact' } = expression
  const { tag, property } = find(Path)
  if (!/^(?:string|binary)/.test(property.type)) throw new EwsFailure('ErrorContainsFilterWrongType')
  const match = modes[ContainmentMode] as Match
  const fuzzy = comparisons[ContainmentComparison] ?? 0
  // Several values are compared one by one.
  const one = tag & ~0x1000
  return { kind: 'content', match, fuzzy, tag, value: { tag: one, value: Constant.Value } }
}

function constantOf({ property, value }: SearchColumn, text: string): unknown {
  try {
    return value ? value(text) : plainValue(property.type, text)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError)
      throw new EwsFailure('ErrorInvalidValueForProperty')
    throw error
  }
}

function plainValue(type: Type, text: string): unknown {
  switch (type.replace('[]', '')) {
    case 'string':
    case 'guid':
      return text
    case 'boolean':
      return text === 'true' || text === '1'
    case 'int64':
      return BigInt(text)
    case 'binary':
      return Uint8Array.fromBase64(text)
    default: {
      const number = Number(text)
      if (!Number.isFinite(number)) throw new RangeError('no number')
      return number
    }
  }
}

/** Throws ErrorRestrictionTooComplex for what nobody writes. */
function pathsIn(expression: SearchExpressionKind): PathKind[] {
  const paths: PathKind[] = []
  let count = 0
  const walk = (one: SearchExpressionKind): void => {
    if (++count > mostConditions) throw new EwsFailure('ErrorRestrictionTooComplex')
    if (one.kind === 'And' || one.kind === 'Or') one.value.forEach(walk)
    else if (one.kind === 'Not') walk(one.SearchExpression)
    else if (one.kind === 'Near') one.SearchExpression.forEach(walk)
    else {
      paths.push(one.Path)
      if ('FieldURIOrConstant' in one && one.FieldURIOrConstant.kind !== 'Constant') paths.push(one.FieldURIOrConstant)
    }
  }
  walk(expression)
  return paths
}

/** The tags of paths in the ids of a mailbox, by keyOf. */
export async function tagsOfPaths(
  paths: readonly PathKind[],
  columns: SearchColumns,
  mailbox: Pick<Mailbox, 'namedIds'>,
): Promise<Map<string, number>> {
  const found = paths.flatMap((path) => {
    const column = columns(path)
    return column ? [{ key: keyOf(path), property: column.property }] : []
  })
  const named = found.flatMap(({ property }) => (isNamedProperty(property) ? [property] : []))
  const ids = named.length > 0 ? await mailbox.namedIds(named, true) : []
  const idOf = new Map(named.map((property, index) => [property.key, ids[index] ?? firstNamedId]))
  return new Map(
    found.map(({ key, property }) => [
      key,
      isNamedProperty(property) ? makeTag(idOf.get(property.key) as number, PropertyType[property.type]) : property.tag,
    ]),
  )
}

export function keyOf(path: PathKind): string {
  return JSON.stringify(Object.entries(path).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
