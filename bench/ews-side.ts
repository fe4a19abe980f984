/** The client of the EWS benchmark: one connection that is kept, requests as text, answers as text. Any server of EWS will do. */
import { Agent, type IncomingMessage, request } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'

export interface EwsSide {
  name: string
  url: string
  user: string
  password: string
  pids: readonly number[]
  ask(message: string): Promise<string>
  /** An answer that goes on: called with each piece until it gives true. */
  listen(message: string, piece: (text: string) => boolean): Promise<() => void>
  stop(): Promise<void>
}

const envelope = (message: string) =>
  '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"' +
  ' xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages" xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">' +
  `<s:Header><t:RequestServerVersion Version="Exchange2013_SP1"/></s:Header><s:Body>${message}</s:Body></s:Envelope>`

export function ewsSide(
  where: Pick<EwsSide, 'name' | 'url' | 'user' | 'password' | 'pids'>,
  stop: () => Promise<void>,
): EwsSide {
  const { protocol, hostname, port } = new URL(where.url)
  const secure = protocol === 'https:'
  const agent = secure ? new TlsAgent({ keepAlive: true, rejectUnauthorized: false }) : new Agent({ keepAlive: true })
  const send = (message: string, own: boolean): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const body = Buffer.from(envelope(message))
      const sent = (secure ? tlsRequest : request)(
        {
          host: hostname,
          port,
          method: 'POST',
          path: '/EWS/Exchange.asmx',
          ...(secure && { rejectUnauthorized: false }),
          // A long answer has a connection of its own.
          agent: own ? false : agent,
          headers: {
            'Content-Type': 'text/xml; charset=utf-8',
            'Content-Length': body.length,
            Authorization: `Basic ${Buffer.from(`${where.user}:${where.password}`).toString('base64')}`,
          },
        },
        resolve,
      )
      sent.on('error', reject)
      sent.end(body)
    })
  return {
    ...where,
    async ask(message) {
      const answer = await send(message, false)
      const pieces: Buffer[] = []
      for await (const piece of answer) pieces.push(piece as Buffer)
      const text = Buffer.concat(pieces).toString()
      if (answer.statusCode !== 200 || text.includes('ResponseClass="Error"')) {
        throw new Error(`${answer.statusCode}: ${text.slice(-600)}`)
      }
      return text
    },
    async listen(message, piece) {
      const answer = await send(message, true)
      answer.setEncoding('utf8')
      await new Promise<void>((resolve) => {
        let begun = false
        answer.on('data', (text: string) => {
          if (!begun) resolve()
          begun = true
          if (piece(text)) answer.destroy()
        })
        answer.on('close', () => resolve())
        answer.on('error', () => resolve())
      })
      return () => answer.destroy()
    },
    async stop() {
      agent.destroy()
      await stop()
    },
  }
}
