/**
 * A request whose protocol runs in the thread of its socket: the two ends speak to each other directly.
 */
import type { HttpWork } from '../threads/host.ts'
import { Exchange } from './exchange.ts'
import { HttpRelay, requestHead } from './relay.ts'
import type { HttpService } from './service.ts'

export function answerHere(
  service: HttpService,
  { id, incoming, outgoing, ...facts }: HttpWork,
  options: { stallSeconds: number; closed: (relay: HttpRelay) => void },
): HttpRelay {
  const exchange: Exchange = new Exchange(requestHead(id, incoming, facts), (kind, value) => relay.handle(kind, value))
  const relay: HttpRelay = new HttpRelay({
    incoming,
    outgoing,
    expectsContinue: facts.expectsContinue,
    post: (kind, value) => exchange.handle(kind, value),
    stallSeconds: options.stallSeconds,
    answered: facts.answered,
    closed: () => options.closed(relay),
  })
  service.serve(exchange)
  return relay
}
