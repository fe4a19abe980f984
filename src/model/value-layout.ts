/**
 * How the values of properties lie in bytes. [MS-OXCDATA] 2.11.1. There are four forms of the same values:
 *
 *   rop     ROP buffers: sizes of binaries are u16, counts of multiple values u32
 *   wide    extended rules: sizes and counts are u32
 *   book    MAPI/HTTP address book ([MS-OXCMAPIHTTP] 2.2.1.1): as wide; a byte before strings, binaries and lists says
 *           whether there is a value
 *   stream  FastTransfer ([MS-OXCFXICS] 2.2.4.1.3): everything of variable size has a u32 size in bytes, Booleans
 *           are two bytes
 */
import {
  array,
  ascii,
  asciiz,
  bool8,
  bool16,
  bytes,
  f32,
  f64,
  filetime,
  type Fixed,
  guid,
  i16,
  i32,
  i64,
  type Layout,
  lazy,
  sized,
  u8,
  u16,
  u32,
  utf16,
  utf16z,
} from '#codec/binary/index.ts'
import { PropertyType } from './property-type.ts'
import { restrictionLayout } from './restriction.ts'
import { ruleActionsLayout } from './rule-action.ts'

export type ValueForm = 'rop' | 'wide' | 'book' | 'stream'

/** A subobject and PtypNull have no bytes as values. */
const empty: Layout<null> = {
  kind: 'empty',
  minSize: 0,
  fixedSize: undefined,
  read: () => null,
  write: () => undefined,
  print(printer, reader, label) {
    printer.line(reader.pos, reader.pos, label, '(no value)')
    return null
  },
}

const fixedTypes = {
  int16: i16,
  int32: i32,
  float32: f32,
  float64: f64,
  currency: i64,
  floatingTime: f64,
  errorCode: u32,
  int64: i64,
  time: filetime,
  guid,
} satisfies Partial<Record<PropertyType, Fixed<any>>>

function layoutsOf(form: ValueForm): Map<number, Layout<any>> {
  const size = form === 'rop' ? u16 : u32
  const streamed = form === 'stream'
  const maybe = form === 'book' ? present : <T>(layout: Layout<T>) => layout
  const single: Partial<Record<PropertyType, Layout<any>>> = {
    ...fixedTypes,
    boolean: streamed ? bool16 : bool8,
    string8: streamed ? ascii(u32, { terminated: true }) : maybe(asciiz),
    string: streamed ? utf16(u32, { inBytes: true, terminated: true }) : maybe(utf16z),
    binary: maybe(bytes(size)),
  }
  const all: Partial<Record<PropertyType, Layout<any>>> = {
    ...single,
    null: empty,
    object: streamed ? bytes(u32) : empty,
    serverId: bytes(size),
    restriction: streamed
      ? sized(
          u32,
          lazy(() => restrictionLayout('rop')),
        )
      : lazy(() => restrictionLayout(form)),
    ruleAction: streamed
      ? sized(
          u32,
          lazy(() => ruleActionsLayout('rop')),
        )
      : lazy(() => ruleActionsLayout(form === 'rop' ? 'rop' : 'wide')),
  }
  const layouts = new Map<number, Layout<any>>()
  for (const [name, code] of Object.entries(PropertyType)) {
    const one = name.endsWith('[]') ? single[name.slice(0, -2) as PropertyType] : undefined
    // The count is 32 bits wide in every form: [MS-OXCDATA] 2.11.1.1; 2.11.2.1 contradicts it.
    const layout = one ? maybe(array(u32, one)) : all[name as PropertyType]
    if (layout) layouts.set(code, layout)
  }
  return layouts
}

const layouts: Record<ValueForm, Map<number, Layout<any>>> = {
  rop: layoutsOf('rop'),
  wide: layoutsOf('wide'),
  book: layoutsOf('book'),
  stream: layoutsOf('stream'),
}

/** The layout of values of a type code; undefined for codes that are no type (and for PtypUnspecified). */
export function findValueLayout(code: number, form: ValueForm): Layout<any> | undefined {
  return layouts[form].get(code)
}

/** A byte, 0 for nothing and otherwise 0xFF, before a value. [MS-OXCMAPIHTTP] 2.2.1.1 */
export function present<T>(inner: Layout<T>): Layout<T | undefined> {
  return {
    kind: `present ${inner.kind}`,
    minSize: 1,
    fixedSize: undefined,
    read: (reader) => (u8.read(reader) === 0 ? undefined : inner.read(reader)),
    write(writer, value) {
      writer.u8(value === undefined ? 0 : 0xff)
      if (value !== undefined) inner.write(writer, value)
    },
    print(printer, reader, label) {
      const start = reader.pos
      if (u8.read(reader) !== 0) return inner.print(printer, reader, label)
      printer.line(start, reader.pos, label, '(no value)')
      return undefined
    },
  }
}
