/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { ArcherApi } from '../../../credentials/ArcherApi.credentials';
import { AssureSignApi } from '../../../credentials/AssureSignApi.credentials';
import { AssureSignTriggerApi } from '../../../credentials/AssureSignTriggerApi.credentials';
import { SoftExpertApi } from '../../../credentials/SoftExpertApi.credentials';
import { systems } from '../../../index';
import { methodsOf, outputOf } from '../../../nodes/shared/operation/resource';
import type { AnswerSpec, ResultField } from '../../../nodes/shared/operation/spec';
import { checkTable } from '../../support/tables';

/**
 * What workflows rely on without saying so: under which name each value of an answer comes and from which place, and what the
 * fields of the credentials are called. A change of one of them shows here, whichever operations share it.
 */
const tableOf = (name: string) => path.join(__dirname, `${name}.json`);

/** Patterns and functions in words: JSON has none. */
function plain(value: unknown): unknown {
	return JSON.parse(
		JSON.stringify(value, (_name, one: unknown) =>
			one instanceof RegExp ? String(one) : typeof one === 'function' ? 'a function' : one,
		) ?? 'null',
	);
}

function withInner(field: ResultField): ResultField[] {
	return [field, ...(field.gives ?? []).flatMap(withInner)];
}

for (const [name, { operations }] of Object.entries(systems)) {
	const declared = new Map<string, Set<string>>();
	const note = (fields: ResultField[] = []) => {
		for (const field of fields.flatMap(withInner)) {
			const known = declared.get(field.name) ?? new Set();
			declared.set(field.name, known.add(JSON.stringify(plain(field))));
		}
	};
	for (const entry of operations) {
		note((outputOf(entry) as AnswerSpec).gives);
		for (const { answer } of methodsOf(entry)) {
			note(answer.gives);
			note(answer.beside);
		}
	}
	const rows = [...declared].sort(([one], [other]) => (one < other ? -1 : 1));
	checkTable(
		tableOf(`answerFields.${name}`),
		Object.fromEntries(
			rows.map(([field, forms]) => [field, () => [...forms].sort().map((one) => JSON.parse(one) as unknown)]),
		),
	);
}

const credentials = [new ArcherApi(), new AssureSignApi(), new AssureSignTriggerApi(), new SoftExpertApi()];
checkTable(
	tableOf('credentialFields'),
	Object.fromEntries(
		credentials.flatMap(({ name, properties }) =>
			properties.map((property, index) => [`${name} ${index} ${property.name}`, () => plain(property)]),
		),
	),
);
