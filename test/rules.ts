/** For tests of rules: rules in a mailbox without a client, over the world of test/groupware.ts. */
import { encode } from '#codec/binary/index.ts'
import {
  Bag,
  encodeServerId,
  extendedRuleActions,
  extendedRuleCondition,
  P,
  type Restriction,
  type RuleAction,
  SpecialFolder,
  type TaggedValue,
} from '#model'
import type { FolderId } from '#store'
import type { Fixture } from './groupware.ts'

export interface RuleWish {
  name?: string
  sequence?: number
  state?: number
  provider?: string
  condition?: Restriction
  actions: readonly RuleAction[]
  folder?: FolderId
}

const plain = { flavor: 0, flags: 0 } as const

/** Actions as clients write them. */
export const to = {
  move: (folder: FolderId): RuleAction => ({ ...plain, kind: 'move', ...place(folder) }),
  copy: (folder: FolderId): RuleAction => ({ ...plain, kind: 'copy', ...place(folder) }),
  forward: (address: string, flavor = 0): RuleAction => ({
    ...plain,
    kind: 'forward',
    flavor,
    recipients: [person(address)],
  }),
  delegate: (address: string): RuleAction => ({ ...plain, kind: 'delegate', recipients: [person(address)] }),
  tag: (property: TaggedValue): RuleAction => ({ ...plain, kind: 'tag', property }),
  bounce: (code: number): RuleAction => ({ ...plain, kind: 'bounce', code }),
  defer: (text: string): RuleAction => ({ ...plain, kind: 'defer', data: Buffer.from(text) }),
  read: { ...plain, kind: 'markAsRead' } as RuleAction,
  delete: { ...plain, kind: 'delete' } as RuleAction,
}

function place(folder: FolderId) {
  return { inThisStore: true, store: new Uint8Array(), folder: encodeServerId({ folder }) }
}

function person(address: string) {
  const text = (property: { tag: number }, value: string) => ({ tag: property.tag, value })
  return {
    properties: [
      text(P.DisplayName, address),
      ...(address.startsWith('/')
        ? [text(P.AddressType, 'EX'), text(P.EmailAddress, address)]
        : [text(P.AddressType, 'SMTP'), text(P.EmailAddress, address), text(P.SmtpAddress, address)]),
      { tag: P.RecipientType.tag, value: 1 },
    ],
  }
}

export function subjectHas(value: string): Restriction {
  const { tag } = P.Subject
  return { kind: 'content', match: 'substring', fuzzy: 1, tag, value: { tag, value } }
}

/** Adds rules in order; says their ids. */
export async function addRules(world: Fixture, address: string, ...rules: readonly RuleWish[]): Promise<number[]> {
  const mailbox = await world.mailbox(address)
  const ids: number[] = []
  for (const [index, { name = `rule ${index}`, sequence = 10 + index, state = 1, ...rule }] of rules.entries()) {
    const properties = Bag.of({
      RuleName: name,
      RuleSequence: sequence,
      RuleState: state,
      RuleProvider: rule.provider ?? 'RuleOrganizer',
      RuleActions: [...rule.actions],
      ...(rule.condition && { RuleCondition: rule.condition }),
    })
    const changes = [{ kind: 'add', properties }] as const
    ids.push(
      ...(await world.store.write(mailbox, (tx) => tx.modifyRules(rule.folder ?? SpecialFolder.inbox, { changes }))),
    )
  }
  return ids
}

type Names = { id: number; name: { set: string; lid: number } | { set: string; string: string } }[]

export async function addExtendedRule(
  world: Fixture,
  address: string,
  {
    name = 'extended',
    sequence = 1,
    state = 1,
    provider = 'Test',
    condition,
    actions,
    names = [],
  }: RuleWish & { names?: Names },
): Promise<number> {
  const mailbox = await world.mailbox(address)
  const properties = Bag.of({
    MessageClass: 'IPM.ExtendedRule.Message',
    RuleMessageName: name,
    RuleMessageSequence: sequence,
    RuleMessageState: state,
    RuleMessageProvider: provider,
    ExtendedRuleMessageActions: encode(extendedRuleActions, { names, actions: [...actions] }),
    ...(condition && { ExtendedRuleMessageCondition: encode(extendedRuleCondition, { names, condition }) }),
  })
  const message = { properties, recipients: [], attachments: [], associated: true }
  return (await world.store.write(mailbox, (tx) => tx.createMessage(SpecialFolder.inbox, message))).id
}

export async function addFolder(world: Fixture, address: string, name: string): Promise<FolderId> {
  const mailbox = await world.mailbox(address)
  return world.store.write(mailbox, (tx) => tx.createFolder({ parent: SpecialFolder.inbox, name }))
}

let number = 0
/** A mail from bob, as it comes from outside. */
export async function receive(
  world: Fixture,
  address: string,
  { subject = 'Hello', from = 'bob@elsewhere.example', fields = '', body = 'Dear Ada\n' } = {},
): Promise<void> {
  const text = `${fields}Message-ID: <rule${++number}@elsewhere.example>\nFrom: Bob <${from}>\nTo: Ada <${address}>\nSubject: ${subject}\n\n${body}`
  const [result] = await world.send({ from, to: [address] }, text)
  if (result?.code !== 250) throw new Error(JSON.stringify(result))
}

/** Subjects in a folder. */
export async function subjects(
  world: Fixture,
  address: string,
  folder: FolderId = SpecialFolder.inbox,
): Promise<string[]> {
  const messages = await world.messages(address, folder)
  return Promise.all(messages.map(async (message) => (await message.properties()).get(P.Subject) ?? ''))
}

/** What waits in the queue: sender, recipients and the mail. */
export async function queued(world: Fixture): Promise<{ from: string; to: string[]; text: string }[]> {
  const { queue } = world.groupware
  const entries = await queue.list()
  return Promise.all(
    entries.map(async ({ message, recipients }) => ({
      from: message.from,
      to: recipients.map(({ address }) => address),
      text: Buffer.from(await queue.bytes(message.id)).toString(),
    })),
  )
}
