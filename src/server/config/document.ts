/**
 * docs/configuration.md and kontor.toml.example, made from the schema. To write them anew:
 *
 *   kontor config document
 */
import type { z } from 'zod'
import { sections } from './schema.ts'
import { defaultOf, describeType, shapeOf } from './shape.ts'
import { snake } from './words.ts'

export function configurationPage(): string {
  const lines = [
    '# Configuration',
    '',
    'Kontor reads one file, `kontor.toml`, which `kontor serve --config FILE` names. Every key has a default, so the file needs',
    'only what differs. `kontor.toml.example` has all keys. This page is made from `src/server/config/schema.ts`.',
    '',
    'An environment variable overrides the file: `KONTOR_`, the section, the key, in capitals, joined by underscores.',
    '`KONTOR_LISTENERS_IMAP_PORT=1143` sets `port` in `[listeners.imap]`. Lists are written with commas.',
    '',
    'An unknown key is an error, so that a typing mistake does not go unnoticed. `kontor config check FILE` tells what is wrong',
    'with a file without starting anything.',
    '',
  ]
  for (const [name, { schema, help }] of Object.entries(sections)) {
    const shape = shapeOf(schema) ?? {}
    lines.push(`## [${name}]`, '', help, '')
    if (name === 'listeners') lines.push(...listenerTables(shape))
    else lines.push(...keyTable(shape))
    lines.push('')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function keyTable(shape: Readonly<Record<string, z.ZodType>>): string[] {
  return [
    '| key | value | default | meaning |',
    '|---|---|---|---|',
    ...Object.entries(shape).map(
      ([key, schema]) =>
        `| \`${snake(key)}\` | ${cell(describeType(schema))} | ${defaultCell(schema)} | ${cell(schema.description ?? '')} |`,
    ),
  ]
}

/** All listeners have the same keys; only their defaults differ. */
function listenerTables(shape: Readonly<Record<string, z.ZodType>>): string[] {
  const [first] = Object.values(shape)
  const keys = Object.entries(shapeOf(first as z.ZodType) ?? {})
  return [
    ...keys.map(([key, schema]) => `- \`${key}\`: ${describeType(schema)}. ${schema.description ?? ''}`),
    '',
    'The defaults of each table:',
    '',
    `| table | ${keys.map(([key]) => `\`${key}\``).join(' | ')} |`,
    `|---|${keys.map(() => '---|').join('')}`,
    ...Object.entries(shape).map(([service, schema]) => {
      const values = defaultOf(schema) as Record<string, unknown>
      return `| \`[listeners.${service}]\` | ${keys.map(([key]) => `\`${toml(values[key])}\``).join(' | ')} |`
    }),
  ]
}

export function exampleFile(): string {
  const lines = [
    '# Kontor: every key with its default. Take away the # before what you change.',
    '# What the keys mean: docs/configuration.md. Check with: kontor config check kontor.toml',
    '',
  ]
  for (const [name, { schema, help }] of Object.entries(sections)) {
    const shape = shapeOf(schema) ?? {}
    lines.push(`# ${help}`)
    if (name === 'listeners') {
      for (const [service, inner] of Object.entries(shape)) {
        lines.push(`[listeners.${service}]`)
        for (const [key, value] of Object.entries(defaultOf(inner) as object))
          lines.push(`# ${snake(key)} = ${toml(value)}`)
        lines.push('')
      }
      continue
    }
    lines.push(`[${name}]`)
    for (const [key, inner] of Object.entries(shape)) {
      lines.push(`# ${inner.description ?? ''}`)
      lines.push(`# ${snake(key)} = ${exampleValue(inner)}`)
    }
    lines.push('')
  }
  return `${lines.join('\n').trimEnd()}\n`
}

function exampleValue(schema: z.ZodType): string {
  const value = defaultOf(schema)
  return value === undefined ? '""' : toml(value)
}

function defaultCell(schema: z.ZodType): string {
  const value = defaultOf(schema)
  return value === undefined ? '(none)' : `\`${toml(value)}\``
}

function toml(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(toml).join(', ')}]` : JSON.stringify(value)
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|')
}
