/** Writes a TNEF stream; the same message gives the same bytes. [MS-OXTNEF] 2.1 */
import { Writer } from '../binary/index.ts'
import {
  Attribute,
  attributeId,
  Level,
  SIGNATURE,
  TNEF_VERSION,
  type TnefAttribute,
  type TnefMessage,
  type TnefProperty,
} from './format.ts'
import { writeProperties } from './properties.ts'
import { checksum } from './read.ts'

/** Strings of attributes are in windows-1252 unless something else is said. */
const DEFAULT_CODE_PAGE = 1252

export function writeTnef(message: TnefMessage): Uint8Array {
  const writer = new Writer(4096)
  writer.u32(SIGNATURE)
  writer.u16(message.key)
  const numbers = new Writer(16)
  numbers.u32(TNEF_VERSION)
  putAttribute(writer, Level.message, { id: Attribute.version, data: numbers.take() })
  numbers.u32(message.codePage ?? DEFAULT_CODE_PAGE)
  numbers.u32(0)
  putAttribute(writer, Level.message, { id: Attribute.codePage, data: numbers.take() })
  for (const attribute of message.attributes) putAttribute(writer, Level.message, attribute)
  if (message.recipients.length > 0) {
    putAttribute(writer, Level.message, { id: Attribute.recipientTable, data: recipientTable(message.recipients) })
  }
  // [MS-OXTNEF] 2.1.3: behind all other message attributes.
  if (message.properties.length > 0)
    putProperties(writer, Level.message, Attribute.messageProperties, message.properties)
  for (const { attributes, properties } of message.attachments) {
    // A reader knows by this one that an attachment begins.
    const first = attributes.find(({ id }) => attributeId(id) === attributeId(Attribute.attachRenderData))
    putAttribute(writer, Level.attachment, first ?? { id: Attribute.attachRenderData, data: defaultRenderData })
    for (const attribute of attributes) if (attribute !== first) putAttribute(writer, Level.attachment, attribute)
    if (properties.length > 0) putProperties(writer, Level.attachment, Attribute.attachment, properties)
  }
  return writer.take()
}

/** A file that is not shown in the text. [MS-OXTNEF] 2.1.3.3.15 */
const defaultRenderData = Uint8Array.from([1, 0, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0])

function putAttribute(writer: Writer, level: number, { id, data }: TnefAttribute): void {
  writer.u8(level)
  writer.u32(id)
  writer.u32(data.length)
  writer.put(data)
  writer.u16(checksum(data))
}

function putProperties(writer: Writer, level: number, id: number, properties: readonly TnefProperty[]): void {
  const inner = new Writer(4096)
  writeProperties(inner, properties)
  putAttribute(writer, level, { id, data: inner.written() })
}

function recipientTable(rows: readonly (readonly TnefProperty[])[]): Uint8Array {
  const inner = new Writer(4096)
  inner.u32(rows.length)
  for (const row of rows) writeProperties(inner, row)
  return inner.take()
}
