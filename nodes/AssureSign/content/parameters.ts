import type { FieldXml, PropertySpec } from '../../shared/operation/spec';

/** Signers are parameters too: a template names those for the email address and name of each signer. */
export function parameterProperties(path: string): PropertySpec[] {
	const xml: FieldXml = {
		path,
		named: { advice: 'Write {"Name": "value"}; names are those of the template.' },
		fields: { name: { path: '@Name' }, value: { path: '@Value', whenEmpty: 'send' } },
	};
	return [
		{
			displayName: 'Parameters From',
			name: 'parametersFrom',
			type: 'options',
			options: [
				{ name: 'Fields Below', value: 'fields' },
				{ name: 'JSON', value: 'json' },
			],
			default: 'fields',
			description: 'How the values for the template are given, signers included',
		},
		{
			displayName: 'Parameters',
			name: 'parameters',
			type: 'resourceMapper',
			default: { mappingMode: 'defineBelow', value: null },
			noDataExpression: true,
			typeOptions: {
				loadOptionsDependsOn: ['templateId.value'],
				resourceMapper: {
					resourceMapperMethod: 'getTemplateParameters',
					mode: 'add',
					fieldWords: { singular: 'parameter', plural: 'parameters' },
					addAllFields: true,
					multiKeyMatch: false,
					supportAutoMap: true,
					// Before a template is chosen nothing is wrong yet.
					hideNoDataError: true,
				},
			},
			displayOptions: { show: { parametersFrom: ['fields'] } },
			xml,
		},
		{
			displayName: 'Parameters (JSON)',
			name: 'parametersJson',
			type: 'json',
			default: '{}',
			description:
				'Names and values of the parameters, such as {"Signatory 1 Email Address": "ann@example.com"}',
			displayOptions: { show: { parametersFrom: ['json'] } },
			xml,
		},
	];
}
