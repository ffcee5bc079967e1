import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { patientControlNumberOf } from '@claimstream/contracts';
import {
  idKey,
  keysOfCursor,
  notFound,
  type Page,
  pageOf,
  PageQuery,
  Permission,
  ReadsPhi,
  type Transaction,
  Tx,
} from '@claimstream/service-kit';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { z } from 'zod';
import { findSubmission, listSubmissions, SubmissionView } from './submissions.queries.js';

const statuses = ['queued', 'prepared', 'sent', 'acknowledged', 'rejected', 'sent_again'];

class SubmissionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: statuses })
  @IsOptional()
  @IsIn(statuses)
  status?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  claimId?: string;

  @ApiPropertyOptional({ maxLength: 20 })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  patientControlNumber?: string;
}

/** Each sending of a claim and how far it came. */
@ApiTags('submissions')
@Controller('v1/submissions')
export class SubmissionsController {
  @Get()
  @Permission('claims:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'submissions.list',
    store: 'submissions',
    ids: ({ items }: Page<SubmissionView>) => items.map(({ tenantId, submissionId }) => ({ tenantId, id: submissionId })),
  })
  async list(
    @Query() { limit, cursor, status, claimId, patientControlNumber }: SubmissionsQuery,
    @Tx() tx: Transaction,
  ): Promise<Page<SubmissionView>> {
    const controlNumber = patientControlNumber ?? (claimId && patientControlNumberOf(claimId));
    const rows = await listSubmissions(tx, {
      status,
      controlNumber,
      after: keysOfCursor(cursor, [idKey, idKey]),
      limit: limit + 1,
    });
    return pageOf(rows, limit, ({ tenantId, submissionId }) => [tenantId, submissionId]);
  }

  @Get(':submissionId')
  @Permission('claims:read', { acrossTenants: true })
  @ReadsPhi({
    action: 'submissions.read',
    store: 'submissions',
    ids: ({ tenantId, submissionId }: SubmissionView) => [{ tenantId, id: submissionId }],
  })
  @ApiOkResponse({ standardSchema: SubmissionView })
  async read(@Param('submissionId', { schema: z.uuid() }) submissionId: string, @Tx() tx: Transaction): Promise<SubmissionView> {
    const view = await findSubmission(tx, submissionId);
    if (!view) throw notFound('submission');
    return view;
  }
}
