/** A person's settings as clients keep them in a mailbox. */
export {
  type Configuration,
  type ConfigurationStreams,
  createConfiguration,
  deleteConfiguration,
  findConfiguration,
  getConfiguration,
  updateConfiguration,
} from './configuration.ts'
