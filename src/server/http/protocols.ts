/**
 * The HTTP protocols that the server speaks: the list from which the threads make their routes.
 */
import { autodiscover } from '#protocols/autodiscover/index.ts'
import { ews } from '#protocols/ews/index.ts'
import type { HttpProtocol } from '#protocols/http.ts'
import { mapiHttp } from '#protocols/mapi-http/index.ts'
import { emsmdb } from '#protocols/mapi/index.ts'
import { nspi } from '#protocols/nspi/index.ts'
import { oab } from '#protocols/oab/index.ts'

export const httpProtocols: readonly HttpProtocol[] = [autodiscover, ews, mapiHttp({ endpoints: [emsmdb, nspi] }), oab]

/** What clients know them by. */
export const httpServices: ReadonlySet<string> = new Set(httpProtocols.map(({ name, service }) => service ?? name))
