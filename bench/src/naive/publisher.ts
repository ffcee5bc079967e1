import { Inject, Injectable } from '@nestjs/common';
import { ClientKafka } from '@nestjs/microservices';
import { lastValueFrom } from 'rxjs';

export const KAFKA = 'KAFKA';

/** Says things at once, one by one, when the transaction that they come from is committed. */
@Injectable()
export class Publisher {
  constructor(@Inject(KAFKA) private readonly kafka: ClientKafka) {}

  async say(topic: string, key: string, value: object): Promise<void> {
    await lastValueFrom(this.kafka.emit(topic, { key, value }), { defaultValue: undefined });
  }
}
