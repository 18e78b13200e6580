/* eslint-disable @n8n/community-nodes/no-restricted-imports -- tests never run inside n8n */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { n8nFolders } from '../../../e2e/paths';

interface Sheets {
	read(bytes: Buffer): { SheetNames: string[]; Sheets: Record<string, unknown> };
	write(book: unknown, options: object): Buffer;
	utils: {
		json_to_sheet(rows: object[]): unknown;
		sheet_to_json(sheet: unknown): Row[];
		book_new(): unknown;
		book_append_sheet(book: unknown, sheet: unknown, name: string): void;
	};
}

type Row = Record<string, unknown>;

// The library by which n8n itself reads and writes such files.
const sheets = () => createRequire(join(n8nFolders.newest, 'package.json'))('@e965/xlsx') as Sheets;

/** An Excel file with one row for each of these, the keys in its first row. */
export function spreadsheet(rows: Row[]): File {
	const { utils, write } = sheets();
	const book = utils.book_new();
	utils.book_append_sheet(book, utils.json_to_sheet(rows), 'Rows');
	const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
	const bytes = new Uint8Array(write(book, { type: 'buffer', bookType: 'xlsx' }));
	return new File([bytes], 'rows.xlsx', { type });
}

/** The rows of an Excel file's first sheet. */
export function rowsIn(bytes: Buffer): Row[] {
	const { utils, read } = sheets();
	const book = read(bytes);
	return utils.sheet_to_json(book.Sheets[book.SheetNames[0]]);
}
