/**
 * The header elements of a request: the version, whom it acts for, language, time zone and precision of times.
 * [MS-OXWSCDATA] 2.2.3
 */
import { utcZone } from '#codec/time-zone/index.ts'
import type { XmlElement } from '#codec/xml/index.ts'
import type { Directory, DirectoryObject, Login } from '#directory'
import type { TimeStyle } from './dates.ts'
import { Fault } from './errors.ts'
import {
  type ConnectingSIDType,
  type ExchangeImpersonationType,
  readElement,
  schema,
  type TimeZoneContextType,
  typesNamespace,
  Violation,
} from './schema/index.ts'
import { isVersion, type ServerVersion, unsaidVersion } from './server-version.ts'
import { zoneOfDefinition } from './fields/time-zones.ts'

export interface RequestHeaders {
  version: ServerVersion
  culture: string | undefined
  times: TimeStyle
  impersonated: ConnectingSIDType | undefined
}

/** Those that Exchange understands; what a client marks as mustUnderstand beside them is refused. */
const known = new Set([
  'RequestServerVersion',
  'ExchangeImpersonation',
  'MailboxCulture',
  'TimeZoneContext',
  'DateTimePrecision',
  'ManagementRole',
  'SerializedSecurityContext',
  'OpenAsAdminOrSystemService',
  'ProxySecurityContext',
  'ProxySuggesterSid',
  'ProxyPartnerToken',
  'SharingSecurity',
])
const addressing = 'http://www.w3.org/2005/08/addressing'

export function readHeaders(headers: readonly XmlElement[]): RequestHeaders {
  const found = new Map<string, XmlElement>()
  for (const header of headers) {
    if (header.namespace !== typesNamespace || !known.has(header.name)) {
      const must = header.attributes.mustUnderstand
      if ((must === '1' || must === 'true') && header.namespace !== addressing) {
        throw new Fault('ErrorInvalidRequest', `The header ${header.name} is not understood.`)
      }
      continue
    }
    if (found.has(header.name)) throw new Fault('ErrorDuplicateSOAPHeader', `The header ${header.name} is there twice.`)
    found.set(header.name, header)
  }
  const value = (name: string): unknown => {
    const header = found.get(name)
    const use = schema.element('t', name)
    return header && use && readElement(schema, header, use)
  }
  const zone = (value('TimeZoneContext') as TimeZoneContextType | undefined)?.TimeZoneDefinition
  if (found.has('ManagementRole')) throw new Fault('ErrorInvalidManagementRoleHeader')
  const impersonation = value('ExchangeImpersonation') as ExchangeImpersonationType | undefined
  return {
    version: versionOf(found.get('RequestServerVersion')),
    culture: value('MailboxCulture') as string | undefined,
    times: {
      zone: zone ? zoneOfDefinition(zone) : utcZone,
      precision: (value('DateTimePrecision') as TimeStyle['precision'] | undefined) ?? 'Seconds',
    },
    impersonated: impersonation?.ConnectingSID,
  }
}

function versionOf(header: XmlElement | undefined): ServerVersion {
  if (!header) return unsaidVersion
  const text = header.attributes.Version
  if (text === undefined) throw new Violation("The required attribute 'Version' is missing.", header.offset)
  if (isVersion(text)) return text
  // Names of versions that came later: a client that knows more than this server gets what there is.
  if (/^V20\d\d_\d\d_\d\d$/.test(text)) return 'V2017_07_11'
  throw new Fault('ErrorInvalidServerVersion', `There is no version ${text.slice(0, 40)}.`)
}

/**
 * Who acts: who logged in, or whom he impersonates. That is allowed to whoever has full access to the mailbox of the other.
 * Throws a Fault.
 */
export async function actingUser(
  directory: Directory,
  login: Login,
  impersonated: ConnectingSIDType | undefined,
): Promise<DirectoryObject> {
  if (!impersonated) return login.user
  if (impersonated.kind === 'SID') throw new Fault('ErrorInvalidUserSid')
  const found = await directory.findByAddress(impersonated.value)
  if (!found || found.mailbox === undefined || found.organisation !== login.user.organisation) {
    throw new Fault('ErrorNonExistentMailbox')
  }
  if (found.id === login.user.id) return found
  const viewer = await directory.viewer(login.user.id, found.mailbox)
  if (viewer.kind !== 'member' || !viewer.owner) {
    throw new Fault(
      'ErrorImpersonateUserDenied',
      'The account does not have permission to impersonate the requested user.',
    )
  }
  if (found.disabled) throw new Fault('ErrorAccountDisabled')
  return found
}
