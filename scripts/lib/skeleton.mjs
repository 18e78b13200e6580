/** Texts of a new operation's files, made from the contract. What a person has to write stands between « and ». */

const nodeFolders = { archer: 'Archer', softExpert: 'SoftExpert', assureSign: 'AssureSign' };

const samples = {
	string: 'Text',
	int: 7,
	decimal: '1.5',
	boolean: true,
	date: '2030-01-31',
	dateTime: '2030-01-31T09:30:00Z',
	guid: '06C4A84A-693C-46CB-8DF2-40A8215AA056',
	base64Binary: 'QQ==',
	json: '{}',
};

/**
 * @param {string} system
 * @param {string} resource value of the resource
 * @param {import('./contractMethods.mjs').ContractMethod} method
 * @returns {Record<string, string>} content by path from the root of the repository
 */
export function skeletonOf(system, resource, method) {
	const value = lowered(method.element);
	const sample = `test/samples/${system}/${resource}.${value}__«what-it-shows»`;
	return {
		[`nodes/${nodeFolders[system]}/resources/${resource}/${value}.ts`]: operationText(method),
		[`sandbox/${system}/methods/${value}.ts`]: sandboxText(system, method),
		[`${sample}/sample.json`]: `${JSON.stringify({ parameters: parametersOf(method) }, undefined, '\t')}\n`,
		[`${sample}/1.response.xml`]: `${envelope(responseOf(method))}\n`,
		[`${sample}/items.json`]: '[\n\t{}\n]\n',
	};
}

function operationText(method) {
	const { element, fields, uncertain, service, fromCredential = [] } = method;
	const places = fromCredential.map((place) => `'${place}'`).join(', ');
	return `import type { Operation } from '../../../shared/operation/spec';${isStatus(method) ? "\nimport { outcome } from '../../answers';" : ''}

// Words between « and » are those of the product's screens; the resource's index lists the operation and says the service.
export const ${lowered(element)}: Operation = {
	name: '«${words(element)}»',
	value: '${lowered(element)}',
	action: '«${words(element).toLowerCase()}»',
	description: '«What it does for the user»',
	effect: '${/^(?:get|list|lookup|search|find)/i.test(element) ? 'read' : 'write'}',
	fields: [${fields.map(fieldText).join('')}
	],
	service: '${service}',
	element: '${element}',${uncertain ? '\n\tuncertain: true,' : ''}${places === '' ? '' : `\n\tfromCredential: [${places}],`}
${answerOf(method)}
};
`;
}

/** SoftExpert answers with a status or with what `return` means; the others with elements of their own. */
function answerOf(method) {
	if (isStatus(method)) return "	answer: outcome({ repeats: [], returns: 'key' }), // «what \`return\` means»";
	return `	answer: {
		gives: [${method.answers.map(answerText).join('')}
		],
	},`;
}

function isStatus({ service }) {
	return service === 'adm_ws' || service === 'wf_ws';
}

function fieldText({ path, type, required, maximumLength, meaning }) {
	const name = nameOf(path);
	const kind = { int: 'number', boolean: 'boolean', date: 'dateTime', dateTime: 'dateTime', json: 'json' }[
		type
	];
	const initial = { number: '0', boolean: 'false', json: "'{}'" }[kind] ?? "''";
	const xml = [
		`path: '${path}'`,
		...(type === 'string' ? [] : [`type: '${type}'`]),
		...(maximumLength === undefined ? [] : [`maximumLength: ${maximumLength}`]),
	];
	return `
		{
			displayName: '«${words(name)}»',
			name: '${lowered(name)}',
			type: '${kind ?? 'string'}',
			default: ${initial},${required ? '\n\t\t\trequired: true,' : "\n\t\t\tcollection: 'additionalFields',"}
			description: '«${quoted(meaning ?? 'What the user has to know')}»',
			xml: { ${xml.join(', ')} },
		},`;
}

function answerText({ path, type, meaning }) {
	const kind = { int: 'integer', decimal: 'number', boolean: 'boolean', dateTime: 'dateTime', guid: 'guid' }[
		type
	];
	const name = path === '.' ? 'result' : lowered(nameOf(path));
	return `
			{
				name: '«${name}»',
				xml: '${path}',${kind === undefined ? '' : `\n\t\t\t\ttype: '${kind}',`}
				description: '«${quoted(meaning ?? 'What it is')}»',
			},`;
}

/** From the contract and never from the operation: what both take from one wrong idea no test can find. */
function sandboxText(system, { element }) {
	const methods = {
		archer: `import { ArcherFault, type ArcherMethods } from '../method';

export const ${lowered(element)}Methods: ArcherMethods = {
	${element}: () => {
		throw new ArcherFault('«What the state answers, and its faults»');
	},
};
`,
		softExpert: `import { failure, type SoftExpertMethods } from '../method';

export const ${lowered(element)}Methods: SoftExpertMethods = {
	${element}: (call) => failure(call, '«code»', '«What the state answers, and its refusals»'),
};
`,
		assureSign: `import { AssureSignRefusal, type AssureSignMethods } from '../method';

export const ${lowered(element)}Methods: AssureSignMethods = {
	${element}: {
		refused: { Success: false },
		run: () => {
			throw new AssureSignRefusal('«What the state answers, and its refusals»');
		},
	},
};
`,
	};
	return methods[system];
}

function parametersOf({ fields }) {
	const parameters = {};
	for (const { path, type, required } of fields) {
		const name = lowered(nameOf(path));
		const value = samples[type] ?? samples.string;
		if (required) parameters[name] = value;
		else parameters.additionalFields = { ...parameters.additionalFields, [name]: value };
	}
	return parameters;
}

/** The shape of the answer; SoftExpert answers with elements of its own, the others with one that holds the result. */
function responseOf({ element, namespace, answers, service }) {
	const isOwn = isStatus({ service });
	const texts = answers
		.filter(({ path }) => !path.includes('@') && !path.includes('/'))
		.map(({ path, type }) => {
			const text = samples[type] ?? samples.string;
			return path === '.' ? text : `<${path}>${text}</${path}>`;
		});
	const attributes = answers
		.filter(({ path }) => path.startsWith('@'))
		.map(({ path, type }) => ` ${path.slice(1)}="${samples[type] ?? samples.string}"`);
	const inner = isOwn
		? texts.join('')
		: `<${element}Result${attributes.join('')}>${texts.join('')}</${element}Result>`;
	return `<${element}Response xmlns="${namespace}">${inner}</${element}Response>`;
}

function envelope(content) {
	return `<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body>${content}</soap:Body></soap:Envelope>`;
}

function nameOf(path) {
	return path.split(/[/@]/).at(-1);
}

/** `UserName` to `userName`, `IDUSER` to `iduser`. */
function lowered(name) {
	return /^[A-Z0-9]+$/.test(name) ? name.toLowerCase() : name.charAt(0).toLowerCase() + name.slice(1);
}

function words(name) {
	return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/^./, (letter) => letter.toUpperCase());
}

function quoted(text) {
	return text.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}
