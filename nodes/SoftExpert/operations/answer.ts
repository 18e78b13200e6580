import type { IDataObject } from 'n8n-workflow';
import type {
	OperationItem,
	OperationSpec,
	ParameterValues,
	ResultField,
	ResultSpec,
	SoapSpec,
} from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import type { XmlElement } from '../../shared/xml/tree';
import { readAnswer, type Answer } from '../answer';
import type { Thing } from '../answerTexts';
import { meaningOf } from '../knownTexts';
import { isNumber, refused, saysNothing, unclear, type Method } from '../verdict';

/**
 * What the `return` element of a method says (docs/quirks/softExpert.md, 'Legacy answers'): `key` a primary key or -1, `zero` 0 or -1, `one` 1
 * or an error text, `number` a positive number or -1, and a sentence about one of the things. `data` is for the method that
 * reads and has no documented answer.
 */
export type ReturnMeaning =
	| 'key'
	| 'zero'
	| 'one'
	| 'number'
	| 'data'
	| { says: 'saved' | 'deleted'; things: Thing[] };

interface AnswerOptions {
	echo?: string[];
	codes?: ResultSpec['codes'];
	/** Left out for the methods that answer with `Status` alone. */
	returns?: ReturnMeaning;
	/** What a done call adds to the output. */
	done?: IDataObject;
	/** Fields beside the usual ones, for the output schema; `reads` gives their values. */
	fields?: ResultField[];
	/** Takes what it knows out of the other elements and gives it under the names of `fields`. */
	reads?: (others: IDataObject) => IDataObject;
	/** What the answer names the new record by: without it nobody can find the record again. */
	record?: 'recordId' | 'recordKey' | 'either';
}

type Answering = Pick<OperationSpec, 'soap' | 'result' | 'finish'>;

/** Request and answer of a method of the administration. */
export function admin(element: string, options: AnswerOptions = {}): Answering {
	return answering({ service: 'adm_ws', element }, options);
}

/** Request and answer of a method of the workflow service. */
export function workflow(element: string, options: AnswerOptions = {}): Answering {
	return answering({ service: 'wf_ws', namespace: 'urn:workflow', element }, options);
}

/** One shape for all forms of answers: `success`, `code`, `detail`, the record's ID and key, and whatever else came. */
function answering(soap: SoapSpec, options: AnswerOptions): Answering {
	const { echo, codes, fields = [], record, returns, done } = options;
	// The two methods that only read are named so; their failures never leave open what was done.
	const method: Method = { soap, result: { codes }, effect: /^get/.test(soap.element) ? 'read' : 'write' };
	return {
		soap,
		result: {
			cardinality: 'one',
			path: '',
			echo,
			codes,
			fields: [
				...usualFields,
				...(record || returns === 'key' ? recordFields : []),
				...fields,
				...Object.keys(done ?? {}).map(doneField),
			],
			document: (root, values) => [readDone(root, values, options)],
		},
		finish: (items) => onlyDone(items, method),
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

/** Where the answer itself waits for `onlyDone`, which has the operation; no element can have a blank in its name. */
const verdictKey = 'verdict of the answer';

interface Verdict {
	answer: Answer;
	is: 'done' | 'refused' | 'silent' | 'contradictory' | 'unknownText' | 'unnamed';
}

function readDone(root: XmlElement, values: ParameterValues, options: AnswerOptions): IDataObject {
	const { returns, done, codes, reads, record } = options;
	const answer = readAnswer(root);
	const { code, detail, returned, recordId, others } = answer;
	const soft = code === undefined ? undefined : codes?.[code]?.result;
	const key = answer.recordKey ?? (returns === 'key' ? returned : undefined);
	const judged = soft ? 'done' : judge(answer, returns, values);
	const is = judged === 'done' && record && isUnnamed(record, recordId, key) ? 'unnamed' : judged;
	const verdict: Verdict = { answer, is };
	return {
		// Data without a status prove that something was read, and no more.
		...(returns === 'data' && answer.status === undefined ? {} : { success: true }),
		code: code === undefined ? (returned === '1' && returns === 'one' ? 1 : null) : numberOf(code),
		detail: detail ?? textIn(returned, returns),
		...(recordId === undefined ? {} : { recordId }),
		...(key === undefined ? {} : { recordKey: key }),
		...(reads ? reads(others) : others),
		...(soft ? soft : done),
		[verdictKey]: verdict as unknown as IDataObject,
	};
}

function isUnnamed(record: NonNullable<AnswerOptions['record']>, id?: string, key?: string): boolean {
	if (record === 'either') return id === undefined && key === undefined;
	return (record === 'recordId' ? id : key) === undefined;
}

/** Numbers that only say yes are no words of the system. */
function textIn(returned: string | undefined, returns: ReturnMeaning | undefined): string {
	return returned === undefined || (isNumber(returned) && returns !== 'data') ? '' : returned;
}

/** The dialect has refused every `Status` but SUCCESS, and what contradicts it in the code. */
function judge(answer: Answer, returns: ReturnMeaning | undefined, values: ParameterValues): Verdict['is'] {
	const { status, returned } = answer;
	if (status !== undefined) return contradicts(returned, returns, values) ? 'contradictory' : 'done';
	if (returns === 'data') return judgeData(answer);
	if (returned === undefined || returns === undefined) return 'silent';
	if (returned === '-1') return 'refused';
	switch (returns) {
		case 'one':
			// The vendor: 1, otherwise an error text. A number is no text, and a sentence of success is no error.
			if (returned === '1') return 'done';
			return isNumber(returned) || isSuccess(returned, values) ? 'unknownText' : 'refused';
		case 'zero':
			return returned === '0' ? 'done' : 'unknownText';
		case 'key':
		case 'number':
			return /^[1-9]\d*$/.test(returned) ? 'done' : 'unknownText';
		default:
			return judgeText(returned, returns, values);
	}
}

/** Whether what stands beside the status SUCCESS says that nothing was done. */
function contradicts(
	returned: string | undefined,
	returns: ReturnMeaning | undefined,
	values: ParameterValues,
): boolean {
	if (returned === undefined) return false;
	switch (returns) {
		case 'key':
		case 'number':
			return !/^[1-9]\d*$/.test(returned);
		case 'zero':
			return returned !== '0';
		default:
			return meaningOf(returned, [], Object.values(values)) === 'refused';
	}
}

function judgeText(
	text: string,
	{ says, things }: { says: 'saved' | 'deleted'; things: Thing[] },
	values: ParameterValues,
): Verdict['is'] {
	if (text === '1') return 'done';
	const meaning = meaningOf(text, ['record', ...things], Object.values(values));
	if (meaning === 'refused') return 'refused';
	return meaning === says ? 'done' : 'unknownText';
}

const anyThing: Thing[] = ['record', 'attribute', 'value', 'user'];

function isSuccess(text: string, values: ParameterValues): boolean {
	const meaning = meaningOf(text, anyThing, Object.values(values));
	return meaning === 'saved' || meaning === 'deleted';
}

/** Data are elements; a lone text may be data or an error, and nobody has written down which. */
function judgeData({ returned, others }: Answer): Verdict['is'] {
	if (returned === '-1') return 'refused';
	if (Object.keys(others).length > 0) return 'done';
	return returned === undefined ? 'silent' : 'unknownText';
}

function numberOf(code: string): number | string {
	return /^-?\d{1,9}$/.test(code) ? Number(code) : code;
}

const textAdvice =
	'Look at the record in SoftExpert. SoftExpert answers in the language of the user that the credential signs in: set it to English, Portuguese or Spanish, whose texts this node knows, and report this text to its authors.';

/** The last look at what came: only what is proved to be done becomes an item. */
function onlyDone(items: IDataObject[], method: Method): OperationItem[] | Failure {
	const [{ [verdictKey]: verdict, ...json }] = items;
	const { answer, is } = verdict as unknown as Verdict;
	switch (is) {
		case 'done':
			return [{ json }];
		case 'refused':
			return refused(
				method,
				answer,
				answer.returned !== undefined && isNumber(answer.returned)
					? 'This method does not say why. The ID may not exist, or the account may lack the right.'
					: 'The text is all that this method tells.',
			);
		case 'unnamed':
			return unclear(
				method,
				answer,
				'without the ID of the new record',
				'The record may be there all the same. Look for it in SoftExpert.',
			);
		case 'contradictory':
			return unclear(
				method,
				answer,
				`with the status SUCCESS, but returned "${answer.returned?.slice(0, 200)}", which does not say so`,
			);
		case 'unknownText':
			return unclear(
				method,
				answer,
				`with a text that is not known, so that it tells neither yes nor no: "${answer.returned?.slice(0, 200)}"`,
				textAdvice,
			);
		default:
			return saysNothing(method, answer);
	}
}
