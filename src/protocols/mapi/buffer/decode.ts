/**
 * Prints ROP buffers by their layouts: a request by itself, a response beside its request (without it nobody knows where a
 * response ends). Columns of tables are followed within what is shown.
 */
import { decode, LayoutError, Printer, type PrinterOptions, Reader } from '#codec/binary/index.ts'
import { LogonFlag } from '../rop/logon-words.ts'
import { type LogonKinds, printRequests, readRequests, type RopRequest } from './requests.ts'
import { type ContextOf, readResponses } from './responses.ts'
import { ropBuffer } from './rop-buffer.ts'

/** What is known of a session from the buffers before. */
export interface Seen {
  logons: LogonKinds
  /** By handle. */
  columns: Map<number, readonly number[]>
}

export function nothingSeen(): Seen {
  return { logons: new Map(), columns: new Map() }
}

export function showRequests(buffer: Uint8Array, seen: Seen = nothingSeen(), options: PrinterOptions = {}): string {
  return show(buffer, (printer, reader) => void printRequests(printer, reader, new Map(seen.logons)), options)
}

export function showResponses(
  request: Uint8Array,
  response: Uint8Array,
  seen: Seen = nothingSeen(),
  options: PrinterOptions = {},
): string {
  const { rops, handles } = decode(ropBuffer, request)
  const requests = readRequests(rops, new Map(seen.logons))
  const contexts = contextsOf(requests, handles, seen)
  return show(response, (printer, reader) => void readResponses(reader, requests, contexts, printer), options)
}

/**
 * A buffer and what it was answered with, several buffers where the client has asked for more; and what they say of the session is
 * remembered for those that follow.
 */
export function showExchange(
  request: Uint8Array,
  responses: readonly Uint8Array[],
  seen: Seen,
  options: PrinterOptions = {},
): string[] {
  const lines = ['> ROPs', ...showRequests(request, seen, options).split('\n')]
  for (const response of responses) {
    lines.push('< ROPs', ...showResponses(request, response, seen, options).split('\n'))
  }
  remember(request, responses[0], seen)
  return lines
}

function remember(request: Uint8Array, response: Uint8Array | undefined, seen: Seen): void {
  const { rops } = decode(ropBuffer, request)
  for (const { rop, logonId, value } of readRequests(rops, new Map(seen.logons))) {
    if (rop.name === 'RopLogon') seen.logons.set(logonId, (value.logonFlags & LogonFlag.private) !== 0)
  }
  // What a buffer has opened had only an index in it; from now on it has a handle.
  const { handles } = response ? decode(ropBuffer, response) : { handles: [] }
  for (const [key, columns] of [...seen.columns]) {
    if (key >= 0) continue
    seen.columns.delete(key)
    const handle = handles[-1 - key]
    if (handle !== undefined) seen.columns.set(handle, columns)
  }
  for (const oldest of seen.columns.keys()) {
    if (seen.columns.size <= mostTables) break
    seen.columns.delete(oldest)
  }
}

/** Of one session whose columns are remembered. */
const mostTables = 1000

/** For each request what the ones before it have said about its table. */
export function contextsOf(requests: readonly RopRequest[], handles: readonly number[], seen: Seen): ContextOf {
  const columns = new Map<RopRequest, readonly number[] | undefined>()
  for (const request of requests) {
    const { rop, indexes, value } = request
    const handle = indexes.input === undefined ? undefined : handles[indexes.input]
    // A handle that this buffer makes is known by its index alone.
    const key = handle === undefined || handle === 0xffffffff ? -1 - (indexes.input ?? 0) : handle
    if (rop.name === 'RopSetColumns') seen.columns.set(key, value.propertyTags)
    if (rop.name === 'RopModifyRecipients') seen.columns.set(key, value.columns)
    columns.set(request, seen.columns.get(key))
  }
  return (request) => ({ private: seen.logons.get(request.logonId) ?? true, columns: columns.get(request) })
}

function show(buffer: Uint8Array, rops: (printer: Printer, reader: Reader) => void, options: PrinterOptions): string {
  const printer = new Printer(buffer, options)
  try {
    const { rops: list, handles } = decode(ropBuffer, buffer)
    printer.line(0, 2, 'RopSize', `${list.length + 2}`)
    rops(printer, new Reader(buffer, { start: 2, end: 2 + list.length }))
    for (const [index, handle] of handles.entries()) {
      const at = 2 + list.length + index * 4
      printer.line(at, at + 4, `handle ${index}`, `0x${handle.toString(16).padStart(8, '0')}`)
    }
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    const at = Math.min(error.offset, buffer.length)
    printer.line(at, buffer.length, '!!', error.message)
  }
  return printer.lines.join('\n')
}
