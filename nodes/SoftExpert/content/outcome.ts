import type { IDataObject } from 'n8n-workflow';
import type { AnswerForm } from '../../shared/operation/dialect';
import { setOwn } from '../../shared/operation/values/namedValues';
import type { ResultField } from '../../shared/operation/spec';
import type { Failure } from '../../shared/soap/failure';
import { readAnswer, type Answer } from './elements';
import { withEntries, type EntriesTerms } from './entries';
import { judge, type Judgement, type ReturnMeaning } from './judgement';
import { isNumber, refused, saysNothing, unclear, type Judged } from './verdict';

/** What is special about the answer of one method. */
export interface OutcomeTerms {
	/** Left out for the methods that answer with `Status` alone. */
	returns?: ReturnMeaning;
	/** What the answer names the new record by: without it nobody can find the record again. */
	record?: 'recordId' | 'recordKey' | 'either';
	/** Of the other elements those that have a name in the output; the rest keep their own. */
	reads?: ResultField[];
	/** Fields whose text has parts that are fields too: the names of the groups. */
	parts?: Record<string, RegExp>;
	/** The answer says of each entry of the request what became of it. */
	entries?: EntriesTerms;
}

/**
 * One item for all forms of answers: `success`, `code`, `detail`, the record's ID and key, and whatever else came. Only what
 * is proved to be done becomes one.
 */
export const outcomeForm: AnswerForm = {
	read: (response, method, values) => {
		const terms = (method.answer.terms ?? {}) as OutcomeTerms;
		const answer = readAnswer(response);
		const { code } = answer;
		const soft = code === undefined ? undefined : method.answer.codes?.[code]?.result;
		const judgement = soft ? 'done' : judge(answer, terms.returns, values);
		const failure =
			judgement === 'done' && isUnnamed(answer, terms)
				? withoutRecord(method, answer)
				: failureOf(judgement, method, answer);
		if (failure) return { failure };
		const json = { ...itemOf(answer, terms), ...soft };
		return terms.entries ? withEntries(json, terms.entries, method, values) : { items: [json] };
	},
};

function itemOf(answer: Answer, terms: OutcomeTerms): IDataObject {
	const { status, code, detail, returned, recordId } = answer;
	const { returns } = terms;
	const recordKey = keyOf(answer, terms);
	return {
		// Data without a status prove that something was read, and no more.
		...(returns === 'data' && status === undefined ? {} : { success: true }),
		code: code === undefined ? (returned === '1' && returns === 'one' ? 1 : null) : numberOf(code),
		detail: detail ?? textIn(returned, returns),
		...(recordId === undefined ? {} : { recordId }),
		...(recordKey === undefined ? {} : { recordKey }),
		...otherFields(answer, terms),
	};
}

function keyOf({ recordKey, returned }: Answer, { returns }: OutcomeTerms): string | undefined {
	return recordKey ?? (returns === 'key' ? returned : undefined);
}

function isUnnamed(answer: Answer, terms: OutcomeTerms): boolean {
	const [id, key] = [answer.recordId, keyOf(answer, terms)];
	switch (terms.record) {
		case undefined:
			return false;
		case 'either':
			return id === undefined && key === undefined;
		default:
			return (terms.record === 'recordId' ? id : key) === undefined;
	}
}

function numberOf(code: string): number | string {
	return /^-?\d{1,9}$/.test(code) ? Number(code) : code;
}

/** Numbers that only say yes are no words of the system. */
function textIn(returned: string | undefined, returns: ReturnMeaning | undefined): string {
	return returned === undefined || (isNumber(returned) && returns !== 'data') ? '' : returned;
}

/** What a newer release has beside the known elements is passed on too. */
function otherFields({ others }: Answer, { reads = [], parts = {} }: OutcomeTerms): IDataObject {
	const json: IDataObject = {};
	for (const [element, value] of Object.entries(others)) {
		setOwn(json, reads.find(({ xml }) => xml === element)?.name ?? element, value);
	}
	const found = Object.entries(parts).map(([name, pattern]) => {
		const text = json[name];
		return typeof text === 'string' ? pattern.exec(text)?.groups : undefined;
	});
	return Object.assign(json, ...found) as IDataObject;
}

const textAdvice =
	'Look at the record in SoftExpert. SoftExpert answers in the language of the user that the credential signs in: set it to English, Portuguese or Spanish, whose texts this node knows, and report this text to its authors.';

function failureOf(judgement: Judgement, method: Judged, answer: Answer): Failure | undefined {
	const { returned } = answer;
	const quoted = `"${returned?.slice(0, 200)}"`;
	switch (judgement) {
		case 'done':
			return undefined;
		case 'refused':
			return refused(
				method,
				answer,
				returned !== undefined && isNumber(returned)
					? 'This method does not say why. The ID may not exist, or the account may lack the right.'
					: 'The text is all that this method tells.',
			);
		case 'contradictory':
			return unclear(
				method,
				answer,
				`with the status SUCCESS, but returned ${quoted}, which does not say so`,
			);
		case 'unknownText':
			return unclear(
				method,
				answer,
				`with a text that is not known, so that it tells neither yes nor no: ${quoted}`,
				textAdvice,
			);
		case 'silent':
			return saysNothing(method, answer);
	}
}

function withoutRecord(method: Judged, answer: Answer): Failure {
	return unclear(
		method,
		answer,
		'without the ID of the new record',
		'The record may be there all the same. Look for it in SoftExpert.',
	);
}
