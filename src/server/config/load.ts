/**
 * Reads the configuration: the defaults of schema.ts, over them the file, over that the environment
 * (KONTOR_SECTION_KEY, KONTOR_LISTENERS_IMAP_PORT). Paths in the file are relative to the file.
 *
 * Everything that is wrong is told at once; each message names the key, what stands there, what is expected, and what to do.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, isAbsolute, resolve } from 'node:path'
import { parse, TomlError } from 'smol-toml'
import type { z } from 'zod'
import { type Config, type ConfigInput, configSchema } from './schema.ts'
import { describeType, innermost, shapeOf } from './shape.ts'
import { closest } from './closest.ts'
import { camel, snake } from './words.ts'

export class ConfigError extends Error {
  override name = 'ConfigError'
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>
type Table = { [key: string]: unknown }

/**
 * From weak to strong: the defaults, `base`, the file (which must exist), the environment, `overrides`. Throws ConfigError.
 */
export function loadConfig(options: {
  base?: ConfigInput
  file?: string | undefined
  environment?: Environment
  overrides?: ConfigInput
}): Config {
  const { file } = options
  const table: Table = {}
  merge(table, (options.base ?? {}) as Table)
  if (file !== undefined) merge(table, readTable(file))
  const problems: string[] = []
  applyEnvironment(table, options.environment ?? {}, problems)
  merge(table, (options.overrides ?? {}) as Table)
  const config = checked(table, problems, file ?? 'the configuration')
  return withAbsolutePaths(config, file === undefined ? process.cwd() : dirname(resolve(file)))
}

/** What a program gives (tests, the demo): the same checks, no file. */
export function makeConfig(input: ConfigInput): Config {
  return loadConfig({ overrides: input })
}

function readTable(file: string): Table {
  if (!existsSync(file)) {
    throw new ConfigError([
      `${file}: there is no such file. Copy kontor.toml.example there, or name another one with --config.`,
    ])
  }
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    throw new ConfigError([`${file} cannot be read (${(error as Error).message}). Check who may read it.`])
  }
  try {
    return camelKeys(parse(text)) as Table
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [what] = error.message.split('\n')
    throw new ConfigError([
      `${file}, line ${error.line}, column ${error.column}: ${what}. Check the quotes and brackets there.`,
    ])
  }
}

/** Keys of the file become those of the schema; where a value is a list of tables, in it too. */
function camelKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelKeys)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [camel(key), camelKeys(inner)]))
}

/** The path of every key that a variable can set, by the name of the variable. */
function variables(): Map<string, { path: string[]; schema: z.ZodType }> {
  const found = new Map<string, { path: string[]; schema: z.ZodType }>()
  const visit = (schema: z.ZodType, path: string[]): void => {
    const shape = shapeOf(schema)
    if (shape) for (const [key, inner] of Object.entries(shape)) visit(inner, [...path, key])
    else found.set(`KONTOR_${path.map((word) => snake(word).toUpperCase()).join('_')}`, { path, schema })
  }
  visit(configSchema, [])
  return found
}

function applyEnvironment(table: Table, environment: Environment, problems: string[]): void {
  const known = variables()
  const sectionNames = Object.keys(shapeOf(configSchema) ?? {}).map((name) => `KONTOR_${snake(name).toUpperCase()}_`)
  for (const [name, text] of Object.entries(environment)) {
    if (text === undefined || !name.startsWith('KONTOR_')) continue
    const variable = known.get(name)
    if (variable) {
      setPath(table, variable.path, fromText(text, variable.schema))
      continue
    }
    // Other variables of this name (KONTOR_ROOT) are somebody else's.
    if (!sectionNames.some((prefix) => name.startsWith(prefix))) continue
    const meant = closest(name, [...known.keys()])
    problems.push(`${name} in the environment sets nothing.${meant ? ` Did you mean ${meant}?` : ''}`)
  }
}

/** A list is written with commas, a list of tables as JSON. */
function fromText(text: string, schema: z.ZodType): unknown {
  const inner = innermost(schema)
  const kinds =
    inner.def.type === 'union'
      ? (inner as z.ZodUnion).options.map((option) => (option as z.ZodType).def.type)
      : [inner.def.type]
  if (kinds.includes('boolean') && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  if (kinds.includes('number') && /^-?\d+(\.\d+)?$/.test(text)) return Number(text)
  if (kinds.includes('array')) {
    if (text.startsWith('[')) {
      try {
        return camelKeys(JSON.parse(text))
      } catch {
        return text
      }
    }
    const element = innermost((inner as z.ZodArray<z.ZodType>).element)
    return text
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '')
      .map((item) => fromText(item, element))
  }
  return text
}

function setPath(table: Table, path: readonly string[], value: unknown): void {
  let at = table
  for (const key of path.slice(0, -1)) {
    if (typeof at[key] !== 'object' || at[key] === null) at[key] = {}
    at = at[key] as Table
  }
  at[path.at(-1) as string] = value
}

function merge(table: Table, over: Table): void {
  for (const [key, value] of Object.entries(over)) {
    const below = table[key]
    if (isTable(value) && isTable(below)) merge(below, value)
    else table[key] = isTable(value) ? structuredClone(value) : value
  }
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function checked(table: Table, problems: string[], place: string): Config {
  const result = configSchema.safeParse(table)
  if (result.success && problems.length === 0) return result.data
  for (const issue of result.error?.issues ?? []) problems.push(...explain(issue, table))
  throw new ConfigError(problems.map((problem) => `${place}: ${problem}`))
}

function explain(issue: z.core.$ZodIssue, table: Table): string[] {
  const path = issue.path.map(String)
  const key = path.map(snake).join('.')
  if (issue.code === 'unrecognized_keys') {
    const known = Object.keys(shapeOf(schemaAt(path)) ?? {}).map(snake)
    return issue.keys.map((unknown) => {
      const name = snake(unknown)
      const meant = closest(name, known)
      const full = key === '' ? name : `${key}.${name}`
      return `${full} is not a key of the configuration. ${meant ? `Did you mean ${meant}?` : `Known here: ${known.join(', ')}.`}`
    })
  }
  if (issue.code === 'custom') return [`${issue.message}.`]
  const value = valueAt(table, path)
  const what = value === undefined ? 'is missing' : `is ${shown(value)}`
  return [
    `${key} ${what}, but must be ${describeType(schemaAt(path))}. Change it in the file, or set KONTOR_${path.map((word) => snake(word).toUpperCase()).join('_')}.`,
  ]
}

function schemaAt(path: readonly string[]): z.ZodType {
  let schema: z.ZodType = configSchema
  for (const key of path) {
    const inner = innermost(schema)
    const next =
      shapeOf(inner)?.[key] ?? (inner.def.type === 'array' ? (inner as z.ZodArray<z.ZodType>).element : undefined)
    if (!next) return schema
    schema = next
  }
  return schema
}

function valueAt(table: Table, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (at === undefined || at === null ? undefined : (at as Table)[key]), table)
}

/** The database URL may hold a password, and is never shown. */
function shown(value: unknown): string {
  if (typeof value === 'string' && /:\/\/[^/]*:[^/]*@/.test(value)) return 'a URL'
  return JSON.stringify(value)
}

function withAbsolutePaths(config: Config, base: string): Config {
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(base, path))
  const optional = (path: string | undefined): string | undefined => (path === undefined ? undefined : absolute(path))
  return {
    ...config,
    server: { ...config.server, data: absolute(config.server.data) },
    tls: {
      ...config.tls,
      certificate: optional(config.tls.certificate),
      key: optional(config.tls.key),
      more: config.tls.more.map((entry) => ({
        ...entry,
        certificate: absolute(entry.certificate),
        key: absolute(entry.key),
      })),
    },
    mail: { ...config.mail, smartHostPasswordFile: optional(config.mail.smartHostPasswordFile) },
    log: { ...config.log, file: optional(config.log.file) },
  }
}
