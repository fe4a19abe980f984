/**
 * A restriction as SQL, as far as columns of their own can tell, and the rest for evaluate() (model/evaluate.ts).
 *
 * `sql` accepts every row that the restriction accepts (a superset); `rest` is what still has to be asked of the rows that
 * it lets through, undefined when the SQL says it all. The parts of a conjunction are taken apart, so that one condition
 * that only evaluate() knows does not cost the others their index.
 *
 * What makes this right is that the conditions here are two-valued: a column of its own is never null.
 */
import type { Restriction } from '#model/restriction.ts'
import { fold } from '#model/fold.ts'
import { type Sql, sql } from '../engine/sql.ts'

export type StandingColumn =
  | { kind: 'number'; expression: Sql }
  /** Milliseconds; the property is a FILETIME with nothing below a millisecond. */
  | { kind: 'time'; expression: Sql }
  | { kind: 'boolean'; expression: Sql }
  /** Folded, cut after `cut` characters: it can tell that a text does not fit, not that it does. */
  | { kind: 'folded'; expression: Sql; cut: number }
  | { kind: 'bytes'; expression: Sql }

export interface StandingColumns {
  column(tag: number): StandingColumn | undefined
  /** That at least one of these bits is set, where columns know all of them. */
  bits(tag: number, mask: number): Sql | undefined
}

export interface Compiled {
  sql: Sql | undefined
  rest: Restriction | undefined
  /** Of the rows that fit, only the first so many. */
  limit: number | undefined
}

type Part = { sql: Sql | undefined; exact: boolean }

const nothing: Part = { sql: undefined, exact: false }
const everything: Restriction = { kind: 'and', of: [] }
/** Rounds of nesting that are compiled; below, evaluate() does the work. */
const maxDepth = 32

export function compile(restriction: Restriction | undefined, columns: StandingColumns): Compiled {
  let limit: number | undefined
  let where = restriction ?? everything
  while (where.kind === 'count') {
    limit = Math.min(limit ?? where.count, where.count)
    where = where.of
  }
  const parts = where.kind === 'and' ? where.of : [where]
  const compiled = parts.map((part) => ({ part, ...compilePart(part, columns, 0) }))
  const conditions = compiled.flatMap(({ sql: condition }) => (condition ? [condition] : []))
  const rest = compiled.filter(({ exact }) => !exact).map(({ part }) => part)
  return {
    sql: conditions.length === 0 ? undefined : sql.and(conditions),
    rest: rest.length === 0 ? undefined : rest.length === 1 ? rest[0] : { kind: 'and', of: rest },
    limit,
  }
}

function compilePart(restriction: Restriction, columns: StandingColumns, depth: number): Part {
  if (depth > maxDepth) return nothing
  switch (restriction.kind) {
    case 'and': {
      const parts = restriction.of.map((part) => compilePart(part, columns, depth + 1))
      const conditions = parts.flatMap((part) => (part.sql ? [part.sql] : []))
      const exact = parts.every((part) => part.exact)
      return { sql: conditions.length === 0 && !exact ? undefined : sql.and(conditions), exact }
    }
    case 'or': {
      const parts = restriction.of.map((part) => compilePart(part, columns, depth + 1))
      if (parts.some((part) => part.sql === undefined)) return nothing
      return { sql: sql.or(parts.map((part) => part.sql as Sql)), exact: parts.every((part) => part.exact) }
    }
    case 'not': {
      // The opposite of a superset would be a subset: only what is exact can be turned round.
      const inner = compilePart(restriction.of, columns, depth + 1)
      return inner.exact && inner.sql ? { sql: sql`not ${inner.sql}`, exact: true } : nothing
    }
    case 'comment':
    case 'annotation':
      return restriction.of ? compilePart(restriction.of, columns, depth + 1) : { sql: sql`1 = 1`, exact: true }
    case 'property':
      return compileProperty(restriction, columns)
    case 'content':
      return compileContent(restriction, columns)
    case 'bits': {
      const test = columns.bits(restriction.tag, restriction.mask)
      if (!test) return nothing
      return { sql: restriction.test === 'nonZero' ? test : sql`not ${test}`, exact: true }
    }
    default:
      return nothing
  }
}

function compileProperty(restriction: Restriction & { kind: 'property' }, columns: StandingColumns): Part {
  const column = columns.column(restriction.tag)
  const { value } = restriction.value
  if (!column || restriction.relation === 'memberOf' || restriction.value.tag >>> 16 !== restriction.tag >>> 16)
    return nothing
  const operator = sql.raw({ '<': '<', '<=': '<=', '>': '>', '>=': '>=', '==': '=', '!=': '<>' }[restriction.relation])
  const { expression } = column
  const isEquality = restriction.relation === '==' || restriction.relation === '!='
  switch (column.kind) {
    case 'number':
      if (typeof value === 'bigint' && value === BigInt(Number(value)))
        return { sql: sql`(${expression} ${operator} ${Number(value)})`, exact: true }
      return typeof value === 'number' && Number.isSafeInteger(value)
        ? { sql: sql`(${expression} ${operator} ${value})`, exact: true }
        : nothing
    case 'time':
      return typeof value === 'bigint' ? compileTime(expression, restriction.relation, value) : nothing
    case 'boolean':
      if (typeof value !== 'boolean' || !isEquality) return nothing
      return { sql: (restriction.relation === '==') === value ? expression : sql`not ${expression}`, exact: true }
    case 'folded':
      if (typeof value !== 'string' || restriction.relation !== '==') return nothing
      return compileEqualText(expression, fold(value), column.cut)
    case 'bytes':
      if (!(value instanceof Uint8Array) || !isEquality) return nothing
      return { sql: sql`(${expression} ${operator} ${value})`, exact: true }
  }
}

/** 100 ns ticks of the value that fall between two milliseconds of the column. */
function compileTime(expression: Sql, relation: string, value: bigint): Part {
  const ticks = value - 116_444_736_000_000_000n
  const floor = ticks >= 0n || ticks % 10_000n === 0n ? ticks / 10_000n : ticks / 10_000n - 1n
  const between = ticks % 10_000n !== 0n
  if (floor > 8_640_000_000_000_000n || floor < -8_640_000_000_000_000n) return nothing
  const milliseconds = Number(floor)
  switch (relation) {
    case '<':
    case '<=':
      return {
        sql:
          relation === '<=' || between
            ? sql`(${expression} <= ${milliseconds})`
            : sql`(${expression} < ${milliseconds})`,
        exact: true,
      }
    case '>':
    case '>=':
      return {
        sql:
          relation === '>' || between
            ? sql`(${expression} > ${milliseconds})`
            : sql`(${expression} >= ${milliseconds})`,
        exact: true,
      }
    case '==':
      return { sql: between ? sql`1 = 0` : sql`(${expression} = ${milliseconds})`, exact: true }
    default:
      return { sql: between ? sql`1 = 1` : sql`(${expression} <> ${milliseconds})`, exact: true }
  }
}

function compileContent(restriction: Restriction & { kind: 'content' }, columns: StandingColumns): Part {
  const column = columns.column(restriction.tag)
  const { value } = restriction.value
  if (column?.kind !== 'folded' || typeof value !== 'string') return nothing
  const { expression, cut } = column
  const key = fold(value)
  if (restriction.match === 'full') return compileEqualText(expression, key, cut)
  if (key === '') return nothing
  if (restriction.match === 'prefix') return compileStart(expression, key, cut)
  // A column that was cut cannot tell what was behind.
  return {
    sql: sql`(${expression} like ${`%${likeText(key)}%`} escape '\\' or length(${expression}) >= ${cut})`,
    exact: false,
  }
}

function compileEqualText(expression: Sql, key: string, cut: number): Part {
  return key.length < cut ? { sql: sql`(${expression} = ${key})`, exact: false } : compileStart(expression, key, cut)
}

/** What lies near the cut is not compared: the cut may have gone through a character. */
function compileStart(expression: Sql, key: string, cut: number): Part {
  const start = key.slice(0, cut - 1).replace(/[\ud800-\udbff]$/, '')
  return { sql: sql`(substr(${expression}, 1, ${[...start].length}) = ${start})`, exact: false }
}

function likeText(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
