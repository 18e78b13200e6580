import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * A method as a contract has it, in one form for the three systems.
 *
 * @typedef {object} ContractField
 * @property {string} path place in the request as `FieldXml.path` names it: `userId`, `Request/@UserName`
 * @property {string} type one of the types of `FieldXml`
 * @property {boolean} required
 * @property {number} [maximumLength] in characters
 * @property {string} [meaning] what the contract says about it
 *
 * @typedef {object} ContractMethod
 * @property {string} element
 * @property {string} namespace
 * @property {string} service as the dialect names it
 * @property {ContractField[]} fields in wire order, without what the credential fills in
 * @property {Array<{ path: string, type: string, meaning?: string }>} answers from the element that holds the result
 * @property {string[]} [fromCredential] places that the credential fills in, as `Method.fromCredential` names them
 * @property {boolean} uncertain whether the vendor's pages leave names open
 */

const filledIn = new Set(['sessionToken', 'ContextIdentifier', 'AuthenticationToken']);

const readers = { archer, softExpert, assureSign };

/**
 * @param {string} root folder that holds `contracts`
 * @param {string} system
 * @returns {ContractMethod[]}
 */
export function contractMethods(root, system) {
	const reader = readers[system];
	if (reader === undefined) {
		throw new Error(`There is no system "${system}"; the systems are ${Object.keys(readers).join(', ')}`);
	}
	return reader(JSON.parse(readFileSync(path.join(root, 'contracts', `${system}.json`), 'utf8')));
}

function archer({ namespace, services }) {
	return Object.entries(services).flatMap(([service, { methods }]) =>
		methods.map((method) => ({
			element: method.name,
			namespace: method.namespace ?? namespace,
			service,
			fields: method.params
				.filter(({ name }) => !filledIn.has(name))
				.map(({ name, type, required, meaning }) => ({
					path: name,
					type,
					required: required !== false,
					meaning,
				})),
			answers: [{ path: '.', type: method.returns.type, meaning: method.returns.meaning }],
			uncertain:
				method.namesFrom !== 'request-sample' || method.params.some((one) => one.alternatives !== undefined),
		})),
	);
}

function softExpert({ namespace, methods, related }) {
	const of = (service, space) => (method) => ({
		element: method.name,
		namespace: space,
		service,
		fields: method.params.map(({ name, type, required, maxLength, meaning }) => ({
			path: name,
			type: { integer: 'int', base64Binary: 'base64Binary', array: 'json', object: 'json' }[type] ?? 'string',
			required,
			maximumLength: maxLength,
			meaning,
		})),
		answers: (method.returns ?? []).map(({ name, meaning }) => ({ path: name, type: 'string', meaning })),
		uncertain: false,
	});
	return [
		...methods.map(of('adm_ws', namespace)),
		...related.workflow.methods.map(of('wf_ws', related.workflow.namespace)),
	];
}

function assureSign({ services }) {
	return Object.values(services).flatMap(({ operations }) =>
		operations.map((operation) => {
			const places = placesIn(operation.request.children ?? []);
			const [holder] = operation.response.children ?? [];
			return {
				element: operation.name,
				namespace: operation.request.xmlns,
				service: operation.request.xmlns.split('/').at(-1),
				fields: places.filter(({ path: place }) => !filledIn.has(place.split('@').at(-1))),
				fromCredential: places
					.map(({ path: place }) => place)
					.filter((place) => filledIn.has(place.split('@').at(-1))),
				answers: holder === undefined ? [] : placesIn([holder]).map(inside(holder.element)),
				uncertain: false,
			};
		}),
	);
}

/** Attributes and texts in the order of the schema, each with its path. */
function placesIn(elements, above = '') {
	return elements.flatMap(({ element, attributes = [], children = [], text, occurs, meaning }) => {
		const here = above === '' ? element : `${above}/${element}`;
		return [
			...attributes.map((one) => ({
				path: `${here}/@${one.name}`,
				type: typeOf(one.type),
				required: one.required,
				meaning: one.meaning,
			})),
			...(text ? [{ path: here, type: typeOf(text.type), required: !occurs?.startsWith('0'), meaning }] : []),
			...placesIn(children, here),
		];
	});
}

const inside = (holder) => (place) => ({ ...place, path: place.path.slice(holder.length + 1) || '.' });

function typeOf(type) {
	return type === 'enum' ? 'string' : type;
}
