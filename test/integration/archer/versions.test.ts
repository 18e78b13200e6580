import { NodeHelpers, type INodeProperties } from 'n8n-workflow';
import { Archer } from '../../../nodes/Archer/Archer.node';
import { checkParameters } from '../../../nodes/shared/operation/values/check';
import { hiddenFields } from '../../../nodes/shared/operation/values/visible';

const since = (version: number, more: Partial<INodeProperties>): INodeProperties => ({
	displayName: 'Mode',
	name: 'mode',
	type: 'options',
	options: [
		{ name: 'Form', value: 'form' },
		{ name: 'Rows', value: 'rows' },
	],
	default: 'rows',
	displayOptions: { show: { '@version': [version] } },
	...more,
});
const form: INodeProperties = {
	displayName: 'Form',
	name: 'form',
	type: 'string',
	default: '',
	displayOptions: { show: { mode: ['form'] } },
};
const fields = [since(1, {}), since(1.1, { default: 'form' }), form];

test('new nodes get the last version, and saved ones have theirs', () => {
	const { version, defaultVersion } = new Archer().description;
	expect(version).toEqual([1, 1.1]);
	expect(defaultVersion).toBe(1.1);
});

test.each([
	[1, 'rows', undefined],
	[1.1, 'form', 'kept'],
])('of two fields of one name that of version %d counts', (version, mode, kept) => {
	const { values } = checkParameters(fields, { '@version': version, mode, form: 'kept' });
	expect(values).toEqual({ '@version': version, mode, ...(kept && { form: kept }) });
	expect([...hiddenFields(fields, { '@version': version, mode })]).toEqual(kept ? [] : ['form']);
	const n8n = NodeHelpers.getNodeParameters(fields, {}, true, false, { typeVersion: version }, null);
	expect(n8n?.mode).toBe(mode);
});
