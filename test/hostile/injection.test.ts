import type { IDataObject, INodeParameters, INodePropertyCollection } from 'n8n-workflow';
import { systems } from '../../index';
import type { Entry, PropertySpec } from '../../nodes/shared/operation/spec';
import { startSandbox, type LoggedRequest, type Sandbox } from '../../sandbox';
import { writeFigures } from '../support/figures';
import type { SystemName } from '../support/methods';
import { parametersFor, rowFor, versionOf, withValue } from '../support/valueParameters';
import { runNode, sandboxCredentials } from '../support/workflow';
import { skeletonOf } from './skeleton';

/**
 * Markup, ends of lines and parts of addresses in every parameter of every operation: a request with them consists of the
 * same elements, goes to the same address and has the same headers as one with a harmless text.
 */
const mark = 'INJECTED';

const hostile = [
	`${mark}</Text><Extra xmlns="urn:x" a="1">x</Extra><Text>`,
	`${mark}" Extra="1" x='2`,
	`${mark}]]><Extra/><![CDATA[`,
	`${mark}<!-- --><?x y?>&amp;&lt;Extra/&gt;&#60;Extra/&#62;`,
	`${mark}\r\nX-Injected: 1\r\n\r\nGET /other HTTP/1.1`,
	`${mark}/../../other?x=1#y%2f..%5c`,
	`${mark}<Extra>x</Extra>`,
	`${mark}<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;`,
];
/** Twice, for what is made at first is changed afterwards. */
const values = ['Text', 'Text again', ...hostile];

let sandbox: Sandbox;
const seen = { operations: 0, parameters: 0, requests: 0, refused: 0, changed: 0 };
beforeAll(async () => {
	sandbox = await startSandbox();
});
afterAll(async () => {
	writeFigures('hostile-injection', { values: hostile.length, ...seen });
	await sandbox.stop();
});

interface Place {
	title: string;
	/** Of the node, in which the field is shown. */
	version: number;
	parameters: INodeParameters;
}

const expression = '={{ $json.value }}';

function placesIn(operation: Entry): Place[] {
	return operation.fields.flatMap((property): Place[] => {
		if (['hidden', 'notice'].includes(property.type) || property.noDataExpression) return [];
		const others = parametersFor(operation, property);
		const version = versionOf(property);
		if (property.type !== 'fixedCollection') {
			const parameters = withValue(others, property, inMode(property));
			return [{ title: property.name, version, parameters }];
		}
		return (property.options as INodePropertyCollection[]).flatMap((section) =>
			section.values.map((column) => ({
				title: `${property.name}.${column.name}`,
				version,
				parameters: withValue(others, property, {
					[section.name]: [{ ...rowFor(section.values, column), [column.name]: expression }],
				}),
			})),
		);
	});
}

/** In the mode that sends what was entered to the system, where there is a choice. */
function inMode({ type, modes }: PropertySpec): unknown {
	if (type !== 'resourceLocator') return expression;
	const names = modes!.map(({ name }) => name);
	return {
		__rl: true,
		mode: names.find((name) => name !== 'id' && name !== 'list') ?? 'id',
		value: expression,
	};
}

async function run(name: SystemName, operation: Entry, { version, parameters }: Place) {
	return await runNode({
		node: name,
		version,
		parameters: {
			resource: operation.resource,
			operation: operation.value,
			...parameters,
			options: {
				...(parameters.options as INodeParameters),
				parallelRequests: 1,
				...(operation.batch ? { itemsPerRequest: 1 } : {}),
			},
		},
		items: values.map((value) => ({ value }) as IDataObject),
		onError: 'continueErrorOutput',
		store: sandboxCredentials(sandbox),
	});
}

/** What of a request must not depend on a value. */
function shapeOf({ method, path, headers, body }: LoggedRequest): string {
	return JSON.stringify([
		method,
		path,
		headers.soapaction,
		Object.keys(headers).sort(),
		body.startsWith('<') && skeletonOf(body),
	]);
}

describe.each(Object.keys(systems) as SystemName[])('%s', (name) => {
	test.each(systems[name].operations.map((one) => [`${one.resource}.${one.value}`, one] as const))(
		'%s',
		async (_id, operation) => {
			seen.operations++;
			for (const place of placesIn(operation)) {
				const { title } = place;
				seen.parameters++;
				sandbox.control.reset();
				const { error, errors } = await run(name, operation, place);
				// What the parameters themselves may not be ends before anything is sent.
				if (error !== undefined) throw new Error(`${title}: ${error.message}`);
				seen.refused += errors.length;
				const isHostile = ({ body }: LoggedRequest) => body.includes(mark);
				const harmless = new Set(sandbox.requests.filter((one) => !isHostile(one)).map(shapeOf));
				const attacks = sandbox.requests.filter(isHostile);
				seen.requests += attacks.length;
				const changed = attacks.filter((request) => !harmless.has(shapeOf(request)));
				seen.changed += changed.length;
				expect({ title, changed: changed.map(({ body }) => body) }).toEqual({ title, changed: [] });
				expect(sandbox.requests.filter(({ path }) => /other/.test(path))).toEqual([]);
			}
		},
		60_000,
	);
});
