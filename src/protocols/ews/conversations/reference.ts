/** Which conversation an id means. */
import type { Mailbox } from '#store'
import type { Call } from '../call.ts'
import { EwsFailure } from '../errors.ts'
import { readId } from '../ids/id.ts'

export async function conversationOf(call: Call, id: string): Promise<{ mailbox: Mailbox; conversation: string }> {
  const parsed = readId(id)
  if (parsed.kind !== 'conversation') throw new EwsFailure('ErrorInvalidId', 'This is no id of a conversation.')
  return { mailbox: await call.mailbox(parsed.mailbox), conversation: parsed.conversation }
}
