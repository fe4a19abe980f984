/**
 * A MAPI client: ROPs as calls, their layouts those of the server the other way round. [MS-OXCROPS] 3.1
 *
 *   const client = new MapiClient(transport)
 *   const store = await client.logon({ mailbox: '/o=Example/…/cn=ada' })
 *   const inbox = await store.openFolder(store.folders.inbox)
 *   for await (const row of (await inbox.contents([P.Subject.tag])).all()) …
 *
 * One call is one buffer; objects are released with `release`. What the server tells without being asked is given to
 * `onNotification`.
 */
import { decode, encode, Reader, Writer } from '#codec/binary/index.ts'
import { mapiErrorText } from '#model'
import { writeRequest, type RopRequest } from '#protocols/mapi/buffer/requests.ts'
import { readResponses } from '#protocols/mapi/buffer/responses.ts'
import { noHandle, ropBuffer } from '#protocols/mapi/buffer/rop-buffer.ts'
import type { Notification } from '#protocols/mapi/rop/notify.ts'
import { findRop } from '#protocols/mapi/rop/list.ts'
import { indexNames, type Rop } from '#protocols/mapi/rop/rop.ts'
import { logOn, type LogonOptions, type Store } from './store.ts'
import type { RopTransport } from './transport.ts'

/** A ROP that failed. */
export class RopError extends Error {
  override name = 'RopError'
  readonly rop: string
  readonly returnValue: number
  /** Fields of the failure. */
  readonly value: any

  constructor(rop: string, returnValue: number, value: unknown) {
    super(`${rop}: ${mapiErrorText(returnValue)}`)
    this.rop = rop
    this.returnValue = returnValue
    this.value = value
  }
}

export interface CallOptions {
  logonId: number
  /** Handles of the objects. */
  input?: number
  destination?: number
  private?: boolean
  columns?: readonly number[] | undefined
}

export interface Answer<A = any> {
  value: A
  /** Of the new object. */
  handle: number
  /** 0 or a warning. */
  returnValue: number
}

export class MapiClient {
  readonly #transport: RopTransport
  #nextLogonId = 0
  onNotification: (notification: Notification) => void = () => undefined
  /** The last Execute said that not all notifications fitted. */
  pending = false

  constructor(transport: RopTransport) {
    this.#transport = transport
  }

  async logon(options: LogonOptions): Promise<Store> {
    return await logOn(this, this.#nextLogonId++, options)
  }

  /** One ROP, by its name as the specification has it. */
  async call(name: string, value: object, options: CallOptions): Promise<Answer> {
    const rop = byName(name)
    const handles: number[] = []
    const indexes: RopRequest['indexes'] = {}
    for (const index of indexNames[rop.handles]) {
      const handle = index === 'input' ? options.input : index === 'destination' ? options.destination : noHandle
      // The response of some ROPs has an index of its own, which is that of the object here.
      indexes[index] = index === 'response' ? handles.length : handles.push(handle ?? noHandle) - 1
    }
    const request: RopRequest = { rop, logonId: options.logonId, indexes, value, start: 0, end: 0 }
    const writer = new Writer()
    writeRequest(writer, request, options.private ?? true)
    const bytes = await this.#transport.execute(encode(ropBuffer, { rops: writer.take(), handles }))
    return this.#answer(request, bytes, options)
  }

  /** Fetches what the server has to tell. */
  async poll(): Promise<void> {
    this.#read(await this.#transport.execute(encode(ropBuffer, { rops: new Uint8Array(), handles: [] })), [])
  }

  async waitForNotification(signal: AbortSignal): Promise<boolean> {
    return await this.#transport.waitForNotification(signal)
  }

  async close(): Promise<void> {
    await this.#transport.close()
  }

  #answer(request: RopRequest, bytes: Uint8Array, options: CallOptions): Answer {
    const { rop } = request
    const { responses, handles } = this.#read(bytes, [request], options)
    if (rop.silent) return { value: {}, handle: noHandle, returnValue: 0 }
    const [response] = responses
    if (!response) throw new Error(`${rop.name} has no answer`)
    if (response.form !== 'success') throw new RopError(rop.name, response.returnValue, response.value)
    const output = request.indexes.output
    const handle = output === undefined ? noHandle : (handles[output] ?? noHandle)
    return { value: response.value, handle, returnValue: response.returnValue }
  }

  #read(bytes: Uint8Array, requests: readonly RopRequest[], options?: CallOptions) {
    const { rops, handles } = decode(ropBuffer, bytes)
    const context = { private: options?.private ?? true, columns: options?.columns }
    const all = readResponses(new Reader(rops), requests, () => context)
    this.pending = false
    const responses = all.flatMap((one) => {
      if (!('unasked' in one)) return [one]
      if (one.unasked.name === 'RopNotify') this.onNotification(one.value)
      else if (one.unasked.name === 'RopPending') this.pending = true
      else throw new RopError(one.unasked.name, 0, one.value)
      return []
    })
    return { responses, handles }
  }
}

function byName(name: string): Rop {
  const rop = ropsByName.get(name)
  if (!rop) throw new TypeError(`there is no ${name}`)
  return rop
}

const ropsByName = new Map<string, Rop>()
for (let id = 0; id <= 0xff; id++) {
  const rop = findRop(id)
  if (rop) ropsByName.set(rop.name, rop)
}
