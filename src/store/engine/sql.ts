/**
 * SQL as tagged templates: sql`select id from message where mailbox = ${q.key} and folder = ${folder}`.
 *
 * A template site has one text, made once for each engine and prepared once for each connection; values never become
 * part of the text. A value that is itself a template is a fragment and becomes part of the text (the finished text is
 * then the key of the prepared statement, so keep the number of different texts small):
 *
 *   sql`… where ${sql.and(conditions)} ${backward ? sql`order by uid desc` : sql`order by uid`}`
 *
 * `sql.oneOf(ids)` is a list of any length in one text: json_each on SQLite, = any(array) on PostgreSQL.
 *   sql`delete from message where mailbox = ${q.key} and id ${sql.oneOf(ids)}`
 * `sql.numbered(ids)` is a table (item, position) of such a list, position from 0, for `update … from`.
 * `sql.identifier('folder')` is an identifier; only names of our own schema go there.
 * `sql.raw('desc')` is text; never give it anything that came from outside.
 */
export type Dialect = 'sqlite' | 'postgres'
export type SqlValue = number | string | bigint | boolean | Uint8Array | null | undefined

/** What the drivers take: text with placeholders and the values in their order. */
export interface Rendered {
  text: string
  values: (number | string | bigint | Uint8Array | null | readonly (number | string)[])[]
}

class List {
  readonly items: readonly (number | string)[]
  constructor(items: readonly (number | string)[]) {
    this.items = items
  }
}

class Numbered extends List {}

class Raw {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

type Part = SqlValue | Sql | List | Raw

export class Sql {
  readonly strings: readonly string[]
  readonly parts: readonly Part[]

  constructor(strings: readonly string[], parts: readonly Part[]) {
    this.strings = strings
    this.parts = parts
  }
}

export function sql(strings: TemplateStringsArray, ...parts: Part[]): Sql {
  return new Sql(strings, parts)
}

sql.oneOf = (items: readonly (number | string)[]) => new List(items)
sql.numbered = (items: readonly number[]) => new Numbered(items)
sql.identifier = (name: string) => {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`not an identifier: ${name}`)
  return new Raw(name)
}
sql.raw = (text: string) => new Raw(text)
sql.join = (parts: readonly Sql[], separator: string): Sql =>
  new Sql(
    ['', ...Array.from({ length: Math.max(0, parts.length - 1) }, () => separator), ''].slice(0, parts.length + 1),
    parts,
  )
/** All of the conditions; true when there are none. */
sql.and = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`1 = 1` : sql`(${sql.join(conditions, ' and ')})`
/** Any of the conditions; false when there are none. */
sql.or = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`1 = 0` : sql`(${sql.join(conditions, ' or ')})`
/** Values separated by commas, for `values (…)` and `in (…)` of a few. */
sql.values = (values: readonly SqlValue[]): Sql => new Sql(commas(values.length), values)

const commaTexts: (readonly string[])[] = []

function commas(count: number): readonly string[] {
  return (commaTexts[count] ??= count === 0 ? [''] : ['', ...Array.from({ length: count - 1 }, () => ', '), ''])
}

type PlainTexts = { [D in Dialect]?: string }
const plainTexts = new WeakMap<readonly string[], PlainTexts>()

export function render(query: Sql, dialect: Dialect): Rendered {
  const values: Rendered['values'] = []
  if (query.parts.every(isPlain)) {
    let texts = plainTexts.get(query.strings)
    if (!texts) plainTexts.set(query.strings, (texts = {}))
    for (const part of query.parts) values.push(plainValue(part as SqlValue))
    return { text: (texts[dialect] ??= plainText(query.strings, dialect)), values }
  }
  return { text: append(query, dialect, values), values }
}

function isPlain(part: Part): boolean {
  return typeof part !== 'object' || part === null || part instanceof Uint8Array
}

function plainText(strings: readonly string[], dialect: Dialect): string {
  let text = strings[0] ?? ''
  for (let i = 1; i < strings.length; i++) text += (dialect === 'postgres' ? `$${i}` : '?') + strings[i]
  return text
}

function append(query: Sql, dialect: Dialect, values: Rendered['values']): string {
  let text = query.strings[0] ?? ''
  for (let i = 0; i < query.parts.length; i++) {
    const part = query.parts[i]
    if (part instanceof Sql) text += append(part, dialect, values)
    else if (part instanceof Raw) text += part.text
    else if (part instanceof Numbered) text += numbered(part.items, dialect, values)
    else if (part instanceof List) text += list(part.items, dialect, values)
    else {
      values.push(plainValue(part))
      text += dialect === 'postgres' ? `$${values.length}` : '?'
    }
    text += query.strings[i + 1] ?? ''
  }
  return text
}

function list(items: readonly (number | string)[], dialect: Dialect, values: Rendered['values']): string {
  if (dialect === 'sqlite') {
    values.push(JSON.stringify(items))
    return 'in (select value from json_each(?))'
  }
  values.push(items)
  return `= any($${values.length}::${typeof items[0] === 'string' ? 'text' : 'bigint'}[])`
}

function numbered(items: readonly (number | string)[], dialect: Dialect, values: Rendered['values']): string {
  if (dialect === 'sqlite') {
    values.push(JSON.stringify(items))
    return '(select value as item, key as position from json_each(?))'
  }
  values.push(items)
  return `(select item, place - 1 as position from unnest($${values.length}::bigint[]) with ordinality as n (item, place))`
}

function plainValue(value: SqlValue): number | string | bigint | Uint8Array | null {
  if (value === undefined) return null
  return typeof value === 'boolean' ? Number(value) : value
}
