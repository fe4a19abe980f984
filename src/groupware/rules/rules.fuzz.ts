/** Extended rules with any bytes: there is a rule or a problem, and whatever condition is read is answered, explained and named. */
import assert from 'node:assert/strict'
import { encode } from '#codec/binary/index.ts'
import { recipientBag } from '#convert'
import {
  Bag,
  compileRestriction,
  extendedRuleActions,
  extendedRuleCondition,
  Failure,
  P,
  type Restriction,
} from '#model'
import { traceCondition } from './condition-trace.ts'
import { readActions } from './inbox/actions.ts'
import { readPredicates, writePredicates } from './inbox/predicates.ts'
import { extendedRule } from './load.ts'
import { RuledMessage } from './ruled-message.ts'

const words = { keywords: 0x8001_101f, flagRequest: 0x8002_001f, addressOf: new Map<string, string>() }
const person = { name: 'Ben', address: 'ben@example.test' }

const conditions: (Restriction | undefined)[] = [
  writePredicates({ containsSubjectOrBodyStrings: ['a', 'b'], withinSizeRange: { minimum: 1 } }, {}, words),
  writePredicates(
    { fromAddresses: [person], sentToAddresses: [person] },
    { sentOnlyToMe: true, categories: ['x'] },
    words,
  ),
  { kind: 'count', count: 1, of: { kind: 'size', relation: '>', tag: P.Subject.tag, size: 3 } },
  { kind: 'compare', relation: '==', left: P.Subject.tag, right: P.Body.tag },
]

const message = new RuledMessage({
  item: {
    properties: Bag.of({ Subject: 'Hello', Body: 'Text', SenderSmtpAddress: person.address }),
    recipients: [recipientBag(person, 1, 0)],
    attachments: [{ properties: Bag.of({ AttachLongFilename: 'a.pdf' }) }],
  },
  people: new Map([[person.address, { ...person, aliases: [], legacyDn: '/o=kontor/cn=ben' }]]),
})

export default {
  name: 'rules',
  seeds: () => [
    ...conditions.flatMap((condition) => (condition ? [encode(extendedRuleCondition, { names: [], condition })] : [])),
    encode(extendedRuleActions, { names: [], actions: [{ kind: 'delete', flavor: 0, flags: 0 }] }),
  ],
  run(input: Uint8Array): void {
    const actions = encode(extendedRuleActions, { names: [], actions: [{ kind: 'markAsRead', flavor: 0, flags: 0 }] })
    tryRule(extendedRule(Bag.of({ ExtendedRuleMessageCondition: input, ExtendedRuleMessageActions: actions }), 10, 1))
    tryRule(extendedRule(Bag.of({ ExtendedRuleMessageActions: input }), 10, 1))
  },
}

function tryRule({ problem, condition, names, actions }: ReturnType<typeof extendedRule>): void {
  if (problem !== undefined) return
  readActions(actions, words)
  if (!condition) return
  const source = message.source(names)
  try {
    const holds = compileRestriction(condition)(source)
    assert.equal(traceCondition(condition, source, names).holds, holds)
  } catch (error) {
    if (!(error instanceof Failure)) throw error
  }
  const named = readPredicates(condition, words)
  if (named) readPredicates(writePredicates(named.conditions, named.exceptions, words), words)
}
