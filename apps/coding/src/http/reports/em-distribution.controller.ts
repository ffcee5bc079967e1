import { EmBenchmark, EmBenchmarkView, EmDistributionReport } from '@claimstream/contracts';
import type { Commands } from '@claimstream/messaging';
import {
  COMMANDS,
  Context,
  InvalidRequest,
  notFound,
  Permission,
  pointerTo,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Get, Inject, Put, Query } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { benchmarkFaults } from '../../domain/em-distribution/check-benchmark.js';
import { comparisonDefinition } from '../../domain/em-distribution/compare.js';
import { distributionsOf } from '../../domain/em-distribution/distribution.js';
import { benchmarks, emBenchmarkIdOf } from '../../store/reports/benchmarks.store.js';
import { documented } from '../bodies.js';
import { countEmCodes, findEmBenchmark } from './em-distribution.queries.js';
import { EmDistributionQuery } from './em-distribution.requests.js';
import { periodOf } from './period.requests.js';

@ApiTags('reports')
@Controller('v1')
export class EmDistributionController {
  constructor(@Inject(COMMANDS) private readonly commands: Commands) {}

  @Put('benchmarks/evaluation-management')
  @ApiOperation({
    summary: 'Loads how often each level is billed in each specialty; it takes the place of what was loaded before.',
  })
  @ApiBody({ schema: documented(EmBenchmark) })
  @ApiOkResponse({ standardSchema: EmBenchmarkView })
  @Permission('benchmarks:write')
  @Transactional()
  async load(
    @Body({ schema: EmBenchmark }) benchmark: EmBenchmark,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EmBenchmarkView> {
    const faults = benchmarkFaults(benchmark).map(({ path, ...fault }) => ({ pointer: pointerTo(path), ...fault }));
    if (faults.length > 0) throw new InvalidRequest(faults);
    const { answer } = await this.commands.execute<EmBenchmarkView, EmBenchmarkView>(
      tx,
      { ...context, action: 'coding.load-benchmark' },
      benchmarks.at(emBenchmarkIdOf(context.tenantId)),
      (known, { now, actor }) => {
        const version = (known?.version ?? 0) + 1;
        const state = { ...benchmark, version, loadedAt: now.toISOString(), loadedBy: actor };
        return { state, answer: state };
      },
    );
    return answer!;
  }

  @Get('benchmarks/evaluation-management')
  @ApiOperation({ summary: 'The benchmark that was loaded last.' })
  @ApiOkResponse({ standardSchema: EmBenchmarkView })
  @Permission('benchmarks:read')
  @Transactional()
  async benchmark(@Context() { tenantId }: RequestContext, @Tx() tx: Transaction): Promise<EmBenchmarkView> {
    const benchmark = await findEmBenchmark(tx, tenantId);
    if (!benchmark) throw notFound('benchmark');
    return benchmark;
  }

  @Get('reports/em-distribution')
  @ApiOperation({
    summary:
      "How the levels of a provider's visits are spread, beside the benchmark of the specialty, with a signal where chance does not explain it.",
  })
  @ApiOkResponse({ standardSchema: EmDistributionReport })
  @Permission('reports:read')
  @Transactional()
  async report(
    @Query() { provider, specialty, ...query }: EmDistributionQuery,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
  ): Promise<EmDistributionReport> {
    const period = periodOf(query);
    const benchmark = await findEmBenchmark(tx, tenantId);
    const counts = await countEmCodes(tx, { tenantId, ...period, providerNpi: provider });
    return {
      ...period,
      definition: comparisonDefinition,
      ...(benchmark && { benchmarkSource: benchmark.source }),
      providers: distributionsOf(counts, { benchmark, specialty }),
    };
  }
}
