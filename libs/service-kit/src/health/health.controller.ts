import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../auth/permission.js';
import { Refusal } from '../http/refusal.js';
import { ReadinessCheck, type Readiness } from './readiness.js';

/** What Kubernetes asks. */
@ApiTags('health')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: ReadinessCheck) {}

  /** The process runs and its event loop turns. It does not look at the database: a restart would not mend that. */
  @Get('live')
  live(): { status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(): Promise<Readiness> {
    const readiness = await this.readiness.read();
    if (!readiness.ready)
      throw new Refusal(503, 'NOT_READY', 'The service does not take requests now.', { parts: readiness.parts });
    return readiness;
  }
}
