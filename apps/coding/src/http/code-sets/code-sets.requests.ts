import { type CodeSetName, codeSetNames, codeSystems, type CodeSystem } from '@claimstream/code-sets';
import { notFound } from '@claimstream/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { z } from 'zod';
import { aDay, day } from '../reports/period.requests.js';

const toBoolean = ({ value }: { value: unknown }): unknown => (value === 'true' ? true : value === 'false' ? false : value);

/** The set of a path; one that we do not know is not found. */
export function codeSetNamed(name: string): CodeSetName {
  const set = codeSetNames.find((known) => known === name);
  if (!set) throw notFound('code set');
  return set;
}

export function codeSystemNamed(name: string): CodeSystem {
  const system = codeSystems.find((known) => known === name);
  if (!system) throw notFound('code system');
  return system;
}

/** As people write it, with its point and in small letters, or as claims have it. */
export const codeNamed = (code: string): string => code.toUpperCase().replaceAll('.', '');

export class UploadQuery {
  @ApiPropertyOptional({ description: "Default: what the file's name says (`FY2026`), else a name made of its digest." })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(60)
  version?: string;

  @ApiPropertyOptional({ format: 'date', description: "Default: what the file's name says, else always." })
  @IsOptional()
  @Matches(day, aDay)
  effectiveFrom?: string;

  @ApiPropertyOptional({ format: 'date', description: 'The last day; without it the release holds until another begins.' })
  @IsOptional()
  @Matches(day, aDay)
  effectiveTo?: string;

  @ApiPropertyOptional({ description: 'The name that the authority gave the file: `icd10cm_order_2026.txt`.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  fileName?: string;

  @ApiPropertyOptional({ default: false, description: 'Takes also a file that has much fewer rows than the release before it.' })
  @IsOptional()
  @Transform(toBoolean)
  @IsBoolean()
  allowSmaller?: boolean;
}

export class OnDayQuery {
  @ApiPropertyOptional({ format: 'date', description: 'Default: today.' })
  @IsOptional()
  @Matches(day, aDay)
  date?: string;
}

export class CodesQuery extends OnDayQuery {
  @ApiProperty({ description: 'A code or its beginning, words, beginnings of words, abbreviations (HTN, fx).' })
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  q: string;

  @ApiPropertyOptional({ enum: codeSystems, description: 'Default: icd-10-cm, hcpcs, cpt and icd-10-pcs.' })
  @IsOptional()
  @IsIn(codeSystems)
  system?: CodeSystem;

  @ApiPropertyOptional({ default: false, description: 'Only what may be reported.' })
  @IsOptional()
  @Transform(toBoolean)
  @IsBoolean()
  billable?: boolean;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 25;
}

/** Takes a release out of force, for all days. */
export const WithdrawRequest = z.strictObject({ reason: z.string().trim().min(5).max(500) });
export type WithdrawRequest = z.output<typeof WithdrawRequest>;

/** Ends a release. */
export const RetireRequest = z.strictObject({ effectiveTo: z.iso.date().meta({ description: 'Its last day.' }) });
export type RetireRequest = z.output<typeof RetireRequest>;
