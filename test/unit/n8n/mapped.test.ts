import type { IExecuteFunctions, INode } from 'n8n-workflow';
import { refuseForAgent, secretOutputs } from '../../../nodes/shared/n8n/agents';
import { columnMapping, mappingProperties } from '../../../nodes/shared/n8n/mapped';
import type { SoapSystem } from '../../../nodes/shared/operation/dialect';
import type { Entry } from '../../../nodes/shared/operation/spec';

/** Map Automatically in the node, and what an agent may not do. */

const text = (name: string, displayName: string) => ({ name, displayName, type: 'string', default: '' });
const create = {
	name: 'Create',
	value: 'create',
	action: 'Create user',
	resource: 'user',
	effect: 'write',
	fields: [text('firstName', 'First Name'), text('lastName', 'Last Name')],
	uses: [],
	output: { gives: [] },
} as unknown as Entry;
const get = { ...create, value: 'get', effect: 'read' } as Entry;

describe('the choice', () => {
	test('is there for what can be mapped, and only for that', () => {
		expect(mappingProperties('user', [get])).toEqual([]);
		const [mode, unknown] = mappingProperties('user', [get, create]);
		const show = { resource: ['user'], operation: ['create'] };
		expect(mode).toMatchObject({
			name: 'mappingMode',
			type: 'options',
			noDataExpression: true,
			default: 'defineBelow',
			displayOptions: { show },
		});
		expect(mode.options).toEqual([
			expect.objectContaining({ value: 'autoMapInputData' }),
			expect.objectContaining({ value: 'defineBelow' }),
		]);
		expect(unknown).toMatchObject({
			name: 'unknownColumns',
			type: 'options',
			noDataExpression: true,
			default: 'report',
			displayOptions: { show: { ...show, mappingMode: ['autoMapInputData'] } },
		});
		expect(unknown.options).toEqual([
			expect.objectContaining({ value: 'ignore' }),
			expect.objectContaining({ value: 'report' }),
		]);
	});
});

describe('the columns of an item', () => {
	function mappingOf(parameters: object, items: object[], entry = create) {
		const hints: object[] = [];
		const context = {
			getNode: () => ({ parameters, typeVersion: 1 }),
			getInputData: () => items.map((json) => ({ json })),
			addExecutionHints: (hint: object) => hints.push(hint),
		} as unknown as IExecuteFunctions;
		return { mapping: columnMapping(context, entry), hints };
	}
	const automatic = { mappingMode: 'autoMapInputData' };

	test('are left alone unless it is chosen and the operation has it', () => {
		expect(mappingOf({ mappingMode: 'defineBelow' }, []).mapping).toBeUndefined();
		expect(mappingOf({}, []).mapping).toBeUndefined();
		expect(mappingOf(automatic, [], get).mapping).toBeUndefined();
	});

	test('fill the fields of their own item', () => {
		const { mapping, hints } = mappingOf(automatic, [{ firstName: 'Ada' }, { 'Last Name': 'Doe' }]);
		expect(mapping!({}, 0).values).toEqual({ firstName: 'Ada' });
		expect(mapping!({}, 1).values).toEqual({ lastName: 'Doe' });
		expect(mapping!({}, 2).values).toEqual({});
		expect(hints).toEqual([]);
	});

	test('that no field is called like are named once each', () => {
		const items = [{ city: 1 }, { city: 2, street: 3, '<b>&': 4 }, { city: 5 }];
		const { mapping, hints } = mappingOf(automatic, items);
		for (const index of items.keys()) mapping!({}, index);
		expect(hints).toEqual([
			{ type: 'info', message: 'No field is called like the column "city": not sent.' },
			{ type: 'info', message: 'No field is called like the columns "street", "?b??": not sent.' },
		]);
	});

	test('that the user lets be ignored, or that a mapper of the operation knows, are not', () => {
		const ignoring = mappingOf({ ...automatic, unknownColumns: 'ignore' }, [{ city: 1 }]);
		ignoring.mapping!({}, 0);
		const schema = [{ id: 'city', displayName: 'Town' }, { id: 5 }];
		const knowing = mappingOf({ ...automatic, firstName: { schema } }, [{ city: 1, Town: 2, other: 3 }]);
		knowing.mapping!({}, 0);
		expect(ignoring.hints).toEqual([]);
		expect(knowing.hints).toEqual([
			{ type: 'info', message: 'No field is called like the column "other": not sent.' },
		]);
		const odd = mappingOf({ ...automatic, firstName: { schema: 'city' }, lastName: null }, [{ city: 1 }]);
		odd.mapping!({}, 0);
		expect(odd.hints).toHaveLength(1);
	});

	test('are named up to twenty, each up to 60 characters', () => {
		const names = Array.from({ length: 22 }, (_unused, index) => `column${index}`);
		const said = (columns: string[]) => {
			const { mapping, hints } = mappingOf(automatic, [Object.fromEntries(columns.map((name) => [name, 1]))]);
			mapping!({}, 0);
			return (hints[0] as { message: string }).message;
		};
		const quoted = names.slice(0, 20).map((name) => `"${name}"`);
		expect(said(names.slice(0, 20))).toBe(
			`No field is called like the columns ${quoted.join(', ')}: not sent.`,
		);
		expect(said(names)).toBe(
			`No field is called like the columns ${quoted.join(', ')} and 2 more: not sent.`,
		);
		expect(said(['x'.repeat(61)])).toBe(`No field is called like the column "${'x'.repeat(60)}": not sent.`);
	});
});

describe('an agent', () => {
	const system = { versions: [1, 1.1] } as unknown as SoapSystem;
	const node = (more: object = {}) =>
		({ type: 'archerTool', typeVersion: 1.1, parameters: {}, name: 'Tool', ...more }) as unknown as INode;
	const refuse = (one: INode, more: object) => () =>
		refuseForAgent(one, { ...create, ...more } as Entry, system);
	const destructive = { destructive: true };

	test('may not do what cannot be undone, nor call any method, and is told who may allow it', () => {
		for (const guarded of [destructive, { resource: 'callMethod' }]) {
			expect(refuse(node(), guarded)).toThrow(
				expect.objectContaining({
					message: "This tool is not allowed to do 'Create user'.",
					description:
						"It is for agents. Switch on 'Allow Operations That Cannot Be Undone' in the node if an agent may do what cannot be undone.",
					level: 'warning',
				}),
			);
		}
	});

	test('may do it when the switch is on, everything else, and in nodes that were saved before', () => {
		for (const one of [
			refuse(node({ parameters: { allowWithoutReturn: true } }), destructive),
			refuse(node({ typeVersion: 1 }), destructive),
			refuse(node({ type: 'archer' }), destructive),
			refuse(node(), {}),
		]) {
			expect(one).not.toThrow();
		}
		for (const value of ['true', false]) {
			expect(refuse(node({ parameters: { allowWithoutReturn: value } }), destructive)).toThrow();
		}
	});

	test('the places of secrets are known, each once and in order', () => {
		const secret = (name: string) => ({ name, secret: true });
		const giving = (...gives: object[]) => ({ ...create, output: { gives } });
		const operations = [
			giving(secret('token'), { name: 'plain' }, { name: 'users', type: 'list', gives: [secret('pin')] }),
			giving(secret('token'), { name: 'inner', type: 'object', gives: [secret('key')] }, secret('a')),
		];
		expect(secretOutputs({ operations } as unknown as SoapSystem)).toEqual([
			'a',
			'inner.key',
			'token',
			'users[*].pin',
		]);
	});
});
