/** Mail into and looks into an account, for peers that need some before they begin. */
import { deliver, Wire } from '../../bench/imap-client.ts'
import { messages } from '../../bench/mail.ts'
import type { Account, RunningServer } from './peer.ts'

export async function deliverSome(server: RunningServer, account: Account, count: number, from = 0): Promise<void> {
  await deliver(server.port('lmtp'), account.address, messages(count, from))
}

export async function imap(server: RunningServer, account: Account): Promise<Wire> {
  return Wire.imap(server.port('imap'), account.address, account.password)
}

/** How many messages a folder holds, as STATUS tells. */
export async function countIn(server: RunningServer, account: Account, folder: string): Promise<number> {
  const wire = await imap(server, account)
  const answer = await wire.command(`STATUS ${folder} (MESSAGES)`)
  wire.close()
  return Number(/MESSAGES (\d+)/.exec(answer)?.[1])
}
