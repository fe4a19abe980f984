/**
 * Times what the metrics show: transactions of the store, and deliveries.
 */
import type { Services } from '#protocols/services.ts'
import type { Metrics } from '../metrics.ts'

type Measured = Pick<Services, 'store' | 'directory' | 'groupware'>

export function measure({ store, directory, groupware }: Measured, metrics: Metrics): Measured {
  const write = store.write.bind(store)
  store.write = async (mailbox, work) => {
    const end = metrics.writeSeconds.startTimer()
    try {
      return await write(mailbox, work)
    } finally {
      end()
    }
  }
  const deliver = groupware.deliver.bind(groupware)
  groupware.deliver = async (envelope, message, trace, login) => {
    const end = metrics.deliverySeconds.startTimer()
    const results = await deliver(envelope, message, trace, login)
    end()
    for (const { code } of results) {
      metrics.deliveries.inc({ protocol: trace.protocol, result: `${Math.floor(code / 100)}xx` })
    }
    return results
  }
  return { store, directory, groupware }
}
