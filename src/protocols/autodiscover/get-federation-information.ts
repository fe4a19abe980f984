/** GetFederationInformation: this server shares nothing with organisations elsewhere. [MS-OXWSADISC] 3.1.4.2 */
import type { SoapOperation } from './soap.ts'

export const getFederationInformation: SoapOperation = {
  name: 'GetFederationInformation',
  async answer(xml) {
    xml
      .element('ErrorCode', 'NotFederated')
      .element('ErrorMessage', 'This organisation has no federation with others.')
      .element('ApplicationUri', '', { 'i:nil': true })
      .element('TokenIssuers', '')
      .element('Domains', '')
  },
}
