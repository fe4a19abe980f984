/**
 * Looks into a zod schema: what lies under defaults and wrappers, which keys a table has, and how a type is called in a
 * sentence.
 */
import { z } from 'zod'

/** Without the wrappers that only say what happens when the value is absent. */
export function innermost(schema: z.ZodType): z.ZodType {
  const { innerType } = schema.def as { innerType?: z.ZodType }
  return innerType ? innermost(innerType) : schema
}

/** The keys of a table; undefined for anything else. */
export function shapeOf(schema: z.ZodType): Readonly<Record<string, z.ZodType>> | undefined {
  const inner = innermost(schema)
  return inner instanceof z.ZodObject ? (inner.shape as Record<string, z.ZodType>) : undefined
}

/** What the schema gives for an absent value; undefined when there is no default. */
export function defaultOf(schema: z.ZodType): unknown {
  const result = schema.safeParse(undefined)
  return result.success ? result.data : undefined
}

/** "a number from 0 to 65535", to stand after "must be". */
export function describeType(schema: z.ZodType): string {
  const inner = innermost(schema)
  if (inner instanceof z.ZodUnion) return inner.options.map((option) => describeType(option as z.ZodType)).join(' or ')
  if (inner instanceof z.ZodEnum) return choice(inner.options.map((option) => JSON.stringify(option)))
  if (inner instanceof z.ZodLiteral) return choice([...inner.values].map((value) => JSON.stringify(value)))
  if (inner instanceof z.ZodBoolean) return 'true or false'
  if (inner instanceof z.ZodArray) return `a list, each element ${describeType(inner.element as z.ZodType)}`
  if (inner instanceof z.ZodObject) return `a table with ${Object.keys(inner.shape).join(', ')}`
  if (inner instanceof z.ZodNumber) return describeNumber(inner)
  if (inner instanceof z.ZodString) return describeString(inner)
  return 'something else'
}

function describeNumber(schema: z.ZodNumber): string {
  const kind = schema.isInt ? 'a whole number' : 'a number'
  const low = schema.minValue !== null && schema.minValue > Number.MIN_SAFE_INTEGER ? schema.minValue : undefined
  const high = schema.maxValue !== null && schema.maxValue < Number.MAX_SAFE_INTEGER ? schema.maxValue : undefined
  if (low !== undefined && high !== undefined) return `${kind} from ${low} to ${high}`
  if (low !== undefined) return schema.isInt ? `${kind} from ${low} on` : `${kind} above ${low}`
  return kind
}

function describeString(schema: z.ZodString): string {
  // The message of a pattern says what it wants: "a DNS name like mail.example.org".
  for (const check of schema.def.checks ?? []) {
    const { format, error } = check._zod.def as { format?: string; error?: (issue: never) => unknown }
    if (format === 'regex' && error) return String(error({} as never))
  }
  return 'a text'
}

function choice(words: readonly string[]): string {
  if (words.length < 2) return words.join('')
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`
}
