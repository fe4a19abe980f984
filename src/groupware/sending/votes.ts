/**
 * Votes: an answer that carries one is counted on the message that asked, in the Sent Items of whoever asked, without a client: the row of
 * the recipient says which of the options it was, and when. [MS-OXOMSG] 2.2.1.73 to 2.2.1.75, 3.1.4.3
 */
import { LayoutError } from '#codec/binary/index.ts'
import { findPerson, sender, sentRepresenting } from '#convert'
import type { Directory } from '#directory'
import { Bag, fileTime, N, P, readVotes, SpecialFolder } from '#model'
import type { MessageId, Store } from '#store'
import { loadItem } from '../items/load.ts'
import { type Arrived, system } from '../context.ts'
import { findOriginals } from './find-original.ts'

export interface VoteContext {
  store: Store
  directory: Pick<Directory, 'findByAddress'>
}

/** False when there is nothing that it could be counted on. */
export async function tallyVote(context: VoteContext, arrival: Pick<Arrived, 'mailbox' | 'id'>): Promise<boolean> {
  const { store } = context
  const mailbox = await store.open(arrival.mailbox, system)
  const message = await mailbox.getMessage(arrival.id)
  const answer = await message.properties()
  const vote = answer.get(N.VerbResponse)
  const voter = findPerson(answer, sentRepresenting) ?? findPerson(answer, sender)
  if (!vote || !voter?.address) return false
  const names = await namesOf(context, voter.address)
  const about = { about: answer, folder: SpecialFolder.sentItems }
  for (const id of await findOriginals(store, mailbox, about)) {
    const asked = await loadItem(store, mailbox, id)
    const option = optionOf(asked.properties.get(N.VerbStream), vote)
    const row = asked.recipients.find((one) => names.has((one.get(P.SmtpAddress) ?? '').toLowerCase()))
    if (option === undefined || !row) continue
    const at = fileTime.from(message.received)
    // Who changes his mind counts once; an answer that comes late does not take the place of a newer one.
    if ((row.get(P.RecipientTrackStatusTime) ?? 0n) > at) return true
    row.set(P.RecipientTrackStatus, option).set(P.RecipientTrackStatusTime, at)
    await store.write(mailbox, async (tx) => {
      await tx.updateMessage(id, { recipients: asked.recipients }, asked.message.contentSeq)
      await tx.updateMessage(arrival.id as MessageId, { set: Bag.of({ Processed: true }) })
    })
    return true
  }
  return false
}

/** All addresses of somebody of ours. */
async function namesOf({ directory }: VoteContext, address: string): Promise<Set<string>> {
  const known = await directory.findByAddress(address)
  return new Set([address, ...(known ? [known.address, ...known.aliases] : [])].map((one) => one.toLowerCase()))
}

function optionOf(stream: Uint8Array | undefined, vote: string): number | undefined {
  try {
    return stream && readVotes(stream).find(({ name }) => name === vote)?.id
  } catch (error) {
    if (error instanceof LayoutError) return undefined
    throw error
  }
}
