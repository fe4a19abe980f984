/**
 * Values of attributes that are no properties: dates, people, the place of an attachment in the text.
 * [MS-OXTNEF] 2.1.3.3
 */
import { bytes, decode, encode, LayoutError, lengthOf, field, struct, u16, u32, Writer } from '../binary/index.ts'

/** Year, month, day, hour, minute, second, day of the week. [MS-OXTNEF] 2.1.3.3.1 */
const dateLayout = struct({ year: u16, month: u16, day: u16, hour: u16, minute: u16, second: u16, weekday: u16 })

/** Undefined for what is no date. There is no zone; writers take their own, so nobody knows the hour for sure. */
export function readDate(data: Uint8Array): Date | undefined {
  if (data.length < dateLayout.minSize) return undefined
  const { year, month, day, hour, minute, second } = decode(dateLayout, data.subarray(0, dateLayout.minSize))
  if (year < 1601 || month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59) {
    return undefined
  }
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second))
}

export function writeDate(date: Date): Uint8Array {
  return encode(dateLayout, {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    weekday: date.getUTCDay(),
  })
}

/** [MS-OXTNEF] 2.1.3.3.15 */
const renderLayout = struct({ type: u16, position: u32, width: u16, height: u16, flags: u32 })

/** Types of attachments: a file, or an OLE object. */
export const RenderType = { file: 1, ole: 2 } as const
/** Flags: the data is in MacBinary. */
export const MAC_BINARY = 1

export interface RenderData {
  type: number
  position: number
  flags: number
}

export function readRenderData(data: Uint8Array): RenderData | undefined {
  if (data.length < renderLayout.minSize) return undefined
  const { type, position, flags } = decode(renderLayout, data.subarray(0, renderLayout.minSize))
  return { type, position, flags }
}

export function writeRenderData({ type, position, flags }: RenderData): Uint8Array {
  return encode(renderLayout, { type, position, width: 0, height: 0, flags })
}

/** In the code page of the stream, without zeros at the end; the address is `SMTP:ada@example.test`. */
export interface Triple {
  name: Uint8Array
  address: Uint8Array
}

const ONE_OFF = 4
/** The head of attFrom: [MS-OXTNEF] 2.1.3.3.2. A head of zeros ends the list. */
const tripleLayout = struct({
  kind: u16,
  size: u16,
  nameSize: lengthOf('name', u16),
  addressSize: lengthOf('address', u16),
  name: bytes(field('nameSize')),
  address: bytes(field('addressSize')),
  more: bytes('rest'),
})

export function readTriple(data: Uint8Array): Triple | undefined {
  return attempt(() => decode(tripleLayout, data))
}

export function writeTriple({ name, address }: Triple): Uint8Array {
  const names = [withZero(name), withZero(address)] as const
  const size = 8 + names[0].length + names[1].length
  return encode(tripleLayout, {
    kind: ONE_OFF,
    size,
    name: names[0],
    address: names[1],
    more: new Uint8Array((size & 1) + 8),
  })
}

/** attOwner, attSentFor and attDelegate: [MS-OXTNEF] 2.1.3.3.3 */
const pairLayout = struct({ name: bytes(u16), address: bytes(u16), more: bytes('rest') })

export function readPair(data: Uint8Array): Triple | undefined {
  return attempt(() => decode(pairLayout, data))
}

export function writePair({ name, address }: Triple): Uint8Array {
  return encode(pairLayout, { name: withZero(name), address: withZero(address), more: new Uint8Array() })
}

function attempt(read: () => Triple): Triple | undefined {
  try {
    const { name, address } = read()
    return { name: withoutZeros(name), address: withoutZeros(address) }
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}

function withZero(text: Uint8Array): Uint8Array {
  const writer = new Writer(text.length + 1)
  writer.put(text)
  writer.u8(0)
  return writer.take()
}

function withoutZeros(text: Uint8Array): Uint8Array {
  const end = text.indexOf(0)
  return end < 0 ? text : text.subarray(0, end)
}
