/**
 * Sends mail to one host: a connection, and message after message through it. The protocol is nodemailer's.
 *
 * TLS is used wherever it can be had; the certificate is looked at only where we were told which host it is (the smart
 * host): with plain MX records nothing says what it should name (RFC 7435).
 */
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { EnvelopeRecipient } from '../types.ts'
import type { Attempt, QueuedMessage, QueuedRecipient } from './queue.ts'
import type { Host } from './route.ts'

/** How it went for one recipient. `relayed`: accepted by a host that tells nobody of success. */
export type SendResult =
  | { kind: 'accepted'; remote: string; relayed: boolean }
  | { kind: 'refused'; attempt: Attempt; permanent: boolean }

const CONNECT_MILLISECONDS = 60_000
/** RFC 5321 4.5.3.2.6: ten minutes after the end of the data. */
const SOCKET_MILLISECONDS = 600_000

export class Sender {
  readonly #connection: SMTPConnection
  readonly #host: Host
  #broken: Error | undefined

  private constructor(connection: SMTPConnection, host: Host) {
    this.#connection = connection
    this.#host = host
    connection.on('error', (error: Error) => {
      this.#broken = error
    })
    connection.on('end', () => {
      this.#broken ??= new Error('the connection has ended')
    })
  }

  /** Throws what nodemailer throws: see `attemptOf`. */
  static async connect(host: Host, hostname: string): Promise<Sender> {
    const { smartHost } = host
    try {
      return await Sender.#open(host, hostname, { plain: smartHost?.tls === 'none' })
    } catch (error) {
      // A host whose STARTTLS does not work gets its mail as before there was any: better than not at all. Not the smart host.
      const { code } = error as { code?: string }
      if (smartHost || (code !== 'ETLS' && code !== 'ESOCKET')) throw error
      return await Sender.#open(host, hostname, { plain: true })
    }
  }

  static async #open(host: Host, hostname: string, { plain }: { plain: boolean }): Promise<Sender> {
    const { smartHost } = host
    const connection = new SMTPConnection({
      host: host.host,
      port: host.port,
      name: hostname,
      secure: smartHost?.tls === 'implicit',
      requireTLS: smartHost?.tls === 'starttls',
      ignoreTLS: plain,
      opportunisticTLS: smartHost === undefined,
      allowInternalNetworkInterfaces: true,
      connectionTimeout: CONNECT_MILLISECONDS,
      greetingTimeout: 5 * CONNECT_MILLISECONDS,
      socketTimeout: SOCKET_MILLISECONDS,
      tls: { rejectUnauthorized: smartHost !== undefined && smartHost.verify !== false },
    })
    const sender = new Sender(connection, host)
    await new Promise<void>((resolve, reject) => {
      connection.once('error', reject)
      connection.connect((error) => {
        connection.off('error', reject)
        if (error) reject(error)
        else resolve()
      })
    }).catch((error: unknown) => {
      connection.close()
      throw error
    })
    if (smartHost?.user !== undefined && connection.allowsAuth) {
      await sender.#done((callback) =>
        connection.login({ credentials: { user: smartHost.user ?? '', pass: smartHost.password ?? '' } }, callback),
      )
    }
    return sender
  }

  get usable(): boolean {
    return this.#broken === undefined
  }

  /** One result for each recipient, in order. */
  async send(message: QueuedMessage, recipients: readonly QueuedRecipient[], bytes: Uint8Array): Promise<SendResult[]> {
    const results = new Map<QueuedRecipient, SendResult>()
    const impossible = this.#impossible(message, recipients)
    if (impossible) return recipients.map(() => impossible)
    for (const group of sameWishes(recipients)) await this.#sendTo(message, group, { bytes, results })
    return recipients.map((recipient) => results.get(recipient) as SendResult)
  }

  /** What the host would have to understand and does not: nobody may change a mail so far (RFC 6152 3, RFC 6531 3.6). */
  #impossible(message: QueuedMessage, recipients: readonly QueuedRecipient[]): SendResult | undefined {
    const extensions = this.#extensions
    const international = [message.from, ...recipients.map(({ address }) => address)].some((text) => !isAsciiText(text))
    const permanent = (status: string, text: string): SendResult => ({
      kind: 'refused',
      attempt: { code: 550, status, text, remote: this.#host.host },
      permanent: true,
    })
    if (international && !extensions.has('SMTPUTF8'))
      return permanent('5.6.7', 'The host does not take international addresses')
    if (message.eightBit && !extensions.has('8BITMIME')) return permanent('5.6.3', 'The host does not take 8-bit mail')
    return undefined
  }

  /** nodemailer keeps the lines of EHLO to itself until a mail has been sent. */
  get #extensions(): Set<string> {
    const { _ehloLines: lines } = this.#connection as unknown as { _ehloLines?: string[] }
    return extensionsOf(lines)
  }

  async #sendTo(
    message: QueuedMessage,
    group: readonly QueuedRecipient[],
    { bytes, results }: { bytes: Uint8Array; results: Map<QueuedRecipient, SendResult> },
  ): Promise<void> {
    const [first] = group
    if (!first) return
    const all = (result: SendResult) => {
      for (const recipient of group) results.set(recipient, result)
    }
    try {
      const info = await this.#transact(message, group, { bytes, wishes: first })
      const relayed = !this.#extensions.has('DSN')
      const refused = new Map((info.rejectedErrors ?? []).map((error) => [error.recipient, error]))
      for (const recipient of group) {
        const error = refused.get(recipient.address)
        if (error) results.set(recipient, this.#refusal(error))
        else results.set(recipient, { kind: 'accepted', remote: this.#host.host, relayed })
      }
    } catch (error) {
      const rejected = (error as { rejectedErrors?: readonly Rejection[] }).rejectedErrors ?? []
      all(this.#refusal(error))
      for (const each of rejected) {
        const recipient = group.find(({ address }) => address === each.recipient)
        if (recipient) results.set(recipient, this.#refusal(each))
      }
      if (this.usable) await this.#reset()
    }
  }

  async #transact(
    message: QueuedMessage,
    group: readonly QueuedRecipient[],
    { bytes, wishes }: { bytes: Uint8Array; wishes: EnvelopeRecipient },
  ): Promise<{ rejectedErrors?: readonly Rejection[] | undefined }> {
    const { notify, original } = wishes
    const envelope = {
      from: message.from === '' ? (false as const) : message.from,
      to: group.map(({ address }) => address),
      size: message.size,
      use8BitMime: message.eightBit,
      dsn: {
        ...(message.returns && { ret: message.returns === 'full' ? 'FULL' : 'HDRS' }),
        ...(message.envelopeId !== undefined && { envid: message.envelopeId }),
        ...(notify && { notify: notify.map((word) => word.toUpperCase()) }),
        ...(original !== undefined && { orcpt: original }),
      },
    }
    const octets = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return await this.#done((callback) =>
      this.#connection.send(envelope, octets, (error, info) =>
        callback(error, { rejectedErrors: (info?.rejectedErrors ?? []) as readonly Rejection[] }),
      ),
    )
  }

  async #reset(): Promise<void> {
    await this.#done((callback) => this.#connection.reset(callback)).catch((error: Error) => {
      this.#broken ??= error
    })
  }

  /** A call of nodemailer as a promise; the end of the connection ends it too. */
  async #done<T>(call: (callback: (error: Error | null, result?: T) => void) => void): Promise<T> {
    return await new Promise<T>((resolve, reject) => {
      const connection = this.#connection
      const ended = () => reject(this.#broken ?? new Error('the connection has ended'))
      const failed = (error: Error) => reject(error)
      connection.once('end', ended)
      connection.once('error', failed)
      call((error, result) => {
        connection.off('end', ended)
        connection.off('error', failed)
        if (error) reject(error)
        else resolve(result as T)
      })
    })
  }

  #refusal(error: unknown): SendResult {
    const attempt = attemptOf(error, this.#host.host)
    return { kind: 'refused', attempt, permanent: attempt.code >= 500 }
  }

  close(): void {
    if (this.usable) this.#connection.quit()
    else this.#connection.close()
  }
}

interface Rejection {
  recipient?: string
}

/** The reply of the other side, or in its words what went wrong without one. RFC 3463 3.5: 4.4.x is the network. */
export function attemptOf(error: unknown, remote: string | undefined): Attempt {
  const { responseCode, response, code, message } = error as {
    responseCode?: number
    response?: string
    code?: string
    message?: string
  }
  if (responseCode !== undefined && responseCode >= 400 && responseCode < 600) {
    const text = (response ?? message ?? '').replace(/\r?\n/g, ' ')
    // RFC 5321 4.2.1: 421 closes the connection and says nothing of the mail; 5yz for a login is our configuration.
    const isOurs = code === 'EAUTH' || code === 'ETLS'
    const status = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(text)?.[1]
    const reply = isOurs ? 454 : responseCode
    const fitting = status?.startsWith(String(Math.floor(reply / 100))) ? status : `${Math.floor(reply / 100)}.0.0`
    return { code: reply, status: fitting, text: text.slice(0, 500), remote }
  }
  const status = code === 'ETIMEDOUT' ? '4.4.2' : code === 'EDNS' ? '4.4.3' : code === 'ETLS' ? '4.7.5' : '4.4.1'
  return { code: 451, status, text: (message ?? 'the connection failed').slice(0, 500), remote }
}

function isAsciiText(text: string): boolean {
  return /^[\x00-\x7f]*$/.test(text)
}

/** nodemailer takes the wishes of RFC 3461 once for a transaction, so recipients with the same ones go together. */
function sameWishes(recipients: readonly QueuedRecipient[]): QueuedRecipient[][] {
  const groups = new Map<string, QueuedRecipient[]>()
  for (const recipient of recipients) {
    const key = JSON.stringify([recipient.notify, recipient.original])
    const group = groups.get(key)
    if (group) group.push(recipient)
    else groups.set(key, [recipient])
  }
  return [...groups.values()]
}

export function extensionsOf(ehlo: readonly string[] | undefined): Set<string> {
  return new Set(
    (ehlo ?? []).map(
      (line) =>
        line
          .replace(/^250[ -]/, '')
          .split(/[ =]/)[0]
          ?.toUpperCase() ?? '',
    ),
  )
}
