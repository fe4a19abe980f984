/** GetDomainSettings: where EWS of a domain is. [MS-OXWSADISC] 3.1.4.1 */
import { child, children } from '#codec/xml/index.ts'
import { urlOf } from './places.ts'
import type { SoapCall, SoapOperation } from './soap.ts'
import { dottedVersion } from '../exchange-version.ts'

const mostDomains = 90
const known = ['ExternalEwsUrl', 'ExternalEwsVersion']

export const getDomainSettings: SoapOperation = {
  name: 'GetDomainSettings',
  async answer(xml, call) {
    const domains = children(child(call.request, 'Domains'), 'Domain').map(({ text }) => text.trim())
    const names = children(child(call.request, 'RequestedSettings'), 'Setting').map(({ text }) => text.trim())
    if (domains.length === 0 || names.length === 0 || domains.length > mostDomains) {
      xml.element('ErrorCode', 'InvalidRequest').element('ErrorMessage', 'No domain, no setting, or too many domains.')
      xml.element('DomainResponses', '')
      return
    }
    xml.element('ErrorCode', 'NoError').element('ErrorMessage', '').open('DomainResponses')
    for (const domain of domains) {
      const isOurs = await isOwn(call, domain)
      xml.open('DomainResponse').element('ErrorCode', isOurs ? 'NoError' : 'InvalidDomain')
      xml.element('ErrorMessage', isOurs ? '' : 'This domain is not here.').open('DomainSettingErrors')
      const values = names.map((name) => ({ name, value: isOurs ? valueOf(call, name) : undefined }))
      for (const { name, value } of values) {
        if (value !== undefined || !isOurs) continue
        const code = known.includes(name) ? 'SettingIsNotAvailable' : 'InvalidSetting'
        xml
          .open('DomainSettingError')
          .element('ErrorCode', code)
          .element('ErrorMessage', `${code}: ${name}`)
          .element('SettingName', name)
          .close()
      }
      xml.close().open('DomainSettings')
      for (const { name, value } of values) {
        if (value === undefined) continue
        xml
          .open('DomainSetting', { 'i:type': 'DomainStringSetting' })
          .element('Name', name)
          .element('Value', value)
          .close()
      }
      xml.close().element('RedirectTarget', '', { 'i:nil': true }).close()
    }
    xml.close()
  },
}

async function isOwn({ services, login }: SoapCall, domain: string): Promise<boolean> {
  const name = domain.toLowerCase()
  const mine = (await services.directory.domains()).filter((each) => each.organisation === login.user.organisation)
  return mine.some((each) => each.name === name)
}

function valueOf({ places }: SoapCall, name: string): string | undefined {
  if (!places.has('ews')) return undefined
  if (name === 'ExternalEwsUrl') return urlOf(places, 'ews')
  return name === 'ExternalEwsVersion' ? dottedVersion : undefined
}
