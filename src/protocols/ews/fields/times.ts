/** Times of an answer as the request wants them: its precision (DateTimePrecision). [MS-OXWSCDATA] 2.2.3.12 */
import { schema } from '../schema/index.ts'

let names: ReadonlySet<string> | undefined

/** Elements whose type is xs:dateTime. */
function timeNames(): ReadonlySet<string> {
  names ??= new Set(
    JSON.stringify(schema.table.types)
      .match(/"(\w+) xs:dateTime[ ?*+]*"/g)
      ?.map((text) => text.slice(1, text.indexOf(' '))),
  )
  return names
}

/** Changes the times within a value, however deep. */
export function withPrecision(value: unknown, precision: 'Seconds' | 'Milliseconds'): void {
  if (Array.isArray(value)) {
    for (const one of value) withPrecision(one, precision)
    return
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return
  const object = value as Record<string, unknown>
  for (const [name, inner] of Object.entries(object)) {
    if (typeof inner === 'string' && timeNames().has(name)) {
      if (precision === 'Seconds') object[name] = inner.replace(/\.\d+(?=Z|[+-]\d\d:\d\d$)/, '')
    } else withPrecision(inner, precision)
  }
}
