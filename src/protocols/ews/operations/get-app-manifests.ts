/** GetAppManifests: no add-ins are installed by the server. [MS-OXWSAPPS] */
import { operation } from '../operation.ts'

export const getAppManifests = operation({
  name: 'GetAppManifests',
  async handle(_call, { SchemaVersionSupported }) {
    // Newer clients ask for Apps, older ones for Manifests.
    const list = SchemaVersionSupported === undefined ? { Manifests: [] } : { Apps: {} }
    return { ResponseClass: 'Success', ResponseCode: 'NoError', ...list }
  },
})
