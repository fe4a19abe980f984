/** [MS-OXWOOF]: GetUserOofSettings and SetUserOofSettings. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { childText } from '#codec/xml/index.ts'
import { find, startEws } from '#test/ews.ts'
import { open } from '#test/groupware.ts'

const world = await open()
const ews = await startEws(world)

const mailbox = (who: string) => `<t:Mailbox><t:Address>${who}@example.test</t:Address></t:Mailbox>`
const get = (who = 'ada') => `<m:GetUserOofSettingsRequest>${mailbox(who)}</m:GetUserOofSettingsRequest>`
const set = (state: string, more: string, who = 'ada') =>
  `<m:SetUserOofSettingsRequest>${mailbox(who)}<t:UserOofSettings><t:OofState>${state}</t:OofState><t:ExternalAudience>Known</t:ExternalAudience>${more}</t:UserOofSettings></m:SetUserOofSettingsRequest>`
const replies =
  '<t:InternalReply><t:Message>&lt;p&gt;Away &amp;amp; gone&lt;/p&gt;</t:Message></t:InternalReply><t:ExternalReply><t:Message>Later</t:Message></t:ExternalReply>'
const duration =
  '<t:Duration><t:StartTime>2026-02-02T08:00:00Z</t:StartTime><t:EndTime>2026-02-09T08:00:00Z</t:EndTime></t:Duration>'

test('an absence is set and read again; who is away says so', async () => {
  const before = await ews.ask('ada', get())
  assert.equal(childText(find(before, 'OofSettings'), 'OofState'), 'Disabled')
  const answer = await ews.ask('ada', set('Scheduled', duration + replies))
  assert.equal(childText(find(answer, 'ResponseMessage'), 'ResponseCode'), 'NoError')
  const settings = find(await ews.ask('ada', get()), 'OofSettings')
  assert.equal(childText(settings, 'OofState'), 'Scheduled')
  assert.equal(childText(settings, 'ExternalAudience'), 'Known')
  assert.equal(childText(find(settings, 'Duration'), 'EndTime'), '2026-02-09T08:00:00Z')
  assert.equal(childText(find(settings, 'InternalReply'), 'Message'), '<p>Away &amp; gone</p>')
  world.pass(20 * 86_400)
  await world.send(
    { from: 'ben@example.test', to: ['ada@example.test'] },
    'From: ben@example.test\nTo: ada@example.test\nSubject: Hi\n\nx\n',
  )
  await world.groupware.queueRound({ outbound: false })
  assert.equal((await world.messages('ben@example.test')).length, 1)
})

test('what cannot be is refused: an absence that ends before it begins, that of somebody else', async () => {
  const code = async (message: string) =>
    childText(find(await ews.ask('ada', message), 'ResponseMessage'), 'ResponseCode')
  assert.equal(await code(set('Scheduled', replies)), 'ErrorInvalidUserOofSettings')
  assert.equal(
    await code(set('Scheduled', duration.replace('2026-02-09', '2026-01-09') + replies)),
    'ErrorInvalidUserOofSettings',
  )
  assert.equal(await code(set('Enabled', replies, 'ben')), 'ErrorAccessDenied')
  assert.equal(await code(get('ben')), 'ErrorAccessDenied')
  assert.equal(await code(get('nobody')), 'ErrorNonExistentMailbox')
})
