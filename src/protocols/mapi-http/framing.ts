/**
 * How an answer is framed within its HTTP body. [MS-OXCMAPIHTTP] 2.2.2.2, 2.2.7
 *
 *   PROCESSING            at once
 *   PENDING               now and then, while it takes long
 *   DONE
 *   X-ElapsedTime: 12     milliseconds
 *   X-StartTime: Fri, 20 Nov 2026 17:14:53 GMT
 *   (X-ResponseCode: 1    when it went wrong after it had begun)
 *                         an empty line
 *   …                     the body of the request type
 */
import { diagnosticPage } from './page.ts'
import { Refused, ResponseCode } from './response-code.ts'

export interface Framed {
  /** What is there already; undefined: `work` goes on. */
  first: Done | undefined
  /** Never rejects. */
  work?: Promise<Done | Refused>
  /** Milliseconds since 1970. */
  started: number
  now: () => number
  pendingMilliseconds: number
}

export interface Done {
  body: Uint8Array
}

/** The pieces of the HTTP body, each to be flushed. */
export async function* frames(framed: Framed): AsyncGenerator<Uint8Array | string> {
  const { first, work, started, now } = framed
  let done: Done | Refused | undefined = first
  let tags = 'PROCESSING\r\n'
  while (!done && work) {
    yield tags
    tags = 'PENDING\r\n'
    done = await within(work, framed.pendingMilliseconds)
  }
  if (work && first === undefined) tags = ''
  const elapsed = Math.max(0, now() - started)
  const headers = `X-ElapsedTime: ${elapsed}\r\nX-StartTime: ${new Date(started).toUTCString()}\r\n`
  if (!done || done instanceof Refused) {
    const { code, message } = done ?? new Refused('unknownFailure', 'There is no answer.')
    const more = `X-ResponseCode: ${ResponseCode[code]}\r\nContent-Type: text/html\r\n`
    yield `${tags}DONE\r\n${headers}${more}\r\n${diagnosticPage(code, message)}`
    return
  }
  yield Buffer.concat([Buffer.from(`${tags}DONE\r\n${headers}\r\n`), done.body])
}

/** undefined: not within that time. */
export async function within<T>(work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, milliseconds, undefined)))
  const first = await Promise.race([work, late])
  clearTimeout(timer)
  return first
}
