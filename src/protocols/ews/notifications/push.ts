/**
 * Push: events are sent to the client's own service, in a SendNotification, and a StatusEvent where nothing happens for as
 * long as it said. A client that cannot be reached is tried again, each time later, and then given up; one that answers
 * Unsubscribe is not told any more. [MS-OXWSNTIF] 3.1.4.3
 */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { setTimeout as sleep } from 'node:timers/promises'
import { readXml, type XmlElement } from '#codec/xml/index.ts'
import type { Mailbox, Store } from '#store'
import type { Log } from '../../services.ts'
import { type ElementUse, schema, writeElement } from '../schema/index.ts'
import { inEnvelope } from '../soap.ts'
import { type Event, EventMaker } from './events.ts'
import type { PushUrl } from './push-url.ts'
import type { Subscription } from './subscription.ts'
import type { Subscriptions } from './subscriptions.ts'

export interface PushTarget {
  mailbox: Mailbox
  url: PushUrl
  callerData: string | undefined
}

export interface PushServices {
  store: Store
  log: Log
  now: () => number
  subscriptions: Subscriptions
  signal: AbortSignal
  /** The first pause after a failure; it doubles. */
  pauseMillis: number
}

const mostTries = 8
const answerBytes = 64 * 1024
const answerMillis = 30_000
const millisPerMinute = 60_000

export async function push(services: PushServices, subscription: Subscription, target: PushTarget): Promise<void> {
  const { store, subscriptions } = services
  const connection = subscriptions.connect(subscription)
  const signal = AbortSignal.any([connection.signal, services.signal])
  const maker = new EventMaker(target.mailbox, subscription, services.now)
  let since = subscription.since
  const send = (list: readonly Event[], previous: string, moreEvents = false): Promise<boolean> =>
    deliver(services, signal, target.url, { subscription, list, previous, moreEvents })
  try {
    // The first one says that it works.
    if (!(await send([maker.status(since)], maker.watermark(since)))) return
    const feed = store.follow(target.mailbox, since, signal)[Symbol.asyncIterator]()
    let next = feed.next()
    while (!signal.aborted) {
      const quiet = new AbortController()
      const silence = sleep(subscription.minutes * millisPerMinute, undefined, { signal: quiet.signal }).catch(
        () => undefined,
      )
      const got = await Promise.race([next, silence])
      quiet.abort()
      const before = maker.watermark(since)
      if (got === undefined) {
        if (signal.aborted || !(await send([maker.status(since)], before))) return
        continue
      }
      if (got.done) return
      const events = await maker.events(got.value, since)
      since = got.value.at(-1)?.seq ?? since
      if (
        events.length > 0 &&
        !(await send(
          events.map(({ event }) => event),
          before,
        ))
      )
        return
      next = feed.next()
    }
  } finally {
    if (!services.signal.aborted) subscriptions.end(subscription)
  }
}

interface Delivery {
  subscription: Subscription
  list: readonly Event[]
  previous: string
  moreEvents: boolean
}

/** false: the client wants no more, or cannot be reached. */
async function deliver(
  services: PushServices,
  signal: AbortSignal,
  url: PushUrl,
  delivery: Delivery,
): Promise<boolean> {
  const body = await notificationText(delivery)
  for (let tries = 1; !signal.aborted; tries++) {
    try {
      const answer = await post(url, body, signal)
      return statusOf(readXml(answer, { depth: 32, elements: 1000 })) === 'OK'
    } catch (error) {
      if (signal.aborted) return false
      services.log.info('ews.push.failed', { host: url.url.host, tries, problem: (error as Error).message })
      if (tries >= mostTries) return false
      await sleep(services.pauseMillis * 2 ** (tries - 1), undefined, { signal }).catch(() => undefined)
    }
  }
  return false
}

async function notificationText({ subscription, list, previous, moreEvents }: Delivery): Promise<string> {
  const element = schema.element('m', 'SendNotification') as ElementUse
  const message = {
    kind: 'SendNotificationResponseMessage',
    ResponseClass: 'Success',
    ResponseCode: 'NoError',
    Notification: { SubscriptionId: subscription.id, PreviousWatermark: previous, MoreEvents: moreEvents, list },
  }
  let text = ''
  const written = writeElement(schema, element, { ResponseMessages: [message] })
  for await (const piece of inEnvelope('1.1', written)) text += piece
  return text
}

function statusOf(root: XmlElement): string | undefined {
  if (root.name === 'SubscriptionStatus') return root.text.trim()
  for (const child of root.children) {
    const found = statusOf(child)
    if (found !== undefined) return found
  }
  return undefined
}

/** The body of a 200. The address is the one that was checked, whatever the name means by now. */
function post({ url, address, family }: PushUrl, body: string, signal: AbortSignal): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = send(url, {
      method: 'POST',
      signal,
      timeout: answerMillis,
      lookup: (_host, options, done) => {
        if (options.all) done(null, [{ address, family }])
        else done(null, address, family)
      },
      headers: {
        'Content-Type': 'text/xml; charset=utf-8',
        'Content-Length': Buffer.byteLength(body),
        SOAPAction: '"http://schemas.microsoft.com/exchange/services/2006/messages/SendNotification"',
      },
    })
    request.on('error', reject)
    request.on('timeout', () => request.destroy(new Error('no answer')))
    request.on('response', (response) => {
      if (response.statusCode !== 200) {
        response.resume()
        reject(new Error(`status ${response.statusCode}`))
        return
      }
      const pieces: Buffer[] = []
      let length = 0
      response.on('data', (piece: Buffer) => {
        length += piece.length
        if (length > answerBytes) request.destroy(new Error('the answer is too long'))
        else pieces.push(piece)
      })
      response.on('end', () => resolve(Buffer.concat(pieces)))
      response.on('error', reject)
    })
    request.end(body)
  })
}
