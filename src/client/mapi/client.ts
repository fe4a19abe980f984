/**
 * A MAPI client: ROPs as calls, their layouts those of the server the other way round. [MS-OXCROPS] 3.1
 *
 *   const client = await connect({ server: 'https://mail.example.org', email, login })
 *   const store = await client.logon({ mailbox: client.userDn })
 *   const inbox = await store.openFolder(store.folders.inbox)
 *   for await (const row of (await inbox.contents([P.Subject.tag])).all()) …
 *
 * One call is one buffer; `batch` puts several ROPs into one. Objects are released with `release`. What the server tells
 * without being asked is given to `onNotification`.
 *
 * A session can get lost (the server was restarted): calls then throw SessionLost. `reconnect` begins a new one and logs
 * on again to all stores; folders, messages and tables of the old session have to be opened again.
 */
import { decode, encode, Reader, Writer } from '#codec/binary/index.ts'
import { mapiErrorText } from '#model'
import { writeRequest, type RopRequest } from '#protocols/mapi/buffer/requests.ts'
import { readResponses, type RopResponse } from '#protocols/mapi/buffer/responses.ts'
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
  /** Handles of the objects; in a batch also what an earlier call of it opens. */
  input?: number | Opened
  destination?: number | Opened
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

/** The object that a call of a batch will open. */
export class Opened {
  readonly index: number

  constructor(index: number) {
    this.index = index
  }
}

interface Asked {
  request: RopRequest
  options: CallOptions
}

export class MapiClient {
  readonly #transport: RopTransport
  readonly #stores: Store[] = []
  #nextLogonId = 0
  onNotification: (notification: Notification) => void = () => undefined
  /** The last Execute said that not all notifications fitted. */
  pending = false
  /** The X.500 name of who has logged in, where it is known. */
  readonly userDn: string | undefined

  constructor(transport: RopTransport, { userDn }: { userDn?: string } = {}) {
    this.#transport = transport
    this.userDn = userDn
  }

  /** The mailbox of that X.500 name; `{}` is the public store. */
  async logon(options: LogonOptions): Promise<Store> {
    const store = await logOn(this, this.#nextLogonId++, options)
    this.#stores.push(store)
    return store
  }

  /** One ROP; by its name as the specification has it the fields are not checked. */
  call<Q, A>(rop: Rop<Q, A>, value: Q, options: CallOptions): Promise<Answer<A>>
  call(rop: string, value: object, options: CallOptions): Promise<Answer>
  async call(rop: Rop | string, value: object, options: CallOptions): Promise<Answer> {
    const batch = this.batch()
    batch.add(rop, value, options)
    const [answer] = await batch.send()
    if (answer instanceof RopError) throw answer
    return answer as Answer
  }

  /** Several ROPs in one buffer. */
  batch(): Batch {
    return new Batch((asked, handles) => this.#send(asked, handles))
  }

  /** One ROP whose answer may go on in further buffers: all of them. */
  async callMany<Q, A>(rop: Rop<Q, A>, value: Q, options: CallOptions): Promise<Answer<A>[]> {
    const batch = new Batch(async (asked, handles) => {
      const buffers = await this.#transport.executeMany(encodeBuffer(asked, handles))
      return buffers.map((bytes) => this.#answers(asked, bytes)[0] as Answer | RopError)
    })
    batch.add(rop, value, options)
    return (await batch.send()).map((answer) => {
      if (answer instanceof RopError) throw answer
      return answer
    })
  }

  /** Fetches what the server has to tell. */
  async poll(): Promise<void> {
    this.#read(await this.#transport.execute(encode(ropBuffer, { rops: new Uint8Array(), handles: [] })), [])
  }

  async waitForNotification(signal: AbortSignal): Promise<boolean> {
    return await this.#transport.waitForNotification(signal)
  }

  /** A new session, with a logon in the place of each that there was. */
  async reconnect(): Promise<void> {
    await this.#transport.reconnect()
    for (const store of this.#stores) await store.logOnAgain()
  }

  async close(): Promise<void> {
    await this.#transport.close()
  }

  /** The connections go, and the server is told nothing. */
  abandon(): void {
    this.#transport.abandon()
  }

  async #send(asked: readonly Asked[], handles: readonly number[]): Promise<(Answer | RopError)[]> {
    return this.#answers(asked, await this.#transport.execute(encodeBuffer(asked, handles)))
  }

  #answers(asked: readonly Asked[], bytes: Uint8Array): (Answer | RopError)[] {
    const { responses, handles } = this.#read(bytes, asked)
    let next = 0
    return asked.map(({ request: { rop, indexes } }) => {
      if (rop.silent) return { value: {}, handle: noHandle, returnValue: 0 }
      const response = responses[next++]
      if (!response) throw new Error(`${rop.name} has no answer`)
      if (response.form !== 'success') return new RopError(rop.name, response.returnValue, response.value)
      const handle = indexes.output === undefined ? noHandle : (handles[indexes.output] ?? noHandle)
      return { value: response.value, handle, returnValue: response.returnValue }
    })
  }

  #read(bytes: Uint8Array, asked: readonly Asked[]): { responses: RopResponse[]; handles: number[] } {
    const { rops, handles } = decode(ropBuffer, bytes)
    const contexts = new Map(
      asked.map(({ request, options }) => [request, { private: options.private ?? true, columns: options.columns }]),
    )
    const all = readResponses(
      new Reader(rops),
      asked.map(({ request }) => request),
      (request) => contexts.get(request) ?? { private: true },
    )
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

/**
 * ROPs that go together in one buffer: what one opens another may work on.
 *
 *   const batch = client.batch()
 *   const table = batch.add(getContentsTable, { tableFlags: 0 }, { logonId, input: folder.handle })
 *   batch.add(setColumns, { … }, { logonId, input: table })
 *   const [opened, chosen] = await batch.send()
 */
export class Batch {
  readonly #send: (asked: readonly Asked[], handles: readonly number[]) => Promise<(Answer | RopError)[]>
  readonly #asked: Asked[] = []
  readonly #handles: number[] = []

  constructor(send: (asked: readonly Asked[], handles: readonly number[]) => Promise<(Answer | RopError)[]>) {
    this.#send = send
  }

  add<Q, A>(rop: Rop<Q, A> | string, value: Q, options: CallOptions): Opened {
    const declared = typeof rop === 'string' ? byName(rop) : rop
    const indexes: RopRequest['indexes'] = {}
    let output = -1
    for (const index of indexNames[declared.handles]) {
      if (index === 'output') indexes.output = output = this.#handles.push(noHandle) - 1
      else if (index !== 'response') {
        indexes[index] = this.#indexOf(index === 'input' ? options.input : options.destination)
      }
    }
    // The response of some ROPs has an index of its own, which is that of the object here.
    if (indexNames[declared.handles].includes('response')) indexes.response = indexes.input as number
    this.#asked.push({
      request: { rop: declared, logonId: options.logonId, indexes, value, start: 0, end: 0 },
      options,
    })
    return new Opened(output)
  }

  /** One answer for each; those of failures are RopErrors. */
  async send(): Promise<(Answer | RopError)[]> {
    return await this.#send(this.#asked, this.#handles)
  }

  #indexOf(handle: number | Opened | undefined): number {
    if (handle instanceof Opened) return handle.index
    const known = handle === undefined ? -1 : this.#handles.indexOf(handle)
    return known >= 0 ? known : this.#handles.push(handle ?? noHandle) - 1
  }
}

function encodeBuffer(asked: readonly Asked[], handles: readonly number[]): Uint8Array {
  const writer = new Writer()
  for (const { request, options } of asked) writeRequest(writer, request, options.private ?? true)
  return encode(ropBuffer, { rops: writer.take(), handles: [...handles] })
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
