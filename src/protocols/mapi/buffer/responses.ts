/**
 * The responses of a ROP buffer. A response has no length of its own: to know where it ends one has to know the request
 * that it answers, and for rows the columns of the table.
 *
 *   u8    RopId
 *   u8    the index of the handle that the request named for it
 *   u32   ReturnValue; then, by it, the fields of the success, of the failure, or of a missing destination
 *
 * RopNotify and its like have their own fields behind the RopId.
 */
import {
  type Layout,
  LayoutError,
  type Printer,
  type Reader,
  u16,
  u32,
  u8,
  within,
  type Writer,
} from '#codec/binary/index.ts'
import { MapiError, mapiErrorText } from '#model'
import { findRop } from '../rop/list.ts'
import { answeringIndex, responseLayout, type Rop, type WireContext } from '../rop/rop.ts'
import { findUnasked, type UnaskedRop } from '../rop/unasked.ts'
import type { RopRequest } from './requests.ts'

export interface RopResponse<A = any> {
  rop: Rop
  /** Of the handle table. */
  index: number
  returnValue: number
  form: 'success' | 'failure' | 'nullDestination' | 'special'
  value: A
  /** The index of the destination that is not there. */
  destination?: number
}

export interface Unasked<T = any> {
  unasked: UnaskedRop
  value: T
}

/** 0, or a warning: the call succeeded, but. [MS-OXCDATA] 2.4.2 */
export function succeeded(returnValue: number): boolean {
  return returnValue === 0 || returnValue >>> 16 === 0x0004
}

export function writeResponse(writer: Writer, response: RopResponse, context: WireContext): void {
  const { rop, index, returnValue, form, value, destination } = response
  writer.u8(rop.responseId)
  writer.u8(index)
  writer.u32(returnValue)
  if (form === 'nullDestination') writer.u32(destination ?? 0)
  layoutOf(rop, form, returnValue, context)?.write(writer, value)
}

export function writeUnasked(writer: Writer, { unasked, value }: Unasked): void {
  writer.u8(unasked.id)
  unasked.layout.write(writer, value)
}

function layoutOf(
  rop: Rop,
  form: RopResponse['form'],
  returnValue: number,
  context: WireContext,
): Layout<any> | undefined {
  if (form === 'success') return responseLayout(rop, context)
  if (form === 'special') return rop.special[returnValue]?.layout
  return form === 'nullDestination' ? rop.nullDestination?.layout : rop.failure?.layout
}

/** Which form a response has follows from the ROP and ReturnValue. */
function formOf(rop: Rop, returnValue: number): RopResponse['form'] {
  if (rop.special[returnValue]) return 'special'
  if (succeeded(returnValue)) return 'success'
  return rop.nullDestination && returnValue === MapiError.nullDestination ? 'nullDestination' : 'failure'
}

/** What a reader of responses knows of each request. */
export type ContextOf = (request: RopRequest) => WireContext

export function readResponses(
  reader: Reader,
  requests: readonly RopRequest[],
  contextOf: ContextOf,
  printer?: Printer,
): (RopResponse | Unasked)[] {
  const responses: (RopResponse | Unasked)[] = []
  let next = 0
  while (reader.pos < reader.end) {
    try {
      const id = reader.bytes[reader.pos] as number
      const unasked = findUnasked(id)
      if (unasked) {
        responses.push(readUnasked(reader, unasked, printer))
        continue
      }
      while (requests[next]?.rop.silent) next++
      responses.push(readOne(reader, requests[next++], contextOf, printer))
    } catch (error) {
      throw within(error, responses.length)
    }
  }
  return responses
}

function readUnasked(reader: Reader, unasked: UnaskedRop, printer: Printer | undefined): Unasked {
  const start = reader.pos
  reader.u8()
  printer?.line(start, reader.pos, unasked.name, '')
  try {
    const value = printer ? unasked.layout.print(printer, reader, unasked.name) : unasked.layout.read(reader)
    return { unasked, value }
  } catch (error) {
    throw within(error, unasked.name)
  }
}

function readOne(
  reader: Reader,
  request: RopRequest | undefined,
  contextOf: ContextOf,
  printer: Printer | undefined,
): RopResponse {
  const start = reader.pos
  const id = u8.read(reader)
  const rop = answered(id, request, start)
  const index = u8.read(reader)
  const returnValue = u32.read(reader)
  const form = formOf(rop, returnValue)
  const result = returnValue === 0 ? 'success' : mapiErrorText(returnValue)
  printer?.line(start, reader.pos, rop.name, `handle ${index}, ${result}`)
  try {
    const context = request ? { ...contextOf(request), request: request.value } : { private: true }
    const destination = form === 'nullDestination' ? u32.read(reader) : undefined
    const layout = layoutOf(rop, form, returnValue, context)
    const value = (printer ? layout?.print(printer, reader, rop.name) : layout?.read(reader)) ?? {}
    return { rop, index, returnValue, form, value, ...(destination === undefined ? {} : { destination }) }
  } catch (error) {
    throw within(error, rop.name)
  }
}

/** A ROP that goes on asynchronously answers with RopProgress. */
function answered(id: number, request: RopRequest | undefined, at: number): Rop {
  const rop = request?.rop
  if (rop?.responseId === id) return rop
  const found = findRop(id)
  if (found && (!rop || id === progressRop)) return found
  throw new LayoutError(`0x${id.toString(16)} where ${rop?.name ?? 'no response'} should stand`, at)
}

/** The index that the response of a request has. */
export function indexOfResponse({ rop, indexes }: RopRequest): number {
  return indexes[answeringIndex[rop.handles]] ?? 0
}

const progressRop = 0x50

/** Bytes that every response of the ROP takes at least, the shared fields included. */
export function smallestResponse(rop: Rop, context: WireContext): number {
  return u8.fixedSize * 2 + u16.fixedSize * 2 + responseLayout(rop, context).minSize
}
