/**
 * The certificates that are shown, for one thread: a thread makes its own contexts of what the main thread read
 * (certificates.ts), and all threads seal session tickets with the same keys, so that a client that comes back resumes its
 * session wherever it is led.
 */
import type { SecureContext } from 'node:tls'
import { secureContext } from './context.ts'

/** Can be sent to another thread. */
export interface ShownCertificates {
  minVersion: '1.2' | '1.3'
  /** 48 bytes. */
  ticketKeys: Uint8Array
  /** The first one is for clients that ask for no name, or for an unknown one. */
  list: readonly { names: readonly string[]; certificate: string; key: string }[]
}

export class CertificateChoice {
  #contexts: { names: readonly string[]; context: SecureContext }[] = []

  constructor(shown: ShownCertificates) {
    this.show(shown)
  }

  /** Throws, and keeps what it had, when a certificate and its key are none. */
  show({ minVersion, ticketKeys, list }: ShownCertificates): void {
    this.#contexts = list.map(({ names, certificate, key }) => ({
      names,
      context: secureContext({ certificate, key, minVersion, ticketKeys }),
    }))
  }

  /** For the name that the client asks for. */
  readonly choose = (servername?: string): SecureContext => {
    const name = servername?.toLowerCase()
    const found =
      name === undefined ? undefined : this.#contexts.find(({ names }) => names.some((own) => covers(own, name)))
    return (found ?? (this.#contexts[0] as { context: SecureContext })).context
  }
}

/** RFC 6125 6.4.3: a wildcard stands for one label. */
function covers(own: string, name: string): boolean {
  if (own === name) return true
  return own.startsWith('*.') && name.includes('.') && name.slice(name.indexOf('.')) === own.slice(1)
}
