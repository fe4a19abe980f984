/**
 * The offline address book over HTTP: a manifest and the files that it names, for whoever is in the organisation.
 * [MS-OXWOAB] 3.2
 *
 * Outlook fetches pieces of files (RFC 9110 14.2); one range is answered, of several the whole file.
 */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { addressBookFolder } from '#groupware/offline-address-book/index.ts'
import { type HttpAnswer, HttpError, type HttpProtocol, type HttpRequest, type HttpServices } from '../http.ts'

export const oab: HttpProtocol = {
  name: 'mapi',
  service: 'oab',
  routes: (services) => [
    { path: '/oab/*', methods: ['GET'], login: 'required', handle: (request) => answer(services, request) },
  ],
}

/** The folder in the address is for people; the files are those of the organisation of who asks. */
const names = /^(?:[^/]+\/)?(oab\.xml|[0-9a-f-]{36}-(?:data|binpatch|lng0409)-\d{1,10}\.lzx)$/i

async function answer({ offlineAddressBooks }: HttpServices, request: HttpRequest): Promise<HttpAnswer> {
  const name = names.exec(request.rest)?.[1]?.toLowerCase()
  const organisation = request.login?.user.organisation
  if (!name || !organisation) throw new HttpError(404, 'There is no such file in the offline address book.')
  const path = join(addressBookFolder(offlineAddressBooks, organisation), name)
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new HttpError(404, 'The offline address book is not there yet; it is being made.')
  const headers = {
    'Content-Type': name.endsWith('.xml') ? 'text/xml; charset=utf-8' : 'application/octet-stream',
    'Last-Modified': found.mtime.toUTCString(),
    ETag: `"${found.mtimeMs.toString(36)}-${found.size.toString(36)}"`,
    'Accept-Ranges': 'bytes',
  }
  if (request.header('if-none-match') === headers.ETag) return { status: 304, headers }
  const range = rangeOf(request.header('range'), found.size)
  if (range === 'unsatisfiable')
    return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${found.size}` } }
  const { start, end } = range ?? { start: 0, end: found.size - 1 }
  return {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'Content-Length': String(end - start + 1),
      ...(range && { 'Content-Range': `bytes ${start}-${end}/${found.size}` }),
    },
    body: createReadStream(path, { start, end }) as AsyncIterable<Uint8Array>,
  }
}

/** `bytes=0-99`, `bytes=100-`, `bytes=-5`; undefined: the whole file. */
export function rangeOf(
  header: string | undefined,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | undefined {
  const range = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '')
  if (!range || (range[1] === '' && range[2] === '')) return undefined
  const [, first = '', last = ''] = range
  if (first === '') {
    const count = Math.min(Number(last), size)
    return count === 0 ? 'unsatisfiable' : { start: size - count, end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (start >= size) return 'unsatisfiable'
  return end < start ? undefined : { start, end }
}
