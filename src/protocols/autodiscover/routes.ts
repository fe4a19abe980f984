/**
 * The paths at which clients look for a server. [MS-OXDISCO] 3.1.5, [MS-OXWSADISC] 2.1
 *
 * Over plain HTTP a client comes to autodiscover.example.org only to be sent on to where its password is safe.
 */
import type { HttpAnswer, HttpProtocol, HttpRequest } from '../http.ts'
import { answerAutoconfig } from './autoconfig.ts'
import { answerJson } from './json.ts'
import { placesConfigured, paths } from './places.ts'
import { answerPox, answerPoxGet, offered } from './pox.ts'
import { answerSoap } from './soap.ts'

/** No request is larger. */
const bodyBytes = 256 * 1024

export const autodiscover: HttpProtocol = {
  name: 'autodiscover',
  routes: (services) => {
    /** [MS-OXDISCO] 3.1.5.4: a GET without TLS is answered with the address of the same under TLS. */
    const sentOn = ({ method, secure, origin }: HttpRequest<undefined>): HttpAnswer | undefined =>
      method === 'POST' || secure || !services.addresses.some(({ name }) => name === 'https')
        ? undefined
        : { status: 302, headers: { Location: `${placesConfigured(services, origin).origin}${paths.pox}` } }
    return [
      {
        path: paths.pox,
        methods: ['GET', 'POST'],
        login: 'required',
        bodyBytes,
        before: sentOn,
        denied: () => offered,
        handle: (request) => (request.method === 'POST' ? answerPox(services, request) : answerPoxGet()),
      },
      {
        path: paths.soap,
        methods: ['POST'],
        login: 'required',
        bodyBytes,
        denied: () => offered,
        handle: (request) => answerSoap(services, request),
      },
      ...['/autodiscover/autodiscover.json', '/autodiscover/autodiscover.json/*'].map((path) => ({
        path,
        methods: ['GET'],
        login: 'none' as const,
        handle: (request: HttpRequest) => answerJson(services, request),
      })),
      ...['/mail/config-v1.1.xml', '/.well-known/autoconfig/mail/config-v1.1.xml'].map((path) => ({
        path,
        methods: ['GET'],
        login: 'none' as const,
        handle: (request: HttpRequest) => answerAutoconfig(services, request),
      })),
    ]
  },
}
