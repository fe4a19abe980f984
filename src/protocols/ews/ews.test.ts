/** EWS over HTTP: addresses, logins and framing, with a whole server. */
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { childText, readXml } from '#codec/xml/index.ts'
import { envelope, find, findAll } from '#test/ews.ts'
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

test('the service describes itself', async () => {
  const get = async (path: string) => {
    const answer = await fetch(`${url}${path}`, { headers: { Authorization: authorization() }, redirect: 'manual' })
    return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() }
  }
  const { status, location } = await get('/EWS/Exchange.asmx?wsdl')
  assert.equal(status, 302)
  const description = readXml((await get(new URL(location ?? '').pathname)).text)
  assert.ok(findAll(description, 'operation').some(({ attributes }) => attributes.name === 'GetFolder'))
  assert.equal(find(description, 'address')?.attributes.location, `${url}/EWS/Exchange.asmx`)
  for (const name of ['types', 'messages']) {
    const { text } = await get(`/EWS/${name}.xsd`)
    assert.ok(findAll(readXml(text), 'complexType').length > 300)
  }
})
