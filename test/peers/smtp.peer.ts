/** swaks and smtp-source: mail in over SMTP, submission and LMTP. */
import assert from 'node:assert/strict'
import { countIn, imap } from './mail.ts'
import type { Peer, PeerContext } from './peer.ts'

const swaks = (context: PeerContext, words: readonly string[], mayFail = false) =>
  context.command('swaks', ['--server', '127.0.0.1', '--helo', 'client.example.org', '--timeout', '20', ...words], {
    mayFail,
  })

async function subjects({ server, account }: PeerContext): Promise<string> {
  const wire = await imap(server, account)
  await wire.command('SELECT INBOX')
  const text = await wire.command('FETCH 1:* (BODY.PEEK[HEADER.FIELDS (SUBJECT)])')
  wire.close()
  return text
}

const peers: Peer[] = [
  {
    name: 'swaks: SMTP, submission, LMTP',
    needs: ['swaks', 'libnet-ssleay-perl'],
    async run(context) {
      const { server, account } = context
      const to = ['--to', account.address]
      await swaks(context, [
        '--port',
        String(server.port('smtp')),
        '--from',
        'world@example.org',
        ...to,
        '--header',
        'Subject: by SMTP',
      ])
      await swaks(context, [
        '--port',
        String(server.port('smtp')),
        '--tls',
        '--from',
        'world@example.org',
        ...to,
        '--header',
        'Subject: by STARTTLS',
      ])
      await swaks(context, [
        '--port',
        String(server.port('lmtp')),
        '--protocol',
        'LMTP',
        '--from',
        'world@example.org',
        ...to,
        '--header',
        'Subject: by LMTP',
      ])
      const auth = ['--auth-user', account.address, '--auth-password', account.password, '--from', account.address]
      await swaks(context, [
        '--port',
        String(server.port('submission')),
        '--tls',
        '--auth',
        'PLAIN',
        ...auth,
        ...to,
        '--header',
        'Subject: by submission',
      ])
      await swaks(context, [
        '--port',
        String(server.port('submissions')),
        '--tlsc',
        '--auth',
        'LOGIN',
        ...auth,
        ...to,
        '--header',
        'Subject: by submissions',
      ])
      assert.equal(await countIn(server, account, 'INBOX'), 5)
      const found = await subjects(context)
      for (const way of ['SMTP', 'STARTTLS', 'LMTP', 'submission', 'submissions'])
        assert.match(found, new RegExp(`Subject: by ${way}\\r`))

      // What must not be possible.
      const relay = await swaks(
        context,
        ['--port', String(server.port('smtp')), '--from', 'world@example.org', '--to', 'else@example.net'],
        true,
      )
      assert.match(relay, /<\*\* 550 5\.7\.1/)
      const nobody = await swaks(
        context,
        ['--port', String(server.port('smtp')), '--from', 'world@example.org', '--to', 'nobody-there@example.test'],
        true,
      )
      assert.match(nobody, /<\*\* 550 5\.1\.1/)
      const other = await swaks(
        context,
        [
          '--port',
          String(server.port('submission')),
          '--tls',
          '--auth',
          'PLAIN',
          ...auth.slice(0, 4),
          '--from',
          'ceo@example.test',
          ...to,
        ],
        true,
      )
      assert.match(other, /<[~*]\* 5\d\d 5\.7\.1/)
      const wrong = await swaks(
        context,
        [
          '--port',
          String(server.port('submission')),
          '--tls',
          '--auth',
          'PLAIN',
          '--auth-user',
          account.address,
          '--auth-password',
          'wrong',
          ...to,
        ],
        true,
      )
      assert.match(wrong, /<[~*]\* 535 5\.7\.8/)
    },
  },
  {
    name: 'smtp-source: 500 mails over 5 sessions',
    needs: ['postfix'],
    async run({ server, account, command }) {
      const words = [
        '-c',
        '-m',
        '500',
        '-s',
        '5',
        '-l',
        '4096',
        '-f',
        'load@example.org',
        '-t',
        account.address,
        '-S',
        'load',
      ]
      await command('smtp-source', [...words, `127.0.0.1:${server.port('smtp')}`])
      assert.equal(await countIn(server, account, 'INBOX'), 500)
    },
  },
  {
    name: 'testssl: IMAP, SMTP and HTTPS',
    needs: ['testssl.sh', 'bsdextrautils', 'dnsutils'],
    timeoutSeconds: 900,
    async run({ server, command, folder }) {
      const targets = [
        [`127.0.0.1:${server.port('imaps')}`],
        ['-t', 'imap', `127.0.0.1:${server.port('imap')}`],
        ['-t', 'smtp', `127.0.0.1:${server.port('submission')}`],
        [`127.0.0.1:${server.port('https')}`],
      ]
      for (const [index, words] of targets.entries()) {
        const csv = `${folder}/testssl-${index}.csv`
        await command(
          'testssl',
          [
            '--quiet',
            '--color',
            '0',
            '-p',
            '-s',
            '-f',
            '-U',
            '--csvfile',
            csv,
            '--openssl-timeout',
            '10',
            '--warnings',
            'off',
            ...words,
          ],
          {
            timeoutSeconds: 400,
            mayFail: true,
          },
        )
        const { readFileSync } = await import('node:fs')
        const lines = readFileSync(csv, 'utf8').split('\n')
        assert.ok(
          lines.some((line) => /"TLS1_3".*offered/.test(line)),
          `TLS 1.3 is not offered: ${lines.join('\n')}`,
        )
        const bad = lines.filter((line) => /"(MEDIUM|HIGH|CRITICAL)"/.test(line))
        // BREACH asks about compression of HTTP bodies; the landing page holds no secrets.
        assert.deepEqual(
          bad.filter((line) => !/"(BREACH|overall_grade)/.test(line)),
          [],
        )
      }
    },
  },
]

export default peers
