/**
 * Declared binary layouts. A layout is a value; its type, its reader, its writer and its printer come from the one
 * declaration. See layout.ts for how they are used, print.ts for `print`.
 */
export { array, bytes, sized } from './bytes.ts'
export { choice, dependent, ifMore, lazy, mapped, optional } from './choice.ts'
export {
  bool8,
  bool16,
  bool32,
  constant,
  f32,
  f64,
  filetime,
  Fixed,
  flags,
  globcnt,
  guid,
  i8,
  i16,
  i32,
  i64,
  named,
  readI64,
  readU64,
  reserved,
  shown,
  u8,
  u16,
  u16be,
  u24,
  u32,
  u32be,
  u53,
  u64,
  u64be,
} from './fixed.ts'
export { guidBytes, guidText, isGuid, parseGuid, putGuid, zeroGuid } from './guid.ts'
export { compareBytes, equalBytes, fromHex, hex, toHex } from './hex.ts'
export {
  decode,
  encode,
  type HiddenLayout,
  type Layout,
  type OptionalLayout,
  read,
  type Siblings,
  type TypeOf,
} from './layout.ts'
export { LayoutError, within } from './layout-error.ts'
export { Printer, type PrinterOptions, print, showValue } from './print.ts'
export { Reader, type ReaderOptions } from './reader.ts'
export { lengthOf, type Shape, struct, type StructOf } from './struct.ts'
export {
  ascii,
  asciiz,
  latin1Text,
  putLatin1,
  putUtf16,
  utf16,
  utf16End,
  utf16Text,
  utf16z,
} from './text.ts'
export { field, type Length } from './variable.ts'
export { Writer } from './writer.ts'
