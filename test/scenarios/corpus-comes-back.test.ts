/**
 * Every mail of the corpus goes in by APPEND and by LMTP and comes out of BODY[] byte for byte (LMTP: after the trace
 * header that the server puts on top), and its BODYSTRUCTURE and ENVELOPE are well formed answers.
 */
import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { test } from 'node:test'
import { ImapClient } from '#test/clients/imap.ts'
import { corpus, corpusFiles } from '#test/corpus.ts'
import { startServer } from '#test/harness.ts'

const skip = corpus ? false : 'no corpus'
const batch = 40

test('every mail of the corpus comes back as it went in by APPEND', { skip, timeout: 200_000 }, async (t) => {
  const server = await startServer({ accounts: ['ada'] })
  t.after(() => server.stop())
  const client = await login(server)
  const mails = [...corpusFiles('eml')].filter(({ bytes }) => bytes.length > 0)
  for (const { name, bytes } of mails) {
    const { status, tagged } = await client.appendBinary('INBOX', bytes)
    assert.equal(status, 'OK', `${name}: ${tagged}`)
  }
  await compare(client, { folder: 'INBOX', mails }, (name, got, expected) => {
    assert.ok(Buffer.from(expected).equals(got), `${name}: other bytes came back`)
  })
})

test('every mail of the corpus comes back as it went in by LMTP, below its trace header', {
  skip,
  timeout: 200_000,
}, async (t) => {
  const server = await startServer({ accounts: ['ada'] })
  t.after(() => server.stop())
  const client = await login(server)
  // The same mail twice is delivered once; a mail whose own lines say that it has been here is a loop.
  const mails = [
    ...new Map([...corpusFiles('eml')].map((mail) => [Buffer.from(mail.bytes).toString('latin1'), mail])).values(),
  ]
  const { address } = server.account('ada')
  const delivered: typeof mails = []
  const refused: string[] = []
  const lmtp = await Lmtp.open(server.port('lmtp'))
  for (const mail of mails) {
    const answer = await lmtp.deliver(address, mail.bytes)
    if (answer.startsWith('250 ')) delivered.push(mail)
    else refused.push(`${mail.name}: ${answer}`)
  }
  lmtp.close()
  assert.deepEqual(refused, [])
  const junk = delivered.filter(({ bytes }) => saysSpam(bytes))
  await compare(client, { folder: '"Junk Email"', mails: junk }, check)
  await compare(client, { folder: 'INBOX', mails: delivered.filter((mail) => !junk.includes(mail)) }, check)

  function check(name: string, got: Buffer, sent: Uint8Array): void {
    const text = got.toString('latin1')
    // What SMTP sends ends with a line end.
    const expected = /\r\n$/.test(Buffer.from(sent).toString('latin1'))
      ? sent
      : Buffer.concat([sent, Buffer.from('\r\n')])
    const at = got.length - expected.length
    assert.ok(at > 0 && got.subarray(at).equals(Buffer.from(expected)), `${name}: other bytes came back`)
    assert.match(
      text.slice(0, at),
      /^Return-Path: <.*>\r\n(?:[A-Z][\w-]*: .*\r\n(?:[ \t].*\r\n)*)+$/,
      `${name}: not a trace header`,
    )
  }
})

/** What goes to the junk folder: a filter on the way has said so in the header. */
function saysSpam(bytes: Uint8Array): boolean {
  const [header = ''] = Buffer.from(bytes)
    .toString('latin1')
    .split(/\r?\n\r?\n/)
  return /^X-Spam(?:-Flag|-Status)?:\s*yes/im.test(header)
}

type Server = Awaited<ReturnType<typeof startServer>>

async function login(server: Server): Promise<ImapClient> {
  const client = await ImapClient.connect(server.port('imap'))
  const { address, password } = server.account('ada')
  await client.login(address, password)
  return client
}

/** Fetches all in order, a batch at a time, and compares one by one. */
async function compare(
  client: ImapClient,
  { folder, mails }: { folder: string; mails: readonly { name: string; bytes: Uint8Array }[] },
  check: (name: string, got: Buffer, sent: Uint8Array) => void,
): Promise<void> {
  const [exists] = (await client.ok(`SELECT ${folder}`)).filter((line) => line.endsWith('EXISTS'))
  assert.equal(exists, `* ${mails.length} EXISTS`)
  for (let from = 1; from <= mails.length; from += batch) {
    const set = `${from}:${Math.min(mails.length, from + batch - 1)}`
    const answers = (await client.ok(`FETCH ${set} (BINARY.PEEK[])`)).filter((line) => line.includes('BINARY['))
    const shapes = (await client.ok(`FETCH ${set} (RFC822.SIZE ENVELOPE BODYSTRUCTURE)`)).filter((line) =>
      line.includes('ENVELOPE'),
    )
    for (const [index, answer] of answers.entries()) {
      const { name, bytes } = mails[from - 1 + index] as { name: string; bytes: Uint8Array }
      const got = literalOf(answer)
      check(name, got, bytes)
      const shape = shapes[index] as string
      assert.match(shape, new RegExp(`RFC822.SIZE ${got.length} `), `${name}: another size`)
      assert.equal(balance(shape), 0, `${name}: parentheses of ${shape.slice(0, 300)}`)
    }
    assert.equal(answers.length, Math.min(batch, mails.length - from + 1))
  }
}

function literalOf(answer: string): Buffer {
  const head = /BINARY\[\] (?:~?\{(\d+)\}\r\n|"|NIL)/.exec(answer)
  assert.ok(head, answer.slice(0, 200))
  const start = head.index + head[0].length
  if (head[1] === undefined) {
    const end = answer.indexOf('"', start)
    return Buffer.from(head[0].endsWith('NIL') ? '' : answer.slice(start, end), 'latin1')
  }
  return Buffer.from(answer.slice(start, start + Number(head[1])), 'latin1')
}

/** Open parentheses that are not closed, outside of quoted strings and literals. */
function balance(answer: string): number {
  const bare = answer.replaceAll(/"(?:[^"\\]|\\.)*"/gs, '""')
  let open = 0
  for (let at = 0; at < bare.length; at++) {
    const literal = /^\{(\d+)\}\r\n/.exec(bare.slice(at, at + 16))
    if (literal) at += literal[0].length + Number(literal[1]) - 1
    else if (bare[at] === '(') open++
    else if (bare[at] === ')') open--
  }
  return open
}

/** One LMTP connection that sends bytes as they are, dots doubled. */
class Lmtp {
  readonly #socket
  #text = ''
  #wake: (() => void) | undefined

  private constructor(port: number) {
    this.#socket = connect({ host: '127.0.0.1', port, noDelay: true })
    this.#socket.on('data', (chunk) => {
      this.#text += chunk
      this.#wake?.()
    })
  }

  static async open(port: number): Promise<Lmtp> {
    const lmtp = new Lmtp(port)
    await lmtp.#answer()
    lmtp.#socket.write('LHLO corpus.example.org\r\n')
    await lmtp.#answer()
    return lmtp
  }

  async deliver(to: string, bytes: Uint8Array): Promise<string> {
    this.#socket.write(`MAIL FROM:<corpus@example.org> BODY=8BITMIME\r\n`)
    await this.#answer()
    this.#socket.write(`RCPT TO:<${to}>\r\n`)
    await this.#answer()
    this.#socket.write('DATA\r\n')
    await this.#answer()
    const text = Buffer.from(bytes).toString('latin1')
    const stuffed = text.replaceAll('\r\n.', '\r\n..').replace(/^\./, '..')
    this.#socket.write(Buffer.from(stuffed.endsWith('\r\n') ? `${stuffed}.\r\n` : `${stuffed}\r\n.\r\n`, 'latin1'))
    return this.#answer()
  }

  close(): void {
    this.#socket.destroy()
  }

  /** The last line of the next answer. */
  async #answer(): Promise<string> {
    for (;;) {
      const found = /^(?:\d{3}-.*\r\n)*(\d{3} .*)\r\n/.exec(this.#text)
      if (found) {
        this.#text = this.#text.slice(found[0].length)
        return found[1] as string
      }
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }
}
