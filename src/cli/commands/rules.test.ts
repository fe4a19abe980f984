import assert from 'node:assert/strict'
import { test } from 'node:test'
import { P } from '#model'
import { open } from '#test/groupware.ts'
import { addFolder, addRules, receive, subjectHas, to } from '#test/rules.ts'
import { run } from '../run.ts'

const ada = 'ada@example.test'
const ben = 'ben@example.test'

test('kontor rules: list, and explain which rule does what with a message, and why', async () => {
  const world = await open()
  const kontor = async (...words: string[]) => {
    const answer = { code: 0, out: '', err: '' }
    answer.code = await run(['--data', world.data, 'rules', ...words], {
      out: (text) => void (answer.out += text),
      err: (text) => void (answer.err += text),
      input: async () => '',
      ask: undefined,
      env: {},
      now: () => new Date(world.now()),
    })
    return answer
  }
  assert.match((await kontor('junk', ben)).out, /Blocked: +nobody/)
  await kontor('junk', ben, '--block', 'eve@elsewhere.example', 'spam.example')
  await kontor('junk', ben, '--trust', 'eve@elsewhere.example', '--no-filter')
  assert.deepEqual(JSON.parse((await kontor('junk', ben, '--json')).out), {
    enabled: false,
    onlySafe: false,
    safeSenders: ['eve@elsewhere.example'],
    blockedSenders: ['@spam.example'],
    safeRecipients: [],
  })
  assert.match((await kontor('junk', ben, '--block', 'a b')).err, /no address and no domain/)
  assert.match((await kontor('list', ben)).out, /Junk E-mail Rule +off/)
  assert.match((await kontor('list', ada)).out, /There are no rules/)
  assert.match((await kontor('explain', ada)).err, /message in the folder/)
  const offers = await addFolder(world, ada, 'Offers')
  const me = { kind: 'exists', tag: P.AutoForwarded.tag } as const
  await addRules(
    world,
    ada,
    {
      name: 'Offers',
      condition: subjectHas('offer'),
      actions: [to.move(offers), to.forward('carol@elsewhere.example')],
    },
    {
      name: 'Two',
      condition: { kind: 'and', of: [subjectHas('offer'), { kind: 'not', of: me }] },
      actions: [to.move(0x9999)],
    },
    { name: 'Off', state: 0, actions: [to.delete] },
  )
  assert.match(
    (await kontor('list', ada)).out,
    /10 +Offers +on +Subject contains "offer" \[ignoreCase\] +move, forward/,
  )
  await receive(world, ada, { subject: 'Hello' })
  const [message] = await world.messages(ada)
  const { out } = await kontor('explain', ada)
  assert.match(out, /^Ends: +Inbox$/m)
  assert.match(
    out,
    /^Offers \[Inbox\]: no match\n {2}no {3}Subject contains "offer" \[ignoreCase\] \(there is "Hello"\)$/m,
  )
  assert.match(out, /^Off \[Inbox\]: disabled$/m)
  assert.equal((await kontor('explain', ada, String(message?.id))).out, out)

  await receive(world, ada, { subject: 'An offer' })
  const [offer] = await world.messages(ada, offers)
  const id = (await offer?.properties())?.get(P.InternetMessageId) ?? ''
  const explained = JSON.parse((await kontor('explain', ada, id, '--json')).out)
  assert.deepEqual(
    [explained.subject, explained.from, explained.folders],
    ['An offer', 'bob@elsewhere.example', ['Offers']],
  )
  assert.deepEqual(
    explained.rules.map(({ name, outcome, actions }: { name: string; outcome: string; actions: unknown }) => [
      name,
      outcome,
      actions,
    ]),
    [
      [
        'Offers',
        'matched',
        [
          { kind: 'move', does: 'moves it to Offers' },
          { kind: 'forward', does: 'forwards it to carol@elsewhere.example' },
        ],
      ],
      ['Two', 'matched', [{ kind: 'move', fails: 'folder 39321 is not there' }]],
      ['Off', 'disabled', []],
    ],
  )
  assert.deepEqual(explained.rules[1].condition.of[1], {
    text: 'not',
    holds: true,
    of: [{ text: 'AutoForwarded exists', holds: false, found: 'nothing' }],
  })
  // Nothing was done.
  assert.equal((await world.groupware.queue.list()).length, 1)
})
