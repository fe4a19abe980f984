/**
 * The requests of a ROP buffer: the fields that all ROPs share, and each one's own by its layout.
 *
 *   u8   RopId
 *   u8   LogonId
 *   u8   indexes of handles: one or two, in the order of `indexNames`
 *   …    the layout of the ROP
 */
import { type Layout, LayoutError, Reader, type Printer, within, type Writer } from '#codec/binary/index.ts'
import { findRop } from '../rop/list.ts'
import { type IndexName, indexNames, requestLayout, type Rop } from '../rop/rop.ts'
import { LogonFlag } from '../rop/logon-words.ts'

export interface RopRequest<Q = any> {
  rop: Rop
  logonId: number
  /** Indexes of the handle table. */
  indexes: Partial<Record<IndexName, number>>
  value: Q
  /** Where it stands in the list of ROPs. */
  start: number
  end: number
}

/** Which logons are private ones; a RopLogon among the requests changes it. */
export type LogonKinds = Map<number, boolean>

export function readRequests(rops: Uint8Array, logons: LogonKinds): RopRequest[] {
  return read(rops, new Map(logons), (layout, reader) => layout.read(reader))
}

/** Every field with its bytes, as `print` of the codec does. */
export function printRequests(printer: Printer, reader: Reader, logons: LogonKinds): RopRequest[] {
  const requests: RopRequest[] = []
  while (reader.pos < reader.end) {
    requests.push(readOne(reader, logons, (layout, at, rop) => layout.print(printer, at, rop.name), printer))
  }
  return requests
}

type ReadValue = (layout: Layout<any>, reader: Reader, rop: Rop) => unknown

function read(rops: Uint8Array, logons: LogonKinds, readValue: ReadValue): RopRequest[] {
  const reader = new Reader(rops)
  const requests: RopRequest[] = []
  while (reader.pos < reader.end) {
    try {
      requests.push(readOne(reader, logons, readValue))
    } catch (error) {
      throw within(error, requests.length)
    }
  }
  return requests
}

function readOne(reader: Reader, logons: LogonKinds, readValue: ReadValue, printer?: Printer): RopRequest {
  const start = reader.pos
  const id = reader.u8()
  const rop = findRop(id)
  if (!rop) throw new LayoutError(`0x${id.toString(16)} is no ROP`, start)
  const logonId = reader.u8()
  const indexes: RopRequest['indexes'] = {}
  for (const name of indexNames[rop.handles]) indexes[name] = reader.u8()
  printer?.line(start, reader.pos, rop.name, `logon ${logonId}, ${indexText(indexes)}`)
  const context = { private: logons.get(logonId) ?? true }
  try {
    const value = readValue(requestLayout(rop, context), reader, rop)
    if (id === logonRop) logons.set(logonId, ((value as { logonFlags: number }).logonFlags & LogonFlag.private) !== 0)
    return { rop, logonId, indexes, value, start, end: reader.pos }
  } catch (error) {
    throw within(error, rop.name)
  }
}

export function writeRequest(writer: Writer, request: Omit<RopRequest, 'start' | 'end'>, isPrivate: boolean): void {
  const { rop, logonId, indexes, value } = request
  writer.u8(rop.id)
  writer.u8(logonId)
  for (const name of indexNames[rop.handles]) writer.u8(indexes[name] ?? 0)
  requestLayout(rop, { private: isPrivate }).write(writer, value)
}

function indexText(indexes: RopRequest['indexes']): string {
  return Object.entries(indexes)
    .map(([name, index]) => `${name} ${index}`)
    .join(', ')
}

const logonRop = 0xfe
