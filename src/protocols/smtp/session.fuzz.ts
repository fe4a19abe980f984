/** Whole sessions: the first octet chooses service and TLS, the second how the rest is cut into pieces. */
import { fakeServices } from '#test/clients/smtp-transcript.ts'
import { MemoryConnection } from '#test/clients/memory-connection.ts'
import { serveSmtp, type Service } from './index.ts'

const services: Service[] = ['mx', 'submission', 'lmtp']

const seeds = [
  '\x00\x00EHLO a.example\r\nMAIL FROM:<b@c.example> SIZE=10 RET=FULL ENVID=x+2B\r\nRCPT TO:<ada@example.test> NOTIFY=NEVER\r\nDATA\r\n..a\r\n.\r\nQUIT\r\n',
  '\x00\x07EHLO a\r\nMAIL FROM:<> BODY=BINARYMIME\r\nRCPT TO:<Postmaster>\r\nBDAT 4\r\nabcdBDAT 2 LAST\r\nxyRSET\r\nHELP\r\nVRFY a\r\nQUIT\r\n',
  '\x01\x03EHLO a\r\nAUTH LOGIN\r\nYWRhQGV4YW1wbGUudGVzdA==\r\nc2VjcmV0\r\nMAIL FROM:<ada@example.test> SMTPUTF8\r\nRCPT TO:<"a b"@x.example> ORCPT=rfc822;a@b\r\nDATA\r\nx\r\n.\r\nSTARTTLS\r\n',
  '\x04\x05LHLO a\r\nMAIL FROM:<@a,@b:c@d.example>\r\nRCPT TO:<ada@example.test>\r\nRCPT TO:<nobody@example.test>\r\nDATA\r\n\n.\n\r\n.\r\nNOOP\r\n',
]

export default {
  name: 'smtp session',
  seeds: () => seeds.map((seed) => Buffer.from(seed, 'latin1')),
  async run(input: Uint8Array): Promise<void> {
    const [choice = 0, cut = 0] = input
    const connection = new MemoryConnection({ secure: (choice & 4) !== 0 })
    let bug: unknown
    const served = serveSmtp(connection, fakeServices({ delivered: [], onBug: (error) => (bug = error) }), {
      service: services[(choice & 3) % 3] ?? 'mx',
      startTls: true,
      limits: { messageBytes: 4096 },
      now: () => 0,
    })
    const step = cut === 0 ? input.length : cut
    for (let at = 2; at < input.length; at += step) connection.send(input.subarray(at, at + step))
    connection.finish()
    await served
    // `broken@example.test` is the bug that the fake services have on purpose.
    if (bug !== undefined && !(bug instanceof Error && bug.message === 'a bug')) throw bug
    for (const line of connection.takeOutput().toString('latin1').split('\r\n').slice(0, -1)) {
      if (!/^\d{3}[ -]/.test(line)) throw new Error(`not a reply line: ${line}`)
    }
  },
}
