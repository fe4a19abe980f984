/**
 * Whatever a client sends can be looked at: it is shown within bounds, and masked it shows no text of more than a few letters that
 * was sent as text. The first byte chooses what it is, the second where the request ends.
 */
import { encode } from '#codec/binary/index.ts'
import { bodies } from '#protocols/mapi/http/bodies.ts'
import { writeExtended } from '#protocols/mapi/http/extended-buffer.ts'
import { Shower } from './show.ts'

const kinds = [
  { protocol: 'mapi', path: '/mapi/emsmdb/', what: 'Execute' },
  { protocol: 'mapi', path: '/mapi/emsmdb/', what: 'Connect' },
  { protocol: 'mapi', path: '/mapi/nspi/', what: 'QueryRows' },
  { protocol: 'mapi', path: '/mapi/nspi/', what: 'GetMatches' },
  { protocol: 'ews', path: '/EWS/Exchange.asmx', what: '' },
  { protocol: 'imap', path: '', what: '' },
] as const

const planted = 'Plantedwords'
const none = new Uint8Array()

const connect = encode(bodies.Connect.request, {
  userDn: `/o=${planted}`,
  flags: 0,
  defaultCodePage: 1252,
  sortLocale: 0x409,
  stringLocale: 0x409,
  auxiliary: none,
})
// RopLogon of a mailbox of that name.
const logon = Buffer.concat([
  Buffer.from('fe000001000000000000000010', 'hex').subarray(0, 12),
  Buffer.from([planted.length + 1, 0]),
  Buffer.from(`${planted}\0`),
])
const ropSize = Buffer.alloc(2)
ropSize.writeUInt16LE(logon.length + 2)
const execute = encode(bodies.Execute.request, {
  flags: 3,
  ropBuffer: writeExtended([Buffer.concat([ropSize, logon, Buffer.from('ffffffff', 'hex')])], {
    compress: false,
    xor: false,
  }),
  maxRopOut: 0x10008,
  auxiliary: none,
})
const xml = Buffer.from(`<a b="${planted}"><c>${planted}</c><!--${planted}--><![CDATA[${planted}]]></a>`)
const line = Buffer.from(`a1 LOGIN ${planted}\r\n* 1 FETCH (BODY[] {12}\r\n${planted})\r\n`)

export default {
  name: 'what trace shows',
  seeds: () =>
    [execute, connect, none, none, xml, line].map((bytes, kind) => Buffer.concat([Buffer.from([kind, 255]), bytes])),
  run(input: Uint8Array): void {
    const kind = kinds[(input[0] ?? 0) % kinds.length] as (typeof kinds)[number]
    const rest = input.subarray(2)
    const split = Math.floor(((input[1] ?? 255) / 255) * rest.length)
    const frame = kind.path.startsWith('/mapi') ? Buffer.from('DONE\r\n\r\n') : none
    const response = Buffer.concat([frame, rest.subarray(split)])
    const seen = { ...kind, session: 's', method: 'POST', request: rest.subarray(0, split), response }
    for (const masked of [false, true]) {
      const shower = new Shower({ masked })
      const text = shower.show(seen).join('\n')
      if (text.length > 200_000 + input.length * 1000)
        throw new Error(`${text.length} characters of ${input.length} bytes`)
      if (masked && text.includes(planted))
        throw new Error(
          `masked text is shown: ${kind.what || kind.path || kind.protocol}: ${text.split('\n').find((l) => l.includes(planted))}`,
        )
    }
  },
}
