/** What lives longer than a request, in one thread. */
import type { HttpServices } from '../http.ts'

export class EwsService {
  readonly services: HttpServices

  constructor(services: HttpServices) {
    this.services = services
  }
}
