/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- tests never run inside n8n */
import path from 'node:path';
import { ArcherApi } from '../../../credentials/ArcherApi.credentials';
import { AssureSignApi } from '../../../credentials/AssureSignApi.credentials';
import { AssureSignTriggerApi } from '../../../credentials/AssureSignTriggerApi.credentials';
import { SoftExpertApi } from '../../../credentials/SoftExpertApi.credentials';
import { systems } from '../../../index';
import { guardedOption, guardProperty } from '../../../nodes/shared/n8n/agents';
import { callDescribedTask } from '../../../nodes/shared/n8n/callDescribed';
import { callMethodTask } from '../../../nodes/shared/n8n/callMethod';
import { mappingProperties } from '../../../nodes/shared/n8n/mapped';
import { collectionTexts, runOptions } from '../../../nodes/shared/n8n/properties';
import { systemCheckTask } from '../../../nodes/shared/n8n/systemCheck';
import { methodsOf, outputOf } from '../../../nodes/shared/operation/resource';
import type { AnswerSpec, Entry, ResultField } from '../../../nodes/shared/operation/spec';
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

/** What the editor says of every operation, and of the operations that all systems have. */
const texts = { system: 'Ledger', service: 'general', method: 'Save' };
const menu = { name: 'General', value: 'general' };
const create = {
	name: 'Create',
	value: 'create',
	effect: 'write',
	fields: [{ displayName: 'First Name', name: 'firstName', type: 'string', default: '' }],
	uses: [],
	output: { gives: [] },
} as unknown as Entry;
checkTable(
	tableOf('editorWords'),
	Object.fromEntries(
		Object.entries({
			...runOptions,
			...collectionTexts,
			mapping: mappingProperties('user', [create]),
			guard: guardProperty({ ...systems.archer, versions: [1, 1.1] }),
			'guarded: cannot be undone': guardedOption({ ...create, destructive: true }, menu),
			'guarded: any method': guardedOption({ ...create, resource: 'callMethod' }, menu),
			'Call Method: Call': callDescribedTask(texts),
			'Call Method: Call With JSON': callMethodTask([{ menu }], {
				...texts,
				example: '{}',
				filledIn: 'Nothing',
			}),
			'System: Check': systemCheckTask('Ledger', []),
		}).map(([name, declared]) => [name, () => plain(declared)]),
	),
);
