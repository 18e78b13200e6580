import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { fieldsOf, runOptions } from '../nodes/shared/n8n/properties';
import { presentOf } from '../nodes/shared/operation/words/present';
import type { SoapSystem } from '../nodes/shared/operation/dialect';
import { methodNames, outputOf } from '../nodes/shared/operation/resource';
import type { Entry, ResultField } from '../nodes/shared/operation/spec';
import { contractFacts, type ContractFacts } from './contractFacts';
import type { SampleRun } from './sampleRuns';

/**
 * What goes into each operation and what comes out of it. It is also what saved workflows and those who read them rely on: a
 * name, a default or a word that changes here changes there.
 */
export function referencePage(
	system: SoapSystem,
	credential: INodeProperties[],
	contract: unknown,
	runs: Record<string, SampleRun>,
): string {
	const facts = contractFacts(contract);
	const operations = byKey(system.resources, 'name').flatMap((resource) =>
		byKey(
			system.operations.filter((operation) => operation.resource === resource.value),
			'name',
		).map((operation) =>
			section(resource.name, operation, facts, runs[`${operation.resource}.${operation.value}`]),
		),
	);
	return [
		`# ${system.dialect.system}: what goes in and what comes out`,
		'Made from the operations by `npm run generate`.',
		'## Credential',
		parameters(credential.filter(({ type }) => type !== 'hidden')),
		'## Options of every operation',
		'*Parallel Requests* starts with 1 where an operation changes something, and only such operations have *Dry Run*. *Return Before and After* is there where something reads what is changed: the operation says so below.',
		parameters(Object.values(runOptions)),
		...operations,
		'',
	].join('\n\n');
}

function byKey<T, Key extends keyof T>(entries: T[], key: Key): T[] {
	return [...entries].sort((one, other) => (one[key] < other[key] ? -1 : 1));
}

function section(
	resource: string,
	operation: Entry,
	facts: Map<string, ContractFacts>,
	run: SampleRun | undefined,
): string {
	const common = Object.keys(runOptions);
	const own = fieldsOf(operation).flatMap((field) => {
		if (field.type !== 'collection') return [field];
		const members = (field.options as INodeProperties[]).filter(({ name }) => !common.includes(name));
		return members.length === 0 ? [] : [{ ...field, options: members }];
	});
	const { gives, repeats = [] } = outputOf(operation);
	const out = [
		...repeats.map((name) => `- \`${name}\` as it was given`),
		...gives.flatMap((field) => result(field)),
	];
	return [
		`## ${resource}: ${operation.name} (\`${operation.resource}.${operation.value}\`)`,
		...(own.length > 0 ? [parameters(own)] : []),
		...(out.length > 0 ? [`It gives:\n\n${out.join('\n')}`] : []),
		...presentIn(operation),
		...contractOf(operation, facts),
		...(run === undefined ? [] : [sampleOf(run)]),
	].join('\n\n');
}

/** What *Return Before and After* reads. */
function presentIn(operation: Entry): string[] {
	const present = operation.effect === 'read' ? undefined : presentOf(operation);
	if (present === undefined) return [];
	const after = present.gone ? ', before it only' : ', before it and after it';
	return [`*Return Before and After* reads what is changed with \`${present.read.element}\`${after}.`];
}

/** The pages that each of its methods was read from, and the codes by which the system answers. */
function contractOf(operation: Entry, facts: Map<string, ContractFacts>): string[] {
	const known = methodNames(operation).flatMap((name) => {
		const found = facts.get(name);
		return found === undefined ? [] : [{ name, ...found }];
	});
	const codes = known.flatMap(({ name, codes: meanings }) =>
		Object.entries(meanings).map(([code, meaning]) => `- \`${name}\` ${code}: ${meaning}`),
	);
	const sources = known.map(({ name, sources: pages }) => `\`${name}\`: ${pages.map(linked).join(', ')}`);
	return [
		...(codes.length > 0 ? [`Codes of the system:\n\n${codes.join('\n')}`] : []),
		...(sources.length > 0 ? [`Source: ${sources.join('; ')}.`] : []),
	];
}

const linked = (page: string) => (page.startsWith('https://') ? `<${page}>` : page);

function sampleOf({ parameters: given, items, output }: SampleRun): string {
	const json = (value: unknown) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
	return [
		'<details><summary>Sample</summary>',
		'Parameters:',
		json(given),
		...(items === undefined ? [] : ['Input items:', json(items)]),
		'Output:',
		json(output),
		'</details>',
	].join('\n\n');
}

/** What a trigger is told, and with what it signs in. */
export function triggerPage(
	{ displayName, description, properties }: INodeTypeDescription,
	credential: INodeProperties[],
): string {
	return [
		`# ${displayName}`,
		'Made from the node by `npm run generate`. What it does in words: [nodes](../nodes.md).',
		`${description}.`,
		'## Credential',
		parameters(credential.filter(({ type }) => type !== 'hidden')),
		'## Fields',
		parameters(properties),
		'',
	].join('\n\n');
}

function parameters(properties: INodeProperties[], indent = ''): string {
	return properties.map((property) => parameter(property, indent)).join('\n');
}

function parameter(property: INodeProperties, indent: string): string {
	const {
		displayName,
		name,
		type,
		description = '',
		hint = '',
		placeholder,
		required,
		typeOptions,
	} = property;
	const remarks = [
		type,
		...(required ? ['required'] : []),
		...(typeOptions?.multipleValues ? ['several'] : []),
		...(typeOptions?.password ? ['kept secret'] : []),
		...defaultOf(property),
		...bounds(property),
		...(placeholder ? [`such as \`${placeholder.replace(/^e\.g\. /, '')}\``] : []),
		...conditions(property),
	];
	const text = [description, hint].filter(Boolean).join('. ');
	const line = `${indent}- **${displayName}** \`${name}\` (${remarks.join('; ')})${text ? `: ${text}` : ''}`;
	const inner = [...(property.options ?? []), ...(property.modes ?? [])];
	return [line.replaceAll('\n', ' '), ...inner.map((one) => member(one, `${indent}  `))].join('\n');
}

function defaultOf({ type, default: value }: INodeProperties): string[] {
	if (
		type === 'collection' ||
		type === 'fixedCollection' ||
		type === 'notice' ||
		value === undefined ||
		value === ''
	)
		return [];
	return [`default \`${JSON.stringify(value)}\``];
}

function bounds({ typeOptions }: INodeProperties): string[] {
	const { minValue, maxValue } = typeOptions ?? {};
	return [
		...(minValue === undefined ? [] : [`at least ${minValue}`]),
		...(maxValue === undefined ? [] : [`at most ${maxValue}`]),
	];
}

/** The operation itself is said by the heading. */
function conditions({ displayOptions }: INodeProperties): string[] {
	return Object.entries(displayOptions ?? {}).flatMap(([how, fields]) =>
		Object.entries(fields as object)
			.filter(([name]) => name !== 'resource' && name !== 'operation')
			.map(([name, values]) => `${how} where \`${name}\` is \`${JSON.stringify(values)}\``),
	);
}

function member(one: object, indent: string): string {
	if ('type' in one) return parameter(one as INodeProperties, indent);
	if ('values' in one) {
		const { displayName, name, values } = one as {
			displayName: string;
			name: string;
			values: INodeProperties[];
		};
		return [`${indent}- **${displayName}** \`${name}\``, parameters(values, `${indent}  `)].join('\n');
	}
	const { name, value, description } = one as INodePropertyOptions;
	return `${indent}- ${name} \`${String(value)}\`${description ? `: ${description}` : ''}`;
}

function result({ name, type, description, words, gives, example }: ResultField, indent = ''): string[] {
	const shown = example === undefined ? '' : `, such as \`${JSON.stringify(example)}\``;
	const inner = `${indent}  `;
	return [
		`${indent}- \`${name}\` (${type ?? 'string'}): ${description}${shown}`,
		...Object.entries(words ?? {}).map(([code, word]) => `${inner}- ${code}: ${word}`),
		...(gives ?? []).flatMap((field) => result(field, inner)),
	];
}
