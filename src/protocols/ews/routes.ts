/**
 * The addresses of EWS: the service, and the documents that describe it. [MS-OXWSCDATA] 2.1; [MS-OXDSCLI] 2.2.4.1.1.2.6
 */
import type { HttpAnswer, HttpProtocol, HttpRequest } from '../http.ts'
import { answerSoap } from './dispatch.ts'
import { EwsService } from './service.ts'

const folder = '/ews'

export const ews: HttpProtocol = {
  name: 'ews',
  routes: (services) => {
    const service = new EwsService(services)
    return [
      {
        path: `${folder}/exchange.asmx`,
        methods: ['GET', 'POST'],
        login: 'required',
        gzip: true,
        handle: (request) => (request.method === 'POST' ? answerSoap(service, request) : described(request)),
      },
    ]
  },
}

/** Whoever opens the service in a browser, or asks for `?wsdl`, is shown the description. */
function described({ origin }: HttpRequest): HttpAnswer {
  return { status: 302, headers: { Location: `${origin}${folder}/Services.wsdl` } }
}
