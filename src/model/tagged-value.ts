/** A property tag with its value. [MS-OXCDATA] 2.11.4 TaggedPropertyValue, 2.11.3 TypedPropertyValue */
import { dependent, type Layout, LayoutError, shown, struct, u16, u32 } from '#codec/binary/index.ts'
import { propertyOfTag } from './properties.ts'
import { findValueLayout, type ValueForm } from './value-layout.ts'
import { tagText } from './tag.ts'

/** A tag as a field; printed with its name. */
export const propertyTag = shown(u32, (tag) => `${propertyOfTag(tag).name} (${tagText(tag)})`)

export type TaggedValue = { tag: number; value: unknown }
export type TypedValue = { type: number; value: unknown }

export function taggedValue(form: ValueForm): Layout<TaggedValue> {
  return struct({ tag: propertyTag, value: dependent<unknown>(({ tag }) => getValueLayout(tag & 0xffff, form)) })
}

export function typedValue(form: ValueForm): Layout<TypedValue> {
  return struct({ type: u16, value: dependent<unknown>(({ type }) => getValueLayout(type, form)) })
}

/** The layout of a type's values; for a code that is no type, one that says so when it is used. */
export function getValueLayout(code: number, form: ValueForm): Layout<any> {
  return findValueLayout(code, form) ?? unknownType(code)
}

function unknownType(code: number): Layout<unknown> {
  const fail = (place: { pos: number }) => {
    throw new LayoutError(`0x${code.toString(16).padStart(4, '0')} is not a property type`, place.pos)
  }
  return {
    kind: 'unknown',
    minSize: 0,
    fixedSize: undefined,
    read: fail,
    write: fail,
    print: (_printer, reader) => fail(reader),
  }
}
