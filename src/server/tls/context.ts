/**
 * How we speak TLS: from 1.2 on, with forward secrecy and authenticated encryption only (RFC 9325).
 */
import { constants } from 'node:crypto'
import type { Socket } from 'node:net'
import { createSecureContext, TLSSocket, type SecureContext, type SecureContextOptions } from 'node:tls'
import type { Upgrade } from '../connection/socket.ts'

export const tlsOptions = {
  ciphers: [
    'TLS_AES_128_GCM_SHA256',
    'TLS_AES_256_GCM_SHA384',
    'TLS_CHACHA20_POLY1305_SHA256',
    'ECDHE-ECDSA-AES128-GCM-SHA256',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'ECDHE-ECDSA-AES256-GCM-SHA384',
    'ECDHE-RSA-AES256-GCM-SHA384',
    'ECDHE-ECDSA-CHACHA20-POLY1305',
    'ECDHE-RSA-CHACHA20-POLY1305',
  ].join(':'),
  honorCipherOrder: true,
  // A client that renegotiates makes us work for nothing.
  secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
  sessionIdContext: 'kontor',
} satisfies SecureContextOptions

export function secureContext(options: {
  certificate: string
  key: string
  minVersion?: '1.2' | '1.3'
  ticketKeys?: Uint8Array
}): SecureContext {
  return createSecureContext({
    ...tlsOptions,
    cert: options.certificate,
    key: options.key,
    minVersion: options.minVersion === '1.3' ? 'TLSv1.3' : 'TLSv1.2',
    ...(options.ticketKeys && { ticketKeys: Buffer.from(options.ticketKeys) }),
  })
}

/** Puts our side of TLS over a socket; `choose` gives the certificate for the name that the client asks for (SNI). */
export function serverUpgrade(choose: (servername?: string) => SecureContext, handshakeSeconds = 30): Upgrade {
  return (socket: Socket) => {
    const secured = new TLSSocket(socket, {
      isServer: true,
      secureContext: choose(),
      SNICallback: (servername, answer) => answer(null, choose(servername)),
    })
    // A client that never finishes its handshake.
    const timer = setTimeout(() => secured.destroy(), handshakeSeconds * 1000)
    // Sockets here stay half open; one whose client has gone before the end of the handshake would wait for that timer.
    const gone = (): void => void secured.destroy()
    const settled = (): void => {
      clearTimeout(timer)
      secured.removeListener('end', gone)
    }
    secured.once('end', gone)
    secured.once('secure', settled)
    secured.once('close', settled)
    return secured
  }
}
