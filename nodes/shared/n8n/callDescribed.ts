import type { PropertySpec, Task } from '../operation/spec';

interface Texts {
	/** Name of the system. */
	system: string;
	/** A service and a method that the system has. */
	service: string;
	method: string;
}

/**
 * Any method of the system, with its parameters as fields: what they are, the service's own description tells. Nothing else is
 * known about the method, so it counts as a change that must not be repeated.
 */
export function callDescribedTask(texts: Texts): Task {
	const { system } = texts;
	return {
		name: 'Call',
		value: 'callDescribed',
		action: 'Call method with its own fields',
		description: `Call any method of ${system}, chosen from a list, with its parameters as fields`,
		effect: 'write',
		fields: fieldsOf(texts),
		output: { gives: [], repeats: ['methodName'] },
		// Any method that the service describes.
		uses: [],
		tells: 'describedMethod',
	};
}

function fieldsOf({ service, method }: Texts): PropertySpec[] {
	const picker = (
		displayName: string,
		name: string,
		search: string,
		example: string,
		description: string,
	): PropertySpec => ({
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		required: true,
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select a ${displayName.toLowerCase()}...`,
				typeOptions: { searchListMethod: search, searchable: true },
			},
			{ displayName: 'By Name', name: 'name', type: 'string', placeholder: `e.g. ${example}` },
		],
	});
	return [
		picker('Service', 'serviceName', 'searchServices', service, 'Web service that has the method'),
		picker('Method', 'methodName', 'searchMethods', method, 'Method as the service itself lists it'),
		{
			displayName: 'Parameters',
			name: 'methodParameters',
			type: 'resourceMapper',
			default: { mappingMode: 'defineBelow', value: null },
			noDataExpression: true,
			description:
				'What is left empty is not sent. Lists of texts have commas in between, structures are JSON with the members that their name shows, files are base64 or the name of a binary field.',
			typeOptions: {
				loadOptionsDependsOn: ['serviceName.value', 'methodName.value'],
				resourceMapper: {
					resourceMapperMethod: 'getMethodParameters',
					mode: 'add',
					fieldWords: { singular: 'parameter', plural: 'parameters' },
					addAllFields: true,
					multiKeyMatch: false,
					supportAutoMap: true,
					// Nothing is wrong before the method is chosen; what cannot be read is said in a notice.
					hideNoDataError: true,
				},
			},
		},
		{
			displayName: 'Secret Parameters',
			name: 'secretParameters',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			default: {},
			placeholder: 'Add Secret',
			description:
				'Parameters that are passwords, keys or tokens, by name: they are hidden here and in errors',
			options: [
				{
					displayName: 'Secret',
					name: 'secrets',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							description: 'Name of the parameter',
						},
						{
							displayName: 'Value',
							name: 'secretValue',
							type: 'string',
							typeOptions: { password: true },
							default: '',
							description: 'Its value, which is hidden',
						},
					],
				},
			],
		},
	];
}
