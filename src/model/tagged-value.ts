/** A property tag with its value. [MS-OXCDATA] 2.11.4 TaggedPropertyValue, 2.11.3 TypedPropertyValue */
import { dependent, type Layout, LayoutError, struct, u16, u32 } from '#codec/binary/index.ts'
import { findValueLayout, type ValueForm } from './property-type.ts'

export type TaggedValue = { tag: number; value: unknown }
export type TypedValue = { type: number; value: unknown }

export function taggedValue(form: ValueForm): Layout<TaggedValue> {
  return struct({ tag: u32, value: dependent<unknown>(({ tag }) => getValueLayout(tag & 0xffff, form)) })
}

export function typedValue(form: ValueForm): Layout<TypedValue> {
  return struct({ type: u16, value: dependent<unknown>(({ type }) => getValueLayout(type, form)) })
}

export function getValueLayout(code: number, form: ValueForm): Layout<any> {
  const layout = findValueLayout(code, form)
  if (!layout) throw new LayoutError(`0x${code.toString(16)} is not a property type`, 0)
  return layout
}
