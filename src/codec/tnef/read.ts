/**
 * Reads a TNEF stream. [MS-OXTNEF] 2.1
 *
 * Streams are cut off, have garbage behind them and wrong checksums. What can be had is read, `problems` says what could
 * not; only what does not begin like TNEF is a LayoutError.
 */
import { LayoutError, Reader } from '../binary/index.ts'
import {
  Attribute,
  attributeId,
  Level,
  SIGNATURE,
  type TnefAttachment,
  type TnefAttribute,
  type TnefMessage,
} from './format.ts'
import { readProperties } from './properties.ts'

export interface TnefFile {
  message: TnefMessage
  problems: string[]
}

const HEADER_SIZE = 6
const PROBLEMS_MAX = 1000

export function isTnef(bytes: Uint8Array): boolean {
  return bytes.length >= HEADER_SIZE && new Reader(bytes).u32() === SIGNATURE
}

export function readTnef(bytes: Uint8Array): TnefFile {
  if (!isTnef(bytes)) throw new LayoutError('not a TNEF stream', 0, 'signature')
  const reader = new Reader(bytes, { start: 4 })
  const message: TnefMessage = {
    key: reader.u16(),
    codePage: undefined,
    attributes: [],
    properties: [],
    recipients: [],
    attachments: [],
  }
  const problems: string[] = []
  const problem = (why: string) => {
    if (problems.length < PROBLEMS_MAX) problems.push(why)
  }
  for (const { level, ...attribute } of attributes(reader, problem)) {
    if (level === Level.message) addToMessage(message, attribute, problem)
    else addToAttachment(message.attachments, attribute, problem)
  }
  return { message, problems }
}

function* attributes(reader: Reader, problem: (why: string) => void): Generator<TnefAttribute & { level: number }> {
  while (reader.remaining > 0) {
    const start = reader.pos
    const level = reader.remaining >= 9 ? reader.u8() : 0
    if (level !== Level.message && level !== Level.attachment) {
      problem(`${reader.end - start} bytes at offset ${start} are no attribute`)
      return
    }
    const id = reader.u32()
    const size = reader.u32()
    const data = reader.slice(Math.min(size, reader.remaining))
    if (data.length < size) problem(`attribute 0x${hex(id)}: ${size} bytes announced, ${data.length} left`)
    else if (reader.remaining < 2) problem(`attribute 0x${hex(id)}: the checksum is missing`)
    else if (reader.u16() !== checksum(data)) problem(`attribute 0x${hex(id)}: the checksum is wrong`)
    yield { level, id, data }
    if (data.length < size) return
  }
}

function addToMessage(message: TnefMessage, attribute: TnefAttribute, problem: (why: string) => void): void {
  const { id, data } = attribute
  switch (attributeId(id)) {
    case attributeId(Attribute.version):
      return
    case attributeId(Attribute.codePage):
      message.codePage = data.length >= 4 ? new Reader(data).u32() || undefined : undefined
      return
    case attributeId(Attribute.messageProperties):
      message.properties.push(...readProperties(new Reader(data), (why) => problem(`attMsgProps: ${why}`)))
      return
    case attributeId(Attribute.recipientTable):
      readRecipients(message, new Reader(data), problem)
      return
    default:
      message.attributes.push(attribute)
  }
}

function readRecipients(message: TnefMessage, reader: Reader, problem: (why: string) => void): void {
  const count = reader.remaining >= 4 ? reader.u32() : 0
  for (let row = 0; row < count; row++) {
    if (reader.remaining < 4) return problem(`attRecipTable: ${count} rows announced, ${row} found`)
    message.recipients.push(readProperties(reader, (why) => problem(`attRecipTable, row ${row}: ${why}`)))
  }
}

function addToAttachment(
  attachments: TnefAttachment[],
  attribute: TnefAttribute,
  problem: (why: string) => void,
): void {
  const id = attributeId(attribute.id)
  if (id === attributeId(Attribute.attachRenderData) || attachments.length === 0) {
    attachments.push({ attributes: [], properties: [] })
  }
  const attachment = attachments.at(-1) as TnefAttachment
  if (id !== attributeId(Attribute.attachment)) attachment.attributes.push(attribute)
  else
    attachment.properties.push(...readProperties(new Reader(attribute.data), (why) => problem(`attAttachment: ${why}`)))
}

/** So many bytes are added up at once: their sum still is a small integer, which is fast. */
const SUM_BYTES_MAX = 1 << 22

/** [MS-OXTNEF] 2.1.1 */
export function checksum(data: Uint8Array): number {
  let total = 0
  for (let start = 0; start < data.length; start += SUM_BYTES_MAX) {
    const end = Math.min(data.length, start + SUM_BYTES_MAX)
    let sum = 0
    for (let at = start; at < end; at++) sum = (sum + (data[at] as number)) | 0
    total = (total + sum) & 0xffff
  }
  return total
}

function hex(id: number): string {
  return id.toString(16).padStart(8, '0')
}
