import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { newId } from '@claimstream/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ReadsPhi } from '../audit/reads-phi.js';
import { Permission } from '../auth/permission.js';
import type { Transaction } from '../database/transaction.js';
import { idKey, keysOfCursor, momentKey, pageOf, PageQuery, type Page } from '../http/page.js';
import { notFound, Refusal } from '../http/refusal.js';
import { Context, Tx, type RequestContext } from '../http/request-context.js';
import { Idempotent } from '../idempotency/idempotent.js';
import { findNote, listNotes } from './note.queries.js';
import { NewNote, NoteView } from './note.js';

@ApiTags('notes')
@Controller('v1/notes')
export class NotesController {
  @Get()
  @Permission('notes:read', { acrossTenants: true })
  @ReadsPhi({ action: 'notes.list', store: 'notes', ids: ({ items }: Page<NoteView>) => items })
  async list(@Query() { limit, cursor }: PageQuery, @Tx() tx: Transaction): Promise<Page<NoteView>> {
    const notes = await listNotes(tx, { after: keysOfCursor(cursor, [momentKey, idKey]), limit: limit + 1 });
    return pageOf(notes, limit, ({ writtenAt, id }) => [writtenAt, id]);
  }

  @Get(':noteId')
  @Permission('notes:read')
  @ReadsPhi({ action: 'notes.read', store: 'notes', ids: 'noteId' })
  @ApiOkResponse({ standardSchema: NoteView })
  async read(@Param('noteId', { schema: z.uuid() }) noteId: string, @Tx() tx: Transaction): Promise<NoteView> {
    const note = await findNote(tx, noteId);
    if (!note) throw notFound('note');
    return note;
  }

  @Post()
  @Permission('notes:write')
  @Idempotent()
  @ApiCreatedResponse({ description: 'Written.' })
  async write(
    @Body({ schema: NewNote }) { patientName, text }: NewNote,
    @Context() { tenantId }: RequestContext,
    @Tx() tx: Transaction,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ id: string }> {
    const id = newId();
    await tx.query('insert into note (tenant_id, id, patient_name, text) values ($1, $2, $3, $4)', [
      tenantId,
      id,
      patientName,
      text,
    ]);
    void reply.header('location', `/v1/notes/${id}`);
    return { id };
  }

  /** Closes a note once. It writes before it looks, so that the specs see a refusal undo what was written. */
  @Post(':noteId/close')
  @HttpCode(200)
  @Permission('notes:write')
  @Idempotent()
  async close(@Param('noteId', { schema: z.uuid() }) noteId: string, @Tx() tx: Transaction): Promise<{ closed: true }> {
    const [note] = await tx.query<{ times: number }>(
      'update note set closed = true, times_closed = times_closed + 1 where id = $1 returning times_closed as times',
      [noteId],
    );
    if (!note) throw notFound('note');
    if (note.times > 1) throw new Refusal(409, 'NOTE_ALREADY_CLOSED', 'The note is closed already.', { closed: true });
    return { closed: true };
  }
}
