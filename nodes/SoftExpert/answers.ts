import type { AnswerSpec, ResultField } from '../shared/operation/spec';
import type { OutcomeTerms } from './content/outcome';

interface OutcomeOptions
	extends OutcomeTerms,
		Pick<AnswerSpec, 'repeats' | 'codes' | 'done' | 'completion' | 'shape'> {
	/** Fields beside the usual ones that another word or `shape` makes. */
	gives?: ResultField[];
}

/** The answer of a method, read by `outcomeForm`: what differs is data. */
export function outcome({
	gives = [],
	repeats,
	codes,
	done,
	completion,
	shape,
	...terms
}: OutcomeOptions): AnswerSpec {
	const { record, returns, reads = [] } = terms;
	return {
		form: 'outcome',
		terms,
		gives: [
			...usualFields,
			...(record || returns === 'key' ? recordFields : []),
			...reads,
			...gives,
			...Object.keys(done ?? {}).map(doneField),
		],
		...(repeats && { repeats }),
		...(codes && { codes }),
		...(done && { done }),
		...(completion && { completion }),
		...(shape && { shape }),
	};
}

const usualFields: ResultField[] = [
	{
		name: 'success',
		xml: 'Status',
		type: 'boolean',
		description: 'Always true: what SoftExpert refused or did not clearly confirm is an error',
		example: true,
	},
	{
		name: 'code',
		xml: 'Code',
		type: 'integer',
		description: "SoftExpert's result code, 1 when it was done. Null for methods that give none.",
		example: 1,
	},
	{
		name: 'detail',
		xml: 'Detail',
		description: "SoftExpert's own words, in the language of its user",
		example: 'Record successfully added.',
	},
];

const recordFields: ResultField[] = [
	{ name: 'recordId', xml: 'RecordID', description: 'ID of the record', example: '000123' },
	{
		name: 'recordKey',
		xml: 'RecordKey',
		description: "SoftExpert's internal key of the record",
		example: '57',
	},
];

function doneField(name: string): ResultField {
	return { name, xml: '.', type: 'boolean', description: 'Whether it is so now', example: true };
}
