/** GetOrganizationRelationshipSettings: there are no relationships with organisations elsewhere. */
import type { SoapOperation } from './soap.ts'

export const getOrganizationRelationshipSettings: SoapOperation = {
  name: 'GetOrganizationRelationshipSettings',
  async answer(xml) {
    xml
      .element('ErrorCode', 'NotFederated')
      .element('ErrorMessage', 'This organisation has no federation with others.')
      .element('OrganizationRelationshipSettingsCollection', '')
  },
}
