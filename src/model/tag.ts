/**
 * Property tags: 32 bits, the id in the upper half, the type in the lower. Ids from 0x8000 on are named properties,
 * numbered by each mailbox for itself.
 */
import { findPropertyType, PropertyType } from './property-type.ts'

export const firstNamedId = 0x8000

export function makeTag(id: number, type: number | PropertyType): number {
  return ((id << 16) | (typeof type === 'number' ? type : PropertyType[type])) >>> 0
}

export function tagId(tag: number): number {
  return tag >>> 16
}

/** The code of the type; its name is `findPropertyType(tagType(tag))`. */
export function tagType(tag: number): number {
  return tag & 0xffff
}

export function tagTypeName(tag: number): PropertyType | undefined {
  return findPropertyType(tag & 0xffff)
}

/** The tag under which a property is kept: strings as Unicode. */
export function unicodeTag(tag: number): number {
  const type = tag & 0xffff
  return type === PropertyType.string8 || type === PropertyType['string8[]'] ? tag + 1 : tag
}

export function isNamedTag(tag: number): boolean {
  return tag >>> 16 >= firstNamedId
}

export function tagText(tag: number): string {
  return `0x${(tag >>> 0).toString(16).padStart(8, '0')}`
}
