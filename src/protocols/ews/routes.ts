/**
 * The addresses of EWS: the service, and the documents that describe it. [MS-OXWSCDATA] 2.1; [MS-OXDSCLI] 2.2.4.1.1.2.6
 */
import type { HttpAnswer, HttpProtocol, HttpRequest } from '../http.ts'
import { answerSoap } from './dispatch.ts'
import { operations } from './operations/index.ts'
import { schema, schemaDocument, serviceDescription } from './schema/index.ts'
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
      { path: `${folder}/services.wsdl`, methods: ['GET'], login: 'required', gzip: true, handle: description },
      ...(['types', 'messages'] as const).map((name) => ({
        path: `${folder}/${name}.xsd`,
        methods: ['GET'],
        login: 'required' as const,
        gzip: true,
        handle: () => document(name, () => schemaDocument(schema, name === 'types' ? 't' : 'm')),
      })),
    ]
  },
}

/** Whoever opens the service in a browser, or asks for `?wsdl`, is shown the description. */
function described({ origin }: HttpRequest): HttpAnswer {
  return { status: 302, headers: { Location: `${origin}${folder}/Services.wsdl` } }
}

/** They are made when somebody first asks. */
const documents = new Map<string, string>()

function document(name: string, make: () => string): HttpAnswer {
  let text = documents.get(name)
  if (text === undefined) documents.set(name, (text = make()))
  return { status: 200, headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body: text }
}

function description({ origin }: HttpRequest): HttpAnswer {
  const offered = new Set<string>(operations.keys())
  const body = serviceDescription(schema.table, offered, `${origin}/EWS/Exchange.asmx`)
  return { status: 200, headers: { 'Content-Type': 'text/xml; charset=utf-8' }, body }
}
