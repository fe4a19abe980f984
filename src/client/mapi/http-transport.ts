/**
 * The transport over MAPI/HTTP: Connect, Execute, NotificationWait, Disconnect. [MS-OXCMAPIHTTP] 2.2.4, 3.1.4
 *
 *   const transport = await HttpTransport.connect({ url, login, userDn })
 *
 * A session that the server has lost is begun anew with `reconnect`: handles of the old one mean nothing afterwards.
 */
import { decode, encode } from '#codec/binary/index.ts'
import { mapiErrorText } from '#model'
import { bodies } from '#protocols/mapi/http/bodies.ts'
import { readExtended, writeExtended } from '#protocols/mapi/http/extended-buffer.ts'
import { type EndpointOptions, HttpEndpoint } from './http-endpoint.ts'
import type { RopTransport } from './transport.ts'

export interface ConnectOptions extends EndpointOptions {
  /** The X.500 name of who logs in. */
  userDn: string
  codePage?: number
  locale?: number
  /** Asks for compressed answers; worth it over slow lines. */
  compress?: boolean
}

/** What the endpoint answers instead of ROPs. */
export class EndpointError extends Error {
  override name = 'EndpointError'
  readonly requestType: string
  readonly errorCode: number

  constructor(requestType: string, errorCode: number) {
    super(`${requestType}: ${mapiErrorText(errorCode)}`)
    this.requestType = requestType
    this.errorCode = errorCode
  }
}

const none = new Uint8Array()
/** [MS-OXCMAPIHTTP] 2.2.4.2.1 */
const ExecuteFlag = { noCompression: 1, noXorMagic: 2, chain: 4 } as const
const oneBuffer = 0x10008
/** [MS-OXCRPC] 3.1.4.2: with several buffers in an answer. */
const manyBuffers = 0x40000

export class HttpTransport implements RopTransport {
  readonly #endpoint: HttpEndpoint
  readonly #options: ConnectOptions
  /** What Connect said. */
  displayName = ''

  constructor(options: ConnectOptions) {
    this.#options = options
    this.#endpoint = new HttpEndpoint(options)
  }

  static async connect(options: ConnectOptions): Promise<HttpTransport> {
    const transport = new HttpTransport(options)
    try {
      await transport.reconnect()
    } catch (error) {
      transport.#endpoint.close()
      throw error
    }
    return transport
  }

  /** A new session in the place of the one that there was. */
  async reconnect(): Promise<void> {
    this.#endpoint.forget()
    const { userDn, codePage = 1252, locale = 0x409 } = this.#options
    const asked = {
      userDn,
      flags: 0,
      defaultCodePage: codePage,
      sortLocale: locale,
      stringLocale: locale,
      auxiliary: none,
    }
    const body = await this.#endpoint.send('Connect', encode(bodies.Connect.request, asked))
    const { errorCode, displayName } = decode(bodies.Connect.response, body)
    if (errorCode !== 0) throw new EndpointError('Connect', errorCode)
    this.displayName = displayName
  }

  async execute(ropBuffer: Uint8Array): Promise<Uint8Array> {
    const [first] = await this.#execute(ropBuffer, 0, oneBuffer)
    return first as Uint8Array
  }

  async executeMany(ropBuffer: Uint8Array): Promise<Uint8Array[]> {
    return await this.#execute(ropBuffer, ExecuteFlag.chain, manyBuffers)
  }

  async waitForNotification(signal: AbortSignal): Promise<boolean> {
    const request = encode(bodies.NotificationWait.request, { flags: 0, auxiliary: none })
    try {
      const body = await this.#endpoint.send('NotificationWait', request, { wait: true, signal })
      const { errorCode, eventPending } = decode(bodies.NotificationWait.response, body)
      if (errorCode !== 0) throw new EndpointError('NotificationWait', errorCode)
      return eventPending !== 0
    } catch (error) {
      if (signal.aborted) return false
      throw error
    }
  }

  async ping(): Promise<void> {
    await this.#endpoint.send('PING', none)
  }

  async close(): Promise<void> {
    await this.#endpoint.end('Disconnect', encode(bodies.Disconnect.request, { auxiliary: none }))
  }

  /** The sockets go; the server is told nothing. */
  abandon(): void {
    this.#endpoint.close()
  }

  async #execute(ropBuffer: Uint8Array, more: number, maxRopOut: number): Promise<Uint8Array[]> {
    const { compress = false } = this.#options
    const flags = more | ExecuteFlag.noXorMagic | (compress ? 0 : ExecuteFlag.noCompression)
    const request = encode(bodies.Execute.request, {
      flags,
      ropBuffer: writeExtended([ropBuffer], { compress, xor: false }),
      maxRopOut,
      auxiliary: none,
    })
    const answer = decode(bodies.Execute.response, await this.#endpoint.send('Execute', request))
    if (answer.errorCode !== 0) throw new EndpointError('Execute', answer.errorCode)
    return readExtended(answer.ropBuffer)
  }
}
