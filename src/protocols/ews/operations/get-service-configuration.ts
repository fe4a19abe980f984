/** GetServiceConfiguration: what the server offers besides. [MS-OXWSURPT], [MS-OXWUMS] and [MS-OXWMT] 3.1.4 */
import { failureMessage } from '../each-item.ts'
import { operation } from '../operation.ts'
import type { ServiceConfigurationResponseMessageType } from '../schema/index.ts'
import { recipientsMax } from './get-mail-tips.ts'

/** 64 MiB, as the SMTP service takes by default. */
const MESSAGE_BYTES = 64 * 1024 * 1024

export const getServiceConfiguration = operation({
  name: 'GetServiceConfiguration',
  async handle(call, { RequestedConfiguration }) {
    try {
      const domains = (await call.directory.domains()).filter(
        ({ organisation }) => organisation === call.user.organisation,
      )
      const InternalDomains = domains.map(({ name }) => ({ Name: name, IncludeSubdomains: false }))
      const parts: Readonly<Record<string, () => Partial<ServiceConfigurationResponseMessageType>>> = {
        MailTips: () => ({
          MailTipsConfiguration: {
            MailTipsEnabled: true,
            MaxRecipientsPerGetMailTipsRequest: recipientsMax,
            MaxMessageSize: MESSAGE_BYTES,
            LargeAudienceThreshold: 25,
            ShowExternalRecipientCount: true,
            InternalDomains,
            PolicyTipsEnabled: false,
            LargeAudienceCap: 1000,
          },
        }),
        UnifiedMessagingConfiguration: () => ({
          UnifiedMessagingConfiguration: { UmEnabled: false, PlayOnPhoneDialString: '', PlayOnPhoneEnabled: false },
        }),
        ProtectionRules: () => ({
          ProtectionRulesConfiguration: { RefreshInterval: 24, Rules: [], InternalDomains },
        }),
        PolicyNudges: () => ({ PolicyNudgeRulesConfiguration: {} }),
        SharePointURLs: () => ({
          SharePointURLsConfiguration: { InternalSPMySiteHostURL: '', ExternalSPMySiteHostURL: '' },
        }),
      }
      const messages = RequestedConfiguration.flatMap((names) => names).map((name) => ({
        ResponseClass: 'Success' as const,
        ResponseCode: 'NoError' as const,
        ...parts[name]?.(),
      }))
      return { ResponseClass: 'Success', ResponseCode: 'NoError', ResponseMessages: messages }
    } catch (error) {
      return failureMessage(call, error)
    }
  },
})
