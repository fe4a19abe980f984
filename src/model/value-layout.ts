/**
 * How the values of properties lie in bytes. [MS-OXCDATA] 2.11.1. There are three forms of the same values:
 *
 *   rop     ROP buffers: sizes of binaries are u16, counts of multiple values u32
 *   wide    extended rules, MAPI/HTTP address book: sizes and counts are u32
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
  u16,
  u32,
  utf16,
  utf16z,
} from '#codec/binary/index.ts'
import { PropertyType } from './property-type.ts'
import { restrictionLayout } from './restriction.ts'
import { ruleActionsLayout } from './rule-action.ts'

export type ValueForm = 'rop' | 'wide' | 'stream'

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
  const single: Partial<Record<PropertyType, Layout<any>>> = {
    ...fixedTypes,
    boolean: streamed ? bool16 : bool8,
    string8: streamed ? ascii(u32, { terminated: true }) : asciiz,
    string: streamed ? utf16(u32, { inBytes: true, terminated: true }) : utf16z,
    binary: bytes(size),
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
      : lazy(() => restrictionLayout(form === 'rop' ? 'rop' : 'wide')),
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
    const layout = one ? array(u32, one) : all[name as PropertyType]
    if (layout) layouts.set(code, layout)
  }
  return layouts
}

const layouts: Record<ValueForm, Map<number, Layout<any>>> = {
  rop: layoutsOf('rop'),
  wide: layoutsOf('wide'),
  stream: layoutsOf('stream'),
}

/** The layout of values of a type code; undefined for codes that are no type (and for PtypUnspecified). */
export function findValueLayout(code: number, form: ValueForm): Layout<any> | undefined {
  return layouts[form].get(code)
}
