import { Text } from '@claimstream/contracts';
import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { z } from 'zod';

const reason = z.string().trim().min(1).max(200).meta({ description: 'Why; it is kept. Nothing personal.' });

export const ReasonRequest = z.strictObject({ reason });
export type ReasonRequest = z.output<typeof ReasonRequest>;

export const AccountRequest = z.strictObject({ sourceSystem: Text(50), billingAccountId: Text(50), reason });
export type AccountRequest = z.output<typeof AccountRequest>;

/** Both name an account together. */
export class AccountQuery {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  sourceSystem: string;

  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  billingAccountId: string;
}
