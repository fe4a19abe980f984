import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { child, children, childText, readXml, type XmlElement } from '#codec/xml/index.ts'
import { startServer, type TestServer } from '#test/harness.ts'

let server: TestServer
let url = ''
before(async () => {
  server = await startServer({ accounts: ['ada', 'ben'] })
  const { administration, directory } = server.opened
  const info = await administration.create({
    kind: 'shared',
    address: 'info@example.test',
    attributes: { displayName: 'Information' },
  })
  const ada = await directory.findByAddress('ada@example.test')
  await directory.write(async (tx) => {
    await tx.link(info.id, 'fullAccess', [ada?.id as string])
    await tx.createObject({
      kind: 'contact',
      address: 'carl@example.test',
      attributes: { displayName: 'Carl', target: 'carl@elsewhere.test' },
    })
    await tx.updateObject(ada?.id as string, { aliases: ['a@example.test'] })
  })
  url = `http://127.0.0.1:${server.port('http')}`
})
after(() => server.stop())

const outlook = 'http://schemas.microsoft.com/exchange/autodiscover/outlook'
const schema = `${outlook}/responseschema/2006a`
const request = (address: string, acceptable = schema) =>
  `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="${outlook}/requestschema/2006"><Request><EMailAddress>${address}</EMailAddress><AcceptableResponseSchema>${acceptable}</AcceptableResponseSchema></Request></Autodiscover>`

async function post(path: string, body: string, headers: Record<string, string> = {}): Promise<Response> {
  const { address, password } = server.account('ada')
  const authorization = `Basic ${Buffer.from(`${address}:${password}`).toString('base64')}`
  return await fetch(url + path, {
    method: 'POST',
    body,
    headers: { 'content-type': 'text/xml', authorization, ...headers },
  })
}

async function pox(
  body: string,
  headers: Record<string, string> = { 'x-mapihttpcapability': '2' },
): Promise<XmlElement> {
  const answer = await post('/Autodiscover/AutoDiscover.xml', body, headers)
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type') ?? '', /^text\/xml/)
  const root = readXml(new Uint8Array(await answer.arrayBuffer()))
  assert.equal(root.name, 'Autodiscover')
  return child(root, 'Response') as XmlElement
}

/** In whatever depth. */
function find(element: XmlElement | undefined, name: string): XmlElement | undefined {
  for (const each of element?.children ?? []) {
    const found = each.name === name ? each : find(each, name)
    if (found) return found
  }
  return undefined
}

test('Outlook is told of its mailbox and of both endpoints of MAPI/HTTP', async () => {
  const response = await pox(request('ada@example.test'))
  assert.equal(response.namespace, schema)
  const user = child(response, 'User')
  assert.equal(childText(user, 'DisplayName'), 'Ada')
  assert.equal(childText(user, 'AutoDiscoverSMTPAddress'), 'ada@example.test')
  assert.match(childText(user, 'LegacyDN') ?? '', /^\/o=Example\/ou=/)
  const account = child(response, 'Account')
  assert.equal(childText(account, 'AccountType'), 'email')
  assert.equal(childText(account, 'Action'), 'settings')
  const mapi = children(account, 'Protocol').find(({ attributes }) => attributes.Type === 'mapiHttp')
  assert.equal(mapi?.attributes.Version, '1')
  const { mailbox } = server.account('ada')
  for (const [name, path] of [
    ['MailStore', 'emsmdb'],
    ['AddressBook', 'nspi'],
  ] as const) {
    for (const side of ['InternalUrl', 'ExternalUrl']) {
      assert.equal(childText(child(mapi, name), side), `${url}/mapi/${path}/?MailboxId=${mailbox}@example.test`)
    }
  }
  const exchange = children(account, 'Protocol').find((each) => childText(each, 'Type') === 'EXCH')
  assert.equal(childText(exchange, 'Server'), `${mailbox}@example.test`)
  assert.match(childText(exchange, 'MdbDN') ?? '', /\/cn=Servers\/cn=.*\/cn=Microsoft Private MDB$/)
  assert.equal(childText(exchange, 'ServerVersion'), '73C2845E')
})

test('without the capability nothing of MAPI/HTTP is told', async () => {
  const account = child(await pox(request('ada@example.test'), {}), 'Account')
  assert.ok(children(account, 'Protocol').every(({ attributes }) => attributes.Type === undefined))
})

test('mailboxes with full access are opened by themselves, and only one’s own answer says so', async () => {
  const own = child(await pox(request('ada@example.test')), 'Account')
  const [other, ...more] = children(own, 'AlternativeMailbox')
  assert.equal(more.length, 0)
  assert.equal(childText(other, 'Type'), 'Delegate')
  assert.equal(childText(other, 'DisplayName'), 'Information')
  assert.equal(childText(other, 'SmtpAddress'), 'info@example.test')
  const ben = await pox(request('ben@example.test'))
  assert.equal(childText(child(ben, 'User'), 'DisplayName'), 'Ben')
  assert.equal(children(child(ben, 'Account'), 'AlternativeMailbox').length, 0)
})

test('an X.500 name, and another of its addresses, are as good as an address', async () => {
  const alias = child(await pox(request('A@example.test')), 'User')
  assert.equal(childText(alias, 'AutoDiscoverSMTPAddress'), 'ada@example.test')
  const dn = childText(child(await pox(request('info@example.test')), 'User'), 'LegacyDN') as string
  const body = request('').replace('<EMailAddress></EMailAddress>', `<LegacyDN>${dn}</LegacyDN>`)
  assert.equal(childText(child(await pox(body), 'User'), 'DisplayName'), 'Information')
})

test('a contact leads to where its mail goes', async () => {
  const account = child(await pox(request('carl@example.test')), 'Account')
  assert.equal(childText(account, 'Action'), 'redirectAddr')
  assert.equal(childText(account, 'RedirectAddr'), 'carl@elsewhere.test')
})

for (const { what, body, code } of [
  { what: 'an address that nobody has', body: request('nobody@example.test'), code: '500' },
  { what: 'an address elsewhere', body: request('ada@elsewhere.test'), code: '500' },
  { what: 'what is no XML', body: 'hello', code: '600' },
  { what: 'another document', body: '<Other/>', code: '600' },
  { what: 'a request without an address', body: request(''), code: '600' },
  { what: 'a schema that nobody knows', body: request('ada@example.test', 'urn:other'), code: '601' },
  {
    what: 'ActiveSync, which is not here',
    body: request(
      'ada@example.test',
      'http://schemas.microsoft.com/exchange/autodiscover/mobilesync/responseschema/2006',
    ),
    code: '601',
  },
]) {
  test(`${what}: error ${code}`, async () => {
    const error = child(await pox(body), 'Error')
    assert.equal(childText(error, 'ErrorCode'), code)
    assert.match(error?.attributes.Time ?? '', /^\d\d:\d\d:\d\d\.\d{7}$/)
  })
}

test('whoever only looks is told which services there are, and to log in', async () => {
  const answer = await post('/autodiscover/autodiscover.xml', request('ada@example.test'), { authorization: '' })
  assert.equal(answer.status, 401)
  assert.equal(answer.headers.get('x-soap-enabled'), 'True')
  assert.match(answer.headers.get('www-authenticate') ?? '', /^Basic/)
})

test('a GET without TLS is sent on to TLS; where only this machine is listened on, by the name that it came with', async () => {
  const answer = await fetch(`${url}/autodiscover/autodiscover.xml`, { redirect: 'manual' })
  assert.equal(answer.status, 302)
  assert.equal(answer.headers.get('location'), 'https://127.0.0.1/autodiscover/autodiscover.xml')
})

const soap = (operation: string, inside: string) =>
  `<soap:Envelope xmlns:a="http://schemas.microsoft.com/exchange/2010/Autodiscover" xmlns:wsa="http://www.w3.org/2005/08/addressing" xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header><a:RequestedServerVersion>Exchange2016</a:RequestedServerVersion></soap:Header><soap:Body><a:${operation}RequestMessage><a:Request>${inside}</a:Request></a:${operation}RequestMessage></soap:Body></soap:Envelope>`
const settings = (names: readonly string[]) =>
  `<a:RequestedSettings>${names.map((name) => `<a:Setting>${name}</a:Setting>`).join('')}</a:RequestedSettings>`
const users = (addresses: readonly string[]) =>
  `<a:Users>${addresses.map((each) => `<a:User><a:Mailbox>${each}</a:Mailbox></a:User>`).join('')}</a:Users>`

async function ask(operation: string, inside: string): Promise<XmlElement> {
  const answer = await post('/autodiscover/autodiscover.svc', soap(operation, inside))
  assert.equal(answer.status, 200)
  const root = readXml(new Uint8Array(await answer.arrayBuffer()))
  assert.equal(childText(find(root, 'ServerVersionInfo'), 'MajorVersion'), '15')
  const message = find(root, `${operation}ResponseMessage`)
  assert.equal(message?.namespace, 'http://schemas.microsoft.com/exchange/2010/Autodiscover')
  return child(message, 'Response') as XmlElement
}

test('GetUserSettings: values, settings without one, names that are none, for several users', async () => {
  const names = ['UserDisplayName', 'UserDN', 'ExternalUMUrl', 'Nonsense', 'AlternateMailboxes', 'CasVersion']
  const response = await ask(
    'GetUserSettings',
    users(['ada@example.test', 'nobody@example.test', 'carl@example.test']) + settings(names),
  )
  assert.equal(childText(response, 'ErrorCode'), 'NoError')
  const [ada, nobody, carl] = children(child(response, 'UserResponses'), 'UserResponse')
  const given = children(child(ada, 'UserSettings'), 'UserSetting')
  assert.deepEqual(
    given.map((each) => [childText(each, 'Name'), each.attributes.type]),
    [
      ['UserDisplayName', 'StringSetting'],
      ['UserDN', 'StringSetting'],
      ['AlternateMailboxes', 'AlternateMailboxCollectionSetting'],
      ['CasVersion', 'StringSetting'],
    ],
  )
  assert.equal(childText(given[0], 'Value'), 'Ada')
  assert.equal(childText(find(given[2], 'AlternateMailbox'), 'SmtpAddress'), 'info@example.test')
  assert.deepEqual(
    children(child(ada, 'UserSettingErrors'), 'UserSettingError').map((each) => [
      childText(each, 'SettingName'),
      childText(each, 'ErrorCode'),
    ]),
    [
      ['ExternalUMUrl', 'SettingIsNotAvailable'],
      ['Nonsense', 'InvalidSetting'],
    ],
  )
  assert.equal(childText(nobody, 'ErrorCode'), 'InvalidUser')
  assert.equal(childText(carl, 'ErrorCode'), 'RedirectAddress')
  assert.equal(childText(carl, 'RedirectTarget'), 'carl@elsewhere.test')
})

test('GetDomainSettings, GetFederationInformation', async () => {
  const domains = '<a:Domains><a:Domain>example.test</a:Domain><a:Domain>elsewhere.test</a:Domain></a:Domains>'
  const response = await ask('GetDomainSettings', domains + settings(['ExternalEwsUrl', 'Nonsense']))
  const [ours, theirs] = children(child(response, 'DomainResponses'), 'DomainResponse')
  assert.equal(childText(ours, 'ErrorCode'), 'NoError')
  assert.equal(childText(theirs, 'ErrorCode'), 'InvalidDomain')
  const federation = await ask('GetFederationInformation', '<a:Domain>example.test</a:Domain>')
  assert.equal(childText(federation, 'ErrorCode'), 'NotFederated')
})

for (const [what, body] of [
  ['no XML', 'hello'],
  ['no envelope', '<a/>'],
  ['an operation that nobody knows', soap('GetEverything', '')],
] as const) {
  test(`SOAP with ${what} is a fault`, async () => {
    const answer = await post('/autodiscover/autodiscover.svc', body)
    assert.equal(answer.status, 500)
    assert.ok(find(readXml(new Uint8Array(await answer.arrayBuffer())), 'faultstring'))
  })
}

test('GetUserSettings without users or settings is an invalid request', async () => {
  const response = await ask('GetUserSettings', users([]) + settings(['UserDN']))
  assert.equal(childText(response, 'ErrorCode'), 'InvalidRequest')
})

for (const { path, status, answer } of [
  {
    path: 'autodiscover.json/v1.0/ada%40example.test?Protocol=AutodiscoverV1',
    status: 200,
    answer: { Protocol: 'AutodiscoverV1', Url: '/autodiscover/autodiscover.xml' },
  },
  {
    path: 'autodiscover.json?Email=anybody@example.test&Protocol=autodiscoverv1&RedirectCount=1',
    status: 200,
    answer: { Protocol: 'AutodiscoverV1', Url: '/autodiscover/autodiscover.xml' },
  },
  { path: 'autodiscover.json?Email=a@elsewhere.test&Protocol=AutodiscoverV1', status: 404, answer: 'UserNotFound' },
  { path: 'autodiscover.json?Email=ada@example.test', status: 400, answer: 'MandatoryParameterMissing' },
  { path: 'autodiscover.json?Protocol=Ews', status: 400, answer: 'MandatoryParameterMissing' },
  { path: 'autodiscover.json?Email=ada@example.test&Protocol=Nonsense', status: 400, answer: 'InvalidProtocol' },
  { path: 'autodiscover.json?Email=ada@example.test&Protocol=Rest', status: 400, answer: 'ProtocolNotSupported' },
] as const) {
  test(`GET ${path}: ${status}`, async () => {
    const got = await fetch(`${url}/Autodiscover/${path}`)
    assert.equal(got.status, status)
    const body = (await got.json()) as { ErrorCode?: string; Url?: string }
    if (typeof answer === 'string') assert.equal(body.ErrorCode, answer)
    else assert.deepEqual(body, { ...answer, Url: url + answer.Url })
  })
}

test('autoconfig answers without a login, for domains that are here', async () => {
  for (const path of ['/mail/config-v1.1.xml', '/.well-known/autoconfig/mail/config-v1.1.xml']) {
    const answer = await fetch(`${url}${path}?emailaddress=ada@example.test`)
    assert.equal(answer.status, 200)
    const provider = child(readXml(await answer.text()), 'emailProvider')
    assert.equal(provider?.attributes.id, 'example.test')
  }
  assert.equal((await fetch(`${url}/mail/config-v1.1.xml?emailaddress=ada@elsewhere.test`)).status, 404)
})
