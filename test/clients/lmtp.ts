/**
 * Delivers a mail over LMTP (RFC 2033) and gives the answers for its recipients.
 */
import { connect } from 'node:net'
import { createInterface } from 'node:readline'

export async function deliverByLmtp(
  port: number,
  mail: { from: string; to: readonly string[]; message: string },
): Promise<string[]> {
  const socket = connect({ host: '127.0.0.1', port, noDelay: true })
  socket.on('error', () => socket.destroy())
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]()
  /** The last line of the next answer. */
  const answer = async (): Promise<string> => {
    for (;;) {
      const { value, done } = await lines.next()
      if (done) throw new Error('the server ended the LMTP connection')
      if (/^\d{3} /.test(value as string)) return value as string
    }
  }
  const expect = async (code: string): Promise<void> => {
    const got = await answer()
    if (!got.startsWith(code)) throw new Error(`expected ${code}, got ${got}`)
  }
  await expect('220')
  socket.write('LHLO client.example.org\r\n')
  await expect('250')
  socket.write(`MAIL FROM:<${mail.from}>\r\n${mail.to.map((to) => `RCPT TO:<${to}>\r\n`).join('')}DATA\r\n`)
  await expect('250')
  for (const _ of mail.to) await expect('250')
  await expect('354')
  socket.write(`${mail.message.replaceAll(/\r?\n/g, '\r\n').replaceAll(/^\./gm, '..')}\r\n.\r\n`)
  const answers: string[] = []
  for (const _ of mail.to) answers.push(await answer())
  socket.end('QUIT\r\n')
  socket.resume()
  return answers
}
