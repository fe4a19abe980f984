/**
 * Work on many items: all in one transaction; where that fails, each in one of its own, so that one failure is the failure of one.
 */
import type { Mailbox, Store, Transaction } from '#store'

export async function inOneTransaction<One, Result>(
  store: Pick<Store, 'write'>,
  mailbox: Mailbox,
  list: readonly One[],
  work: (tx: Transaction, one: One) => Promise<Result>,
): Promise<PromiseSettledResult<Result>[]> {
  if (list.length > 1) {
    try {
      return await store.write(mailbox, async (tx) => {
        const results: PromiseSettledResult<Result>[] = []
        for (const one of list) results.push({ status: 'fulfilled', value: await work(tx, one) })
        return results
      })
    } catch {
      // Which of them it was is found out below.
    }
  }
  const results: PromiseSettledResult<Result>[] = []
  for (const one of list) results.push(await settled(() => store.write(mailbox, (tx) => work(tx, one))))
  return results
}

export async function settled<T>(work: () => Promise<T>): Promise<PromiseSettledResult<T>> {
  try {
    return { status: 'fulfilled', value: await work() }
  } catch (reason) {
    return { status: 'rejected', reason }
  }
}

export function valueOf<T>(result: PromiseSettledResult<T>): T {
  if (result.status === 'rejected') throw result.reason
  return result.value
}
