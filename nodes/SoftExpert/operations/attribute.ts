import type { OperationSpec } from '../../shared/operation/spec';

/** Also the call of the credential's test: it reads and changes nothing. */
export const getAttributeData: OperationSpec = {
	resource: 'attribute',
	name: 'Get Data',
	value: 'getData',
	action: 'Get data of attribute',
	description:
		'Read what SoftExpert holds on attributes. The vendor does not document this method: the answer is passed on as it comes.',
	effect: 'read',
	properties: [
		{
			displayName: 'Attribute IDs',
			name: 'attributeIds',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. COST-CENTER',
			description: 'IDs of the attributes',
			xml: { path: 'IDATTRIBS' },
		},
	],
	soap: { service: 'adm_ws', element: 'getAttribData' },
	result: { cardinality: 'one', path: '', fields: [], keep: 'everything' },
};

export const attributeOperations: OperationSpec[] = [getAttributeData];
