/** To whom an action sends: addresses that are in its recipients, or that the X.500 names there stand for. */
import { P, parseEntryId, type TaggedValue, unicodeTag } from '#model'
import type { Recipient } from '../compose.ts'
import { ActionFailure } from '../rule.ts'
import type { Run } from '../run.ts'

type Block = { properties: readonly TaggedValue[] }

/** Of a rule that sends to hundreds nobody would know whom it reaches. */
const RECIPIENTS_MAX = 100

export function recipientsOf(run: Run, blocks: readonly Block[]): Recipient[] {
  if (blocks.length > RECIPIENTS_MAX) throw new ActionFailure('tooManyRecipients', `${blocks.length} recipients`)
  return blocks.map((block) => {
    const name = text(block, P.DisplayName.tag)
    const address = text(block, P.SmtpAddress.tag) || findAddress(run, block)
    if (!address) throw new ActionFailure('execution', `nobody knows the address of ${name || 'a recipient'}`)
    const type = value(block, P.RecipientType.tag)
    return { name, address, type: typeof type === 'number' ? type : 1 }
  })
}

function findAddress({ options: { addresses } }: Run, block: Block): string | undefined {
  const plain = smtpAddress(block)
  const dn = plain === undefined ? dnOf(block) : undefined
  return plain ?? (dn === undefined ? undefined : addresses.get(dn.toLowerCase()))
}

function smtpAddress(block: Block): string | undefined {
  const email = text(block, P.EmailAddress.tag)
  const entry = value(block, P.EntryId.tag)
  const named = entry instanceof Uint8Array ? parseEntryId(entry) : undefined
  if (email.includes('@') && !email.startsWith('/')) return email
  return named?.kind === 'oneOff' && named.address.includes('@') ? named.address : undefined
}

/** The X.500 name in a recipient of an action, if it has one. */
export function dnOf(block: Block): string | undefined {
  const email = text(block, P.EmailAddress.tag)
  if (email.startsWith('/')) return email
  const entry = value(block, P.EntryId.tag)
  const named = entry instanceof Uint8Array ? parseEntryId(entry) : undefined
  return named?.kind === 'addressBook' ? named.dn : undefined
}

function value({ properties }: Block, tag: number): unknown {
  return properties.find((one) => unicodeTag(one.tag) === tag)?.value
}

function text(block: Block, tag: number): string {
  const found = value(block, tag)
  return typeof found === 'string' ? found : ''
}
