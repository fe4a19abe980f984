/** The schemas of Autodiscover in plain XML. [MS-OXDSCLI] 2.2.1 */
const base = 'http://schemas.microsoft.com/exchange/autodiscover'

export const schemas = {
  error: `${base}/responseschema/2006`,
  outlook: `${base}/outlook/responseschema/2006a`,
  mobileSync: `${base}/mobilesync/responseschema/2006`,
} as const
