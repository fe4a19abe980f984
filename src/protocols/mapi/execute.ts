/**
 * The ROPs of a buffer, one after the other: objects by their handles, the failures of each, the room that is left.
 * [MS-OXCROPS] 3.2.5
 *
 * Room: what does not fit is not begun. Before a ROP is done there has to be room for its smallest response and for a
 * RopBufferTooSmall with the requests behind it. ROPs whose responses grow with what they find are told how much room they
 * have; they change nothing, so they can say afterwards that it was not enough.
 */
import { decode, LayoutError, Writer } from '#codec/binary/index.ts'
import { Failure, MapiError } from '#model'
import { Call } from './call.ts'
import { ExecuteFailure, NullDestination, OutOfRoom, returnValueOf, RopFailure } from './failures.ts'
import { ropBuffer } from './buffer/rop-buffer.ts'
import { readRequests, type RopRequest } from './buffer/requests.ts'
import { indexOfResponse, type RopResponse, smallestResponse, writeResponse, writeUnasked } from './buffer/responses.ts'
import { findUnasked, type UnaskedRop } from './rop/unasked.ts'
import { findHandler } from './rop/handlers.ts'
import type { Rop, WireContext } from './rop/rop.ts'
import type { MapiSession } from './session.ts'

/** RopId, index, ReturnValue. */
const sharedBytes = 6
/** RopId and SizeNeeded of RopBufferTooSmall. */
const tooSmallBytes = 3
const pendingBytes = 3
const backoffMilliseconds = 1000
/** [MS-OXCROPS] 2.2.15.1: SizeNeeded is a u16; more than this no client can be asked to offer by it. */
const mostNeeded = 0xffff

export interface Continuation {
  request: RopRequest
  handles: number[]
}

export interface Executed {
  bytes: Uint8Array
  continuation: Continuation | undefined
}

export async function execute(session: MapiSession, buffer: Uint8Array, maxBytes: number): Promise<Executed> {
  const { rops, handles, requests } = parse(session, buffer)
  const output = new Output(handles, maxBytes)
  let continuation: Continuation | undefined
  for (const [index, request] of requests.entries()) {
    const rest = rops.subarray(request.start)
    const after = rops.length - request.end
    const isLast = index === requests.length - 1
    const done = await doRequest(session, request, output, isLast ? 0 : tooSmallBytes + after)
    if (done instanceof OutOfRoom) {
      output.tooSmall(rest, done.needed)
      break
    }
    if (done === 'backoff') break
    if (isLast && done !== undefined) continuation = { request: { ...request, value: done }, handles: output.handles }
  }
  // Where the next buffer goes on, notifications have to wait for the last one.
  if (continuation === undefined) {
    for (const logon of session.logons.values()) await logon.watcher.catchUp()
    output.notifications(session)
  }
  return { bytes: output.take(), continuation }
}

/** The same ROP again, with what it said it would go on with; undefined when nothing of it fits. */
export async function executeMore(
  session: MapiSession,
  { request, handles }: Continuation,
  maxBytes: number,
): Promise<Executed | undefined> {
  const output = new Output([...handles], maxBytes)
  const done = await doRequest(session, request, output, 0)
  if (done instanceof OutOfRoom || done === 'backoff') return undefined
  const continuation = done === undefined ? undefined : { request: { ...request, value: done }, handles }
  return { bytes: output.take(), continuation }
}

function parse(session: MapiSession, buffer: Uint8Array) {
  try {
    const { rops, handles } = decode(ropBuffer, buffer)
    const kinds = new Map([...session.logons].map(([id, logon]) => [id, logon.private]))
    const requests = readRequests(rops, kinds)
    for (const { rop, indexes } of requests) {
      // What is opened would have no place in the table of the answer. MS-OXCROPS_R4551
      if ((indexes.output ?? 0) >= handles.length) throw new LayoutError(`output ${indexes.output}`, 0, rop.name)
    }
    return { rops, handles, requests }
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error
    // [MS-OXCROPS] 3.2.5.1
    throw new ExecuteFailure('rpcFormat', error.message)
  }
}

/** What is done next: nothing more, the request of a continuation, or the end of this buffer. */
type Done = undefined | OutOfRoom | 'backoff' | unknown

async function doRequest(session: MapiSession, request: RopRequest, output: Output, reserved: number): Promise<Done> {
  const { rop } = request
  if (rop.silent) {
    await findHandler(rop)?.(new Call(session, request, output.handles, 0), request.value)
    return undefined
  }
  const context = contextOf(session, request)
  const room = output.room - reserved
  if (room < smallestResponse(rop, context)) return new OutOfRoom()
  const call = new Call(session, request, output.handles, room - sharedBytes)
  const response = await answer(session, call)
  if (response instanceof OutOfRoom || response === 'backoff') {
    if (response === 'backoff') output.backoff(request)
    return response
  }
  const before = output.mark()
  output.response(response, { ...context, columns: call.columns })
  if (output.room < reserved) {
    const needed = output.size
    output.rewind(before)
    call.undo()
    return new OutOfRoom(needed)
  }
  if (response.form === 'success' && call.created) output.setHandle(response.index, call.created.handle)
  return call.continuation
}

async function answer(session: MapiSession, call: Call): Promise<RopResponse | OutOfRoom | 'backoff'> {
  const { rop, value } = call.request
  const index = indexOfResponse(call.request)
  try {
    const handle = findHandler(rop)
    if (!handle) throw new RopFailure('notImplemented', rop.name)
    const answered = (await handle(call, value)) ?? {}
    return { rop, index, returnValue: call.returnValue, form: 'success', value: answered }
  } catch (error) {
    call.undo()
    if (error instanceof OutOfRoom) return error
    if (error instanceof Failure && error.code === 'busy') return 'backoff'
    return failure(session, call, error, index)
  }
}

function failure(session: MapiSession, call: Call, error: unknown, index: number): RopResponse {
  const { rop } = call.request
  const known = returnValueOf(error)
  if (known === undefined) report(session, rop, error)
  const returnValue = known ?? MapiError.error
  const said = error instanceof RopFailure ? error.value : undefined
  if (error instanceof NullDestination && rop.nullDestination) {
    const value = { ...rop.nullDestination.value, ...said }
    return { rop, index, returnValue, form: 'nullDestination', value, destination: call.destinationIndex }
  }
  const special = rop.special[returnValue]
  if (special) return { rop, index, returnValue, form: 'special', value: { ...special.value, ...said } }
  return { rop, index, returnValue, form: 'failure', value: { ...rop.failure?.value, ...said } }
}

function report(session: MapiSession, rop: Rop, error: unknown): void {
  session.services.log.error('mapi.bug', { rop: rop.name, error: error instanceof Error ? error.stack : String(error) })
}

function contextOf(session: MapiSession, request: RopRequest): WireContext {
  return { private: session.logons.get(request.logonId)?.private ?? true, request: request.value }
}

/** The output buffer as it grows. */
class Output {
  readonly handles: number[]
  readonly #writer = new Writer(1024)
  readonly #maxBytes: number

  constructor(handles: number[], maxBytes: number) {
    this.handles = handles
    this.#maxBytes = maxBytes
    this.#writer.u16(0)
  }

  /** Of the whole buffer, as it would be now. */
  get size(): number {
    return this.#writer.pos + this.handles.length * 4
  }

  /** RopSize is a u16, so there is never more than 64 KB. */
  get room(): number {
    return Math.min(this.#maxBytes - this.size, 0xffff - this.#writer.pos)
  }

  mark(): number {
    return this.#writer.pos
  }

  rewind(mark: number): void {
    this.#writer.pos = mark
  }

  response(response: RopResponse, context: WireContext): void {
    writeResponse(this.#writer, response, context)
  }

  setHandle(index: number, handle: number): void {
    this.handles[index] = handle
  }

  /** The last response of the buffer. [MS-OXCROPS] 3.2.4.3 */
  tooSmall(requests: Uint8Array, needed: number | undefined): void {
    if (this.room < tooSmallBytes + requests.length) {
      throw new ExecuteFailure('bufferTooSmall', `${requests.length} bytes of requests do not fit back`)
    }
    const sizeNeeded = Math.min(needed ?? Math.max(this.#maxBytes * 2, 0x8000), mostNeeded)
    writeUnasked(this.#writer, { unasked: unasked(0xff), value: { sizeNeeded, requests } })
  }

  backoff({ logonId, rop }: RopRequest): void {
    const rops = [{ id: rop.id, durationMilliseconds: backoffMilliseconds }]
    const value = { logonId, durationMilliseconds: 0, rops, additionalData: new Uint8Array() }
    writeUnasked(this.#writer, { unasked: unasked(0xf9), value })
  }

  /** As many as fit; RopPending says that there are more. [MS-OXCROPS] 3.2.4.1 */
  notifications(session: MapiSession): void {
    const queue = session.notifications
    for (let next = queue.peek(); next; next = queue.peek()) {
      const mark = this.mark()
      writeUnasked(this.#writer, { unasked: unasked(0x2a), value: next })
      if (this.room < (queue.length > 1 ? pendingBytes : 0)) {
        this.rewind(mark)
        if (this.room >= pendingBytes)
          writeUnasked(this.#writer, { unasked: unasked(0x6e), value: { sessionIndex: 0 } })
        return
      }
      queue.shift()
    }
  }

  take(): Uint8Array {
    const ropSize = this.#writer.pos
    for (const handle of this.handles) this.#writer.u32(handle)
    const bytes = this.#writer.take()
    bytes[0] = ropSize
    bytes[1] = ropSize >>> 8
    return bytes
  }
}

function unasked(id: number): UnaskedRop {
  const found = findUnasked(id)
  if (!found) throw new Error(`0x${id.toString(16)} is no response without a request`)
  return found
}
