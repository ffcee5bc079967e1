import { PageQuery } from '@claimstream/service-kit';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { aDay, day } from '../reports/period.requests.js';

export class ChargeItemsQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'date', description: 'The items of this day; default: today.' })
  @IsOptional()
  @Matches(day, aDay)
  date?: string;

  @ApiPropertyOptional({ description: 'Begins the charge number or procedure, or stands in the description.' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  q?: string;
}

export class ChargeVersionsQuery extends PageQuery {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  chargeNumber: string;
}

export class ChargePriceQuery {
  @ApiProperty()
  @IsString()
  @MinLength(1)
  @MaxLength(50)
  chargeNumber: string;

  @ApiPropertyOptional({ format: 'date', description: 'Default: today.' })
  @IsOptional()
  @Matches(day, aDay)
  date?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(80)
  payerId?: string;

  @ApiPropertyOptional({ description: 'NPI of the service facility, or of the billing provider where there is none.' })
  @IsOptional()
  @Matches(/^\d{10}$/, { message: 'must be ten digits' })
  facilityNpi?: string;
}
