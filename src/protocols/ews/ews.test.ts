/** EWS over HTTP: addresses, logins and framing, with a whole server. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { childText, readXml } from '#codec/xml/index.ts'
import { envelope, find } from '#test/ews.ts'
import { startServer } from '#test/harness.ts'

const server = await startServer({ accounts: ['ada'] })
after(() => server.stop())
const url = `http://127.0.0.1:${server.port('http')}`
const inbox =
  '<m:GetFolder><m:FolderShape><t:BaseShape>Default</t:BaseShape></m:FolderShape><m:FolderIds><t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>'

function authorization(): string {
  const { address, password } = server.account('ada')
  return `Basic ${Buffer.from(`${address}:${password}`).toString('base64')}`
}

async function post(body: string, options: { path?: string; login?: boolean } = {}): Promise<Response> {
  return await fetch(`${url}${options.path ?? '/EWS/Exchange.asmx'}`, {
    method: 'POST',
    headers: {
      'Content-Type': 'text/xml; charset=utf-8',
      ...(options.login !== false && { Authorization: authorization() }),
    },
    body,
  })
}

test('without a login the client is asked for one', async () => {
  const answer = await post(envelope(inbox), { login: false })
  assert.equal(answer.status, 401)
  assert.match(answer.headers.get('www-authenticate') ?? '', /^Basic realm=/)
})

for (const path of ['/EWS/Exchange.asmx', '/ews/exchange.asmx', '/EWS/EXCHANGE.ASMX']) {
  test(`GetFolder at ${path}`, async () => {
    const answer = await post(envelope(inbox), { path })
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('content-type') ?? '', /^text\/xml/)
    const root = readXml(await answer.text())
    assert.equal(find(root, 'ServerVersionInfo')?.attributes.MajorVersion, '15')
    assert.equal(childText(find(root, 'Folder'), 'DisplayName'), 'Inbox')
  })
}

test('a fault is an error of HTTP, with its envelope', async () => {
  const answer = await post(envelope('<m:GetSomething/>'))
  assert.equal(answer.status, 500)
  assert.equal(find(readXml(await answer.text()), 'ResponseCode')?.text, 'ErrorInvalidRequest')
})
