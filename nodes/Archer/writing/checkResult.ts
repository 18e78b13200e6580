import type { IDataObject } from 'n8n-workflow';
import type {
	OperationContext,
	OperationOutcome,
	PropertySpec,
	ResultField,
} from '../../shared/operation/spec';
import { refusal, type Failure } from '../../shared/soap/failure';
import { ignoredIn, type Ignored } from './ignored';
import { textOf } from '../content/given';
import type { FieldEntry } from './input';
import { presentRecord } from '../content/presentRecord';

/** Archer says success for values that it does not take (vendor's page on REST inputs): the record is read again and compared. */

export const checkResult: PropertySpec = {
	displayName: 'Check Result',
	name: 'checkResult',
	type: 'options',
	options: [
		{ name: 'Fail', value: 'fail', description: 'The item fails when Archer has ignored a value' },
		{ name: 'Off', value: 'off', description: "Trust Archer's word" },
		{ name: 'Warn', value: 'warn', description: 'The item lists what was ignored' },
	],
	default: 'warn',
	description:
		'Whether to read the record afterwards and look for values that Archer has ignored without a word; costs one request per item',
	collection: 'options',
};

export const ignoredFields: ResultField = {
	name: 'ignored',
	type: 'list',
	description: "With 'Check Result': values that Archer did not take although it said success",
	gives: [
		{ name: 'field', description: 'Name or ID of the field', example: 'Source Address' },
		{ name: 'given', description: 'What should be there' },
		{ name: 'stored', description: 'What is there' },
	],
};

/** A record that was written, with what was written. */
export interface WrittenRecordOfItem {
	context: OperationContext;
	entries: FieldEntry[];
	timeZone: string;
	outcome: OperationOutcome;
}

/** The outcome of the item once its record was looked at; as it was where nothing is to be checked. */
export async function checked(written: WrittenRecordOfItem): Promise<OperationOutcome> {
	const { context, outcome } = written;
	const mode = context.values.checkResult ?? 'off';
	if (mode === 'off' || outcome.failure) return outcome;
	const [{ json }] = outcome.items;
	const found = await look(written, json);
	if (found.failure) {
		const message = `The record ${textOf(json.contentId)} was written, but what Archer made of it could not be read: ${found.failure.message}`;
		if (mode === 'fail')
			return { failure: { ...found.failure, message, ...madeAllTheSame(json), reached: 'yes' } };
		context.remark(message);
		return outcome;
	}
	if (found.ignored.length === 0) return outcome;
	if (mode === 'fail') return { failure: notTaken(found.ignored, json) };
	context.remark("Archer has ignored values without a word: 'ignored' of the items lists them.");
	const own = { ...json, ignored: found.ignored as unknown as IDataObject[] };
	return { ...outcome, items: [{ ...outcome.items[0], json: own }] };
}

type Look = { ignored: Ignored[]; failure?: undefined } | { ignored?: undefined; failure: Failure };

async function look({ context, entries, timeZone }: WrittenRecordOfItem, json: IDataObject): Promise<Look> {
	const { call, values } = context;
	const moduleId = values.moduleId ?? values.subformModuleId;
	const read = await call(presentRecord, { moduleId, contentId: json.contentId, timeZone });
	if (read.failure) return { failure: read.failure };
	const { record } = read.items[0].json as { record: IDataObject };
	const fields = Object.values((record.fields ?? {}) as Record<string, IDataObject>);
	return { ignored: ignoredIn(entries, fields, timeZone) };
}

function madeAllTheSame({ contentId, updated }: IDataObject): Pick<Failure, 'done' | 'created'> {
	const what = updated === true ? 'updated' : 'created';
	return { done: [`the record ${textOf(contentId)} was ${what}`], created: { contentId } };
}

function notTaken(ignored: Ignored[], json: IDataObject): Failure {
	const values = ignored.map(
		({ field, given, stored }) => `"${field}" should be ${inWords(given)} and is ${inWords(stored)}`,
	);
	return refusal('rejected', `Archer said success, but has ignored values: ${values.join('; ')}`, {
		advice:
			'The values may not exist in Archer, or may not be allowed in these fields. The rest of the record is written.',
		parameter: 'Fields',
		...madeAllTheSame(json),
	});
}

function inWords(value: unknown): string {
	const texts = [value].flat().map(textOf).filter(Boolean);
	return texts.length === 0 ? 'empty' : texts.map((text) => `"${text.slice(0, 60)}"`).join(', ');
}
