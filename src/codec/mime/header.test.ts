import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  type EnvelopeAddress,
  formatAddress,
  mailboxesOf,
  parseAddresses,
  parseEnvelopeAddresses,
} from './addresses.ts'
import { formatDate, parseDate } from './date.ts'
import { decodeWords } from './encoded-words.ts'
import { envelope } from './envelope.ts'
import { readHeader } from './header.ts'
import { parseMessageIds } from './message-ids.ts'
import { parseParameters } from './parameters.ts'
import { parseStructure } from './structure.ts'
import { baseSubject, isReplyOrForward } from './subject.ts'

for (const { words, text } of [
  { words: 'plain', text: 'plain' },
  { words: '=?utf-8?Q?=C3=BC_b?=', text: 'ü b' },
  { words: '=?UTF-8?b?w7w=?=', text: 'ü' },
  { words: 'a =?utf-8?Q?b?= c', text: 'a b c' },
  { words: '=?utf-8?Q?a?= =?utf-8?Q?b?=', text: 'ab' },
  { words: '=?utf-8?Q?a?=   \t =?iso-8859-1?Q?=FC?= x', text: 'aü x' },
  { words: '=?utf-8?Q?=C3?= =?utf-8?Q?=BC?=', text: 'ü' },
  { words: '=?utf-8?B?w7?= =?utf-8?B?w=?=', text: 'ü' },
  { words: '=?utf-8?B?ww==?= =?utf-8?B?vA==?=', text: 'ü' },
  { words: '=?utf-8?B?ww==?= =?utf-8?Q?=BC?=', text: 'ü' },
  { words: '=?us-ascii*en?Q?a?=', text: 'a' },
  { words: '=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=', text: '日本' },
  { words: '=?utf-8?Q?a b?=', text: 'a b' },
  { words: '=?utf-8?Q?50%_=?=', text: '50% =' },
  { words: '=?utf-8?Q?=zz=4?=', text: '=zz=4' },
  { words: '=?utf-8?Q??=', text: '' },
  { words: '=?utf-8?X?a?=', text: '=?utf-8?X?a?=' },
  { words: '=?utf-8?Q?a', text: '=?utf-8?Q?a' },
  { words: '=?utf-8?Q?a =?utf-8?Q?b?=', text: '=?utf-8?Q?a b' },
  { words: '=?', text: '=?' },
  { words: '=??Q?a?=', text: '=??Q?a?=' },
  { words: 'x=?utf-8?Q?a?=y', text: 'xay' },
  { words: '=?no-such?Q?=C3=BC?=', text: 'ü' },
  { words: '=?utf-8?Q?a=0D=0AB:_c?=', text: 'a B: c' },
  { words: '日=?utf-8?Q?a?=', text: '日a' },
  { words: '=?utf-8?Q?日?=', text: '日' },
  { words: '=?iso-8859-1?Q?Jürgen_=41?=', text: 'Jürgen A' },
]) {
  test(`RFC 2047: ${words}`, () => assert.equal(decodeWords(words), text))
}

const flat = ({ name, adl, mailbox, host }: EnvelopeAddress) =>
  [name ?? 'NIL', adl ?? 'NIL', mailbox ?? 'NIL', host ?? 'NIL'].join('|')

for (const { raw, list } of [
  { raw: '', list: [] },
  { raw: 'a@b', list: ['NIL|NIL|a|b'] },
  { raw: '<a@b>', list: ['NIL|NIL|a|b'] },
  { raw: 'A B <a@b>', list: ['A B|NIL|a|b'] },
  { raw: '"B, A" <a@b>', list: ['B, A|NIL|a|b'] },
  { raw: '"\\"q\\" \\\\" <a@b>', list: ['"q" \\|NIL|a|b'] },
  { raw: 'a@b (A B)', list: ['A B|NIL|a|b'] },
  { raw: 'a@b (A (very) B)', list: ['A (very) B|NIL|a|b'] },
  { raw: 'A (c) B <a@b> (d)', list: ['A B|NIL|a|b'] },
  { raw: 'a@b, c@d', list: ['NIL|NIL|a|b', 'NIL|NIL|c|d'] },
  { raw: 'a@b,, ,c@d,', list: ['NIL|NIL|a|b', 'NIL|NIL|c|d'] },
  { raw: 'a@b; c@d', list: ['NIL|NIL|a|b', 'NIL|NIL|c|d'] },
  { raw: '<@x,@y:a@b>', list: ['NIL|@x,@y|a|b'] },
  { raw: 'G: a@b, C <c@d>;', list: ['NIL|NIL|G|NIL', 'NIL|NIL|a|b', 'C|NIL|c|d', 'NIL|NIL|NIL|NIL'] },
  { raw: 'undisclosed-recipients:;', list: ['NIL|NIL|undisclosed-recipients|NIL', 'NIL|NIL|NIL|NIL'] },
  { raw: 'G: a@b, c@d', list: ['NIL|NIL|G|NIL', 'NIL|NIL|a|b', 'NIL|NIL|c|d', 'NIL|NIL|NIL|NIL'] },
  { raw: 'G:;, a@b', list: ['NIL|NIL|G|NIL', 'NIL|NIL|NIL|NIL', 'NIL|NIL|a|b'] },
  { raw: '"a b"@c', list: ['NIL|NIL|a b|c'] },
  { raw: '"a@b"@c', list: ['NIL|NIL|a@b|c'] },
  { raw: '<"a b"@c>', list: ['NIL|NIL|a b|c'] },
  { raw: 'a@[192.0.2.1]', list: ['NIL|NIL|a|[192.0.2.1]'] },
  { raw: '<a@[IPv6:2001:db8::1]>', list: ['NIL|NIL|a|[IPv6:2001:db8::1]'] },
  { raw: 'a . b @ c . d', list: ['NIL|NIL|a.b|c.d'] },
  { raw: 'Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>', list: ['Pete|NIL|pete|silly.test'] },
  { raw: 'A B a@b', list: ['A B|NIL|a|b'] },
  { raw: '"A B" a@b', list: ['A B|NIL|a|b'] },
  { raw: 'a@b c@d', list: ['NIL|NIL|a|b', 'NIL|NIL|c|d'] },
  { raw: '<a@b> <c@d>', list: ['NIL|NIL|a|b', 'NIL|NIL|c|d'] },
  { raw: 'A <a@b', list: ['A|NIL|a|b'] },
  { raw: 'A <a@b, C <c@d>', list: ['A|NIL|a|b', 'C|NIL|c|d'] },
  { raw: 'A <<a@b>>', list: ['A|NIL|a|b'] },
  { raw: 'A <B <a@b>>', list: ['A|NIL|a|b'] },
  { raw: 'a@b <a@b>', list: ['a@b|NIL|a|b'] },
  { raw: 'A <mailto:a@b>', list: ['A|NIL|a|b'] },
  { raw: 'root', list: ['NIL|NIL|root|'] },
  { raw: 'Some Name', list: ['Some Name|NIL||'] },
  { raw: 'A <>', list: ['A|NIL||'] },
  { raw: '<>', list: [] },
  { raw: '"A <a@b>, c@d', list: ['A|NIL|a|b', 'NIL|NIL|c|d'] },
  { raw: '=?utf-8?Q?B,_A?= <a@b>', list: ['=?utf-8?Q?B,_A?=|NIL|a|b'] },
  { raw: 'Jürgen <jürgen@bücher.example>', list: ['Jürgen|NIL|jürgen|bücher.example'] },
  { raw: 'A.B. C <a@b>', list: ['A.B. C|NIL|a|b'] },
  { raw: 'a@b@c', list: ['NIL|NIL|a@b|c'] },
]) {
  test(`RFC 5322 3.4, RFC 9051 7.5.2: ${raw}`, () => assert.deepEqual(parseEnvelopeAddresses(raw).map(flat), list))
}

test('addresses as a person sees them', () => {
  const list = parseAddresses('=?utf-8?Q?J=C3=BC?= "x" <a@b>, =?utf-8?Q?G=C3=BC?=: "a b"@c;, root')
  assert.deepEqual(list, [
    { name: 'Jü x', address: 'a@b', local: 'a', domain: 'b' },
    { group: 'Gü', members: [{ name: '', address: '"a b"@c', local: 'a b', domain: 'c' }] },
    { name: '', address: 'root', local: 'root', domain: '' },
  ])
  assert.equal(mailboxesOf(list).length, 3)
  assert.equal(formatAddress('a"b', 'c'), '"a\\"b"@c')
  assert.equal(formatAddress('.a', 'c'), '".a"@c')
})

for (const { raw, iso, offset } of [
  { raw: 'Fri, 21 Nov 1997 09:55:06 -0600', iso: '1997-11-21T15:55:06.000Z', offset: -360 },
  { raw: '21 Nov 1997 09:55 +0130 (comment (nested))', iso: '1997-11-21T08:25:00.000Z', offset: 90 },
  { raw: 'Fri, 21 Nov 97 09(comment):   55  :  06 -0600', iso: '1997-11-21T15:55:06.000Z', offset: -360 },
  { raw: 'Fri,21 Nov 1997 09:55:06 GMT', iso: '1997-11-21T09:55:06.000Z', offset: 0 },
  { raw: '21 Nov 49 00:00:00 EST', iso: '2049-11-21T05:00:00.000Z', offset: -300 },
  { raw: '21 Nov 50 00:00:00 -0000', iso: '1950-11-21T00:00:00.000Z', offset: 0 },
  { raw: '21 Nov 100 00:00:00 X', iso: '2000-11-21T00:00:00.000Z', offset: 0 },
  { raw: 'Thu Jan  1 00:00:00 1970', iso: '1970-01-01T00:00:00.000Z', offset: 0 },
  { raw: 'Thu Jan 1 00:00:00 CET 1970', iso: '1969-12-31T23:00:00.000Z', offset: 60 },
  { raw: 'Thu, 1 January 1970 00:00:00', iso: '1970-01-01T00:00:00.000Z', offset: 0 },
  { raw: '1997-11-21T09:55:06Z', iso: '1997-11-21T09:55:06.000Z', offset: 0 },
  { raw: '1997-11-21 09:55:06.123+02:00', iso: '1997-11-21T07:55:06.000Z', offset: 120 },
  { raw: '21-Nov-1997 09:55:06 +0000', iso: '1997-11-21T09:55:06.000Z', offset: 0 },
  { raw: 'Fri, 21 Nov 1997 9:55:6 PM +0000', iso: '1997-11-21T21:55:06.000Z', offset: 0 },
  { raw: 'Fri, 21 Nov 1997 12:05 AM', iso: '1997-11-21T00:05:00.000Z', offset: 0 },
  { raw: 'Fri, 21 Nov 1997 09.55.06 GMT+0200', iso: '1997-11-21T07:55:06.000Z', offset: 120 },
  { raw: 'Fri, 21 Nov 1997 09:55:06 +9999', iso: '1997-11-21T09:55:06.000Z', offset: 0 },
  { raw: 'Sat, 31 Dec 2016 23:59:60 +0000', iso: '2017-01-01T00:00:00.000Z', offset: 0 },
  { raw: 'Mon, 021 Nov 1997 09:55:06 +0000', iso: '1997-11-21T09:55:06.000Z', offset: 0 },
  { raw: 'Mon, 1 Jan 0001 00:00:00 +0000', iso: '0001-01-01T00:00:00.000Z', offset: 0 },
]) {
  test(`RFC 5322 3.3 and 4.3: ${raw}`, () => {
    const date = parseDate(raw)
    assert.ok(date)
    assert.equal(new Date(date.epochMillis).toISOString(), iso)
    assert.equal(date.offsetMinutes, offset)
  })
}
for (const raw of ['', 'Whenever', '12345', '99 Nov 1997 00:00:00', '21 Foo 1997', 'Nov 1997', '7370951615']) {
  test(`no date: ${raw}`, () => assert.equal(parseDate(raw), undefined))
}
test('a date that is written reads the same', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000 }),
      fc.integer({ min: -840, max: 840 }),
      (seconds, offsetMinutes) => {
        const date = { epochMillis: seconds * 1000, offsetMinutes }
        assert.deepEqual(parseDate(formatDate(date)), date)
      },
    ),
  )
  assert.equal(
    formatDate({ epochMillis: Date.UTC(1997, 10, 21, 15, 55, 6), offsetMinutes: -360 }),
    'Fri, 21 Nov 1997 09:55:06 -0600',
  )
})

for (const { raw, value, parameters } of [
  { raw: 'text/plain', value: 'text/plain', parameters: {} },
  { raw: 'text/plain; charset=us-ascii (Plain text)', value: 'text/plain', parameters: { charset: 'us-ascii' } },
  { raw: 'text/plain; charset="us-ascii"', value: 'text/plain', parameters: { charset: 'us-ascii' } },
  { raw: 'text/plain;CHARSET = "a\\"b" ; x=y;', value: 'text/plain', parameters: { charset: 'a"b', x: 'y' } },
  { raw: 'a/b; name="C:\\temp\\x.txt"', value: 'a/b', parameters: { name: 'C:\\temp\\x.txt' } },
  { raw: 'a/b; name="a;b=c"; x=y', value: 'a/b', parameters: { name: 'a;b=c', x: 'y' } },
  { raw: 'attachment; filename=my file (1).pdf', value: 'attachment', parameters: { filename: 'my file (1).pdf' } },
  { raw: 'text/html charset=utf-8', value: 'text/html', parameters: { charset: 'utf-8' } },
  {
    raw: 'text/html; charset=utf-8 format=flowed',
    value: 'text/html',
    parameters: { charset: 'utf-8', format: 'flowed' },
  },
  { raw: 'a/b; name="a"; name="b"', value: 'a/b', parameters: { name: 'a' } },
  { raw: 'a/b; name="never; x=y', value: 'a/b', parameters: { name: 'never', x: 'y' } },
  { raw: 'a/b; bare; ;; =x; x=y', value: 'a/b', parameters: { x: 'y' } },
  { raw: 'a/b; name==?utf-8?Q?=C3=BC?=', value: 'a/b', parameters: { name: 'ü' } },
  { raw: 'a/b; name="=?utf-8?B?w7w=?="', value: 'a/b', parameters: { name: 'ü' } },
  { raw: 'a/b; name=', value: 'a/b', parameters: { name: '' } },
  // RFC 2231 3 and 4, its own examples.
  { raw: 'a/b; URL*0="ftp://"; URL*1="cs.utk.edu/"', value: 'a/b', parameters: { url: 'ftp://cs.utk.edu/' } },
  {
    raw: "a/x; title*0*=us-ascii'en'This%20is%20even%20more%20; title*1*=%2A%2A%2Afun%2A%2A%2A%20; title*2=\"isn't it!\"",
    value: 'a/x',
    parameters: { title: "This is even more ***fun*** isn't it!" },
  },
  { raw: "a/b; f*=utf-8''%e2%82%ac", value: 'a/b', parameters: { f: '€' } },
  { raw: "a/b; f=old; f*=utf-8''new", value: 'a/b', parameters: { f: 'new' } },
  { raw: "a/b; f*1*=%bc; f*0*=utf-8''%c3", value: 'a/b', parameters: { f: 'ü' } },
  { raw: 'a/b; f*1=a; f*2=b; f*4=d', value: 'a/b', parameters: { f: 'ab' } },
  { raw: 'a/b; f*0=a; f*0=z; f*1=b', value: 'a/b', parameters: { f: 'ab' } },
  { raw: 'a/b; f*=no-charset%20', value: 'a/b', parameters: { f: 'no-charset ' } },
  { raw: "a/b; f*=iso-8859-1'de'%FC%2", value: 'a/b', parameters: { f: 'ü%2' } },
  { raw: 'a/b; f*x=1; g=2', value: 'a/b', parameters: { g: '2' } },
  { raw: 'a/b; __proto__=x; constructor=y', value: 'a/b', parameters: { ['__proto__']: 'x', constructor: 'y' } },
]) {
  test(`RFC 2045 5.1, RFC 2231: ${raw}`, () => {
    const parsed = parseParameters(raw)
    assert.equal(parsed.value, value)
    assert.deepEqual([...parsed.parameters], Object.entries(parameters))
  })
}

for (const { raw, ids } of [
  { raw: '<a@b>', ids: ['<a@b>'] },
  { raw: '<a@b>\t<c@d> junk <e@f', ids: ['<a@b>', '<c@d>'] },
  { raw: 'Your message of Monday <a@b>', ids: ['<a@b>'] },
  { raw: '<<a@b>>', ids: ['<a@b>'] },
  { raw: '<a @ b>', ids: ['<a@b>'] },
  { raw: 'a@b, c@d', ids: ['<a@b>', '<c@d>'] },
  { raw: '<>', ids: [] },
  { raw: 'none', ids: [] },
]) {
  test(`RFC 5322 3.6.4: ${raw}`, () => assert.deepEqual(parseMessageIds(raw), ids))
}

for (const { subject, base, reply } of [
  { subject: 'Hello', base: 'Hello', reply: false },
  { subject: 'Re: Hello', base: 'Hello', reply: true },
  { subject: 're : Fwd:FW: Hello  you ', base: 'Hello you', reply: true },
  { subject: 'Re[2]: Hello', base: 'Hello', reply: true },
  { subject: '[list] Re: [list] Hello', base: 'Hello', reply: true },
  { subject: '[only]', base: '[only]', reply: false },
  { subject: '[a][b]', base: '[b]', reply: false },
  { subject: 'Hello (fwd) (FWD)', base: 'Hello', reply: true },
  { subject: '[Fwd: Re: Hello]', base: 'Hello', reply: true },
  { subject: '[fwd: [fwd: Hello]]', base: 'Hello', reply: true },
  { subject: 'Re:', base: '', reply: true },
  { subject: 'Rest', base: 'Rest', reply: false },
  { subject: 'Re Hello', base: 'Re Hello', reply: false },
  { subject: '[a Re: x', base: '[a Re: x', reply: false },
  { subject: '', base: '', reply: false },
  { subject: 'İRe: x', base: 'İRe: x', reply: false },
]) {
  test(`RFC 5256 2.1: ${subject}`, () => {
    assert.equal(baseSubject(subject), base)
    assert.equal(isReplyOrForward(subject), reply)
  })
}

test('RFC 9051 7.5.2: the envelope', () => {
  const bytes = Buffer.from(
    [
      'Date: Mon, 7 Feb 1994 21:52:25 -0800 (PST)',
      'From: Fred Foobar <foobar@Blurdybloop.example>',
      'Reply-To: ',
      'Subject: =?utf-8?Q?after?=',
      ' noon',
      'To: mooch@owatagu.example',
      'TO: second@example',
      'Subject: another',
      'In-Reply-To: <x@y>',
      'Message-Id: <B27397-0100000@Blurdybloop.example>',
      '',
      '',
    ].join('\r\n'),
  )
  const fred = { name: 'Fred Foobar', adl: undefined, mailbox: 'foobar', host: 'Blurdybloop.example' }
  assert.deepEqual(envelope(bytes, parseStructure(bytes)), {
    date: 'Mon, 7 Feb 1994 21:52:25 -0800 (PST)',
    subject: '=?utf-8?Q?after?= noon',
    from: [fred],
    sender: [fred],
    replyTo: [fred],
    to: [
      { name: undefined, adl: undefined, mailbox: 'mooch', host: 'owatagu.example' },
      { name: undefined, adl: undefined, mailbox: 'second', host: 'example' },
    ],
    cc: [],
    bcc: [],
    inReplyTo: '<x@y>',
    messageId: '<B27397-0100000@Blurdybloop.example>',
  })
})

test('header fields: values, bytes and names', () => {
  const bytes = Buffer.from(
    'From x\nA: 1\r\nsUbject :  a\r\n\tb \nnothing\nX-8: Gr\xfc\xdfe\nx-9: \xc3\xbc\n:empty\n\nbody: x',
    'latin1',
  )
  const header = readHeader(bytes, parseStructure(bytes))
  assert.deepEqual(
    header.fields.map(({ name, raw }) => [name, raw]),
    [
      ['A', '1'],
      ['sUbject', 'a\tb'],
      ['X-8', 'Grüße'],
      ['x-9', 'ü'],
    ],
  )
  assert.equal(header.text('SUBJECT'), 'a\tb')
  assert.equal(Buffer.from(header.find('a')?.bytes ?? []).toString('latin1'), 'A: 1\r\n')
  assert.equal(header.has('body'), false)
})

/** Inputs on which a careless reader is quadratic or worse. */
for (const [name, text] of Object.entries({
  'encoded words': '=?utf-8?q?'.repeat(50_000),
  'beginnings of encoded words': `${'=?'.repeat(200_000)}?=`,
  'angle brackets': '<'.repeat(300_000),
  'quotes and backslashes': '"\\'.repeat(200_000),
  'quotes in brackets': '<"\\",'.repeat(50_000),
  comments: '('.repeat(300_000),
  'at signs': 'a@'.repeat(100_000),
  blobs: `${'[a]'.repeat(100_000)}x`,
  forwards: `${'[fwd:'.repeat(50_000)}${']'.repeat(50_000)}`,
  groups: 'a:'.repeat(300_000),
  'words, a sign, colons': `${'a '.repeat(100_000)}@${':'.repeat(100_000)}`,
  replies: 'Re: '.repeat(300_000),
  spaces: ' '.repeat(300_000),
  semicolons: '; a=b'.repeat(50_000),
})) {
  test(`linear: ${name}`, { timeout: 20_000 }, () => {
    assert.equal(typeof decodeWords(text), 'string')
    assert.ok(parseAddresses(text).length <= 20_000)
    assert.ok(baseSubject(text).length <= 4000)
    assert.ok(parseMessageIds(text).length <= 2000)
    assert.equal(parseDate(text), undefined)
    assert.ok(parseParameters(`a/b;${text}`).parameters.size <= 200)
  })
}
