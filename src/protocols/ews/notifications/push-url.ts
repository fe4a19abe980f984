/**
 * Where a client wants its events sent. A server that sends requests wherever somebody says reaches what that person cannot:
 * its own machine and what only listens there. So an address of this machine is taken only from a client on this machine, and
 * link-local ones (where clouds keep their secrets) never.
 */
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { EwsFailure } from '../errors.ts'

const own = new BlockList()
own.addSubnet('127.0.0.0', 8, 'ipv4')
own.addSubnet('0.0.0.0', 8, 'ipv4')
own.addAddress('::1', 'ipv6')
own.addAddress('::', 'ipv6')

const never = new BlockList()
never.addSubnet('169.254.0.0', 16, 'ipv4')
never.addSubnet('fe80::', 10, 'ipv6')
never.addSubnet('224.0.0.0', 4, 'ipv4')
never.addSubnet('ff00::', 8, 'ipv6')

export interface PushUrl {
  url: URL
  /** The address that was looked at: the one that is connected to. */
  address: string
  family: 4 | 6
}

/** Throws an EwsFailure: ErrorInvalidPushSubscriptionUrl. */
export async function checkPushUrl(text: string, client: string): Promise<PushUrl> {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') refuse()
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const { address, family } = await lookup(host).catch(() => refuse())
  if (isIn(never, address) || (isIn(own, address) && !isIn(own, client))) refuse()
  return { url, address, family: family === 6 ? 6 : 4 }
}

function isIn(list: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const family = isIP(plain)
  return family !== 0 && list.check(plain, family === 6 ? 'ipv6' : 'ipv4')
}

function refuse(): never {
  throw new EwsFailure('ErrorInvalidPushSubscriptionUrl')
}
