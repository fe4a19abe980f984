/** How clients find this server: Autodiscover in its three forms, and Thunderbird's autoconfig. */
export { autodiscover } from './routes.ts'
export { autoconfig } from './autoconfig.ts'
export { dnsRecords, type DnsRecord } from './dns-records.ts'
export { placesConfigured, type Places } from './places.ts'
