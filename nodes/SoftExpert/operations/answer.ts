import type { IDataObject } from 'n8n-workflow';
import type {
	OperationItem,
	OperationSpec,
	ParameterValues,
	ResultField,
	ResultSpec,
	SoapSpec,
} from '../../shared/operation/spec';
import { refusal, type Failure } from '../../shared/soap/failure';
import type { XmlElement } from '../../shared/xml/tree';
import { readAnswer } from '../answer';

/**
 * What the `return` element of a method says (reference, 'Legacy answers'): `key` a primary key or -1, `zero` 0 or -1, `one` 1
 * or an error text, `text` a success text or an error text, `anything` where the vendor documents no answer.
 */
export type ReturnMeaning = 'key' | 'zero' | 'one' | 'text' | 'anything';

interface AnswerOptions {
	echo?: string[];
	codes?: ResultSpec['codes'];
	/** Left out for the methods that answer with `Status` alone. */
	returns?: ReturnMeaning;
	/** What a done call adds to the output. */
	done?: IDataObject;
	/** Fields beside the usual ones, for the output schema. */
	fields?: ResultField[];
	/** Whether the answer names the record that was made. */
	record?: true;
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
		finish: (items) => refuseLegacy(items, soap.element, returns),
	};
}

const usualFields: ResultField[] = [
	{
		name: 'success',
		xml: 'Status',
		type: 'boolean',
		description:
			'Whether SoftExpert did it. Null when only a text came back that does not tell: read the detail.',
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

function readDone(root: XmlElement, values: ParameterValues, options: AnswerOptions): IDataObject {
	const { returns, done, codes } = options;
	const { status, code, detail, returned, recordId, recordKey, others } = readAnswer(root);
	const success =
		status === undefined ? judge(returned, code, returns, values) : status.toUpperCase() === 'SUCCESS';
	const key = recordKey ?? (returns === 'key' ? returned : undefined);
	const json: IDataObject = {
		success: success ?? null,
		code: code === undefined ? (returned === '1' && returns === 'one' ? 1 : null) : numberOf(code),
		detail: detail ?? textIn(returned, returns),
	};
	if (recordId !== undefined) json.recordId = recordId;
	if (key !== undefined) json.recordKey = key;
	const soft = code === undefined ? undefined : codes?.[code]?.result;
	return {
		...json,
		...others,
		...(success === true ? done : {}),
		...(soft ? { success: true, ...soft } : {}),
	};
}

/** Numbers that only say yes are no words of the system. */
function textIn(returned: string | undefined, returns: ReturnMeaning | undefined): string {
	const isNumber = returns === 'key' || returns === 'zero' || (returned === '1' && returns !== 'anything');
	return isNumber ? '' : (returned ?? '');
}

/** @returns undefined when nothing tells */
function judge(
	returned: string | undefined,
	code: string | undefined,
	returns: ReturnMeaning | undefined,
	values: ParameterValues,
): boolean | undefined {
	if (code !== undefined) return code === '1';
	if (returned === undefined || returns === undefined) return undefined;
	switch (returns) {
		case 'one':
			return returned === '1';
		case 'zero':
			return returned === '0';
		case 'key':
			return /^[1-9]\d*$/.test(returned);
		case 'text':
			return judgeText(returned, values);
		default:
			return undefined;
	}
}

const refusingWords =
	/\b(?:error|invalid|fail(?:ed|ure)?|not|cannot|could ?n[o']t|doesn't|missing|required|denied|erro|inv[aá]lid[oa]|falh\w*|n[aã]o|obrigat[oó]ri[oa]|inexistente|inv[aá]lido|fall[oó]|falta)(?![\p{L}\p{N}])/iu;
const doneWords =
	/(?:success|sucesso|[eé]xito|created|criad[oa]|cread[oa]|added|adicionad[oa]|inserted|inserid[oa]|updated|atualizad[oa]|actualizad[oa]|changed|alterad[oa]|saved|salv[oa]|guardad[oa]|deleted|exclu[ií]d[oa]|eliminad[oa]|removed|removid[oa])/iu;

/**
 * The oldest methods put success and error into one text, in the language of the user (English, Portuguese and Spanish are
 * sold). Only a clear text is judged; anything else is handed to the user with `success: null`. IDs and names of the
 * request are taken out first: an attribute may be called ERROR.
 */
function judgeText(text: string, values: ParameterValues): boolean | undefined {
	if (text === '1') return true;
	if (text === '-1' || text === '') return false;
	const given = Object.values(values).filter((value) => typeof value === 'string' && value.trim() !== '');
	const bare = given
		.sort((a, b) => String(b).length - String(a).length)
		.reduce<string>((rest, value) => rest.replace(wholeWord(String(value)), ' '), text);
	if (refusingWords.test(bare)) return false;
	return doneWords.test(bare) ? true : undefined;
}

function wholeWord(value: string): RegExp {
	const escaped = value.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
	return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}

function numberOf(code: string): number | string {
	return /^-?\d{1,9}$/.test(code) ? Number(code) : code;
}

/**
 * The last look at what came: an answer in a legacy form that says no is an error. For the operations whose answers may have
 * no `Status`; the dialect has judged the others before.
 */
function refuseLegacy(
	items: IDataObject[],
	element: string,
	returns: ReturnMeaning | undefined,
): OperationItem[] | Failure {
	const [json] = items;
	if (json.success === null && returns !== 'text' && returns !== 'anything') return saysNothing(element);
	if (json.success !== false) return items.map((item) => ({ json: item }));
	const detail = typeof json.detail === 'string' ? json.detail : '';
	return refusal('rejected', `SoftExpert refused ${element}${detail ? `: ${detail}` : ''}`, {
		advice:
			returns === 'key' || returns === 'zero'
				? 'This method does not say why. The ID may not exist, or the account may lack the right.'
				: 'The text is all that this method tells.',
		systemText: detail || undefined,
		code: json.code === null ? undefined : String(json.code),
	});
}

function saysNothing(element: string): Failure {
	return {
		kind: 'unreadable',
		message: `SoftExpert answered ${element} without saying whether it was done`,
		advice: 'Neither Status nor a return value came. Check the record in SoftExpert.',
		reached: 'unknown',
	};
}
