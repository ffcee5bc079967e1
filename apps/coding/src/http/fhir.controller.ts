import type { Encounter } from '@claimstream/contracts';
import type { Commands } from '@claimstream/messaging';
import {
  COMMANDS,
  Context,
  Permission,
  Refusal,
  type RequestContext,
  type Transaction,
  Transactional,
  Tx,
} from '@claimstream/service-kit';
import { Body, Controller, Header, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { encountersOfResources } from '../fhir/encounters-of-resources.js';
import { collectionOutcome, type EntryOutcome, refusalOutcome, transactionResponse } from '../fhir/outcomes.js';
import { type BundleEntry, type FhirIssue, readBundle } from '../fhir/read-bundle.js';
import { LOADED_TABLES, type LoadedTables } from '../store/loaded-tables.js';
import { readEncounter } from './read-encounter.js';
import { takeIn, toReceipt } from './take-in.js';

@ApiTags('fhir')
@Controller('fhir/R4')
export class FhirController {
  constructor(
    @Inject(COMMANDS) readonly commands: Commands,
    @Inject(LOADED_TABLES) readonly loadedTables: LoadedTables,
  ) {}

  /** All of a bundle is taken in, or nothing of it. What a bundle cannot be taken in for is an OperationOutcome, as FHIR clients expect. */
  @Post()
  @HttpCode(200)
  @Header('content-type', 'application/fhir+json; charset=utf-8')
  @ApiOperation({
    summary: 'Sends the encounters of a FHIR R4 Bundle (transaction or collection) with all that is needed to bill them.',
  })
  @ApiConsumes('application/fhir+json', 'application/json')
  @ApiProduces('application/fhir+json')
  @ApiBody({ schema: { type: 'object', required: ['resourceType', 'type'], description: 'Bundle, hl7.org/fhir/R4/bundle.html' } })
  @Permission('encounters:write')
  @Transactional()
  async send(
    @Body() body: unknown,
    @Context() context: RequestContext,
    @Tx() tx: Transaction,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const bundle = readBundle(body);
    const { visits, passedOver, issues } = bundle.ok
      ? visitsOf(bundle.entries)
      : { visits: [], passedOver: [], issues: bundle.issues };
    if (!bundle.ok || issues.length > 0) {
      void reply.code(bundle.ok ? 422 : 400);
      return refusalOutcome(issues);
    }

    const intakes = await takeIn(
      this,
      tx,
      context,
      visits.map(({ encounter }) => encounter),
    );
    const takenIn = intakes.map((intake, place): EntryOutcome => {
      if (intake.kind === 'refused') throw new Refusal(409, intake.code, intake.detail);
      return { kind: 'taken-in', position: visits[place]!.position, receipt: toReceipt(intake) };
    });
    const outcomes = [...takenIn, ...passedOver];
    return bundle.bundleType === 'transaction' ? transactionResponse(bundle.size, outcomes) : collectionOutcome(outcomes);
  }
}

interface Visits {
  visits: { position: number; encounter: Encounter }[];
  passedOver: EntryOutcome[];
  issues: FhirIssue[];
}

/** The encounters of a bundle as ours, checked; faults are said of the encounter's entry, in the words of our own shape. */
function visitsOf(entries: readonly BundleEntry[]): Visits {
  const positions = new Map<object, number>(entries.map(({ resource, position }) => [resource, position]));
  const found: Visits = { visits: [], passedOver: [], issues: [] };
  for (const mapped of encountersOfResources(entries)) {
    const position = positions.get(mapped.source)!;
    if (mapped.kind === 'passed-over') {
      found.passedOver.push({ kind: 'passed-over', position, because: mapped.because });
      continue;
    }
    const read = readEncounter(mapped.encounter);
    if (read.ok) found.visits.push({ position, encounter: read.encounter });
    else
      found.issues.push(
        ...read.faults.map((fault) => ({
          expression: `Bundle.entry[${position}].resource`,
          details: `${fault.pointer}: ${fault.detail}`,
        })),
      );
  }
  return found;
}
